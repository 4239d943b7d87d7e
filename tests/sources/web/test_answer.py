"""What the head of an answer tells."""

from __future__ import annotations

import time
from email.utils import formatdate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.sources.web.answer import Request, charset, conditions, kept_for, media_type, retry_after, validator


@pytest.mark.parametrize(
    ("value", "media", "encoding"),
    [
        ("text/html; charset=UTF-8", "text/html", "utf-8"),
        ('Application/RSS+XML;Charset="windows-1252"', "application/rss+xml", "windows-1252"),
        ("text/html;level=1; charset='koi8-r'", "text/html", "koi8-r"),
        ("text/html", "text/html", None),
        ("charset=utf-8", None, "utf-8"),
        ("text/html, text/plain", None, None),
        ("text", None, None),
        ("", None, None),
    ],
)
def test_type_and_encoding(value: str, media: str | None, encoding: str | None) -> None:
    """As servers write them; None where they say nothing that can be used."""
    headers = {"content-type": value}
    assert (media_type(headers), charset(headers)) == (media, encoding)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("max-age=600", 600),
        ('public, Max-Age = "60", must-revalidate', 60),
        ("s-maxage=600", None),
        ("max-age=-1", None),
        ("no-cache", None),
        ("", None),
    ],
)
def test_how_long_an_answer_may_be_kept(value: str, seconds: int | None) -> None:
    """Only what is meant for every cache, and is a number."""
    assert kept_for({"cache-control": value}) == seconds


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("120", 120), (" 0 ", 0), ("99999999999999999999", 86_400), ("soon", None), ("-5", None), ("", None), ("²", None)],
)
def test_how_long_to_leave_a_host_alone(value: str, seconds: int | None) -> None:
    """A number of seconds, a day at most."""
    assert retry_after({"retry-after": value}) == seconds


@pytest.mark.parametrize(("ahead", "least", "most"), [(100, 90, 100), (-100, 0, 0), (10**8, 86_400, 86_400)])
def test_a_time_until_which_to_leave_a_host_alone(ahead: int, least: int, most: int) -> None:
    """A date of HTTP counts from now."""
    seconds = retry_after({"retry-after": formatdate(time.time() + ahead, usegmt=True)})
    assert seconds is not None
    assert least <= seconds <= most


@given(st.text(max_size=60))
def test_any_header_is_read_or_passed_over(value: str) -> None:
    """Nothing that a server writes is an error."""
    headers = dict.fromkeys(("content-type", "cache-control", "retry-after", "etag"), value)
    for reader in (media_type, charset, kept_for, retry_after):
        reader(headers)
    told = validator(headers, "etag")
    assert told is None or told.isascii()


def test_what_is_told_of_the_version_is_sent_back() -> None:
    """Both validators, as they came."""
    asked = Request(url="", etag='W/"a b"', last_modified="Mon, 03 May 2021 10:00:00 GMT")
    assert conditions(asked) == {
        "If-None-Match": 'W/"a b"',
        "If-Modified-Since": "Mon, 03 May 2021 10:00:00 GMT",
    }


@pytest.mark.parametrize("etag", [None, "", '"é"', '"a\r\nHost: x"', "x" * 2_000])
def test_a_validator_that_cannot_be_sent_is_left_out(etag: str | None) -> None:
    """A broken one of long ago must not keep a feed from being read for ever."""
    assert conditions(Request(url="", etag=etag)) == {}
