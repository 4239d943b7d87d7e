"""Components: which things hang together by whatever steps, found by rounds over all edges.

Large-star and small-star (Kiveris, Lattanzi, Mirrokni, Rastogi and Vassilvitskii 2014, "Connected components in
MapReduce and beyond"): every node hands the least of its neighbours to the others, until each component is a star
around its least member. There are about as many rounds as the logarithm of the longest way; no task holds a component.
"""

from __future__ import annotations

from collections.abc import Callable

from pyspark.sql import DataFrame
from pyspark.sql import functions as sql

#: Keeps a frame where it can be read again, under a name: what is far from its source is not computed anew.
Keep = Callable[[str, DataFrame], DataFrame]


def components(edges: DataFrame, keep: Keep) -> DataFrame:
    """Each thing that has an edge, as `member`, with the least of its component, as `component`.

    Args:
        edges: `member` and `other`, whole numbers.
        keep: where each round is written; the rounds take turns at two names.
    """
    current = edges.select("member", "other").where("member <> other")
    before: tuple[int, int] | None = None
    number = 0
    while True:
        current, now = _round(current, keep, f"round {number % 2}")
        if now == before:
            break
        before, number = now, number + 1
    leaves = current.select("member", sql.col("other").alias("component"))
    return leaves.unionByName(leaves.select(sql.col("component").alias("member"), "component").distinct())


def _round(edges: DataFrame, keep: Keep, name: str) -> tuple[DataFrame, tuple[int, int]]:
    """The edges after one round, and what tells them from others: how many, and a hash that hangs on no order."""
    kept = keep(name, small_star(large_star(edges)))
    told = kept.agg(
        sql.count(sql.lit(1)).alias("edges"), sql.bit_xor(sql.xxhash64("member", "other")).alias("hash")
    ).first()
    return kept, (told["edges"], told["hash"] or 0) if told else (0, 0)


def large_star(edges: DataFrame) -> DataFrame:
    """Every greater neighbour of a node, with the least of the node and its neighbours."""
    both = edges.select("member", "other").unionByName(
        edges.select(sql.col("other").alias("member"), sql.col("member").alias("other"))
    )
    least = both.groupBy("member").agg(sql.least(sql.min("other"), sql.col("member")).alias("least"))
    told = both.where("other > member").join(least, "member")
    return told.select(sql.col("other").alias("member"), sql.col("least").alias("other")).distinct()


def small_star(edges: DataFrame) -> DataFrame:
    """Every node and all of its lesser neighbours, with the least of these; each edge leads from the greater node."""
    least = edges.groupBy("member").agg(sql.min("other").alias("least"))
    told = edges.join(least, "member").where("other <> least")
    near = told.select(sql.col("other").alias("member"), sql.col("least").alias("other"))
    return near.unionByName(least.withColumnRenamed("least", "other")).distinct()
