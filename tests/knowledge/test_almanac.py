"""The almanac: how the report of an event is known by its words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.knowledge.almanac import Almanac, almanac, beginnings_of, stems_of
from legation.knowledge.dated_events import DatedEvent, sign_at
from legation.knowledge.word_lists import pattern


def quake(place: str, year: int) -> DatedEvent:
    """An earthquake at a place of China."""
    day = date(year, 1, 5)
    news = ((("china", place.lower()), ("quake", "earthquake")),)
    return DatedEvent(name=f"{place} earthquake", words=(), first=day, last=day, kind="disaster", news=news)


LUDING, CHANGNING = quake("Luding", 2022), quake("Changning", 2019)


@pytest.mark.parametrize(
    ("text", "at"),
    [("the us said", 4), ("used by the us", 12), ("they used it", -1), ("italian police", 0), ("a capital", -1)],
)
def test_where_a_term_is_told(text: str, at: int) -> None:
    """A sign is the beginning of a word, and a whole word where it is as short as "us"."""
    assert sign_at(text, ("us", "ital")) == at


def test_a_report_is_found_by_its_terms() -> None:
    """All signs must be told, in any order; both quakes of China may be meant."""
    known = Almanac((LUDING, CHANGNING))
    assert known.reported_in("an earthquake struck china") == [LUDING, CHANGNING]
    assert known.reported_in("china mourns") == []


def test_how_much_of_a_name_is_told() -> None:
    """The rare word of a name counts more than the one that it shares with others."""
    known = Almanac((LUDING, CHANGNING))
    assert known.share_told("Luding earthquake", beginnings_of("an earthquake struck luding")) == 1.0
    assert known.share_told("Luding earthquake", beginnings_of("an earthquake struck china")) < 0.3


def test_a_name_is_told_by_its_adjective() -> None:
    """Words are compared without their endings."""
    assert stems_of("Italy resigns") <= beginnings_of("italian minister's resignation")


def test_phrases_of_a_death_are_found_by_the_name() -> None:
    """Who has died is known by many phrases; none is given where the name is not told."""
    told = {phrase for phrase, _ in almanac().told_in("since the death of shinzo abe")}
    assert "death of shinzo abe" in told
    assert not [phrase for phrase, _ in almanac().told_in("since the death of somebody")]


@given(st.text())
def test_any_text_is_looked_through(text: str) -> None:
    """No text stops the search, and only events of the almanac are found."""
    known = Almanac((LUDING, CHANGNING))
    assert set(known.reported_in(text.lower())) <= {LUDING, CHANGNING}


def test_a_star_stands_for_the_rest_of_a_word() -> None:
    """Words of a list with a star fit all that begins so; others fit whole words only."""
    again = pattern("cues", "news", "again")
    assert [bool(again.search(text)) for text in ("he was convicted", "10 years after", "a courtly bow")] == [
        True,
        True,
        False,
    ]
