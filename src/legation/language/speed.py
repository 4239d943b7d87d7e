"""Which of two matrix products is the faster on this processor; the parses are the same with either."""

from __future__ import annotations

from time import perf_counter

from thinc.api import NumpyOps, Ops, get_ops
from thinc.types import Floats2d

#: Seconds that the trial takes, for both products together, where the turns below do not take longer.
TRIAL = 0.05
#: The turns that each has at least.
FEWEST = 5
#: A batch of words, what stands before the widest layer, and what stands behind it.
SHAPE = (512, 480, 288)
#: How many times as fast thinc's own product must be to be taken: what is only as fast must not be left to chance.
MARGIN = 1.25


def fastest_operations() -> Ops:
    """numpy's matrix product, or thinc's own where a short trial shows that it is clearly faster here.

    Thinc's own is BLIS, or Apple's where that is installed. numpy's was measured two to three times as fast as BLIS on
    the processors seen so far.
    """
    numpy, own = NumpyOps(use_blis=False), get_ops("cpu")
    by_numpy, by_own = _seconds(numpy, own)
    return own if by_numpy > MARGIN * by_own else numpy


def _seconds(*operations: Ops) -> list[float]:
    """The least time that one product took by each, in turns for as long as the trial lasts.

    On a busy machine a process may wait for most of the trial: each has several turns however long that takes, and
    waiting does not meet one of them alone.
    """
    batch, before, behind = SHAPE
    left, right = operations[0].alloc2f(batch, before), operations[0].alloc2f(behind, before)
    turns: list[list[float]] = []
    until = perf_counter() + TRIAL
    while len(turns) < FEWEST or perf_counter() < until:
        turns.append([_once(each, left, right) for each in operations])
    return [min(taken) for taken in zip(*turns, strict=True)]


def _once(operations: Ops, left: Floats2d, right: Floats2d) -> float:
    started = perf_counter()
    operations.gemm(left, right, trans2=True)
    return perf_counter() - started
