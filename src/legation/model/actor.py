"""Who acts: states, organisations, people and the offices they hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from legation.model.words import ActorKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A party to events. `code`: ISO 3166-1 alpha-3 for states, the usual short name for others (EU, NATO)."""

    code: str
    name: str
    kind: ActorKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A person in an office of a state or organisation, as far as known.

    `office` is the title ("External Affairs Minister"), `office_class` the class that it belongs to ("foreign
    minister"). `first` and `last` are the days of the term, both in office; a term without `last` is known to run until
    `seen_until`, and after that nothing is known. `note` says where a text and the tables disagree.
    """

    name: str
    of: str | None = None
    office: str | None = None
    wikidata: str | None = None
    note: str | None = None
    office_class: str | None = None
    first: date | None = None
    last: date | None = None
    seen_until: date | None = None
    source: str | None = None
