"""Counts of what is right, and the row of a table that they make."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many were right, how many were read, and how many the gold holds."""

    right: int
    read: int
    gold: int

    def row(self, name: str) -> str:
        """A row of a table: precision, recall and F1."""
        precision = self.right / self.read if self.read else 0.0
        recall = self.right / self.gold if self.gold else 0.0
        both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        counts = f"({self.right} right, {self.read} predicted, {self.gold} gold)"
        return f"{name:<34} P {precision:.3f}  R {recall:.3f}  F1 {both:.3f}   {counts}"


def tally(pairs: Iterable[tuple[set[Any], set[Any]]]) -> Tally:
    """The counts over pairs of what the gold holds and what was read."""
    every = list(pairs)
    return Tally(
        right=sum(len(gold & read) for gold, read in every),
        read=sum(len(read) for _, read in every),
        gold=sum(len(gold) for gold, _ in every),
    )
