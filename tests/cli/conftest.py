"""A record of our own news for the verbs that ask, made once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from legation.cli import main
from tests.record.news import news

Ask = Callable[..., str]


@pytest.fixture(scope="session")
def record_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the record."""
    folder = tmp_path_factory.mktemp("news")
    news(folder).close()
    return folder / "test.db"


@pytest.fixture
def ask(record_path: Path) -> Ask:
    """Runs a verb on the record; what it prints."""

    def run(*arguments: str) -> str:
        result = CliRunner().invoke(main, arguments, env={"LEGATION_RECORD": str(record_path)}, catch_exceptions=False)
        assert result.exit_code == 0, result.output
        return result.output

    return run
