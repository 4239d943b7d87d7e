"""Narratives: texts that tell what lies far behind, where each time counts from the one told before it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from legation.model.time import Interval
from legation.model.words import Grain
from legation.reading.calendar import Period, day_period, make_date, month_period, nth_weekday, season_period
from legation.reading.when_meaning import (
    DayOfMonth,
    Feast,
    Fixed,
    Meaning,
    Month,
    Part,
    Range,
    Season,
    Since,
    TimeOfDay,
)

#: Grains fine enough for the story to go on from there.
FINE = frozenset({Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.QUARTER, Grain.SEASON, Grain.HALF, Grain.YEAR, Grain.RANGE})
#: The words between the start of a sentence and a time that sets its scene.
OPENING = re.compile(r"(?:^|[\n.!?:(][\"”’)]?\s{0,2})(?:[A-Z][a-z]+,?\s){0,2}(?:the\s)?\Z")
#: How many years back or ahead a time told in passing takes the story with it.
NEAR_YEARS = (0, 10)
#: A story goes forward more often than back: a day back counts as so many days on.
BACK = 1


def goes_on(text: str, start: int, period: Period, story: Interval | None) -> Interval | None:
    """The days from which the story goes on after a time told at an offset.

    A time that opens its sentence sets the scene (fronted adverbials move the reference time: Kamp and Reyle, From
    Discourse to Logic, 1993); one told in passing ("as was found in 2005") does so only where it lies near.
    """
    days = period.interval
    if period.grain not in FINE or days.first is None or days.last is None:
        return story
    if story is None or story.first is None or OPENING.search(text, max(0, start - 30), start):
        return days
    years = days.first.year - story.first.year
    return days if NEAR_YEARS[0] <= years <= NEAR_YEARS[1] and not (period.grain is Grain.YEAR and years) else story


def narrated(meaning: Meaning, told: Interval) -> Meaning:
    """A meaning without its year, put into the year in which it lies nearest to what was told before."""
    match meaning:
        case Month(which=None, month=month):
            return _nearest(lambda year: month_period(year, month), told) or meaning
        case Season(which=None, code=code):
            return _nearest(lambda year: season_period(year, code), told) or meaning
        case DayOfMonth() | Feast(which=None):
            return _nearest(lambda year: _day_in(meaning, year), told) or meaning
        case Part(of=of):
            return replace(meaning, of=narrated(of, told))
        case TimeOfDay(of=of) if of:
            return replace(meaning, of=narrated(of, told))
        case Since(first=first):
            return Since(first=narrated(first, told))
        case Range(first=first, last=last):
            return Range(first=narrated(first, told), last=last)
        case _:
            return meaning


def _nearest(of_year: Callable[[int], Period | None], told: Interval) -> Fixed | None:
    if told.first is None or told.last is None:
        return None
    periods = [p for year in range(told.first.year - 1, told.last.year + 2) if (p := of_year(year))]
    known = [period for period in periods if period.interval.known]
    return Fixed(period=min(known, key=lambda period: _distance(period.interval, told))) if known else None


def _distance(days: Interval, told: Interval) -> timedelta:
    """How far an interval lies from what was told before; nothing where the two overlap."""
    assert days.first
    assert days.last
    assert told.first
    assert told.last
    if days.first > told.last:
        return days.first - told.last
    return max((told.first - days.last) * BACK, timedelta(0))


def _day_in(meaning: DayOfMonth | Feast, year: int) -> Period | None:
    made = _date_in(meaning, year)
    return day_period(made) if made else None


def _date_in(meaning: DayOfMonth | Feast, year: int) -> date | None:
    if isinstance(meaning, DayOfMonth):
        return make_date(year, meaning.month, meaning.day)
    return nth_weekday(year, *meaning.date) if len(meaning.date) == 3 else make_date(year, *meaning.date)
