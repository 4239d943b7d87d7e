"""Days as sources write them: ISO 8601 and RFC 3339, RFC 2822, "August 24, 2022"; moments become days in a zone."""

from __future__ import annotations

import re
from calendar import monthrange
from contextlib import suppress
from datetime import date, datetime, timedelta, tzinfo
from email.utils import parsedate_to_datetime
from typing import Final

from legation.knowledge.time_words import time_words
from legation.knowledge.word_lists import words
from legation.model import Interval
from legation.sources.moments import moment_of

DAY: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
MOMENT: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:?[0-9]{2}|[0-9]{8}T[0-9]{4}")
#: RFC 2822 with or without the day of the week: "Wed, 24 Aug 2022 23:30:00 GMT".
MESSAGE: Final = re.compile(r"(?:[A-Za-z]{3},?\s+)?[0-9]{1,2}\s+[A-Za-z]{3}\s+[0-9]{4}\s+[0-9]{1,2}:[0-9]{2}")
#: A day in words: "August 24, 2022", "24 Aug. 2022"; digits alone do not tell the day from the month.
SPELLED: Final = re.compile(
    r"\b(?:(?P<month>[A-Z][a-z]{2,8})\.?\s+(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?,?"
    r"|(?P<day_first>[0-9]{1,2})(?:st|nd|rd|th)?\s+(?P<month_last>[A-Z][a-z]{2,8})\.?,?)\s+(?P<year>[12][0-9]{3})\b"
)
#: Several days, as we write them ourselves.
BETWEEN: Final = re.compile(r"\s*[0-9]{4}-[0-9]{2}-[0-9]{2}/[0-9]{4}-[0-9]{2}-[0-9]{2}\s*")
#: What is longer is no date.
LONGEST: Final = 100
#: No clock is asked: what is shown may lie anywhere from before the papers had pages to near the end of the century.
EARLIEST: Final = date(1900, 1, 1)
LATEST: Final = date(2090, 12, 31)


def days_written(text: str, zone: tzinfo | None = None) -> Interval:
    """The days that a written year, month, day, moment, or two of them with a stroke between, mean.

    A moment with its offset from UTC is a day in `zone`, if that is known, and else the day as it is written.

    Raises:
        ValueError: they are no date; the message says what is none.
    """
    first, _, last = text.partition("/") if "/" in text else (text, "", text)
    return Interval(first=_bounds(first, zone)[0], last=_bounds(last, zone)[1])


def _bounds(text: str, zone: tzinfo | None) -> tuple[date, date]:
    """First and last day of a year, a month, a day or a moment."""
    text = text.strip()
    moment = _moment(text)
    if moment is not None:
        day = (moment.astimezone(zone) if zone and moment.tzinfo else moment).date()
        return day, day
    parts = DAY.fullmatch(text)
    if parts is None:
        raise ValueError(f"{text[:LONGEST]!r} is no year, month or day")
    year, month, number = (int(part) if part else None for part in parts.groups())
    if year is None or month is None:
        return date(year or 0, 1, 1), date(year or 0, 12, 31)
    if number is None:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(year, month, number), date(year, month, number)


def _moment(text: str) -> datetime | None:
    """A moment of RFC 3339 or RFC 2822; None where the text looks like neither.

    Raises:
        ValueError: it looks like one and is none.
    """
    if len(text) > LONGEST:
        return None
    if MOMENT.match(text):
        return datetime.fromisoformat(text)
    return parsedate_to_datetime(text) if MESSAGE.match(text) else None


def day_shown(text: str, zone: tzinfo | None = None) -> Interval | None:
    """The days that a page's own note of its date means, in whatever form; None where it is none or cannot be."""
    # A stroke stands between the parts of a day more often than between two days.
    written = (text if "/" not in text or BETWEEN.fullmatch(text) else None, moment_of(text))
    found = (_days_meant(each, zone) for each in written if each)
    return next((each for each in (*found, spelled_day(text[:LONGEST])) if each and _is_likely(each)), None)


def _days_meant(text: str, zone: tzinfo | None) -> Interval | None:
    with suppress(ValueError, OverflowError):
        return days_written(text, zone)
    return None


def _is_likely(days: Interval) -> bool:
    """Whether anything can have been published then, and no clock was merely not set."""
    first = days.first or date.min
    if not EARLIEST <= first <= LATEST:
        return False
    # West of Greenwich, the moment that a clock begins with is the day before.
    return not {str(first), str(first + timedelta(days=1))} & words("feeds", "nothing", "days")


def spelled_day(text: str) -> Interval | None:
    """The one day that words with a year name: "August 24, 2022"."""
    for match in SPELLED.finditer(text):
        known = time_words()
        name = (match["month"] or match["month_last"]).lower()
        month = known.months.get(name) or known.short_months.get(name)
        if month and (made := make_day(int(match["year"]), month, int(match["day"] or match["day_first"]))):
            return made
    return None


def make_day(year: int, month: int, day: int) -> Interval | None:
    """One day; None where the calendar has none."""
    try:
        made = date(year, month, day)
    except ValueError:
        return None
    return Interval(first=made, last=made)


def interval_of_month(year: int, month: int) -> Interval:
    """The days of a month."""
    return Interval(first=date(year, month, 1), last=date(year, month, monthrange(year, month)[1]))
