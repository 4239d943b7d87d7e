"""Following where servers are slow, break off, or ask for patience: no other feed waits, and nothing is given up."""

from __future__ import annotations

from pathlib import Path

from legation.record.outcomes import Outcome
from legation.record.record import Record
from tests.record.test_following import CALL, ONE, TWO, came, path, polled, versioned
from tests.record.told import REPORT
from tests.sources.arriving import feed, intake, page
from tests.sources.web.conftest import no_proxies
from tests.sources.web.servers import Page, Site, endless

__all__ = ["no_proxies", "path"]


def test_a_slow_feed_holds_no_other(path: Path) -> None:
    """What answers is read at once, whatever was asked before it."""
    slow = endless(b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n\r\n", b" ", 0.05)
    with Site({"/feed": slow}) as laggard, Site({"/feed": Page(feed(ONE))}, host="127.0.0.2") as site:
        with Record(path) as record:
            rounds = record.follow(laggard.url("/feed"), site.url("/feed"), intake=intake(), once=True)
            first, second = next(rounds), next(rounds)
        assert (first.feed, came(first)) == (site.url("/feed"), {Outcome.NEW: 1})
        assert "5 seconds" in (second.failure or "")


def test_a_feed_that_came_broken_is_asked_for_again(path: Path) -> None:
    """Not only if it has changed: its end may have been cut off on the way, and nothing else would bring it."""
    whole = feed(ONE, TWO)
    with Site({"/feed": versioned(whole[: whole.index(TWO[0].encode())])}) as site:
        (first,) = polled(path, site.url("/feed"))
        assert first.report is not None
        assert first.report.refused[0].reason.startswith("this feed is broken XML")
        site.routes["/feed"] = versioned(whole)
        assert came(*polled(path, site.url("/feed")))[Outcome.NEW] >= 1
        with Record(path) as record:
            assert record.stats().articles == 2


def test_pages_of_a_host_that_asks_for_patience_are_not_given_up(path: Path) -> None:
    """However often it asks: that is no word on its pages, those that are not asked for meanwhile least of all."""
    busy = Page(status=503, headers=(("Retry-After", "1"),))
    with Site({"/1": busy}, host="127.0.0.2") as pages, Site({}) as site, Record(path) as record:
        pages.routes["/2"] = page(f"<html><body><article><p>{CALL}</p></article></body></html>")
        site.routes["/feed"] = versioned(feed((pages.url("/1"), "A summary."), (pages.url("/2"), "Another.")))
        rounds = record.follow(site.url("/feed"), intake=intake(full_text=True), every=0)
        for _ in range(4):
            next(rounds)
        assert set(pages.paths) == {"/1"}
        pages.routes["/1"] = page(f"<html><body><article><p>{REPORT}</p></article></body></html>")
        next(rounds)
        rounds.close()
        assert record.stats().articles == 2
