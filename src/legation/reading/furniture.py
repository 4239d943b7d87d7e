"""Sentences that belong to the page around an article, passed over while it is read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from legation.articles.furniture import is_furniture
from legation.language.tree import Sentence


def without_furniture(sentences: Iterable[Sentence]) -> list[Sentence]:
    """The sentences that are the article's own, numbered anew."""
    kept = [sentence for sentence in sentences if not is_furniture(sentence.text)]
    return [replace(sentence, index=number) for number, sentence in enumerate(kept)]
