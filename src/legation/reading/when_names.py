"""People whom a text names in full and a table knows, found without a parse."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, TypeVar

WORD: Final = r"[A-Z][\w.’'-]*"
#: A name as it is written: capitalised words, and the particles between them.
NAME: Final = rf"{WORD}(?:\s(?:{WORD}|al|bin|da|de|del|der|di|dos|el|ibn|la|le|van|von)){{0,4}}"
#: What a name may end with that is no part of it.
BEHIND_NAME: Final = re.compile(r"(?:['’]s|[.,'’])+\Z")
TOKEN: Final = re.compile(r"\S+")

Known = TypeVar("Known")


def named_in_full(text: str, known: Mapping[str, Known]) -> Iterator[tuple[int, int, Known]]:
    """Where the text holds a form of a name that a table knows, in order ("Japanese Emperor *Akihito*")."""
    for match in re.finditer(NAME, text):
        words = [word.span() for word in TOKEN.finditer(text, match.start(), match.end())]
        found = _longest(text, words, known)
        if found:
            yield found


def _longest(text: str, words: list[tuple[int, int]], known: Mapping[str, Known]) -> tuple[int, int, Known] | None:
    """The first part of a row of words, two at least, that is a known name; the longest where several begin there."""
    for start in range(len(words)):
        for last in range(len(words) - 1, start, -1):
            first, end = words[start][0], words[last][1]
            form = BEHIND_NAME.sub("", text[first:end])
            if form.lower() in known:
                return first, first + len(form), known[form.lower()]
    return None
