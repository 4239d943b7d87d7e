"""Rows: how SQLite writes the values of a row as bytes ("Record Format", https://sqlite.org/fileformat2.html)."""

from __future__ import annotations

import struct
from enum import Enum
from typing import Any, Final

from legation.record.pages import number_at

#: The sizes of whole numbers by their types; from 12 on, types tell the lengths of bytes (even) and texts (odd).
SIZES: Final = (0, 1, 2, 3, 4, 6, 8)
REAL, ZERO, ONE, BYTES = 7, 8, 9, 12
#: More columns has no table of ours.
MOST: Final = 100


class Lost(Enum):
    """What stands in place of a value that could not be read."""

    LOST = "lost"


LOST: Final = Lost.LOST


def values_of(payload: bytes) -> list[Any]:
    """The values of a row, `LOST` from where its bytes end too early; none at all where it is no row."""
    head, place = number_at(payload, 0)
    if not place <= head <= len(payload):
        return []
    kinds: list[int] = []
    while place < head and len(kinds) < MOST:
        kind, place = number_at(payload, place)
        kinds.append(kind)
    values: list[Any] = []
    place = head
    for kind in kinds:
        size = _size(kind)
        values.append(_value(kind, payload[place : place + size]) if place + size <= len(payload) else LOST)
        place += size
    return values


def _size(kind: int) -> int:
    if kind >= BYTES:
        return (kind - BYTES) // 2
    return SIZES[kind] if kind < len(SIZES) else 8 if kind == REAL else 0


def _value(kind: int, data: bytes) -> Any:
    if kind == 0:
        return None
    if kind == REAL:
        return struct.unpack(">d", data)[0]
    if kind < BYTES:
        return int.from_bytes(data, signed=True) if kind < REAL else kind - ZERO
    if kind % 2 == 0:
        return data
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return LOST
