"""`ics`: a calendar (RFC 5545) by the library icalendar: whole days, stable UIDs, sequences that grow with changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, BinaryIO, Final

from legation.model import Account, Interval, Line, Status, Telling
from legation.record.selecting import Selection
from legation.views.libraries import library
from legation.views.text import one_line, web_address
from legation.views.titles import days_text, names_all, person_text, source_text, spot_text, title_of, told_text
from legation.views.written import Tally

if TYPE_CHECKING:
    import icalendar

PRODUCT: Final = "-//Legation//legation export//EN"
#: The part of a UID after the id of its line (RFC 7986 wants it to be unique, not to be a host).
DOMAIN: Final = "legation"
#: Days; an act whose dates lie further apart is dated vaguely, and says so.
VAGUE: Final = 7
#: What a status is in a calendar (RFC 5545, 3.8.1.11); a denied act is one that does not take place.
STATUSES: Final = {
    Status.HAPPENED: "CONFIRMED",
    Status.ONGOING: "CONFIRMED",
    Status.PLANNED: "CONFIRMED",
    Status.POSSIBLE: "TENTATIVE",
    Status.CANCELLED: "CANCELLED",
    Status.DENIED: "CANCELLED",
}
UNDATED: Final = "no date is known"
#: The moment of an event of which nobody knows when it was told.
NEVER: Final = date(1970, 1, 1)


def write(selection: Selection, stream: BinaryIO, tally: Tally) -> None:
    """Write all lines of which a date is known."""
    tally.wrote("events", 0)
    for part in calendar_of(_dated(selection.accounts(), tally)):
        stream.write(part)


def _dated(accounts: Iterable[Account], tally: Tally) -> Iterator[Account]:
    for account in accounts:
        if is_dated(account.line):
            tally.wrote("events")
            yield account
        else:
            tally.leave_out(UNDATED)


def is_dated(line: Line) -> bool:
    """Whether a line can stand in a calendar."""
    return line.when.first is not None or line.when.last is not None


def calendar_of(accounts: Iterable[Account], name: str = "Legation") -> Iterator[bytes]:
    """A calendar of some lines, piece by piece, each of which has a date.

    Raises:
        ExportError: icalendar is not installed.
    """
    calendar = library("icalendar", "ics").Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", one_line(name))
    whole: bytes = calendar.to_ical()
    head, end, tail = whole.partition(b"END:VCALENDAR")
    yield head
    for account in accounts:
        yield event_of(account).to_ical()
    yield end + tail


def event_of(account: Account) -> icalendar.Event:
    """A line that has a date, as an entry of a calendar."""
    line = account.line
    event: icalendar.Event = library("icalendar", "ics").Event()
    first, last = line.when.first or line.when.last, line.when.last or line.when.first
    event.add("uid", f"{line.id}@{DOMAIN}")
    event.add("dtstamp", _stamp(line))
    event.add("last-modified", _stamp(line))
    event.add("sequence", max(0, len(account.history) - 1))
    event.add("dtstart", first)
    event.add("dtend", _day_after(last))
    event.add("summary", _summary(line))
    event.add("description", _description(account))
    event.add("status", status_of(line))
    event.add("transp", "TRANSPARENT")
    event.add("class", "PUBLIC")
    event.add("categories", [line.type.value, *([line.kind.value] if line.kind else []), line.status.value])
    _add_place(event, line)
    address = next((url for each in account.tellings if (url := web_address(each.article.url))), None)
    if address:
        event.add("url", address)
    return event


def status_of(line: Line) -> str:
    """The status of an entry: a plan that nobody has confirmed is tentative."""
    if line.status is Status.PLANNED and line.confirmed is not True:
        return "TENTATIVE"
    return STATUSES[line.status]


def _stamp(line: Line) -> datetime:
    """When the line was last told; the clock is not asked, so that equal records give equal calendars."""
    told = line.told.last or line.told.first or NEVER
    return datetime(told.year, told.month, told.day, tzinfo=UTC)


def _day_after(day: date | None) -> date | None:
    """The end of a calendar's entry is the first day after it; the calendar itself ends with the year 9999."""
    return day + timedelta(days=1) if day and day != date.max else day


def _summary(line: Line) -> str:
    vague = f" ({days_text(line.when)})" if is_vague(line.when) else ""
    status = "" if line.status is Status.HAPPENED else f"[{line.status.value}] "
    return f"{status}{title_of(line)}{vague}"


def is_vague(when: Interval) -> bool:
    """Whether a date leaves more than a week open, or one of its ends."""
    return when.first is None or when.last is None or (when.last - when.first).days >= VAGUE


def _add_place(event: icalendar.Event, line: Line) -> None:
    if line.where is None:
        return
    event.add("location", spot_text(line.where))
    if line.where.latitude is not None and line.where.longitude is not None:
        event.add("geo", (line.where.latitude, line.where.longitude))


def _description(account: Account) -> str:
    """What is known, a fact a line, and the sources."""
    line = account.line
    people = dict.fromkeys(person_text(person) for telling in account.tellings for person in telling.people)
    facts = (
        one_line(line.evidence),
        f"Date: {days_text(line.when)}" + (" (no finer date is known)" if is_vague(line.when) else ""),
        f"Status: {line.status.value}" + ("" if line.confirmed is None else _confirmed(line.confirmed)),
        "" if names_all(line) else title_of(line, most=None),
        f"With: {'; '.join(people)}" if people else "",
        f"Series: {one_line(line.series.name)}" if line.series else "",
        f"Told by {told_text(line)}:",
        *map(_cited, account.tellings),
        f"Legation id: {line.id}",
    )
    return "\n".join(fact for fact in facts if fact)


def _confirmed(confirmed: bool) -> str:
    return ", confirmed" if confirmed else ", not confirmed by any party"


def _cited(telling: Telling) -> str:
    article = telling.article
    said = " → ".join(map(source_text, telling.attribution))
    known = (article.title, article.outlet, days_text(article.published), article.url)
    told = ", ".join(one_line(part) for part in known if part) or article.id
    return f"- {told}" + (f" (said by {said})" if said else "")
