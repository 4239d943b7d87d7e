"""A small network over words that are not parsed: how likely each sentence of a text tells of an act between states.

Each word starts from rows of four tables: its own, if it is one of those that are known by their hash (row 0 is that of
all others), that of its ending, of the kind of known name that it belongs to, and of its shape. Two convolutions let it
take up what stands beside it (Kim 2014, "Convolutional Neural Networks for Sentence Classification"); a sentence is the
largest and the mean of its words, and is weighed beside its neighbours and the whole text. The weights lie in
`gate/weights.npz`; `training/gate.py` learns them. It runs on numpy alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from legation.language.batches import in_batches
from legation.language.weights import Numbers, Weights, read_arrays

#: The rows of the table of endings: each ending's row is chosen by its hash.
ENDINGS = 2_000
#: How many letters the ending of a word has.
ENDING = 3
#: The shapes of words: in capitals or not, a number or not, a word or not.
SHAPES = 8
TABLES = ("word", "ending", "kind", "shape")
#: What the weights hold: the tables, and the layers over them.
LAYERS = ("entry", "entry_norm", "beside.0", "beside_norm.0", "beside.1", "beside_norm.1", "sentence", "around", "tell")
NAMES = (
    "known",
    *(f"{table}.weight" for table in TABLES),
    *(f"{layer}.{sort}" for layer in LAYERS for sort in ("weight", "bias")),
)
#: Words that are worked on at once.
LARGEST_BATCH = 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class Glanced:
    """The words of a sentence, and for each the number of the kind of known name that it belongs to, 0 for none."""

    words: Sequence[str]
    kinds: Sequence[int]


class Network:
    """The network with its weights."""

    def __init__(self, weights: Mapping[str, NDArray[np.float16]]) -> None:
        self._rows = {int(known): row for row, known in enumerate(weights["known"], 1)}
        self._weights = Weights({name: values for name, values in weights.items() if name != "known"})
        self._tables = self._entries()

    def likelihoods(self, sentences: Sequence[Glanced]) -> Numbers:
        """How likely each sentence of a text tells of an act, between 0 and 1."""
        if not sentences:
            return np.zeros(0, np.float32)
        batches = in_batches(sentences, lambda sentence: len(sentence.words), LARGEST_BATCH)
        alone = np.concatenate([self._alone(batch) for batch in batches])
        around = np.maximum(self._weights.linear("around", _beside_others(alone)), 0)
        return np.asarray(1 / (1 + np.exp(-self._weights.linear("tell", around)[:, 0])))

    def _entries(self) -> list[Numbers]:
        """What each row of each table adds to the first layer: the product is made once, not for every word."""
        first, found = 0, []
        for table in TABLES:
            rows = self._weights[f"{table}.weight"]
            found.append(rows @ self._weights["entry.weight"][:, first : first + rows.shape[1]].T)
            first += rows.shape[1]
        return found

    def _alone(self, sentences: Sequence[Glanced]) -> Numbers:
        """What each sentence tells by itself, a sentence a line."""
        lengths = np.array([len(sentence.words) for sentence in sentences])
        starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        state = self._weights.normal("entry_norm", np.maximum(self._entered(sentences), 0))
        for layer in ("0", "1"):
            near = self._weights.linear(f"beside.{layer}", _beside(state, starts))
            state = self._weights.normal(f"beside_norm.{layer}", state + np.maximum(near, 0))
        mean = np.add.reduceat(state, starts) / lengths[:, None].astype(np.float32)
        both = np.concatenate([np.maximum.reduceat(state, starts), mean], axis=1)
        return np.maximum(self._weights.linear("sentence", both), 0)

    def _entered(self, sentences: Sequence[Glanced]) -> Numbers:
        """What the tables make of each word."""
        hashes = [hashes_of(word) for sentence in sentences for word in sentence.words]
        words, endings, shapes = zip(*hashes, strict=True)
        word, ending, kind, shape = self._tables
        own = word[[self._rows.get(each, 0) for each in words]]
        named = kind[[each for sentence in sentences for each in sentence.kinds]]
        return np.asarray(own + ending[list(endings)] + named + shape[list(shapes)] + self._weights["entry.bias"])


def _beside(state: Numbers, starts: NDArray[np.int64]) -> Numbers:
    """The lines of the word before it, its own, and of the word behind it; nought past a sentence's end."""
    before, behind = np.zeros_like(state), np.zeros_like(state)
    before[1:], behind[:-1] = state[:-1], state[1:]
    before[starts] = 0
    behind[starts[1:] - 1] = 0
    return np.concatenate([before, state, behind], axis=1)


def _beside_others(alone: Numbers) -> Numbers:
    """For each sentence its own line, that of the one before, of the one behind, and the text's mean and largest."""
    none = np.zeros_like(alone[:1])
    mean, largest = alone.mean(axis=0, keepdims=True), alone.max(axis=0, keepdims=True)
    count = len(alone)
    before, behind = np.concatenate([none, alone[:-1]]), np.concatenate([alone[1:], none])
    return np.concatenate([alone, before, behind, mean.repeat(count, 0), largest.repeat(count, 0)], axis=1)


@lru_cache(maxsize=50_000)
def hashes_of(word: str) -> tuple[int, int, int]:
    """The hash of a word, the row of its ending, and that of its shape."""
    lower = word.lower()
    shape = word[0].isupper() + 2 * word[0].isdigit() + 4 * (not word[0].isalnum())
    return crc32(lower.encode()), crc32(lower[-ENDING:].encode()) % ENDINGS, shape


@cache
def load() -> Network:
    """The network of the package, loaded once a process."""
    return read(files("legation.language") / "gate")


def read(folder: Traversable) -> Network:
    """The network whose weights lie in a folder.

    Raises:
        ModelError: they are missing or damaged.
    """
    return Network(read_arrays(folder, "gate", lambda _: NAMES))
