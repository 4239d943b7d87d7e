"""Wishes by which something is said: who would like to thank somebody thanks him."""

from __future__ import annotations

import pytest

import legation
from legation.model import EventType, Status


def told(text: str) -> list[tuple[EventType, tuple[str, ...], tuple[str, ...], Status]]:
    """The events of a text of 26 July 2022."""
    reading = legation.read(text, published="2022-07-26")
    return [(event.type, event.source, event.target, event.status) for event in reading.events]


@pytest.mark.parametrize(
    "text",
    [
        "Uruguay would like to thank Ghana for the vaccines.",
        "Uruguay wants to thank Ghana for the vaccines.",
        "Uruguay wishes to express its gratitude to Ghana.",
    ],
)
def test_who_wishes_to_thank_thanks(text: str) -> None:
    """The thanks are given as the wish is told, and nothing else is."""
    assert told(text) == [(EventType.SUPPORT, ("URY",), ("GHA",), Status.HAPPENED)]


def test_a_wish_of_the_past_is_left_open() -> None:
    """Who wanted to congratulate somebody need not have done so."""
    ((_, _, _, status),) = told("Uruguay wanted to congratulate Ghana on the vote.")
    assert status is Status.POSSIBLE


def test_a_wish_for_what_another_does_is_a_request() -> None:
    """Only what the one who wishes would say himself is said by it."""
    text = "Uruguay would like Ghana to return the ship."
    assert told(text) == [(EventType.REQUEST, ("URY",), ("GHA",), Status.HAPPENED)]


def test_a_wish_that_another_says_something_is_a_request() -> None:
    """Thanks that somebody else is to give are given by nobody yet."""
    found = [(kind, source, target) for kind, source, target, _ in told("Uruguay would like Ghana to praise the deal.")]
    assert (EventType.REQUEST, ("URY",), ("GHA",)) in found


def test_who_wants_to_recognise_a_state_has_not_done_so() -> None:
    """To recognise somebody for something is praise, and said by wishing it."""
    assert told("Uruguay wants to recognise Kosovo.") == [(EventType.SUPPORT, ("URY",), ("XKX",), Status.POSSIBLE)]
    assert told("Uruguay wants to recognise Ghana for its help.") == [
        (EventType.SUPPORT, ("URY",), ("GHA",), Status.HAPPENED)
    ]
