"""Highlighting: a text cut into pieces, each with what rests on its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from legation.model import Marked

#: What is marked, in the order in which it wins where marks lie over one another, with what it is called.
FIELDS: Final = MappingProxyType(
    {
        "when": "when",
        "where": "where",
        "confirmed": "whether it is confirmed",
        "status": "what gives the status",
        "said by": "who says so",
        "mention": "what tells the act",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Some of a text: what it is marked as, empty where it is not, and the lines that rest on it."""

    text: str
    field: str = ""
    title: str = ""
    lines: tuple[str, ...] = ()


def pieces(text: str, marks: Iterable[Marked], *, start: int = 0) -> tuple[Piece, ...]:
    """A text, or part of one that begins at an offset, cut where marks begin and end."""
    end = start + len(text)
    inside = [each for each in marks if each.field in FIELDS and each.start < end and each.end > start]
    return tuple(_cut(text, start, inside))


def _cut(text: str, start: int, marks: Sequence[Marked]) -> Iterator[Piece]:
    end = start + len(text)
    bounds = sorted({start, end, *(max(start, m.start) for m in marks), *(min(end, m.end) for m in marks)})
    waiting = sorted(marks, key=lambda mark: mark.start)
    open_marks: list[Marked] = []
    taken = 0
    for low, high in pairwise(bounds):
        while taken < len(waiting) and waiting[taken].start <= low:
            open_marks.append(waiting[taken])
            taken += 1
        open_marks = [mark for mark in open_marks if mark.end > low]
        yield _piece(text[low - start : high - start], open_marks)


def _piece(text: str, marks: Sequence[Marked]) -> Piece:
    if not marks:
        return Piece(text=text)
    fields = [field for field in FIELDS if any(mark.field == field for mark in marks)]
    lines = tuple(dict.fromkeys(mark.line or mark.event for mark in marks))
    return Piece(text=text, field=fields[0].split()[0], title="; ".join(FIELDS[field] for field in fields), lines=lines)
