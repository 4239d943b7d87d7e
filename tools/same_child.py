"""One way to read a corpus, in a process of its own: what `python -m tools.same` compares.

Arguments: a file of articles as JSON lines, a folder for what comes of it, and the way, as JSON.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any


def main(articles: Path, folder: Path, way: dict[str, Any]) -> None:
    """Read, add, and write out: the readings in the order of their articles' ids, and the lines of the record."""
    given = articles.read_text("utf-8").splitlines()
    if way["order"] is not None:
        Random(way["order"]).shuffle(given)
    shuffled = folder / "articles.jsonl"
    shuffled.write_text("\n".join(given) + "\n", "utf-8")
    (folder / "readings.jsonl").write_text("\n".join(sorted(readings(given))) + "\n", "utf-8")
    record = folder / "record.db"
    if way["batch"]:
        ran("batch", str(shuffled), "--output", str(folder / "batch"))
        ran("add", str(folder / "batch"), "--record", str(record))
    else:
        add(shuffled, record, way["workers"])
    write_out(record, folder)


def readings(given: list[str]) -> list[str]:
    """The reading of each article, as JSON; of one that is refused, why."""
    import legation

    found = []
    for line in given:
        try:
            found.append(legation.read(**json.loads(line)).to_json())
        except legation.LegationError as error:
            found.append(f"{type(error).__name__}: {error}")
    return found


def add(articles: Path, record: Path, workers: int) -> None:
    """Add the articles to a new record."""
    import legation

    with legation.Record(record) as opened:
        opened.add(str(articles), reader=legation.Reader(workers=workers))


def write_out(path: Path, folder: Path) -> None:
    """Write the lines, and the export that tells most."""
    import msgspec

    import legation

    with legation.Record(path, writable=False) as record:
        (folder / "lines.jsonl").write_bytes(b"\n".join(msgspec.json.encode(line) for line in record.lines()) + b"\n")
        record.export("jsonl", folder / "export.jsonl")


def ran(*arguments: str) -> None:
    """Run a verb of the command line."""
    subprocess.run([sys.executable, "-c", "from legation.cli import main; main()", *arguments], check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), json.loads(sys.argv[3]))
