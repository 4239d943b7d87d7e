"""The tables of the scorers: how each is made, and the numbers in it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from evaluation import dating, identity, naming, plover, times, who
from evaluation.gold import ARTICLE_FOLDERS, gold_folder, write_readings, write_status_readings

#: A row: a name, then F1 after precision and recall, or one share.
ROW: Final = re.compile(r"^\s*(?P<name>\S.*?)\s+(?:P [\d.]+\s+R [\d.]+\s+F1 )?(?P<value>\d\.\d{3})\s+\(", re.MULTILINE)


def article_table(folder: str) -> str:
    """The table of a folder of articles."""
    gold, readings = gold_folder() / folder, write_readings(folder)
    return _scored(gold_folder() / "articles" / "score.py", gold, readings) + who.table(gold, readings)


def status_table() -> str:
    """The table of the sentences on status, sources and dates."""
    gold = gold_folder() / "status"
    return _scored(gold / "score.py", gold / "dev.jsonl", write_status_readings(gold / "dev.jsonl"))


def plover_table() -> str:
    """The table of PLOVER's sentences."""
    return plover.table(gold_folder() / "plover" / "dev.json")


def tables() -> dict[str, Callable[[], str]]:
    """What can be measured, by name, in the order in which it is."""
    articles = {folder: lambda folder=folder: article_table(folder) for folder in ARTICLE_FOLDERS}
    return {
        **articles,
        "plover": plover_table,
        "status": status_table,
        "timebank": times.timebank_table,
        "timebank-held-out": times.timebank_held_out_table,
        "aquaint": times.aquaint_table,
        "wikiwars": times.wikiwars_table,
        "dating": dating.table,
        "naming": naming.table,
        "identity": identity.table,
    }


def numbers(table: str) -> dict[str, float]:
    """F1 or the share of each row of a table, by the row's name."""
    return {row["name"]: float(row["value"]) for row in ROW.finditer(table)}


def _scored(scorer: Path, gold: Path, readings: Path) -> str:
    command = [sys.executable, str(scorer), str(gold), str(readings)]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
