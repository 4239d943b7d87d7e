"""The thresholds by which events of several articles become one line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from typing import Any

from legation.errors import KnowledgeError
from legation.knowledge.tables import DATA, document
from legation.knowledge.word_lists import table
from legation.model import EventType

TABLE = "matching.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """Likelihoods in thousandths: from `same` on, events are one act; from `doubtful` on, a person may judge; `within`
    is that of two events of one article, `certain` that of two that name one session.

    Events of `lasting` types are one by their parties and date alone; events more than `apart` days from each other are
    not compared.
    """

    same: int
    doubtful: int
    certain: int
    within: int
    apart: int
    lasting: frozenset[EventType]
    crowded: frozenset[str]


@cache
def thresholds() -> Thresholds:
    """The thresholds of the package's table."""
    return read_thresholds()


def read_thresholds(folder: Traversable = DATA) -> Thresholds:
    """The thresholds of the table in a folder.

    Raises:
        KnowledgeError: one is missing or no whole number between 0 and 1000, or they stand the wrong way round.
    """
    found = document(TABLE, folder)
    same, doubtful, certain = (_number(found, key) for key in ("same", "doubtful", "certain"))
    within, apart = (_number(found, key) for key in ("within", "apart"))
    if doubtful > same:
        raise KnowledgeError(f"{TABLE}: doubtful lies above same; pairs above same are not doubtful")
    lasting, crowded = _types(found), _words(found, "crowded")
    return Thresholds(
        same=same, doubtful=doubtful, certain=certain, within=within, apart=apart, lasting=lasting, crowded=crowded
    )


def _number(found: dict[str, Any], key: str) -> int:
    value = found.get(key)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 1000:
        raise KnowledgeError(f"{TABLE}: {key} = {value!r} is no whole number between 0 and 1000; mend it")
    return value


def _types(found: dict[str, Any]) -> frozenset[EventType]:
    try:
        return frozenset(EventType(name) for name in found["lasting"])
    except (KeyError, TypeError, ValueError) as error:
        raise KnowledgeError(f"{TABLE}: lasting must be a list of PLOVER types ({error}); mend it") from error


def forms() -> frozenset[str]:
    """Words that say in what form people come together."""
    return _listed("forms")


def meals() -> frozenset[str]:
    """Words of meals: a dinner is another act than the meeting before it."""
    return _listed("meals")


def of_three() -> frozenset[str]:
    """Words of what more than two take part in."""
    return _listed("of_three")


def own_kinds() -> frozenset[str]:
    """Kinds of acts that are never one with an act of another kind."""
    return _listed("own_kinds")


@cache
def _listed(key: str) -> frozenset[str]:
    return _words(table(TABLE.removesuffix(".toml")), key)


def _words(found: Mapping[str, Any], key: str) -> frozenset[str]:
    listed = found.get(key)
    if not isinstance(listed, list) or not all(isinstance(word, str) for word in listed):
        raise KnowledgeError(f"{TABLE}: {key} must be a list of words; mend it")
    return frozenset(listed)
