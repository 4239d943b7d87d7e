"""Fetching from the web: politely, within limits, and from nowhere but the public network unless told so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from legation.errors import AddressRefused, NotFetched
from legation.sources.web import answer as told
from legation.sources.web.answer import UNCHANGED, Answer, Request
from legation.sources.web.crowd import as_they_come, in_order
from legation.sources.web.patience import Patience, Switch
from legation.sources.web.robots import MOST_READ, Robots
from legation.sources.web.settings import FetchSettings
from legation.sources.web.statuses import PAUSE, TOO_MANY, UNAVAILABLE, is_success, meaning
from legation.sources.web.trail import REDIRECTS, Trail
from legation.sources.web.turns import Turns
from legation.sources.web.urls import host_key, read_url, shown

if TYPE_CHECKING:
    import httpx2

    from legation.sources.web.exchange import Exchanger, Reply
    from legation.sources.web.wire import Network

WITHOUT_ROBOTS: Final = "robots.txt, which must be asked first, cannot be had"


class Fetcher:
    """Asks the web; for many threads at once. Closing it ends all that is under way.

    Each host is asked one request at a time, with a delay, and only for what its robots.txt leaves open. A `network`
    of one's own resolves names and connects in place of the system's.
    """

    def __init__(self, *, settings: FetchSettings | None = None, network: Network | None = None) -> None:
        self._settings = settings or FetchSettings()
        self._network = network
        self._switch = Switch()
        self._turns = Turns(self._switch)
        self._robots = Robots(self._robots_file)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all that waits or is under way, in any thread; what is asked afterwards is not fetched."""
        self._switch.turn_off()

    def get(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> Answer:
        """What an address gives now; with `etag` or `last_modified` of an earlier answer, only what is new since.

        Raises:
            NotFetched: it gives nothing that can be used; the message names the address and what to do.
            AddressRefused: it is not asked: private, of another scheme, or closed by robots.txt.
        """
        try:
            return self._followed(Request(url=url, etag=etag, last_modified=last_modified))
        except NotFetched as error:
            raise _about(shown(url), error) from error

    def get_all(self, requests: Iterable[Request]) -> Iterator[Answer | NotFetched]:
        """The outcome of each request, in their order, as soon as it is known; several hosts are asked at once.

        Requests are taken some hundred ahead, and nothing is asked before the first outcome is wanted. Nothing stops
        the rest. Once no more outcomes are wanted, no further request begins.
        """
        return in_order(requests, self._outcome, _host_of, self._turns.free_at)

    def get_as_they_come(self, requests: Iterable[Request]) -> Iterator[tuple[int, Answer | NotFetched]]:
        """The same, each outcome as soon as it is known, with the place of its request: no slow host holds others."""
        return as_they_come(requests, self._outcome, _host_of, self._turns.free_at)

    def _outcome(self, request: Request) -> Answer | NotFetched:
        try:
            return self.get(request.url, etag=request.etag, last_modified=request.last_modified)
        except NotFetched as error:
            return error

    def _followed(self, request: Request) -> Answer:
        trail = Trail(read_url(request.url), self._settings.redirects)
        conditions = told.conditions(request)
        patience = Patience(self._settings.deadline, self._switch)
        try:
            while (reply := self._page(trail.here, conditions, patience)).status in REDIRECTS:
                trail.follow(reply.status, reply.headers.get("location"))
        except NotFetched as error:
            if not trail.has_moved:
                raise
            raise _about(f"it leads to {trail.here}", error) from error
        return _answer(reply, trail, request)

    def _page(self, url: httpx2.URL, headers: Mapping[str, str], patience: Patience) -> Reply:
        """The reply of one step, after robots.txt of its host was asked."""
        rules = self._robots.rules(url)
        return self._asked(url, headers, patience, delay=max(self._settings.delay, rules.delay))

    def _asked(
        self,
        url: httpx2.URL,
        headers: Mapping[str, str],
        patience: Patience,
        *,
        delay: float,
        cut: int | None = None,
    ) -> Reply:
        """The reply of a host whose turn it is; it is left alone from then on where it wants that."""
        host = host_key(url)
        with self._turns.turn(host, delay):
            reply = self._exchanger.ask(url, headers, patience, cut=cut)
            if (pause := _pause(reply)) is not None:
                self._turns.leave_alone(host, pause)
        return reply

    def _robots_file(self, url: httpx2.URL) -> bytes | None:
        """The bytes of a robots.txt, None where its host says that there is none (RFC 9309, 2.3.1)."""
        trail = Trail(url, self._settings.redirects)
        try:
            reply = self._robots_reply(trail)
        except NotFetched as error:
            # That the host itself is private is said of the page, not of this file.
            if isinstance(error, AddressRefused) and not trail.has_moved:
                raise
            raise NotFetched(
                f"{WITHOUT_ROBOTS}: {error}", status=error.status, retry_after=error.retry_after
            ) from error
        return reply.body if is_success(reply.status) else None

    def _robots_reply(self, trail: Trail) -> Reply:
        patience = Patience(self._settings.timeout, self._switch)
        delay = self._settings.delay
        while (reply := self._asked(trail.here, {}, patience, delay=delay, cut=MOST_READ)).status in REDIRECTS:
            trail.follow(reply.status, reply.headers.get("location"))
        if reply.status >= 500 or reply.status == TOO_MANY:
            raise _refused(reply)
        return reply

    @cached_property
    def _exchanger(self) -> Exchanger:
        """Made at the first request: the libraries behind it take a while to load."""
        from legation.sources.web.exchange import Exchanger
        from legation.sources.web.wire import SystemNetwork

        return Exchanger(self._settings, self._network or SystemNetwork(), self._switch)


def _pause(reply: Reply) -> int | None:
    """The seconds that a host wants to be left alone for, None where it does not."""
    if reply.status not in (TOO_MANY, UNAVAILABLE):
        return None
    asked = told.retry_after(reply.headers)
    return PAUSE if asked is None and reply.status == TOO_MANY else asked


def _refused(reply: Reply) -> NotFetched:
    return NotFetched(meaning(reply.status), status=reply.status, retry_after=_pause(reply))


def _answer(reply: Reply, trail: Trail, request: Request) -> Answer:
    """The answer that a reply is; one that is unchanged keeps the validators by which it was known.

    Raises:
        NotFetched: there is no page in it.
    """
    unchanged = reply.status == UNCHANGED and bool(told.conditions(request))
    if not unchanged and not is_success(reply.status):
        raise _refused(reply)
    return Answer(
        url=str(trail.here),
        status=reply.status,
        body=reply.body,
        media_type=told.media_type(reply.headers),
        charset=told.charset(reply.headers),
        etag=told.validator(reply.headers, "etag") or (request.etag if unchanged else None),
        last_modified=told.validator(reply.headers, "last-modified") or (request.last_modified if unchanged else None),
        moved_for_good=trail.moved_for_good,
        kept_for=told.kept_for(reply.headers),
    )


def _about(name: str, error: NotFetched) -> NotFetched:
    """The same error, saying of what."""
    return type(error)(f"{name}: {error}", status=error.status, retry_after=error.retry_after)


def _host_of(request: Request) -> str:
    """The host that a request goes to, empty where it goes nowhere."""
    try:
        return host_key(read_url(request.url))
    except NotFetched:
        return ""
