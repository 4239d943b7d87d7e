"""Groups of bounded size: what is worked on at once, so that memory does not grow with a text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Thing = TypeVar("Thing")


def in_batches(things: Iterable[Thing], size: Callable[[Thing], int], enough: int) -> Iterator[list[Thing]]:
    """Things in their order, in groups; a group ends with the thing that makes it large enough."""
    batch: list[Thing] = []
    total = 0
    for thing in things:
        batch.append(thing)
        total += size(thing)
        if total >= enough:
            yield batch
            batch, total = [], 0
    if batch:
        yield batch
