"""The days on which states became independent, whose anniversaries news counts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources.abc import Traversable

from legation.errors import KnowledgeError
from legation.knowledge.tables import DATA, day, filled, rows

TABLE = "national_days.csv"


@cache
def independence() -> Mapping[str, date]:
    """The day of independence of each state, by its ISO 3166-1 alpha-3 code."""
    return read_national_days()


def read_national_days(folder: Traversable = DATA) -> Mapping[str, date]:
    """The days of the table in a folder.

    Raises:
        KnowledgeError: a line of the table is wrong.
    """
    found: dict[str, date] = {}
    for number, row in rows(TABLE, ("of", "day", "source"), folder):
        state, since = filled(row, "of", TABLE, number), day(filled(row, "day", TABLE, number), TABLE, number)
        if state in found or since is None:
            raise KnowledgeError(f"{TABLE}, line {number}: the state {state} stands twice; remove a line")
        found[state] = since
    return found
