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


def test_an_office_of_another_time_is_noted() -> None:
    """Somebody named without an office, who held one before, is said to have held it then."""
    text = "Tony Blair flew to Baghdad. Boris Johnson stayed in London."
    found = legation.read(text, published="2022-11-24").offices
    assert [(office.name, office.office, office.note) for office in found] == [
        (
            "Tony Blair",
            "Prime Minister",
            "not at the time of the article: from 1997-05-02 to 2007-06-27, by the tables",
        ),
        (
            "Boris Johnson",
            "Prime Minister",
            "not at the time of the article: from 2019-07-24 to 2022-09-06, by the tables",
        ),
    ]
