"""Near-copies on Spark: found by the signatures, the bands and the exact comparison of the record.

A record looks at the last 200 articles that share a band with a new one. Here each article meets the 200 that stand
before it in each band, by day and key: where articles come into a record in that order, these are no fewer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as sql

from legation.articles.copies import bands, jaccard, same_telling, shingles, signature_of
from legation.model import Article, Citation, DateBasis, Interval
from legation.scale.meeting import compared
from legation.scale.numbers import number_column, number_of

if TYPE_CHECKING:
    from pyarrow import RecordBatch

#: The day of articles of which none is known: they come after all others.
NO_DAY: Final = date.max.toordinal()
#: What comparing two articles needs.
THING: Final = ("text", "title", "url", "outlet", "hash", "published_from", "published_to", "basis")
#: Characters of texts whose runs of words a task keeps at hand: about 100 MB.
MOST_CHARACTERS: Final = 5_000_000


def banded(articles: DataFrame) -> DataFrame:
    """Each article that has a run of five words, as `member`, with its `day` and its `bands`."""
    told = articles.select("key", "text", "published_from")
    return told.mapInArrow(_banded, "member long, day long, bands array<long>")


def _banded(batches: Iterable[RecordBatch]) -> Iterator[RecordBatch]:
    import pyarrow

    for batch in batches:
        rows = [row for row in map(_bands_of, *(column.to_pylist() for column in batch.columns)) if row]
        columns = [
            pyarrow.array([row[position] for row in rows], kind)
            for position, kind in enumerate((pyarrow.int64(), pyarrow.int64(), pyarrow.list_(pyarrow.int64())))
        ]
        yield pyarrow.record_batch(columns, ["member", "day", "bands"])


def _bands_of(key: str, text: str, published: date | None) -> tuple[int, int, list[int]] | None:
    runs = shingles(text)
    if not runs:
        return None
    return number_of(key), published.toordinal() if published else NO_DAY, list(bands(signature_of(runs)))


def placed(banded: DataFrame) -> DataFrame:
    """Each article in each of its bands, where `meeting` finds those that are near."""
    alike, home = sql.lit(0).alias("alike"), sql.lit(True).alias("home")
    return banded.select(sql.explode("bands").alias("place"), "member", "day", alike, home)


def copies(pairs: DataFrame, articles: DataFrame) -> DataFrame:
    """The pairs that are one telling, as `member` and `other`, with the exact share of their runs as `likeness`."""
    things = articles.select(number_column(sql.col("key")).alias("member"), sql.struct(*THING).alias("thing"))
    return compared(pairs, things, unpack=_article, compare=_Comparing())


class _Comparing:
    """Compares articles, and keeps the runs of the last that it saw: one text is asked for again and again."""

    def __init__(self, most: int = MOST_CHARACTERS) -> None:
        self._most = most
        self._runs: dict[str, frozenset[int]] = {}
        self._characters = 0

    def __call__(self, one: Article, other: Article) -> float | None:
        runs = self._runs_of(one.text), self._runs_of(other.text)
        return jaccard(*runs) if same_telling(one, other, runs) else None

    def _runs_of(self, text: str) -> frozenset[int]:
        found = self._runs.pop(text, None)
        if found is None:
            found = shingles(text)
            self._characters += len(text)
        self._runs[text] = found
        while self._characters > self._most and len(self._runs) > 2:
            oldest = next(iter(self._runs))
            del self._runs[oldest]
            self._characters -= len(oldest)
        return found


def _article(row: dict[str, Any]) -> Article:
    """An article as a record compares it: a day that was inferred from the text tells no form from a copy."""
    basis = DateBasis(row["basis"])
    given = Interval(first=row["published_from"], last=row["published_to"]) if basis is not DateBasis.TEXT else None
    cited = Citation(id=row["hash"], title=row["title"], url=row["url"], outlet=row["outlet"])
    return Article(citation=cited, text=row["text"], published=given, basis=basis)


def originals(pairs: DataFrame, groups: DataFrame, articles: DataFrame) -> DataFrame:
    """Each article that repeats another: `article`, `original`, and their `similarity` where they were compared.

    Args:
        pairs: as `copies` finds them.
        groups: the components of these pairs.
        articles: `key` and `published_from`.
    """
    days = articles.select(number_column(sql.col("key")).alias("member"), _day().alias("day"))
    dated = groups.join(days, "member")
    first = dated.groupBy("component").agg(sql.min(sql.struct("day", "member")).alias("first"))
    named = dated.join(first, "component").select("member", sql.col("first.member").alias("original"))
    both = pairs.select("member", sql.col("other").alias("original"), "likeness").unionByName(
        pairs.select(sql.col("other").alias("member"), sql.col("member").alias("original"), "likeness")
    )
    return named.where("member <> original").join(both, ["member", "original"], "left")


def _day() -> Column:
    return sql.coalesce(sql.col("published_from"), sql.lit("9999-12-31").cast("date"))
