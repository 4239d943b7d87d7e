"""The day of writing, given by a dateline without its year: "ISLAMABAD, March 3:"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from legation.model.time import Interval, Reason
from legation.reading.calendar import make_date
from legation.reading.when_clues import HEAD, is_dateline
from legation.reading.when_meaning import DayOfMonth, Expression, Weekday

#: How many years beyond the last one that a text names it was written at most, where nothing else bounds it.
YEARS: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class DatelineClue:
    """A day of the year on which the text was written, and the day of the week that its first lines tell, if any."""

    month: int
    day: int
    weekday: int | None
    reason: Reason

    def within(self, interval: Interval) -> list[Interval]:
        """The days of an interval that it can be: those of the weekday told, where the year leaves a choice."""
        if interval.first is None:
            return []
        last = interval.last.year if interval.last else interval.first.year + YEARS
        years = range(interval.first.year, min(last, interval.first.year + YEARS) + 1)
        days = [day for year in years if (day := make_date(year, self.month, self.day)) and _holds(interval, day)]
        told = [day for day in days if self.weekday is not None and day.isoweekday() == self.weekday]
        fitting = days if interval.last and len(days) == 1 else told
        return [Interval(first=day, last=day) for day in fitting]


def _holds(interval: Interval, day: date) -> bool:
    return interval.overlaps(Interval(first=day, last=day))


def dateline_clue(text: str, expressions: Sequence[Expression]) -> DatelineClue | None:
    """The day and month that open a text behind a place, with no year; reports name the day of the week of writing."""
    for at, expression in enumerate(expressions):
        span, meaning = expression.span, expression.meaning
        if span.start > HEAD:
            return None
        if isinstance(meaning, DayOfMonth) and is_dateline(text, span):
            reason = Reason(reason=f"its dateline is {span.text}, in the one year that fits", span=span)
            weekday = _weekday_told(text, expressions[at + 1 :], span.end)
            return DatelineClue(month=meaning.month, day=meaning.day, weekday=weekday, reason=reason)
    return None


def _weekday_told(text: str, behind: Sequence[Expression], start: int) -> int | None:
    """The weekday that the line of a dateline tells, where it is one only."""
    end = text.find("\n", start)
    told = {
        each.meaning.weekday
        for each in behind
        if isinstance(each.meaning, Weekday) and each.meaning.which is None and (end < 0 or each.span.end <= end)
    }
    return told.pop() if len(told) == 1 else None
