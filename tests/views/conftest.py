"""Records of our own for the tests of the views, made once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from legation.views.record import Record
from tests.views.sample import hostile, sample


@pytest.fixture(scope="session")
def sample_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the sample."""
    return sample(tmp_path_factory.mktemp("sample") / "sample.db")


@pytest.fixture
def record(sample_path: Path) -> Iterator[Record]:
    """The sample, opened by one who only reads."""
    with Record(sample_path, writable=False) as found:
        yield found


@pytest.fixture(scope="session")
def hostile_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the record of hostile articles."""
    return hostile(tmp_path_factory.mktemp("hostile") / "hostile.db")


@pytest.fixture
def hostile_record(hostile_path: Path) -> Iterator[Record]:
    """A record of articles whose words are meant to do harm, opened by one who only reads."""
    with Record(hostile_path, writable=False) as found:
        yield found
