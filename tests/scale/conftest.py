"""One Spark for all tests of what is made of a batch, as small as it gets."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

#: Two threads, no pages, and no compiling of queries that run once.
SETTINGS = {
    "spark.master": "local[2]",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1",
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.sources.parallelPartitionDiscovery.threshold": "1000",
}


@pytest.fixture(scope="package")
def spark() -> Iterator[SparkSession]:
    """A Spark of this machine."""
    if not os.environ.get("JAVA_HOME") and not shutil.which("java"):
        pytest.skip("no Java; on Debian `apt install openjdk-17-jre-headless` brings it")
    session = pytest.importorskip("pyspark.sql", reason="no pyspark; `pip install 'legation[spark]'` brings it")
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = session.SparkSession.builder
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    started: SparkSession = builder.getOrCreate()
    yield started
    started.stop()
