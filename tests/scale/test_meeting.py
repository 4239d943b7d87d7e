"""Pairs that meet in places: a rule about the things, counted where it leaves pairs out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations
from random import Random
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("pyspark", reason="no pyspark; `pip install 'legation[spark]'` brings it")

from legation.scale.grouping import fitted
from legation.scale.meeting import compared, left_out, meeting

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

Row = tuple[int, int, int, bool]
COLUMNS = "place long, member long, day long, home boolean, alike long"


@pytest.fixture(autouse=True)
def few_tasks(spark: SparkSession) -> Iterator[None]:
    """As few tasks as small tables want."""
    with fitted(spark, 0):
        yield


def met(things: DataFrame, most: int) -> list[tuple[int, int]]:
    """The pairs that meet, each as often as it is given."""
    return sorted((row["member"], row["other"]) for row in meeting(things, most).collect())


def frame(spark: SparkSession, rows: Iterable[Row]) -> DataFrame:
    """Things in places."""
    return spark.createDataFrame([(*row, 0) for row in rows], COLUMNS)


def test_each_meets_the_last_before_it(spark: SparkSession) -> None:
    """Ten things in one place of which each meets three: in the order of their days, whatever that of their numbers."""
    order = [3, 8, 1, 9, 0, 2, 7, 5, 4, 6]
    things = frame(spark, ((1, member, day, True) for day, member in enumerate(order)))
    near = [(order[one], order[two]) for one, two in combinations(range(10), 2) if two - one <= 3]
    assert met(things, 3) == sorted((min(pair), max(pair)) for pair in near)
    assert left_out(things, 3) == {"crowded places": 1, "pairs too far apart": 45 - len(near)}


def test_a_place_where_all_meet_is_not_crowded(spark: SparkSession) -> None:
    """Each of four meets the three before it: nothing is left out."""
    things = frame(spark, ((1, member, 7, True) for member in range(4)))
    assert len(met(things, 3)) == 6
    assert left_out(things, 3) == {"crowded places": 0, "pairs too far apart": 0}


def test_things_of_one_day_stand_in_the_order_of_their_numbers(spark: SparkSession) -> None:
    """Nothing is left to chance: of four on a day, each meets the one before it."""
    assert met(frame(spark, ((1, member, 7, True) for member in range(4))), 1) == [(0, 1), (1, 2), (2, 3)]


def test_what_is_alike_stands_together(spark: SparkSession) -> None:
    """Of things of one day, those that are alike meet, though others have numbers between them."""
    rows = [(1, member, 7, True, member % 2) for member in range(6)]
    assert met(spark.createDataFrame(rows, COLUMNS), 1) == [(0, 2), (1, 3), (1, 4), (2, 4), (3, 5)]


def test_guests_do_not_meet_one_another(spark: SparkSession) -> None:
    """A thing that only looks into a place meets those who are at home there."""
    things = frame(spark, [(1, 1, 0, True), (1, 2, 0, False), (1, 3, 0, False), (2, 2, 0, False), (2, 3, 0, False)])
    assert met(things, 10) == [(1, 2), (1, 3)]


def test_any_places_in_any_parts_give_the_same_pairs(spark: SparkSession) -> None:
    """A hundred things in crowded places: each pair once, as counted by hand, in one part of the data and in seven."""
    random = Random(1)
    rows = sorted({(random.randrange(12), member, member % 10, True) for member in range(100) for _ in range(3)})
    places = {place: sorted((day, member) for at, member, day, _ in rows if at == place) for place in range(12)}
    near: Counter[tuple[int, int]] = Counter()
    for things in places.values():
        for (one, (_, first)), (two, (_, second)) in combinations(enumerate(things), 2):
            near[min(first, second), max(first, second)] += two - one <= 5
    wanted = sorted(pair for pair, count in near.items() if count)
    assert max(near.values()) > 1
    assert met(frame(spark, rows).repartition(1), 5) == met(frame(spark, rows).repartition(7), 5) == wanted


def test_pairs_are_compared_where_they_meet(spark: SparkSession) -> None:
    """Each pair once, by all that is known of the two; those that are not alike are left out."""
    pairs = spark.createDataFrame([(1, 2, 5), (1, 3, 5), (2, 3, 6)], "member long, other long, place long")
    things = spark.createDataFrame([(1, "abc"), (2, "abd"), (3, "xyz")], "member long, thing string")
    found = compared(pairs, things, unpack=frozenset, compare=_shared).collect()
    assert [tuple(row) for row in found] == [(1, 2, 2.0)]


def _shared(one: frozenset[str], other: frozenset[str]) -> float | None:
    return float(len(one & other)) or None
