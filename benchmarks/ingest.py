"""What pages cost on their way to articles: `python -m benchmarks.ingest [FOLDER] [--pages N] [--whole]`.

Makes a web archive (WARC) of N pages (default 20,000) from the corpus in FOLDER (default: ../shared/corpus): one in ten
is a release on diplomacy, the others are news in which a whole reading finds no act between states. Prints the pages a
second that become articles or are passed over at first look, with one process and with two, and how many times faster
that is than trafilatura alone (`extract(html, fast=True)` on every tenth page, in the same run).

With `--whole` the archive also goes into a record, with two processes that read: time, and the peak of memory of all
processes together.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import trafilatura

import legation
from benchmarks.frame import seconds
from benchmarks.inputs import news, releases
from benchmarks.pages import pages
from legation.model import Article
from legation.record.adding import GROUP
from legation.record.crew import Crew
from legation.record.preparing import Preparing
from legation.sources.document import Document
from legation.sources.intake import Intake

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
#: A page and its address.
Page = tuple[str, str]
#: Of so many pages one is about diplomacy.
ONE_IN = 10
RELEASES = 400
MEGABYTE = 1_000_000
#: What a server says before a page.
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"


def titled(text: str) -> tuple[str, str]:
    """Title and text, which the readers of the corpus join."""
    title, _, rest = text.partition("\n\n")
    return title, rest


def mixed(few: Iterator[Page], many: Iterator[Page]) -> Iterator[Page]:
    """Pages of two kinds in an order without rule, one of ten of the first kind."""
    random = Random(3)
    for each in many:
        yield each
        if random.random() * (ONE_IN - 1) < 1:
            yield from islice(few, 1)
    yield from few


def write(path: Path, count: int, corpus: Path) -> None:
    """A web archive of so many pages, in an order without rule."""
    diplomacy = [titled(text) for text in islice(releases(corpus), RELEASES)]
    other = [titled(text) for text in news(corpus) if not legation.read(text, published="2022-06-01").events]
    print(f"{len(other)} articles of other news, {len(diplomacy)} releases", flush=True)
    made = mixed(
        pages(diplomacy, count // ONE_IN, "state.example", 1),
        pages(other, count - count // ONE_IN, "courier.example", 2),
    )
    from fastwarc.stream_io import GzipWriter
    from fastwarc.warc import WarcRecord, WarcRecordType

    with path.open("wb") as file, GzipWriter(file) as packed:
        for url, html in made:
            record = WarcRecord()
            record.init_headers(WarcRecordType.response)
            record.headers["WARC-Target-URI"] = url
            record.set_bytes_content(ANSWER + html.encode())
            record.write(packed)


def documents(path: Path) -> Iterator[Document]:
    """The pages of the archive."""
    with Intake() as intake:
        yield from (each.found for each in intake.arrivals([str(path)]) if isinstance(each.found, Document))


def groups(path: Path) -> Iterator[tuple[None, list[Document]]]:
    """The same by the handful, as processes are given them."""
    whole = documents(path)
    while group := list(islice(whole, GROUP)):
        yield None, group


def alone(path: Path) -> tuple[int, float]:
    """Every tenth page by trafilatura in its fast way: pages, and seconds beyond reading the archive."""
    pages_seen, taken = 0, 0.0
    for each in islice(documents(path), 0, None, ONE_IN):
        taken += seconds(partial(trafilatura.extract, each.html or "", fast=True))
        pages_seen += 1
    return pages_seen, taken


def prepared(path: Path, workers: int) -> tuple[int, int, float]:
    """All pages by Legation: pages, articles, seconds with all that belongs to them."""
    pages_seen = articles = 0
    begun = time.perf_counter()
    with Crew(workers) as crew:
        for _, results in crew.work(Preparing().prepare_all, groups(path)):
            pages_seen += len(results or ())
            articles += sum(isinstance(each, Article) for each in results or ())
    return pages_seen, articles, time.perf_counter() - begun


def added(path: Path, record: Path) -> tuple[dict[str, Any], float, int]:
    """`legation add` with two processes that read: its report, seconds, and the peak of memory in bytes."""
    command = [sys.executable, "-c", "from legation.cli import main; main()", "add", str(path), "--record", str(record)]
    begun = time.perf_counter()
    command += ["--workers", "2", "--json", "--quiet"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process, Peak(process.pid) as peak:
        said, _ = process.communicate()
    return json.loads(said), time.perf_counter() - begun, peak.most


class Peak:
    """The most memory that a process and those that it began have taken at once, looked at twice a second."""

    def __init__(self, process: int) -> None:
        self._process = process
        self.most = 0
        self._ended = threading.Event()
        self._looking = threading.Thread(target=self._look)

    def __enter__(self) -> Peak:
        self._looking.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._ended.set()
        self._looking.join()

    def _look(self) -> None:
        while not self._ended.wait(0.5):
            self.most = max(self.most, sum(map(resident, family(self._process))))


def family(process: int) -> Iterator[int]:
    """A process and all that it began (Linux)."""
    yield process
    for thread in Path(f"/proc/{process}/task").glob("*/children"):
        for child in thread.read_text().split():
            yield from family(int(child))


def resident(process: int) -> int:
    """The bytes of memory of a process that no other shares, and its part of those that are shared (Linux)."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:  # it has just ended
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--whole", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "crawl.warc.gz")
        write(path, given.pages, given.folder)
        print(f"{given.pages:,} pages, {path.stat().st_size / MEGABYTE:,.0f} MB packed", flush=True)
        count, taken = alone(path)
        rate = count / taken
        print(f"trafilatura alone   {rate:>8,.0f} pages/s", flush=True)
        for workers in (1, 2):
            seen, articles, taken = prepared(path, workers)
            name = f"{workers} process{'es' if workers > 1 else ''}"
            print(f"{name:<20}{seen / taken:>8,.0f} pages/s {seen / taken / rate:6.1f}x", flush=True)
        print(f"{articles:,} of {seen:,} pages became articles")
        if given.whole:
            report, taken, most = added(path, Path(folder, "record.db"))
            pace = report["read"] / taken
            print(f"into a record: {taken:,.0f} s, {pace:,.0f} pages/s, peak {most / MEGABYTE:,.0f} MB")
            print(", ".join(f"{count:,} {name}" for name, count in report.items() if isinstance(count, int) and count))


if __name__ == "__main__":
    main()
