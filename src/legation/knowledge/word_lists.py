"""Lists of words from TOML files, checked on load."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources.abc import Traversable
from typing import Any

from legation.errors import KnowledgeError
from legation.knowledge.tables import DATA, document


@cache
def table(name: str) -> Mapping[str, Any]:
    """The TOML table in `knowledge/data/NAME.toml`; see `read_table`."""
    return read_table(name)


def read_table(name: str, folder: Traversable = DATA) -> Mapping[str, Any]:
    """The TOML table in a file `NAME.toml`, whose lists hold each word once.

    Raises:
        KnowledgeError: the file is no TOML, or a list holds a word twice; the message names the line or the list.
    """
    found = document(f"{name}.toml", folder)
    for place, listed in _lists(found):
        double = doubled(listed)
        if double is not None:
            raise KnowledgeError(f"{name}.toml: {place} holds {double!r} twice; remove one of the two")
    return found


def doubled(listed: list[str]) -> str | None:
    """The first word that a list holds twice, in whatever case, if there is one."""
    seen: set[str] = set()
    for word in listed:
        if word.lower() in seen:
            return word
        seen.add(word.lower())
    return None


def _lists(content: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, list[str]]]:
    """The lists of words of a table, each with the section and the key under which it stands."""
    for key, value in content.items():
        if isinstance(value, Mapping):
            yield from _lists(value, f"{above}[{key}] ")
        elif isinstance(value, list) and all(isinstance(word, str) for word in value):
            yield f"{above}{key}", value


@cache
def words(name: str, section: str, key: str) -> frozenset[str]:
    """One list of lower-case words or phrases.

    Raises:
        KnowledgeError: the list is missing or holds something else than words.
    """
    found = table(name).get(section, {}).get(key)
    if not isinstance(found, list) or not all(isinstance(word, str) for word in found):
        raise KnowledgeError(f"knowledge/data/{name}.toml: [{section}] {key} must be a list of words")
    return frozenset(word.lower() for word in found)


@cache
def pattern(name: str, section: str, key: str) -> re.Pattern[str]:
    """What finds any word or phrase of a list in a text, in either case; a star stands for the rest of a word.

    Raises:
        KnowledgeError: the list is missing or holds something else than words.
    """
    listed = sorted(words(name, section, key), key=lambda word: (-len(word), word))
    told = (re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in listed)
    return re.compile(rf"\b(?:{'|'.join(told)})\b", re.IGNORECASE)


@cache
def phrases(name: str, section: str) -> Mapping[str, str]:
    """From each phrase of a section to the key it stands under, longest phrases first."""
    pairs = [(phrase.lower(), key) for key, listed in table(name)[section].items() for phrase in listed]
    return dict(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))
