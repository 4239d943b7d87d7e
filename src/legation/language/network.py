"""A small network over parsed sentences: what each word tells, learned from labelled articles.

Every word starts from its vectors, lemma, tag, role and name, and takes up, layer by layer, what stands beside it,
above it and below it in the tree: a graph convolution (Nguyen and Grishman 2018, "Graph Convolutional Networks with
Argument-Aware Pooling for Event Detection"). Its weights lie in `detector/weights.npz`; `training/detector.py` learns
them from a transformer that labels raw text (Hinton, Vinyals and Dean 2015, "Distilling the Knowledge in a Neural
Network"). It runs on numpy alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from legation.language.batches import in_batches
from legation.language.tree import Role, Sentence
from legation.language.weights import Numbers, Weights, read_arrays

Indices = NDArray[np.int64]

#: How many rows the tables of lemmas, tags and prepositions have: each word's row is chosen by its hash.
LEMMAS, TAGS, PREPOSITIONS = 4000, 60, 100
ROLES: Mapping[Role, int] = {role: number for number, role in enumerate(Role)}
#: The arrays that the weights must hold, besides those of the layers.
NAMES = (
    *(f"{table}.weight" for table in ("lemma", "tag", "role", "name", "preposition", "acting", "word", "distance")),
    *(
        f"{part}.{sort}"
        for part in ("entry", "entry_norm", "scores", "telling", "actor", "part")
        for sort in ("weight", "bias")
    ),
)
LABELS: Mapping[str, int] = {"PERSON": 1, "ORG": 2, "LOC": 3, "NORP": 4, "EVENT": 5}
#: Roles of the words whose meaning tells most of a verb.
SUBJECTS = frozenset({Role.SUBJECT, Role.PASSIVE_SUBJECT})
OBJECTS = frozenset({Role.OBJECT, Role.OBLIQUE, Role.NOUN_MODIFIER})
#: Distances between two words fall into so many classes, by their logarithm, on each side; all from so far on are one.
DISTANCES = 6
FAR = 2 ** (DISTANCES - 2)
CLASSES = np.array(
    [min(abs(away).bit_length(), DISTANCES - 1) + DISTANCES * (away >= 0) for away in range(-FAR, FAR + 1)]
)
#: Words that are worked on at once: memory stays bounded.
LARGEST_BATCH = 4000


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Seen:
    """What the network makes of one sentence: for each word a line of its last layer, and its scores."""

    hidden: Numbers
    scores: Numbers


class Network:
    """The network with its weights."""

    def __init__(self, weights: Mapping[str, NDArray[np.float16]]) -> None:
        self._weights = Weights(weights)
        self._layers = sum(name.startswith("layer.") and name.endswith(".weight") for name in weights)

    def see(self, sentences: Sequence[Sentence], acting: Sequence[frozenset[int]]) -> list[Seen | None]:
        """What each sentence tells; None for one without vectors.

        Args:
            acting: for each sentence, the words that stand for a state or organisation.
        """
        found: list[Seen | None] = [None] * len(sentences)
        seen = [at for at, sentence in enumerate(sentences) if sentence.vectors is not None and sentence.words]
        for batch in in_batches(seen, lambda at: len(sentences[at].words), LARGEST_BATCH):
            hidden = self._hidden([sentences[at] for at in batch], [acting[at] for at in batch])
            scores = self._weights.linear("scores", hidden)
            first = 0
            for at in batch:
                last = first + len(sentences[at].words)
                found[at] = Seen(hidden=hidden[first:last], scores=scores[first:last])
                first = last
        return found

    def pairs(self, hidden: Numbers, one: int, others: Sequence[int]) -> Numbers:
        """Scores of what some words of a sentence are to the act that one of them tells, a word a line."""
        near = self._weights.linear("telling", hidden[[one]]) + self._weights.linear("actor", hidden[list(others)])
        return self._weights.linear(
            "part", np.maximum(near + self._weights["distance.weight"][distances(np.array(one), np.asarray(others))], 0)
        )

    def told_by(self, rows: Indices) -> Numbers:
        """What the network starts from for words of the pipeline's table, by their rows there (-1: it has none)."""
        return self._weights["word.weight"][rows + 1]

    def _hidden(self, sentences: Sequence[Sentence], acting: Sequence[frozenset[int]]) -> Numbers:
        tree = _Tree.of(sentences)
        words = np.concatenate([*self._tables(sentences, acting), *self._vectors(sentences)], axis=1)
        state = self._weights.normal("entry_norm", np.maximum(self._weights.linear("entry", words), 0))
        for layer in range(self._layers):
            near = tree.around(state, self._weights[f"layer.{layer}.weight"]) + self._weights[f"layer.{layer}.bias"]
            state = self._weights.normal(f"norm.{layer}", state + np.maximum(near, 0))
        return state

    def _tables(self, sentences: Sequence[Sentence], acting: Sequence[frozenset[int]]) -> Iterator[Numbers]:
        """What the network has learned of each word's lemma, tag, role, name and preposition, and whether it acts."""
        words = [word for sentence in sentences for word in sentence.words]
        yield self._weights["lemma.weight"][[row_of(word.lemma, LEMMAS) for word in words]]
        yield self._weights["tag.weight"][[row_of(word.tag, TAGS) for word in words]]
        yield self._weights["role.weight"][[ROLES[word.role] for word in words]]
        yield self._weights["name.weight"][[label for sentence in sentences for label in labels_of(sentence)]]
        yield self._weights["preposition.weight"][[row_of(word.preposition, PREPOSITIONS) for word in words]]
        acts = [int(word.index in those) for each, those in zip(sentences, acting, strict=True) for word in each.words]
        yield self._weights["acting.weight"][acts]

    def _vectors(self, sentences: Sequence[Sentence]) -> Iterator[Numbers]:
        """What the pipeline makes of each word, by itself and in context, and what the teacher of the network makes of
        it (the first line is that of words without a place in the pipeline's table)."""
        seen = [each.vectors for each in sentences if each.vectors]
        yield np.concatenate([each.meaning for each in seen]).astype(np.float32)
        yield np.concatenate([each.context for each in seen]).astype(np.float32)
        yield self.told_by(np.concatenate([each.rows for each in seen]))


@cache
def load() -> Network:
    """The network of the package, loaded once a process."""
    return read(files("legation.language") / "detector")


def read(folder: Traversable) -> Network:
    """The network whose weights lie in a folder.

    Raises:
        ModelError: they are missing or damaged.
    """
    return Network(read_arrays(folder, "detector", lambda names: (*NAMES, *_layers(names))))


def _layers(names: Iterable[str]) -> list[str]:
    """The arrays of the layers and their normalisation."""
    return [name for name in names if name.startswith(("layer.", "norm."))]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class _Links:
    """Words that take up lines, each once, and for each the word that gives its line."""

    taking: Indices
    giving: Indices

    @classmethod
    def of(cls, given: Indices) -> _Links:
        """The links to what each word is given, -1 where there is nothing."""
        taking = np.flatnonzero(given >= 0)
        return cls(taking=taking, giving=given[taking])


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class _Tree:
    """From which others each word of some sentences in a row takes up: beside it, above it, its subject and object.

    `order` are the words by their heads, `heads` these heads, and `starts` where in that order the words of each begin.
    """

    before: _Links
    behind: _Links
    above: _Links
    subject: _Links
    object: _Links
    order: Indices
    heads: Indices
    starts: Indices
    counts: Indices

    @classmethod
    def of(cls, sentences: Sequence[Sentence]) -> _Tree:
        """The trees of some sentences, their words numbered through."""
        count = sum(len(sentence.words) for sentence in sentences)
        before, behind = np.arange(-1, count - 1), np.arange(1, count + 1)
        head, subject, target = np.arange(count), np.full(count, -1), np.full(count, -1)
        first = 0
        for sentence in sentences:
            before[first], behind[first + len(sentence.words) - 1] = -1, -1
            head[first : first + len(sentence.words)] = [first + word.head for word in sentence.words]
            for word in sentence.words:
                at = first + word.head
                if word.role in SUBJECTS:
                    subject[at] = first + word.index
                elif word.role in OBJECTS and target[at] < 0:
                    target[at] = first + word.index
            first += len(sentence.words)
        order = np.argsort(head, kind="stable")
        heads, starts, counts = np.unique(head[order], return_index=True, return_counts=True)
        return cls(
            before=_Links.of(before),
            behind=_Links.of(behind),
            above=_Links.of(head),
            subject=_Links.of(subject),
            object=_Links.of(target),
            order=order,
            heads=heads,
            starts=starts,
            counts=counts,
        )

    def around(self, state: Numbers, weights: Numbers) -> Numbers:
        """What each word takes up, by the weights of each place: its own line, those beside it, above it and below it.

        Only lines that are there are multiplied: few words have a subject or an object, or any word under them.
        """
        own, before, behind, above, below, subject, target = np.split(weights, 7, axis=1)
        found = np.asarray(state @ own.T)
        found[self.heads] += self._below(state) @ below.T
        for links, part in (
            (self.before, before),
            (self.behind, behind),
            (self.above, above),
            (self.subject, subject),
            (self.object, target),
        ):
            found[links.taking] += state[links.giving] @ part.T
        return found

    def _below(self, state: Numbers) -> Numbers:
        """For each head the mean of the lines of the words under it; a root stands under itself."""
        return np.asarray(np.add.reduceat(state[self.order], self.starts) / self.counts[:, None], dtype=state.dtype)


def labels_of(sentence: Sentence) -> list[int]:
    """For each word the number of the label of the name that it belongs to."""
    found = [0] * len(sentence.words)
    for name in sentence.names:
        found[name.first : name.last] = [LABELS.get(name.label, 0)] * (name.last - name.first)
    return found


@lru_cache(maxsize=50_000)
def row_of(text: str, rows: int) -> int:
    """The row of a table that stands for a word, by its hash."""
    return crc32(text.encode()) % rows


def distances(one: Indices, others: Indices) -> Indices:
    """The class of the distance from one word to others: small ones apart, large ones together."""
    return np.asarray(CLASSES[np.clip(others - one, -FAR, FAR) + FAR])
