"""What events are about: topics hold no exact words, so one counts as read where most of its words were."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from evaluation.tally import Tally

#: The share of the words of two phrases together that they must have in common.
ALIKE: Final = 0.4
WORD: Final = re.compile(r"[a-z0-9]+")
#: Words that tell no topic.
EMPTY: Final = frozenset({"the", "a", "an", "of", "in", "on", "to", "for", "and", "with", "its", "their", "his", "her"})


def tally(pairs: Iterable[tuple[Sequence[str], Sequence[str]]]) -> Tally:
    """The counts over the topics that the gold holds and those that were read, event by event."""
    every = list(pairs)
    return Tally(
        right=sum(_shared(gold, read) for gold, read in every),
        read=sum(len(read) for _, read in every),
        gold=sum(len(gold) for gold, _ in every),
    )


def _shared(gold: Sequence[str], read: Sequence[str]) -> int:
    """How many phrases of the gold were read, each phrase read standing for one."""
    left = [_words(phrase) for phrase in read]
    right = 0
    for wanted in map(_words, gold):
        best = max(left, key=lambda words: _likeness(wanted, words), default=None)
        if best is not None and _likeness(wanted, best) >= ALIKE:
            left.remove(best)
            right += 1
    return right


def _words(phrase: str) -> frozenset[str]:
    return frozenset(WORD.findall(phrase.lower())) - EMPTY


def _likeness(some: frozenset[str], others: frozenset[str]) -> float:
    """The Jaccard index of two sets of words."""
    return len(some & others) / max(len(some | others), 1)
