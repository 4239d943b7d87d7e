"""Dates of feeds and messages, in whatever form, become ISO 8601 in the zone of whoever wrote them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.sources.moments import moment_of


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        # RFC 3339 and ISO 8601
        ("2022-08-24T10:00:00Z", "2022-08-24T10:00:00+00:00"),
        ("2022-08-24T10:00:00.123456789+09:00", "2022-08-24T10:00:00+09:00"),
        ("2022-08-24t10:00-0330", "2022-08-24T10:00:00-03:30"),
        ("2022-08-24 10:00:00 +0000", "2022-08-24T10:00:00+00:00"),
        ("2022-08-24 10:00", "2022-08-24T10:00:00"),
        ("2022-08-24", "2022-08-24"),
        ("20220824", "2022-08-24"),
        ("2022/08/24 10:00:00", "2022-08-24T10:00:00"),
        ("2022.08.24", "2022-08-24"),
        ("  2022-08-24\n", "2022-08-24"),
        # RFC 822 and its children
        ("Wed, 24 Aug 2022 10:00:00 +0530", "2022-08-24T10:00:00+05:30"),
        ("Wed, 24 Aug 2022 22:00:00 EST", "2022-08-24T22:00:00-05:00"),
        ("Wed, 24 Aug 2022 22:00:00 PDT", "2022-08-24T22:00:00-07:00"),
        ("Wed, 24 Aug 2022 10:00:00 GMT", "2022-08-24T10:00:00+00:00"),
        ("Wed, 24 Aug 2022 10:00:00 GMT+2:00", "2022-08-24T10:00:00+00:00"),
        ("Wed, 24 Aug 2022 10:00:00 GMT+02:00", "2022-08-24T10:00:00+02:00"),
        ("Wed, 24 Aug 2022 10:00:00 -0000", "2022-08-24T10:00:00"),
        ("Wed, 24 Aug 2022 10:00:00 IST", "2022-08-24T10:00:00"),
        ("24 Aug 22 10:00 UT", "2022-08-24T10:00:00+00:00"),
        ("Tue, 4 Jan 94 10:00 UT", "1994-01-04T10:00:00+00:00"),
        ("Wednesday, 24-Aug-2022 10:00:00 UTC", "2022-08-24T10:00:00+00:00"),
        ("Wed, 24 Aug 2022", "2022-08-24"),
        ("Wed, 24 Aug 2022 10:00:00 +0200 (CEST)", "2022-08-24T10:00:00+02:00"),
        # words
        ("24 August 2022", "2022-08-24"),
        ("August 24, 2022", "2022-08-24"),
        ("Aug. 24th, 2022 10:30 p.m.", "2022-08-24T22:30:00"),
        ("Aug 24, 2022 12:05 AM EDT", "2022-08-24T00:05:00-04:00"),
        ("Wed Aug 24 10:00:00 2022", "2022-08-24T10:00:00"),
        # a time that cannot be leaves the day
        ("2022-08-24T25:00:00Z", "2022-08-24"),
        ("2022-08-24T10:00:00+99:00", "2022-08-24"),
        ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59+00:00"),
    ],
)
def test_a_date_is_understood(written: str, moment: str) -> None:
    """The clock stays that of the writer, and with it the day."""
    assert moment_of(written) == moment


@pytest.mark.parametrize(
    "written",
    [
        None,
        "",
        "soon",
        "yesterday at 10:00",
        "24/08/2022",
        "2022-02-30",
        "2022-13-01T10:00:00Z",
        "31 Feb 2022",
        "1661299200",
        "99920220824",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "0001-01-01T00:00:00",
        "0000-00-00 00:00:00",
        "x" * 200 + " 2022-08-24",
    ],
)
def test_what_is_no_date_tells_nothing(written: str | None) -> None:
    """Nor does the day that programs write where they know none; a day that may be a month is not guessed."""
    assert moment_of(written) is None


MONTHS = "January February March April May June July August September October November December".split()


@given(
    st.datetimes(min_value=datetime(1971, 1, 1), max_value=datetime(2100, 1, 1)).map(
        lambda day: day.replace(microsecond=0)
    )
)
def test_a_moment_is_understood_as_it_was_written(moment: datetime) -> None:
    """Any of them, in both of the forms that standards have."""
    assert moment_of(moment.isoformat()) == moment.isoformat()
    assert moment_of(f"{moment.day} {MONTHS[moment.month - 1]} {moment:%Y %H:%M:%S}") == moment.isoformat()


@given(st.text(alphabet="0123456789:+-TZ apmUGMJanFebSep,./", max_size=40))
def test_any_text_is_a_date_or_none(written: str) -> None:
    """There is no error, and what comes is a date."""
    found = moment_of(written)
    assert found is None or date.fromisoformat(found[:10])
    assert found is None or datetime.fromisoformat(found)
