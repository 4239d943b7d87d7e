"""Terms of office as the tables hold them, read and written by the scripts beside this one."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from pathlib import Path

from legation.knowledge.holders import COLUMNS, plain
from legation.knowledge.tables import first_day, last_day

DATA = Path(__file__).parent.parent / "src/legation/knowledge/data"
#: From when the terms that were written twice are whole, and how their source is named.
SINCE = "2015-01-01"
SOURCE = "public knowledge, written twice and compared"


@dataclass(frozen=True)
class Term:
    """One line of a table, in the order of its columns."""

    person: str
    aliases: str
    office: str
    title: str
    of: str
    first: str
    last: str
    seen_until: str
    wikidata: str
    source: str

    @property
    def names(self) -> set[str]:
        """Every spelling of the name, as names are compared."""
        return {plain(name.replace("-", " ")) for name in (self.person, *self.aliases.split(";")) if name}

    @property
    def pair(self) -> tuple[str, str]:
        """Whose office, and which."""
        return self.of, self.office

    @property
    def starts(self) -> str:
        """The latest day that the start can mean: a month counts from its end."""
        return str(last_day(self.first, "term", 0) or "")

    @property
    def ends(self) -> str:
        """The earliest day that the end can mean, or the last day seen."""
        return str(first_day(self.last or self.seen_until, "term", 0) or "")


def table(name: str) -> list[Term]:
    """The lines of a table that ships."""
    with (DATA / name).open(encoding="utf-8") as stream:
        return [Term(*cells) for cells in list(csv.reader(stream))[1:]]


def replaced(term: Term, pairs: set[tuple[str, str]]) -> bool:
    """Whether a line of an older table gives way."""
    return term.pair in pairs and (not term.last or term.last > SINCE)


def write(name: str, terms: Iterable[Term]) -> None:
    """Write a table."""
    with (DATA / name).open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(astuple(term) for term in terms)
