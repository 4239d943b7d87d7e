"""`ics`, read back by icalendar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import icalendar
import pytest

from legation.model import Interval, Status
from legation.views.ics import calendar_of, event_of, is_dated, is_vague, status_of
from legation.views.record import Record
from legation.views.targets import file_out
from tests.views.reading_back import exported
from tests.views.sample import PLAN, sample


def calendar(record: Record, folder: Path) -> icalendar.Calendar:
    """The calendar of a record, read back; one that is broken fails here."""
    return icalendar.Calendar.from_ical(exported(record, "ics", folder).read_bytes())


def entries(record: Record, folder: Path) -> dict[str, Any]:
    """Its entries by the first word of their summary."""
    return {str(each["SUMMARY"]).partition(":")[0]: each for each in calendar(record, folder).walk("VEVENT")}


def test_an_entry(record: Record, tmp_path: Path) -> None:
    """Whole days with an exclusive end, and all that a calendar shows."""
    visit = entries(record, tmp_path)["Visit"]
    assert (visit.decoded("DTSTART"), visit.decoded("DTEND")) == (date(2023, 3, 20), date(2023, 3, 21))
    assert (str(visit["UID"]), visit["SEQUENCE"], str(visit["STATUS"])) == ("rldx5kjbhrvc@legation", 5, "CONFIRMED")
    assert (str(visit["SUMMARY"]), str(visit["LOCATION"])) == ("Visit: Portugal, Morocco", "Rabat, Morocco")
    assert (visit["GEO"].latitude, visit["GEO"].longitude) == (34.03, -6.83)
    assert (str(visit["URL"]), str(visit["TRANSP"])) == ("https://lusa.example/2023-03-10", "TRANSPARENT")
    assert [str(each) for each in visit["CATEGORIES"].cats] == ["CONSULT", "visit", "happened"]
    assert str(visit["DESCRIPTION"]).splitlines() == [
        "João Silva visited Rabat for the third fisheries dialogue on 20 March 2023.",
        "Date: 20 March 2023",
        "Status: happened, confirmed",
        "With: João Silva, foreign minister, Portugal",
        "Series: Portugal–Morocco fisheries dialogue",
        "Told by 2 articles of 2 independent sources:",
        "- Silva to visit Rabat, Lusa, 10 March 2023, https://lusa.example/2023-03-10 (said by two officials → Lusa)",
        "- Silva in Rabat, Atlas, 21 March 2023, https://atlas.example/2023-03-21",
        "Legation id: rldx5kjbhrvc",
    ]


def test_the_clock_is_not_asked(record: Record, tmp_path: Path) -> None:
    """The stamp is the day on which the act was last told."""
    visit = entries(record, tmp_path)["Visit"]
    assert visit.decoded("DTSTAMP") == datetime(2023, 3, 21, tzinfo=UTC)


def test_what_was_called_off_stays(record: Record, tmp_path: Path) -> None:
    """So that calendars which read it again take it out."""
    found = entries(record, tmp_path)
    assert str(found["[cancelled] Summit"]["STATUS"]) == "CANCELLED"
    assert str(found["[planned] Attack"]["STATUS"]) == "TENTATIVE"


@pytest.mark.parametrize(
    ("status", "confirmed", "known"),
    [
        ("happened", None, "CONFIRMED"),
        ("planned", True, "CONFIRMED"),
        ("planned", False, "TENTATIVE"),
        ("possible", True, "TENTATIVE"),
        ("denied", None, "CANCELLED"),
    ],
)
def test_statuses(record: Record, status: str, confirmed: bool | None, known: str) -> None:
    """Every status of ours is one of the three of a calendar."""
    line = replace(next(record.events()), status=Status(status), confirmed=confirmed)
    assert status_of(line) == known


def test_a_vague_date_says_so(record: Record, tmp_path: Path) -> None:
    """It is given as all days that it may be."""
    signed = entries(record, tmp_path)["Agreement"]
    assert (signed.decoded("DTSTART"), signed.decoded("DTEND")) == (date(2022, 5, 1), date(2022, 6, 1))
    assert str(signed["SUMMARY"]) == "Agreement: Portugal, Morocco (May 2022)"
    assert "Date: May 2022 (no finer date is known)" in str(signed["DESCRIPTION"])


@pytest.mark.parametrize(
    ("first", "last", "vague"),
    [("2023-03-01", "2023-03-07", False), ("2023-03-01", "2023-03-08", True), ("2023-03-01", None, True)],
)
def test_a_week_is_not_vague(first: str, last: str | None, vague: bool) -> None:
    """A conference may last as long; half a date is always vague."""
    ends = [date.fromisoformat(each) if each else None for each in (first, last)]
    assert is_vague(Interval(first=ends[0], last=ends[1])) is vague


@pytest.mark.parametrize("first", [None, "2023-03-01"])
def test_half_a_date_has_one_day(record: Record, first: str | None) -> None:
    """That of which something is known."""
    day = date(2023, 3, 1)
    account = record.show("rldx5kjbhrvc")
    when = Interval(first=day) if first else Interval(last=day)
    entry = event_of(replace(account, line=replace(account.line, when=when)))
    assert (entry.decoded("DTSTART"), entry.decoded("DTEND")) == (day, date(2023, 3, 2))
    assert str(entry["SUMMARY"]).endswith("(from 1 March 2023)" if first else "(until 1 March 2023)")


def test_lines_without_a_date_are_counted(record: Record, tmp_path: Path) -> None:
    """And left out."""
    written = record.export("ics", tmp_path / "a.ics")
    assert (dict(written.rows), dict(written.left_out)) == ({"events": 4}, {"no date is known": 1})


def test_a_change_raises_the_sequence(tmp_path: Path) -> None:
    """The entry keeps its id, so that calendars know it again."""
    with Record(sample(tmp_path / "before.db", PLAN)) as before, Record(sample(tmp_path / "after.db")) as after:
        (planned,) = calendar(before, tmp_path).walk("VEVENT")
        made = entries(after, tmp_path)["Visit"]
    assert planned["UID"] == made["UID"]
    assert planned["SEQUENCE"] < made["SEQUENCE"]
    assert planned.decoded("DTSTAMP") < made.decoded("DTSTAMP")


def test_lines_are_short_and_end_as_the_standard_has_it(record: Record, hostile_record: Record, tmp_path: Path) -> None:
    """At most 75 bytes, CR and LF; folding cuts no character in two (RFC 5545, 3.1)."""
    for each in (record, hostile_record):
        content = exported(each, "ics", tmp_path).read_bytes()
        assert content.endswith(b"END:VCALENDAR\r\n")
        assert content.count(b"\n") == content.count(b"\r\n")
        assert max(len(line) for line in content.split(b"\r\n")) <= 75
        for line in content.split(b"\r\n"):
            line.decode("utf-8")


def test_no_text_makes_properties(hostile_record: Record, tmp_path: Path) -> None:
    """A line break in a title begins no line of the calendar."""
    content = exported(hostile_record, "ics", tmp_path).read_text("utf-8").replace("\n ", "")
    names = {line.partition(":")[0].partition(";")[0] for line in content.splitlines()}
    assert names <= {
        *("BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "METHOD", "X-WR-CALNAME", "SUMMARY", "DTSTART", "DTEND"),
        *("DTSTAMP", "UID", "SEQUENCE", "CATEGORIES", "CLASS", "DESCRIPTION", "GEO", "LAST-MODIFIED", "LOCATION"),
        *("STATUS", "TRANSP", "URL"),
    }
    assert len(calendar(hostile_record, tmp_path).walk("VEVENT")) == 5


def test_a_calendar_of_some_accounts(record: Record, tmp_path: Path) -> None:
    """For those who serve one: with its name, and of what has a date."""

    def accounts() -> Iterator[Any]:
        yield from (record.show(line.id) for line in record.events("PRT") if is_dated(line))

    with file_out(tmp_path / "prt.ics") as stream:
        for part in calendar_of(accounts(), name="Portugal"):
            stream.write(part)
    found = icalendar.Calendar.from_ical((tmp_path / "prt.ics").read_bytes())
    assert (str(found["X-WR-CALNAME"]), len(found.walk("VEVENT"))) == ("Portugal", 2)
