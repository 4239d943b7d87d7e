"""A batch reads what `legation add` reads, as it does; its output comes into a record as if it had been added."""

from __future__ import annotations

import gzip
import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pyarrow
import pytest
from pyarrow import parquet

from legation.errors import InputError, ReaderFault
from legation.model import Article, Reading
from legation.record.batch_output import rows_of
from legation.record.outcomes import Outcome, Report
from legation.record.reader import Reader
from legation.record.record import Record
from legation.scale.batch import BatchReport, batch
from tests.cli.recording import MESSAGE, run
from tests.scale.press import articles, press
from tests.sources.test_warc import answer, record

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

#: Lines of the input, and about how many bytes of them make a part.
LINES = 500
PART = 20_000
READ: dict[tuple[str, str | None], str] = {}


class Kept(Reader):
    """A reader of whose readings the JSON is kept, by the articles."""

    def read(self, article: Article) -> Reading | InputError | ReaderFault:
        """What an article says."""
        found = super().read(article)
        if isinstance(found, Reading):
            READ[article.citation.id, article.citation.url] = found.to_json()
        return found


@dataclass(frozen=True, kw_only=True)
class Both:
    """The same input, added to a record and read by a batch."""

    input: Path
    added: Path
    report: Report
    output: Path
    batch: BatchReport


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory, spark: SparkSession) -> Both:
    """Five hundred lines, read once each way."""
    folder = tmp_path_factory.mktemp("both")
    given = press(folder / "press.jsonl", LINES)
    with Record(folder / "added.db") as known:
        report = known.add(given, reader=Kept())
    output = folder / "out"
    found = batch(given, output=output, part_bytes=PART)
    return Both(input=given, added=folder / "added.db", report=report, output=output, batch=found)


def rows(output: Path, table: str) -> Iterator[dict[str, object]]:
    """The rows of a table, in the order of the input."""
    for path in sorted((output / table).glob("part-*.parquet")):
        yield from rows_of(path)


def exported(record: Path) -> list[bytes]:
    """All lines of a record, with all their mentions."""
    with Record(record, writable=False) as known:
        return [msgspec.json.encode(line) for line in known.lines()]


def ledger(record: Path) -> list[tuple[object, ...]]:
    """All that a record knows of what came, save the moment."""
    query = (
        "SELECT origin.name, arrival.name, stamp, outcome, reason, article, reader, failure"
        " FROM arrival JOIN origin ON origin.id = arrival.origin ORDER BY 1, 2"
    )
    with sqlite3.connect(record) as connection:
        return connection.execute(query).fetchall()


def kept(record: Path) -> list[tuple[object, ...]]:
    """All that a record keeps of its articles, save the moment."""
    query = (
        "SELECT article.key, article.hash, article.url, article.address, article.title, article.publisher,"
        " article.text, article.published_from, article.published_basis, article.dateline, article.version,"
        " article.reader, newer.key, first.key FROM article"
        " LEFT JOIN article AS newer ON newer.id = article.superseded_by"
        " LEFT JOIN article AS first ON first.id = article.original ORDER BY 1"
    )
    with sqlite3.connect(record) as connection:
        return connection.execute(query).fetchall()


# --- what is read ---------------------------------------------------------------------------------------------------


def test_readings_are_those_of_the_reader_byte_for_byte(both: Both) -> None:
    """All of them: however many processes read, and wherever the input was cut."""
    keys = {row["key"]: (row["hash"], row["url"]) for row in rows(both.output, "articles")}
    found = [(keys[row["article"]], row["json"]) for row in rows(both.output, "readings")]
    assert len(found) == LINES - 3 * (LINES // 50)
    assert [(key, READ[key].encode()) for key, _ in found] == found


def test_readings_are_those_of_the_verb(both: Both, tmp_path: Path) -> None:
    """`legation read --json` prints the same bytes."""
    text = "The foreign ministers of Chile and Peru met in Arica on May 3 to talk about wheat."
    (tmp_path / "one.txt").write_text(text)
    batch(tmp_path / "one.txt", output=tmp_path / "out")
    (row,) = rows(tmp_path / "out", "readings")
    assert run("read", "--json", tmp_path / "one.txt").stdout_bytes == row["json"] + b"\n"


def test_the_account_adds_up(both: Both) -> None:
    """Each line is read, in another language, or named with the reason why it could not be read."""
    found = both.batch
    assert (found.parts > 5, found.there, found.broken) == (True, 0, {})
    assert (found.documents, found.read, found.failures) == (500, 470, 20)
    assert (found.outcomes, found.languages) == ({Outcome.OTHER_LANGUAGE: 10}, {"es": 10})
    assert [each.name for each in found.refused[:2]] == [f"{both.input}:24", f"{both.input}:38"]
    documents = list(rows(both.output, "documents"))
    assert [row["name"] for row in documents] == [f"{both.input}:{number + 1}" for number in range(LINES)]
    assert Counter(row["outcome"] for row in documents) == {"read": 470, "other language": 10, "failed": 20}


def test_failures_have_a_table(both: Both) -> None:
    """With the sort of error and the reason, without the name in front of it."""
    found = list(rows(both.output, "failures"))
    assert len(found) == 20
    assert [(row["kind"], row["reason"]) for row in found[:2]] == [
        ("EmptyArticle", "there is neither 'text' nor 'html' in it"),
        ("InputError", "this is no JSON (Unterminated string starting at: line 1 column 10 (char 9))"),
    ]


def test_events_are_those_of_the_record(both: Both) -> None:
    """Under the same ids, with the parties, days and places that they have there."""
    with sqlite3.connect(both.added) as connection:
        known = connection.execute("SELECT key, type, status, date_from, place, profile, kernel FROM event").fetchall()
    found = {
        row["id"]: (
            row["type"],
            row["status"],
            str(row["date_from"] or ""),
            row["place"],
            row["profile"],
            row["kernel"],
        )
        for row in rows(both.output, "events")
    }
    assert len(known) > 300
    assert {key: (kind, status, day or "", *rest) for key, kind, status, day, *rest in known} == found


def test_every_mention_is_a_claim(both: Both) -> None:
    """With its words, which stand where it says in the text of the article."""
    texts = {row["key"]: row["text"] for row in rows(both.output, "articles")}
    claims = list(rows(both.output, "claims"))
    assert len(claims) > 300
    for row in claims:
        assert texts[row["article"]][row["start"] : row["end"]] == row["text"]


def test_any_program_reads_the_tables(both: Both, spark: SparkSession) -> None:
    """Spark takes a folder for one table, and passes over what is none; each column says what it means."""
    for table in ("documents", "events"):
        assert spark.read.parquet(str(both.output / table)).count() == sum(1 for _ in rows(both.output, table))
    schema = parquet.read_schema(next((both.output / "events").glob("*.parquet")))
    assert schema.field("type").metadata == {b"description": b"PLOVER type."}
    assert (both.output / "_SUCCESS").read_bytes() == b""


# --- into a record --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def taken(both: Both, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Report]:
    """A record that the output of the batch was added to."""
    path = tmp_path_factory.mktemp("taken") / "taken.db"
    with Record(path) as known:
        return path, known.add(both.output)


def test_the_record_is_the_same(both: Both, taken: tuple[Path, Report]) -> None:
    """Lines, articles with their versions and copies, and the ledger: as if all had been added one by one."""
    assert exported(taken[0]) == exported(both.added)
    assert kept(taken[0]) == kept(both.added)
    assert ledger(taken[0]) == ledger(both.added)


def test_what_came_of_each_is_the_same(both: Both, taken: tuple[Path, Report]) -> None:
    """New articles, newer and older versions, copies, other languages and what could not be read are counted alike."""
    assert taken[1] == both.report
    assert taken[1].outcomes[Outcome.NEWER] > 10


def test_what_was_added_is_known(both: Both, taken: tuple[Path, Report]) -> None:
    """A second time changes nothing; neither does the input itself, which the same reader has read."""
    with Record(taken[0]) as known:
        before = exported(taken[0])
        again, itself = known.add(both.output), known.add(both.input)
    assert again.outcomes == itself.outcomes == {Outcome.KNOWN: 480}
    assert again.failures == itself.failures == 20
    assert exported(taken[0]) == before


def test_texts_need_not_be_kept(both: Both, tmp_path: Path) -> None:
    """The options of `legation add` that are not about reading hold."""
    result = run("add", both.output, "--no-text", "--record", tmp_path / "a.db", "--quiet")
    assert result.exit_code == 2  # some of it could not be read
    with sqlite3.connect(tmp_path / "a.db") as connection:
        assert connection.execute("SELECT count(text), count(*) > 300 FROM article").fetchone() == (0, 1)


# --- other inputs ---------------------------------------------------------------------------------------------------


def page(number: int) -> bytes:
    """A page of a paper with an article, among all that pages hold."""
    text = f"The foreign ministers of Kenya and Ghana met in Accra on May {number} to talk about trains. " * 4
    body = f"<!DOCTYPE html><html><head><title>Talks {number}</title></head><body><article><p>{text}</p></article>"
    return body.encode()


def mixed(folder: Path) -> Path:
    """A folder with web archives, tables, packed lines, a text, and what is none of these."""
    folder.mkdir()
    nothing = answer("<!DOCTYPE html><title>Cake</title><p>" + "Bake the cake until it is brown. " * 20)
    crawl = b"".join(record(answer(page(number)), number) for number in range(1, 4)) + record(nothing, 9)
    (folder / "a.warc").write_bytes(crawl)
    (folder / "b.warc.gz").write_bytes(gzip.compress(crawl.replace(b"paper.example", b"other.example")))
    given = list(articles(60, seed=5))
    columns = {key: [each.get(key) for each in given] for key in ("url", "title", "published", "text", "version")}
    parquet.write_table(pyarrow.table(columns), folder / "c.parquet", row_group_size=25)
    packed = "".join(json.dumps(each) + "\n" for each in articles(60, seed=6))
    (folder / "d.jsonl.gz").write_bytes(gzip.compress(packed.encode()))
    (folder / "e.txt").write_text("Norway and Spain signed a treaty on fishing in Oslo on May 4.")
    (folder / "f.urls").write_text("https://paper.example/never-fetched\n")
    return folder


def test_all_forms_give_what_they_give_to_a_record(tmp_path: Path, spark: SparkSession) -> None:
    """Web archives, Parquet and packed lines, cut where they can be cut; pages of crawls get their first look."""
    folder = mixed(tmp_path / "mixed")
    found = batch(folder, output=tmp_path / "out", part_bytes=4_000)
    assert (found.documents, found.read, found.failures) == (130, 127, 1)
    assert found.outcomes == {Outcome.PASSED_OVER: 2}
    pieces = Counter(row["name"].partition(":")[0] for row in rows(tmp_path / "out", "documents") if row["number"] == 1)
    assert pieces[str(folder / "c.parquet")] > 2
    assert pieces[str(folder / "d.jsonl.gz")] > 2
    with Record(tmp_path / "added.db") as added, Record(tmp_path / "taken.db") as taken:
        assert taken.add(tmp_path / "out") == added.add(folder)
    assert exported(tmp_path / "taken.db") == exported(tmp_path / "added.db")
    assert kept(tmp_path / "taken.db") == kept(tmp_path / "added.db")
    assert ledger(tmp_path / "taken.db") == ledger(tmp_path / "added.db")


def test_a_table_of_an_output_is_no_input(both: Both, tmp_path: Path) -> None:
    """It would be read anew, without what is known of its articles."""
    result = run("add", next((both.output / "articles").iterdir()), "--record", tmp_path / "a.db")
    assert "this table is of the output of `legation batch`: give `legation add` the whole folder" in result.stderr


def test_what_came_of_it_is_told(tmp_path: Path, spark: SparkSession) -> None:
    """The account, the languages, and each document that could not be read, by name."""
    path = press(tmp_path / "press.jsonl", 50)
    result = run("batch", path, "--output", tmp_path / "out")
    assert result.exit_code == 2
    assert result.stdout.splitlines() == [
        "50 documents in 1 part",
        "       47 read",
        "        1 other language (es 1)",
        "        2 could not be read",
    ]
    assert result.stderr.splitlines()[0] == f"{MESSAGE}{path}:24: there is neither 'text' nor 'html' in it"
