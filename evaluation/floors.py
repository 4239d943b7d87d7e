"""The floors: what has been reached, and is not given up again."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

Scores = dict[str, dict[str, float]]

FILE: Final = Path(__file__).with_name("floors.toml")
#: How far under the figure measured a new floor lies, so that the noise of another machine does not break the gate.
MARGIN: Final = 0.005
HEAD: Final = """\
# The least that each table must show: F1, or the share of a row that has only one. Floors only rise:
# `python -m evaluation --update` lifts them to what is measured less 0.005. Lower one only with a reason in the commit.
"""


def load(path: Path = FILE) -> Scores:
    """The floors, by table and row."""
    return tomllib.loads(path.read_text("utf-8"))


def save(floors: Scores, path: Path = FILE) -> None:
    """Write the floors, in a fixed order."""
    path.write_text(HEAD + "".join(_table(name, rows) for name, rows in floors.items()), encoding="utf-8")


def _table(name: str, rows: dict[str, float]) -> str:
    lines = [f"{json.dumps(row)} = {floor:.3f}\n" for row, floor in rows.items()]
    return f"\n[{name}]\n" + "".join(lines)


def below(measured: Scores, floors: Scores) -> Iterator[str]:
    """A line for each figure that lies under its floor, or is gone."""
    for table in measured:
        for row, floor in floors.get(table, {}).items():
            value = measured[table].get(row)
            if value is None or value < floor:
                yield f"{table}: {row}: {'missing' if value is None else f'{value:.3f}'}, floor {floor:.3f}"


def raised(measured: Scores, floors: Scores) -> Scores:
    """The floors, each at least as high as before."""
    result = {table: dict(rows) for table, rows in floors.items()}
    for table, rows in measured.items():
        kept = result.setdefault(table, {})
        for row, value in rows.items():
            kept[row] = max(kept.get(row, 0.0), round(max(0.0, value - MARGIN), 3))
    return result
