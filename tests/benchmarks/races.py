"""A comparison for the tests: who sleeps longest, with peers that are not there, that fail, and that take too long."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from time import sleep

from benchmarks.frame import Comparison, Side, Work

SIZE = "size"


def write(size: int, folder: Path, corpus: Path | None) -> float:
    """How large it is."""
    (folder / SIZE).write_text(str(size))
    return size


def sleeping(seconds: float, answer: str = "a nap") -> Callable[[Path], Work]:
    """Somebody who sleeps so long for each unit, and then says something."""

    def ready(folder: Path) -> Work:
        size = int((folder / SIZE).read_text())

        def work() -> object:
            print("libraries may print what they like")
            sleep(seconds * size)
            return answer

        return work

    return ready


def absent(folder: Path) -> Work:
    """Somebody who is not installed."""
    raise ImportError("no module named nobody", name="nobody")


def failing(folder: Path) -> Work:
    """Somebody who ends before there is an answer."""

    def work() -> object:
        sys.exit(3)

    return work


def holding(folder: Path) -> Work:
    """Somebody who takes 20 million bytes for each unit, and gives them back."""
    size = int((folder / SIZE).read_text())
    return lambda: len(bytearray(20_000_000 * size))


COMPARISON = Comparison(
    what="sleep",
    unit="naps",
    ours=(Side(name="we", ready=sleeping(0.01), bound="the clock"),),
    peers=(
        Side(name="slow", ready=sleeping(0.05)),
        Side(name="other", ready=sleeping(0.02, "a dream")),
        Side(name="endless", ready=sleeping(60)),
        Side(name="holding", ready=holding),
        Side(name="absent", ready=absent),
        Side(name="failing", ready=failing),
    ),
    write=write,
    equal=True,
)
