"""Calendars to subscribe to."""

from __future__ import annotations

import icalendar
import pytest
from starlette.testclient import TestClient

from legation.record.record import Record


def summaries(client: TestClient, path: str) -> list[str]:
    """The acts of a calendar, in its order."""
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    calendar = icalendar.Calendar.from_ical(answer.content)
    return [f"{event['dtstart'].dt} {event['status']}" for event in calendar.walk("VEVENT")]


@pytest.mark.parametrize(
    ("path", "acts"),
    [
        ("/IND/JPN.ics", ["2022-09-08 CONFIRMED", "2024-08-20 TENTATIVE"]),
        ("/JPN.ics", ["2022-09-08 CONFIRMED", "2024-08-20 TENTATIVE"]),
        ("/series/India%E2%80%93Japan%202%2B2.ics", ["2022-09-08 CONFIRMED", "2024-08-20 TENTATIVE"]),
        ("/coming.ics", ["2024-08-20 TENTATIVE"]),
        ("/MAR/PRT.ics", ["2023-03-21 CONFIRMED", "2023-05-02 CONFIRMED", "2023-09-01 CONFIRMED"]),
    ],
)
def test_a_calendar_holds_the_dated_acts(client: TestClient, path: str, acts: list[str]) -> None:
    """Those ahead and the last that were, in the order of their days."""
    assert summaries(client, path) == acts


def test_one_act_as_a_calendar(client: TestClient, record: Record) -> None:
    """Its page leads to it; an id of before leads to that of today."""
    (line,) = record.timeline("IND", until="2023").items
    assert summaries(client, f"/event/{line.id}.ics") == ["2022-09-08 CONFIRMED"]
    visit = record.timeline("PRT", kind="visit").items[0]
    other = next(telling.id for telling in record.show(visit.id).tellings if telling.id != visit.id)
    answer = client.get(f"/event/{other}.ics")
    assert (answer.status_code, answer.headers["location"]) == (301, f"/event/{visit.id}.ics")


def test_a_calendar_has_one_address(client: TestClient) -> None:
    """As the page has."""
    answer = client.get("/JPN/India.ics")
    assert (answer.status_code, answer.headers["location"]) == (301, "/IND/JPN.ics")
