"""Times told by their distance from something else: "three days after the summit", "weeks before Oct. 12"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Final

from legation.knowledge.almanac import almanac
from legation.knowledge.dated_events import COINED, DatedEvent
from legation.knowledge.time_words import time_words
from legation.model.span import Span
from legation.model.time import Interval, Offset, Timex
from legation.model.words import Grain, TimexType
from legation.reading.calendar import DAYS_IN, Period, period
from legation.reading.when_cues import sentence_bounds
from legation.reading.when_meaning import Expression, Vague

#: What may stand between "two days after" and the date it counts from.
BETWEEN: Final = re.compile(r"\s+(?:(?:the|last|this|his|her|its|their)\s)?\Z")
#: How far behind its offset, in characters, the name of an event may end.
REACH: Final = 90
#: Nothing that lasts longer, in days, has a day after it that a reader could name.
LONGEST_OCCASION: Final = 31
DAY: Final = timedelta(days=1)


def is_offset(expression: Expression) -> bool:
    """Whether an expression counts from something that it does not hold itself."""
    return isinstance(expression.meaning, Vague) and expression.meaning.after is not None


def named_day(text: str, start: int) -> date | None:
    """The day of an event that is called by its day of the year: "the September 11 attacks"."""
    words = text[start : start + REACH].lower()
    return next((event.first for phrase, event in _called_by_day() if words.startswith(phrase)), None)


@cache
def _called_by_day() -> tuple[tuple[str, DatedEvent], ...]:
    """The names of events that begin with a month and a day."""
    months = time_words().months
    named = [(phrase, event) for event in almanac().events for phrase in event.words if len(event.forms) == 1]
    return tuple((phrase, event) for phrase, event in named if phrase.split()[0].rstrip(".") in months)


def starts_with_date(text: str, expression: Expression, following: Expression | None) -> bool:
    """Whether what an expression counts from is the date named right behind it."""
    if following is None or following.type is TimexType.SET:
        return False
    return bool(BETWEEN.fullmatch(text[expression.span.end : following.span.start]))


def dated_event_behind(text: str, offset: Span) -> tuple[Span, Interval] | None:
    """The event of the almanac named right behind an offset, with its days: the nearest, then the longest name."""
    _, stop = sentence_bounds(text, offset.start, offset.end)
    window = text[offset.end : min(stop, offset.end + REACH)].lower()
    found = min(_named_in(window), key=lambda hit: (hit[0], -hit[1]), default=None)
    if found is None:
        return None
    start, length, event = found
    span = Span.of(text, offset.end + start, offset.end + start + length)
    return span, Interval(first=event.first, last=event.last)


def _named_in(window: str) -> Iterator[tuple[int, int, DatedEvent]]:
    for words, event in almanac().told_in(window):
        if event.kind in COINED:
            continue
        at = window.find(words)
        behind = at + len(words)
        if at >= 0 and not window[at - 1 : at].isalnum() and not window[behind : behind + 1].isalnum():
            yield at, len(words), event


def counted_from(timex: Timex, days: Interval, event: Span) -> tuple[Timex, Grain | None]:
    """An offset resolved against what it counts from.

    A number of units gives a date; "weeks before" gives only the day before which it lies.
    """
    assert timex.offset is not None
    offset = replace(timex.offset, event=event)
    reckoned = _reckoned(offset, days)
    if reckoned is None:
        return replace(timex, offset=offset), None
    type_ = TimexType.DATE if reckoned.interval.known else timex.type
    value = reckoned.value or timex.value
    return replace(timex, type=type_, value=value, interval=reckoned.interval, offset=offset), reckoned.grain


def _reckoned(offset: Offset, days: Interval) -> Period | None:
    if days.first is None or days.last is None:
        return None
    if offset.count is None:
        beyond = Interval(first=days.last + DAY) if offset.after else Interval(last=days.first - DAY)
        return Period(value="", interval=beyond, grain=Grain.RANGE)
    if offset.unit in DAYS_IN and (days.last - days.first).days > LONGEST_OCCASION:
        return None
    start = days.last if offset.after else days.first
    return period(offset.unit, start, offset.count if offset.after else -offset.count)
