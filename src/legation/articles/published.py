"""When an article was published, by the surest of what tells it, and by what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, tzinfo

from legation.articles.addresses import date_in_address, host_of
from legation.articles.dateline import day_of
from legation.articles.days import day_shown, days_written
from legation.errors import InputError
from legation.knowledge.outlet_zones import zone_of
from legation.model import DateBasis, Dateline, Interval

#: Whose word on the day is checked, and refused where it is no date; what others tell is passed over.
CHECKED = DateBasis.GIVEN
#: What a date is asked for where nobody says otherwise, and the years in which anything can have been printed. Days are
#: counted from publication, and must not leave the calendar.
PUBLICATION = "date of publication"
FIRST_YEAR, LAST_YEAR = 1450, 2999
Day = str | date | Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """Days of publication, and what they rest on."""

    interval: Interval
    basis: DateBasis


def dated(
    told: Day | None, basis: DateBasis, *, url: str | None, outlet: str | None, dateline: Dateline | None
) -> Dated | None:
    """The day by the surest basis there is: what is `told` on its `basis`, the address, or the dateline.

    Moments with their offset from UTC become days in the zone of the host or the outlet, where it is known.

    Raises:
        InputError: what is told was given with the article, and is no date.
    """
    known = _told(told, basis, url, outlet)
    found = [*([known] if known else []), *_by_text(url, dateline)]
    return min(found, key=lambda each: list(DateBasis).index(each.basis), default=None)


def _told(told: Day | None, basis: DateBasis, url: str | None, outlet: str | None) -> Dated | None:
    zone = zone_of(host_of(url), outlet)
    checked = basis is CHECKED or not isinstance(told, str)
    interval = interval_of(told, zone=zone) if checked else day_shown(str(told), zone)
    return Dated(interval=interval, basis=basis) if interval else None


def _by_text(url: str | None, dateline: Dateline | None) -> Iterator[Dated]:
    """What the address and the dateline tell; a dateline that fixes the day in the month of the address goes first."""
    spelled = date_in_address(url) if url else None
    day = day_of(dateline, spelled) if dateline else None
    if day and not (spelled and (spelled.day or not day.overlaps(spelled))):
        yield Dated(interval=day, basis=DateBasis.DATELINE)
    elif spelled:
        yield Dated(interval=spelled, basis=DateBasis.ADDRESS)


def interval_of(published: Day | None, what: str = PUBLICATION, *, zone: tzinfo | None = None) -> Interval | None:
    """The interval that a date given from outside means; `what` names it in the message.

    Moments may be written as RFC 3339 or RFC 2822 have them; in a `zone` that is known they are its days.

    Raises:
        InputError: it is no date, or nothing can have been published then.
    """
    found = _interval(published, what, zone)
    days = (found.first, found.last) if found and what == PUBLICATION else ()
    if out := [day for day in days if day and not FIRST_YEAR <= day.year <= LAST_YEAR]:
        raise InputError(f"nothing was published on {out[0]}: give a {what} between {FIRST_YEAR} and {LAST_YEAR}")
    return found


def _interval(published: Day | None, what: str, zone: tzinfo | None) -> Interval | None:
    if published is None or isinstance(published, Interval):
        return published
    if isinstance(published, date):
        day = date(published.year, published.month, published.day)
        return Interval(first=day, last=day)
    try:
        return days_written(published, zone)
    except (ValueError, OverflowError) as error:
        raise InputError(
            f"{published!r} is no {what} ({error}): write 2022-08-24, 2022-08 or 2022-08-10/2022-08-31"
        ) from error
