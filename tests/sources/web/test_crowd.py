"""Many requests at several hosts at once: in order, lazily, within bounds."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterator

import pytest

from legation.errors import NotFetched
from legation.sources.web import crowd
from legation.sources.web.answer import Answer, Request
from legation.sources.web.crowd import as_they_come, in_order
from tests.sources.web.servers import Handler, Page, Route, Site, endless, fetcher, pauses, public, seconds, send


def bodies(outcomes: Iterator[Answer | NotFetched]) -> list[str]:
    """What came, or the kind of failure."""
    return [outcome.body.decode() if isinstance(outcome, Answer) else type(outcome).__name__ for outcome in outcomes]


def slowly(text: str, pause: float) -> Route:
    """A page that takes a while."""

    def answer(handler: Handler) -> None:
        time.sleep(pause)
        send(handler, Page(text.encode()))

    return answer


HOSTS = [f"paper{number}.example" for number in range(6)]


def test_outcomes_come_in_the_order_of_requests() -> None:
    """Though the first host answers only when all others have been asked."""
    site = Site({"/quick": Page(b"quick")})

    def slow(handler: Handler) -> None:
        until = time.monotonic() + 5
        while site.paths.count("/quick") < 5 and time.monotonic() < until:
            time.sleep(0.01)
        send(handler, Page(b"slow"))

    site.routes["/slow"] = slow
    with site, fetcher(public(*HOSTS), timeout=10, deadline=10) as opened:
        urls = [site.url("/slow", HOSTS[0]), *(site.url("/quick", host) for host in HOSTS[1:])]
        assert bodies(opened.get_all(Request(url=url) for url in urls)) == ["slow", *["quick"] * 5]


def test_one_failure_stops_nothing() -> None:
    """Each request has its outcome."""
    network = public("paper.example")
    routes = {"/a": Page(b"a"), "/b": Page(b"b"), "/robots.txt": Page(b"User-agent: *\nDisallow: /closed")}
    with Site(dict(routes)) as site, fetcher(network) as opened:
        urls = ["/a", "/none", "/closed", "/b"]
        requests = [Request(url=site.url(path, "paper.example")) for path in urls]
        requests[2:2] = [Request(url="file:///etc/passwd"), Request(url=""), Request(url="http://nobody.example/")]
        assert bodies(opened.get_all(requests)) == [
            "a",
            "NotFetched",
            "AddressRefused",
            "NotFetched",
            "NotFetched",
            "AddressRefused",
            "b",
        ]


def test_versions_are_told() -> None:
    """Each request is asked with what is known of it."""
    with Site({"/a": Page(b"", status=304)}) as site, fetcher() as opened:
        outcome = next(opened.get_all([Request(url=site.url("/a"), etag='"v1"')]))
        assert isinstance(outcome, Answer)
        assert outcome.unchanged
        assert site.asked[-1].headers["If-None-Match"] == '"v1"'


def test_hosts_are_asked_at_the_same_time() -> None:
    """Six of them answer only when all six are asked."""
    met = threading.Barrier(6, timeout=5)

    def together(handler: Handler) -> None:
        met.wait()
        send(handler, Page(b"x"))

    with Site({"/": together}) as site, fetcher(public(*HOSTS)) as opened:
        assert bodies(opened.get_all(Request(url=site.url(host=host)) for host in HOSTS)) == ["x"] * 6


def test_each_host_is_asked_one_at_a_time() -> None:
    """With its delay, however many requests there are for it."""
    with Site({f"/{number}": Page(b"x") for number in range(4)}) as site, fetcher(delay=0.1) as opened:
        assert len(list(opened.get_all(Request(url=site.url(f"/{number}")) for number in range(4)))) == 4
        assert site.paths == ["/0", "/1", "/2", "/3"]
        assert min(pauses(site.asked)) >= 0.1


def test_a_slow_host_does_not_hold_up_the_others() -> None:
    """Pages of one host stand together in a feed; those of the next are asked meanwhile."""
    with Site({"/": Page(b"x")}) as site, fetcher(public("one.example", "two.example"), delay=0.05) as opened:
        hosts = ["one.example"] * 4 + ["two.example"] * 4
        assert bodies(opened.get_all(Request(url=site.url(host=host)) for host in hosts)) == ["x"] * 8
        asked = [asked.headers["Host"].split(":")[0] for asked in site.asked if asked.path == "/"]
        assert asked.index("two.example") < 4


def test_nothing_is_asked_before_it_is_wanted() -> None:
    """And of endless requests only some are taken ahead."""
    taken: list[int] = []

    def requests(site: Site) -> Iterator[Request]:
        for number in range(10**9):
            taken.append(number)
            yield Request(url=site.url("/"))

    with Site({"/": Page(b"x")}) as site, fetcher() as opened:
        outcomes = opened.get_all(requests(site))
        assert (taken, site.asked) == ([], [])
        next(outcomes)
        assert len(taken) <= crowd.AHEAD
        next(outcomes)
        assert len(taken) <= crowd.AHEAD + 1
        assert isinstance(outcomes, Iterator)
        outcomes.close()  # type: ignore[attr-defined]


def test_whoever_stops_wanting_stops_the_asking() -> None:
    """Of many requests no more than those under way are still made."""
    with Site({"/": slowly("x", 0.05)}) as site, fetcher(public(*HOSTS)) as opened:
        outcomes = opened.get_all(Request(url=site.url(host=HOSTS[number % 6])) for number in range(60))
        next(outcomes)
        outcomes.close()  # type: ignore[attr-defined]
        begun = len(site.asked)
        time.sleep(0.3)
        assert len(site.asked) <= begun + 12


def test_closing_ends_what_is_under_way() -> None:
    """A fetcher that is closed does not wait for a silent server."""
    outcomes: list[Answer | NotFetched] = []
    with Site({"/robots.txt": endless(b"", b"")}) as site:
        with fetcher(timeout=30, deadline=60) as opened:
            requests = [Request(url=site.url())]
            thread = threading.Thread(target=lambda: outcomes.extend(opened.get_all(requests)))
            thread.start()
            while not site.asked:
                time.sleep(0.01)
        assert seconds(lambda: thread.join(5)) < 1
        assert [type(outcome) for outcome in outcomes] == [NotFetched]


def test_closing_ends_waits_for_a_turn() -> None:
    """However long the host wants."""
    with Site({"/": Page(b"x")}) as site, fetcher(delay=30) as opened:
        waiting = threading.Thread(target=lambda: list(opened.get_all([Request(url=site.url())])))
        waiting.start()
        while not site.asked:
            time.sleep(0.01)
        opened.close()
        assert seconds(lambda: waiting.join(5)) < 1
        with pytest.raises(NotFetched, match="fetching was stopped"):
            opened.get(site.url())


# --- without a network ----------------------------------------------------------------------------------------------


def answer(request: Request, size: int = 1) -> Answer:
    """What a fetch that needs no network gives."""
    return Answer(url=request.url, status=200, body=b"x" * size)


def host_of(request: Request) -> str:
    """The host of names like ``a/1``."""
    return request.url.split("/")[0]


def test_answers_that_wait_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """While the first is slow, others are asked until what they gave is much; then only the first is waited for."""
    monkeypatch.setattr(crowd, "MOST_WAITING", 1_000)
    begun: list[str] = []
    go = threading.Event()

    def fetch(request: Request) -> Answer:
        begun.append(request.url)
        if request.url == "slow/0":
            go.wait(5)
        return answer(request, 500)

    requests = [Request(url="slow/0"), *(Request(url=f"h{number}/1") for number in range(100))]
    outcomes = in_order(requests, fetch, host_of, lambda host: 0.0)
    timer = threading.Timer(0.3, go.set)
    timer.start()
    assert next(outcomes) == answer(requests[0], 500)
    timer.join()
    assert len(begun) <= 1 + 2 * crowd.MOST_AT_ONCE
    assert list(outcomes) == [answer(request, 500) for request in requests[1:]]


def test_the_host_that_is_free_first_is_asked_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that nobody waits for a turn while another host could be asked."""
    monkeypatch.setattr(crowd, "MOST_AT_ONCE", 1)
    free = {"late": 9.0, "soon": 5.0, "now": 1.0}
    begun: list[str] = []

    def fetch(request: Request) -> Answer:
        begun.append(request.url)
        return answer(request)

    requests = [Request(url=f"{host}/{number}") for host in free for number in range(2)]
    assert [outcome.url for outcome in in_order(requests, fetch, host_of, free.__getitem__)] == [  # type: ignore[union-attr]
        "late/0",
        "late/1",
        "soon/0",
        "soon/1",
        "now/0",
        "now/1",
    ]
    assert begun == ["now/0", "now/1", "soon/0", "soon/1", "late/0", "late/1"]


def test_a_fault_of_ours_is_not_hidden() -> None:
    """Only failures to fetch are outcomes."""

    def fetch(request: Request) -> Answer:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(in_order([Request(url="a/1")], fetch, host_of, lambda host: 0.0))


def test_many_requests_each_have_one_outcome() -> None:
    """A thousand at seventy hosts, no two at once at one."""
    at_once: Counter[str] = Counter()
    most: Counter[str] = Counter()
    lock = threading.Lock()

    def fetch(request: Request) -> Answer:
        host = host_of(request)
        with lock:
            at_once[host] += 1
            most[host] = max(most[host], at_once[host])
        time.sleep(0.0001)
        with lock:
            at_once[host] -= 1
        return answer(request)

    requests = [Request(url=f"h{number * number % 71}/{number}") for number in range(1_000)]
    assert list(in_order(requests, fetch, host_of, lambda host: 0.0)) == [answer(request) for request in requests]
    assert set(most.values()) == {1}


def test_outcomes_come_as_they_are_known() -> None:
    """With the places of their requests, whatever host is slow."""
    slow = threading.Event()

    def fetch(request: Request) -> Answer:
        if request.url.startswith("slow"):
            assert slow.wait(10)
        return answer(request)

    requests = [Request(url="slow/1"), Request(url="a/1"), Request(url="a/2")]
    outcomes = as_they_come(requests, fetch, host_of, lambda host: 0.0)
    assert [next(outcomes), next(outcomes)] == [(1, answer(requests[1])), (2, answer(requests[2]))]
    slow.set()
    assert list(outcomes) == [(0, answer(requests[0]))]
