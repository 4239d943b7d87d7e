"""Which acts of a sentence stand beside the others."""

from __future__ import annotations

import pytest

import legation
from legation.model import EventType


def told(text: str) -> list[tuple[EventType, tuple[str, ...], tuple[str, ...]]]:
    """The events of a text of 26 July 2022, with their sides."""
    reading = legation.read(text, published="2022-07-26")
    return [(event.type, event.source, event.target) for event in reading.events]


@pytest.mark.parametrize(
    "text",
    [
        "Peru will keep working to hold Syria accountable for the raid.",
        "Peru goes on in its efforts to hold Syria accountable for the raid.",
    ],
)
def test_going_on_to_hold_somebody_accountable_is_a_threat(text: str) -> None:
    """What somebody goes on working for is his stand."""
    assert told(text)[0] == (EventType.THREATEN, ("PER",), ("SYR",))


def test_going_on_to_work_with_somebody_is_what_is_promised() -> None:
    """What the work with another is for tells no stand of its own."""
    assert told("Peru will continue to work with Ghana on fishing.") == [
        (EventType.AGREE, ("PER", "GHA"), ("PER", "GHA"))
    ]


def test_two_verbs_with_objects_of_their_own_tell_two_acts() -> None:
    """What stands in a clause beside a verb is nothing that the verb's own clause tells."""
    text = "Peru commended the reforms of Ghana's parliament and welcomed the election of Ghana's president."
    assert len(told(text)) == 2
