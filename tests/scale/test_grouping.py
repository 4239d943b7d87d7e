"""What Spark groups is what a record of the same articles holds."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks.folders import Given, write_folder
from benchmarks.synthetic import readings
from legation.cli.group import lines_of
from legation.errors import LegationError
from legation.model import EventType
from legation.record.record import Record
from tests.cli.processes import ended, started, wait_until
from tests.cli.recording import MESSAGE, run
from tests.record.invented import FILLER, Act, later, told

pytest.importorskip("pyspark", reason="no pyspark; `pip install 'legation[spark]'` brings it")

from legation.scale.grouping import grouped
from legation.scale.tables import TABLES

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

ASSAULT = Act(verb="struck", type=EventType.ASSAULT, kind=None, source=("CHL",), target=("PER",), day=None)
WORDS = FILLER.split()


def put(url: str, more: str = FILLER, *, day: int = 0, version: int = 0, act: Act | None = None) -> Given:
    """An article that tells one act, and a long text beside it."""
    article, reading = told([act or Act()], url=url, more=more, published=later(day))
    return Given(article=article, reading=reading, version=version)


def batch() -> list[Given]:
    """Three hundred invented articles, and what records are wary of: copies, forms, versions, the same twice, wars."""
    found = [Given(article=article, reading=reading) for article, reading in readings(300, seed=3)]
    copies = [put(f"https://copy{number}.example/1", FILLER, day=number) for number in range(9, 0, -1)]
    chain = [put(f"https://chain.example/{day}", " ".join(WORDS[25 * day :] + WORDS[: 5 * day])) for day in range(3)]
    forms = [put(f"https://office.example/{day}", f"{FILLER} Signed by Rojas.", day=day) for day in range(0, 12, 3)]
    page = "https://page.example/1"
    versions = [put(page, f"{FILLER} Corrected {number}.", version=number) for number in (1, 3, 2)]
    equal = [put("https://page.example/2", f"Withdrawn {number}, says the desk of the paper.") for number in range(2)]
    wars = [
        put(f"https://war{number}.example/1", f"Day {number} of it.", day=number, act=ASSAULT) for number in range(5)
    ]
    return [*found, *copies, found[5], *chain, *forms, *versions, *equal, *wars, copies[3], found[7]]


def halves(given: list[Given]) -> list[list[Given]]:
    """The articles in two parts."""
    middle = len(given) // 2
    return [given[:middle], given[middle:]]


@dataclass(frozen=True, kw_only=True)
class Both:
    """The same articles, grouped on Spark and added to a record."""

    folder: Path
    counts: dict[str, Any]
    record: Record

    def table(self, name: str) -> list[dict[str, Any]]:
        """The rows of a table that Spark wrote."""
        from pyarrow import parquet

        rows: list[dict[str, Any]] = parquet.read_table(self.folder / name).to_pylist()
        return rows

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """What the record answers."""
        return [tuple(row) for row in self.record._connection.execute(query)]


@pytest.fixture(scope="module")
def both(spark: SparkSession, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    """The batch, both ways."""
    folder = write_folder(tmp_path_factory.mktemp("batch"), halves(batch()))
    counts = grouped(spark, folder)
    with Record(tmp_path_factory.mktemp("record") / "a.db") as record:
        for each in batch():
            record.add_reading(each.article, each.reading, version=each.version, reader="test")
        yield Both(folder=folder, counts=counts, record=record)


LINES = "SELECT event.key, line.key FROM event JOIN line ON line.id = event.line"
PAIRS = (
    "SELECT one.key, two.key, {share} FROM {table}"
    " JOIN {kind} AS one ON one.id = {table}.{kind} JOIN {kind} AS two ON two.id = other"
)


def test_the_lines_are_those_of_the_record(both: Both) -> None:
    """Every event that speaks stands in the line in which it stands there, under the same name."""
    assert {row["event"]: row["line"] for row in both.table("lines")} == dict(both.rows(LINES))


def test_there_is_something_to_get_wrong(both: Both) -> None:
    """Many lines have several events, and one is a war."""
    lines = [line for _, line in both.rows(LINES)]
    assert len(lines) - len(set(lines)) > 200
    assert both.rows("SELECT count(*) FROM event WHERE kernel IS NOT NULL AND current")[0][0] > 5


def test_the_candidates_are_the_likely_pairs_of_the_record(both: Both) -> None:
    """With the same likelihoods, in thousandths."""
    theirs = both.rows(PAIRS.format(share="likelihood", table="likeness", kind="event"))
    found = {(row["event"], row["other"], row["likelihood"]) for row in both.table("candidates")}
    assert found == {(min(one, two), max(one, two), share) for one, two, share in theirs}


def test_the_pairs_of_copies_are_those_of_the_record(both: Both) -> None:
    """With the exact share of their runs of five words."""
    theirs = both.rows(PAIRS.format(share="jaccard", table="copy", kind="article"))
    found = {(row["article"], row["other"], row["similarity"]) for row in both.table("copy_pairs")}
    assert len(found) > 40
    assert found == {pair for pair in theirs if pair[0] < pair[1]}


def test_the_originals_are_those_of_the_record(both: Both) -> None:
    """The first published of each group, then the first by its key."""
    theirs = dict(
        both.rows(
            "SELECT article.key, original.key FROM article JOIN article AS original ON original.id = article.original"
        )
    )
    assert {row["article"]: row["original"] for row in both.table("copies")} == theirs


def test_copies_of_copies_tell_no_likeness(both: Both) -> None:
    """An article that only a third one ties to its original was never compared with it."""
    shares = {(row["article"], row["other"]): row["similarity"] for row in both.table("copy_pairs")}
    for row in both.table("copies"):
        pair = min(row["article"], row["original"]), max(row["article"], row["original"])
        assert row["similarity"] == shares.get(pair)


def test_everything_is_counted(both: Both) -> None:
    """What was read, compared, found and left out stands in the counts."""
    spoken = both.rows("SELECT count(*) FROM article WHERE superseded_by IS NULL")[0][0]
    assert both.counts["copy_pairs"]["articles"] == spoken
    assert both.counts["copy_pairs"]["pairs too far apart"] == 0
    assert both.counts["candidates"]["events"] == both.counts["lines"]["events"] == len(both.table("lines"))
    assert both.counts["lines"]["lines"] == both.rows("SELECT count(*) FROM line")[0][0]


def test_nothing_of_the_way_there_is_left(both: Both) -> None:
    """Beside the batch's own tables stand four new ones."""
    made = {path.name for path in both.folder.iterdir()} - {*TABLES, "_legation", "_SUCCESS"}
    assert made == {"copy_pairs", "copies", "candidates", "lines"}
    assert {path.name for path in (both.folder / "_legation").iterdir()} == {"manifest.json", "done", "group.json"}


def test_what_is_there_is_not_made_again(both: Both, spark: SparkSession) -> None:
    """A second run reads the counts; a step that was ended is done anew, and it alone."""
    before = {path: path.stat().st_mtime_ns for path in both.folder.glob("*/*.parquet")}
    notes = both.folder / "_legation" / "group.json"
    noted = json.loads(notes.read_text())
    del noted["tables"]["copies"]
    notes.write_text(json.dumps(noted))
    assert grouped(spark, both.folder) == both.counts
    after = {path: path.stat().st_mtime_ns for path in both.folder.glob("*/*.parquet")}
    changed = {path.parent.name for path in before.keys() ^ after.keys()}
    assert changed == {"copies"}


def test_the_command_says_what_was_counted(both: Both) -> None:
    """As JSON for programs, with the same numbers."""
    result = run("group", both.folder, "--json")
    assert (result.exit_code, json.loads(result.stdout)) == (0, both.counts)


def test_what_there_is_none_of_is_not_told_to_people() -> None:
    """A table a paragraph, a number a line."""
    counts = {"articles": 1_204, "compared": 88, "crowded places": 0, "pairs": 7}
    assert list(lines_of("copy_pairs", counts)) == [
        "copy_pairs",
        "        1,204 articles",
        "           88 compared",
        "            7 pairs",
    ]


def test_the_command_refuses_what_is_no_batch(tmp_path: Path) -> None:
    """In one line, before any Spark is started."""
    result = run("group", tmp_path / "none")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"{MESSAGE}{tmp_path / 'none'}: nothing of a batch; `legation batch INPUT...")


def test_who_ends_it_is_told_in_one_line_how_it_goes_on(spark: SparkSession, tmp_path: Path) -> None:
    """Ctrl-C in the midst of Spark's work: without a word of Spark's."""
    folder = write_folder(tmp_path, [[put("https://a.example/1"), put("https://b.example/1")]])
    with started("group", folder, "--master", "local[1]", "--quiet") as process:
        wait_until(lambda: (folder / "_legation" / "scratch").exists())
        process.send_signal(signal.SIGINT)
        told = ended(process)
    assert told == (130, "", f"{MESSAGE}stopped; the same command goes on with what is missing in {folder}\n")


def test_a_batch_without_articles_is_refused(spark: SparkSession, tmp_path: Path) -> None:
    """There is nothing that could be grouped."""
    with pytest.raises(LegationError, match="the batch has read no article"):
        grouped(spark, write_folder(tmp_path, []))


def test_a_batch_that_is_not_at_its_end_is_refused(spark: SparkSession, tmp_path: Path) -> None:
    """Lines of half the articles would be wrong; the message says what to do."""
    folder = write_folder(tmp_path, [[put("https://a.example/1")]])
    (folder / "_SUCCESS").unlink()
    with pytest.raises(LegationError, match="the batch is not at its end; run the same `legation batch` again"):
        grouped(spark, folder)


def test_any_other_folder_is_refused(spark: SparkSession, tmp_path: Path) -> None:
    """It has nothing to group."""
    with pytest.raises(LegationError, match="nothing of a batch"):
        grouped(spark, tmp_path)
