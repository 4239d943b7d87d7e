"""Who held which office when, and until which day that is known."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from importlib.resources.abc import Traversable

from legation.knowledge.tables import DATA, first_day, last_day, listed, records
from legation.knowledge.word_lists import words

#: Two rows tell one term where they let it begin so many days apart, at most.
SAME_START = 45
#: Arabic articles in front of a last name, which are left out.
ARTICLES = ("al-", "el-", "as-", "ar-", "an-", "at-", "ad-")
TABLES = ("offices_reviewed.csv", "offices_recent.csv", "offices.csv", "offices_history.csv")
COLUMNS = ("person", "aliases", "office", "title", "of", "from", "to", "seen_until", "wikidata", "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A term of a person in an office.

    `first` and `last` are the widest days that the source allows (a bare year counts whole); None where it gives
    none. A term without `last` is trusted until `seen_until`; after that it is unknown whether it goes on.
    """

    person: str
    aliases: tuple[str, ...]
    office: str
    title: str
    of: str
    first: date | None
    last: date | None
    seen_until: date | None
    wikidata: str
    source: str

    def could_hold(self, on: date) -> bool:
        """Whether nothing known speaks against the term running on a day."""
        return (self.first is None or self.first <= on) and (self.last is None or on <= self.last)

    def holds(self, on: date) -> bool:
        """Whether the term is known to run on a day."""
        end = self.last or self.seen_until
        return self.first is not None and self.first <= on and end is not None and on <= end


#: Where a line of a table stands, and its cells as they are written there. Tens of thousands are held: of plain tuples,
#: and of the numbers by which they are found, the garbage collector need not ask each time whether they are in use.
_Row = tuple[str, int, tuple[str, ...]]


def _holder(row: _Row) -> Holder:
    table, number, (person, aliases, office, title, of, first, last, seen_until, wikidata, source) = row
    return Holder(
        person=person,
        aliases=listed(aliases),
        office=office,
        title=title,
        of=of,
        first=first_day(first, table, number),
        last=last_day(last, table, number),
        seen_until=last_day(seen_until, table, number),
        wikidata=wikidata,
        source=source,
    )


class Holders:
    """The terms of all tables, found by the name of the person or by the office."""

    def __init__(self, rows: Iterable[_Row]) -> None:
        self._rows = tuple(rows)
        self._terms: dict[int, Holder] = {}

    def __len__(self) -> int:
        return len(self._rows)

    def named(self, name: str, on: date | None = None) -> list[Holder]:
        """The terms of everybody who goes by this full name, alias or surname.

        With a day given, only terms that could run on it, those known to run first. The reviewed table
        comes before the others.
        """
        found = _newest(self._made(self._by_name.get(plain(name), ())))
        if on is None:
            return found
        return sorted((holder for holder in found if holder.could_hold(on)), key=lambda holder: not holder.holds(on))

    def terms(self, office: str | None = None, of: str | None = None) -> list[Holder]:
        """The terms in a class of office, of a state or organisation, or in one of the other."""
        if of is None:
            return _newest(self._made(self._by_office.get(office or "", ())))
        return _newest(self._made(self._by_owner.get(of, {}).get(office or "", ())))

    def holding(self, office: str, of: str, on: date) -> list[Holder]:
        """The terms in an office of a state or organisation that are known to run on a day."""
        return [holder for holder in self.terms(office, of) if holder.holds(on)]

    def _made(self, numbers: Iterable[int]) -> list[Holder]:
        """The terms of the lines with some numbers, each made from its cells once."""
        made = self._terms
        return [made.get(at) or made.setdefault(at, _holder(self._rows[at])) for at in numbers]

    @cached_property
    def _by_name(self) -> dict[str, tuple[int, ...]]:
        index: defaultdict[str, list[int]] = defaultdict(list)
        for at, (_, _, cells) in enumerate(self._rows):
            for form in _forms(cells[0], cells[1], cells[3], cells[4]):
                index[form].append(at)
        return _firm(index)

    @cached_property
    def _by_office(self) -> dict[str, tuple[int, ...]]:
        """The numbers of the lines by class of office; all of them under the empty class."""
        index: defaultdict[str, list[int]] = defaultdict(list)
        for at, (_, _, cells) in enumerate(self._rows):
            index[cells[2]].append(at)
            index[""].append(at)
        return _firm(index)

    @cached_property
    def _by_owner(self) -> dict[str, dict[str, tuple[int, ...]]]:
        """The same by state or organisation, then by class of office; all of an owner's under the empty class."""
        index: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        for at, (_, _, cells) in enumerate(self._rows):
            index[cells[4]][cells[2]].append(at)
            index[cells[4]][""].append(at)
        return {of: _firm(offices) for of, offices in index.items()}


def _firm(index: Mapping[str, list[int]]) -> dict[str, tuple[int, ...]]:
    return {key: tuple(numbers) for key, numbers in index.items()}


@cache
def holders() -> Holders:
    """The terms of all tables that ship with the package."""
    return read_holders()


def read_holders(folder: Traversable = DATA) -> Holders:
    """The terms of the tables in a folder."""
    return Holders((name, number, tuple(cells)) for name in TABLES for number, cells in records(name, COLUMNS, folder))


def _newest(found: Sequence[Holder]) -> list[Holder]:
    """Terms without those that an earlier row tells too: of the tables, the more careful ones come first."""
    kept: defaultdict[tuple[str, str, str], list[Holder]] = defaultdict(list)
    for holder in found:
        same = kept[holder.person, holder.office, holder.of]
        if not any(_starts_alike(holder, other) for other in same):
            same.append(holder)
    stay = {id(holder) for same in kept.values() for holder in same}
    return [holder for holder in found if id(holder) in stay]


def _starts_alike(one: Holder, other: Holder) -> bool:
    if one.first is None or other.first is None:
        return False
    return abs((one.first - other.first).days) <= SAME_START


def plain(name: str) -> str:
    """A name in lower case without accents, as names are compared."""
    if name.isascii():
        return name.lower()
    decomposed = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).lower()


def _forms(person: str, aliases: str, title: str, of: str) -> Iterable[str]:
    """The names a row is found by, each once: the full name, what people are called by for short, and the aliases."""
    full = plain(person)
    short = _short_forms(full, title, of)
    if not aliases:
        return dict.fromkeys((full, *short))
    return dict.fromkeys((full, *short, *(plain(alias) for alias in listed(aliases))))


def _short_forms(full: str, title: str, of: str) -> Iterator[str]:
    """What somebody is called for short: the last name, also with its particle, or the first where that is usual."""
    *before, surname = full.split(" ")
    yield surname
    if surname.startswith(ARTICLES):
        yield surname[3:]
    if not before:
        return
    if before[-1] in words("titles", "names", "particles"):
        yield f"{before[-1]} {surname}"
    state = of.lower()
    if state in words("titles", "called", "double") and len(before) > 1:
        yield from (before[1], f"{before[1]} {surname}")
    given_last = state not in words("titles", "called", "mixed") or len(before) == 2 or "-" in surname
    by_first = state in words("titles", "called", "first") and given_last
    if by_first or title.lower() in words("titles", "names", "regal"):
        yield next((part for part in before if part not in _ranks()), before[0])


@cache
def _ranks() -> frozenset[str]:
    """Words of titles and courtesies that stand in front of given names ("King Hussein", "Crown Prince Hassan")."""
    regal = (word for title in words("titles", "names", "regal") for word in title.split())
    return words("titles", "signs", "courtesy") | frozenset(regal)
