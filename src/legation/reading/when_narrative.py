"""Narratives: texts that tell what lies far behind, where each time counts from the one told before it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from legation.model.words import Grain
from legation.reading.calendar import Period, day_period, make_date, nth_weekday
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


def story_day(reference: Period | None) -> date | None:
    """The day from which the story goes on."""
    return reference.interval.first if reference and reference.grain in FINE else None


def narrated(meaning: Meaning, day: date) -> Meaning:
    """A meaning without its year, put into the year that the story has come to."""
    match meaning:
        case Month(which=None) | Season(which=None):
            return replace(meaning, which=0)
        case DayOfMonth() | Feast(which=None):
            made = _in_year(meaning, day.year)
            return Fixed(period=day_period(made)) if made else meaning
        case Part(of=of):
            return replace(meaning, of=narrated(of, day))
        case TimeOfDay(of=of) if of:
            return replace(meaning, of=narrated(of, day))
        case Since(first=first):
            return Since(first=narrated(first, day))
        case Range(first=first, last=last):
            return Range(first=narrated(first, day), last=last)
        case _:
            return meaning


def _in_year(meaning: DayOfMonth | Feast, year: int) -> date | None:
    if isinstance(meaning, DayOfMonth):
        return make_date(year, meaning.month, meaning.day)
    return nth_weekday(year, *meaning.date) if len(meaning.date) == 3 else make_date(year, *meaning.date)
