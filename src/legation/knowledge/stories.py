"""News that goes on for weeks or months, and storms by their names: who reports one as going on writes in its days."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable

from legation.knowledge.dated_events import Signs, signs_of
from legation.knowledge.tables import DATA, filled, first_and_last, rows
from legation.model.time import Interval

STORIES = "stories.csv"
STORMS = "storms.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """News that goes on between two days; `lead` are the ways to know a report of it, as those of a dated event."""

    name: str
    lead: tuple[Signs, ...]
    days: Interval


@cache
def stories() -> tuple[Story, ...]:
    """All stories, in the order of the table."""
    return read_stories()


def read_stories(folder: Traversable = DATA) -> tuple[Story, ...]:
    """The stories of the table in a folder.

    Raises:
        KnowledgeError: a line of the table is wrong.
    """
    lines = rows(STORIES, ("name", "lead", "from", "to", "source"), folder)
    return tuple(
        Story(
            name=filled(row, "name", STORIES, number),
            lead=signs_of(filled(row, "lead", STORIES, number), STORIES, number),
            days=_days(row, STORIES, number),
        )
        for number, row in lines
    )


@cache
def storms() -> dict[str, tuple[Interval, ...]]:
    """The days of the storms of each name, oldest first; names come round again every few years."""
    return read_storms()


def read_storms(folder: Traversable = DATA) -> dict[str, tuple[Interval, ...]]:
    """The storms of the table in a folder, by name.

    Raises:
        KnowledgeError: a line of the table is wrong.
    """
    found: dict[str, list[Interval]] = {}
    for number, row in rows(STORMS, ("name", "kind", "basin", "from", "to", "source"), folder):
        found.setdefault(filled(row, "name", STORMS, number), []).append(_days(row, STORMS, number))
    return {name: tuple(sorted(days, key=lambda each: str(each.first))) for name, days in found.items()}


def _days(row: dict[str, str], table: str, number: int) -> Interval:
    first, last = first_and_last(row, table, number)
    return Interval(first=first, last=last)
