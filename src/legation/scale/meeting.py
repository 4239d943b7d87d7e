"""Pairs that meet: what lies in one place is compared, each pair once, and no place costs more than its share.

In a place, things stand in an order of their own: by day, by what is alike, then by key. Each meets the `most` that
stand before it there (the sorted neighbourhood of Hernández and Stolfo 1995). That is a rule about the things, not
about tasks: however they are spread over machines, the same pairs meet. What stands further apart is counted.

A place is cut into cells of `most` things; each meets those of its own cell and of the one before. So no task holds
more than two cells, however many things lie in one place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pyspark.sql import Column, DataFrame, Window
from pyspark.sql import functions as sql

if TYPE_CHECKING:
    from pyarrow import RecordBatch

Thing = TypeVar("Thing")


def meeting(things: DataFrame, most: int, condition: Column | None = None) -> DataFrame:
    """The pairs among things in places, each once: `member`, `other`, and the `place` where they are compared.

    Args:
        things: a row for each thing in each place: `place`, `member`, `day` and `alike`, whole numbers; what has the
            same `alike` stands together. And `home`: two things meet where at least one of them is at home.
        most: how many that stand before it each thing meets in a place.
        condition: what else pairs must fulfil; columns of the two are called `one.…` and `two.…`.
    """
    ranked = _ranked(things)
    one = ranked.withColumn("cell", _cell(most)).alias("one")
    two = ranked.withColumn("cell", sql.explode(sql.array(_cell(most), _cell(most) + 1))).alias("two")
    met = one.join(two, (sql.col("one.place") == sql.col("two.place")) & (sql.col("one.cell") == sql.col("two.cell")))
    apart = sql.col("one.rank") - sql.col("two.rank")
    met = met.where((apart >= 1) & (apart <= most) & (sql.col("one.home") | sql.col("two.home")))
    return _once(met if condition is None else met.where(condition))


def left_out(things: DataFrame, most: int) -> dict[str, int]:
    """How many places hold more than meet there, and how many pairs stand too far apart in them to meet."""
    beyond = sql.col("size") - most
    sizes = things.groupBy("place").agg(sql.count(sql.lit(1)).alias("size")).where(beyond > 1)
    pairs = sql.coalesce(sql.sum((beyond * (beyond - 1) / 2).cast("long")), sql.lit(0))
    found = sizes.agg(sql.count(sql.lit(1)).alias("places"), pairs.alias("pairs")).first()
    return {"crowded places": found["places"], "pairs too far apart": found["pairs"]} if found else {}


def _ranked(things: DataFrame) -> DataFrame:
    """The things with their ranks, of places in which any can meet."""
    place = Window.partitionBy("place")
    ranked = things.withColumns(
        {
            "rank": sql.row_number().over(place.orderBy("day", "alike", "member")),
            "size": sql.count(sql.lit(1)).over(place),
            "homes": sql.max("home").over(place),
        }
    )
    return ranked.where((sql.col("size") > 1) & sql.col("homes"))


def _cell(most: int) -> Column:
    return sql.floor((sql.col("rank") - 1) / most)


def _once(met: DataFrame) -> DataFrame:
    """Each pair once, in one of the cells where both lie, the lesser number first."""
    both = sql.col("one.member"), sql.col("two.member")
    cell = sql.xxhash64("one.place", "one.cell")
    narrow = met.select(sql.least(*both).alias("member"), sql.greatest(*both).alias("other"), cell.alias("place"))
    return narrow.groupBy("member", "other").agg(sql.min("place").alias("place"))


# --- comparing ------------------------------------------------------------------------------------------------------


def compared(
    pairs: DataFrame,
    things: DataFrame,
    *,
    unpack: Callable[[Any], Thing],
    compare: Callable[[Thing, Thing], float | None],
) -> DataFrame:
    """Pairs that are likely, as `member`, `other` and `likeness`.

    Each thing comes once into every cell where it is compared, not once for each pair.

    Args:
        pairs: as `meeting` gives them.
        things: `member`, and `thing`: all that comparing needs.
        unpack: what `compare` takes, from the value of `thing`.
        compare: how alike two things are, or None where they are not.
    """
    wanted = pairs.select("place", sql.explode(sql.array("member", "other")).alias("member")).distinct()
    told = wanted.join(things, "member").select("place", "member", sql.lit(None).cast("long").alias("other"), "thing")
    asked = pairs.select("place", "member", "other", sql.lit(None).cast(things.schema["thing"].dataType).alias("thing"))
    order = ("place", sql.col("other").isNotNull(), "member", "other")
    sorted_ = told.unionByName(asked).repartition("place").sortWithinPartitions(*order)
    return sorted_.mapInArrow(_comparing(unpack, compare), "member long, other long, likeness double")


def _comparing(
    unpack: Callable[[Any], Thing], compare: Callable[[Thing, Thing], float | None]
) -> Callable[[Iterable[RecordBatch]], Iterator[RecordBatch]]:
    """What a task does: the things of a cell come first, then the pairs among them; then the things are forgotten."""

    def comparing(batches: Iterable[RecordBatch]) -> Iterator[RecordBatch]:
        cell = _Cell(unpack)
        for batch in batches:
            yield _batch(cell.likely(batch, compare))

    return comparing


class _Cell(Generic[Thing]):
    """The things of the cell that a task is at."""

    def __init__(self, unpack: Callable[[Any], Thing]) -> None:
        self._unpack = unpack
        self._place: int | None = None
        self._things: dict[int, Thing] = {}

    def likely(
        self, batch: RecordBatch, compare: Callable[[Thing, Thing], float | None]
    ) -> Iterator[tuple[int, int, float]]:
        for place, member, other, thing in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            if place != self._place:
                self._place, self._things = place, {}
            if other is None:
                self._things[member] = self._unpack(thing)
            elif (likeness := compare(self._things[member], self._things[other])) is not None:
                yield member, other, likeness


def _batch(rows: Iterable[tuple[int, int, float]]) -> RecordBatch:
    import pyarrow

    found = list(rows)
    columns = [
        pyarrow.array([row[position] for row in found], kind)
        for position, kind in enumerate(("int64", "int64", "float64"))
    ]
    return pyarrow.record_batch(columns, ["member", "other", "likeness"])
