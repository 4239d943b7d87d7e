"""What the network detects: which words tell an act of which type, its kind, and which part each actor takes in it.

Frames know their words; the network has seen others in labelled articles, and tells a frame's words from the same
words in other senses. What it says is one sign among those that decide (`legation.reading.likely`), and opens frames
of its own where no other frame does (`detected` in the frames' tables).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from legation.language import network
from legation.language.tree import Sentence, Word
from legation.model import EventType, Kind, Status
from legation.reading.parties import Cast

Numbers = NDArray[np.float32]

#: The order of the network's scores: no act and each type, each status, each kind, and the parts that an actor takes.
#: Its statuses are no better than those of the rules: they are signs beside them (`legation.reading.reconsidered`).
TYPES = {kind: number for number, kind in enumerate(sorted(EventType), 1)}
STATUSES = (Status.HAPPENED, Status.ONGOING, Status.PLANNED, Status.POSSIBLE, Status.CANCELLED, Status.DENIED)
KINDS = (
    Kind.MEETING,
    Kind.DIALOGUE,
    Kind.VISIT,
    Kind.SUMMIT,
    Kind.CALL,
    Kind.NEGOTIATION,
    Kind.MEDIATION,
    Kind.CEREMONY,
)
SOURCE, TARGET, BOTH = 1, 2, 3
#: Parts of speech that can stand for a state or organisation.
ACTORS = frozenset({"PROPN", "NOUN", "PRON", "ADJ", "NUM"})


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Detection:
    """What the network detects in one sentence, a line for each word: likelihoods of types and statuses, scores of
    kinds."""

    types: Numbers
    statuses: Numbers
    kinds: Numbers
    hidden: Numbers
    acting: frozenset[int]

    def type_at(self, words: Sequence[Word], kind: EventType) -> float:
        """How likely any of some words tells an act of a type."""
        return float(max((self.types[word.index, TYPES[kind]] for word in words), default=0.0))

    def types_told(self, least: float) -> list[EventType]:
        """The types of which some word tells an act with at least a likelihood."""
        likeliest = self.types.max(axis=0)
        return [kind for kind, number in TYPES.items() if likeliest[number] >= least]

    def statuses_at(self, word: Word) -> tuple[float, ...]:
        """How likely what a word tells has each status, in the order of `STATUSES`."""
        return tuple(map(float, self.statuses[word.index]))

    def kind_at(self, word: Word) -> Kind:
        """The likeliest kind of the meeting that a word tells."""
        return KINDS[int(self.kinds[word.index].argmax())]

    def parts(self, word: Word) -> dict[int, tuple[float, float]]:
        """For each word that stands for an actor, how likely it acts, and is acted upon, in what a word tells."""
        others = sorted(self.acting - {word.index})
        if not others:
            return {}
        found = _likely(network.load().pairs(self.hidden, word.index, others))
        acts, bears = found[:, SOURCE] + found[:, BOTH], found[:, TARGET] + found[:, BOTH]
        return {at: (float(one), float(two)) for at, one, two in zip(others, acts, bears, strict=True)}


def detections(sentences: Sequence[Sentence], cast: Cast) -> list[Detection | None]:
    """What the network detects in each sentence; None where another pipeline than the package's parsed it."""
    acting = [frozenset(_acting(sentence, cast)) if sentence.vectors else frozenset() for sentence in sentences]
    seen = network.load().see(sentences, acting) if any(each.vectors for each in sentences) else [None] * len(sentences)
    return [_detection(each, those) if each else None for each, those in zip(seen, acting, strict=True)]


def _acting(sentence: Sentence, cast: Cast) -> Iterator[int]:
    for word in sentence.words:
        if word.part in ACTORS and any(party.code for party in cast.parties(sentence, word, acting=True)):
            yield word.index


def _detection(seen: network.Seen, acting: frozenset[int]) -> Detection:
    first, second = len(TYPES) + 1, len(TYPES) + 1 + len(STATUSES)
    return Detection(
        types=_likely(seen.scores[:, :first]),
        statuses=_likely(seen.scores[:, first:second]),
        kinds=seen.scores[:, second:],
        hidden=seen.hidden,
        acting=acting,
    )


def _likely(scores: Numbers) -> Numbers:
    """Likelihoods from scores, a line at a time (softmax)."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))
