"""Dates as feeds, sitemaps and messages write them, in the form of ISO 8601."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta, timezone
from typing import Final

from legation.knowledge.word_lists import table, words

#: Characters; no date is longer, and more is not looked at.
LONGEST: Final = 100
MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH: Final = rf"(?P<month>{'|'.join(MONTHS)})[a-z]*\.?"
DAYS: Final = (
    # RFC 3339, ISO 8601, W3C-DTF; where the year comes first, other signs leave no doubt.
    re.compile(r"(?<![0-9])(?P<year>[0-9]{4})(?P<sign>[-/.]?)(?P<number>[0-9]{2})(?P=sign)(?P<day>[0-9]{2})(?![0-9])"),
    # RFC 822, RFC 5322: 24 Aug 2022; years of two digits are of old programs.
    re.compile(rf"\b(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?[ -]+{MONTH},?[ -]+(?P<year>[0-9]{{4}}|[0-9]{{2}})(?![0-9:])"),
    # Aug 24, 2022; the time before the year, as in C: Aug 24 10:00:00 2022.
    re.compile(
        rf"\b{MONTH} +(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,?(?: +[0-9:]{{4,8}})? +(?P<year>[0-9]{{4}})(?![0-9:])"
    ),
)
CLOCK: Final = re.compile(
    r"(?<![0-9:])(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?(?:[.,][0-9]+)?"
    r"(?: ?(?P<half>[ap])\.?m\b\.?)?(?: ?(?:gmt|utc)?(?P<shift>[+-][0-9]{2}:?[0-9]{2})| ?(?P<zone>[a-z]{1,4})\b)?"
)
#: A shift of zero from an unknown zone (RFC 5322, section 3.3).
UNKNOWN: Final = "-0000"


def moment_of(written: str | None) -> str | None:
    """The day and, where it is told, the time with its shift from Greenwich: ``2022-08-24T10:00:00+09:00``.

    The clock is that of the writer, so that the day is the one of the newspaper. RFC 822 and 5322, RFC 3339, ISO 8601
    and English words are understood; what is no date, or the day that programs write for none, is None.
    """
    text = " ".join((written or "")[:LONGEST].lower().split())
    day = next(filter(None, (form.search(text) for form in DAYS)), None)
    try:
        midnight = _midnight(day) if day else None
    except ValueError:
        return None
    if midnight is None or midnight.date().isoformat() in words("feeds", "nothing", "days"):
        return None
    clock = CLOCK.search(text)
    moment = _with_time(midnight, clock) if clock else None
    return moment.isoformat() if moment else midnight.date().isoformat()


def _midnight(day: re.Match[str]) -> datetime:
    parts = day.groupdict()
    month = int(parts["number"]) if "number" in parts else MONTHS.index(parts["month"]) + 1
    return datetime(_year(parts["year"]), month, int(parts["day"]))


def _year(written: str) -> int:
    """Years of two digits are of 1950 to 2049 (RFC 5322, section 4.3)."""
    year = int(written)
    if len(written) == 4:
        return year
    return year + (2000 if year < 50 else 1900)


def _with_time(midnight: datetime, clock: re.Match[str]) -> datetime | None:
    """The moment, without a zone where that is not told; None where there is no such time of day."""
    hour = int(clock["hour"])
    if clock["half"]:
        hour = hour % 12 + (12 if clock["half"] == "p" else 0)
    try:
        # A second that was put in (23:59:60) is the last one of its minute.
        at = time(hour, int(clock["minute"]), min(int(clock["second"] or 0), 59))
        return datetime.combine(midnight, at, _zone(clock))
    except ValueError:
        return None


def _zone(clock: re.Match[str]) -> timezone | None:
    """The zone that is told, None where it is not, or by a name that means several.

    Raises:
        ValueError: no zone is so far from Greenwich.
    """
    if clock["shift"]:
        shift = clock["shift"].replace(":", "")
        minutes = int(shift[1:3]) * 60 + int(shift[3:])
        return None if shift == UNKNOWN else timezone(timedelta(minutes=-minutes if shift[0] == "-" else minutes))
    known = table("feeds")["zones"].get(clock["zone"] or "")
    return None if known is None else timezone(timedelta(minutes=known))
