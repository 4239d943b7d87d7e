"""Who acts: states, organisations, people and the offices they hold."""

from __future__ import annotations

from dataclasses import dataclass

from legation.model.words import ActorKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A party to events. `code`: ISO 3166-1 alpha-3 for states, the usual short name for others (EU, NATO)."""

    code: str
    name: str
    kind: ActorKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A person in an office of a state or organisation, as far as known."""

    name: str
    of: str | None = None
    office: str | None = None
    wikidata: str | None = None
