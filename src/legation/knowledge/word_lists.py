"""Lists of words from TOML files, checked on load."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from legation.errors import KnowledgeError


@cache
def table(name: str) -> Mapping[str, Any]:
    """The TOML table in `knowledge/data/NAME.toml`.

    Raises:
        KnowledgeError: the file is no TOML; the message names the line.
    """
    text = (files("legation.knowledge") / "data" / f"{name}.toml").read_text("utf-8")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(f"knowledge/data/{name}.toml is not TOML: {error}") from error


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
