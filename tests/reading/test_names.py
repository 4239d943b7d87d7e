"""Names: known states, organisations and outlets found in one pass."""

from __future__ import annotations

from legation.reading.names import find_names


def names(text: str) -> list[tuple[str, str, str]]:
    """The words, the code and the sort of each name found."""
    return [(found.text, found.code, found.kind) for found in find_names(text)]


def test_a_state() -> None:
    """A state by name."""
    text = "Talks were held in Japan."
    assert names(text) == [("Japan", "JPN", "name")]


def test_the_longest_name() -> None:
    """The longest of overlapping names."""
    text = "South Korea agreed."
    assert names(text) == [("South Korea", "KOR", "name")]


def test_an_adjective() -> None:
    """An adjective of a state."""
    text = "The French delegation left."
    assert names(text) == [("French", "FRA", "adjective")]


def test_inside_a_word() -> None:
    """No name stands inside another word."""
    text = "The Chadless list was long."
    assert names(text) == []


def test_a_pronoun_is_no_state() -> None:
    """A pronoun is no state."""
    text = "They told us so."
    assert names(text) == []


def test_a_continent() -> None:
    """A continent is no state."""
    text = "The South American group met."
    assert names(text) == []
