"""Topics: what an event is about, in the text's own words."""

from __future__ import annotations

import legation


def topics(text: str) -> tuple[str, ...]:
    """The topics of the first event of a text of 26 July 2022."""
    return legation.read(text, published="2022-07-26").events[0].topics


def test_what_is_discussed() -> None:
    """The objects of discussing, and no place."""
    text = "The foreign ministers of Greece and Libya discussed maritime borders and migration in Athens."
    assert topics(text) == ("maritime borders", "migration")


def test_talks_on() -> None:
    """What talks are on."""
    text = "The foreign ministers of Greece and Libya held talks on trade."
    assert topics(text) == ("trade",)


def test_a_day_is_no_topic() -> None:
    """A day is no topic."""
    text = "The Japanese and Indian foreign ministers met on Monday."
    assert topics(text) == ()
