"""Writes ``knowledge/data/offices_history.csv``: heads of state and government from 1945 to 2014, written from memory.

Run from the root of the checkout: ``python tools/add_history.py FOLDER``, where the folder holds ``history_*.csv`` with
the columns person, aliases, office, title, of, from, to, seen_until, doubt. Lines in doubt are left out, and those of
terms that the other tables have already under a name that is alike. Nothing here was checked against a source.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from compare_holders import same_person
from office_terms import Term, table, write

from legation.knowledge.organisations import organisations
from legation.knowledge.states import states

SOURCE = "public knowledge, unchecked"
OTHERS = ("offices_reviewed.csv", "offices_recent.csv", "offices.csv")


def written(paths: Iterable[Path]) -> Iterator[Term]:
    """The lines of the writers, without those in doubt and those of states that no table knows."""
    unknown: Counter[str] = Counter()
    for path in paths:
        with path.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                if row["of"] not in states() and row["of"] not in organisations():
                    unknown[row["of"]] += 1
                elif row["doubt"] != "x" and row["title"]:
                    cells = [row[key] for key in ("person", "aliases", "office", "title", "of", "from", "to")]
                    yield Term(*cells, row["to"] or row["seen_until"], "", SOURCE)
    print(f"not in the tables of states and organisations: {dict(unknown)}")


def is_known(term: Term, others: Iterable[Term]) -> bool:
    """Whether another table has the same person in the same office at the same time."""
    return any(
        (not other.starts or not term.ends or other.starts[:4] <= term.ends[:4])
        and (not other.ends or other.ends[:4] >= term.starts[:4])
        and same_person(term, other)
        for other in others
    )


def main(folder: Path) -> None:
    """Write the terms that no other table has."""
    held: defaultdict[tuple[str, str], list[Term]] = defaultdict(list)
    for term in (term for name in OTHERS for term in table(name)):
        held[term.pair].append(term)
    every = list(dict.fromkeys(written(sorted(folder.glob("history_*.csv")))))
    new = [term for term in every if not is_known(term, held[term.pair])]
    write("offices_history.csv", sorted(new, key=lambda term: (term.of, term.office, term.first, term.person)))
    print(f"{len(new)} terms of {len(every)} are new")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
