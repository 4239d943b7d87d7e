"""Who acts, towards whom, about what, and in which office: what the scorer of the gold does not count by itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from evaluation import topics
from evaluation.gold import GoldArticle, gold_articles, scorer
from evaluation.tally import tally

Record = dict[str, Any]


def table(folder: Path, readings: Path) -> str:
    """Parties of the events found, and offices, of a folder of gold articles and the readings made of it."""
    score = scorer()
    read = [(article, _reading(readings / f"{article.name}.json")) for article in gold_articles(folder)]
    found = [pair for article, reading in read for pair in _matched(score, article, reading)]
    rows = {
        "  source and target states": tally(sides for want, have in found for sides in _sides(want, have)),
        "  topics (words shared)": topics.tally((want.get("topics") or [], have["topics"]) for want, have in found),
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
