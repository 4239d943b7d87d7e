"""Servers that mean harm, or are broken: every answer is bounded in time and memory, and every failure is told."""

from __future__ import annotations

import contextlib
import gzip
import time
import tracemalloc
import zlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.errors import AddressRefused, NotFetched
from tests.sources.web.servers import Page, Route, Site, endless, fetcher, raw, seconds

HEAD = b"HTTP/1.1 200 OK\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"


def failure(route: Route, **settings: Any) -> str:
    """Why a path with this answer gives nothing. It is told in time, with some left for a slow machine."""
    with Site({"/x": route}) as site, fetcher(**settings) as opened:
        messages = []

        def ask() -> None:
            with pytest.raises(NotFetched) as caught:
                opened.get(site.url("/x"))
            assert type(caught.value) is NotFetched
            messages.append(str(caught.value).removeprefix(f"{site.url('/x')}: "))

        assert seconds(ask) < 3
        return messages[0]


# --- time -----------------------------------------------------------------------------------------------------------

LATE = "the whole answer takes longer than 0.5 seconds; try again later"
SILENT = "the server was silent for 0.2 seconds; try again later"


@pytest.mark.parametrize(
    "route",
    [
        endless(b"", b""),
        endless(HEAD, b"", every=0.1),
        endless(HEAD + b"Content-Length: 100\r\n\r\nabc", b"", every=0.1),
    ],
    ids=["no answer", "half a head", "half a body"],
)
def test_a_silent_server(route: Route) -> None:
    """It is waited for as long as the settings say."""
    assert failure(route, timeout=0.2) == SILENT


@pytest.mark.parametrize(
    "route",
    [
        endless(b"HTTP/1.1 200 OK\r\nX: ", b"a", every=0.05),
        endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n", every=0.01),
        endless(HEAD + b"Content-Length: 5000\r\n\r\n", b"a", every=0.05),
        endless(CHUNKED, b"1\r\na\r\n", every=0.05),
        endless(CHUNKED, b"0" * 10, every=0.05),
        endless(HEAD + b"\r\n", b" ", every=0.05),
    ],
    ids=["head", "continue", "body", "chunks", "size of a chunk", "until closed"],
)
def test_a_slow_server(route: Route) -> None:
    """A byte now and then keeps no request open beyond its time."""
    assert failure(route, deadline=0.5) == LATE


def test_packed_data_that_hold_nothing() -> None:
    """A head of gzip with a name that never ends unpacks to nothing; it ends at the limit of size."""
    head = HEAD + b"Content-Encoding: gzip\r\n\r\n\x1f\x8b\x08\x08\0\0\0\0\0\xff"
    assert failure(endless(head, b"a" * 10_000)) == "the answer is larger than 0.1 MB; no page or feed is"


def test_slow_redirects_together() -> None:
    """The time is for the way as a whole, not for each step."""

    def step(number: int) -> Route:
        def answer(handler: object) -> None:
            time.sleep(0.2)
            raw(b"HTTP/1.1 302 Found\r\nLocation: /%d\r\nContent-Length: 0\r\n\r\n" % (number + 1))(handler)  # type: ignore[arg-type]

        return answer

    with Site({f"/{number}": step(number) for number in range(9)}) as site, fetcher(deadline=0.5) as opened:
        with pytest.raises(NotFetched, match=r"it leads to http://\S+/[123]: the whole answer takes longer than 0.5"):
            opened.get(site.url("/0"))
        assert len(site.paths) <= 3


def test_a_slow_robots() -> None:
    """It has the time of one silence."""
    with (
        Site({"/robots.txt": endless(HEAD + b"\r\n", b" ", every=0.05)}) as site,
        fetcher(timeout=0.3) as opened,
        pytest.raises(NotFetched, match=r"robots\.txt, which must be asked first, cannot be had: the whole answer"),
    ):
        opened.get(site.url())


# --- size -----------------------------------------------------------------------------------------------------------

LARGE = "the answer is larger than 0.1 MB; no page or feed is"


@pytest.mark.parametrize(
    "route",
    [
        Page(b"x" * 100_001),
        endless(HEAD + b"\r\n", b"x" * 10_000),
        endless(CHUNKED, b"a\r\n0123456789\r\n" * 500),
        raw(HEAD + b"Content-Length: 999999999999\r\n\r\n", b"x"),
        Page(gzip.compress(b"\0" * 50_000_000, 1), headers=(("Content-Encoding", "gzip"),)),
        Page(zlib.compress(b"\0" * 50_000_000, 1), headers=(("Content-Encoding", "deflate"),)),
        Page(gzip.compress(b"\0" * 1_000) * 4_000, headers=(("Content-Encoding", "gzip"),)),
    ],
    ids=["one too many", "endless", "endless chunks", "said", "gzip", "deflate", "members"],
)
def test_an_answer_that_is_too_large(route: Route) -> None:
    """However it is sent."""
    assert failure(route) == LARGE


def test_an_answer_of_just_the_size() -> None:
    """The limit itself is within."""
    with Site({"/x": Page(b"x" * 100_000)}) as site, fetcher() as opened:
        assert len(opened.get(site.url("/x")).body) == 100_000


def test_a_page_of_fifty_megabytes_takes_no_such_memory() -> None:
    """It is left when the limit is passed."""
    with Site({"/x": endless(HEAD + b"\r\n", b"x" * 100_000)}) as site, fetcher(largest=1_000_000) as opened:
        tracemalloc.start()
        with pytest.raises(NotFetched, match="larger than 1 MB"):
            opened.get(site.url("/x"))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < 8_000_000


def test_the_body_of_a_failure_is_not_read() -> None:
    """Nobody wants it."""
    route = endless(b"HTTP/1.1 404 Not Found\r\n\r\n", b"x" * 10_000)
    assert failure(route) == "there is no such page; check the address (status 404)"


# --- broken answers -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("route", "message"),
    [
        (raw(b""), "does not answer as HTTP asks (Server disconnected without sending a response.)"),
        (raw(b"SSH-2.0-OpenSSH_9.6\r\n\r\n"), "does not answer as HTTP asks (illegal status line"),
        (raw(b"HTTP/1.1 200 OK\r\nA b\r\n\r\n"), "does not answer as HTTP asks (illegal header line"),
        (raw(HEAD + b"X: " + b"a" * 200_000), "does not answer as HTTP asks (Receive buffer too long)"),
        (raw(HEAD + b"X: a\r\n" * 50_000), "does not answer as HTTP asks (Receive buffer too long)"),
        (raw(HEAD + b"Content-Length: 50\r\n\r\nabc"), "peer closed connection without sending complete message body"),
        (raw(HEAD + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nabc"), "conflicting Content-Length"),
        (raw(HEAD + b"Content-Length: " + b"9" * 5_000 + b"\r\n\r\n"), "bad Content-Length"),
        (raw(HEAD + b"Content-Length: -1\r\n\r\n"), "bad Content-Length"),
        (raw(CHUNKED + b"zz\r\n"), "illegal chunk header"),
        (raw(CHUNKED + b"5\r\nabc"), "peer closed connection"),
        (raw(HEAD + b"Content-Length: 50\r\n\r\nabc", every=0.05, reset=True), "the connection fails ("),
        (Page(b"x", headers=(("Content-Encoding", "br"),)), "it is packed as 'br', which was not asked for"),
        (Page(b"<p>Not packed", headers=(("Content-Encoding", "gzip"),)), "its packing is damaged"),
        (Page(gzip.compress(b"x")[:-4], headers=(("Content-Encoding", "gzip"),)), "breaks off before its packed data"),
        (raw(b"HTTP/1.1 101 Switching\r\n\r\n"), "does not answer as HTTP asks"),
        (raw(b"HTTP/1.1 999 Denied\r\nContent-Length: 0\r\n\r\n"), "(status 999)"),
    ],
)
def test_a_broken_answer(route: Route, message: str) -> None:
    """What is wrong is told, in a line that is not endless whatever the server sent."""
    told = failure(route)
    assert message in told
    assert len(told) < 500


def test_more_than_was_said() -> None:
    """What comes after the length that is told is not read."""
    with Site({"/x": raw(HEAD + b"Content-Length: 3\r\n\r\nabcdef")}) as site, fetcher() as opened:
        assert opened.get(site.url("/x")).body == b"abc"


def test_http_of_long_ago() -> None:
    """A head without length, and the end of the connection as the end of the page."""
    with Site({"/x": raw(b"HTTP/1.0 200 OK\r\n\r\nold")}) as site, fetcher() as opened:
        assert opened.get(site.url("/x")).body == b"old"


def test_headers_that_are_no_use() -> None:
    """Strange values are passed over, and the page is read."""
    head = HEAD + b"ETag: \xff\xfe\r\nContent-Type: \x80\r\nCache-Control: max-age=\xc3\x28\r\n\r\n"
    with Site({"/x": raw(head + b"ok")}) as site, fetcher() as opened:
        answer = opened.get(site.url("/x"))
        assert (answer.body, answer.etag, answer.media_type, answer.kept_for) == (b"ok", None, None, None)


ANY_HEAD = st.sampled_from([b"", b"HTTP/1.1 200 OK\r\n", CHUNKED, HEAD + b"Content-Encoding: gzip\r\n\r\n\x1f\x8b"])


def test_any_bytes_are_an_answer_or_none() -> None:
    """Whatever a server sends, there is an answer or the one error, and at once."""
    with Site({}) as site, fetcher() as opened:

        @given(ANY_HEAD, st.binary(max_size=300) | st.text("HTP/1.0 23\r\n:a;-,=").map(str.encode))
        @settings(deadline=None, max_examples=150)
        def ask(head: bytes, rest: bytes) -> None:
            site.routes["/x"] = raw(head + rest)
            with contextlib.suppress(NotFetched):
                opened.get(site.url("/x"))

        assert seconds(ask) < 30


# --- no server ------------------------------------------------------------------------------------------------------


def test_nobody_listens() -> None:
    """A port that is closed."""
    with Site({}) as site:
        url = site.url()
    with fetcher() as opened, pytest.raises(NotFetched, match=r"the connection fails .*Connection refused"):
        opened.get(url)


def test_a_name_that_nobody_knows() -> None:
    """The message names it, for it may be misspelt."""
    with fetcher() as opened, pytest.raises(NotFetched, match=r"the name paper\.invalid is not known") as caught:
        opened.get("http://paper.invalid/x")
    assert not isinstance(caught.value, AddressRefused)
