"""Many requests at several hosts at once, their outcomes in the order of the requests."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Final

from legation.errors import NotFetched
from legation.sources.web.answer import Answer, Request

Outcome = Answer | NotFetched

#: Hosts that are asked at the same time.
MOST_AT_ONCE: Final = 8
#: Requests that are known ahead. Pages of one feed stand together and are of one host, which is asked slowly; with some
#: hundred of them other hosts come into sight.
AHEAD: Final = 256
#: Bytes of answers that wait for an earlier one; beyond, only that one is asked for.
MOST_WAITING: Final = 100_000_000


@dataclass(slots=True, eq=False)
class _Ticket:
    """A request on its way to its outcome."""

    place: int
    request: Request
    host: str
    outcome: Outcome | None = None


def in_order(
    requests: Iterable[Request],
    fetch: Callable[[Request], Outcome],
    host_of: Callable[[Request], str],
    free_at: Callable[[str], float],
) -> Iterator[Outcome]:
    """The outcome of each request. Of the hosts that have something to be asked, the one that is free first is next."""
    yield from (outcome for _, outcome in _outcomes(requests, fetch, host_of, free_at, lambda crowd: crowd.first()))


def as_they_come(
    requests: Iterable[Request],
    fetch: Callable[[Request], Outcome],
    host_of: Callable[[Request], str],
    free_at: Callable[[str], float],
) -> Iterator[tuple[int, Outcome]]:
    """The same, each outcome as soon as it is known, with the place of its request among all of them."""
    yield from _outcomes(requests, fetch, host_of, free_at, lambda crowd: crowd.any())


def _outcomes(
    requests: Iterable[Request],
    fetch: Callable[[Request], Outcome],
    host_of: Callable[[Request], str],
    free_at: Callable[[str], float],
    choose: Callable[[_Crowd], _Ticket],
) -> Iterator[tuple[int, Outcome]]:
    executor = ThreadPoolExecutor(MOST_AT_ONCE, thread_name_prefix="legation-fetch")
    crowd = _Crowd(executor, fetch, free_at)
    source = enumerate(requests)
    try:
        while True:
            while len(crowd.waiting) < AHEAD and (following := next(source, None)) is not None:
                place, request = following
                crowd.add(_Ticket(place, request, host_of(request)))
            if not crowd.waiting:
                return
            ticket = choose(crowd)
            yield ticket.place, crowd.taken(ticket)
    finally:
        # What is under way ends by itself, or at once where its fetcher is closed.
        executor.shutdown(wait=False, cancel_futures=True)


class _Crowd:
    """The requests that are known: waiting at their hosts, under way, or done and waiting for an earlier one."""

    def __init__(
        self, executor: ThreadPoolExecutor, fetch: Callable[[Request], Outcome], free_at: Callable[[str], float]
    ) -> None:
        self._executor = executor
        self._fetch = fetch
        self._free_at = free_at
        self.waiting: deque[_Ticket] = deque()
        self._at_hosts: dict[str, deque[_Ticket]] = {}
        self._under_way: dict[Future[Outcome], _Ticket] = {}
        self._held = 0

    def add(self, ticket: _Ticket) -> None:
        """Take a request on, after those that are known."""
        self.waiting.append(ticket)
        self._at_hosts.setdefault(ticket.host, deque()).append(ticket)

    def first(self) -> _Ticket:
        """The first request, once its outcome is known."""
        return self._known(lambda: self.waiting[0] if self.waiting[0].outcome is not None else None)

    def any(self) -> _Ticket:
        """The first of the requests whose outcomes are known, once there is one."""
        return self._known(lambda: next((each for each in self.waiting if each.outcome is not None), None))

    def taken(self, ticket: _Ticket) -> Outcome:
        """The outcome of a request, which waits no longer."""
        if ticket.outcome is None:
            raise AssertionError("only what is known is taken")
        self.waiting.remove(ticket)
        self._held -= _size(ticket.outcome)
        return ticket.outcome

    def _known(self, chosen: Callable[[], _Ticket | None]) -> _Ticket:
        while True:
            self._collect()
            self._begin()
            if (ticket := chosen()) is not None:
                return ticket
            wait(self._under_way, return_when=FIRST_COMPLETED)

    def _collect(self) -> None:
        """What has come in. Any other error than that nothing was fetched is ours, and ends the whole."""
        for future in [future for future in self._under_way if future.done()]:
            ticket = self._under_way.pop(future)
            ticket.outcome = future.result()
            self._held += _size(ticket.outcome)

    def _begin(self) -> None:
        """Put requests under way, one of each host, as far as there is room."""
        busy = {ticket.host for ticket in self._under_way.values()}
        free = sorted(self._at_hosts.keys() - busy, key=lambda host: (self._free_at(host), host))
        for host in free:
            if len(self._under_way) >= MOST_AT_ONCE:
                break
            if self._held <= MOST_WAITING or host == self.waiting[0].host:
                self._start(host)

    def _start(self, host: str) -> None:
        queue = self._at_hosts[host]
        ticket = queue.popleft()
        if not queue:
            del self._at_hosts[host]
        self._under_way[self._executor.submit(self._fetch, ticket.request)] = ticket


def _size(outcome: Outcome) -> int:
    return len(outcome.body) if isinstance(outcome, Answer) else 0
