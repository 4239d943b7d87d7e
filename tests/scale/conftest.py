"""Spark, started once for all tests that need it, and some articles to read."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from legation.scale.spark import started
from tests.scale.press import press

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

#: Of Java that lives for a minute, the time goes into compiling what is asked once of a few rows: let it do so roughly.
QUICK = {"JAVA_TOOL_OPTIONS": "-XX:TieredStopAtLevel=1"}
INSTALL = "no Java: `apt install openjdk-17-jre-headless` installs it"


@pytest.fixture(scope="package")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparkSession]:
    """Two processes that work, on this machine; `legation.scale` takes a Spark that runs already."""
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        pytest.skip(INSTALL)
    log = tmp_path_factory.mktemp("spark") / "spark.log"
    with pytest.MonkeyPatch.context() as patch:
        for name, value in QUICK.items():
            patch.setenv(name, value)
        with started("local[2]", log, tries=3) as session:
            session.conf.set("spark.sql.codegen.wholeStage", "false")
            yield session


@pytest.fixture
def given(tmp_path: Path) -> Path:
    """Sixty lines, which make several parts."""
    return press(tmp_path / "press.jsonl", 60)
