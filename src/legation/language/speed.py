"""Which of two matrix products is the faster on this processor; the parses are the same with either."""

from __future__ import annotations

from time import perf_counter

from thinc.api import NumpyOps, Ops, get_ops

#: Seconds that the trial may take, for both products together.
TRIAL = 0.05
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
    return own if _seconds(numpy) > MARGIN * _seconds(own) else numpy


def _seconds(operations: Ops) -> float:
    """The least time that one product took, of as many as half the trial holds."""
    batch, before, behind = SHAPE
    left, right = operations.alloc2f(batch, before), operations.alloc2f(behind, before)
    found: list[float] = []
    until = perf_counter() + TRIAL / 2
    while not found or perf_counter() < until:
        started = perf_counter()
        operations.gemm(left, right, trans2=True)
        found.append(perf_counter() - started)
    return min(found)
