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
#: A paragraph is parsed where some sentence of it tells of an event with this likelihood, and where its odds, times
#: those that the article's sentences do so on average, come to this: a sure sentence opens where little else does, a
#: faint hope only among others. The trial of `training/gate.py` shows what both cost and save; two thresholds, one of
#: the sentence and one of the article, let a sixth more of general news pass there for about the same events
#: (both were chosen by that trial).
LIKELIHOOD, ODDS = 0.12, 0.08
#: The sentences of an article on which its average rests; where it has fewer, those lacking count as likely as not.
FEWEST, UNKNOWN = 4, 0.5
#: Characters of a page that tell whether the rest of it is worth reading: of the articles with labelled events, these
#: lose no more of them than whole texts do.
BEGINNING = 4_000
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
    """Whether the gate opens anywhere in the beginning of a text: at well under a millisecond a page."""
    beginning = text[:BEGINNING]
    return bool(_opening(beginning, find_names(beginning)))


def _opening(text: str, names: Sequence[NameFound]) -> set[int]:
    return opened([(each.paragraph, likelihood(each.signs)) for each in plain(text, names)])


def likelihood(signs: Sequence[str]) -> float:
    """How likely a sentence with these signs tells of an event, between 0 and 1."""
    return signs_table.likelihood(TABLE, signs)


def opened(sentences: Sequence[tuple[int, float]]) -> set[int]:
    """The paragraphs that the gate opens for, by the paragraph and the likelihood of each sentence."""
    lacking = max(FEWEST - len(sentences), 0)
    article = (sum(likely for _, likely in sentences) + UNKNOWN * lacking) / (len(sentences) + lacking)
    return {paragraph for paragraph, likely in sentences if likely >= LIKELIHOOD and _has_odds(likely, article)}


def _has_odds(sentence: float, article: float) -> bool:
    """Whether the odds of a sentence times those of its article are high enough, by the likelihoods of both."""
    return sentence * article >= ODDS * (1 - sentence) * (1 - article)


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
