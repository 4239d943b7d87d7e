"""Publishers that speak for a state or an organisation: the hosts of governments, and names of those that release."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources.abc import Traversable
from types import MappingProxyType

from legation.errors import KnowledgeError
from legation.knowledge.tables import DATA, filled, of_host, rows

TABLE = "publishers.csv"


def speaks_for(publisher: str) -> str | None:
    """The code of whom a publisher speaks for, given its host or its name; None for all others, as the press."""
    return of_host(publisher, publishers())


@cache
def publishers() -> Mapping[str, str]:
    """From each host or name, without case, to the code of whom it speaks for."""
    return read_publishers()


def read_publishers(folder: Traversable = DATA) -> Mapping[str, str]:
    """The publishers of the table in a folder.

    Raises:
        KnowledgeError: a cell is empty or a publisher stands twice; the message names the line.
    """
    found: dict[str, str] = {}
    for number, row in rows(TABLE, ("publisher", "speaks_for", "source"), folder):
        name = filled(row, "publisher", TABLE, number).casefold()
        if name in found:
            raise KnowledgeError(f"{TABLE}, line {number}: {name!r} stands twice; remove one")
        found[name] = filled(row, "speaks_for", TABLE, number)
    return MappingProxyType(found)
