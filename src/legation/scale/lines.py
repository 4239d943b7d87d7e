"""Lines on Spark: the clusters of the record, computed by its own functions, one component at a time.

Events that may come into one line hang together by pairs that are likely enough; what hangs together is put before
`clusters`, as a record does it. Events of lasting types are one by their kernels, without any comparing.

Where so many events hang together that no task should hold their pairs, only pairs that are likelier still hold them,
and likelier again, until the pieces are small enough. Pieces that never are become lines as they are. Both are counted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pyspark.sql import DataFrame
from pyspark.sql import functions as sql

from legation.knowledge.matching import thresholds
from legation.record.cluster import Days, Pair, clusters, pair
from legation.record.placing import of_one_article
from legation.scale.components import Keep, components
from legation.scale.numbers import key_of, number_of

if TYPE_CHECKING:
    from pyarrow import RecordBatch

#: Pairs of events that hang together and are put before one task: some hundred megabytes.
MOST_PAIRS: Final = 500_000
#: How likely pairs must be, in thousandths, to hold events together that are too many; one step after the other.
STRICTER: Final = (650, 800, 950)


def by_kernels(events: DataFrame) -> DataFrame:
    """The lines of events of lasting types: `event` and `line`, as numbers.

    Args:
        events: as `candidates.placed` gives them.
    """
    return _whole(events.where(sql.col("kernel").isNotNull()).withColumnRenamed("kernel", "component"))


def alone(events: DataFrame, groups: DataFrame) -> DataFrame:
    """The lines of events that hang together with no other."""
    left = events.where(sql.col("kernel").isNull()).join(groups, "member", "left_anti")
    return left.select(sql.col("member").alias("event"), sql.col("member").alias("line"))


# --- what hangs together --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """Events that hang together: `member` and `component`; which components are lines `as_they_are`.

    `crowded` is how many events hung together with too many others at first, `uncut` how many do so in the end.
    """

    groups: DataFrame
    as_they_are: DataFrame
    crowded: int
    uncut: int


def together(likely: DataFrame, keep: Keep, most: int = MOST_PAIRS) -> Together:
    """The events that hang together, in pieces of no more than `most` pairs where stricter likelihoods give such.

    Args:
        likely: as `candidates` finds them, all of them.
        keep: where rounds are written, and each step under a name of its own.
    """
    held = likely.where(sql.col("likeness") >= thresholds().same)
    groups = keep("together", components(held, keep))
    large = keep("large", _large(likely, groups, most))
    crowded = uncut = _events_of(large, groups)
    for least in STRICTER:
        if not uncut:
            break
        groups = keep(f"together {least}", _split(held.where(sql.col("likeness") >= least), groups, large, keep))
        large = keep(f"large {least}", _large(likely, groups, most))
        uncut = _events_of(large, groups)
    return Together(groups=groups, as_they_are=large, crowded=crowded, uncut=uncut)


def _events_of(large: DataFrame, groups: DataFrame) -> int:
    return groups.join(large, "component", "left_semi").count()


def inside(pairs: DataFrame, groups: DataFrame) -> DataFrame:
    """The pairs of which both lie in one component, with it."""
    one = groups.select("member", "component")
    two = groups.select(sql.col("member").alias("other"), sql.col("component").alias("beside"))
    return pairs.join(one, "member").join(two, "other").where("component = beside").drop("beside")


def _large(likely: DataFrame, groups: DataFrame, most: int) -> DataFrame:
    """The components of too many pairs."""
    return inside(likely, groups).groupBy("component").count().where(sql.col("count") > most).select("component")


def _split(held: DataFrame, groups: DataFrame, large: DataFrame, keep: Keep) -> DataFrame:
    """The components, the large ones by the pairs that hold them still; what none holds stands alone."""
    small = groups.join(large, "component", "left_anti")
    edges = inside(held, groups.join(large, "component", "left_semi"))
    return small.select("member", "component").unionByName(components(edges, keep).select("member", "component"))


# --- clusters -------------------------------------------------------------------------------------------------------


def by_clusters(events: DataFrame, likely: DataFrame, held: Together) -> DataFrame:
    """The lines of events that hang together: `event` and `line`, as numbers."""
    told = held.groups.join(events, "member").select("component", "member", "article", "day", "began", "ended")
    small = told.join(held.as_they_are, "component", "left_anti")
    pairs = inside(likely, held.groups.join(held.as_they_are, "component", "left_anti"))
    order = ("component", sql.col("other").isNotNull(), "member", "other")
    columns = ("component", "member", "other", "likeness", "article", "day", "began", "ended")
    stream = small.unionByName(pairs, allowMissingColumns=True).select(*columns)
    sorted_ = stream.repartition("component").sortWithinPartitions(*order)
    clustered = sorted_.mapInArrow(_clustered, "event long, line long")
    return clustered.unionByName(_whole(told.join(held.as_they_are, "component", "left_semi")))


def _whole(told: DataFrame) -> DataFrame:
    """Components as one line each, by their first events."""
    first = told.groupBy("component").agg(sql.min(sql.struct("day", "member")).alias("earliest"))
    named = told.join(first, "component")
    return named.select(sql.col("member").alias("event"), sql.col("earliest.member").alias("line"))


@dataclass(slots=True)
class _Component:
    """What a task knows of the component that it is at."""

    articles: dict[str, str] = field(default_factory=dict)
    told: dict[str, int] = field(default_factory=dict)
    days: dict[str, Days] = field(default_factory=dict)
    likelihoods: dict[Pair, int] = field(default_factory=dict)

    def add(self, row: dict[str, int | None]) -> None:
        """Take a member, or a pair of members."""
        key = key_of(row["member"] or 0)
        if row["other"] is not None:
            self.likelihoods[pair(key, key_of(row["other"]))] = int(row["likeness"] or 0)
            return
        self.articles[key] = key_of(row["article"] or 0)
        self.told[key] = row["day"] or 0
        if row["began"] is not None and row["ended"] is not None:
            self.days[key] = row["began"], row["ended"]

    def lines(self) -> Iterator[tuple[int, int]]:
        """Each event with its line, which goes by the first of its events."""
        bounds = thresholds()
        likelihoods = self.likelihoods | of_one_article(self.articles)
        for group in clusters(self.articles, likelihoods, bounds.same, days=self.days, far=bounds.apart):
            first = number_of(min(group, key=lambda key: (self.told[key], key)))
            yield from ((number_of(key), first) for key in group)


def _clustered(batches: Iterable[RecordBatch]) -> Iterator[RecordBatch]:
    current, component = None, _Component()
    for batch in batches:
        found: list[tuple[int, int]] = []
        for row in batch.to_pylist():
            if row["component"] != current:
                found.extend(component.lines())
                current, component = row["component"], _Component()
            component.add(row)
        yield _batch(found)
    yield _batch(component.lines())


def _batch(rows: Iterable[tuple[int, int]]) -> RecordBatch:
    import pyarrow

    grouped: defaultdict[str, list[int]] = defaultdict(list)
    for event, line in rows:
        grouped["event"].append(event)
        grouped["line"].append(line)
    columns = [pyarrow.array(grouped[name], "int64") for name in ("event", "line")]
    return pyarrow.record_batch(columns, ["event", "line"])
