"""The tables of grouping: made once for an input, and made anew for another."""

from __future__ import annotations

from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING

import pytest

from benchmarks.folders import Given, write_folder
from legation.errors import BatchError
from legation.scale.shelves import Shelves, check
from tests.record.invented import Act, told

pytest.importorskip("pyspark", reason="no pyspark; `pip install 'legation[spark]'` brings it")

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A batch of one article."""
    article, reading = told([Act()])
    return write_folder(tmp_path, [[Given(article=article, reading=reading)]])


def made(shelves: Shelves, spark: SparkSession, rows: int) -> int:
    """What is counted of a table that would have so many rows, were it made now."""
    return shelves.once("table", lambda: (spark.range(rows), lambda: {"rows": rows}))["rows"]


def test_a_table_is_made_once(spark: SparkSession, folder: Path) -> None:
    """What would be made of it later is not asked for."""
    assert [made(Shelves(spark, folder), spark, rows) for rows in (3, 5)] == [3, 3]
    assert Shelves(spark, folder).read("table").count() == 3


def test_of_another_input_it_is_made_anew(spark: SparkSession, folder: Path) -> None:
    """A part that was read again may hold something else."""
    assert made(Shelves(spark, folder), spark, 3) == 3
    (folder / "_legation" / "done" / "part-00001.json").write_text("{}")
    assert made(Shelves(spark, folder), spark, 5) == 5


def test_in_another_manner_it_is_made_anew(spark: SparkSession, folder: Path) -> None:
    """Other bounds give other tables."""
    assert [made(Shelves(spark, folder, manner), spark, rows) for manner, rows in (("a", 3), ("b", 5))] == [3, 5]


def test_what_was_made_on_the_way_is_found_after_an_end(spark: SparkSession, folder: Path) -> None:
    """Until all is done, and then it is gone."""
    for rows in (3, 5):
        assert Shelves(spark, folder).kept("on the way", lambda rows=rows: spark.range(rows)).count() == 3
    Shelves(spark, folder).clear()
    assert Shelves(spark, folder).kept("on the way", lambda: spark.range(5)).count() == 5


def test_a_table_half_written_does_not_count(spark: SparkSession, folder: Path) -> None:
    """What failed while it was counted is made again."""
    with pytest.raises(ZeroDivisionError):
        Shelves(spark, folder).once("table", lambda: (spark.range(3), lambda: {"rows": 1 // 0}))
    assert made(Shelves(spark, folder), spark, 5) == 5


def test_a_table_that_was_removed_is_made_again(spark: SparkSession, folder: Path) -> None:
    """That it was there once is not enough."""
    assert made(Shelves(spark, folder), spark, 3) == 3
    rmtree(folder / "table")
    assert made(Shelves(spark, folder), spark, 5) == 5


def test_damaged_books_hinder_nothing(spark: SparkSession, folder: Path) -> None:
    """What was made before is made anew."""
    assert made(Shelves(spark, folder), spark, 3) == 3
    (folder / "_legation" / "group.json").write_text("{")
    assert made(Shelves(spark, folder), spark, 5) == 5


def test_a_batch_of_which_a_part_is_missing_is_not_at_its_end(folder: Path) -> None:
    """Who removed the mark of a part wants it read again first."""
    (folder / "_legation" / "done" / "part-00000.json").unlink()
    with pytest.raises(BatchError, match="the batch is not at its end"):
        check(folder)
