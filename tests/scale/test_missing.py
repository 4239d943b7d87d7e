"""What a batch needs and does not find is told, with what to do."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli import recording
from tests.cli.processes import ended, started
from tests.cli.recording import MESSAGE

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


def test_without_java_it_is_said_what_installs_it(given: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the name of the package."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    result = recording.run("batch", given, "--output", tmp_path / "out")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "`apt install openjdk-17-jre-headless` installs it" in result.stderr


def test_without_pyspark_it_is_said_what_installs_it(
    given: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the extra of Legation."""
    monkeypatch.setitem(sys.modules, "pyspark", None)
    result = recording.run("batch", given, "--output", tmp_path / "out")
    assert result.stderr == (f"{MESSAGE}pyspark is not installed; `pip install 'legation[spark]'` brings it along\n")


def test_a_master_that_is_none_is_told(given: Path, tmp_path: Path, spark: SparkSession) -> None:
    """With what Spark says, and where it says more."""
    with started("batch", given, "--output", tmp_path / "out", "--master", "sparkle") as process:
        code, out, err = ended(process)
    assert (code, out) == (2, "")
    assert err.startswith(f"{MESSAGE}Spark cannot be started on sparkle: ")
    assert err.endswith(f"{tmp_path / 'out' / '_legation' / 'spark.log'} says more\n")


def test_what_an_earlier_run_said_is_no_reason(given: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Java that ends without a word: the trouble with which the log begins is that of another day."""
    log, java = tmp_path / "out" / "_legation" / "spark.log", tmp_path / "java" / "bin" / "java"
    for each in (log, java):
        each.parent.mkdir(parents=True)
    log.write_text("java.lang.IllegalStateException: of yesterday\n")
    java.write_text("#!/bin/sh\nexit 1\n")
    java.chmod(0o755)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "java"))
    with started("batch", given, "--output", tmp_path / "out", "--master", "local[1]") as process:
        code, out, err = ended(process)
    assert (code, out) == (2, "")
    assert err.startswith(f"{MESSAGE}Spark cannot be started on local[1]: [JAVA_GATEWAY_EXITED] ")
