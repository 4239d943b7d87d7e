"""Where the gold lies, and the readings made of it."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import legation

#: Folders of articles with gold records; all three have the scorer of the first.
ARTICLE_FOLDERS: Final = ("articles", "articles-newswire", "articles-open")
ROOT: Final = Path(__file__).parent.parent
READINGS: Final = ROOT / "build" / "evaluation"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldArticle:
    """An article and the record a careful reader made of it."""

    name: str
    text: str
    record: dict[str, Any]

    @property
    def published(self) -> legation.Interval | None:
        """The date that the program may know: only where it was given to the reader too."""
        published = self.record.get("published") or {}
        if published.get("why") != "given":
            return None
        first, last = (date.fromisoformat(bound) if bound else None for bound in (published["from"], published["to"]))
        return legation.Interval(first=first, last=last)


def gold_folder() -> Path:
    """The folder of the gold."""
    return Path(os.environ.get("LEGATION_GOLD") or ROOT.parent / "shared" / "gold")


def scorer() -> ModuleType:
    """The scorer of the gold, as a module."""
    path = gold_folder() / "articles" / "score.py"
    spec = spec_from_file_location("gold_score", path)
    if spec is None or spec.loader is None:
        sys.exit(f"evaluation: no scorer at {path}")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gold_articles(folder: Path) -> Iterator[GoldArticle]:
    """The articles of a folder, by name."""
    for path in sorted(folder.glob("*.json")):
        text = path.with_suffix(".txt").read_text("utf-8", errors="replace")
        yield GoldArticle(name=path.stem, text=text, record=json.loads(path.read_text("utf-8")))


def reading_of(text: str, published: legation.Interval | str | None = None) -> legation.Reading | None:
    """The reading of a text, or None where it is refused; standard error tells, and it counts as without events."""
    try:
        return legation.read(text, published=published)
    except legation.InputError as error:
        print(f"evaluation: refused “{text[:60]}…”: {error}", file=sys.stderr)
        return None


def write_readings(folder: str) -> Path:
    """Read every article of a folder; the readings lie in the folder returned, as ``NAME.json``."""
    target = READINGS / folder
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for article in gold_articles(gold_folder() / folder):
        reading = reading_of(article.text, article.published)
        if reading:
            (target / f"{article.name}.json").write_text(reading.to_json() + "\n", encoding="utf-8")
    return target


def write_status_readings(lines: Path) -> Path:
    """Read every sentence of the status gold, its date given; the readings lie in the file returned, one a line."""
    target = READINGS / "status.jsonl"
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("w", encoding="utf-8") as output:
        for line in lines.read_text("utf-8").splitlines():
            item = json.loads(line)
            reading = reading_of(item["text"], item["published"])
            events = json.loads(reading.to_json())["events"] if reading else []
            output.write(json.dumps({"id": item["id"], "events": events}, ensure_ascii=False) + "\n")
    return target
