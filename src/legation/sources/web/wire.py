"""Connections: names become addresses, the address that is connected to is the one that was checked, and no read waits
longer than the request has time.

httpcore2, the core of httpx2, asks this module for its connections, below TLS: the name goes on being what certificates
are checked by, so a name that answers with another address at each question (DNS rebinding) wins nothing.
"""

from __future__ import annotations

import contextlib
import queue
import socket
import ssl
import threading
from collections.abc import Iterable
from typing import Any, Protocol

import httpcore2

from legation.errors import NotFetched
from legation.sources.web.addresses import open_addresses
from legation.sources.web.patience import Patience, Switch


class Network(Protocol):
    """What connections rest on."""

    def resolve(self, host: str, port: int) -> list[str]:
        """The addresses of a host, in the order to try; OSError or ValueError where there are none."""

    def connect(self, address: str, port: int, timeout: float) -> httpcore2.NetworkStream:
        """A connection to an address."""


class SystemNetwork:
    """The network of this machine."""

    def resolve(self, host: str, port: int) -> list[str]:
        """What the system's resolver answers, hosts file included."""
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        return list(dict.fromkeys(str(entry[4][0]) for entry in found))

    def connect(self, address: str, port: int, timeout: float) -> httpcore2.NetworkStream:
        """A connection over TCP."""
        return httpcore2.SyncBackend().connect_tcp(address, port, timeout=timeout)


def resolved(network: Network, host: str, port: int, seconds: float) -> list[str]:
    """The addresses of a host, looked up aside, since a system's resolver can be told no time.

    Raises:
        NotFetched: there are none, or not in time.
    """
    answer: queue.SimpleQueue[list[str] | Exception] = queue.SimpleQueue()

    def look_up() -> None:
        try:
            answer.put(network.resolve(host, port))
        except (OSError, ValueError) as error:
            answer.put(error)

    threading.Thread(target=look_up, daemon=True, name="legation-resolver").start()
    try:
        found = answer.get(timeout=seconds)
    except queue.Empty:
        raise NotFetched(f"the name {host} was not resolved within {seconds:.3g} seconds; check the network") from None
    if isinstance(found, Exception) or not found:
        reason = (getattr(found, "strerror", None) or str(found)) if found else "no address"
        raise NotFetched(f"the name {host} is not known ({reason}); check its spelling and the network")
    return found


class Backend(httpcore2.NetworkBackend):
    """Makes the connections of one request; `checked` is False on the way to a proxy, which the user has chosen."""

    def __init__(self, network: Network, patience: Patience, switch: Switch, *, checked: bool) -> None:
        self._network = network
        self._patience = patience
        self._switch = switch
        self._checked = checked

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """A connection to the first address of a host that takes one."""
        addresses = resolved(self._network, host, port, self._patience.left(timeout))
        if self._checked:
            addresses = open_addresses(host, addresses)
        stream = self._first(addresses, port, self._patience.left(timeout))
        return Stream(stream, self._patience, self._switch)

    def _first(self, addresses: list[str], port: int, seconds: float) -> httpcore2.NetworkStream:
        """The addresses are tried in turn, each for its share of the time: a dead one must not use up all of it."""
        share = seconds / len(addresses)
        for address in addresses[:-1]:
            with contextlib.suppress(httpcore2.ConnectError, httpcore2.ConnectTimeout):
                return self._network.connect(address, port, self._patience.left(share))
        return self._network.connect(addresses[-1], port, self._patience.left(share))


class Stream(httpcore2.NetworkStream):
    """A connection on which no single wait outlasts the time that the request has left."""

    def __init__(self, inner: httpcore2.NetworkStream, patience: Patience, switch: Switch) -> None:
        self._inner = inner
        self._patience = patience
        self._switch = switch
        self._socket: socket.socket = inner.get_extra_info("socket")
        try:
            switch.watch(self._socket)
        except NotFetched:
            self.close()
            raise

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """The next bytes."""
        return self._inner.read(max_bytes, self._patience.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all of some bytes."""
        self._inner.write(buffer, self._patience.left(timeout))

    def close(self) -> None:
        """End the connection."""
        self._switch.forget(self._socket)
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        """The same connection, encrypted; the old socket is no longer one."""
        self._switch.forget(self._socket)
        inner = self._inner.start_tls(ssl_context, server_hostname, self._patience.left(timeout))
        return Stream(inner, self._patience, self._switch)

    def get_extra_info(self, info: str) -> Any:
        """What httpcore2 asks of a connection."""
        return self._inner.get_extra_info(info)
