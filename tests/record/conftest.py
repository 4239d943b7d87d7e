"""A record of our own news, made once for all tests that only ask."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from legation.record.record import Record
from tests.record.news import news


@pytest.fixture(scope="package")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """The news, opened by one who only reads."""
    folder = tmp_path_factory.mktemp("news")
    news(folder).close()
    with Record(folder / "test.db", writable=False) as found:
        yield found
