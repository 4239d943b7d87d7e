"""Names that stand for several things (Georgia, Jordan, Congo), and the words that tell which is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

from legation.errors import KnowledgeError
from legation.knowledge.tables import DATA, document
from legation.knowledge.word_lists import opening_word

TABLE = "namesakes.toml"
KINDS = frozenset({"same", "name", "adjective", "people", "capital", "organisation", "region", "place", "none"})
#: A pattern that matches nothing, for lists that are empty.
NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """One thing that a name may stand for; `kind` and `code` as in the gazetteer, "same" for what it has there.

    `cues` finds words anywhere in the article that speak for it; `before` and `behind` match right beside the name.
    """

    kind: str
    code: str
    cues: re.Pattern[str]
    before: re.Pattern[str]
    behind: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Short:
    """Short names of a state, and what an article must hold for them to mean it."""

    names: re.Pattern[str]
    code: str
    cues: re.Pattern[str]


@cache
def short_names() -> tuple[Short, ...]:
    """Short names that stand for states where an article names these otherwise ("the North")."""
    return read_short_names()


def read_short_names(folder: Traversable = DATA) -> tuple[Short, ...]:
    """The short names of the file in a folder.

    Raises:
        KnowledgeError: an entry lacks its names, its code or its cues.
    """
    found = []
    for place, entry in enumerate(document(TABLE, folder).get("short", ()), start=1):
        if not all(entry.get(key) for key in ("names", "code", "cues")):
            raise KnowledgeError(f"{TABLE}, short name {place}: 'names', 'code' and 'cues' are needed; add them")
        names = _any_opening(entry, "names", r"(?:{})(?![\w-])(?! (?:of (?!\w+ing\b)|[A-Z]))")
        found.append(Short(names=names, code=entry["code"], cues=_any_opening(entry, "cues", r"(?:{})(?!\w)")))
    return tuple(found)


@cache
def namesakes() -> Mapping[str, tuple[Sense, ...]]:
    """The senses of each ambiguous name, the usual one first."""
    return read_namesakes()


def read_namesakes(folder: Traversable = DATA) -> Mapping[str, tuple[Sense, ...]]:
    """The senses of the file in a folder.

    Raises:
        KnowledgeError: an entry has no names or senses, or a sense an unknown kind.
    """
    found: dict[str, tuple[Sense, ...]] = {}
    for place, entry in enumerate(document(TABLE, folder).get("namesake", ()), start=1):
        if not entry.get("names") or not entry.get("sense"):
            raise KnowledgeError(f"{TABLE}, entry {place}: 'names' and 'sense' are needed; add what is missing")
        senses = tuple(_sense(each, place) for each in entry["sense"])
        found.update(dict.fromkeys(entry["names"], senses))
    return MappingProxyType(found)


def _sense(entry: Mapping[str, Any], place: int) -> Sense:
    kind = entry.get("kind")
    if kind not in KINDS:
        raise KnowledgeError(f"{TABLE}, entry {place}: '{kind}' is no kind; choose one of {sorted(KINDS)}")
    return Sense(
        kind=kind,
        code=entry.get("code", ""),
        cues=_any_opening(entry, "cues", r"(?:{})(?!\w)"),
        before=_any_of(entry, "before", r"(?:^|\W)(?:{})\W$"),
        behind=_any_of(entry, "behind", r"^(?:['’]s)?\W(?:{})(?!\w)"),
    )


def _any_of(entry: Mapping[str, Any], key: str, frame: str) -> re.Pattern[str]:
    return _framed(map(re.escape, _longest_first(entry, key)), frame)


def _any_opening(entry: Mapping[str, Any], key: str, frame: str) -> re.Pattern[str]:
    """The same, where no letter may stand in front."""
    return _framed(map(opening_word, _longest_first(entry, key)), frame)


def _longest_first(entry: Mapping[str, Any], key: str) -> list[str]:
    return sorted(entry.get(key, ()), key=lambda word: (-len(word), word))


def _framed(told: Iterable[str], frame: str) -> re.Pattern[str]:
    listed = "|".join(told)
    return re.compile(frame.format(listed)) if listed else NOTHING
