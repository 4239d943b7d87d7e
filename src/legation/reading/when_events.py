"""Clues from events that the world knows the date of, and what a text says of them: past, recent, news, or coming."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import islice
from typing import Final

from legation.knowledge.almanac import Almanac
from legation.knowledge.dated_events import COINED, DatedEvent
from legation.knowledge.word_lists import pattern
from legation.model.span import Span
from legation.model.time import Interval
from legation.reading.calendar import period, shifted, spelled
from legation.reading.when_clues import GOAL, STRONG_FUTURE, Clue, Strength, written
from legation.reading.when_cues import cheap_direction, sentence_bounds
from legation.reading.when_meaning import (
    Anchor,
    Direction,
    Expression,
    Meaning,
    Relative,
)

#: Kinds of event that nobody speaks of before they happen.
UNFORESEEN: Final = frozenset({"death", "war", "attack", "coup", "disaster", "accident", "pandemic", "invasion"})
#: Kinds of which much is told in the past tense before they happen.
CAMPAIGNED: Final = frozenset({"election", "sport", "summit", "ceremony", "culture", "visit"})
PUT_BEHIND: Final = re.compile(
    r"\b(?:since|after|following|won|lost|winning|losing|at|during|held|hosted|defeat\w*|beat)\s(?:the\s|last\s)?\Z",
    re.IGNORECASE,
)
#: What shows that something is feared or weighed, and may never have happened.
FEARED: Final = pattern("cues", "news", "feared")
#: What is meant to be done there: "to achieve a good outcome at the summit".
TO_DO: Final = re.compile(r"\bto\s(?!the\b|an?\b|its?\b)[a-z]+\s[^.,;]{0,50}\Z")
#: How near to an event, in characters, "last month" stands that dates it.
BESIDE: Final = 60
AHEAD: Final = re.compile(
    r"\b(?:ahead\sof|before|upcoming|forthcoming|next|later|toward|towards|prepar\w+|run-up|invit\w+|hopes?|hoped|agreed\sto)\b"
)
#: So many mentions of an event are looked at.
MENTIONS: Final = 6
#: How far apart, in characters, the words of a phrase that tells an event may stand.
GAP: Final = 30


def event_clues(text: str, expressions: Sequence[Expression], known: Almanac) -> Iterator[Clue]:
    """What the text says of dated events: past, "last month", or still to come."""
    lower = text.lower()
    if len(lower) != len(text):
        return
    told: dict[str, tuple[DatedEvent, list[str]]] = {}
    for words, event in known.told_in(lower):
        if all(part in lower for part in words.split()):
            told.setdefault(event.name, (event, []))[1].append(words)
    for event, phrases in told.values():
        mentions = islice(_mentions(lower, phrases), MENTIONS)
        clues = [clue for start, end in mentions for clue in _event_clue(text, expressions, event, start, end)]
        if clues:
            yield max(clues, key=lambda clue: clue.strength)


def _mentions(lower: str, phrases: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where a phrase of an event stands: its words in their order, with little between them and no end of sentence."""
    gap = rf"(?![^\W_])[^.\n]{{0,{GAP}}}?(?<![^\W_])"
    for words in phrases:
        pattern = r"(?<![^\W_])" + gap.join(re.escape(part) for part in words.split()) + r"(?![^\W_])"
        for match in re.finditer(pattern, lower):
            yield match.start(), match.end()


def _event_clue(
    text: str, expressions: Sequence[Expression], event: DatedEvent, start: int, end: int
) -> Iterator[Clue]:
    span = Span.of(text, start, end)
    if event.kind in COINED:
        yield written(event.first, None, f"{event.name} ({_days(event)}) is named", span, Strength.EVENT)
        return
    if recent := _recent(text, expressions, event, span):
        yield recent
        return
    sentence_start, sentence_end = sentence_bounds(text, start, end)
    direction = cheap_direction(text, start, end)
    if direction is Direction.FUTURE and STRONG_FUTURE.search(text[sentence_start:sentence_end]):
        if event.kind in CAMPAIGNED:
            yield written(None, event.last, f"{event.name} ({_days(event)}) is still to come", span, Strength.FUTURE)
    elif direction is not Direction.FUTURE and not _may_lie_ahead(text, span, event, direction):
        yield written(event.first, None, f"{event.name} ({_days(event)}) is told as past", span, Strength.EVENT)


def _recent(text: str, expressions: Sequence[Expression], event: DatedEvent, span: Span) -> Clue | None:
    """The event told right beside "last month", "two years ago"."""
    start, end = sentence_bounds(text, span.start, span.end)
    start, end = max(start, span.start - BESIDE), min(end, span.end + BESIDE)
    first_index = bisect_right(expressions, start - 1, key=lambda e: e.span.start)
    for expression in expressions[first_index:]:
        if expression.span.start >= end:
            break
        days = _written_around(expression.meaning, event)
        if days:
            sentence = f"{event.name} ({_days(event)}) was “{expression.span.text}”"
            return written(days.first, days.last, sentence, expression.span, Strength.RECENT_EVENT)
    return None


def _may_lie_ahead(text: str, span: Span, event: DatedEvent, direction: Direction) -> bool:
    """Whether an event that is spoken of before it happens may not have happened yet ("met ahead of COP26").

    So it is of foreseen kinds, unless words right before it put it behind ("since the 2020 election").
    """
    start, end = sentence_bounds(text, span.start, span.end)
    sentence, before = text[start:end], text[start : span.start]
    if event.kind in UNFORESEEN:
        return bool(FEARED.search(sentence)) and not PUT_BEHIND.search(before)
    if (
        TO_DO.search(text, start, span.start)
        or AHEAD.search(sentence)
        or GOAL.search(sentence)
        or direction is not Direction.PAST
    ):
        return True
    return event.kind in CAMPAIGNED and not PUT_BEHIND.search(before)


def _days(event: DatedEvent) -> str:
    first, last = event.first, event.last
    return spelled(first) if first == last else f"{spelled(first)} to {spelled(last)}"


def _written_around(meaning: Meaning, event: DatedEvent) -> Interval | None:
    """When a text was written that calls a dated event "last month", "two years ago".

    Days are left to the head of the report itself: elsewhere "yesterday" mostly dates what is said of the event.
    """
    if not isinstance(meaning, Relative) or meaning.anchor not in (Anchor.PUBLICATION, Anchor.AGO):
        return None
    if meaning.anchor is Anchor.AGO or (meaning.count < -1 and meaning.unit != "day"):
        return _ago(meaning, event)
    first, last = period(meaning.unit, event.first, -meaning.count), period(meaning.unit, event.last, -meaning.count)
    if first is None or last is None or meaning.unit == "day":
        return None
    return Interval(first=first.interval.first, last=last.interval.last)


#: How far "three months ago" and its like may be off, in days, for each unit: writers round.
ROUNDING: Final = {"day": 1, "week": 4, "month": 20, "year": 240, "quarter": 45}


def _ago(meaning: Relative, event: DatedEvent) -> Interval | None:
    """When a text was written that tells an event so many units ago, give or take what writers round."""
    first, last = shifted(event.first, meaning.unit, -meaning.count), shifted(event.last, meaning.unit, -meaning.count)
    if meaning.unit not in ROUNDING or first is None or last is None or meaning.count < -12:
        return None
    rounding = timedelta(days=ROUNDING[meaning.unit])
    return Interval(first=first - rounding, last=last + rounding)
