"""Columns: acts by month and status, where they are too many to be drawn one by one."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from legation.model import MonthCount, Status
from legation.views.web.choosing import Chosen
from legation.views.web.columns import HIGH, TOP, columns_of
from tests.views.web.conftest import Get

PATH = "/IND/JPN"


def month(name: str, lines: int, status: Status = Status.HAPPENED) -> MonthCount:
    """So many acts in a month."""
    return MonthCount(month=name, status=status, lines=lines)


def test_nothing_to_draw() -> None:
    """Acts of which no month is known give no columns."""
    assert columns_of([], PATH, Chosen()) is None


def test_a_month_is_a_column_of_its_statuses() -> None:
    """The highest fills the height; statuses lie over one another, and the column leads to the month."""
    drawn = columns_of(
        [month("2022-01", 30), month("2022-01", 10, Status.PLANNED), month("2022-02", 20)], PATH, Chosen()
    )
    assert drawn is not None
    first, second = drawn.columns
    assert [(part.status, part.y, part.height) for part in first.parts] == [
        (Status.HAPPENED, TOP + HIGH / 4, HIGH * 3 / 4),
        (Status.PLANNED, TOP, HIGH / 4),
    ]
    assert second.parts[0].height == HIGH / 2
    assert first.title == "January 2022: 40 acts (30 happened, 10 planned)"
    assert second.href == "/IND/JPN?since=2022-02-01&until=2022-02-28"
    assert [tick.label for tick in drawn.ticks] == ["2022", "Feb"]
    assert [level.label for level in drawn.levels] == ["40", "20"]


def test_what_was_chosen_stays_chosen() -> None:
    """A column chooses its days and lets go of others."""
    drawn = columns_of([month("2022-01", 1)], PATH, Chosen(status="planned", year="2022"))
    assert drawn is not None
    assert drawn.columns[0].href == "/IND/JPN?status=planned&since=2022-01-01&until=2022-01-31"


def test_many_months_are_drawn_as_years() -> None:
    """Each column then leads to its year."""
    drawn = columns_of([month(f"{year}-06", 10) for year in range(1990, 2023)], PATH, Chosen())
    assert drawn is not None
    assert drawn.unit == "year"
    assert drawn.columns[0].href == "/IND/JPN?year=1990"
    assert len(drawn.columns) == 33
    assert len(drawn.ticks) <= 11


def test_a_few_acts_of_long_ago_are_left_out() -> None:
    """And counted."""
    drawn = columns_of([month("1777-01", 2), month("2022-01", 500), month("2022-03", 500)], PATH, Chosen())
    assert drawn is not None
    assert (drawn.first, drawn.last, drawn.shown, drawn.outside) == ("January 2022", "March 2022", 1000, 2)
    assert len(drawn.columns) == 2


def test_a_page_of_many_acts_draws_columns(get: Get, monkeypatch: pytest.MonkeyPatch, site_path: Path) -> None:
    """As many acts as the drawing can show are drawn one by one, more as columns."""
    monkeypatch.setattr("legation.views.web.actors.MOST", 2)
    page = html.fromstring(get("/MAR/PRT"))
    found = [(link.get("href"), link.xpath("string(title)")) for link in page.xpath("//div[@class='drawing']//a")]
    assert found == [
        ("/MAR/PRT?since=2023-03-01&until=2023-03-31", "March 2023: 1 act (1 happened)"),
        ("/MAR/PRT?since=2023-05-01&until=2023-05-31", "May 2023: 1 act (1 happened)"),
        ("/MAR/PRT?since=2023-09-01&until=2023-09-30", "September 2023: 1 act (1 happened)"),
    ]
