"""The ledger: a second run goes on where the first one stopped, and looks again at what has changed."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from legation.errors import InputError, ReaderFault
from legation.model import Count
from legation.record.ledger import Arrival, Validator
from legation.record.outcomes import Outcome
from legation.record.preparing import FirstLook, Preparing
from legation.record.reader import Reader
from legation.record.record import Record
from legation.record.stopping import Stop
from legation.sources.document import BadDocument, Document
from legation.sources.origin import Arrived
from tests.record.told import PLAN, REPORT, REVISED
from tests.sources.arriving import intake, page
from tests.sources.web.conftest import no_proxies
from tests.sources.web.servers import Page, Site

__all__ = ["no_proxies"]

#: A page of a crawl that tells nothing of states.
GARDEN = (
    "<html><body><article><p>"
    + "Tomatoes ripen late this summer, and slugs are many. " * 20
    + "</p></article></body></html>"
)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """An empty record."""
    with Record(tmp_path / "a.db") as made:
        yield made


def pages(*documents: Document) -> Iterator[Arrived]:
    """Documents of one crawl."""
    return (Arrived(origin="crawl", found=each) for each in documents)


def written(path: Path, *texts: str) -> Path:
    """JSON lines with an article each."""
    path.write_text(
        "\n".join(json.dumps({"text": each, "url": f"https://a.example/{n}"}) for n, each in enumerate(texts))
    )
    return path


def test_what_came_before_is_not_even_taken_apart(record: Record, tmp_path: Path) -> None:
    """The second time nothing is prepared or read: a fault of either would be told."""
    path = written(tmp_path / "news.jsonl", PLAN, REPORT)
    record.add(path)
    adding = record.adding(Faulty())
    report = adding.run(Arrived(origin=str(path), found=each) for each in documents_of(path))
    assert report.outcomes == {Outcome.KNOWN: 2}


class Faulty(Reader):
    """A reader that must not be asked."""

    __slots__ = ()

    def read(self, article: object) -> ReaderFault:
        """Nothing."""
        return ReaderFault("it was asked")


def documents_of(path: Path) -> list[Document]:
    """The documents of JSON lines, as the door names them."""
    given = [json.loads(line) for line in path.read_text().splitlines()]
    return [Document(name=f"{path}:{place}", **each) for place, each in enumerate(given, start=1)]


@pytest.mark.parametrize("in_folder", [True, False])
def test_a_file_whose_name_is_no_utf_8_comes_in_once(record: Record, tmp_path: Path, in_folder: bool) -> None:
    """Old disks are full of them; the name is told with its bytes, and what is not there is told too."""
    (tmp_path / "a").mkdir()
    path = os.fsdecode(bytes(tmp_path) + b"/a/lima\xff.txt")
    Path(path).write_text(PLAN, encoding="utf-8")
    named = tmp_path / "a" if in_folder else path
    gone = os.fsdecode(bytes(tmp_path) + b"/gone\xff")
    shown = f"{tmp_path}/gone\\udcff"
    found = [record.add(named, gone) for _ in range(2)]
    assert [each.outcomes for each in found] == [{Outcome.NEW: 1}, {Outcome.KNOWN: 1}]
    assert [each.name for each in found[0].refused] == [shown]
    assert {each.name for each in record.sources().items} == {
        str(tmp_path / "a") if in_folder else f"{tmp_path}/a/lima\\udcff.txt",
        shown,
    }


def test_what_has_changed_is_looked_at_again(record: Record, tmp_path: Path) -> None:
    """The same line of a file with another text is another document."""
    record.add(written(tmp_path / "news.jsonl", PLAN, REPORT))
    assert record.add(written(tmp_path / "news.jsonl", REVISED, REPORT)).outcomes == {
        Outcome.NEWER: 1,
        Outcome.KNOWN: 1,
    }


def test_what_could_not_be_read_is_tried_again(record: Record, tmp_path: Path) -> None:
    """Each time it is told anew."""
    path = written(tmp_path / "news.jsonl", "...", PLAN)
    assert record.add(path).failures == 1
    again = record.add(path)
    assert (again.failures, again.outcomes) == (1, {Outcome.KNOWN: 1})


def test_a_text_in_another_language_is_not_looked_at_twice(record: Record, tmp_path: Path) -> None:
    """It is counted by its language the first time, as known the second."""
    path = written(tmp_path / "news.jsonl", "Los ministros de Chile y del Perú se reunieron en Arica el martes. " * 9)
    assert record.add(path).languages == {"es": 1}
    assert record.add(path).outcomes == {Outcome.KNOWN: 1}


def test_pages_that_were_passed_over_are_read_where_all_are_wanted(record: Record) -> None:
    """Who asks for a second look gets it."""
    garden = Document(name="1", html=GARDEN, by_chance=True)
    found = [record.adding(Reader()).run(pages(garden)).outcomes for _ in range(2)]
    assert found == [{Outcome.PASSED_OVER: 1}, {Outcome.KNOWN: 1}]
    every = record.adding(Reader(), Preparing(first_look=FirstLook.NONE))
    assert every.run(pages(garden)).outcomes == {Outcome.NEW: 1}


def test_a_page_of_a_list_that_was_passed_over_is_read_where_lists_are_read(record: Record, tmp_path: Path) -> None:
    """Once all pages got a first look; now only those of crawls do, and of this one the second look."""
    listed = tmp_path / "list.urls"
    with Site({"/1": page(GARDEN)}) as site:
        listed.write_text(site.url("/1"))
        looks = (FirstLook.ALL, FirstLook.ALL, FirstLook.CRAWLED, FirstLook.ALL)
        found = [record.add(listed, intake=intake(), first_look=each).outcomes for each in looks]
        assert found == [
            {Outcome.PASSED_OVER: 1},
            {Outcome.KNOWN: 1},
            {Outcome.NEW: 1},
            {Outcome.KNOWN: 1},
        ]


def test_texts_of_a_crawl_get_a_first_look_too(record: Record) -> None:
    """Others made texts of its pages (WET); a text that somebody chose is read, whatever the look."""
    words = "Roses want sun and water, and in spring new earth. " * 30
    crawl = Document(name="1", text=words, by_chance=True)
    looked = record.adding(Reader(), Preparing(first_look=FirstLook.ALL))
    assert looked.run(pages(crawl, Document(name="2", text=words))).outcomes == {
        Outcome.PASSED_OVER: 1,
        Outcome.NEW: 1,
    }


def test_a_page_that_somebody_chose_gets_no_first_look(record: Record) -> None:
    """It comes in, whatever it tells."""
    assert record.adding(Reader()).run(pages(Document(name="1", html=GARDEN))).outcomes == {Outcome.NEW: 1}


def test_a_run_that_is_stopped_goes_on_with_the_next(record: Record, tmp_path: Path) -> None:
    """The article in hand is added; the rest comes in the next run."""
    path = written(tmp_path / "news.jsonl", PLAN, REPORT, "The presidents of Chile and Peru spoke by phone on May 3.")
    stop = Stop()
    first = record.add(path, stop=stop, progress=lambda name, outcome: stop.ask() if not stop.asked else None)
    assert (first.outcomes, first.stopped) == ({Outcome.NEW: 1}, True)
    second = record.add(path)
    assert (second.outcomes, second.stopped) == ({Outcome.KNOWN: 1, Outcome.NEW: 2}, False)


def test_a_page_that_is_fetched_again_is_looked_at(record: Record, tmp_path: Path) -> None:
    """Though the list that names it tells of no change; where it has not changed, it is still what it was."""
    listed = tmp_path / "list.urls"

    def text(words: str) -> Page:
        return page(f"<html><body><article><p>{words}</p></article></body></html>")

    with Site({"/1": text(PLAN), "/2": text(REPORT)}) as site:
        listed.write_text(f"{site.url('/1')}\n{site.url('/2')}\n")
        assert record.add(listed, intake=intake()).outcomes == {Outcome.NEW: 2}
        site.routes["/1"] = text(REVISED)
        assert record.add(listed, intake=intake()).outcomes == {Outcome.KNOWN: 2}
        found = record.add(listed, intake=intake(refetch=True)).outcomes
        assert found == {Outcome.NEWER: 1, Outcome.KNOWN: 1}
        (origin,) = record.sources().items
        assert [(each.name, each.count) for each in origin.outcomes] == [("new", 1), ("newer version", 1)]


def test_pages_that_fail_alike_are_counted_together(record: Record, tmp_path: Path) -> None:
    """What is told of each in the report names its address; why they fail is one thing."""
    listed = tmp_path / "list.urls"
    with Site({}) as site:
        dead = [site.url("/1"), site.url("/2")]
        listed.write_text("\n".join(dead))
        why = "there is no such page; check the address (status 404)"
        told = [each.reason for each in record.add(listed, intake=intake()).refused]
        assert told == [f"{dead[0]}: {why}", f"{dead[1]}: {why}"]
        (origin,) = record.sources().items
        assert origin.reasons == (Count(name=why, count=2),)


def test_what_fails_as_before_counts_as_known_on_demand(record: Record) -> None:
    """Who looks again and again is told once, and again when it fails in another way."""
    first, second = (BadDocument(name="1", error=InputError(words)) for words in ("It is torn.", "It is gone."))
    reports = []
    for given in (first, first, second):
        adding = record.adding(Reader(), once=True)
        reports.append(adding.run([Arrived(origin="crawl", found=given)]))
    assert [(each.failures, each.outcomes) for each in reports] == [(1, {}), (0, {Outcome.KNOWN: 1}), (1, {})]


def test_many_origins_are_written_as_they_come(record: Record) -> None:
    """What was looked at does not grow in memory, though nothing came of it."""
    ledger = record.adding(Reader()).ledger
    for number in range(600):
        ledger.look(f"file {number}")
    assert record._connection.execute("SELECT count(*) FROM origin").fetchone()[0] == 500


def test_another_reader_looks_at_everything_again(record: Record, tmp_path: Path) -> None:
    """What one has set aside another may read."""
    path = written(tmp_path / "news.jsonl", PLAN)
    record.add(path)
    assert record.add(path, reader=Reader(gate=True)).outcomes == {Outcome.AGAIN: 1}


def test_many_arrivals_are_written_together(record: Record) -> None:
    """Before they are written they are known already."""
    ledger = record.adding(Reader()).ledger
    ledger.note("crawl", Arrival(name="1", stamp="a", outcome=Outcome.PASSED_OVER))
    assert (ledger.outcome("crawl", "1", "a"), ledger.outcome("crawl", "1", "b")) == ("passed over", None)
    assert record._connection.execute("SELECT count(*) FROM arrival").fetchone()[0] == 0
    ledger.write()
    assert record.adding(Reader()).ledger.outcome("crawl", "1", "a") == "passed over"


def test_what_a_server_says_of_changes_is_kept(record: Record) -> None:
    """An address that moved for good stays known when a later look does not say so again."""
    ledger = record.adding(Reader()).ledger
    ledger.remember("feed", Validator(etag='"1"', moved="https://new.example/feed"))
    ledger.remember("feed", Validator(etag='"2"', last_modified="Mon, 06 Mar 2023 10:00:00 GMT"))
    assert record.adding(Reader()).ledger.validator("feed") == Validator(
        etag='"2"', last_modified="Mon, 06 Mar 2023 10:00:00 GMT", moved="https://new.example/feed"
    )
    assert ledger.validator("another") == Validator()
