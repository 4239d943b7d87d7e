"""Sentences that belong to the page around an article, passed over while it is read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from legation.articles.furniture import is_furniture, is_teaser
from legation.language.tree import Sentence


def without_furniture(sentences: Iterable[Sentence]) -> list[Sentence]:
    """The sentences that are the article's own, numbered anew.

    Lines that lead to another story stand behind all others: they name people with their offices, and may tell when the
    article was written, but "the two states" in the next sentence are not theirs.
    """
    kept = [sentence for sentence in sentences if is_teaser(sentence.text) or not is_furniture(sentence.text)]
    kept.sort(key=lambda sentence: is_teaser(sentence.text))
    return [s if s.index == number else replace(s, index=number) for number, s in enumerate(kept)]


def telling(sentences: Iterable[Sentence]) -> list[Sentence]:
    """The sentences whose acts are the article's, not those of another story that a line leads to."""
    return [sentence for sentence in sentences if not is_teaser(sentence.text)]
