"""Servers on loopback, real ones in threads, and a network whose names lead to them."""

from __future__ import annotations

import contextlib
import os
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from types import TracebackType
from typing import Any, Self

import httpcore2

from legation.sources.web.fetcher import Fetcher
from legation.sources.web.settings import FetchSettings
from legation.sources.web.wire import Network

#: Limits with which tests are quick; a slow machine still has time to answer.
QUICK: dict[str, Any] = {"allow_private": True, "timeout": 5.0, "deadline": 10.0, "largest": 100_000, "delay": 0.0}
#: An address of the public network, which the networks below lead to loopback.
PUBLIC = "9.9.9.9"


@dataclass(frozen=True)
class Page:
    """What a server sends for a path."""

    body: bytes = b""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()


Handler = BaseHTTPRequestHandler
#: A page, or what writes an answer by hand.
Route = Page | Callable[[Handler], None]


@dataclass(frozen=True)
class Asked:
    """One request, as it came in."""

    path: str
    headers: dict[str, str]
    began: float


@dataclass
class Site:
    """A server of some paths; what it does not know it has not (404). `asked` is all that it was asked, in order."""

    routes: dict[str, Route]
    host: str = "127.0.0.1"
    tls: ssl.SSLContext | None = None
    asked: list[Asked] = field(default_factory=list)

    def __enter__(self) -> Self:
        server = Server6 if ":" in self.host else ThreadingHTTPServer
        self._server = server((self.host, 0), handler_of(self))
        self._server.daemon_threads = True
        if self.tls is not None:
            self._server.socket = self.tls.wrap_socket(self._server.socket, server_side=True)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.socket.close()
        self._thread.join()

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    def url(self, path: str = "/", host: str | None = None) -> str:
        """The address of a path, under the server's own address or another name of it."""
        name = host or (f"[{self.host}]" if ":" in self.host else self.host)
        return f"http{'s' if self.tls else ''}://{name}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        """What was asked, robots.txt apart."""
        return [asked.path for asked in self.asked if asked.path != "/robots.txt"]


class Server6(ThreadingHTTPServer):
    """A server on IPv6."""

    address_family = socket.AF_INET6


def handler_of(site: Site) -> type[BaseHTTPRequestHandler]:
    """A class of handlers that serve a site."""

    class SiteHandler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            # Before anything is sent: whoever has the answer finds its request here.
            site.asked.append(Asked(self.path, dict(self.headers), time.monotonic()))
            route = site.routes.get(self.path, Page(status=404))
            # Whoever breaks off early breaks the pipe, which is no fault of the server.
            with contextlib.suppress(OSError):
                if isinstance(route, Page):
                    send(self, route)
                else:
                    route(self)

        def do_CONNECT(self) -> None:
            site.asked.append(Asked(self.path, dict(self.headers), time.monotonic()))
            with contextlib.suppress(OSError):
                if callable(route := site.routes.get("CONNECT")):
                    route(self)
                else:
                    send(self, Page(status=501))

        def handle(self) -> None:
            with contextlib.suppress(OSError):
                super().handle()

        def finish(self) -> None:
            with contextlib.suppress(OSError):
                super().finish()

        def log_message(self, format: str, *args: object) -> None:
            """A test writes nothing."""

    return SiteHandler


def send(handler: Handler, page: Page) -> None:
    """A page, whole and as it should be."""
    handler.send_response(page.status)
    for name, value in page.headers:
        handler.send_header(name, value)
    if page.status != 304 and not any(name.lower() == "content-length" for name, _ in page.headers):
        handler.send_header("Content-Length", str(len(page.body)))
    handler.end_headers()
    handler.wfile.write(page.body)


def redirect(location: str, status: int = 302) -> Page:
    """A page that leads elsewhere."""
    return Page(status=status, headers=(("Location", location),))


def raw(*pieces: bytes, every: float = 0.0, reset: bool = False) -> Callable[[Handler], None]:
    """Bytes as they are, in place of an answer, with a pause after each piece; then the end, or a reset."""

    def write(handler: Handler) -> None:
        for piece in pieces:
            handler.wfile.write(piece)
            time.sleep(every)
        if reset:
            handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            os.close(handler.connection.detach())
        handler.close_connection = True

    return write


def tunnel(port: int) -> Callable[[Handler], None]:
    """What a proxy does with CONNECT: bytes go to a port of loopback and back, whatever host was named."""

    def relay(handler: Handler) -> None:
        handler.send_response(200)
        handler.end_headers()
        with socket.create_connection(("127.0.0.1", port), timeout=5) as onward:
            back = threading.Thread(target=copy, args=(onward, handler.connection), daemon=True)
            back.start()
            copy(handler.connection, onward)
            back.join(5)

    return relay


def copy(source: socket.socket, target: socket.socket) -> None:
    """Bytes of one connection to another, until it ends."""
    with contextlib.suppress(OSError):
        while data := source.recv(10_000):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)


def endless(head: bytes, piece: bytes, every: float = 0.0) -> Callable[[Handler], None]:
    """An answer that goes on until its reader leaves; it gives up after some seconds, so that no test can hang."""

    def write(handler: Handler) -> None:
        until = time.monotonic() + 10
        handler.wfile.write(head)
        while time.monotonic() < until:
            handler.wfile.write(piece)
            time.sleep(every)

    return write


@dataclass
class Names:
    """A network of names: each has the addresses that are told, one list at each question, the last for ever after.

    Connections to any address go to loopback, save to deaf ones; `connected` is where they were meant to go.
    """

    names: dict[str, list[list[str]]]
    connected: list[tuple[str, int]] = field(default_factory=list)
    resolved: list[str] = field(default_factory=list)
    deaf: set[str] = field(default_factory=set)

    def resolve(self, host: str, port: int) -> list[str]:
        self.resolved.append(host)
        if host not in self.names:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        answers = self.names[host]
        return answers.pop(0) if len(answers) > 1 else answers[0]

    def connect(self, address: str, port: int, timeout: float) -> httpcore2.NetworkStream:
        self.connected.append((address, port))
        if address in self.deaf:
            raise httpcore2.ConnectError("Connection refused")
        return httpcore2.SyncBackend().connect_tcp("127.0.0.1", port, timeout=timeout)


def public(*names: str) -> Names:
    """A network in which these names are at a public address."""
    return Names({name: [[PUBLIC]] for name in names})


@contextlib.contextmanager
def fetcher(network: Network | None = None, **settings: Any) -> Iterator[Fetcher]:
    """A fetcher with the limits of tests, some of them changed."""
    with Fetcher(settings=FetchSettings(**QUICK | settings), network=network) as opened:
        yield opened


def seconds(function: Callable[[], object]) -> float:
    """How long something takes."""
    began = time.monotonic()
    function()
    return time.monotonic() - began


def pauses(asked: Iterable[Asked]) -> list[float]:
    """The seconds from the beginning of each request to that of the next, which no slow machine makes shorter."""
    return [after.began - before.began for before, after in pairwise(asked)]
