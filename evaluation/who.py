"""Who acts, towards whom, and in which office: what the scorer of the gold does not count by itself."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from evaluation.gold import GoldArticle, gold_articles, scorer

Record = dict[str, Any]


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


def table(folder: Path, readings: Path) -> str:
    """Parties of the events found, and offices, of a folder of gold articles and the readings made of it."""
    score = scorer()
    read = [(article, _reading(readings / f"{article.name}.json")) for article in gold_articles(folder)]
    found = [pair for article, reading in read for pair in _matched(score, article, reading)]
    rows = {
        "  source and target states": tally(sides for want, have in found for sides in _sides(want, have)),
        "  offices (surname, state)": tally((_offices(a.record, score), _offices(r, score)) for a, r in read),
    }
    return "".join(f"{tallied.row(name)}\n" for name, tallied in rows.items())


def _reading(path: Path) -> Record:
    loaded: Record = json.loads(path.read_text("utf-8")) if path.exists() else {"events": [], "offices": []}
    return loaded


def _matched(score: ModuleType, article: GoldArticle, reading: Record) -> list[tuple[Record, Record]]:
    matched: list[tuple[Record, Record]] = score.match(article.record["events"], reading["events"], article.text)
    return matched


def _sides(want: Record, have: Record) -> Iterator[tuple[set[str], set[str]]]:
    for side in ("source", "target"):
        yield set(want[side]), set(have[side])


def _offices(record: Record, score: ModuleType) -> set[tuple[str, str]]:
    """Everybody with an office, by surname and state."""
    return {(score.surname(office["name"]), office.get("of") or "") for office in record.get("offices") or ()}
