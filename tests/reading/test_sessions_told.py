"""Earlier and later sessions: the one before, the next one, and what "it" is called, each with its time and place."""

from __future__ import annotations

import pytest

import legation
from legation import Event, EventType, Kind

DAY = "2023-04-11"


def told(text: str) -> list[str]:
    """The consultations of a text published on a Tuesday: who, status, first and last day, and where."""
    return [_line(event) for event in consultations(text)]


def consultations(text: str) -> list[Event]:
    """The consultations of a text published on a Tuesday."""
    return [event for event in legation.read(text, published=DAY).events if event.type is EventType.CONSULT]


def _line(event: Event) -> str:
    when = event.when.interval if event.when else None
    days = f"{when.first or '?'} {when.last or '?'}" if when else "?"
    return f"{'+'.join(event.source)} {event.status} {days} {event.where.span.text if event.where else '?'}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "France and Chad held a summit on Monday. The first summit was in Paris in 2018.",
            "FRA+TCD happened 2018-01-01 2018-12-31 Paris",
        ),
        (
            "France and Chad held a summit on Monday. The previous one was held in Paris in May 2018.",
            "FRA+TCD happened 2018-05-01 2018-05-31 Paris",
        ),
        (
            "Greece and Turkey held a new round of talks on Monday. The last was in Izmir in 2022.",
            "GRC+TUR happened 2022-01-01 2022-12-31 Izmir",
        ),
        (
            "Greece and Turkey held a new round of talks on Monday. The next will be in Athens in May.",
            "GRC+TUR planned 2023-05-01 2023-05-31 Athens",
        ),
        (
            "The foreign ministers of Peru and Chile met in Lima on Monday. Their most recent meeting was in Santiago "
            "in 2021.",
            "PER+CHL happened 2021-01-01 2021-12-31 Santiago",
        ),
    ],
)
def test_another_session_has_its_own_time_and_place(text: str, expected: str) -> None:
    """Where and when a session is said to have been or to be, though no verb tells that it was held."""
    found = told(text)

    assert len(found) == 2
    assert found[1] == expected


def test_a_session_left_out_after_another_has_its_own_time() -> None:
    """ "The next" takes no time of the session in front of it."""
    text = (
        "Turkey and Egypt opened talks in Cairo on Monday. The most recent round took place in Ankara in 2021; the "
        "next will be in May."
    )

    assert told(text)[1:] == [
        "EGY+TUR happened 2021-01-01 2021-12-31 Ankara",
        "EGY+TUR planned 2023-05-01 2023-05-31 ?",
    ]


def test_the_last_of_other_things_is_no_session() -> None:
    """What is last of people or things is no act."""
    text = "Iran freed two French prisoners on Friday; the last was in prison for two years."

    assert len(legation.read(text, published=DAY).events) == 1


@pytest.mark.parametrize(
    ("called", "name"),
    [
        ("It was the first 2+2 dialogue between Egypt and Turkey.", "the first 2+2 dialogue"),
        ("This was the first dialogue of its kind.", "the first dialogue"),
    ],
)
def test_it_is_what_was_just_told(called: str, name: str) -> None:
    """What "it" is called is no second meeting: it gives the first its kind and its number."""
    (event,) = consultations(f"Egypt's minister met his Turkish counterpart in Cairo on Monday. {called}")

    assert (event.kind, event.series and event.series.ordinal) == (Kind.DIALOGUE, 1)
    assert {span.text for span in event.mentions} == {"met his Turkish counterpart", name}


def test_it_is_not_what_was_told_as_a_journey() -> None:
    """A visit is called a visit, the meeting in it a meeting."""
    found = consultations(
        "Egypt's president flew to Ankara on Monday and met his Turkish counterpart. It was their second meeting."
    )

    assert [(event.kind, event.series is not None) for event in found] == [(Kind.VISIT, False), (Kind.MEETING, True)]


def test_it_is_not_a_meeting_of_others() -> None:
    """What "it" is called is the meeting just told only where nobody else takes part in it."""
    found = consultations(
        "Peru's foreign minister met his Chilean counterpart in Lima on Monday. This was the first meeting between "
        "Peru and Bolivia."
    )

    assert [set(event.source) for event in found] == [{"PER", "CHL"}, {"PER", "BOL"}]


@pytest.mark.parametrize(
    "text",
    [
        "The first group of Ukrainian soldiers has been trained by Britain since July.",
        "Most of the Americans that Russia has detained since 2022 are journalists.",
    ],
)
def test_what_was_done_since_a_day_has_it(text: str) -> None:
    """Only what is the first of its sort since then is not dated by it."""
    (event,) = legation.read(text, published=DAY).events

    assert event.when is not None
    assert event.when.interval.first is not None
