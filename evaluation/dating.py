"""The dating of undated articles: the days in which each may have been written, against the true day."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import Any, Final

from evaluation.gold import READINGS, gold_folder, reading_of

#: What the scorer prints: how many articles have a bound, how many both, and how narrow those are that are right.
BOUND: Final = re.compile(r"^with a bound\s+(\d+) of (\d+), holding the true day (\d+) \(([\d.]+)\)$", re.MULTILINE)
ANSWERED: Final = re.compile(r"^answered\s+(\d+) of (\d+), right (\d+) \(precision ([\d.]+)\)$", re.MULTILINE)
WITHIN: Final = re.compile(r"^(right within a \w+)\s+([\d.]+) of all articles \((\d+)\)$", re.MULTILINE)


def table() -> str:
    """The table of the articles without a date."""
    gold = gold_folder() / "dating"
    lines = (gold / "timeset.jsonl").read_text("utf-8").splitlines()
    target = READINGS / "dating.jsonl"
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("w", encoding="utf-8") as output:
        output.writelines(json.dumps(dated(json.loads(line))) + "\n" for line in lines)
    command = [sys.executable, str(gold / "score.py"), str(gold / "timeset.jsonl"), str(target)]
    return in_rows(subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout)


def dated(article: dict[str, Any]) -> dict[str, str | None]:
    """The days in which an article may have been written, by its text alone."""
    reading = reading_of(article["text"])
    interval = reading.published.interval if reading else None
    first, last = (interval.first, interval.last) if interval else (None, None)
    return {
        "id": article["id"],
        "from": first.isoformat() if first else None,
        "to": last.isoformat() if last else None,
    }


def in_rows(table: str) -> str:
    """The scorer's table with one share a row, as in the other tables."""
    rows = []
    for some, of, right, share in BOUND.findall(table):
        rows.append(_row("with a bound", int(some) / max(1, int(of)), f"{some} of {of} articles"))
        rows.append(_row("bounds right", float(share), f"{right} of {some} hold the true day"))
    for some, of, right, share in ANSWERED.findall(table):
        rows.append(_row("answered", int(some) / max(1, int(of)), f"{some} of {of} articles"))
        rows.append(_row("answers right", float(share), f"{right} of {some} hold the true day"))
    for name, share, count in WITHIN.findall(table):
        rows.append(_row(name, float(share), f"{count} articles"))
    return "".join(rows)


def _row(name: str, share: float, counts: str) -> str:
    return f"{name:<22} {share:.3f}   ({counts})\n"
