"""How the time of a reading grows with the length of the text: `python benchmarks/growth.py`.

Prints seconds and characters a second for one, two, four and eight times the example articles, and for texts that are
no article, with the ratio of each step to the one before: near 2 is linear.
"""

from __future__ import annotations

import contextlib
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

import legation
from legation import LegationError

EXAMPLES = Path(__file__).parents[1] / "examples"
SIZES = (1, 2, 4, 8)
RUNS = 3


def texts() -> Iterator[tuple[str, str]]:
    """A name and a unit of text for each row of the table."""
    yield "articles", "\n\n".join(path.read_text("utf-8") for path in sorted(EXAMPLES.glob("*.txt")))
    yield "one line", "The president of Kenya met the president of Ghana and " * 300
    yield "quotes", "said: " + '"' * 10_000
    yield "no spaces", "article " + "x" * 10_000


def seconds(text: str) -> float:
    """The median time of reading a text."""
    taken = []
    for _ in range(RUNS):
        start = time.perf_counter()
        with contextlib.suppress(LegationError):
            legation.read(text)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def main() -> None:
    """Print the table."""
    legation.read("Japan and India met.")
    print(f"{'text':<12} {'characters':>11} {'seconds':>9} {'characters/s':>13} {'ratio':>6}")
    for name, unit in texts():
        before = None
        for size in SIZES:
            text = unit * size
            taken = seconds(text)
            ratio = f"{taken / before:.2f}" if before else ""
            print(f"{name:<12} {len(text):>11,} {taken:>9.3f} {len(text) / taken:>13,.0f} {ratio:>6}")
            before = taken


if __name__ == "__main__":
    main()
