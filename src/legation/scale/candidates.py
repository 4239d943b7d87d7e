"""Merging candidates on Spark: pairs of events that may be one act, by the blocks and the likelihoods of the record.

A record weighs an event against all that lie in its blocks. Here each meets the three hundred that stand before it in
each block, so that no block of a hundred million articles costs more than its share; smaller blocks are as in a record.
In larger ones, what was told on one day of the same parties, kind, days and place stands together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as sql

from legation.knowledge.folding import folded
from legation.knowledge.matching import thresholds
from legation.record.blocks import blocks_near
from legation.record.keys import number
from legation.record.likeness import likelihood
from legation.record.profile import Profile
from legation.record.writing import DECODER
from legation.scale.meeting import compared
from legation.scale.numbers import number_column, number_of

if TYPE_CHECKING:
    from pyarrow import RecordBatch

#: Events told before it in a block that an event is weighed against.
MOST_BESIDE: Final = 300
#: The day of events of which nobody knows when they were told: they come after all others.
NO_DAY: Final = date.max.toordinal()
#: An event by what lines are made from: its number and that of its article, the `day` it was told, what tells it from
#: others at a glance (`alike`), the days on which it may have been (`first`, `last`), those on which it was (`began`,
#: `ended`), its `kernel`, the `blocks` where it is at home, and others that are `near`.
PLACED: Final = (
    "member long, article long, day long, alike long, first long, last long, began long, ended long, kernel long,"
    " blocks array<long>, near array<long>"
)


def placed(events: DataFrame) -> DataFrame:
    """Each event with its blocks and those near by, in the columns of `PLACED`."""
    return events.select("id", "article", "kernel", "blocks", "profile").mapInArrow(_placed, PLACED)


def _placed(batches: Iterable[RecordBatch]) -> Iterator[RecordBatch]:
    import pyarrow

    whole, several = pyarrow.int64(), pyarrow.list_(pyarrow.int64())
    schema = pyarrow.schema([(name, several if "array" in kind else whole) for name, kind in _columns()])
    for batch in batches:
        rows = list(map(_row, *(column.to_pylist() for column in batch.columns)))
        yield pyarrow.RecordBatch.from_pylist(rows, schema=schema)


def _columns() -> Iterator[tuple[str, str]]:
    for column in PLACED.split(","):
        name, kind = column.split()
        yield name, kind


def _row(key: str, article: str, kernel: int | None, blocks: list[int], packed: bytes) -> dict[str, Any]:
    profile = DECODER.decode(packed)
    first, last = profile.window or (None, None)
    began, ended = profile.date or (None, None)
    return {
        "member": number_of(key),
        "article": number_of(article),
        "day": profile.told or NO_DAY,
        "alike": _alike(profile),
        "first": first,
        "last": last,
        "began": began,
        "ended": ended,
        "kernel": kernel,
        "blocks": blocks,
        "near": sorted({*blocks_near(profile)} - {*blocks}),
    }


def _alike(profile: Profile) -> int:
    """The same for events that share what is easily compared."""
    days = " ".join(map(str, profile.date or ()))
    return number(" ".join(sorted(profile.parties)), profile.kind or "", days, folded(profile.place or ""))


def in_blocks(placed: DataFrame) -> DataFrame:
    """Each event in each of its blocks, and as a guest in those near by."""
    told = ("member", "article", "day", "alike", "first", "last")
    home = placed.select(sql.explode("blocks").alias("place"), *told, sql.lit(True).alias("home"))
    guests = placed.select(sql.explode("near").alias("place"), *told, sql.lit(False).alias("home"))
    return home.unionByName(guests)


def may_be_one() -> Column:
    """Of different articles, and with no more days between them than acts may be told apart; unknown days are any."""
    far = thresholds().apart
    days = [sql.col(f"{each}.{bound}") for each in ("one", "two") for bound in ("first", "last")]
    overlap = (days[0] <= days[3] + far) & (days[2] <= days[1] + far)
    return (sql.col("one.article") != sql.col("two.article")) & sql.coalesce(overlap, sql.lit(True))


def candidates(pairs: DataFrame, events: DataFrame) -> DataFrame:
    """The pairs that are at least doubtful: `member` and `other`, with their likelihood in thousandths: `likeness`."""
    things = events.select(number_column(sql.col("id")).alias("member"), sql.col("profile").alias("thing"))
    return compared(pairs, things, unpack=_profile, compare=_likely)


def _profile(packed: bytes) -> Profile:
    return DECODER.decode(packed)


def _likely(one: Profile, other: Profile) -> float | None:
    found = likelihood(one, other)
    return found if found >= thresholds().doubtful else None
