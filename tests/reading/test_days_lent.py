"""Dates that an act takes from a meeting told beside it, and from a length that ends now."""

from __future__ import annotations

from datetime import date

import legation
from legation.model import Event, EventType, Interval


def events(text: str, sort: EventType) -> list[Event]:
    """The events of a type in a text of 26 July 2022."""
    reading = legation.read(text, published="2022-07-26")
    return [event for event in reading.events if event.type is sort]


def interval(event: Event) -> Interval | None:
    """When an event took place."""
    return event.when.interval if event.when else None


MONDAY = Interval(first=date(2022, 7, 25), last=date(2022, 7, 25))


def test_one_meeting_after_another_is_of_one_day() -> None:
    """Who met somebody on Monday and "also met" somebody else did so on Monday."""
    text = (
        "Zambian Foreign Minister Stanley Kakubo met Indian Foreign Minister S. Jaishankar in Delhi on Monday.\n\n"
        "Kakubo also met the ambassador of Japan.\n\nThe talks were cordial."
    )
    assert [interval(event) for event in events(text, EventType.CONSULT)] == [MONDAY, MONDAY]


def test_a_meeting_before_keeps_its_own_time() -> None:
    """A meeting in the perfect is not of the day of the one told last."""
    text = (
        "Zambian Foreign Minister Stanley Kakubo met Indian Foreign Minister S. Jaishankar in Delhi on Monday.\n\n"
        "Kakubo has met the president of Brazil as well.\n\nThe talks were cordial."
    )
    brazil = next(event for event in events(text, EventType.CONSULT) if "BRA" in event.source)
    assert interval(brazil) is None


def test_a_length_up_to_now_ends_with_publication() -> None:
    """What was done over the past decades lies between then and the day of publication."""
    text = "Over the last three decades, Sweden has sent Tanzania two billion kronor in aid."
    (aid,) = events(text, EventType.AID)
    assert interval(aid) == Interval(first=date(1992, 7, 26), last=date(2022, 7, 26))


def test_a_length_that_is_spoken_of_dates_no_praise() -> None:
    """Who praises somebody for the work of two years does so on his own day."""
    text = "On Monday, India praised Nepal for its work over the past two years."
    assert [interval(event) for event in events(text, EventType.SUPPORT)] == [MONDAY]


def test_what_is_told_of_another_day_takes_none() -> None:
    """A step of three years ago is not of the day of the visit told before it."""
    text = (
        "On a visit to Lima on Monday, Chilean Foreign Minister Antonia Urrejola praised Peru.\n\n"
        "Chile took a harder line once. In 2019 it notified Peru that it was rejecting the Arica plan.\n\n"
        "The two work together today."
    )
    refusal = next(event for event in events(text, EventType.REJECT))
    assert interval(refusal) == Interval(first=date(2019, 1, 1), last=date(2019, 12, 31))


def test_on_what_occasion_something_was_agreed() -> None:
    """The clause with "when" dates what was done then."""
    text = "Peru and Chile agreed to share the river, when the Peruvian president visited Santiago last November."
    november = Interval(first=date(2021, 11, 1), last=date(2021, 11, 30))
    assert [interval(event) for event in events(text, EventType.AGREE)] == [november]


def test_what_is_told_after_another_day_is_not_of_the_meeting() -> None:
    """An article that has gone on to other days tells no more of a call, save of what the same people did."""
    text = (
        "Chad's president, Mahamat Deby, telephoned Niger's leader on Saturday.\n\nOn Sunday Niger recalled its "
        "ambassador from Chad. Chad rejected the charge of Niger."
    )
    (rejected,) = events(text, EventType.REJECT)

    assert interval(rejected) is None


def test_what_had_been_before_is_no_other_day_to_go_on_from() -> None:
    """A look back does not end what is told of a meeting."""
    text = (
        "Chad's president met Niger's in Paris on Monday. Chad's army had shelled Niger on Friday. Chad accused Niger "
        "of a plot."
    )
    (accused,) = events(text, EventType.ACCUSE)

    assert interval(accused) == MONDAY
