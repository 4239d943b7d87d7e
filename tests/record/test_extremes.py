"""Numbers and signs that no file holds: found by `python -m tools.fuzz`."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from legation.errors import InputError, LegationError
from legation.record.record import Record
from legation.views.record import Record as Viewed
from tests.record.news import VISIT
from tests.record.told import record_of

HUGE = 10**20
HALF = "\ud800"
ASKED: dict[str, Callable[..., object]] = {
    "timeline": lambda record, **given: record.timeline("PRT", **given),
    "next": lambda record, **given: record.next(**given),
    "search": lambda record, **given: record.search("minister", **given),
    "changes": lambda record, **given: record.changes("2020", **given),
    "latest": lambda record, **given: record.latest(**given),
    "sources": lambda record, **given: record.sources(**given),
    "people": lambda record, **given: record.people("Silva", **given),
    "series": lambda record, **given: record.series(**given),
    "agreements": lambda record, **given: record.agreements(**given),
    "busiest": lambda record, **given: record.busiest("2020", "2024", **given),
}


@pytest.mark.parametrize("what", ASKED)
def test_a_page_may_be_asked_to_hold_any_number(record: Record, what: str) -> None:
    """A page of more than any record holds is the whole answer."""
    assert ASKED[what](record, limit=HUGE) == ASKED[what](record, limit=10_000)


def test_no_line_has_so_many_sources(tmp_path: Path) -> None:
    """Asked for more sources than a number of SQLite counts, a record has no such line."""
    record_of(tmp_path, *VISIT).close()
    with Viewed(tmp_path / "test.db") as record:
        assert record.timeline("PRT", min_sources=HUGE).items == ()
        assert record.facets("PRT", min_sources=HUGE).statuses == ()
        assert list(record.events("PRT", min_sources=HUGE)) == []


@pytest.mark.parametrize("after", ["9" * 300, "9" * 16, "-1", "1e3"])
def test_no_page_has_such_a_number(record: Record, after: str) -> None:
    """What a page before it cannot have said is refused."""
    with pytest.raises(InputError, match="asks for no page"):
        record.search("minister", after=after)


def test_no_judgement_has_such_a_number(tmp_path: Path) -> None:
    """A number with more digits than a file can hold is refused."""
    with record_of(tmp_path) as record, pytest.raises(LegationError, match="a number is too large"):
        record.undo(HUGE)


@pytest.mark.parametrize(
    "ask",
    [
        lambda record: record.show(HALF),
        lambda record: record.timeline(HALF),
        lambda record: record.timeline("PRT", place=HALF),
        lambda record: record.merge(HALF, HALF, by="editor"),
        lambda record: record.split(HALF, HALF, by="editor"),
        lambda record: record.people(HALF),
        lambda record: record.agreements(named=HALF),
        lambda record: record.series(HALF),
    ],
)
def test_half_a_sign_is_an_answer_or_refused(tmp_path: Path, ask: Callable[[Record], object]) -> None:
    """Bytes that are no UTF-8 come from the command line as halves of signs, which SQLite does not take."""
    with record_of(tmp_path, VISIT[0]) as record, suppress(LegationError):
        assert not getattr(ask(record), "items", ())


@pytest.mark.parametrize("column", ["sources", "topics", "date_from", "told_to"])
def test_a_number_where_words_belong_is_damage(tmp_path: Path, column: str) -> None:
    """What somebody has written into the file by hand is told as damage, not as a fault of ours."""
    with record_of(tmp_path, VISIT[0]) as record:
        record._connection.execute(f"UPDATE line SET {column} = 1.5")
        with pytest.raises(LegationError, match="damaged"):
            list(record.lines())
