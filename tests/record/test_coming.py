"""What is coming: planned, possible or under way, and not past."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from legation.errors import InputError
from legation.record.coming import _coming
from legation.record.record import Record
from tests.record.news import ANNOUNCED, FIFTH, SIGNED
from tests.record.told import article, record_of


def test_what_is_planned_on_the_day_of_the_newest_article(record: Record) -> None:
    """The day of the newest article stands for today; the machine's clock is not asked."""
    assert record.newest_day() == date(2024, 8, 1)
    assert [line.when.first for line in record.next().items] == [date(2024, 8, 20)]


@pytest.mark.parametrize("actors", [(), ("Japan",), ("IND", "JPN")])
@pytest.mark.parametrize(("today", "count"), [("2024-08-20", 1), ("2024-08-21", 0)])
def test_a_plan_is_open_up_to_its_last_day(record: Record, actors: tuple[str, ...], today: str, count: int) -> None:
    """On the day itself it is still coming; on the day after it is not."""
    assert len(record.next(*actors, today=today).items) == count


def test_what_others_plan_is_not_shown(record: Record) -> None:
    """The plans of one actor are those in which it has part."""
    assert record.next("MAR").items == ()


def test_a_plan_without_a_date_is_open_for_some_months(tmp_path: Path) -> None:
    """What nobody has dated counts as coming while it was told lately, and comes last."""
    vague = article("The foreign ministers of Spain and Chile will meet in Madrid.", "2024-07-01")
    with record_of(tmp_path, vague, FIFTH) as record:
        assert [line.source[0] for line in record.next(today="2024-07-02").items] == ["IND", "ESP"]
        assert [line.source[0] for line in record.next(today="2025-07-02").items] == []


def test_what_has_happened_is_not_coming(tmp_path: Path) -> None:
    """Of a plan and a report only the plan is shown."""
    with record_of(tmp_path, ANNOUNCED, SIGNED) as record:
        assert [line.kind for line in record.next(today="2023-03-12").items] == ["visit"]


def test_an_empty_record_has_no_today(tmp_path: Path) -> None:
    """Without an article nothing is coming."""
    with Record(tmp_path / "empty.db") as record:
        assert record.newest_day() is None
        assert record.next().items == ()


def test_a_day_that_is_none(record: Record) -> None:
    """A wrong day is refused."""
    with pytest.raises(InputError, match="'tomorrow' is no day"):
        record.next(today="tomorrow")


def test_what_is_coming_is_found_by_its_index(record: Record) -> None:
    """Few lines of a record are coming; the others are not looked at."""
    condition = _coming(date(2024, 8, 1))
    rows = record._connection.execute(f"EXPLAIN QUERY PLAN SELECT * FROM line WHERE {condition.sql}", condition.values)
    steps = [row["detail"] for row in rows if "line" in row["detail"]]
    assert steps[0] == "SEARCH line USING INTEGER PRIMARY KEY (rowid=?)"
    assert all("line_coming" in step for step in steps[1:])
