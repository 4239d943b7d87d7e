"""The gate: which paragraphs of an article may tell of an event, and so are worth parsing.

In general news few articles tell of acts between states, and parsing is nearly all that a reading costs. A logistic
regression looks at the words of each sentence and at how many states and organisations are named in it, around it and
in the article. It is learned from some 900 articles with the events that careful readers found in them
(`training/gate.py`, which prints what it would lose); its weights lie in `knowledge/data/gate_signs.csv`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from legation.knowledge import signs as signs_table
from legation.language.pipeline import paragraphs, plain_sentences
from legation.reading.names import NameFound, find_names

TABLE = "gate_signs.csv"
#: An article is read where its sentences tell of an event with this likelihood on average; of it, the paragraphs with
#: some sentence that does so with that likelihood. The trial of `training/gate.py` shows what both cost and save.
ARTICLE, PARAGRAPH = 0.11, 0.12
#: Kinds of name that can be a party.
PARTIES = frozenset(
    {"name", "capital", "seat", "adjective", "people", "organisation", "grouping", "armed group", "body"}
)
#: The most of anything that is counted: from there on, more is no other sign.
MOST = 6
WORD = re.compile(r"[a-z][a-z'’-]*|\d\+\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainSentence:
    """A sentence that is not parsed: its offsets, the number of its paragraph, and the signs of an event in it."""

    paragraph: int
    start: int
    end: int
    signs: tuple[str, ...]


def worth_parsing(text: str, names: Sequence[NameFound]) -> frozenset[int]:
    """The numbers of the paragraphs that may tell of an event, and of those that they need to be understood.

    Args:
        names: the known names in the text, in order.
    """
    opening = _opening(text, names)
    return _with_context(text, opening) if opening else frozenset()


def worth_reading(text: str) -> bool:
    """Whether the gate opens anywhere in a text: as `worth_parsing` judges it, at well under a millisecond a page."""
    return bool(_opening(text, find_names(text)))


def _opening(text: str, names: Sequence[NameFound]) -> set[int]:
    return opened([(each.paragraph, likelihood(each.signs)) for each in plain(text, names)])


def likelihood(signs: Sequence[str]) -> float:
    """How likely a sentence with these signs tells of an event, between 0 and 1."""
    return signs_table.likelihood(TABLE, signs)


def opened(sentences: Sequence[tuple[int, float]]) -> set[int]:
    """The paragraphs that the gate opens for, by the paragraph and the likelihood of each sentence."""
    if sum(likely for _, likely in sentences) < ARTICLE * max(len(sentences), 1):
        return set()
    return {paragraph for paragraph, likely in sentences if likely >= PARAGRAPH}


def plain(text: str, names: Sequence[NameFound]) -> Iterator[PlainSentence]:
    """The sentences of a text by their stops alone, with their signs."""
    named = _Named.of(names)
    article = f"article: {min(named.count(0, len(text)), MOST)}"
    before = 0
    for number, (first, last) in enumerate(paragraphs(text)):
        around = f"around: {min(named.count(first, last), MOST)}"
        for start, end in plain_sentences(text, first, last):
            here = f"here: {min(named.count(start, end), MOST)}"
            words = dict.fromkeys(WORD.findall(text[start:end].lower()))
            signs = (article, around, here, f"before: {min(before, MOST)}", *words)
            yield PlainSentence(paragraph=number, start=start, end=end, signs=signs)
            before += bool(words)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """The names that can be parties, by where they start."""

    starts: list[int]
    codes: list[str]

    @classmethod
    def of(cls, names: Sequence[NameFound]) -> _Named:
        parties = [name for name in names if name.code and name.kind in PARTIES]
        return cls(starts=[name.start for name in parties], codes=[name.code for name in parties])

    def count(self, start: int, end: int) -> int:
        """How many states and organisations are named between two offsets."""
        return len(set(self.codes[bisect_left(self.starts, start) : bisect_left(self.starts, end)]))


def _with_context(text: str, opening: set[int]) -> frozenset[int]:
    """The paragraphs with the headline and the lead, and the paragraph in front of each."""
    filled = [number for number, (start, end) in enumerate(paragraphs(text)) if not text[start:end].isspace()]
    before = dict(zip(filled[1:], filled, strict=False))
    return frozenset({*filled[:2], *opening, *(before[number] for number in opening if number in before)})
