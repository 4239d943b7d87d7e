"""Adds to ``knowledge/data/members.csv`` what two independent writings of memberships agree on.

Run from the root of the checkout: ``python tools/compare_members.py FOLDER``, where the folder holds ``members_*a.csv``
and ``members_*b.csv`` with the columns organisation, state, from, to, doubt. A member is kept where both writers have
it; of two dates that differ only what they share stays (the year, the month, or nothing), and where only one of them
lets a member leave the line is left out. Organisations that the table has members of already stay as they are.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from legation.knowledge.organisations import organisations
from legation.knowledge.states import states

TABLE = Path(__file__).parent.parent / "src/legation/knowledge/data/members.csv"
SOURCE = "public knowledge, written twice and compared"
#: How the writers were asked for what the table calls otherwise.
CODES = {"Contact Group (Balkans)": "Contact Group", "Saudi-led coalition (Yemen)": "Saudi-led coalition"}

#: Ends from here on were only announced when the lines were written; where one writer has none, there is none yet.
ANNOUNCED = "2026"

Dates = tuple[str, str]


def written(paths: Iterable[Path]) -> dict[tuple[str, str], list[Dates]]:
    """The dates of each membership, by organisation and state, without those in doubt."""
    found: dict[tuple[str, str], list[Dates]] = {}
    for path in paths:
        with path.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                if row["doubt"] != "x":
                    key = CODES.get(row["organisation"], row["organisation"]), row["state"]
                    found.setdefault(key, []).append((row["from"], row["to"]))
    return found


def shared(one: str, other: str) -> str:
    """What two dates share: the day, the month, the year, or nothing; one that is not known leaves the other."""
    if not one or not other:
        return one or other
    for length in (10, 7, 4):
        if len(one) >= length and len(other) >= length and one[:length] == other[:length]:
            return max(one, other, key=len) if length < 10 and min(len(one), len(other)) == length else one[:length]
    return ""


def agreed(ones: list[Dates], others: list[Dates]) -> Iterator[Dates]:
    """The memberships of one state on which both writers agree, in order."""
    for (first, last), (other_first, other_last) in zip(sorted(ones), sorted(others), strict=False):
        if bool(last) != bool(other_last) and max(last, other_last) >= ANNOUNCED:
            last = other_last = ""
        ended = shared(last, other_last)
        if bool(last) == bool(other_last) and (ended or not last):
            yield shared(first, other_first), ended


def main(folder: Path) -> None:
    """Compare the writings and add what they agree on."""
    ones, others = written(sorted(folder.glob("members_*a.csv"))), written(sorted(folder.glob("members_*b.csv")))
    with TABLE.open(encoding="utf-8", newline="") as stream:
        lines = list(csv.reader(stream))[1:]
    held = {row[0] for row in lines if row[4] != SOURCE}
    known = set(states()) | set(organisations())
    added = [
        [code, state, first, last, SOURCE]
        for (code, state), dates in sorted(ones.items())
        if code in organisations() and state in known and code not in held
        for first, last in agreed(dates, others.get((code, state), []))
    ]
    with TABLE.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(["organisation", "state", "from", "to", "source"])
        writer.writerows([*(row for row in lines if row[4] != SOURCE), *added])
    unknown = sorted({code for code, _ in ones if code not in organisations()})
    print(f"{len(added)} memberships agreed; not in the table of organisations: {unknown}")
    print(Counter(row[0] for row in added))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
