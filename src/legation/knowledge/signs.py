"""Signs, and what each adds to the log odds of what they speak for: the weights of a logistic regression.

`data/event_signs.csv` (is a draft an event?) is learned by `training/events.py`, `data/status_signs.csv` (has it
happened?) by `training/statuses.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources.abc import Traversable
from math import exp

from legation.errors import KnowledgeError
from legation.knowledge.tables import DATA, rows

#: The sign that everything has.
BIAS = "any"


def log_odds(table: str, signs: Iterable[str]) -> float:
    """The log odds that signs amount to by a table; signs that it does not hold add nothing."""
    known = weights(table)
    return known[BIAS] + sum([known[sign] for sign in signs if sign in known])


def likelihood(table: str, signs: Iterable[str]) -> float:
    """How likely signs make by a table what they speak for, between 0 and 1."""
    return 1 / (1 + exp(-log_odds(table, signs)))


@cache
def weights(table: str) -> Mapping[str, float]:
    """The weight of each sign of one of the package's tables, in log odds."""
    return read_weights(table)


def read_weights(table: str, folder: Traversable = DATA) -> Mapping[str, float]:
    """The weights of a table in a folder.

    Raises:
        KnowledgeError: a weight is no number, or the weight that everything has is missing; the message names the line.
    """
    read = rows(table, ("sign", "weight"), folder)
    found = {row["sign"]: _weight(row["weight"], table, number) for number, row in read}
    if BIAS not in found:
        raise KnowledgeError(f"{table}: no line for {BIAS!r}; learn the table again as training/README.md tells")
    return found


def _weight(cell: str, table: str, number: int) -> float:
    try:
        return float(cell)
    except ValueError as error:
        raise KnowledgeError(f"{table}, line {number}: {cell!r} is no number; write one like 0.25") from error
