"""The time expressions of an article, resolved: the tense of the clause tells whether a bare day lies ahead."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.model import Grain, Interval, Status, Timex, When
from legation.reading import clauses
from legation.reading.tenses import is_timetable, status_of_verb
from legation.reading.when import Direction, Expression, read_times
from legation.reading.when_cues import marked_direction, nearest_direction

#: The forms of "be" in the present.
PRESENT = frozenset({"is", "are", "'s", "’s", "'re", "’re"})
#: How many words before a time "is due" may stand.
NEAR = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A resolved time expression and its grain."""

    timex: Timex
    grain: Grain | None

    def when(self) -> When:
        """The time as an event carries it."""
        return When(span=self.timex.span, interval=self.timex.interval, grain=self.grain, timex=self.timex.value)


def resolve_all(
    expressions: Sequence[Expression], text: str, sentences: Sequence[Sentence], published: Interval | None
) -> list[Dated]:
    """Every expression resolved, with the tense of its clause telling the direction."""
    direction = _directions(text, sentences, {e.span.start: e.span.end for e in expressions})
    resolved = read_times(list(expressions), text, published, direction)
    return [Dated(timex=timex, grain=grain) for timex, grain in resolved]


def _directions(text: str, sentences: Sequence[Sentence], ends: dict[int, int]) -> Callable[[int], Direction]:
    """For the offset of an expression, the direction that the parse tells, or else the words nearby."""
    starts = [sentence.start for sentence in sentences]

    def direction_at(offset: int) -> Direction:
        end = ends.get(offset, offset + 1)
        if marked := marked_direction(text, offset, end):
            return marked
        at = bisect_right(starts, offset) - 1
        sentence = sentences[at] if at >= 0 and offset < sentences[at].end else None
        word = sentence.word_at(offset) if sentence else None
        if sentence and word and _is_awaited_then(sentence, word):
            return Direction.FUTURE
        verb = clauses.clause_verb(sentence, word) if sentence and word else None
        told = status_of_verb(sentence, verb).status if sentence and verb else None
        if told is Status.CANCELLED and sentence and verb and clauses.is_negated(sentence, verb):
            return Direction.PAST
        if told in (Status.PLANNED, Status.CANCELLED):
            return Direction.FUTURE
        if told is Status.HAPPENED and verb is not None and verb.tag in ("VBD", "VBN"):
            return Direction.FUTURE if verb.lemma in words("cues", "verbs", "date_ahead") else Direction.PAST
        if sentence is not None and verb is not None and is_timetable(sentence, verb):
            return Direction.FUTURE
        return nearest_direction(text, offset, end)

    return direction_at


def _is_awaited_then(sentence: Sentence, word: Word) -> bool:
    """Whether the predicate over a time tells what is now to come ("is due in Rome on Friday", "is now expected")."""
    if _follows_awaited(sentence, word):
        return True
    for head in (word, *sentence.ancestors(word)):
        if clauses.is_awaited_behind(sentence, head):
            return True
        helpers = sentence.under(head, Role.COPULA, Role.AUXILIARY, Role.PASSIVE_AUXILIARY)
        if any(helper.text.lower() in PRESENT for helper in helpers):
            about = {head.text.lower(), *(child.text.lower() for child in sentence.children[head.index])}
            awaited = head.lemma in words("cues", "predicates", "awaiting") and head.tag == "VBN"
            return awaited or bool(about & words("cues", "predicates", "awaited"))
        if clauses.is_verb(head) and head.role is not Role.CASE:
            return False
    return False


def _follows_awaited(sentence: Sentence, word: Word) -> bool:
    """Whether "is due" or its like stands right before a time, however the tree hangs it ("due in Rome on May 3")."""
    for each in reversed(sentence.words[max(word.index - NEAR, 1) : word.index]):
        if each.text in (",", ";", "and"):
            return False
        if each.text.lower() in words("cues", "predicates", "awaited"):
            return sentence.words[each.index - 1].text.lower() in PRESENT
    return False


def told_in(sentence: Sentence, dated: Sequence[Dated]) -> Sequence[Dated]:
    """Those time expressions of an article, in its order, that a sentence tells."""
    low = bisect_left(dated, sentence.start, key=_start)
    return dated[low : bisect_left(dated, sentence.end, lo=low, key=_start)]


def _start(dated: Dated) -> int:
    return dated.timex.span.start


def head_of(sentence: Sentence, dated: Dated) -> Word | None:
    """The word of an expression that ties it to the rest of the sentence."""
    inside = sentence.words_within(dated.timex.span.start, dated.timex.span.end)
    indexes = {word.index for word in inside}
    return next((word for word in inside if word.head not in indexes or word.head == word.index), None)
