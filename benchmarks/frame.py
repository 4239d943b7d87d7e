"""The one way to measure: what is compared, each side in a process of its own, in turns, at several sizes.

A comparison has sides: Legation, in one way or several, and its peers. For each size its input is written to a folder
once. Each side then loads what it needs in a process of its own (`benchmarks.child`), untimed, and does the work as
often as it is told. Rounds go through all sides in turn, so that a busy machine slows all alike; only ratios within a
round are trusted.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from time import perf_counter
from types import MappingProxyType

#: Does the work once; what comes out is counted, and compared where it must be equal.
Work = Callable[[], object]
#: The modules that hold a comparison, in the order of the table. Each is imported by the processes of its sides alone.
MODULES = MappingProxyType(
    {
        "times": "benchmarks.times",
        "pages": "benchmarks.extracting",
        "reading": "benchmarks.reading",
        "diplomacy": "benchmarks.diplomacy",
        "copies": "benchmarks.copies",
        "record": "benchmarks.rows",
        "questions": "benchmarks.questions",
        "start": "benchmarks.starting",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One that does a job.

    Args:
        ready: loads it for the input in a folder and gives what does the work; an `ImportError` means that it is not
            installed here.
        task: which job of a comparison it does, where that has several; only sides of one task are compared.
        bound: what bounds its speed and memory, in a line.
    """

    name: str
    ready: Callable[[Path], Work]
    task: str = ""
    bound: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What is compared: the sides of Legation, its peers, and the input.

    Args:
        what: the job, in words.
        unit: what the input is counted in.
        ours, peers: the sides.
        write: from how many times the smallest input, a folder to write it to, and the folder of a corpus or None, to
            how many units there are: fewer than asked for, where there are no more.
        equal: whether all sides of a task must give the same.
        does: how many things the work does, and what they are called, where that does not hang on the input.
        grows: whether there are inputs of several sizes.
    """

    what: str
    unit: str
    ours: Sequence[Side]
    peers: Sequence[Side]
    write: Callable[[int, Path, Path | None], float]
    equal: bool = False
    does: tuple[int, str] | None = None
    grows: bool = True

    @property
    def sides(self) -> tuple[Side, ...]:
        """All of them, in the order in which they take turns."""
        return (*self.ours, *self.peers)

    @property
    def pairs(self) -> tuple[tuple[Side, Side], ...]:
        """Each side of ours with each peer of its task."""
        return tuple((mine, peer) for mine in self.ours for peer in self.peers if mine.task == peer.task)


def comparison(name: str) -> Comparison:
    """A comparison by its name, or by the module that holds it."""
    found = import_module(MODULES.get(name, name)).COMPARISON
    assert isinstance(found, Comparison)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What doing the work once took: seconds, the most bytes of memory, and how many of these the work added.

    `seconds` are those of the clock, `processor` those that the processors worked for it, in all threads and in the
    processes that it began. `found` is how much came out; `answer` tells apart what came out.
    """

    seconds: float
    processor: float
    peak: int
    rise: int
    found: int
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """What one side took for an input of `amount` units: in each round, or the reason why it did not."""

    side: str
    size: int
    amount: float
    rounds: tuple[Taken, ...] = ()
    missing: str = ""

    @property
    def seconds(self) -> float:
        """The median of the rounds."""
        return statistics.median(each.seconds for each in self.rounds)

    @property
    def rise(self) -> int:
        """The most bytes that the work added in any round."""
        return max(each.rise for each in self.rounds)

    @property
    def peak(self) -> int:
        """The most bytes of the process in any round."""
        return max(each.peak for each in self.rounds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """How many times as fast one is as another: median, least and most of the rounds."""

    middle: float
    least: float
    most: float


def ratio(ours: Sample, peer: Sample) -> Ratio | None:
    """How many times as fast we are, round by round; None where one of the two has not run."""
    each = [theirs.seconds / mine.seconds for mine, theirs in zip(ours.rounds, peer.rounds, strict=False)]
    return Ratio(middle=statistics.median(each), least=min(each), most=max(each)) if each else None


def exponents(samples: Iterable[Sample], value: Callable[[Sample], float]) -> list[float | None]:
    """How a value grows from each size to the next: 1 is as the input does, 0 not at all; None is unknown."""
    ran = [(each.amount, value(each)) for each in samples if each.rounds]
    return [_exponent(before, after) for before, after in pairwise(ran)]


def _exponent(before: tuple[float, float], after: tuple[float, float]) -> float | None:
    grown = after[0] / before[0]
    if grown <= 1 or before[1] <= 0 or after[1] <= 0:
        return None
    return math.log(after[1] / before[1]) / math.log(grown)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A comparison with what was measured: for each side a sample at each size, the smallest first."""

    name: str
    comparison: Comparison
    samples: Mapping[str, Sequence[Sample]]

    def agree(self, mine: Side, peer: Side) -> bool:
        """Whether two sides that must give the same did so at each size, as far as both have run."""
        pairs = zip(self.samples[mine.name], self.samples[peer.name], strict=True)
        answers = ({taken.answer for sample in pair for taken in sample.rounds} for pair in pairs)
        return not self.comparison.equal or all(len(given) <= 1 for given in answers)


def seconds(work: Callable[[], object]) -> float:
    """How long some work takes once."""
    begun = perf_counter()
    work()
    return perf_counter() - begun


def median_seconds(work: Callable[[], object], rounds: int) -> float:
    """The median of several times, for what is measured by itself."""
    return statistics.median(seconds(work) for _ in range(rounds))
