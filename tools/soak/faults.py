"""Servers that fail: feeds and pages on loopback, answered as the web answers when all goes wrong.

Each request may meet an error of the server, a request for patience, a connection that is reset, a body that drips, or
ends too early, a feed that is cut off, a redirect. What was sent whole is noted.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import socket
import struct
import threading
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from random import Random
from types import TracebackType
from typing import Final, Self

from tools.soak.stories import Story

#: Entries that a feed holds, the newest first.
ENTRIES: Final = 400
#: What befalls a request, and in how many of a hundred; in the others all is well.
FAULTS: Final = {"500": 4, "503": 2, "reset": 4, "slow": 3, "half": 4, "cut": 4, "redirect": 5}
#: Seconds over which a body drips.
DRIP: Final = 2.0
PAGE, FEED = "text/html; charset=utf-8", "application/rss+xml; charset=utf-8"


@dataclass
class Sent:
    """What was sent whole: stories by number and version; and what befell requests."""

    stories: dict[tuple[int, int], Story] = field(default_factory=dict)
    paths: dict[tuple[int, int], set[str]] = field(default_factory=lambda: defaultdict(set))
    befell: Counter[str] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, story: Story, path: str) -> None:
        """Note a story that was sent whole, and where: behind a redirect it is an article of that address."""
        with self.lock:
            self.paths[story.number, story.version].add(path)
            self.stories.setdefault((story.number, story.version), story)

    def count(self, fault: str) -> None:
        """Count what befell a request."""
        with self.lock:
            self.befell[fault] += 1


class Paper:
    """A newspaper with a feed, at a loopback address of its own."""

    def __init__(self, host: str, seed: int, sent: Sent, rough: int = 1) -> None:
        self.host = host
        self.sent = sent
        self.calm = False
        self._rough = rough
        self._random = Random(seed)
        self._lock = threading.Lock()
        self._stories: dict[int, Story] = {}
        self._server = ThreadingHTTPServer((host, 0), _handler_of(self))
        self._server.daemon_threads = True

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def address(self) -> str:
        """Where the paper lies."""
        return f"http://{self.host}:{self._server.server_address[1]}"

    def publish(self, story: Story) -> None:
        """Put a story on top of the feed, in place of an older version."""
        with self._lock:
            self._stories.pop(story.number, None)
            self._stories[story.number] = story

    def story(self, number: int) -> Story | None:
        """A story as it is now."""
        with self._lock:
            return self._stories.get(number)

    def feed(self) -> bytes:
        """The feed as it is now."""
        with self._lock:
            entries = list(self._stories.values())[: -ENTRIES - 1 : -1]
        items = "".join(map(self._item, entries))
        head = f"<title>Paper of {self.host}</title><link>{self.address}/</link>"
        return (
            f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>{head}{items}</channel></rss>'.encode()
        )

    def _item(self, story: Story) -> str:
        moment = format_datetime(datetime(story.day.year, story.day.month, story.day.day, 12, tzinfo=UTC))
        link = f"<link>{self.address}{story.path}</link><pubDate>{moment}</pubDate>"
        return f"<item><title>{escape(story.title)}</title>{link}<description>{story.version}</description></item>"

    def fault(self) -> str:
        """What befalls the next request."""
        with self._lock:
            drawn = self._random.randrange(100)
        for name, share in FAULTS.items():
            drawn -= share * self._rough
            if drawn < 0:
                return "well" if self.calm else name
        return "well"


def _handler_of(paper: Paper) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with contextlib.suppress(OSError):
                _answer(self, paper)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing is written."""

    return Handler


def _answer(handler: BaseHTTPRequestHandler, paper: Paper) -> None:
    path, elsewhere = handler.path.removeprefix("/moved"), handler.path.startswith("/moved")
    number = path.removeprefix("/story/")
    story = paper.story(int(number)) if number.isdigit() else None
    if path == "/feed":
        body, kind = paper.feed(), FEED
    elif story:
        body, kind = story.page, PAGE
    else:
        handler.send_error(404)
        return
    fault = paper.fault()
    if fault == "redirect" and elsewhere or fault == "cut" and story:
        fault = "well"
    paper.sent.count(f"{'page' if story else 'feed'}: {fault}")
    if _sent_whole(handler, fault, path, body, kind) and story:
        paper.sent.note(story, handler.path)


def _sent_whole(handler: BaseHTTPRequestHandler, fault: str, path: str, body: bytes, kind: str) -> bool:
    """Answer, or fail; whether all of it was sent."""
    if fault in ("500", "503", "redirect"):
        status = 302 if fault == "redirect" else int(fault)
        headers = {"redirect": ("Location", f"/moved{path}"), "503": ("Retry-After", "1")}.get(fault)
        _send(handler, status, b"", *([headers] if headers else []))
        return False
    if fault == "reset":
        handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        os.close(handler.connection.detach())
        return False
    tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
    if handler.headers["If-None-Match"] == tag:
        _send(handler, 304, b"", ("ETag", tag))
        return False
    if fault == "cut":
        body = body[: len(body) * 2 // 3]
    _send(handler, 200, body, ("Content-Type", kind), ("ETag", tag), fault=fault)
    return fault != "half"


def _send(
    handler: BaseHTTPRequestHandler, status: int, body: bytes, *headers: tuple[str, str], fault: str = "well"
) -> None:
    handler.send_response(status)
    for name, value in (*headers, ("Content-Length", str(len(body))), ("Connection", "close")):
        handler.send_header(name, value)
    handler.end_headers()
    if fault == "half":
        handler.wfile.write(body[: len(body) // 2])
    elif fault == "slow":
        for start in range(0, len(body), len(body) // 20 + 1):
            handler.wfile.write(body[start : start + len(body) // 20 + 1])
            time.sleep(DRIP / 20)
    else:
        handler.wfile.write(body)
    handler.wfile.flush()
