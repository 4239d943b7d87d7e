"""When two texts are one telling."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from typing import Any

from legation.errors import KnowledgeError
from legation.knowledge.tables import DATA, document

TABLE = "copies.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyRules:
    """The thresholds of `data/copies.toml`, which gives their reasons."""

    jaccard: float
    contained: float
    least_words: int
    days_apart: int


@cache
def copy_rules() -> CopyRules:
    """The thresholds of the package."""
    return read_copy_rules()


def read_copy_rules(folder: Traversable = DATA) -> CopyRules:
    """The thresholds of the file in a folder.

    Raises:
        KnowledgeError: one is missing or cannot be meant.
    """
    table = document(TABLE, folder)
    return CopyRules(
        jaccard=_share(table, "copy", "jaccard"),
        contained=_share(table, "copy", "contained"),
        least_words=_count(table, "copy", "least_words"),
        days_apart=_count(table, "template", "days_apart"),
    )


def _share(table: dict[str, Any], section: str, key: str) -> float:
    value = table.get(section, {}).get(key)
    if not isinstance(value, float) or not 0 < value <= 1:
        raise KnowledgeError(f"{TABLE}: [{section}] {key} is {value!r}; write a share above 0 and up to 1, like 0.8")
    return value


def _count(table: dict[str, Any], section: str, key: str) -> int:
    value = table.get(section, {}).get(key)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise KnowledgeError(f"{TABLE}: [{section}] {key} is {value!r}; write a whole number, like 60")
    return value
