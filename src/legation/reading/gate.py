"""The gate: which sentences of an article may tell of an event, and so are worth parsing.

In general news few articles tell of acts between states, and parsing is nearly all that a reading costs. A small
network (`legation.language.glance`) looks at the words of each sentence, at the known names in it, at its neighbours
and at the whole article. It is learned from articles with the events that careful readers found in them, and from what
the whole reading finds in others (`training/gate.py`, which prints what it would lose).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from legation.language import glance
from legation.language.pipeline import paragraphs, plain_sentences
from legation.reading.names import NameFound, find_names

#: A sentence is parsed where it tells of an event with odds that, times those that the article's sentences do so on
#: average, come to this: a sure sentence opens where little else does, a faint hope only among others. Of labelled
#: articles left out of the training, 19 of 2,983 events that the whole reading finds rightly are lost by it
#: (`training/gate.py`). It is about the largest at which no event of the gold is lost: both figures are a little kind.
ODDS = 0.0013
#: The sentences of an article on which its average rests; where it has fewer, those lacking count as unlikely.
FEWEST, UNKNOWN = 4, 0.2
#: The least that a likelihood is taken to lack to one.
SMALLEST = 1e-6
#: The paragraphs that are parsed wherever anything is: the headline and the lead.
FIRST = 2
#: Characters of a page that tell whether the rest of it is worth reading.
BEGINNING = 4_000
#: Words of a sentence that are looked at together; a longer one is looked at in parts.
LONGEST = 120
#: The kinds of known name, each with its number from 1 on; the last is that of a place.
KINDS = (
    *("name", "adjective", "capital", "organisation", "body", "region", "grouping", "people", "seat", "outlet"),
    *("armed group", "place"),
)
NUMBERS = {kind: number for number, kind in enumerate(KINDS, 1)}
#: What is looked at as a word: letters of any alphabet, numbers, and the signs of quotations and questions.
WORD = re.compile(r"[^\W\d_][\w'’-]*|\d[\d.,+-]*|[\"“”?!;:]")


#: Where something starts and ends.
Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence by its stops alone, the white space behind it included: the number of its paragraph, its offsets."""

    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainSentence:
    """A sentence that is not parsed: the number of its stretch, its offsets, its words and their kinds of name."""

    number: int
    start: int
    end: int
    glanced: glance.Glanced


def worth_parsing(text: str, names: Sequence[NameFound]) -> tuple[Offsets, ...]:
    """The offsets of what may tell of an event, and of what that needs to be understood, in order.

    Args:
        names: the known names in the text, in order.
    """
    stretches = list(by_stops(text))
    wanted = with_context(stretches, _opening(text, stretches, names))
    return tuple(_joined(stretches[number] for number in wanted))


def worth_reading(text: str) -> bool:
    """Whether the gate opens anywhere in the beginning of a text: in about two milliseconds a page."""
    beginning = text[:BEGINNING]
    return bool(_opening(beginning, list(by_stops(beginning)), find_names(beginning)))


def _opening(text: str, stretches: Iterable[Stretch], names: Sequence[NameFound]) -> set[int]:
    sentences = list(plain(text, stretches, names))
    return opened(sentences, likelihoods(sentences))


def opened(sentences: Sequence[PlainSentence], likelihoods: Sequence[float], odds: float = ODDS) -> set[int]:
    """The numbers of the stretches that the gate opens for, by the likelihoods of their sentences."""
    lacking = max(FEWEST - len(likelihoods), 0)
    article = _odds((sum(likelihoods) + UNKNOWN * lacking) / (len(likelihoods) + lacking))
    return {s.number for s, likely in zip(sentences, likelihoods, strict=True) if _odds(likely) * article >= odds}


def _odds(likelihood: float) -> float:
    """Odds of a likelihood, which is never quite one."""
    return likelihood / max(1 - likelihood, SMALLEST)


def likelihoods(sentences: Sequence[PlainSentence]) -> list[float]:
    """How likely each sentence of a text tells of an event, between 0 and 1."""
    found: list[float] = glance.load().likelihoods([each.glanced for each in sentences]).tolist()
    return found


def by_stops(text: str) -> Iterator[Stretch]:
    """The sentences of a text by their stops alone, but for those of white space."""
    for number, (first, last) in enumerate(paragraphs(text)):
        for start, end in plain_sentences(text, first, last):
            if not text[start:end].isspace():
                yield Stretch(number, start, end)


def plain(text: str, stretches: Iterable[Stretch], names: Sequence[NameFound]) -> Iterator[PlainSentence]:
    """What is looked at of each sentence of a text: its words, in parts where there are too many."""
    named = _Named(names)
    for number, stretch in enumerate(stretches):
        words = list(WORD.finditer(text, stretch.start, stretch.end))
        for part in (words[at : at + LONGEST] for at in range(0, len(words), LONGEST)):
            yield PlainSentence(
                number=number,
                start=part[0].start(),
                end=part[-1].end(),
                glanced=glance.Glanced(
                    words=[word.group() for word in part], kinds=[named.kind_at(word.start()) for word in part]
                ),
            )


class _Named:
    """The kinds of the known names of a text, which come in order, asked for from its beginning to its end."""

    def __init__(self, names: Sequence[NameFound]) -> None:
        self._waiting = iter(names)
        self._next = next(self._waiting, None)

    def kind_at(self, offset: int) -> int:
        """The number of the kind of the name that holds an offset, 0 where none does."""
        while self._next and self._next.end <= offset:
            self._next = next(self._waiting, None)
        return NUMBERS.get(self._next.kind, 0) if self._next and self._next.start <= offset else 0


def with_context(stretches: Sequence[Stretch], opening: AbstractSet[int]) -> list[int]:
    """The numbers of stretches with those of the headline and the lead, and the one in front of each, in order; none
    where there are none."""
    if not opening:
        return []
    first = sorted({stretch.paragraph for stretch in stretches})[:FIRST]
    leading = {number for number, stretch in enumerate(stretches) if stretch.paragraph in first}
    return sorted(leading | opening | {number - 1 for number in opening if number})


def _joined(stretches: Iterable[Stretch]) -> Iterator[Offsets]:
    """The offsets of stretches in order; those that follow on each other within a paragraph are one."""
    joined: Offsets | None = None
    for stretch in stretches:
        if joined and joined[1] == stretch.start:
            joined = joined[0], stretch.end
        else:
            if joined:
                yield joined
            joined = stretch.start, stretch.end
    if joined:
        yield joined
