"""Lists of words from TOML files, checked on load."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
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


def telling(listed: Iterable[str], common: Container[str] = frozenset()) -> frozenset[str]:
    """A word of each of some phrases, its longest that is not `common`: where none stands, no phrase does.

    To look for these is a small part of what it costs to look for the phrases.
    """
    longest = {max((word for word in phrase.split() if word not in common), key=len) for phrase in listed}
    return frozenset(word for word in longest if not any(other != word and other in word for other in longest))


def opening_word(word: str) -> str:
    """The pattern of a word that no letter stands in front of, which is asked behind its first letter.

    Asked in front of it, it would be asked at each place of a text, and first letters could not be sought at once.
    """
    first = re.escape(word[0])
    return rf"{first}(?<=\b{first}){re.escape(word[1:])}"


@cache
def phrases(name: str, section: str) -> Mapping[str, str]:
    """From each phrase of a section to the key it stands under, longest phrases first."""
    pairs = [(phrase.lower(), key) for key, listed in table(name)[section].items() for phrase in listed]
    return dict(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))
