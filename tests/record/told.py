"""Articles of our own for the tests of the record, and records made of them."""

from __future__ import annotations

from pathlib import Path

import legation
from legation.articles import door
from legation.model import Article, Reading
from legation.record.outcomes import Outcome
from legation.record.record import Record

READER = "test"

PLAN = "The foreign ministers of Portugal and Morocco will meet in Lisbon on March 14, the Portuguese ministry said."
REPORT = "The foreign ministers of Portugal and Morocco met in Lisbon on March 14 and talked about fishing rights."
REVISED = "The foreign ministers of Portugal and Morocco will meet in Porto on March 15, the Portuguese ministry said."


def article(text: str, published: str, url: str | None = None, outlet: str | None = None) -> Article:
    """An article as it comes through the door."""
    return door.article(text, published=published, url=url, outlet=outlet)


def read(given: Article) -> Reading:
    """What the reader makes of it."""
    cited = given.citation
    return legation.read(given.text, published=given.published, title=cited.title, url=cited.url, outlet=cited.outlet)


def put(record: Record, given: Article, *, version: int = 0, reader: str = READER, keep_text: bool = True) -> Outcome:
    """Read an article and add it."""
    return record.add_reading(given, read(given), version=version, reader=reader, keep_text=keep_text)


def record_of(path: Path, *given: Article) -> Record:
    """A new record of some articles, added in their order."""
    record = Record(path / "test.db")
    for each in given:
        put(record, each)
    return record
