"""The drawing of a timeline."""

from __future__ import annotations

from datetime import date

from legation.model import UNKNOWN, EventType, Interval, Line, Status
from legation.views.web.drawing import LEFT, MOST_LANES, RIGHT, drawing_of


def line(id: str, when: Interval, status: Status = Status.HAPPENED, told: Interval = UNKNOWN) -> Line:
    """An act with its days."""
    return Line(id=id, type=EventType.ACCUSE, status=status, source=("PRT",), target=("MAR",), when=when, told=told)


def days(first: str, last: str) -> Interval:
    """Days from one to another."""
    return Interval(first=date.fromisoformat(first), last=date.fromisoformat(last))


def test_nothing_to_draw() -> None:
    """Acts of which no day is known at all give no drawing."""
    assert drawing_of([]) is None
    assert drawing_of([line("a", UNKNOWN)]) is None


def test_days_are_dots_and_intervals_bars() -> None:
    """A bar reaches over its days; one of many days is marked as such."""
    drawn = drawing_of(
        [line("a", days("2022-01-01", "2022-01-01")), line("b", days("2022-03-01", "2022-12-31"))],
        chosen=days("2022-01-01", "2022-12-31"),
    )
    assert drawn is not None
    dot, bar = drawn.rows[0].shapes
    assert (dot.x, dot.width, dot.classes) == (LEFT, 0, "act s-happened")
    assert bar.x + bar.width == RIGHT
    assert bar.classes == "act s-happened long"


def test_an_act_that_nobody_dates_stands_where_it_was_told() -> None:
    """And it is marked."""
    drawn = drawing_of([line("a", UNKNOWN, told=days("2022-05-05", "2022-06-06"))])
    assert drawn is not None
    assert drawn.rows[0].shapes[0].classes == "act s-happened undated"


def test_one_act_of_long_ago_does_not_press_the_others_together() -> None:
    """It is left out of the drawing, which says so."""
    acts = [line(str(number), days(f"2022-01-{number:02}", f"2022-01-{number:02}")) for number in range(1, 31)]
    drawn = drawing_of([line("old", days("1777-01-01", "1777-01-01")), *acts, *acts[:5]])
    assert drawn is not None
    assert drawn.first.year > 2000
    assert drawn.outside == 1


def test_acts_of_one_day_lie_under_one_another() -> None:
    """As far as there is room: the rest lie on the last."""
    drawn = drawing_of([line(str(number), days("2022-01-01", "2022-01-01")) for number in range(30)])
    assert drawn is not None
    assert len({shape.y for shape in drawn.rows[0].shapes}) == MOST_LANES


def test_the_ends_of_time_can_be_drawn() -> None:
    """The first and the last day of the calendar are days as others."""
    drawn = drawing_of([line("a", days("0001-01-01", "0001-01-01")), line("b", days("9999-12-31", "9999-12-31"))])
    assert drawn is not None
    assert (drawn.first, drawn.last) == (date.min, date.max)
    assert 0 < len(drawn.ticks) < 15


def test_an_interval_without_an_end_is_drawn_at_the_day_that_is_known() -> None:
    """It is marked as vague, and nothing fails."""
    drawn = drawing_of([line("a", Interval(first=date(2022, 1, 1))), line("b", Interval(last=date(2022, 2, 1)))])
    assert drawn is not None
    assert [shape.classes for shape in drawn.rows[0].shapes] == ["act s-happened long", "act s-happened long"]
