"""Choosing: what a reader has chosen of a timeline, by its address, and the links that choose more or less of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Final

from starlette.datastructures import QueryParams

from legation.errors import InputError
from legation.model import Count, Facets
from legation.views.web.addresses import with_query

#: Digits of a year.
YEAR: Final = 4
TITLES: Final = MappingProxyType(
    {"status": "Status", "type": "Type (PLOVER)", "kind": "Kind", "min_sources": "Sources"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What is asked of a timeline: words of the vocabularies, days, so many sources at least."""

    status: str = ""
    type: str = ""
    kind: str = ""
    year: str = ""
    since: str = ""
    until: str = ""
    min_sources: str = ""

    @classmethod
    def of(cls, query: QueryParams) -> Chosen:
        """What an address asks.

        Raises:
            InputError: a year or a number is none.
        """
        found = cls(**{name: query.get(name, "").strip() for name in cls.__slots__})
        if found.year and not (found.year.isascii() and found.year.isdecimal() and len(found.year) == YEAR):
            raise InputError(f"{found.year!r} is no year: give four digits, such as 2022")
        if found.min_sources and not (found.min_sources.isascii() and found.min_sources.isdecimal()):
            raise InputError(f"{found.min_sources!r} is no number of sources")
        return found

    @property
    def asked(self) -> dict[str, Any]:
        """What the record is asked."""
        return {
            "status": self.status or None,
            "type": self.type or None,
            "kind": self.kind or None,
            "since": self.since or self.year or None,
            "until": self.until or self.year or None,
            "min_sources": max(1, int(self.min_sources[:6] or 1)),
        }

    @property
    def all_days(self) -> Chosen:
        """The same of all days."""
        return replace(self, year="", since="", until="")

    @property
    def given(self) -> dict[str, str]:
        """What was chosen, by the names of the address."""
        return {name: getattr(self, name) for name in self.__slots__ if getattr(self, name)}

    def link(self, path: str, **changed: str) -> str:
        """The page with something else chosen."""
        return with_query(path, replace(self, **changed).given)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A value that can be chosen, how many lines have it, and the page that chooses it or lets go of it."""

    label: str
    count: int
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """What can be chosen of one sort."""

    title: str
    choices: tuple[Choice, ...]


def facets_shown(path: str, chosen: Chosen, facets: Facets) -> tuple[Facet, ...]:
    """The facets of a page, without those that have nothing to choose."""
    found = (
        ("status", facets.statuses),
        ("kind", facets.kinds),
        ("type", facets.types),
        ("min_sources", facets.sources),
    )
    shown = (Facet(title=TITLES[name], choices=tuple(_choices(path, chosen, name, counts))) for name, counts in found)
    return tuple(facet for facet in shown if facet.choices)


def years_shown(path: str, chosen: Chosen, years: Iterable[Count]) -> tuple[Choice, ...]:
    """The years that can be chosen; one that is chosen lets go of other days."""
    freed = chosen.all_days
    return tuple(
        Choice(
            label=each.name,
            count=each.count,
            href=freed.link(path, year="" if each.name == chosen.year else each.name),
            chosen=each.name == chosen.year,
        )
        for each in years
    )


def _choices(path: str, chosen: Chosen, name: str, counts: Iterable[Count]) -> Iterable[Choice]:
    held = getattr(chosen, name).casefold()
    for each in counts:
        is_held = each.name.casefold() == held
        label = f"{each.name} or more" if name == "min_sources" else each.name.lower()
        yield Choice(
            label=label,
            count=each.count,
            href=chosen.link(path, **{name: "" if is_held else each.name}),
            chosen=is_held,
        )
