"""Where: the place named for an act, with its state."""

from __future__ import annotations

import legation


def place(text: str) -> tuple[str, str | None] | None:
    """The words and the state of the place of the first event of a text of 26 July 2022."""
    where = legation.read(text, published="2022-07-26").events[0].where
    return (where.span.text, where.of) if where else None


def test_a_city() -> None:
    """In a city, with its state."""
    text = "The foreign ministers of Japan and India met in Tokyo."
    assert place(text) == ("Tokyo", "JPN")


def test_a_city_with_its_state() -> None:
    """A city with its state behind it."""
    text = "The Japanese and Indian foreign ministers met in Riga, Latvia on Monday."
    assert place(text) == ("Riga", "LVA")


def test_a_sea() -> None:
    """A sea belongs to no one state."""
    text = "Chinese and American warships met in the South China Sea."
    assert place(text) == ("South China Sea", None)


def test_no_place() -> None:
    """No place, no guess."""
    text = "The Japanese and Indian foreign ministers met on Monday."
    assert place(text) is None


def test_a_goal() -> None:
    """A visit goes to its object."""
    text = "The Japanese foreign minister will visit India next week."
    assert place(text) == ("India", "IND")


def test_several_goals() -> None:
    """Several states are no one state's."""
    text = "The U.S. secretary of state will visit Israel and Jordan."
    assert place(text) == ("Israel and Jordan", None)


def test_a_town_in_front() -> None:
    """A town in front of the occasion."""
    text = "The foreign ministers of Iran and Saudi Arabia met at the Jeddah summit."
    assert place(text) == ("Jeddah", "SAU")


def test_a_seat() -> None:
    """A seat of government lies in its state."""
    text = "Negotiators from Armenia and Azerbaijan met at the White House."
    assert place(text) == ("the White House", "USA")


def test_an_invasion() -> None:
    """An invasion takes place where it goes."""
    text = "Russia invaded Ukraine in February."
    assert place(text) == ("Ukraine", "UKR")


def test_behind_a_comma() -> None:
    """A comma sets the place off from the name in front."""
    text = "Iran's foreign minister met his Iraqi counterpart, Fuad Hussein, in Baghdad."
    assert place(text) == ("Baghdad", "IRQ")


def test_a_plan() -> None:
    """A planned meeting has a place too."""
    text = "The foreign ministers of Japan and India will meet in Tokyo next week."
    assert place(text) == ("Tokyo", "JPN")


def test_a_matter() -> None:
    """A state behind "on" is what talks are about."""
    text = "Russia and Turkey held talks on Syria."
    assert place(text) is None
