"""Which articles speak: each comes in once, and of several versions of one page the newest speaks, as in a record."""

from __future__ import annotations

from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as sql


def speaking(articles: DataFrame) -> DataFrame:
    """Where the articles that speak stand in the input: `part` and `number`.

    Args:
        articles: `part`, `number`, `key`, `address` and `version` of each document that was read.
    """
    came = sql.struct("part", "number", "address")
    once = articles.groupBy("key").agg(sql.min(came).alias("came"), sql.max("version").alias("version"))
    known = once.select("came.*", "version")
    alone = known.where(sql.col("address").isNull()).select("part", "number")
    newest = known.where(sql.col("address").isNotNull()).groupBy("address").agg(_last().alias("last"))
    return alone.unionByName(newest.select("last.part", "last.number"))


def _last() -> Column:
    """The highest version; of equal ones that which came last."""
    return sql.max(sql.struct("version", "part", "number"))
