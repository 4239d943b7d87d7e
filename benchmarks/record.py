"""A record of a million events: how large it is, and how fast it answers and grows.

    python -m benchmarks.record [EVENTS] [FILE]

The events are synthetic (benchmarks/synthetic.py). A record that FILE holds already is used as it is. Everything that
is timed is timed in this run: pages and searches when the file has been looked at before (warm), as medians and the
slowest; adding as the ratio to an empty record, for the same real articles (examples/), read once beforehand.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median

import legation
from benchmarks.frame import seconds
from benchmarks.inputs import examples
from benchmarks.synthetic import EVENTS, readings
from legation.articles import door
from legation.model import Article, Reading
from legation.record.record import Record

#: Articles that come into the file in one transaction while it is filled.
BATCH = 500
ROUNDS = 40


def main(events: int, path: Path) -> None:
    """Fill the record where it is empty, and print what was measured."""
    with Record(path) as record:
        _fill(record, events)
        print(f"file: {path.stat().st_size / 1e6:,.0f} MB; {_count(record, 'event'):,} events,", end=" ")
        print(f"{_count(record, 'line'):,} lines, {_count(record, 'article'):,} articles")
        _time_pages(record)
        _time_searches(record)
        _time_adding(record)


def _fill(record: Record, events: int) -> None:
    if _count(record, "event"):
        return
    given, begun, done = readings(events // EVENTS), time.monotonic(), 0
    while batch := list(islice(given, BATCH)):
        done += record.add_readings(batch, reader="synthetic")
        print(f"\r{done * EVENTS:,} events", end="", file=sys.stderr)
    taken = time.monotonic() - begun
    print(f"\nfilled at {done * EVENTS / taken:,.0f} events/s, synthetic readings made on the way")


def _count(record: Record, table: str) -> int:
    return int(record._connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def _timed(action: Callable[[], object], rounds: int) -> list[float]:
    """Milliseconds that an action takes, each time."""
    return [1000 * seconds(action) for _ in range(rounds)]


def _time_pages(record: Record) -> None:
    """The timeline of the pair that has most lines, its first page and one in the middle."""
    query = "SELECT actor, other, count(*) AS lines FROM line_pair GROUP BY actor, other ORDER BY lines DESC LIMIT 1"
    actor, other, lines = record._connection.execute(query).fetchone()
    first = _timed(lambda: record.timeline(actor, other), ROUNDS)
    print(f"timeline of {actor} and {other} ({lines:,} lines): {_told(first[1:])}; first time {first[0]:.1f} ms")
    for _ in range(5):
        page = record.timeline(actor, other)
    later = _timed(lambda: record.timeline(actor, other, after=page.after), ROUNDS)
    print(f"  its second page: {_told(later[1:])}")
    print(f"  of {actor} alone: {_told(_timed(lambda: record.timeline(actor), ROUNDS)[1:])}")
    print(f"  of everybody: {_told(_timed(record.timeline, ROUNDS)[1:])}")


def _time_searches(record: Record) -> None:
    """Searches of three words: of one sentence each, and words that very many events have."""
    rows = record._connection.execute("SELECT evidence FROM event ORDER BY id LIMIT 2000").fetchall()
    random = Random(1)
    told = [" ".join(random.choice(rows)["evidence"].split()[4:7]) for _ in range(ROUNDS)]
    for words in told:
        record.search(words)
    found = [_timed(partial(record.search, words), 1)[0] for words in told]
    print(f"search of three words of a sentence: {_told(found)}")
    common = _timed(lambda: record.search("have consulted with"), 5)
    print(f"search of three words that most have: {_told(common[1:])}")


def _time_adding(record: Record) -> None:
    """Adding articles to this record and to an empty one, writing alone and with reading."""
    given = [door.article(text) for text in examples()]
    legation.read(given[0].text)
    reading_ms = [_timed(partial(legation.read, article.text), 1)[0] for article in given]
    read = [(article, legation.read(article.text)) for article in given]
    with tempfile.TemporaryDirectory() as folder, Record(Path(folder) / "empty.db") as empty:
        few, many = (_added(where, read) for where in (empty, record))
    alone = sum(many) / sum(few)
    both = (sum(reading_ms) + sum(many)) / (sum(reading_ms) + sum(few))
    print(
        f"add of one article: {median(few):.1f} ms to write into an empty record, {median(many):.1f} ms into this one"
    )
    print(f"  ratio: {alone:.2f} for writing alone, {both:.2f} with reading ({median(reading_ms):.0f} ms)")


def _added(record: Record, read: list[tuple[Article, Reading]]) -> list[float]:
    """Milliseconds in which each article comes in."""
    label = f"benchmark {time.time_ns()}"  # another reader, so that they are written each time
    return [_timed(partial(record.add_reading, article, reading, reader=label), 1)[0] for article, reading in read]


def _told(milliseconds: list[float]) -> str:
    return f"median {median(milliseconds):.1f} ms, slowest {max(milliseconds):.1f} ms"


def _arguments() -> Iterator[object]:
    yield int(sys.argv[1].replace(",", "")) if len(sys.argv) > 1 else 1_000_000
    yield Path(sys.argv[2]) if len(sys.argv) > 2 else Path(tempfile.gettempdir()) / "legation-benchmark.db"


if __name__ == "__main__":
    main(*_arguments())  # type: ignore[arg-type]
