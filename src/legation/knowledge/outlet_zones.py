"""The time zones by which outlets date what they publish."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources.abc import Traversable
from types import MappingProxyType
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from legation.errors import KnowledgeError
from legation.knowledge.outlets import outlet_at, outlet_called
from legation.knowledge.tables import DATA, filled, of_host, rows

TABLE = "outlet_zones.csv"


def zone_of(host: str, outlet: str | None = None) -> ZoneInfo | None:
    """The zone of the pages at a host, or of an outlet by any of its names; None where it is not known.

    The table's own hosts go first, then the outlet whose pages lie there, then the domain of a country with one zone.
    """
    known = zones()
    named = outlet_at(host) or outlet_called(outlet or "") or ""
    zone = of_host(host, known) or known.get(named.casefold()) or known.get(f".{host.rpartition('.')[2]}")
    return ZoneInfo(zone) if zone else None


@cache
def zones() -> Mapping[str, str]:
    """The names of zones by host, by the usual name of an outlet, or by a domain of a country (".jp"), without case."""
    return read_zones()


def read_zones(folder: Traversable = DATA) -> Mapping[str, str]:
    """The zones of the table in a folder.

    Raises:
        KnowledgeError: a cell is empty, an outlet stands twice or a zone is none of the IANA time zone database.
    """
    found: dict[str, str] = {}
    for number, row in rows(TABLE, ("outlet", "zone", "source"), folder):
        name = filled(row, "outlet", TABLE, number).casefold()
        if name in found:
            raise KnowledgeError(f"{TABLE}, line {number}: {name!r} stands twice; remove one")
        found[name] = _zone(filled(row, "zone", TABLE, number), number)
    return MappingProxyType(found)


def _zone(name: str, number: int) -> str:
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise KnowledgeError(f"{TABLE}, line {number}: {name!r} is no zone of the IANA database; mend it") from error
