"""Furniture: lines that belong to the page and not to the article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from legation.knowledge.word_lists import words
from legation.language.tree import Sentence

#: A line of furniture is short.
LONGEST = 60
ADDRESS = ("http://", "https://", "www.")


def without_furniture(sentences: Iterable[Sentence]) -> list[Sentence]:
    """The sentences that are the article's own, numbered anew."""
    kept = [sentence for sentence in sentences if not is_furniture(sentence.text)]
    return [replace(sentence, index=number) for number, sentence in enumerate(kept)]


def is_furniture(line: str) -> bool:
    """Whether a sentence is a page's own line ("Exit mobile version", "Read more:") or a bare address."""
    lowered = line.strip().lower()
    if lowered.startswith(ADDRESS) and " " not in lowered:
        return True
    return len(lowered) <= LONGEST and any(_opens(lowered, start) for start in words("cues", "furniture", "lines"))


def _opens(line: str, start: str) -> bool:
    """Whether a line is, or opens with, words of furniture followed by a colon or nothing much."""
    rest = line.removeprefix(start)
    return rest != line and (not rest or rest[0] in ":|-–" or " " in start and not rest[0].isalnum())
