"""When each act takes place: the time expression of its own clause, never one from elsewhere by default."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.model import Grain, Interval, Kind, Status, Timex, TimexType, When
from legation.reading import clauses
from legation.reading.status import verb_status
from legation.reading.triggers import Trigger
from legation.reading.when import Direction, Expression, cheap_direction, read_times
from legation.reading.when_cues import marked_direction

#: How far a time expression may stand from a trigger to count without a tie in the tree, in words.
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
        verb = clauses.clause_verb(sentence, word) if sentence and word else None
        told = verb_status(sentence, verb) if sentence and verb else None
        if told is Status.CANCELLED and sentence and verb and clauses.is_negated(sentence, verb):
            return Direction.PAST
        if told in (Status.PLANNED, Status.CANCELLED):
            return Direction.FUTURE
        if told is Status.HAPPENED and verb is not None and verb.tag in ("VBD", "VBN"):
            return Direction.FUTURE if verb.lemma in words("cues", "verbs", "date_ahead") else Direction.PAST
        if sentence is not None and verb is not None and _is_timetable(sentence, verb):
            return Direction.FUTURE
        return cheap_direction(text, offset, end)

    return direction_at


def _is_timetable(sentence: Sentence, verb: Word) -> bool:
    """Whether a plain present tells what is fixed ("arrives on Monday"); a headline tells the past so too."""
    plain = verb.tag in ("VBZ", "VBP") and not sentence.under(verb, Role.AUXILIARY, Role.NEGATION)
    return plain and not clauses.is_headline(sentence) and verb.lemma in words("cues", "verbs", "timetable")


def when_of(trigger: Trigger, dated: Sequence[Dated]) -> Dated | None:
    """The time expression that belongs to an act: under its own words, then in its clause, then near it."""
    sentence = trigger.sentence
    here = [
        each
        for each in dated
        if _is_time(each) and sentence.start <= each.timex.span.start < sentence.end and not _counts_from(each, trigger)
    ]
    if not here:
        return None
    anchor = trigger.verb or trigger.word
    own = [each for each in here if _tie(sentence, trigger, anchor, each) is not None]
    own = [each for each in own if not each.timex.offset] or own
    if own:
        return min(own, key=lambda each: (_tie(sentence, trigger, anchor, each) or 0, each.timex.span.start))
    return _lent(sentence, anchor, here) or _of_purpose(sentence, trigger, here)


def _of_purpose(sentence: Sentence, trigger: Trigger, here: Sequence[Dated]) -> Dated | None:
    """A journey takes the time of what it is made for ("travel to Japan to attend the funeral on September 27")."""
    if trigger.frame.kind is not Kind.VISIT or trigger.verb is None:
        return None
    aims = {clause.index for clause in sentence.under(trigger.verb, Role.ADVERBIAL_CLAUSE, Role.OPEN_COMPLEMENT)}
    for dated in here:
        word = _head_of(sentence, dated)
        if word is not None and any(head.index in aims for head in sentence.ancestors(word)):
            return dated
    return None


def _counts_from(dated: Dated, trigger: Trigger) -> bool:
    """Whether an offset counts from the act itself ("weeks before Modi travels"), and dates what stands above it."""
    end, start = dated.timex.span.end, trigger.span.start
    return dated.timex.offset is not None and end <= start and "," not in trigger.sentence.quote(end, start)


def _is_time(dated: Dated) -> bool:
    return dated.timex.type in (TimexType.DATE, TimexType.TIME) or dated.timex.offset is not None


def _head_of(sentence: Sentence, dated: Dated) -> Word | None:
    """The word of an expression that ties it to the rest of the sentence."""
    inside = sentence.words_within(dated.timex.span.start, dated.timex.span.end)
    indexes = {word.index for word in inside}
    return next((word for word in inside if word.head not in indexes or word.head == word.index), None)


def _tie(sentence: Sentence, trigger: Trigger, anchor: Word, dated: Dated) -> int | None:
    """How closely an expression is tied to an act: 0 under the noun, 1 under the verb, more through phrases."""
    word = _head_of(sentence, dated)
    if word is None:
        return None
    for distance, head in enumerate(sentence.ancestors(word)):
        if head.index == trigger.word.index:
            return distance
        if head.index == anchor.index:
            return distance + 1
        if clauses.is_verb(head):
            return None
    return None


def _lent(sentence: Sentence, anchor: Word, here: Sequence[Dated]) -> Dated | None:
    """A time that the clause above lends: to a coordinated verb, an infinitive, or a verb in a headline."""
    lenders = _lenders(sentence, anchor)
    for dated in here:
        word = _head_of(sentence, dated)
        verb = clauses.clause_verb(sentence, word) if word is not None else None
        if verb is not None and verb.index in lenders:
            return dated
    single = len({each.timex.interval for each in here}) == 1
    only = here[0]
    word = _head_of(sentence, only)
    verb = clauses.clause_verb(sentence, word) if word is not None else None
    if single and word is not None and verb is None or (word is not None and abs(word.index - anchor.index) <= 2):
        return only
    return None


def _lenders(sentence: Sentence, anchor: Word) -> set[int]:
    """The verbs above an act whose time is also its own: never a verb of saying."""
    found: set[int] = set()
    current = anchor
    for head in sentence.ancestors(anchor):
        if clauses.is_verb(head):
            if head.lemma in words("cues", "verbs", "say") and current.role is not Role.CONJUNCT:
                return found
            if current.role not in (
                Role.OPEN_COMPLEMENT,
                Role.CONJUNCT,
                Role.ADVERBIAL_CLAUSE,
                Role.OBJECT,
                Role.OBLIQUE,
                Role.SUBJECT,
                Role.PASSIVE_SUBJECT,
                Role.NOUN_CLAUSE,
                Role.NOUN_MODIFIER,
                Role.PARATAXIS,
            ):
                return found
            found.add(head.index)
        current = head
    return found
