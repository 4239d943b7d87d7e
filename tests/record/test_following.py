"""Following: feeds are polled politely, what is new in them comes in once, and what fails stops nothing."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from legation.errors import InputError
from legation.model import KnownOrigin
from legation.record.following import Polled, wait_after
from legation.record.outcomes import Outcome
from legation.record.reader import Reader
from legation.record.record import Record
from legation.record.stopping import Stop
from tests.record.told import PLAN, REPORT
from tests.sources.arriving import feed, intake, page
from tests.sources.web.conftest import no_proxies
from tests.sources.web.servers import Handler, Page, Site, endless, raw, redirect, seconds, send

__all__ = ["no_proxies"]

CALL = "The presidents of Chile and Peru spoke by phone on May 3 about a copper mine."
ONE = ("https://a.example/1", PLAN)
TWO = ("https://a.example/2", CALL)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file of a record."""
    return tmp_path / "a.db"


def polled(path: Path, *feeds: str | Path, full_text: bool = False, **options: Any) -> list[Polled]:
    """What one look at each of some feeds gives, by a process that starts with it."""
    with Record(path) as record:
        return list(record.follow(*feeds, intake=intake(full_text=full_text), once=True, **options))


def came(found: Polled) -> dict[Outcome, int]:
    """What came of the entries of a feed that could be polled."""
    assert found.report is not None, found
    return found.report.outcomes


def origin(path: Path, name: str) -> KnownOrigin:
    """What the record knows of a feed."""
    with Record(path) as record:
        return next(each for each in record.sources().items if each.name == name)


def versioned(body: bytes) -> Callable[[Handler], None]:
    """A feed with a version, that is sent only to who does not have it."""

    def answer(handler: Handler) -> None:
        if handler.headers["If-None-Match"] == '"v1"':
            send(handler, Page(status=304))
        else:
            send(handler, Page(body, headers=(("ETag", '"v1"'), ("Last-Modified", "Wed, 03 May 2023 10:00:00 GMT"))))

    return answer


# --- what is new ----------------------------------------------------------------------------------------------------


def test_a_feed_that_has_not_changed_is_not_sent_again(path: Path) -> None:
    """The server is told what is known, also by a process that starts later; nothing is read."""
    with Site({"/feed": versioned(feed(ONE, TWO))}) as site:
        assert came(*polled(path, site.url("/feed"))) == {Outcome.NEW: 2}
        (again,) = polled(path, site.url("/feed"))
        assert (again.unchanged, again.report, again.failure) == (True, None, None)
        assert [each.headers.get("If-Modified-Since") for each in site.asked if each.path == "/feed"] == [
            None,
            "Wed, 03 May 2023 10:00:00 GMT",
        ]


def test_whoever_looks_otherwise_sees_all_of_a_feed(path: Path) -> None:
    """Who wants the pages of its entries now, or reads with another reader, has not seen an unchanged feed yet."""
    routes: dict[str, Any] = {"/1": page(f"<html><body><article><p>{CALL}</p></article></body></html>")}
    with Site(routes) as site:
        site.routes["/feed"] = versioned(feed((site.url("/1"), PLAN)))
        assert came(*polled(path, site.url("/feed"))) == {Outcome.NEW: 1}
        assert came(*polled(path, site.url("/feed"), full_text=True)) == {Outcome.NEWER: 1}
        assert [each.unchanged for each in polled(path, site.url("/feed"), full_text=True)] == [True]
        assert came(*polled(path, site.url("/feed"), reader=Reader(gate=True))) == {Outcome.AGAIN: 1}


def test_only_what_is_new_in_a_feed_is_read(path: Path) -> None:
    """The entries that were there before are known."""
    with Site({"/feed": Page(feed(ONE))}) as site:
        assert came(*polled(path, site.url("/feed"))) == {Outcome.NEW: 1}
        site.routes["/feed"] = Page(feed(TWO, ONE))
        assert came(*polled(path, site.url("/feed"))) == {Outcome.NEW: 1, Outcome.KNOWN: 1}


def test_an_entry_that_has_changed_is_read_again(path: Path) -> None:
    """It takes the place of what it was."""
    with Site({"/feed": Page(feed(ONE, TWO))}) as site:
        polled(path, site.url("/feed"))
        site.routes["/feed"] = Page(feed((ONE[0], f"{PLAN} They will sign a treaty in Rabat."), TWO))
        assert came(*polled(path, site.url("/feed"))) == {Outcome.NEWER: 1, Outcome.KNOWN: 1}


def test_the_same_story_of_two_feeds_is_known(path: Path) -> None:
    """Also where both are polled at once."""
    with Site({"/a": Page(feed(ONE)), "/b": Page(feed(ONE))}) as site:
        first, second = polled(path, site.url("/a"), site.url("/b"))
        assert (came(first), came(second)) == ({Outcome.NEW: 1}, {Outcome.KNOWN: 1})


def test_feeds_are_polled_again_and_again(path: Path) -> None:
    """Until the end is wished for; what comes in between is read."""
    stop = Stop()
    with Site({"/feed": Page(feed(ONE))}) as site, Record(path) as record:
        rounds = record.follow(site.url("/feed"), intake=intake(), every=0, stop=stop)
        first = next(rounds)
        site.routes["/feed"] = Page(feed(ONE, TWO))
        second = next(rounds)
        stop.ask()
        assert (came(first), came(second), list(rounds)) == (
            {Outcome.NEW: 1},
            {Outcome.KNOWN: 1, Outcome.NEW: 1},
            [],
        )
        assert (first.again, len(site.paths)) == (1.0, 2)


# --- feeds that move, fail, or ask for patience ---------------------------------------------------------------------


def test_where_a_feed_has_moved_for_good_it_is_asked_from_then_on(path: Path) -> None:
    """Also by a process that starts later; its entries keep their names, so that nothing comes twice."""
    with Site({"/old": redirect("/new", 301), "/new": versioned(feed(ONE))}) as site:
        assert came(*polled(path, site.url("/old"))) == {Outcome.NEW: 1}
        site.routes["/new"] = Page(feed(ONE))
        assert came(*polled(path, site.url("/old"))) == {Outcome.KNOWN: 1}
        assert site.paths == ["/old", "/new", "/new"]
        assert origin(path, site.url("/old")).moved == site.url("/new")


def test_a_feed_that_moves_and_has_not_changed_has_moved(path: Path) -> None:
    """That there is nothing new at the new address does not hide that it is new."""
    with Site({"/old": versioned(feed(ONE)), "/new": versioned(feed(ONE))}) as site:
        polled(path, site.url("/old"))
        site.routes["/old"] = redirect("/new", 308)
        assert [polled(path, site.url("/old"))[0].unchanged for _ in range(2)] == [True, True]
        assert site.paths == ["/old", "/old", "/new", "/new"]


@pytest.mark.parametrize("status", [404, 410])
def test_a_feed_that_is_gone_from_where_it_moved_is_asked_where_it_was_named(path: Path, status: int) -> None:
    """It is not left for good: perhaps it has come back, or has moved elsewhere."""
    with Site({"/old": redirect("/new", 301), "/new": Page(feed(ONE))}) as site:
        polled(path, site.url("/old"))
        site.routes |= {"/new": Page(status=status), "/old": Page(feed(ONE, TWO))}
        (failed,) = polled(path, site.url("/old"))
        assert (failed.again, site.paths[-1]) == (1800.0, "/new")
        assert came(*polled(path, site.url("/old"))) == {Outcome.KNOWN: 1, Outcome.NEW: 1}
        assert site.paths[-1] == "/old"


def test_where_a_feed_is_for_a_while_is_not_kept(path: Path) -> None:
    """The next look is at the old address; entries are known wherever they came from."""
    with Site({"/old": redirect("/a", 302), "/a": Page(feed(ONE)), "/b": Page(feed(ONE))}) as site:
        polled(path, site.url("/old"))
        site.routes["/old"] = redirect("/b", 302)
        assert came(*polled(path, site.url("/old"))) == {Outcome.KNOWN: 1}
        assert site.paths == ["/old", "/a", "/old", "/b"]
        assert origin(path, site.url("/old")).documents == 1


def test_a_feed_that_is_gone_is_left(path: Path) -> None:
    """410 says for good (RFC 9110, 15.5.11); with no feed left, following ends."""
    with Site({"/feed": Page(status=410)}) as site, Record(path) as record:
        (found,) = record.follow(site.url("/feed"), intake=intake())
        assert (found.again, found.report) == (None, None)
        assert "410" in (found.failure or "")


def test_a_feed_that_fails_is_asked_less_often(path: Path) -> None:
    """Its failure is told, and stands in the list of sources until it gives something."""
    with Site({"/feed": Page(status=500)}) as site:
        (found,) = polled(path, site.url("/feed"), every=600)
        assert (found.again, found.report) == (1200.0, None)
        assert origin(path, site.url("/feed")).failure == found.failure
        site.routes["/feed"] = Page(feed(ONE))
        (found,) = polled(path, site.url("/feed"), every=600)
        assert (found.again, found.failure) == (600.0, None)
        assert origin(path, site.url("/feed")).failure is None


def test_each_failure_in_a_row_doubles_the_wait(path: Path) -> None:
    """By the same process, until it gives something; then all is as before."""
    with Site({"/feed": Page(status=500)}) as site, Record(path) as record:
        rounds = record.follow(site.url("/feed"), intake=intake(), every=0)
        waits = [next(rounds).again]
        site.routes["/feed"] = Page(feed(ONE))
        waits += [next(rounds).again, next(rounds).again]
    assert waits == [2.0, 1.0, 1.0]


@pytest.mark.parametrize(
    ("every", "failures", "asked", "expected"),
    [
        (900, 0, (), 900),
        (900, 0, (None, 60), 900),
        (900, 0, (3600, None), 3600),
        (900, 0, (10**9,), 86_400),
        (900, 1, (), 1_800),
        (900, 2, (), 3_600),
        (900, 6, (), 57_600),
        (900, 7, (), 86_400),
        (900, 10**6, (), 86_400),
        (1, 5, (None,), 32),
        (1, 5, (100,), 100),
        (100_000, 0, (), 86_400),
    ],
)
def test_how_long_a_feed_is_left_alone(
    every: float, failures: int, asked: tuple[int | None, ...], expected: float
) -> None:
    """Twice as long for each failure, as long as it asks for, and never longer than a day."""
    assert wait_after(every, failures, *asked) == expected


def test_a_server_may_ask_for_patience(path: Path) -> None:
    """With ``Retry-After``, when it has too much to do."""
    busy = Page(status=503, headers=(("Retry-After", "7200"),))
    with Site({"/feed": busy}) as site:
        (found,) = polled(path, site.url("/feed"))
        assert found.again == 7200.0


@pytest.mark.parametrize(
    ("told", "header"),
    [("<ttl>120</ttl>", None), ("", "max-age=7200"), ("<ttl>1</ttl>", "public, max-age=7200")],
)
def test_a_feed_may_ask_to_be_polled_less_often(path: Path, told: str, header: str | None) -> None:
    """By its own words, or by how long its answer may be kept."""
    body = feed(ONE).replace(b"<title>Andes Today</title>", f"<title>Andes Today</title>{told}".encode())
    with Site({"/feed": Page(body, headers=(("Cache-Control", header),) if header else ())}) as site:
        (found,) = polled(path, site.url("/feed"))
        assert found.again == 7200.0


def test_a_feed_that_fails_stops_no_other(path: Path) -> None:
    """One is broken, one is not there, one is another thing; the rest is read."""
    routes = {
        "/broken": raw(b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n<rss>"),
        "/page": page("<html><body><p>Chad and Niger met.</p></body></html>"),
        "/good": Page(feed(ONE)),
    }
    with Site(routes) as site:
        found = polled(path, *map(site.url, ("/broken", "/none", "/page", "/good")))
        assert [bool(each.failure) for each in found] == [True, True, True, False]
        assert came(found[3]) == {Outcome.NEW: 1}


def test_a_page_in_place_of_a_feed_is_told(path: Path) -> None:
    """With what it is, and where a feed may be had."""
    with Site({"/": page("<html><body><p>Chad and Niger met.</p></body></html>")}) as site:
        (found,) = polled(path, site.url())
        said = "there should be a feed here, but it is HTML; pages often name their feed at their foot"
        assert (found.failure, found.again) == (said, 1800.0)


# --- lists of feeds -------------------------------------------------------------------------------------------------


def test_a_list_in_place_of_a_feed_is_told(path: Path) -> None:
    """Addresses need not end in ``.opml``; then nobody knows before that it is a list."""
    opml = Page(b'<opml><body><outline xmlUrl="https://a.example/feed"/></body></opml>')
    with Site({"/feeds": opml}) as site:
        (failed,) = polled(path, site.url("/feeds"))
    assert failed.failure == "this is a list of feeds: save it as a file, and give that to `legation follow`"


def test_the_feeds_of_a_list_are_polled(path: Path, tmp_path: Path) -> None:
    """Each once, though it is named too; what lies in the list of others is not asked."""
    with Site({"/a": Page(feed(ONE)), "/b": Page(feed(TWO))}) as site:
        outlines = "".join(f'<outline type="rss" text="x" xmlUrl="{site.url(name)}"/>' for name in ("/a", "/b", "/a"))
        listed = tmp_path / "feeds.opml"
        listed.write_text(f'<opml version="2.0"><body>{outlines}</body></opml>')
        found = polled(path, listed, site.url("/b"))
        assert [(each.feed, came(each)) for each in found] == [
            (site.url("/a"), {Outcome.NEW: 1}),
            (site.url("/b"), {Outcome.NEW: 1}),
        ]


def test_a_list_that_cannot_be_read_is_told_at_once(path: Path, tmp_path: Path) -> None:
    """Before anything is polled."""
    with Site({"/feed": Page(feed(ONE))}) as site:
        with pytest.raises(InputError, match=r"none\.opml"):
            polled(path, site.url("/feed"), tmp_path / "none.opml")
        assert site.asked == []


# --- pages of entries -----------------------------------------------------------------------------------------------


def test_the_page_of_an_entry_is_fetched_once(path: Path) -> None:
    """Its text is read in place of the summary."""
    with Site({"/1": page(f"<html><body><article><p>{REPORT}</p></article></body></html>")}) as site:
        site.routes["/feed"] = Page(feed((site.url("/1"), "A summary.")))
        assert came(*polled(path, site.url("/feed"), full_text=True)) == {Outcome.NEW: 1}
        assert came(*polled(path, site.url("/feed"), full_text=True)) == {Outcome.KNOWN: 1}
        assert site.paths == ["/feed", "/1", "/feed"]
        with Record(path) as record:
            assert len(list(record.lines())) == 1


def test_a_dead_page_is_tried_three_times(path: Path) -> None:
    """Each time the whole feed is asked for, though it has not changed; then it is left, and told no more."""
    told: list[str] = []
    with Site({}) as site, Record(path) as record:
        site.routes["/feed"] = versioned(feed((site.url("/dead"), "A summary.")))
        rounds = record.follow(
            site.url("/feed"), intake=intake(full_text=True), every=0, progress=lambda name, _: told.append(name)
        )
        found = [next(rounds) for _ in range(4)]
        assert site.paths == ["/feed", "/dead", "/feed", "/dead", "/feed", "/dead", "/feed"]
        assert [each.report.failures if each.report else None for each in found] == [1, 0, 0, None]
        assert found[3].unchanged
        assert told == [site.url("/dead")] * 3


def test_a_page_that_comes_back_is_read(path: Path) -> None:
    """The second time it is there."""
    with Site({}) as site, Record(path) as record:
        site.routes["/feed"] = versioned(feed((site.url("/1"), "A summary.")))
        rounds = record.follow(site.url("/feed"), intake=intake(full_text=True), every=0)
        assert next(rounds).report is not None
        site.routes["/1"] = page(f"<html><body><article><p>{REPORT}</p></article></body></html>")
        assert came(next(rounds)) == {Outcome.NEW: 1}
        assert next(rounds).unchanged


def test_an_entry_without_text_is_told_once(path: Path) -> None:
    """The next looks find it as it was."""
    with Site({"/feed": Page(feed(("https://a.example/1", "")))}) as site:
        (first,) = polled(path, site.url("/feed"))
        (second,) = polled(path, site.url("/feed"))
        assert (first.report.failures if first.report else 0, came(second)) == (1, {Outcome.KNOWN: 1})


# --- the end --------------------------------------------------------------------------------------------------------


@contextmanager
def wished_after(delay: float) -> Iterator[Stop]:
    """A wish for the end that comes as a signal, after so many seconds."""
    stop = Stop()
    before = signal.signal(signal.SIGALRM, lambda number, frame: stop.ask())
    signal.setitimer(signal.ITIMER_REAL, delay)
    try:
        yield stop
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def test_a_pause_between_two_looks_is_broken_off(path: Path) -> None:
    """Nobody waits for the next look."""
    with Site({"/feed": Page(feed(ONE))}) as site:
        polled(path, site.url("/feed"))
        with wished_after(0.5) as stop, Record(path) as record:
            found: list[Polled] = []
            assert seconds(lambda: found.extend(record.follow(site.url("/feed"), intake=intake(), stop=stop))) < 5
            assert [came(each) for each in found] == [{Outcome.KNOWN: 1}]


SLOW = endless(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b" ", 0.05)


@pytest.mark.parametrize("slow", ["feed", "page", "list"])
def test_fetching_is_broken_off(path: Path, slow: str) -> None:
    """Of a feed, of the page of an entry, of a list of feeds: from a server that sends a blank now and then."""
    with Site({"/slow": SLOW, "/list.opml": SLOW}) as site, wished_after(0.5) as stop, Record(path) as record:
        site.routes["/feed"] = Page(feed((site.url("/slow"), "A summary.")))
        name = site.url({"feed": "/slow", "page": "/feed", "list": "/list.opml"}[slow])
        began = time.monotonic()
        found = list(record.follow(name, intake=intake(full_text=True), stop=stop))
        assert time.monotonic() - began < 3
        assert [each.report.stopped for each in found if each.report] == [True] * (slow == "page")


def test_a_look_that_is_broken_off_is_made_again(path: Path) -> None:
    """The feed is asked for as if nothing were known of it, so that no entry is lost."""
    stop = Stop()
    with Site({"/feed": versioned(feed(ONE, TWO))}) as site:
        with Record(path) as record:
            (first,) = record.follow(
                site.url("/feed"), intake=intake(), stop=stop, progress=lambda *_: None if stop.asked else stop.ask()
            )
        assert came(first) == {Outcome.NEW: 1}
        assert came(*polled(path, site.url("/feed"))) == {Outcome.KNOWN: 1, Outcome.NEW: 1}
