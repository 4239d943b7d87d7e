"""The gate: which paragraphs of an article may tell of an event, and so are worth parsing.

In general news few articles tell of acts between states, and parsing is nearly all that a reading costs. A small
network (`legation.language.glance`) looks at the words of each sentence, at the known names in it, at its neighbours
and at the whole article. It is learned from articles with the events that careful readers found in them, and from what
the whole reading finds in others (`training/gate.py`, which prints what it would lose).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from legation.language import glance
from legation.language.pipeline import paragraphs, plain_sentences
from legation.reading.names import NameFound, find_names

#: A paragraph is parsed where some sentence of it tells of an event with odds that, times those that the article's
#: sentences do so on average, come to this: a sure sentence opens where little else does, a faint hope only among
#: others. Of labelled articles left out of the training, 10 of 2,891 events that the whole reading finds rightly are
#: lost by it, and 0.22 of the words of Wikinews parsed (`training/gate.py`; these figures chose it, and are a little
#: kind).
ODDS = 0.002
#: The sentences of an article on which its average rests; where it has fewer, those lacking count as unlikely.
FEWEST, UNKNOWN = 4, 0.2
#: The least that a likelihood is taken to lack to one.
SMALLEST = 1e-6
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


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainSentence:
    """A sentence that is not parsed: the number of its paragraph, its offsets, its words and their kinds of name."""

    paragraph: int
    start: int
    end: int
    glanced: glance.Glanced


def worth_parsing(text: str, names: Sequence[NameFound]) -> frozenset[int]:
    """The numbers of the paragraphs that may tell of an event, and of those that they need to be understood.

    Args:
        names: the known names in the text, in order.
    """
    opening = _opening(text, names)
    if not opening:
        return frozenset()
    filled = [number for number, (start, end) in enumerate(paragraphs(text)) if not text[start:end].isspace()]
    return with_context(filled, opening)


def worth_reading(text: str) -> bool:
    """Whether the gate opens anywhere in the beginning of a text: in about two milliseconds a page."""
    beginning = text[:BEGINNING]
    return bool(_opening(beginning, find_names(beginning)))


def _opening(text: str, names: Sequence[NameFound]) -> set[int]:
    sentences = list(plain(text, names))
    return opened(sentences, likelihoods(sentences))


def opened(sentences: Sequence[PlainSentence], likelihoods: Sequence[float], odds: float = ODDS) -> set[int]:
    """The paragraphs that the gate opens for, by the likelihoods of their sentences."""
    lacking = max(FEWEST - len(likelihoods), 0)
    article = _odds((sum(likelihoods) + UNKNOWN * lacking) / (len(likelihoods) + lacking))
    return {s.paragraph for s, likely in zip(sentences, likelihoods, strict=True) if _odds(likely) * article >= odds}


def _odds(likelihood: float) -> float:
    """Odds of a likelihood, which is never quite one."""
    return likelihood / max(1 - likelihood, SMALLEST)


def likelihoods(sentences: Sequence[PlainSentence]) -> list[float]:
    """How likely each sentence of a text tells of an event, between 0 and 1."""
    found: list[float] = glance.load().likelihoods([each.glanced for each in sentences]).tolist()
    return found


def plain(text: str, names: Sequence[NameFound]) -> Iterator[PlainSentence]:
    """The sentences of a text by their stops alone, with their words."""
    named = _Named(names)
    for number, (first, last) in enumerate(paragraphs(text)):
        for start, end in plain_sentences(text, first, last):
            words = list(WORD.finditer(text, start, end))
            for part in (words[at : at + LONGEST] for at in range(0, len(words), LONGEST)):
                yield PlainSentence(
                    paragraph=number,
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


def with_context(filled: Sequence[int], opening: AbstractSet[int]) -> frozenset[int]:
    """Paragraphs with the headline and the lead, and the paragraph in front of each; none where there are none.

    Args:
        filled: the paragraphs that hold anything, in order.
    """
    if not opening:
        return frozenset()
    before = dict(zip(filled[1:], filled, strict=False))
    return frozenset({*filled[:2], *opening, *(before[number] for number in opening if number in before)})
