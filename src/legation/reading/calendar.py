"""Calendar arithmetic: the period of a unit that holds a day, its TIMEX3 value, and the periods before and after it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from legation.model.time import UNKNOWN, Interval
from legation.model.words import Grain

#: First month of each season in the north; winter runs into the year after the one that names it.
SEASON_STARTS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
#: The letter of a unit in a TIMEX3 duration, and how many of them the unit is.
DURATIONS: Final = {
    "second": ("PT", 1, "S"),
    "minute": ("PT", 1, "M"),
    "hour": ("PT", 1, "H"),
    "day": ("P", 1, "D"),
    "night": ("P", 1, "D"),
    "weekend": ("P", 1, "WE"),
    "week": ("P", 1, "W"),
    "fortnight": ("P", 2, "W"),
    "month": ("P", 1, "M"),
    "quarter": ("P", 1, "Q"),
    "season": ("P", 3, "M"),
    "half": ("P", 6, "M"),
    "year": ("P", 1, "Y"),
    "decade": ("P", 10, "Y"),
    "century": ("P", 100, "Y"),
}
MONTHS_IN: Final = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
DAYS_IN: Final = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stretch of the calendar: its TIMEX3 value, its days (unknown where nobody can tell), and its grain.

    `ends` are the periods that a range starts and stops with.
    """

    value: str
    interval: Interval = UNKNOWN
    grain: Grain | None = None
    ends: tuple[Period, ...] = ()


def day_period(day: date) -> Period:
    """One day."""
    return Period(value=day.isoformat(), interval=Interval(first=day, last=day), grain=Grain.DAY)


def months_period(value: str, year: int, month: int, count: int, grain: Grain) -> Period:
    """`count` whole months from the given one; unknown days where the calendar of `datetime` ends."""
    last_year, last_month = divmod(year * 12 + month - 1 + count - 1, 12)
    if not (year >= 1 and last_year <= 9999):
        return Period(value=value, grain=grain)
    last = date(last_year, last_month + 1, monthrange(last_year, last_month + 1)[1])
    return Period(value=value, interval=Interval(first=date(year, month, 1), last=last), grain=grain)


def month_period(year: int, month: int) -> Period:
    """One month."""
    return months_period(f"{year:04d}-{month:02d}", year, month, 1, Grain.MONTH)


def quarter_period(year: int, number: int) -> Period:
    """One quarter of a year, 1 to 4."""
    return months_period(f"{year:04d}-Q{number}", year, number * 3 - 2, 3, Grain.QUARTER)


def half_period(year: int, number: int) -> Period:
    """One half of a year, 1 or 2."""
    return months_period(f"{year:04d}-H{number}", year, number * 6 - 5, 6, Grain.HALF)


def season_period(year: int, code: str) -> Period:
    """A season of the north by its TIMEX3 code; the winter of a year starts in its December."""
    return months_period(f"{year:04d}-{code}", year, SEASON_STARTS[code], 3, Grain.SEASON)


def year_period(year: int) -> Period:
    """One year."""
    return months_period(f"{year:04d}", year, 1, 12, Grain.YEAR)


def decade_period(first_year: int) -> Period:
    """The ten years from one that ends in 0."""
    return months_period(f"{first_year // 10:03d}", first_year, 1, 120, Grain.DECADE)


def century_period(number: int) -> Period:
    """The nth century: the twentieth runs from 1901 to 2000."""
    return months_period(f"{number - 1:02d}", number * 100 - 99, 1, 1200, Grain.CENTURY)


def week_period(day: date) -> Period:
    """The ISO week, Monday to Sunday, that holds a day."""
    year, week, weekday = day.isocalendar()
    monday = day - timedelta(days=weekday - 1)
    value = f"{year:04d}-W{week:02d}"
    return Period(value=value, interval=Interval(first=monday, last=monday + timedelta(days=6)), grain=Grain.WEEK)


def weekend_period(day: date) -> Period:
    """Saturday and Sunday of the ISO week that holds a day."""
    week = week_period(day)
    monday = day - timedelta(days=day.isoweekday() - 1)
    saturday, sunday = monday + timedelta(days=5), monday + timedelta(days=6)
    return Period(value=f"{week.value}-WE", interval=Interval(first=saturday, last=sunday), grain=Grain.RANGE)


def season_of(day: date) -> Period:
    """The season of the north that holds a day."""
    year, index = divmod(day.year * 12 + day.month - 3, 12)
    code = tuple(SEASON_STARTS)[index // 3]
    return season_period(year, code)


PERIODS: Final[dict[str, Callable[[date], Period]]] = {
    "day": day_period,
    "night": day_period,
    "week": week_period,
    "fortnight": week_period,
    "weekend": weekend_period,
    "month": lambda day: month_period(day.year, day.month),
    "quarter": lambda day: quarter_period(day.year, (day.month + 2) // 3),
    "season": season_of,
    "half": lambda day: half_period(day.year, 1 if day.month < 7 else 2),
    "year": lambda day: year_period(day.year),
    "decade": lambda day: decade_period(day.year // 10 * 10),
    "century": lambda day: century_period((day.year + 99) // 100),
}


def spelled(day: date) -> str:
    """A day as a sentence tells it: 10 August 2022."""
    return f"{day.day} {day:%B} {day.year}"


def shifted(day: date, unit: str, count: int) -> date | None:
    """The day `count` units later (earlier where negative); None where the calendar of `datetime` ends.

    A day that the target month lacks becomes its last one.
    """
    try:
        if unit in DAYS_IN:
            return day + timedelta(days=count * DAYS_IN[unit])
        year, month = divmod(day.year * 12 + day.month - 1 + count * MONTHS_IN[unit], 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):
        return None


def period(unit: str, day: date, count: int = 0) -> Period | None:
    """The period of a unit that lies `count` units from the one that holds a day. None outside the calendar."""
    if unit not in PERIODS:
        return None
    target = shifted(day, unit, count)
    return PERIODS[unit](target) if target and target.year > 10 and target.year < 9900 else None


def duration(unit: str, count: int | str) -> str:
    """The TIMEX3 value of so many units; a count that is a word ("X") is kept."""
    prefix, factor, letter = DURATIONS[unit]
    number = count if isinstance(count, str) else str(count * factor)
    return f"{prefix}{number}{letter}"


def make_date(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> date:
    """The nth given ISO weekday of a month."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def third(interval: Interval, part: str) -> Interval:
    """The start, middle or end of a period: days 1-10, 11-20 and 21 on of a month, a third of anything longer."""
    if interval.first is None or interval.last is None:
        return interval
    days = (interval.last - interval.first).days + 1
    if days < 28:
        return interval
    if days <= 31:
        return _slice(interval, part, 10)
    return _slice(interval, part, round(days / 3))


def _slice(interval: Interval, part: str, size: int) -> Interval:
    assert interval.first is not None
    second, last = interval.first + timedelta(days=size), interval.first + timedelta(days=2 * size)
    day = timedelta(days=1)
    if part == "start":
        return Interval(first=interval.first, last=second - day)
    if part == "middle":
        return Interval(first=second, last=last - day)
    return Interval(first=last, last=interval.last)
