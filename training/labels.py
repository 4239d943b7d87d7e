"""The articles that people or models labelled with events, and the texts that the labels stand beside.

`events/written.jsonl` and `events/unseen.jsonl` hold their texts; of the others only addresses, places and labels lie
in the project, and the texts in the folders RAW (`us_*.jsonl.gz`, `wikinews_*.csv`) and NEWS (the file of the
Groningen Meaning Bank).
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.gold import gold_articles, gold_folder

EVENTS = Path(__file__).parent / "events"
#: How much an article counts: as it was published, against those written for this, which are denser.
PUBLISHED, WRITTEN = 2.0, 0.3
#: The detector learns from the articles of the Meaning Bank that begin before this sentence; the others stay a measure.
LEARNED = 4150


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """An article of the corpus, with the day on which it was published."""

    published: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """An article with the events that a careful reader found in it."""

    name: str
    text: str
    published: str | None
    events: list[dict[str, Any]]
    weight: float


def labelled(raw: Path) -> Iterator[Labelled]:
    """Articles written for this, articles of the corpus with their labels, and the open part of the gold."""
    yield from labelled_here(raw)
    yield from _open_gold()


def labelled_here(raw: Path) -> Iterator[Labelled]:
    """Articles written for this, and articles of the corpus with their labels."""
    for entry in _lines("written"):
        yield _labelled(entry, entry["id"], entry["text"], WRITTEN)
    articles = corpus(raw)
    for entry in _lines("corpus"):
        text = _checked(articles[entry["url"]].text[: entry["length"]], entry, entry["url"])
        yield _labelled(entry, entry["url"], text, PUBLISHED)


def labelled_unseen() -> Iterator[Labelled]:
    """Articles and short texts written for this that nothing has learned from: a measure."""
    for entry in _lines("unseen"):
        sort = "articles" if "\n" in entry["text"] else "short"
        yield _labelled(entry, f"unseen {sort}/{entry['id']}", entry["text"], WRITTEN)


def labelled_news(news: Path) -> Iterator[Labelled]:
    """Articles of the Groningen Meaning Bank with their labels; when they were published is not known."""
    sentences = list(news_sentences(news))
    for entry in _lines("news"):
        name = f"news/{entry['first']}"
        text = _checked("\n\n".join(sentences[entry["first"] : entry["last"] + 1]), entry, name)
        yield _labelled(entry, name, text, PUBLISHED)


def learned_from(article: Labelled) -> bool:
    """Whether the detector learns from an article of the Meaning Bank."""
    return int(article.name.removeprefix("news/")) < LEARNED


def _open_gold() -> Iterator[Labelled]:
    for article in gold_articles(gold_folder() / "articles-open"):
        day = article.record["published"]["from"]
        yield Labelled(
            name=article.name, text=article.text, published=day, events=article.record["events"], weight=PUBLISHED
        )


def _lines(name: str) -> Iterator[dict[str, Any]]:
    yield from map(json.loads, (EVENTS / f"{name}.jsonl").read_text("utf-8").splitlines())


def _checked(text: str, entry: dict[str, Any], name: str) -> str:
    if hashlib.sha256(text.encode()).hexdigest()[:16] != entry["sha256"]:
        sys.exit(f"training: {name} has another text than was labelled")
    return text


def _labelled(entry: dict[str, Any], name: str, text: str, weight: float) -> Labelled:
    for event in entry["events"]:
        event["mentions"] = [_quotation(mention, text) for mention in event["mentions"]]
        event.setdefault("when", None)
    return Labelled(name=name, text=text, published=entry.get("published"), events=entry["events"], weight=weight)


def _quotation(mention: str | list[int], text: str) -> str:
    return mention if isinstance(mention, str) else text[mention[0] : mention[1]]


# --- texts ----------------------------------------------------------------------------------------------------------


def corpus(raw: Path) -> dict[str, Raw]:
    """The articles of the corpus by address, as they were labelled: headline, empty line, text."""
    found: dict[str, Raw] = {}
    csv.field_size_limit(1 << 30)
    for path in sorted(raw.glob("wikinews_*.csv")):
        with path.open(encoding="utf-8", newline="") as handle:
            for row in csv.DictReader(handle):
                body = re.sub(r"\n\s*\n+", "\n\n", row["text"].strip())
                found.setdefault(row["url"], Raw(published=row["date"], text=f"{row['title']}\n\n{body}"))
    for path in sorted(raw.glob("us_*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for entry in map(json.loads, lines):
                text = f"{entry['title']}\n\n{entry['text'].strip()}"
                found.setdefault(entry["url"], Raw(published=entry["published"][:10], text=text))
    return found


def news_sentences(news: Path) -> Iterator[str]:
    """The sentences of the Meaning Bank, their words put together again."""
    words: list[str] = []
    with news.open(encoding="latin-1", newline="") as handle:
        for row in csv.DictReader(handle):
            if row["Sentence #"] and words:
                yield _together(words)
                words = []
            words.append(row["Word"])
    if words:
        yield _together(words)


def _together(words: Iterable[str]) -> str:
    text = re.sub(r" ([.,;:!?%)]|'s\b|n't\b)", r"\1", " ".join(words))
    return re.sub(r"([($]) ", r"\1", text).replace("`` ", '"').replace(" ''", '"')
