"""Adds synthetic articles to a record, in a process of its own that a test may end at any moment.

Arguments: the file, how many articles, and optionally the most bytes that any file may have.
"""

from __future__ import annotations

import resource
import signal
import sys

from benchmarks.synthetic import readings
from legation.errors import LegationError
from legation.record.record import Record


def main(path: str, articles: int, most_bytes: int | None = None) -> None:
    """Add the articles one by one, and say how many were new."""
    if most_bytes:
        # The limit makes writes fail as a full disk does; without this the signal would end the process first.
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))
    try:
        with Record(path, waiting=lambda: print("waiting", flush=True)) as record:
            print("ready", flush=True)
            for article, reading in readings(articles, seed=5):
                record.add_reading(article, reading, reader="test")
    except LegationError as error:
        print(f"{type(error).__name__}: {error}", flush=True)
        sys.exit(2)


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
