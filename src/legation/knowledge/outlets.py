"""News agencies and outlets, which articles name as the source of what they tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from types import MappingProxyType

from legation.errors import KnowledgeError
from legation.knowledge.tables import DATA, filled, listed, of_host, rows

TABLE = "outlets.csv"
HOSTS = "outlet_hosts.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A news agency, paper or broadcaster; `of` is the code of its home state, empty where it has none."""

    name: str
    names: tuple[str, ...]
    of: str


@cache
def outlets() -> tuple[Outlet, ...]:
    """All outlets, in the order of the table."""
    return read_outlets()


def read_outlets(folder: Traversable = DATA) -> tuple[Outlet, ...]:
    """The outlets of the table in a folder."""
    return tuple(
        Outlet(name=filled(row, "name", TABLE, number), names=(row["name"], *listed(row["names"])), of=row["of"])
        for number, row in rows(TABLE, ("name", "names", "of", "source"), folder)
    )


def outlet_at(host: str) -> str | None:
    """The name of the outlet whose pages lie at a host or a part of it ("edition.cnn.com"), where it is known."""
    return of_host(host, hosts())


def outlet_called(name: str) -> str | None:
    """The usual name of an outlet, by any of its names without case; None where it is not known."""
    return _by_name().get(name.casefold())


@cache
def _by_name() -> Mapping[str, str]:
    return {name.casefold(): outlet.name for outlet in outlets() for name in outlet.names}


@cache
def hosts() -> Mapping[str, str]:
    """From each host to the name of the outlet whose pages lie there."""
    return read_hosts()


def read_hosts(folder: Traversable = DATA) -> Mapping[str, str]:
    """The hosts of the table in a folder.

    Raises:
        KnowledgeError: a host names an outlet that is not in the table of outlets; the message names the line.
    """
    known = {outlet.name for outlet in read_outlets(folder)}
    found: dict[str, str] = {}
    for number, row in rows(HOSTS, ("host", "outlet", "source"), folder):
        if row["outlet"] not in known:
            raise KnowledgeError(f"{HOSTS}, line {number}: {row['outlet']!r} is no name in {TABLE}; write it as there")
        host = filled(row, "host", HOSTS, number).casefold()
        if host in found:
            raise KnowledgeError(f"{HOSTS}, line {number}: {host!r} stands twice; remove one")
        found[host] = row["outlet"]
    return MappingProxyType(found)
