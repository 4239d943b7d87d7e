"""Timelines: the acts of one actor, of two, or of all, page by page."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from benchmarks.synthetic import readings
from legation.errors import InputError
from legation.model import EventType, Kind, Line, Page
from legation.record.record import Record
from legation.record.timeline import Filters, Part, conditions_of, part_of


def days(page: Page[Line]) -> list[str]:
    """The first day of each line."""
    return [str(line.when.first) for line in page.items]


@pytest.mark.parametrize("pair", [("IND", "JPN"), ("Japan", "India"), ("jpn", "ind")])
def test_a_pair_by_codes_or_by_names(record: Record, pair: tuple[str, str]) -> None:
    """Two actors, in whatever order and however they are called, have one timeline."""
    assert days(record.timeline(*pair)) == ["2022-09-08", "2024-08-20"]


def test_an_organisation_by_its_name(record: Record) -> None:
    """Organisations are actors as states are."""
    (line,) = record.timeline("European Union").items
    assert (line.type, line.source, line.target) == (EventType.ACCUSE, ("EU",), ("RUS",))


def test_all_acts_in_the_order_of_their_days(record: Record) -> None:
    """Without an actor, everything is told."""
    found = days(record.timeline())
    assert found == sorted(found)
    assert len(found) == 7


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"since": "2024"}, ["2024-08-20"]),
        ({"until": "2022-09"}, ["2022-09-08"]),
        ({"since": date(2022, 9, 8), "until": "2022-09-08"}, ["2022-09-08"]),
        ({"status": "planned"}, ["2024-08-20"]),
        ({"status": ["planned", "denied"]}, ["2024-08-20"]),
        ({"type": "accuse"}, ["2023-03-12"]),
        ({"kind": Kind.VISIT}, ["2023-03-21"]),
        ({"place": "tokyo"}, ["2022-09-08"]),
        ({"place": "Morocco"}, ["2023-03-21"]),
        ({"series": "2+2"}, ["2022-09-08", "2024-08-20"]),
        ({"min_sources": 2}, ["2023-03-21"]),
        ({"min_sources": 9}, []),
    ],
    ids=str,
)
def test_filters(record: Record, filters: dict[str, Any], found: list[str]) -> None:
    """Each filter leaves the lines that are like it."""
    assert days(record.timeline(**filters)) == found


def test_pages_are_the_whole_cut_into_pieces(record: Record) -> None:
    """Each page goes on where the one before it ended, also between lines of one day."""
    whole = record.timeline().items
    pieces: list[Line] = []
    after = None
    while True:
        page = record.timeline(limit=2, after=after)
        pieces += page.items
        after = page.after
        if after is None:
            break
    assert tuple(pieces) == whole


def test_a_name_that_nobody_knows_is_met_with_those_like_it(record: Record) -> None:
    """A slip of the pen is answered with what may have been meant."""
    with pytest.raises(InputError, match=r"'Jappan'.*did you mean Japan \(JPN\)"):
        record.timeline("Jappan")


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"status": "over"}, "'over' is no status: choose of happened"),
        ({"since": "soon"}, "'soon' is no day"),
        ({"limit": 0}, "a page of 0 holds nothing"),
        ({"after": "x"}, "'x' asks for no page"),
    ],
    ids=str,
)
def test_wrong_words_are_refused(record: Record, wrong: dict[str, Any], message: str) -> None:
    """The message says what would be right."""
    with pytest.raises(InputError, match=message):
        record.timeline(**wrong)


def test_three_actors_have_no_timeline(record: Record) -> None:
    """Lines are kept by pairs."""
    with pytest.raises(InputError, match="not of 3"):
        record.timeline("IND", "JPN", "USA")


def plan_of(record: Record, part: Part, filters: Filters) -> list[str]:
    """How SQLite looks for the lines of a part, step by step."""
    conditions = [*part.conditions, *conditions_of(filters, part)]
    where = " AND ".join(f"({each.sql})" for each in conditions) or "TRUE"
    rows = record._connection.execute(
        f"EXPLAIN QUERY PLAN SELECT line.* FROM {part.tables} WHERE {where} ORDER BY {part.day}, line.key LIMIT 9",
        [value for each in conditions for value in each.values],
    )
    return [row["detail"] for row in rows]


@pytest.mark.parametrize(
    ("actors", "index"),
    [
        (["IND", "JPN"], "SEARCH part USING PRIMARY KEY (actor=? AND other=? AND day>?)"),
        (["IND"], "SEARCH part USING PRIMARY KEY (actor=? AND day>?)"),
        ([], "SEARCH line USING INDEX line_day (day>?)"),
    ],
    ids=str,
)
def test_no_table_is_read_from_end_to_end(record: Record, actors: list[str], index: str) -> None:
    """Lines are found by the index of pairs, of actors, or of days, and come in its order."""
    plan = plan_of(record, part_of(actors), Filters(since=date(2022, 1, 1)))
    assert plan[0] == index
    assert not any("SCAN" in step for step in plan)
    assert [step for step in plan if "TEMP B-TREE" in step] in ([], ["USE TEMP B-TREE FOR RIGHT PART OF ORDER BY"])


def test_asking_goes_on_while_another_writes(tmp_path: Path) -> None:
    """Who asks sees what was written before, and is not kept waiting."""
    path = tmp_path / "busy.db"
    (first, told), (second, told_later) = readings(2)
    with Record(path) as writer, Record(path, writable=False) as reader:
        writer.add_reading(first, told, reader="test")
        before = reader.timeline().items
        with writer._writing() as connection:
            connection.execute("UPDATE line SET status = 'denied'")
            assert reader.timeline().items == before
        writer.add_reading(second, told_later, reader="test")
        assert len(reader.timeline().items) > len(before)


def test_questions_within_questions(record: Record) -> None:
    """Who walks through all lines may ask about each on the way."""
    told = [record.show(line.id).line.id for line in record.lines()]
    assert told == [line.id for line in record.timeline().items]
