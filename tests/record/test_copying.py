"""Near-copies: found as they come in, whatever is kept of them; the first of them is the original."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from legation.record.copying import article_of_row, document_of_row
from legation.record.outcomes import Outcome
from legation.record.record import Record
from tests.record import invariants
from tests.record.invented import FILLER, Act, later, told


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """An empty record, in which nothing contradicts itself in the end."""
    with Record(tmp_path / "a.db") as made:
        yield made
        invariants.check(made._connection)


def put(record: Record, url: str, more: str = FILLER, *, day: int = 0, version: int = 0, text: bool = True) -> Outcome:
    """Add an article that tells one act and a long text beside it."""
    given = told([Act()], url=url, more=more, published=later(day))
    return record.add_reading(*given, version=version, reader="test", keep_text=text)


def originals(record: Record) -> dict[str, str | None]:
    """From each URL to that of its original."""
    rows = record._connection.execute(
        "SELECT article.url AS url, original.url AS original FROM article"
        " LEFT JOIN article AS original ON original.id = article.original"
    )
    return {row["url"]: row["original"] for row in rows}


A, B, C = "https://a.example/1", "https://b.example/1", "https://c.example/1"


def test_the_first_published_is_the_original(record: Record) -> None:
    """Also where it comes in last."""
    put(record, A, day=1)
    put(record, B, day=2)
    put(record, C, day=0)
    assert originals(record) == {A: C, B: C, C: None}


def test_how_alike_copies_are_is_kept(record: Record) -> None:
    """Either way round, as an exact share of runs of five words."""
    put(record, A)
    put(record, B, f"{FILLER} The desk added one more line to it.")
    shares = [row["jaccard"] for row in record._connection.execute("SELECT jaccard FROM copy")]
    assert len(shares) == 2
    assert 0.8 < shares[0] == shares[1] < 1


def test_copies_of_copies_have_one_original(record: Record) -> None:
    """Who copies a copy copies its original."""
    words = FILLER.split()
    put(record, A, " ".join(words))
    put(record, B, " ".join(words[25:]), day=1)
    put(record, C, " ".join(words[50:]), day=2)
    assert set(originals(record).values()) == {None, A}


def test_other_texts_are_no_copies(record: Record) -> None:
    """Two reports of one act are two sources."""
    put(record, A, "What they spoke about was not told to the press that waited outside in the rain.")
    put(record, B, "Fish and ports were on the table, an envoy said when he left for the airport at night.")
    assert originals(record) == {A: None, B: None}


def test_a_form_filled_in_anew_is_no_copy(record: Record) -> None:
    """One office says nearly the same on another day: it is another act."""
    put(record, A, day=0)
    put(record, "https://a.example/2", f"{FILLER} Signed by Rojas.", day=9)
    assert originals(record) == {A: None, "https://a.example/2": None}


def test_a_version_is_no_copy_of_an_older_one(record: Record) -> None:
    """A page that was corrected is not its own second source."""
    put(record, A, version=1)
    assert put(record, A, f"{FILLER} Corrected.", version=2) is Outcome.NEWER
    assert set(originals(record).values()) == {None}


def test_when_the_original_says_something_else_the_next_takes_its_place(record: Record) -> None:
    """The copies remain copies of one another."""
    put(record, A, day=0, version=1)
    put(record, B, day=1)
    put(record, C, day=2)
    put(record, A, "Withdrawn. The envoys did not meet, and the desk is sorry for it.", version=2)
    assert originals(record)[C] == B
    assert originals(record)[B] is None


@pytest.mark.parametrize("kept", [(True, False), (False, True), (False, False)])
def test_copies_are_found_whether_or_not_texts_are_kept(record: Record, kept: tuple[bool, bool]) -> None:
    """The runs of words that stand in place of a text are enough."""
    put(record, A, text=kept[0])
    assert put(record, B, text=kept[1]) is Outcome.COPY


def test_a_text_of_four_words_is_nobodys_copy(record: Record) -> None:
    """It has no run of five."""
    for url in (A, B):
        record.add_reading(*told([], url=url, more="Envoys met."), reader="test")
    assert originals(record) == {A: None, B: None}


def row_of(record: Record) -> sqlite3.Row:
    """The only article."""
    row: sqlite3.Row = record._connection.execute("SELECT * FROM article").fetchone()
    return row


def test_an_article_comes_out_as_it_came_in(record: Record) -> None:
    """Nothing of it is lost in the file."""
    article, reading = told([Act()], url=A, outlet="The Coast")
    record.add_reading(article, reading, reader="test")
    assert article_of_row(row_of(record)) == article


def test_a_day_that_was_inferred_is_not_given_back_as_given(record: Record) -> None:
    """An article that is read again is dated again."""
    record.add_reading(*told([Act()], url=A, published=None), reader="test")
    assert document_of_row(row_of(record)).published is None


def test_a_document_of_the_record_is_the_same_article(record: Record) -> None:
    """Read again, it replaces itself and comes in no second time."""
    from legation.articles.build import article_of

    article, reading = told([Act()], url=A, outlet="The Coast")
    record.add_reading(article, reading, version=3, reader="test")
    document = document_of_row(row_of(record))
    assert document.version == 3
    assert article_of(document) == article
