"""Turns at hosts: one request at a time, a while after the last, and none where a host asked to be left alone."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from legation.errors import NotFetched
from legation.sources.web.patience import Switch

#: Hosts that are remembered; beyond, those whose time is up are forgotten.
MOST_HOSTS: Final = 4_096


@dataclass(slots=True)
class _Host:
    """What is known of a host: until when it must not be asked (both times are `time.monotonic`), and who waits."""

    free_at: float = 0.0
    alone_until: float = 0.0
    users: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


class Turns:
    """Gives out turns; for many threads at once."""

    def __init__(self, switch: Switch) -> None:
        self._switch = switch
        self._lock = threading.Lock()
        self._hosts: dict[str, _Host] = {}

    @contextlib.contextmanager
    def turn(self, host: str, delay: float) -> Iterator[None]:
        """Wait until nobody else asks this host and its time has come; the next may ask `delay` seconds after.

        Raises:
            NotFetched: the host asked to be left alone.
        """
        with self._used(host) as known, known.lock:
            _check_alone(host, known)
            self._switch.wait(known.free_at - time.monotonic())
            try:
                yield
            finally:
                known.free_at = time.monotonic() + delay

    def leave_alone(self, host: str, seconds: float) -> None:
        """Refuse all turns at a host for a while."""
        with self._used(host) as known:
            known.alone_until = time.monotonic() + seconds

    def free_at(self, host: str) -> float:
        """When the host may be asked again, by `time.monotonic`; 0 where nothing is known of it."""
        with self._lock:
            known = self._hosts.get(host)
            return known.free_at if known else 0.0

    @contextlib.contextmanager
    def _used(self, host: str) -> Iterator[_Host]:
        """What is known of a host, which is not forgotten meanwhile."""
        with self._lock:
            self._forget()
            known = self._hosts.setdefault(host, _Host())
            known.users += 1
        try:
            yield known
        finally:
            with self._lock:
                known.users -= 1

    def _forget(self) -> None:
        if len(self._hosts) < MOST_HOSTS:
            return
        now = time.monotonic()
        for host, known in list(self._hosts.items()):
            if not known.users and max(known.free_at, known.alone_until) <= now:
                del self._hosts[host]


def _check_alone(host: str, known: _Host) -> None:
    left = known.alone_until - time.monotonic()
    if left > 0:
        raise NotFetched(
            f"{host} asked to be left alone, for {left:.0f} seconds more; ask again then", retry_after=round(left)
        )
