"""Sources are read article by article; what is known is not read again, and what cannot be read stops nothing."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import pytest

from legation.articles import door
from legation.errors import InputError, LegationError, ReaderFault
from legation.model import Article, Reading
from legation.record.outcomes import Outcome, Report
from legation.record.reader import Reader
from legation.record.record import Record
from tests.record.told import PLAN, REPORT, REVISED, put

LUSA = {"url": "https://lusa.example/plan", "title": "Talks", "text": PLAN, "published": "2023-03-10", "outlet": "Lusa"}
MAP = {"url": "https://map.example/report", "text": REPORT, "published": "2023-03-15"}


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """An empty record."""
    with Record(tmp_path / "a.db") as made:
        yield made


def json_lines(path: Path, *given: object) -> Path:
    """A file with a line for each; strings are written as they are."""
    lines = [each if isinstance(each, str) else json.dumps(each) for each in given]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def written_out(record: Record) -> list[bytes]:
    """All lines of a record."""
    return [msgspec.json.encode(line) for line in record.lines()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting(Reader):
    """Reads as all readers do, and notes what it was given."""

    given: list[str] = field(default_factory=list)

    def read(self, article: Article) -> Reading | InputError | ReaderFault:
        """What the article says."""
        self.given.append(article.text)
        return Reader().read(article)


def test_a_text_file_comes_in(record: Record, tmp_path: Path) -> None:
    """One file, one article, one line of the record."""
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    assert record.add(tmp_path / "plan.txt").outcomes == {Outcome.NEW: 1}
    assert len(list(record.lines())) == 1


def test_a_folder_comes_in_with_the_folders_in_it(record: Record, tmp_path: Path) -> None:
    """Files whose names do not tell what they hold are left alone."""
    inner = tmp_path / "news" / "march"
    inner.mkdir(parents=True)
    (tmp_path / "news" / "plan.txt").write_text(PLAN, encoding="utf-8")
    (inner / "report.txt").write_text(REPORT, encoding="utf-8")
    (inner / "photo.raw").write_bytes(b"\x00\xff")
    assert record.add(tmp_path / "news").outcomes == {Outcome.NEW: 2}


def test_json_lines_bring_what_is_known_of_each_article(record: Record, tmp_path: Path) -> None:
    """URL, title, day and outlet are those of the line."""
    record.add(json_lines(tmp_path / "news.jsonl", LUSA))
    (row,) = record._connection.execute("SELECT url, title, outlet, published_from, published_basis FROM article")
    assert tuple(row) == (LUSA["url"], "Talks", "Lusa", "2023-03-10", "given")


def test_packed_files_come_in(record: Record, tmp_path: Path) -> None:
    """A ``.gz`` is unpacked on the way."""
    packed = json_lines(tmp_path / "news.jsonl", LUSA, MAP)
    (tmp_path / "news.jsonl.gz").write_bytes(gzip.compress(packed.read_bytes()))
    assert record.add(tmp_path / "news.jsonl.gz").outcomes == {Outcome.NEW: 2}


def test_versions_of_json_lines_speak_by_their_numbers(record: Record, tmp_path: Path) -> None:
    """The order of the lines does not matter."""
    newer = {**LUSA, "text": REVISED, "version": 2}
    report = record.add(json_lines(tmp_path / "news.jsonl", newer, {**LUSA, "version": 1}))
    assert report.outcomes == {Outcome.NEW: 1, Outcome.OLDER: 1}
    assert [line.where.name for line in record.lines()] == ["Porto"]


def test_bad_lines_among_good_ones_are_told(record: Record, tmp_path: Path) -> None:
    """Each by its file and line, with the reason; the good ones are in the record."""
    path = json_lines(tmp_path / "news.jsonl", LUSA, "{broken", {"url": "x"}, {**MAP, "published": "soon"}, MAP)
    report = record.add(path)
    assert report.outcomes == {Outcome.NEW: 2}
    assert [each.name.rpartition(":")[2] for each in report.refused] == ["2", "3", "4"]
    assert report.refused[1].reason == "there is neither 'text' nor 'html' in it"
    assert report.read == 5


def test_a_source_that_is_not_there_is_told(record: Record, tmp_path: Path) -> None:
    """The others are still read."""
    report = record.add(tmp_path / "none.txt", json_lines(tmp_path / "news.jsonl", LUSA))
    assert [each.name for each in report.refused] == [str(tmp_path / "none.txt")]
    assert report.outcomes == {Outcome.NEW: 1}


def test_nothing_gives_an_empty_report(record: Record) -> None:
    """No source, no article, no error."""
    assert record.add() == Report()


def test_what_is_known_is_not_read_again(record: Record, tmp_path: Path) -> None:
    """The second time, the reader is given the new article only."""
    record.add(json_lines(tmp_path / "news.jsonl", LUSA))
    reader = Counting()
    report = record.add(json_lines(tmp_path / "more.jsonl", LUSA, MAP), reader=reader)
    assert reader.given == [REPORT]
    assert report.outcomes == {Outcome.KNOWN: 1, Outcome.NEW: 1}


def test_another_reader_reads_again(record: Record, tmp_path: Path) -> None:
    """With the gate, it is another reader."""
    path = json_lines(tmp_path / "news.jsonl", LUSA)
    record.add(path)
    assert record.add(path, reader=Reader(gate=True)).outcomes == {Outcome.AGAIN: 1}


def test_all_is_read_again_without_its_sources(record: Record, tmp_path: Path) -> None:
    """The texts that are kept are enough; those that were not kept are left as they are."""
    record.add(json_lines(tmp_path / "news.jsonl", LUSA))
    record.add(json_lines(tmp_path / "more.jsonl", MAP), keep_text=False)
    before = written_out(record)
    assert record.add_again(reader=Reader(gate=True)).outcomes == {Outcome.AGAIN: 1}
    assert record.add_again(reader=Reader(gate=True)).outcomes == {}
    assert written_out(record) == before


def test_progress_is_told_of_each_document(record: Record, tmp_path: Path) -> None:
    """Once each, the bad ones too."""
    heard: list[tuple[str, object]] = []
    path = json_lines(tmp_path / "news.jsonl", LUSA, "{broken", LUSA)
    record.add(path, progress=lambda name, outcome: heard.append((name.rpartition(":")[2], outcome)))
    told = dict(heard)
    assert sorted(name for name, _ in heard) == ["1", "2", "3"]
    assert told["1"] is Outcome.NEW
    assert isinstance(told["2"], LegationError)
    assert told["3"] is Outcome.KNOWN


def test_several_processes_give_the_same_record(tmp_path: Path) -> None:
    """With two workers, report and lines are those of one."""
    given = [LUSA, MAP, LUSA, "{broken", {**LUSA, "text": REVISED}]
    path = json_lines(tmp_path / "news.jsonl", *given)
    found = []
    for workers in (1, 2):
        with Record(tmp_path / f"{workers}.db") as record:
            found.append((record.add(path, reader=Reader(workers=workers)), written_out(record)))
    assert found[0] == found[1]


class Failing(Reader):
    """A reader with a fault: it fails on reports."""

    __slots__ = ()

    def read(self, article: Article) -> Reading | InputError | ReaderFault:
        """What the article says, save where it is a report."""
        return ReaderFault("a fault of ours") if article.text == REPORT else Reader().read(article)


def test_a_fault_of_the_reader_is_told_and_the_article_tried_again(record: Record, tmp_path: Path) -> None:
    """What could not be read is not in the record, so that the next run takes it up."""
    path = json_lines(tmp_path / "news.jsonl", MAP, LUSA)
    report = record.add(path, reader=Failing())
    assert [each.reason for each in report.refused] == ["a fault of ours"]
    assert report.outcomes == {Outcome.NEW: 1}
    assert record.add(path).outcomes == {Outcome.NEW: 1, Outcome.KNOWN: 1}


class Ending(Reader):
    """A reader whose process ends, as when the machine has no memory left."""

    __slots__ = ()

    def read(self, article: Article) -> Reading | InputError | ReaderFault:
        """Nothing."""
        os._exit(1)


def test_a_process_that_is_ended_is_told(record: Record, tmp_path: Path) -> None:
    """With what to do; the record is there still."""
    with pytest.raises(ReaderFault, match="a process that was reading has been ended"):
        record.add(json_lines(tmp_path / "news.jsonl", LUSA, MAP), reader=Ending(workers=2))
    assert written_out(record) == []


def test_marks_that_are_no_text_do_no_harm(record: Record, tmp_path: Path) -> None:
    """Halves of characters and zero bytes in any field come in as signs that can be written out."""
    strange = {
        "text": f"{PLAN} \ud800\x00",
        "title": "\udcff\x00",
        "url": "https://a.example/\ud83d",
        "outlet": "\ud800",
    }
    record.add(json_lines(tmp_path / "news.jsonl", strange))
    assert len(written_out(record)) == 1


def test_a_number_that_counts_no_versions_is_passed_over(record: Record, tmp_path: Path) -> None:
    """A version of thirty digits is none."""
    assert record.add(json_lines(tmp_path / "news.jsonl", {**LUSA, "version": 10**30})).outcomes == {Outcome.NEW: 1}


def test_marks_that_are_no_text_come_through_the_door_as_others(record: Record) -> None:
    """Also where an article is made by a program and not read from a file."""
    given = door.article(PLAN, title="\udcff", url="https://a.example/\ud83d", outlet="\ud800")
    assert put(record, given) is Outcome.NEW
