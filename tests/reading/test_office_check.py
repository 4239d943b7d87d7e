"""Offices that a text gives are held against the tables."""

from __future__ import annotations

import pytest

import legation


def notes(text: str, published: str) -> dict[str, str | None]:
    """The note on each person with an office."""
    return {office.name: office.note for office in legation.read(text, published=published).offices}


def test_the_text_is_kept_and_the_tables_noted() -> None:
    """A defence minister whom no table has keeps the office, with a note on whom they have."""
    (office,) = legation.read("Japanese Defence Minister Ichiro Tanaka met allies.", published="2022-08-20").offices
    assert (office.name, office.of, office.office) == ("Ichiro Tanaka", "JPN", "defence minister")
    assert office.note == "the tables have Yasukazu Hamada as defence minister at the time of the article"


@pytest.mark.parametrize(
    "text",
    [
        "French President Emmanuel Macron met allies.",
        "Iranian President Ebrahim Raisi met allies.",
        "Former Japanese Defence Minister Ichiro Tanaka met allies.",
    ],
)
def test_no_note_where_nothing_disagrees(text: str) -> None:
    """Holders, presidents beside a supreme leader, and former ministers are no disagreement."""
    assert set(notes(text, "2022-08-20").values()) == {None}


def test_no_note_where_the_tables_do_not_know() -> None:
    """After the last day that any source has seen, the text stands alone."""
    assert set(notes("Japanese Defence Minister Ichiro Tanaka met allies.", "2090-08-20").values()) == {None}
