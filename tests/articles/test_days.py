"""Days as sources write them."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.articles.days import day_shown, days_written, spelled_day
from legation.model import Interval

TOKYO = ZoneInfo("Asia/Tokyo")


def day(text: str) -> Interval:
    """The interval of one day."""
    return Interval(first=date.fromisoformat(text), last=date.fromisoformat(text))


@pytest.mark.parametrize(
    ("written", "there", "in_tokyo"),
    [
        ("2022-08-24T23:30:00Z", "2022-08-24", "2022-08-25"),
        ("2022-08-24T23:30:00.123+00:00", "2022-08-24", "2022-08-25"),
        ("2022-08-24 23:30:00Z", "2022-08-24", "2022-08-25"),
        ("20220824T233000Z", "2022-08-24", "2022-08-25"),
        ("Wed, 24 Aug 2022 23:30:00 GMT", "2022-08-24", "2022-08-25"),
        ("24 Aug 2022 23:30 +0000", "2022-08-24", "2022-08-25"),
        ("2022-08-24T20:00:00-07:00", "2022-08-24", "2022-08-25"),
        ("2022-08-25T08:30:00+09:00", "2022-08-25", "2022-08-25"),
        ("2022-08-24T23:30:00", "2022-08-24", "2022-08-24"),
        ("Wed, 24 Aug 2022 23:30:00 -0000", "2022-08-24", "2022-08-24"),
        ("2022-08-24", "2022-08-24", "2022-08-24"),
    ],
)
def test_a_moment_is_a_day_in_a_zone(written: str, there: str, in_tokyo: str) -> None:
    """Without a zone it is the day as written; a moment that does not tell its offset stays what it is."""
    assert days_written(written) == day(there)
    assert days_written(written, TOKYO) == day(in_tokyo)


@pytest.mark.parametrize(
    ("shown", "meant"),
    [
        ("August 24, 2022", "2022-08-24"),
        ("Aug. 24, 2022, 10:00 a.m. EDT", "2022-08-24"),
        ("Wednesday, 24th August 2022", "2022-08-24"),
        ("24 Aug 2022", "2022-08-24"),
        ("2022-08-24T10:00:00+0000", "2022-08-24"),
        ("20220824", "2022-08-24"),
        ("2022/08/24 10:00", "2022-08-24"),
        ("2022-08-24 10:00:00 UTC", "2022-08-24"),
        ("2022-08-24T10:00:00+09:00[Asia/Tokyo]", "2022-08-24"),
        ("1970-01-03", "1970-01-03"),
        ("2022-08-24/2022-08-24", "2022-08-24"),
    ],
)
def test_pages_show_days_in_words(shown: str, meant: str) -> None:
    """Months in letters leave no doubt, nor does a year in front."""
    assert day_shown(shown) == day(meant)


@pytest.mark.parametrize(
    "shown",
    [
        "",
        "today",
        "08/09/2022",
        "1970-01-01T00:00:00Z",
        "1969-12-31T19:00:00-05:00",
        "0001-01-01",
        "2202-08-24",
        "Aug 24, 2202",
        "Wed, 31 Dec 9999 23:59:59 -1200",
        "Foo 24, 2022",
        "August 32, 2022",
        "x" * 999,
    ],
)
def test_what_shows_no_day(shown: str) -> None:
    """Two numbers in doubtful order, clocks that were never set, slips into another century and words are no day."""
    assert day_shown(shown) is None


@given(st.text(max_size=60) | st.from_regex(r"\A[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.Z+-]{2,20}\Z"))
def test_anything_shown_is_a_day_or_none(shown: str) -> None:
    """No words of a page lead to an error."""
    for zone in (None, TOKYO):
        found = day_shown(shown, zone)
        assert found is None or found.known


def test_the_end_of_the_calendar_is_no_day_in_another_zone() -> None:
    """The last moment of all has no day in Tokyo."""
    with pytest.raises(OverflowError):
        days_written("9999-12-31T23:59:59Z", TOKYO)
    assert day_shown("9999-12-31T23:59:59Z", TOKYO) is None


def test_the_first_day_that_is_one() -> None:
    """Numbers and names that make no day are passed over."""
    assert spelled_day("Room 24 Suite 2022; published May 3, 2021") == day("2021-05-03")
