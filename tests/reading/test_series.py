"""Series: recurring formats, and which session an event is."""

from __future__ import annotations

import legation
from legation.model import Series


def series(text: str) -> Series | None:
    """The series of the first event of a text of 26 July 2022."""
    return legation.read(text, published="2022-07-26").events[0].series


def test_a_second_dialogue() -> None:
    """A format of numbers with its ordinal."""
    text = "Japan and India will hold their second 2+2 dialogue in Tokyo on September 8."
    assert series(text) == Series(name="India–Japan 2+2", ordinal=2)


def test_a_numbered_round() -> None:
    """A round of talks counted in figures."""
    text = "The 13th round of talks between China and India was held in Chushul."
    assert series(text) == Series(name="China–India talks", ordinal=13)


def test_an_annual_summit() -> None:
    """An annual summit, not counted."""
    text = "The leaders of Japan and the European Union met for their annual summit in Brussels."
    assert series(text) == Series(name="EU–Japan annual summit", ordinal=None)


def test_a_first_meeting() -> None:
    """A first meeting opens a series."""
    text = "The foreign ministers of Greece and Libya held their first meeting in Athens."
    assert series(text) == Series(name="Greece–Libya meeting", ordinal=1)


def test_a_day_of_talks() -> None:
    """The second day of talks is no second session."""
    text = "China and India held the second day of talks in Chushul."
    assert series(text) is None


def test_a_plain_meeting() -> None:
    """A meeting that nobody counts belongs to no series."""
    text = "The foreign ministers of Greece and Libya met in Athens."
    assert series(text) is None


def test_an_inaugural_session() -> None:
    """The inaugural dialogue is the first."""
    text = "Kenya and Oman held their inaugural dialogue in Muscat."
    assert series(text) == Series(name="Kenya–Oman dialogue", ordinal=1)
