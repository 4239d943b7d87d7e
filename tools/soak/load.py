"""Readers of the site: so many requests a second on pages of all kinds, and the memory of processes meanwhile."""

from __future__ import annotations

import http.client
import re
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from types import TracebackType
from typing import Final, Self

#: Where readers begin; from there they follow links.
FRONT: Final = ("/", "/coming", "/changes", "/search?q=talks", "/series", "/agreements", "/map", "/about", "/CHL/PER")
FILES: Final = ("/coming.ics", "/changes.atom", "/changes.feed.json", "/IND.json", "/coming.json", "/openapi.json")
LINK: Final = re.compile(rb'href="(/[^"#]*)"')
#: Links that are known at once, and threads that ask.
MOST: Final = 5_000
THREADS: Final = 12
SECONDS: Final = 30
KILOBYTES: Final = 1 / 1024


@dataclass
class Answers:
    """What readers got: seconds by kind of page, statuses, and what failed."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    statuses: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


class Readers:
    """Many who read a site at once."""

    def __init__(self, port: int, a_second: float, seed: int) -> None:
        self.found = Answers()
        self._port = port
        self._pause = 1 / a_second
        self._random = Random(seed)
        self._lock = threading.Lock()
        self._links = [*FRONT, *FILES]
        self._known = set(self._links)
        self._next = time.monotonic()
        self._end = threading.Event()
        self._threads = [threading.Thread(target=self._read, daemon=True) for _ in range(THREADS)]

    def __enter__(self) -> Self:
        self._next = time.monotonic()
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._end.set()
        for thread in self._threads:
            thread.join(SECONDS)

    def _turns(self) -> Iterator[str]:
        """Addresses, each at its time."""
        while not self._end.is_set():
            with self._lock:
                at, self._next = self._next, self._next + self._pause
                path = self._random.choice(self._links)
            if self._end.wait(max(0.0, at - time.monotonic())):
                return
            yield path

    def _read(self) -> None:
        for path in self._turns():
            began = time.monotonic()
            try:
                status, body = self._asked(path)
            except OSError as error:
                self._note(path, None, time.monotonic() - began, str(error) or type(error).__name__)
                continue
            self._note(path, status, time.monotonic() - began, body[:200].decode("utf-8", "replace"))
            self._learn(body)

    def _asked(self, path: str) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=SECONDS)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read()
        except http.client.HTTPException as error:
            raise OSError(f"{type(error).__name__}: {error}") from error
        finally:
            connection.close()

    def _note(self, path: str, status: int | None, seconds: float, said: str) -> None:
        with self._lock:
            self.found.seconds[kind_of(path)].append(seconds)
            self.found.statuses[str(status or "none")] += 1
            # A line may have been merged into another, or be gone with an older version: that is an answer.
            if status is None or status >= 500 or status == 400:
                self.found.faults.append(f"{path}: {status}: {said}")

    def _learn(self, body: bytes) -> None:
        """Take some of the links of a page, old ones giving way."""
        new = {found.decode("ascii", "replace").replace("&amp;", "&") for found in LINK.findall(body)}
        with self._lock:
            for link in sorted(new - self._known)[:50]:
                if len(self._links) >= MOST:
                    place = self._random.randrange(len(FRONT) + len(FILES), MOST)
                    self._known.discard(self._links[place])
                    self._links[place] = link
                else:
                    self._links.append(link)
                self._known.add(link)


def kind_of(path: str) -> str:
    """The kind of a page, for the table."""
    path = path.partition("?")[0]
    ending = path.rpartition(".")[2] if "." in path.rpartition("/")[2] else ""
    if ending in ("ics", "atom", "json", "bib", "ris"):
        return f"*.{ending}"
    first, *rest = path.strip("/").split("/")
    if not first:
        return "/"
    if first.isupper():
        return "/ACTOR/ACTOR" if rest else "/ACTOR"
    return f"/{first}/…" if rest else f"/{first}"


@dataclass
class Memory:
    """The memory of a process over time: seconds since the start, and megabytes."""

    process: int
    samples: list[tuple[float, float]] = field(default_factory=list)

    def sample(self, at: float) -> None:
        """Look once; a process that has ended has none."""
        try:
            told = Path(f"/proc/{self.process}/status").read_text()
        except OSError:
            return
        found = re.search(r"VmRSS:\s+(\d+) kB", told)
        if found:
            self.samples.append((at, int(found[1]) * KILOBYTES))

    def slope(self, after: float) -> float:
        """Megabytes that it grows by in an hour, from a moment on: the straight line with the least squares."""
        late = [each for each in self.samples if each[0] >= after]
        if len(late) < 3:
            return 0.0
        middle = [sum(values) / len(late) for values in zip(*late, strict=True)]
        spread = sum((at - middle[0]) ** 2 for at, _ in late)
        return 3600 * sum((at - middle[0]) * (size - middle[1]) for at, size in late) / spread

    def at(self, moment: float) -> float:
        """Megabytes at about a moment."""
        return min(self.samples, key=lambda each: abs(each[0] - moment), default=(0.0, 0.0))[1]
