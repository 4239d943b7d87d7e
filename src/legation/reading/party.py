"""A party of an act: a state or organisation, with the person who stands for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from legation.reading.person import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A state or organisation taking part, and the person who stands for it where one is named."""

    code: str
    person: Person | None = None
    acts: bool = True


def codes_of(parties: Iterable[Party]) -> tuple[str, ...]:
    """The codes of parties that have one, each once, in their order."""
    return tuple(dict.fromkeys(party.code for party in parties if party.code))
