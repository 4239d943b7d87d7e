"""Since when pairs of states (and the EU) have had diplomatic relations: their anniversaries date articles."""

from __future__ import annotations

from functools import cache
from importlib.resources.abc import Traversable

from legation.errors import KnowledgeError
from legation.knowledge.organisations import organisations
from legation.knowledge.states import states
from legation.knowledge.tables import DATA, filled, first_day, last_day, rows
from legation.model.time import Interval

TABLE = "relations.csv"


@cache
def relations() -> dict[frozenset[str], Interval]:
    """The day or the year in which each pair took up relations, by the two codes."""
    return read_relations()


def read_relations(folder: Traversable = DATA) -> dict[frozenset[str], Interval]:
    """The relations of the table in a folder.

    Raises:
        KnowledgeError: a line of the table is wrong.
    """
    known, found = states().keys() | organisations().keys(), dict[frozenset[str], Interval]()
    for number, row in rows(TABLE, ("one", "other", "since", "source"), folder):
        pair = frozenset({row["one"], row["other"]})
        if len(pair) != 2 or not pair <= known or pair in found:
            told = f"{row['one']} and {row['other']}"
            raise KnowledgeError(
                f"{TABLE}, line {number}: {told} are no two known codes, or stand twice; mend the line"
            )
        since = filled(row, "since", TABLE, number)
        found[pair] = Interval(first=first_day(since, TABLE, number), last=last_day(since, TABLE, number))
    return found
