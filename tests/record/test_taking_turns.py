"""Whose word counts: nothing that only speaks of a page, or for itself, silences what the page holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from legation.model import DateBasis
from legation.record.adding import Adding
from legation.record.outcomes import Outcome
from legation.record.reader import Reader
from legation.record.record import Record
from legation.sources.document import Document
from legation.sources.feeds import feed_of
from legation.sources.origin import Arrived
from tests.record.told import PLAN, REPORT, REVISED

URL = "https://lusa.example/plan"


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """An empty record."""
    with Record(tmp_path / "a.db") as made:
        yield made


def saved(title: str, text: str, address: str = URL) -> Document:
    """A page that somebody saved, and that names an address as its own."""
    head = f'<title>{title}</title><link rel="canonical" href="{address}">'
    html = f"<!doctype html><html><head>{head}</head><body><article><p>{text}</p></article></body></html>"
    return Document(name=f"{title}: {text}", html=html)


def entry(text: str) -> Document:
    """A summary of the page in a feed of its site."""
    item = f"<item><link>{URL}</link><description>{text}</description></item>"
    (found,) = feed_of("feed", f"<rss><channel>{item}</channel></rss>".encode(), url="https://lusa.example/f").entries
    document = found.document()  # type: ignore[union-attr]
    assert isinstance(document, Document)
    return document


def came(record: Record, *given: Document) -> list[Outcome]:
    """What comes of documents, one after the other."""
    adding: Adding = record.adding(Reader())
    return [next(iter(adding.run([Arrived(origin="", found=each)]).outcomes)) for each in given]


def speaking(record: Record) -> list[str]:
    """The texts that speak."""
    rows = record._connection.execute("SELECT text FROM article WHERE superseded_by IS NULL ORDER BY text")
    return [row["text"] for row in rows]


def test_a_summary_stands_back_behind_its_page(record: Record) -> None:
    """Whichever came first; of summaries the last speaks, as of pages."""
    summary, page = entry("Portugal and Morocco will meet."), Document(name="1", text=PLAN, url=URL)
    assert came(record, summary, page, entry("Portugal and Morocco meet soon.")) == [
        Outcome.NEW,
        Outcome.NEWER,
        Outcome.OLDER,
    ]
    assert speaking(record) == [PLAN]


def test_a_page_that_is_corrected_takes_its_own_place(record: Record) -> None:
    """As before: whoever gave its address, and the page itself under the same title."""
    assert came(record, Document(name="1", text=PLAN, url=URL), Document(name="1", text=REVISED, url=URL)) == [
        Outcome.NEW,
        Outcome.NEWER,
    ]
    other = "https://map.example/1"
    assert came(record, saved("Talks", PLAN, other), saved("TALKS", REPORT, other)) == [Outcome.NEW, Outcome.NEWER]
    assert speaking(record) == sorted([REVISED, REPORT])


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (1, 2, 0), (2, 1, 0)])
def test_a_saved_page_is_a_copy_of_what_stands_where_it_says(record: Record, order: tuple[int, ...]) -> None:
    """Whichever came first, also when all is read again; a correction takes the place of the page only."""
    page = Document(name="1", text=PLAN, url=URL)
    given = (saved("Talks", PLAN), page, replace(page, text=REVISED, version=1))
    came(record, *(given[place] for place in order))
    assert speaking(record) == sorted([PLAN, REVISED])
    assert record.add_again(reader=Reader(gate=True)).outcomes == {Outcome.AGAIN: 3}
    assert speaking(record) == sorted([PLAN, REVISED])


def test_whoever_tells_the_day_is_believed_again(record: Record) -> None:
    """What is read anew from its text keeps the day that its feed told, and that it was the feed."""
    told = Document(name="1", text=PLAN, url=URL, published="2023-03-10", basis=DateBasis.FEED)
    assert came(record, told) == [Outcome.NEW]
    assert record.add_again(reader=Reader(gate=True)).outcomes == {Outcome.AGAIN: 1}
    row = record._connection.execute("SELECT published_from, published_to, published_basis FROM article").fetchone()
    assert tuple(row) == ("2023-03-10", "2023-03-10", "feed")


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_pages_that_all_name_one_address_are_all_heard(record: Record, order: tuple[int, ...]) -> None:
    """Careless sites do that, and a hostile page may name that of another; the page that lies there speaks too."""
    given = (
        saved("Talks in Lisbon", PLAN),
        saved("Fishing rights", REPORT),
        Document(name="1", text=REVISED, url=URL),
    )
    came(record, *(given[place] for place in order))
    assert speaking(record) == sorted([PLAN, REPORT, REVISED])
