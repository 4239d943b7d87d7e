"""How the time of a reading grows with the length of the text: `python -m benchmarks.growth`.

Prints seconds and characters a second for one, two, four and eight times the example articles, and for texts that are
no article, with the ratio of each step to the one before: near 2 is linear.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from functools import partial

import legation
from benchmarks.frame import median_seconds
from benchmarks.inputs import examples
from legation import LegationError

SIZES = (1, 2, 4, 8)
RUNS = 3


def texts() -> Iterator[tuple[str, str]]:
    """A name and a unit of text for each row of the table."""
    yield "articles", "\n\n".join(examples())
    yield "one line", "The president of Kenya met the president of Ghana and " * 300
    yield "quotes", "said: " + '"' * 10_000
    yield "no spaces", "article " + "x" * 10_000


def read(text: str) -> None:
    """Read a text, whatever comes of it."""
    with contextlib.suppress(LegationError):
        legation.read(text)


def main() -> None:
    """Print the table."""
    legation.read("Japan and India met.")
    print(f"{'text':<12} {'characters':>11} {'seconds':>9} {'characters/s':>13} {'ratio':>6}")
    for name, unit in texts():
        before = None
        for size in SIZES:
            text = unit * size
            taken = median_seconds(partial(read, text), RUNS)
            ratio = f"{taken / before:.2f}" if before else ""
            print(f"{name:<12} {len(text):>11,} {taken:>9.3f} {len(text) / taken:>13,.0f} {ratio:>6}")
            before = taken


if __name__ == "__main__":
    main()
