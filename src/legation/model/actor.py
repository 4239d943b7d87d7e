"""Who acts: states, organisations, people and the offices they hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from legation.model.span import Span
from legation.model.words import ActorKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """An actor, as far as known.

    `code` is whose it is: ISO 3166-1 alpha-3 for states and what belongs to them, the usual short name for others (EU,
    NATO); a person's is that for which the person acts. `name` is the usual name: of a person in full.
    """

    kind: ActorKind
    code: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that stand for an actor, or for several ("the two sides"): a name, a noun with its modifiers, a pronoun."""

    span: Span
    actors: tuple[Actor, ...]


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
