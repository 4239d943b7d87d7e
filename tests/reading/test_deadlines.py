"""By when an act is to be done: the days from publication to the last one that the words leave."""

from __future__ import annotations

import pytest

import legation

DAY = "2023-06-14"


def days(text: str) -> tuple[str | None, str | None]:
    """The first and the last day of the first event of a text."""
    when = legation.read(text, published=DAY).events[0].when
    assert when is not None
    first, last = when.interval.first, when.interval.last
    return (str(first) if first else None, str(last) if last else None)


@pytest.mark.parametrize(
    ("told", "last"),
    [
        ("by Friday", "2023-06-16"),
        ("by the end of July", "2023-07-31"),
        ("by month's end", "2023-06-30"),
        ("by the end of the year", "2023-12-31"),
        ("before the year is out", "2023-12-31"),
        ("before New Year", "2023-12-31"),
        ("before July 4", "2023-07-03"),
        ("before the end of July", "2023-07-31"),
        ("within a fortnight", "2023-06-28"),
        ("within 48 hours", "2023-06-16"),
        ("within the year", "2023-12-31"),
    ],
)
def test_what_is_to_be_done_by_a_time_lies_between_publication_and_then(told: str, last: str) -> None:
    """A deadline is the last day of those left."""
    assert days(f"Ghana will expel the Togolese ambassador {told}.") == (DAY, last)


def test_what_is_to_be_done_in_so_many_days_time_has_a_day() -> None:
    """A length that has to pass first leaves the day behind it."""
    assert days("Ghana will expel the Togolese ambassador in three days' time.") == ("2023-06-17", "2023-06-17")


def test_what_is_done_has_no_deadline() -> None:
    """What has happened on a day that "by" tells is not stretched."""
    assert days("Ghana expelled the Togolese ambassador on Monday.") == ("2023-06-12", "2023-06-12")


def test_not_before_a_day_is_no_deadline() -> None:
    """A day before which nothing is done does not end the time."""
    assert days("Ghana will not before Friday expel the Togolese ambassador.") != (DAY, "2023-06-15")
