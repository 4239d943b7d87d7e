"""Verdicts: a status together with the words that decide it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from legation.language.tree import Sentence, Word
from legation.model import Span, Status

#: How many words wide a cue may be; of words further apart only the main one is told.
WIDEST = 6
#: Negations that are written in one with the word in front of them ("didn't", "cannot").
JOINED = frozenset({"n't", "n’t", "not"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status and the words of one sentence that decide it, the main one first; none where only a noun tells it."""

    status: Status
    words: tuple[Word, ...] = ()

    def turned(self, status: Status) -> Verdict:
        """The same words where they are seen to mean another status."""
        return replace(self, status=status)

    def joined_by(self, *words: Word) -> Verdict:
        """The same status with further words that decide it too."""
        return replace(self, words=(*self.words, *words))

    def cue(self, sentence: Sentence) -> Span | None:
        """The span from the first word to the last; of the main one and those beside it where they stand far apart."""
        if not self.words:
            return None
        deciding = {word.index for word in self.words}
        if max(deciding) - min(deciding) >= WIDEST:
            deciding = _row(self.words[0].index, deciding)
        first, last = _whole(sentence, min(deciding), max(deciding))
        start, end = sentence.words[first].start, sentence.words[last].end
        return Span(text=sentence.quote(start, end), start=start, end=end)


def _row(main: int, deciding: set[int]) -> set[int]:
    """Those words that stand in one row with the main one, no other word between."""
    first = last = main
    while first - 1 in deciding:
        first -= 1
    while last + 1 in deciding:
        last += 1
    return {first, last}


def _whole(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """The range of words that leaves no word cut from the negation written in one with it."""
    if first > 0 and _is_joined(sentence, first):
        first -= 1
    if last + 1 < len(sentence.words) and _is_joined(sentence, last + 1):
        last += 1
    return first, last


def _is_joined(sentence: Sentence, at: int) -> bool:
    word = sentence.words[at]
    return word.text.lower() in JOINED and word.start == sentence.words[at - 1].end
