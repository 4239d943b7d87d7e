"""Folders as `legation batch` writes them, made of readings that are there already, for tests of what comes after."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow
from pyarrow import parquet

from legation.model import Article, Reading
from legation.record.blocks import blocks_of, kernel_of
from legation.record.evidence import evidence_of, headline_of
from legation.record.keys import event_keys
from legation.record.profile import profile_of
from legation.record.writing import ENCODER, Entry

WHOLE, WHOLES, TEXT, DAY = pyarrow.int64(), pyarrow.list_(pyarrow.int64()), pyarrow.string(), pyarrow.date32()
ARTICLES = pyarrow.schema(
    {"part": WHOLE, "number": WHOLE, "key": TEXT, "address": TEXT, "version": WHOLE, "hash": TEXT}
    | {"title": TEXT, "url": TEXT, "outlet": TEXT, "text": TEXT, "basis": TEXT}
    | {"published_from": DAY, "published_to": DAY}
)
EVENTS = pyarrow.schema(
    {"part": WHOLE, "number": WHOLE, "id": TEXT, "article": TEXT, "kernel": WHOLE, "blocks": WHOLES}
    | {"profile": pyarrow.binary()}
)


@dataclass(frozen=True, kw_only=True)
class Given:
    """An article that was read, and which version it is."""

    article: Article
    reading: Reading
    version: int = 0


def write(folder: Path, given: Sequence[Given], parts: int = 2) -> Path:
    """A folder of so many parts, that is whole."""
    size = -(-len(given) // parts)
    for part in range(parts):
        _write_part(folder, part, given[part * size : (part + 1) * size])
    books = folder / "_legation"
    (books / "done").mkdir(parents=True, exist_ok=True)
    (books / "manifest.json").write_text(f'{{"parts": {parts}}}')
    (books / "done" / "part-00000.json").write_text(f'{{"read": {len(given)}}}')
    (folder / "_SUCCESS").touch()
    return folder


def _write_part(folder: Path, part: int, given: Iterable[Given]) -> None:
    articles: list[dict[str, Any]] = []
    events: list[dict[str, Any]] = []
    for number, each in enumerate(given, 1):
        entry = Entry(
            article=each.article, reading=each.reading, version=each.version, reader="test", added="", keep_text=True
        )
        place = {"part": part, "number": number}
        articles.append(place | _article(entry))
        events += [place | event for event in _events(entry)]
    for name, rows, schema in (("articles", articles, ARTICLES), ("events", events, EVENTS)):
        (folder / name).mkdir(parents=True, exist_ok=True)
        table = pyarrow.Table.from_pylist(rows, schema=schema)
        parquet.write_table(table, folder / name / f"part-{part:05}.parquet")


def _article(entry: Entry) -> dict[str, Any]:
    cited, published = entry.article.citation, entry.reading.published
    return {
        "key": entry.key,
        "address": entry.address,
        "version": entry.version,
        "hash": cited.id,
        "title": cited.title,
        "url": cited.url,
        "outlet": cited.outlet,
        "text": entry.article.text,
        "published_from": published.interval.first,
        "published_to": published.interval.last,
        "basis": published.basis.value,
    }


def _events(entry: Entry) -> Iterable[dict[str, Any]]:
    for key, event in event_keys(entry.key, entry.reading.events):
        evidence = evidence_of(entry.article.text, event.mentions)
        profile = profile_of(key, event, entry.reading, evidence, headline_of(entry.article), entry.publisher)
        yield {
            "id": key,
            "article": entry.key,
            "kernel": kernel_of(profile),
            "blocks": blocks_of(profile),
            "profile": ENCODER.encode(profile),
        }
