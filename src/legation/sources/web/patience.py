"""Time that runs out, and a switch that ends all waiting."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator

from legation.errors import NotFetched


class Switch:
    """Ends all waiting of one fetcher at once: for a turn, and for bytes of open connections."""

    def __init__(self) -> None:
        self._off = threading.Event()
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()

    def check(self) -> None:
        """Go on.

        Raises:
            NotFetched: the switch is off.
        """
        if self._off.is_set():
            raise NotFetched("fetching was stopped before this was done; ask again")

    def wait(self, seconds: float) -> None:
        """Sleep.

        Raises:
            NotFetched: the switch was turned meanwhile.
        """
        if seconds > 0:
            self._off.wait(seconds)
        self.check()

    def watch(self, connection: socket.socket) -> None:
        """Count a connection among those that turning off breaks."""
        with self._lock:
            self._open.add(connection)
        self.check()

    def forget(self, connection: socket.socket) -> None:
        """Leave a connection alone; it is closed."""
        with self._lock:
            self._open.discard(connection)

    def turn_off(self) -> None:
        """Wake whoever waits, and break open connections: whoever reads from one gets its end."""
        self._off.set()
        with self._lock:
            for connection in self._open:
                with contextlib.suppress(OSError):
                    # Not the method of TLS sockets, which is not made for another thread's hand.
                    socket.socket.shutdown(connection, socket.SHUT_RDWR)


class Patience:
    """The time that one request may take; it runs only inside `counting`, so that a turn can be waited for."""

    def __init__(self, seconds: float, switch: Switch) -> None:
        self._seconds = seconds
        self._left = seconds
        self._since: float | None = None
        self._switch = switch

    @contextlib.contextmanager
    def counting(self) -> Iterator[None]:
        """Let the time run."""
        self._since = time.monotonic()
        try:
            yield
        finally:
            self._left = self._remaining()
            self._since = None

    def left(self, limit: float | None = None) -> float:
        """The seconds that remain, `limit` where that is less.

        Raises:
            NotFetched: none remain, or the switch is off.
        """
        self._switch.check()
        remaining = self._remaining()
        if remaining <= 0:
            raise NotFetched(f"the whole answer takes longer than {self._seconds:g} seconds; try again later")
        return remaining if limit is None else min(limit, remaining)

    def _remaining(self) -> float:
        return self._left if self._since is None else self._left - (time.monotonic() - self._since)
