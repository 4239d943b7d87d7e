"""Contexts: PLOVER's names for the matters among which an act takes place, and the words that show them.

Source: table "General contexts" of the PLOVER manual (Open Event Data Alliance, version 0.7b1, 2021).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources.abc import Traversable
from typing import Final

from legation.errors import KnowledgeError
from legation.knowledge.tables import DATA
from legation.knowledge.word_lists import read_table

#: The table of the words, by context.
TABLE: Final = "contexts"
#: What stands for any ending of a word.
OPEN: Final = "*"


def contexts_of(text: str) -> tuple[str, ...]:
    """The contexts that the words of a text show, in the order of the manual; none where no word shows one."""
    return tuple(name for name, pattern in _patterns().items() if pattern.search(text))


def read_contexts(folder: Traversable = DATA) -> Mapping[str, re.Pattern[str]]:
    """What finds the words of each context in a folder's table.

    Raises:
        KnowledgeError: a context has no words.
    """
    found = {}
    for name, section in read_table(TABLE, folder).items():
        listed = section.get("words") if isinstance(section, Mapping) else None
        if not isinstance(listed, list) or not listed:
            raise KnowledgeError(f"{TABLE}.toml: [{name}] has no words; list in `words` what shows it")
        found[name] = re.compile(rf"(?<!\w)(?:{'|'.join(map(_pattern, listed))})(?!\w)", re.IGNORECASE)
    return found


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return read_contexts()


def _pattern(word: str) -> str:
    ending = r"\w*" if word.endswith(OPEN) else ""
    return re.escape(word.removesuffix(OPEN)) + ending
