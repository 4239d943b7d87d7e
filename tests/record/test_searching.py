"""Search by words."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.errors import InputError
from legation.record.record import Record
from tests.record.news import SIGNED
from tests.record.told import article, record_of


def test_words_lead_to_lines(record: Record) -> None:
    """All words must stand there, in any case; the snippet shows where."""
    found, other = record.search("port ODESA").items
    assert {found.line.type, other.line.type} == {"ASSAULT", "ACCUSE"}
    assert "⟦port⟧ of ⟦Odesa⟧" in found.snippet
    assert found.article.outlet == "Other News"


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ('"Atlantic Fisheries"', 2),
        ('"Fisheries Atlantic"', 0),
        ("“Atlantic Fisheries”", 2),
        ("atlan*", 2),
        ('"Atlantic Fish"*', 2),
        ("Joao", 1),
        ("the fisheries", 2),
        ("fisheries Odesa", 0),
        ("Rabat", 1),
    ],
)
def test_phrases_beginnings_accents_and_frequent_words(record: Record, words: str, count: int) -> None:
    """Exact phrases in quotation marks, a star for the rest of a word, accents aside; one line counts once."""
    assert len(record.search(words).items) == count


@pytest.mark.parametrize(
    "words",
    ["AND x", "NOT x", "a OR (b", "title:x", 'fisheries"', '""x', "x^2", "x - y", "2+2", "NEAR(a b)", "x\0y", "x*y"],
)
def test_no_word_is_taken_for_syntax(record: Record, words: str) -> None:
    """What would mean something to SQLite is searched for as it stands."""
    assert len(record.search(words).items) == (2 if words in ('fisheries"', "2+2") else 0)


@pytest.mark.parametrize("words", ["", " ", "*", "-", '"', '""', "“”"])
def test_nothing_to_search_for(record: Record, words: str) -> None:
    """Where no word is given, that is said."""
    with pytest.raises(InputError, match="nothing to search for"):
        record.search(words)


@given(asked=st.text())
def test_whatever_is_asked_is_an_answer_or_refused(record: Record, asked: str) -> None:
    """No text of a user is an error of SQLite."""
    with suppress(InputError):
        assert record.search(asked).items is not None


def test_the_best_line_comes_first_and_pages_go_on(tmp_path: Path) -> None:
    """A sentence on boats alone is better than one that also tells of much else."""
    short = article("Portugal and Spain signed a pact on boats on 2 May 2023.", "2023-05-03")
    long = article(
        "Chile and Peru signed a pact on ports, roads, rail, schools, water, health, trade, farms, mines, boats and "
        "the teaching of languages in all their provinces on 3 May 2023.",
        "2023-05-04",
    )
    with record_of(tmp_path, long, short, SIGNED) as record:
        first = record.search("boats", limit=1)
        second = record.search("boats", limit=1, after=first.after)
    assert [first.items[0].line.source[0], second.items[0].line.source[0]] == ["PRT", "CHL"]
    assert second.after is None


def test_a_title_is_found_too(tmp_path: Path) -> None:
    """Where only the title holds the words, the snippet is of the title."""
    from legation.articles import door

    titled = door.article(
        "Portugal and Spain signed a pact on boats on 2 May 2023.", title="Iberian summit ends", published="2023-05-03"
    )
    with record_of(tmp_path, titled) as record:
        assert record.search("Iberian").items[0].snippet == "⟦Iberian⟧ summit ends"
