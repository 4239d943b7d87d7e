"""Grouping: near-copies, merging candidates and lines of all that a batch has read, step by step.

Each step writes a table, and is passed over where that is there already. The driver sees counts and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as sql

from legation.record.copying import MOST_LOOKED_AT
from legation.scale import candidates as merging
from legation.scale import copies as copying
from legation.scale.components import components
from legation.scale.lines import MOST_PAIRS, alone, by_clusters, by_kernels, together
from legation.scale.meeting import left_out, meeting
from legation.scale.numbers import key_column, number_column
from legation.scale.shelves import Counts, Progress, Shelves
from legation.scale.speaking import speaking

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

Made = tuple[DataFrame, Callable[[], Counts]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What keeps single tasks small: how many before it each article and event meets in a place, and how many pairs of
    events that hang together are put before one task.
    """

    copies: int = MOST_LOOKED_AT
    candidates: int = merging.MOST_BESIDE
    together: int = MOST_PAIRS


BOUNDS: Final = Bounds()
#: Articles whose share of a table is one task: a task holds the same, however many there are.
ARTICLES_OF_A_TASK: Final = 10_000
#: Rows and bytes that Python is handed at once.
SETTINGS: Final = {
    "spark.sql.execution.arrow.maxRecordsPerBatch": "2000",
    "spark.sql.execution.arrow.maxBytesPerBatch": "32000000",
}


def grouped(
    spark: SparkSession, folder: Path, *, bounds: Bounds = BOUNDS, progress: Progress | None = None
) -> dict[str, Counts]:
    """Write the tables `copy_pairs`, `copies`, `candidates` and `lines` beside those of a batch; what was counted.

    Raises:
        BatchError: the folder is none of a batch at its end.
    """
    shelves = Shelves(spark, folder, str(bounds))
    found: dict[str, Counts] = {}
    with fitted(spark, shelves.read("articles").count()):
        for name, step in _Steps(shelves=shelves, bounds=bounds).all():
            found[name] = shelves.once(name, step)
            if progress:
                progress(name, found[name])
    shelves.clear()
    return found


@contextmanager
def fitted(spark: SparkSession, articles: int) -> Iterator[None]:
    """Inside, work is cut into as many tasks as keep each small, and Python is handed rows by the thousand."""
    partitions = max(spark.sparkContext.defaultParallelism, articles // ARTICLES_OF_A_TASK)
    wanted = SETTINGS | {"spark.sql.shuffle.partitions": str(partitions)}
    before = {name: spark.conf.get(name) or "" for name in wanted}
    for name, value in wanted.items():
        spark.conf.set(name, value)
    try:
        yield
    finally:
        for name, was in before.items():
            spark.conf.set(name, was)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Steps:
    """What each table is made of."""

    shelves: Shelves
    bounds: Bounds

    def all(self) -> tuple[tuple[str, Callable[[], Made]], ...]:
        """The steps in their order."""
        return (
            ("copy_pairs", self.copy_pairs),
            ("copies", self.copies),
            ("candidates", self.candidates),
            ("lines", self.lines),
        )

    def copy_pairs(self) -> Made:
        """Pairs of articles that are one telling."""
        articles = self._speaking("articles")
        banded = self.shelves.kept("bands", lambda: copying.banded(articles))
        placed, most = copying.placed(banded), self.bounds.copies
        pairs = self.shelves.keep("near articles", meeting(placed, most))
        found = copying.copies(pairs, articles)
        named = found.select(_key("member", "article"), _key("other", "other"), sql.col("likeness").alias("similarity"))
        return named, lambda: {
            "articles": articles.count(),
            "compared": pairs.count(),
            **left_out(placed, most),
            "pairs": self._count("copy_pairs"),
        }

    def copies(self) -> Made:
        """Articles that repeat another, with the first of them all."""
        pairs = _numbered(self.shelves.read("copy_pairs"), "article", "similarity")
        groups = self.shelves.keep("copy groups", components(pairs, self.shelves.keep))
        found = copying.originals(pairs, groups, self._speaking("articles"))
        similarity = sql.col("likeness").alias("similarity")
        named = found.select(_key("member", "article"), _key("original", "original"), similarity)
        return named, lambda: {
            "originals": groups.where("member = component").count(),
            "copies": self._count("copies"),
        }

    def candidates(self) -> Made:
        """Pairs of events that may be one act."""
        events = self._speaking("events")
        placed, most = merging.in_blocks(self._placed()), self.bounds.candidates
        pairs = self.shelves.keep("near events", meeting(placed, most, merging.may_be_one()))
        found = merging.candidates(pairs, events)
        likelihood = sql.col("likeness").cast("int").alias("likelihood")
        named = found.select(_key("member", "event"), _key("other", "other"), likelihood)
        return named, lambda: {
            "events": events.count(),
            "compared": pairs.count(),
            **left_out(placed, most),
            "pairs": self._count("candidates"),
        }

    def lines(self) -> Made:
        """Events with their lines."""
        likely = _numbered(self.shelves.read("candidates"), "event", "likelihood")
        held = together(likely, self.shelves.keep, self.bounds.together)
        found = by_kernels(self._placed()).unionByName(alone(self._placed(), held.groups))
        whole = found.unionByName(by_clusters(self._placed(), likely, held))
        return whole.select(_key("event", "event"), _key("line", "line")), lambda: {
            "events": self._count("lines"),
            "lines": self.shelves.read("lines").where("event = line").count(),
            "events of too large groups": held.crowded,
            "events of groups left as they are": held.uncut,
        }

    def _placed(self) -> DataFrame:
        """The events of articles that speak, with their places."""
        return self.shelves.kept("events", lambda: merging.placed(self._speaking("events")))

    def _speaking(self, name: str) -> DataFrame:
        """The rows of a table that are of articles that speak."""
        spoken = self.shelves.kept("speaking", lambda: speaking(self.shelves.read("articles")))
        return self.shelves.read(name).join(spoken, ["part", "number"], "left_semi")

    def _count(self, name: str) -> int:
        return self.shelves.read(name).count()


def _key(number: str, name: str) -> Column:
    return key_column(sql.col(number)).alias(name)


def _numbered(pairs: DataFrame, member: str, likeness: str) -> DataFrame:
    """A table of pairs with numbers in place of keys."""
    one, other = (number_column(sql.col(each)) for each in (member, "other"))
    return pairs.select(one.alias("member"), other.alias("other"), sql.col(likeness).cast("double").alias("likeness"))
