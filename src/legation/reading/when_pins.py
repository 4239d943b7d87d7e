"""Clues from a weekday named with a day of a month: "Tuesday, August 30" fits some years only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from legation.model.span import Span
from legation.model.time import Interval
from legation.reading.calendar import make_date
from legation.reading.when_clues import Clue, Strength, chosen, tense, told_behind, written
from legation.reading.when_meaning import DayOfMonth, Direction, Expression

#: The years among which a weekday chooses; the first and the last stand for all before and behind them.
YEARS: Final = range(1950, 2060)
#: How long before such a day, and after it, news names it with its weekday and without its year, in days. Of 21 such
#: days in press releases and Wikinews of 2019 to 2022 all lay within eight days of publication.
#: Tense may mislead, hence some days on its other side.
NEAR_BEFORE: Final = timedelta(days=60)
NEAR_AFTER: Final = timedelta(days=20)
ASTRAY: Final = timedelta(days=10)
#: How far from publication the days lie of which the newest date that is told as past gives the year.
REACH: Final = timedelta(days=180)


def pinned_clues(text: str, expressions: Sequence[Expression]) -> Iterator[Clue]:
    """The years that a weekday with a day of a month fits: near the newest date told as past, and of all years."""
    pinned = [(e, e.meaning) for e in expressions if isinstance(e.meaning, DayOfMonth) and e.meaning.weekday]
    newest = max((first for _, first in told_behind(text, expressions)), default=None) if pinned else None
    for expression, meaning in pinned:
        if newest:
            yield from _near_newest(expression.span, meaning, newest)
        yield from _of_all_years(text, expression, meaning)


def _near_newest(span: Span, meaning: DayOfMonth, newest: date) -> Iterator[Clue]:
    fitting = _fitting(meaning, range(newest.year, newest.year + 3))
    if len(fitting) == 1:
        year = fitting[0].year
        told = f"{span.text} falls in {year}, the newest year told as past being {newest.year}"
        yield written(fitting[0] - REACH, fitting[0] + REACH, told, span, Strength.PINNED)


def _of_all_years(text: str, expression: Expression, meaning: DayOfMonth) -> Iterator[Clue]:
    """The days around each day of the calendar that the words fit; what the other clues leave decides."""
    direction = tense(text, expression)
    before = ASTRAY if direction is Direction.PAST else NEAR_BEFORE
    after = ASTRAY if direction is Direction.FUTURE else NEAR_AFTER
    around = [(day - before, day + after) for day in _fitting(meaning, YEARS)]
    if not around:
        return
    first, *inner, last = around
    stretches = [
        Interval(last=first[1]),
        *(Interval(first=start, last=end) for start, end in inner),
        Interval(first=last[0]),
    ]
    sentence = f"{expression.span.text} falls on that weekday in some years only, among which the other clues choose"
    yield chosen(stretches, sentence, expression.span, Strength.PINNED)


def _fitting(meaning: DayOfMonth, years: range) -> list[date]:
    """The days of some years on which the day of the month is the weekday."""
    days = (make_date(year, meaning.month, meaning.day) for year in years)
    return [day for day in days if day and day.isoweekday() == meaning.weekday]
