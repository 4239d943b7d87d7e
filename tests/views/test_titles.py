"""Titles of acts, and words for days and places."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from legation.knowledge.states import states
from legation.model import EventType, Interval, Kind, Line, Spot, Status
from legation.views.ics import event_of
from legation.views.record import Record
from legation.views.titles import actor_kind, actor_name, days_text, iso_days, spot_text, title_of, told_text, words

MEETING = Line(id="a", type=EventType.CONSULT, status=Status.HAPPENED, source=("PRT", "MAR"), target=("PRT", "MAR"))
MANY = tuple(states())[:9]


def test_titles() -> None:
    """What it is, and who: together, or one towards the other."""
    assert title_of(MEETING) == "Consultation: Portugal, Morocco"
    assert title_of(replace(MEETING, kind=Kind.CALL)) == "Call: Portugal, Morocco"
    accused = replace(MEETING, type=EventType.ACCUSE, source=("EU",), target=("RUS", "Western nations"))
    assert title_of(accused) == "Accusation: European Union → Russia, Western nations"
    assert title_of(replace(accused, target=())) == "Accusation: European Union"
    assert title_of(replace(accused, source=())) == "Accusation: unknown → Russia, Western nations"
    assert title_of(replace(accused, source=(), target=())) == "Accusation: unknown parties"


def test_of_many_parties_some_are_named(record: Record) -> None:
    """And how many more there are; a calendar names all below."""
    line = replace(MEETING, source=MANY, target=MANY)
    assert (
        title_of(line) == "Consultation: Afghanistan, Albania, Algeria, Andorra, Angola, Antigua and Barbuda and 3 more"
    )
    assert title_of(line, most=None).count(",") == 8
    account = record.show("rldx5kjbhrvc")
    entry = event_of(replace(account, line=replace(account.line, source=MANY, target=MANY)))
    assert f"Visit: {', '.join(map(actor_name, MANY))}" in str(entry["DESCRIPTION"]).splitlines()


def test_every_type_and_kind_has_words() -> None:
    """Those of the vocabularies, and no others."""
    assert set(words()["type"]) == set(EventType)
    assert set(words()["kind"]) == set(Kind)


@pytest.mark.parametrize(
    ("first", "last", "text", "iso"),
    [
        ("2022-09-08", "2022-09-08", "8 September 2022", "2022-09-08"),
        ("2024-02-01", "2024-02-29", "February 2024", "2024-02-01/2024-02-29"),
        ("2022-01-01", "2022-12-31", "2022", "2022-01-01/2022-12-31"),
        ("2022-09-08", "2022-10-01", "8 September 2022 – 1 October 2022", "2022-09-08/2022-10-01"),
        ("2022-09-08", None, "from 8 September 2022", "2022-09-08/.."),
        (None, "2022-09-08", "until 8 September 2022", "../2022-09-08"),
        (None, None, "", ""),
    ],
)
def test_days(first: str | None, last: str | None, text: str, iso: str) -> None:
    """As people write them, and as ISO 8601 does."""
    ends = [date.fromisoformat(each) if each else None for each in (first, last)]
    days = Interval(first=ends[0], last=ends[1])
    assert (days_text(days), iso_days(days)) == (text, iso)


def test_places_and_actors() -> None:
    """A state is not said twice; what no table knows keeps its words, on one line."""
    assert spot_text(Spot(name="Rabat", of="MAR")) == "Rabat, Morocco"
    assert spot_text(Spot(name="Morocco", of="MAR")) == "Morocco"
    assert (spot_text(Spot(name="at sea")), spot_text(None)) == ("at sea", "")
    assert (actor_name("Western\nnations"), actor_kind("Western nations")) == ("Western nations", "other")
    assert [actor_kind(code) for code in ("JPN", "EU", "Hamas")] == ["state", "organisation", "armed group"]


def test_by_how_many_it_is_told() -> None:
    """One is one."""
    assert told_text(MEETING) == "1 article of 1 independent source"
    assert told_text(replace(MEETING, articles=3, independent=2)) == "3 articles of 2 independent sources"
