"""Read the raw text that the teacher labels: releases of the State Department and the White House, and Wikinews.

Every paragraph comes once, however many releases repeat it, in an order that depends on nothing but the text.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

csv.field_size_limit(1 << 30)
#: Words in a paragraph: shorter ones are headings and signatures, longer ones lists.
SHORTEST, LONGEST = 8, 250
#: What opens the lines that Wikinews puts around an article.
FURNITURE = ("Share this", "Have an opinion", "Retrieved from", "Correction")


def paragraphs(folder: Path, words: int) -> Iterator[str]:
    """Paragraphs of the corpus, all of Wikinews and equal parts of the two others, up to a number of words."""
    news = chosen(wikinews(folder), words)
    left = max(0, words - sum(map(size, news)))
    yield from news
    for name in ("us_state_press_releases_2021-2022.jsonl.gz", "us_white_house_2021-2022.jsonl.gz"):
        yield from chosen(releases(folder / name), left // 2)


def chosen(found: Iterable[str], words: int) -> list[str]:
    """Distinct paragraphs in the order of their hashes, until there are enough words."""
    kept: list[str] = []
    for text in sorted({text for text in found if SHORTEST <= size(text) <= LONGEST}, key=digest):
        if words <= 0:
            break
        kept.append(text)
        words -= size(text)
    return kept


def releases(path: Path) -> Iterator[str]:
    """Paragraphs of the newest version of each release."""
    newest: dict[str, dict[str, str]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        for line in handle:
            entry = json.loads(line)
            if int(entry["version"]) >= int(newest.get(entry["url"], entry)["version"]):
                newest[entry["url"]] = entry
    for entry in newest.values():
        yield from cut(entry["text"])


def wikinews(folder: Path) -> Iterator[str]:
    """Paragraphs of the Wikinews articles, without what stands around them."""
    for path in sorted(folder.glob("wikinews_*.csv")):
        with path.open(encoding="utf-8", newline="") as handle:
            for row in csv.DictReader(handle):
                yield from (text for text in cut(row["text"]) if not text.startswith(FURNITURE))


def cut(text: str) -> Iterator[str]:
    return (" ".join(line.split()) for line in text.splitlines() if line.strip())


def size(text: str) -> int:
    return text.count(" ") + 1


def digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()
