"""An event in, its statements out: what an article says, field by field, with the words that say it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from legation.model import (
    Event,
    EventType,
    Grain,
    Interval,
    Kind,
    Office,
    Place,
    Series,
    Span,
    Status,
    When,
)
from legation.record.record import Record
from legation.record.statements import Statement, days_of, statements_of
from tests.record.told import PLAN, article, record_of

TEXT = "Chile will hold the second Andes Dialogue with Peru in Arica on May 3 under the Port Treaty, unconfirmed yet."
DAY = Interval(first=date(2023, 5, 3), last=date(2023, 5, 3))


def words(sought: str) -> Span:
    """The words in the text."""
    return Span.of(TEXT, TEXT.index(sought), TEXT.index(sought) + len(sought))


FULL = Event(
    id="e1",
    type=EventType.CONSULT,
    kind=Kind.DIALOGUE,
    mentions=(words("hold the second Andes Dialogue"),),
    status=Status.PLANNED,
    status_cue=words("will"),
    source=("CHL",),
    target=("PER",),
    people=(Office(name="Ana Rojas", of="CHL"),),
    when=When(span=words("May 3"), interval=DAY, grain=Grain.DAY),
    where=Place(span=words("Arica"), of="CHL"),
    confirmed=False,
    confirmed_cue=words("unconfirmed"),
    topics=("ports",),
    series=Series(name="Andes Dialogue", ordinal=2),
    agreements=("Port Treaty",),
)


def test_all_that_is_said_of_an_event_is_a_statement() -> None:
    """Each field once for each value, in the form that all articles share, and the words where there are some."""
    told = [(each.field, each.value, each.span.text if each.span else None) for each in statements_of(FULL)]
    assert told == [
        ("mention", "hold the second Andes Dialogue", "hold the second Andes Dialogue"),
        ("type", "CONSULT", None),
        ("status", "planned", "will"),
        ("kind", "dialogue", None),
        ("confirmed", "no", "unconfirmed"),
        ("source", "CHL", None),
        ("target", "PER", None),
        ("when", "2023-05-03/2023-05-03", "May 3"),
        ("where", "CHL", "Arica"),
        ("person", "Ana Rojas", None),
        ("topic", "ports", None),
        ("agreement", "Port Treaty", None),
        ("series", "Andes Dialogue, 2", None),
    ]


def test_what_is_not_said_is_no_statement() -> None:
    """An event of which nothing is known has its words, its type and its status."""
    bare = Event(id="e1", type=EventType.CONSULT, mentions=(words("hold"),), status=Status.PLANNED)
    assert list(statements_of(bare)) == [
        Statement(field="mention", value="hold", span=words("hold")),
        Statement(field="type", value="CONSULT"),
        Statement(field="status", value="planned"),
    ]


@pytest.mark.parametrize(
    ("interval", "written"),
    [
        (DAY, "2023-05-03/2023-05-03"),
        (Interval(last=date(2023, 5, 3)), "../2023-05-03"),
        (Interval(first=date(2023, 5, 3)), "2023-05-03/.."),
        (Interval(), "../.."),
    ],
)
def test_days_are_written_as_iso_8601_does(interval: Interval, written: str) -> None:
    """Two dots stand for a bound that nobody knows."""
    assert days_of(interval) == written


def test_statements_in_the_file_point_to_the_words(tmp_path: Path) -> None:
    """Every offset in the table leads to words of the article's text."""
    with record_of(tmp_path, article(PLAN, "2023-03-10", "https://lusa.example/plan")) as record:
        rows = told(record)
    assert sum(row["start"] is not None for row in rows) > 3
    for row in rows:
        assert (row["start"] is None) == (row["end"] is None)
        if row["start"] is not None:
            assert PLAN[row["start"] : row["end"]] == (row["as_written"] or row["value"])


def told(record: Record) -> list[dict[str, object]]:
    """The rows of all statements."""
    return [dict(row) for row in record._connection.execute("SELECT * FROM statement ORDER BY id")]


def test_what_somebody_else_says_was_said_then_or_before(tmp_path: Path) -> None:
    """The article knows on which day it speaks itself, and only the latest on which those spoke whom it cites."""
    with record_of(tmp_path, article(PLAN, "2023-03-10", "https://lusa.example/plan")) as record:
        assert {(row["said_from"], row["said_to"]) for row in told(record)} == {(None, "2023-03-10")}
    itself = PLAN.partition(", the Portuguese")[0] + "."
    with record_of(tmp_path, article(itself, "2023-03-10", "https://lusa.example/itself")) as record:
        assert ("2023-03-10", "2023-03-10") in {(row["said_from"], row["said_to"]) for row in told(record)}


def test_the_view_tells_who_says_so(tmp_path: Path) -> None:
    """Whoever opens the file with another tool sees the line, the article and the chain of sources beside it."""
    with record_of(tmp_path, article(PLAN, "2023-03-10", "https://lusa.example/plan")) as record:
        (line,) = record.lines()
        row = record._connection.execute("SELECT * FROM statement_told WHERE field = 'where'").fetchone()
    assert (row["line"], row["as_written"], row["said_by"]) == (line.id, "Lisbon", "Portuguese ministry")
    assert (row["url"], row["superseded"]) == ("https://lusa.example/plan", 0)
