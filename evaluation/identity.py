"""The gold of acts told in several articles: its texts in an empty record, and how well the lines tell them apart."""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from evaluation.gold import READINGS, gold_folder
from legation.articles import door
from legation.model import Reading
from legation.reading.reader import read_article
from legation.record.keys import article_key, event_keys
from legation.record.record import Record

#: Who published the texts.
OUTLET: Final = "state.gov"
#: How the scorer words its figures, and under what name each is kept.
SHARE: Final = re.compile(r"mentions matched\s+(?P<share>[\d.]+)\s+\((?P<counts>.*)\)")
PAIRS: Final = re.compile(r"pairs of the matched\s+P (?P<precision>[\d.]+)\s+R (?P<recall>[\d.]+)\s+F1 (?P<f1>[\d.]+)")
CUBED: Final = re.compile(r"B-cubed\s+P (?P<precision>[\d.]+)\s+R (?P<recall>[\d.]+)\s+F1 (?P<f1>[\d.]+)")
NEAR: Final = re.compile(r"near misses merged\s+(?P<merged>\d+) of (?P<all>\d+)")


def table() -> str:
    """The figures of the gold's own scorer, each in a row with a name."""
    gold = gold_folder() / "identity"
    lines = READINGS / "identity.jsonl"
    lines.parent.mkdir(parents=True, exist_ok=True)
    write_lines(sorted((gold / "texts").glob("*.txt")), lines)
    command = [sys.executable, str(gold / "score.py"), str(gold), str(lines)]
    return rows(subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout)


def rows(told: str) -> str:
    """What the scorer prints, in rows as the other scorers print them: a name, a figure, what it is made of."""
    share, pairs, cubed, near = (pattern.search(told) for pattern in (SHARE, PAIRS, CUBED, NEAR))
    if not (share and pairs and cubed and near):
        sys.exit(f"evaluation: the scorer of identity prints something else than it did:\n{told}")
    merged, counted = int(near["merged"]), int(near["all"])
    return "".join(
        (
            f"mentions matched         {share['share']}   ({share['counts']})\n",
            f"pairs: F1                {pairs['f1']}   (R {pairs['recall']})\n",
            f"pairs: precision         {pairs['precision']}   (of the matched)\n",
            f"B-cubed: F1              {cubed['f1']}   (P {cubed['precision']}  R {cubed['recall']})\n",
            f"near misses kept apart   {1 - merged / counted:.3f}   ({merged} of {counted} merged)\n",
        )
    )


def write_lines(texts: Iterable[Path], output: Path) -> None:
    """Add texts to an empty record, and write its lines as the scorer reads them."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "identity.db"
        mentions = _added(texts, file)
        lines = _lines(file, mentions)
    output.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")


def _added(texts: Iterable[Path], file: Path) -> dict[str, list[dict[str, Any]]]:
    """The mentions of each event that a record got from some texts, by the event's key."""
    found: dict[str, list[dict[str, Any]]] = {}
    with Record(file) as record:
        for path in texts:
            published = path.with_suffix(".published").read_text("utf-8").strip()
            article = door.article(path.read_text("utf-8"), published=published, outlet=OUTLET)
            reading = read_article(article)
            record.add_reading(article, reading, reader="evaluation")
            found |= _mentions(path.stem, reading)
    return found


def _mentions(name: str, reading: Reading) -> dict[str, list[dict[str, Any]]]:
    return {
        key: [{"article": name, "start": span.start, "end": span.end} for span in event.mentions]
        for key, event in event_keys(article_key(reading.article), reading.events)
    }


def _lines(file: Path, mentions: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """The lines of a record with the mentions of all their events."""
    query = "SELECT event.key, event.type, line.key FROM event JOIN line ON line.id = event.line WHERE event.current"
    lines: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    connection = sqlite3.connect(file)
    for event, type_name, line in connection.execute(query):
        lines[line, type_name] += mentions[event]
    connection.close()
    return [{"id": line, "type": name, "mentions": told} for (line, name), told in sorted(lines.items())]
