"""Fetching from servers that mean well: answers, redirects, versions, robots.txt and turns."""

from __future__ import annotations

import gzip
import threading
import time

import pytest

from legation.errors import AddressRefused, NotFetched
from legation.sources.web.answer import Answer
from legation.sources.web.fetcher import Fetcher
from tests.sources.web.servers import Handler, Page, Site, fetcher, pauses, public, redirect, send

FEED = b"<rss><channel><item><title>Talks in Niamey</title></item></channel></rss>"
MONDAY = "Mon, 03 May 2021 10:00:00 GMT"
RSS = ("Content-Type", "application/rss+xml; charset=utf-8")
DENIED = Page(b"User-agent: *\nDisallow: /closed\n")


def error_of(opened: Fetcher, url: str) -> NotFetched:
    """The error with which nothing is fetched."""
    with pytest.raises(NotFetched) as caught:
        opened.get(url)
    return caught.value


# --- answers --------------------------------------------------------------------------------------------------------


def test_an_answer() -> None:
    """Body and head, as far as they matter."""
    headers = (
        RSS,
        ("ETag", '"v1"'),
        ("Last-Modified", MONDAY),
        ("Cache-Control", "max-age=60"),
    )
    with Site({"/feed": Page(FEED, headers=headers)}) as site, fetcher() as opened:
        assert opened.get(site.url("/feed#top")) == Answer(
            url=site.url("/feed"),
            status=200,
            body=FEED,
            media_type="application/rss+xml",
            charset="utf-8",
            etag='"v1"',
            last_modified=MONDAY,
            moved_for_good=None,
            kept_for=60,
        )


def test_who_asks_and_for_what() -> None:
    """The name of the project, English first, only packings that are bounded, and nothing that tells of the user."""
    with (
        Site({"/": Page(FEED)}) as site,
        fetcher(agent="Legation/1 (+https://me.example)") as opened,
    ):
        opened.get(site.url())
        assert site.asked[-1].headers == {
            "Host": f"127.0.0.1:{site.port}",
            "User-Agent": "Legation/1 (+https://me.example)",
            "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.8",
            "Accept-Encoding": "gzip, deflate",
            "Accept-Language": "en,*;q=0.5",
            "Connection": "close",
        }


def test_the_name_of_the_project_is_always_told() -> None:
    """Without any settings."""
    with Site({"/": Page(FEED)}) as site, fetcher() as opened:
        opened.get(site.url())
        assert [asked.headers["User-Agent"].split("/")[0] for asked in site.asked] == ["Legation", "Legation"]


def test_a_packed_answer() -> None:
    """It is unpacked."""
    packed = Page(gzip.compress(FEED), headers=(("Content-Encoding", "gzip"),))
    with Site({"/feed": packed}) as site, fetcher() as opened:
        assert opened.get(site.url("/feed")).body == FEED


def test_cookies_are_not_kept() -> None:
    """Whoever sets one does not see it again."""
    page = Page(FEED, headers=(("Set-Cookie", "who=you; Path=/"),))
    with Site({"/": page}) as site, fetcher() as opened:
        opened.get(site.url())
        opened.get(site.url())
        assert [asked.headers.get("Cookie") for asked in site.asked] == [None, None, None]


def test_ipv6() -> None:
    """Addresses of both families are asked."""
    with Site({"/feed": Page(FEED)}, host="::1") as site, fetcher() as opened:
        assert opened.get(site.url("/feed")).body == FEED
        assert site.asked[-1].headers["Host"] == f"[::1]:{site.port}"


def test_the_next_address_is_tried() -> None:
    """Where nobody answers at the first of a host."""
    network = public()
    network.names["paper.example"] = [["9.9.9.1", "9.9.9.2"]]
    with Site({"/": Page(FEED)}) as site, fetcher(network, allow_private=False) as opened:
        network.deaf.add("9.9.9.1")
        assert opened.get(site.url(host="paper.example")).body == FEED
        assert network.connected[:2] == [("9.9.9.1", site.port), ("9.9.9.2", site.port)]


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (403, "does not let us read it"),
        (404, "there is no such page"),
        (410, "gone for good"),
        (418, r"refuses the request \(status 418\)"),
        (500, r"its server fails \(status 500\)"),
        (206, r"gives no page \(status 206\)"),
        (300, r"gives no page \(status 300\)"),
        (304, r"gives no page \(status 304\)"),
    ],
)
def test_a_status_that_gives_no_page(status: int, message: str) -> None:
    """The message names the address and says what to do; the number is there for programs."""
    with Site({"/x": Page(b"No.", status=status)}) as site, fetcher() as opened:
        with pytest.raises(NotFetched, match=message) as caught:
            opened.get(site.url("/x"))
        assert str(caught.value).startswith(f"{site.url('/x')}: ")
        assert caught.value.status == status


# --- versions -------------------------------------------------------------------------------------------------------


def versioned(handler: Handler) -> None:
    """A feed that is sent only where the asker does not have it."""
    known = handler.headers.get("If-None-Match") == '"v1"' or handler.headers.get("If-Modified-Since") == "Mon"
    headers = (("ETag", '"v1"'),)
    send(handler, Page(status=304, headers=headers) if known else Page(FEED, headers=headers))


def test_what_is_known_is_not_sent_again() -> None:
    """An answer without change has no body, and keeps what it is known by."""
    with Site({"/feed": versioned}) as site, fetcher() as opened:
        first = opened.get(site.url("/feed"))
        second = opened.get(site.url("/feed"), etag=first.etag, last_modified="Tue")
        assert (first.unchanged, second.unchanged) == (False, True)
        assert (second.body, second.etag, second.last_modified) == (b"", '"v1"', "Tue")


def test_what_is_known_stays_known() -> None:
    """Though the server does not repeat it."""
    with Site({"/feed": Page(status=304)}) as site, fetcher() as opened:
        answer = opened.get(site.url("/feed"), etag='"v1"', last_modified=MONDAY)
        assert (answer.etag, answer.last_modified) == ('"v1"', MONDAY)


def test_a_time_will_do_where_there_is_no_tag() -> None:
    """Servers know one or the other."""
    with Site({"/feed": versioned}) as site, fetcher() as opened:
        assert opened.get(site.url("/feed"), last_modified="Mon").unchanged


def test_a_feed_behind_a_redirect_is_known_too() -> None:
    """What its version is called is told where it lies."""
    with Site({"/old": redirect("/feed", 301), "/feed": versioned}) as site, fetcher() as opened:
        answer = opened.get(site.url("/old"), etag='"v1"')
        assert (answer.unchanged, answer.moved_for_good) == (True, site.url("/feed"))


def test_robots_is_not_asked_whether_it_changed() -> None:
    """The version is that of the feed."""
    with Site({"/feed": versioned, "/robots.txt": DENIED}) as site, fetcher() as opened:
        opened.get(site.url("/feed"), etag='"v1"')
        assert [asked.headers.get("If-None-Match") for asked in site.asked] == [None, '"v1"']


# --- redirects ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(status: int) -> None:
    """To where they lead; only those that are meant for good tell that it has moved."""
    with Site({"/a": redirect("b?c#d", status), "/b?c": Page(FEED)}) as site, fetcher() as opened:
        answer = opened.get(site.url("/a"))
        assert (answer.url, answer.body) == (site.url("/b?c"), FEED)
        assert answer.moved_for_good == (site.url("/b?c") if status in (301, 308) else None)


def test_behind_a_redirect_for_now_nothing_is_for_good() -> None:
    """For good is only what the permanent ones at the beginning lead to."""
    routes = {"/a": redirect("/b", 301), "/b": redirect("/c", 308), "/c": redirect("/d"), "/d": redirect("/e", 301)}
    with Site({**routes, "/e": Page(FEED)}) as site, fetcher() as opened:
        answer = opened.get(site.url("/a"))
        assert (answer.url, answer.moved_for_good) == (site.url("/e"), site.url("/c"))


def test_a_redirect_in_another_alphabet() -> None:
    """Against the rules, and common."""
    page = redirect("/café".encode().decode("latin-1"), 301)
    with Site({"/a": page, "/caf%C3%A9": Page(FEED)}) as site, fetcher() as opened:
        assert opened.get(site.url("/a")).body == FEED


def test_a_redirect_to_another_port_is_to_another_server() -> None:
    """It is followed, and the robots.txt there is asked."""
    with Site({"/": Page(FEED), "/robots.txt": DENIED}) as other, fetcher() as opened:
        routes = {"/a": redirect(other.url()), "/b": redirect(other.url("/closed"))}
        with Site(dict(routes)) as site:
            assert opened.get(site.url("/a")).url == other.url()
            error = error_of(opened, site.url("/b"))
        closed = f"{other.url('/robots.txt')} does not want it read by Legation; ask for another page"
        assert str(error) == f"{site.url('/b')}: it leads to {other.url('/closed')}: {closed}"
        assert isinstance(error, AddressRefused)
        assert other.paths == ["/"]


@pytest.mark.parametrize(
    ("routes", "message"),
    [
        ({"/": redirect("/")}, "redirects in a circle"),
        ({"/": redirect("/b"), "/b": redirect("/#x")}, "redirects in a circle"),
        ({"/": redirect("/1"), **{f"/{n}": redirect(f"/{n + 1}") for n in range(1, 9)}}, "redirects more than 5 times"),
        ({"/": Page(status=302)}, "tells not where"),
        ({"/": redirect("http://[/")}, "no host named"),
        ({"/": redirect("http://paper.example/\x85x")}, "control characters"),
    ],
)
def test_redirects_that_lead_nowhere(routes: dict[str, Page], message: str) -> None:
    """In a circle, on and on, or to no address."""
    with Site(dict(routes)) as site, fetcher() as opened:
        error = error_of(opened, site.url())
        assert message in str(error)
        assert not isinstance(error, AddressRefused)
        assert len(site.paths) <= 6


@pytest.mark.parametrize("location", ["file:///etc/passwd", "ftp://paper.example/", "http://me:pw@paper.example/"])
def test_redirects_out_of_the_web(location: str) -> None:
    """They are refused as what a user would type."""
    with Site({"/": redirect(location)}) as site, fetcher() as opened:
        assert isinstance(error_of(opened, site.url()), AddressRefused)


# --- robots.txt -----------------------------------------------------------------------------------------------------


def test_what_robots_closes_is_not_asked() -> None:
    """The rest is; the file is asked for once."""
    with Site({"/robots.txt": DENIED, "/open": Page(FEED)}) as site, fetcher() as opened:
        error = error_of(opened, site.url("/closed/1"))
        assert isinstance(error, AddressRefused)
        closed = f"{site.url('/robots.txt')} does not want it read by Legation; ask for another page"
        assert str(error) == f"{site.url('/closed/1')}: {closed}"
        assert opened.get(site.url("/open")).body == FEED
        assert [asked.path for asked in site.asked] == ["/robots.txt", "/open"]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_without_robots_all_is_open(status: int) -> None:
    """A host that has none, or does not show it, has no rules (RFC 9309, 2.3.1.3)."""
    with Site({"/robots.txt": Page(status=status), "/": Page(FEED)}) as site, fetcher() as opened:
        assert opened.get(site.url()).body == FEED


@pytest.mark.parametrize("status", [429, 500, 503])
def test_where_robots_fails_nothing_is_open(status: int) -> None:
    """Nobody knows the rules then (RFC 9309, 2.3.1.4); the host is not asked again at once."""
    with Site({"/robots.txt": Page(status=status), "/": Page(FEED)}) as site, fetcher() as opened:
        error = error_of(opened, site.url())
        assert f"{site.url()}: robots.txt, which must be asked first, cannot be had" in str(error)
        assert (type(error), error.status) == (NotFetched, status)
        error_of(opened, site.url("/b"))
        assert [asked.path for asked in site.asked] == ["/robots.txt"]


def test_robots_behind_a_redirect() -> None:
    """Its rules are those of the host that redirects."""
    with Site({"/robots.txt": redirect("/r", 301), "/r": DENIED}) as site, fetcher() as opened:
        assert isinstance(error_of(opened, site.url("/closed")), AddressRefused)


def test_robots_behind_redirects_without_end() -> None:
    """Then nobody knows the rules."""
    with Site({"/robots.txt": redirect("/robots.txt"), "/": Page(FEED)}) as site, fetcher() as opened:
        assert "robots.txt, which must be asked first, cannot be had" in str(error_of(opened, site.url()))


def test_a_huge_robots_is_read_at_its_beginning() -> None:
    """Two megabytes are no reason not to obey."""
    huge = Page(DENIED.body + b"# and so on\n" * 180_000)
    with Site({"/robots.txt": huge, "/open": Page(FEED)}) as site, fetcher() as opened:
        assert isinstance(error_of(opened, site.url("/closed")), AddressRefused)
        assert opened.get(site.url("/open")).body == FEED


def test_a_packed_robots_that_is_a_bomb() -> None:
    """It is read at its beginning too."""
    bomb = gzip.compress(DENIED.body + b"\n" * 20_000_000, 1)
    page = Page(bomb, headers=(("Content-Encoding", "gzip"),))
    with Site({"/robots.txt": page, "/open": Page(FEED)}) as site, fetcher() as opened:
        assert isinstance(error_of(opened, site.url("/closed")), AddressRefused)
        assert opened.get(site.url("/open")).body == FEED


# --- turns ----------------------------------------------------------------------------------------------------------


def test_a_host_is_asked_after_a_while() -> None:
    """From the end of one request to the beginning of the next, robots.txt and redirects included."""
    with Site({"/a": redirect("/b"), "/b": Page(FEED)}) as site, fetcher(delay=0.15) as opened:
        opened.get(site.url("/a"))
        opened.get(site.url("/b"))
        assert len(site.asked) == 4
        assert min(pauses(site.asked)) >= 0.15


def test_two_ports_are_one_host() -> None:
    """The delay is for the machine, whatever runs on it."""
    with Site({"/": Page(FEED)}) as site, Site({"/": Page(FEED)}) as other, fetcher(delay=0.15) as opened:
        opened.get(site.url())
        opened.get(other.url())
        assert min(pauses([*site.asked, *other.asked])) >= 0.15


def test_a_host_may_ask_for_a_longer_delay() -> None:
    """Crawl-delay goes before ours where it is longer."""
    robots = Page(b"User-agent: *\nCrawl-delay: 0.3\n")
    with Site({"/robots.txt": robots, "/": Page(FEED)}) as site, fetcher(delay=0.01) as opened:
        opened.get(site.url())
        opened.get(site.url())
        assert pauses(site.asked)[1] >= 0.3


def test_threads_take_turns_at_a_host() -> None:
    """One request at a time, whoever asks."""

    def slow(handler: Handler) -> None:
        time.sleep(0.05)
        send(handler, Page(FEED))

    with Site({"/": slow}) as site, fetcher(delay=0.05) as opened:
        threads = [threading.Thread(target=opened.get, args=(site.url(),)) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert site.paths == ["/"] * 4
        assert min(pauses(site.asked[1:])) >= 0.1


@pytest.mark.parametrize(
    ("status", "headers", "seconds"),
    [(429, (("Retry-After", "120"),), 120), (503, (("Retry-After", "7"),), 7), (429, (), 60)],
)
def test_a_host_that_is_asked_too_often_is_left_alone(
    status: int, headers: tuple[tuple[str, str], ...], seconds: int
) -> None:
    """Later requests fail at once, without asking it."""
    with Site({"/": Page(status=status, headers=headers), "/b": Page(FEED)}) as site, fetcher() as opened:
        assert error_of(opened, site.url()).retry_after == seconds
        later = error_of(opened, site.url("/b"))
        assert f"127.0.0.1 asked to be left alone, for {seconds} seconds more" in str(later)
        assert later.retry_after == seconds
        assert site.paths == ["/"]


def test_a_host_without_time_for_one_page_is_asked_for_others() -> None:
    """Without a word of how long, a failure (503) is of the page."""
    with Site({"/": Page(status=503), "/b": Page(FEED)}) as site, fetcher() as opened:
        assert error_of(opened, site.url()).retry_after is None
        assert opened.get(site.url("/b")).body == FEED


def test_a_host_is_asked_again_when_its_time_has_come() -> None:
    """It is left alone for as long as it asks, not longer."""
    with Site({"/": Page(status=503, headers=(("Retry-After", "1"),)), "/b": Page(FEED)}) as site, fetcher() as opened:
        error_of(opened, site.url())
        error_of(opened, site.url("/b"))
        time.sleep(1.0)
        assert opened.get(site.url("/b")).body == FEED
