"""Writes the core of ``knowledge/data/offices_reviewed.csv`` from two independent writings of it.

Heads of state and government, foreign and defence ministers since 2015 were written down twice, by two writers who did
not see each other's lines (``A`` and ``B``: files with the columns person, aliases, office, title, of, from, to,
seen_until, sure). A term is kept where both know it, on the days on which both have it, so that a day in doubt is
unknown rather than wrong. Run from the root of the checkout: ``python tools/compare_holders.py FOLDER``, where the
folder holds ``a*.csv`` and ``b*.csv``. Prints what only one of them knows.

Terms of the same state and office since 2015 leave the other tables: they are older, spell names otherwise, or count
officials as ministers. Their Wikidata numbers and spellings are kept.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path

from office_terms import SOURCE, Term, replaced, table, write

#: The least likeness of two spellings of one name, their words sorted (1: the same).
ALIKE = 0.85


def written(paths: Iterable[Path]) -> list[Term]:
    """The lines of one writer, without those in doubt."""
    found = []
    for path in paths:
        with path.open(encoding="utf-8") as stream:
            for cells in csv.reader(stream):
                if len(cells) == 9 and cells[8] != "no":
                    found.append(Term(*cells[:8], wikidata="", source=SOURCE))
    return found


def same_person(one: Term, other: Term) -> bool:
    """Whether two lines name one person, however spelled."""
    return any(likeness(a, b) >= ALIKE for a in one.names for b in other.names)


def likeness(one: str, other: str) -> float:
    """How alike two names are whatever the order of their words, from 0 to 1."""
    return SequenceMatcher(None, " ".join(sorted(one.split())), " ".join(sorted(other.split()))).ratio()


def agreed(one: Term, others: Iterable[Term]) -> Term | None:
    """The days of a term on which the other writer has the same person in the same office."""
    for other in others:
        first, last = max(one.starts, other.starts), min(one.ends, other.ends)
        if first < last and same_person(one, other):
            is_open = not one.last and not other.last
            aliases = spellings(one, (other,))
            ended = "" if is_open else last
            return replace(one, aliases=aliases, first=first, last=ended, seen_until=last)
    return None


def spellings(term: Term, others: Iterable[Term]) -> str:
    """All spellings of a name but the one it stands under."""
    every = [*term.aliases.split(";"), *(n for o in others for n in (o.person, *o.aliases.split(";")))]
    surname = term.person.split()[-1]
    return ";".join(name for name in dict.fromkeys(every) if name and name not in (term.person, surname))


def enriched(term: Term, old: Iterable[Term]) -> Term:
    """A term with the Wikidata number of the same person in older tables, and the spellings there."""
    same = [other for other in old if same_person(term, other)]
    number = next((other.wikidata for other in same if other.wikidata), "")
    return replace(term, wikidata=number, aliases=spellings(term, same))


def joined(terms: Iterable[Term]) -> Iterator[Term]:
    """Terms of which one follows the other in the same hands become one."""
    last: Term | None = None
    for term in sorted(terms, key=lambda t: (t.of, t.office, t.person, t.first)):
        if last is not None and (last.pair, last.person) == (term.pair, term.person) and last.ends >= term.first:
            last = replace(last, last=term.last, seen_until=max(last.seen_until, term.seen_until))
            continue
        if last is not None:
            yield last
        last = term
    if last is not None:
        yield last


def main(folder: Path) -> None:
    """Compare the writings, tell what differs, and write the tables."""
    ones, others = written(sorted(folder.glob("a*.csv"))), written(sorted(folder.glob("b*.csv")))
    by_pair: defaultdict[tuple[str, str], list[Term]] = defaultdict(list)
    for term in others:
        by_pair[term.pair].append(term)
    kept = {term: agreed(term, by_pair[term.pair]) for term in ones}
    for term in (term for term, found in kept.items() if found is None):
        print(f"only in one: {term.of} {term.office}: {term.person} {term.first} to {term.last}")
    pairs = {term.pair for term in ones} & set(by_pair)
    tables = {name: table(name) for name in ("offices_reviewed.csv", "offices_recent.csv", "offices.csv")}
    old: defaultdict[tuple[str, str], list[Term]] = defaultdict(list)
    for term in (term for terms in tables.values() for term in terms):
        old[term.pair].append(term)
    core = list(joined(enriched(term, old[term.pair]) for term in kept.values() if term is not None))
    for name, terms in tables.items():
        rest = [term for term in terms if not replaced(term, pairs)]
        print(f"{name}: {len(terms) - len(rest)} lines replaced, {len(rest)} stay")
        write(name, [*core, *rest] if name == "offices_reviewed.csv" else rest)
    print(f"{len(core)} terms agreed of {len(ones)} and {len(others)} written")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
