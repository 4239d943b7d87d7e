"""The gazetteer: every name under which an actor can stand in a text, with the actor's code.

Matching is by exact case, so ``US`` and ``WHO`` may stand here while ``us`` and ``who`` are ordinary words. Names of
several actors (Congolese, Dominican) stand once for each; the reader decides between them. Surfaces that would
mostly hit ordinary words are listed, with the reason, in ``data/everyday_surfaces.csv`` and left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Literal

from legation.knowledge.bodies import bodies
from legation.knowledge.organisations import organisations
from legation.knowledge.outlets import outlets
from legation.knowledge.regions import regions
from legation.knowledge.states import State, states
from legation.knowledge.tables import rows

Kind = Literal[
    "name",
    "adjective",
    "people",
    "capital",
    "seat",
    "organisation",
    "grouping",
    "armed group",
    "body",
    "outlet",
    "region",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameEntry:
    """A surface form, whose it is, and in what way: bodies and outlets carry the code of their state."""

    surface: str
    code: str
    kind: Kind


@cache
def name_entries() -> tuple[NameEntry, ...]:
    """All surfaces of all tables, each once for a code and a kind."""
    everyday = everyday_surfaces()
    every = chain(_of_states(), _of_organisations(), _of_bodies(), _of_outlets(), _of_regions())
    return tuple(dict.fromkeys(entry for entry in every if (entry.surface, entry.kind) not in everyday))


@cache
def everyday_surfaces() -> frozenset[tuple[str, str]]:
    """Pairs of surface and kind that are left out of the gazetteer because they mostly mean something else."""
    return frozenset(
        (row["surface"], row["kind"]) for _, row in rows("everyday_surfaces.csv", ("surface", "kind", "why"))
    )


def _entries(surfaces: Iterable[str], code: str, kind: Kind) -> Iterator[NameEntry]:
    return (NameEntry(surface=surface, code=code, kind=kind) for surface in surfaces)


def _of_states() -> Iterator[NameEntry]:
    for state in states().values():
        yield from _of_state(state)


def _of_state(state: State) -> Iterator[NameEntry]:
    yield from _entries(state.names, state.code, "name")
    yield from _entries(state.adjectives, state.code, "adjective")
    yield from _entries(state.people, state.code, "people")
    if state.last is None:
        yield from _entries(state.capitals, state.code, "capital")
        yield from _entries(state.seats, state.code, "seat")


def _of_organisations() -> Iterator[NameEntry]:
    for organisation in organisations().values():
        surfaces = chain(organisation.names, organisation.adjectives)
        yield from _entries(surfaces, organisation.code, organisation.kind)
        yield from _entries(organisation.capitals, organisation.code, "capital")


def _of_bodies() -> Iterator[NameEntry]:
    for body in bodies():
        yield from _entries(body.names, body.of, "body")


def _of_outlets() -> Iterator[NameEntry]:
    for outlet in outlets():
        yield from _entries(outlet.names, outlet.of, "outlet")


def _of_regions() -> Iterator[NameEntry]:
    for region in regions():
        yield from _entries(region.names, region.of, "region")
