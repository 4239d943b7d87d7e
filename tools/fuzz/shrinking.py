"""Making an input that fails as small as it can be: halves, quarters and so on are left out while it still fails so.

After A. Zeller and R. Hildebrandt, "Simplifying and isolating failure-inducing input" (IEEE TSE 28, 2002): ddmin.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TypeVar

#: Seconds and tries at most.
SECONDS = 30.0
TRIES = 2000
Part = TypeVar("Part")


def smallest(parts: Sequence[Part], fails: Callable[[Sequence[Part]], bool]) -> Sequence[Part]:
    """The parts without those that are not needed for it to fail, as far as time allows."""
    ends, tries, pieces = time.monotonic() + SECONDS, 0, 2
    while len(parts) > 1 and pieces <= len(parts):
        step = -(-len(parts) // pieces)
        for start in range(0, len(parts), step):
            tries += 1
            if tries > TRIES or time.monotonic() > ends:
                return parts
            fewer = [*parts[:start], *parts[start + step :]]
            if fewer and fails(fewer):
                parts, pieces = fewer, max(pieces - 1, 2)
                break
        else:
            if step == 1:
                return parts
            pieces = min(pieces * 2, len(parts))
    return parts
