"""What hangs together: found by rounds, and cut where it is too much for one task."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("pyspark", reason="no pyspark; `pip install 'legation[spark]'` brings it")

from legation.scale.candidates import PLACED
from legation.scale.components import Keep, components
from legation.scale.grouping import fitted
from legation.scale.lines import by_clusters, together

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

Pair = tuple[int, int]


@pytest.fixture(autouse=True)
def few_tasks(spark: SparkSession) -> Iterator[None]:
    """As few tasks as small tables want."""
    with fitted(spark, 0):
        yield


@pytest.fixture
def keep(spark: SparkSession, tmp_path: Path) -> Keep:
    """A place for what is wanted on the way."""

    def kept(name: str, frame: DataFrame) -> DataFrame:
        path = str(tmp_path / name.replace(" ", "_"))
        frame.write.mode("overwrite").parquet(path)
        return spark.read.parquet(path)

    return kept


def least_of(edges: Iterable[Pair]) -> dict[int, int]:
    """The least of each component, found step by step."""
    least: dict[int, int] = {}
    for one, other in edges:
        merged = {least.get(one, one), least.get(other, other)}
        least |= {one: one, other: other} | least
        least |= {member: min(merged) for member, leader in least.items() if leader in merged} | dict.fromkeys(
            (one, other), min(merged)
        )
    return least


def test_each_thing_is_told_the_least_of_its_component(spark: SparkSession, keep: Keep) -> None:
    """A chain of thirty in any order, a star of three hundred, loose pairs, a loop, edges both ways and twice."""
    random = Random(7)
    chain = random.sample(range(1000, 2000), 30)
    star = [(500, leaf) for leaf in range(2000, 2300)]
    loose = [(random.randrange(3000, 3300), random.randrange(3000, 3300)) for _ in range(150)]
    edges = [*pairwise(chain), *star, *loose, (1, 2), (2, 1), (1, 2), (2, 3), (3, 1)]
    found = components(spark.createDataFrame(edges, "member long, other long"), keep).collect()
    wanted = least_of((one, other) for one, other in edges if one != other)
    assert len(found) == len(wanted)
    assert {row["member"]: row["component"] for row in found} == wanted


def test_where_there_is_no_edge_nothing_hangs_together(spark: SparkSession, keep: Keep) -> None:
    """Not even a thing with itself."""
    assert components(spark.createDataFrame([(4, 4)], "member long, other long"), keep).collect() == []


def clique(members: Iterable[int], likelihood: float) -> list[tuple[int, int, float]]:
    """Every pair of some events, all as likely."""
    listed = list(members)
    return [(one, other, likelihood) for one in listed for other in listed if one < other]


def test_what_is_too_much_for_one_task_is_held_by_likelier_pairs(spark: SparkSession, keep: Keep) -> None:
    """Two groups of five that a weak pair ties part; six that nothing parts become a line as they are."""
    pairs = [*clique(range(5), 800.0), *clique(range(5, 10), 700.0), (4, 5, 520.0), *clique(range(20, 26), 999.0)]
    likely = spark.createDataFrame([*pairs, (9, 20, 300.0)], "member long, other long, likeness double")
    held = together(likely, keep, most=12)
    groups = {row["member"]: row["component"] for row in held.groups.collect()}
    assert groups == dict.fromkeys(range(5), 0) | dict.fromkeys(range(5, 10), 5) | dict.fromkeys(range(20, 26), 20)
    assert (held.crowded, held.uncut) == (16, 6)

    # Told on later days the lower their numbers: the last of each group is the first of its line.
    events = [(member, member, 100 - member, 0, None, None, None, None, None, [], []) for member in groups]
    found = by_clusters(spark.createDataFrame(events, PLACED), likely, held).collect()
    lines = {row["event"]: row["line"] for row in found}
    assert lines == dict.fromkeys(range(5), 4) | dict.fromkeys(range(5, 10), 9) | dict.fromkeys(range(20, 26), 25)
    assert len(found) == 16
