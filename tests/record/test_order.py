"""Whatever the order in which articles come, the record is the same."""

from __future__ import annotations

from pathlib import Path
from random import Random

import msgspec
import pytest

from benchmarks.synthetic import readings
from legation.record.record import Record
from tests.record import invariants

ARTICLES = 300
GIVEN = list(readings(ARTICLES, seed=3))


def exported(path: Path, seed: int | None) -> bytes:
    """The record of the articles, added in the order that a seed gives, written out."""
    ordered = list(GIVEN)
    if seed is not None:
        Random(seed).shuffle(ordered)
    with Record(path) as record:
        for article, reading in ordered:
            record.add_reading(article, reading, reader="test")
        return written_out(record)


def written_out(record: Record) -> bytes:
    """All lines, and all doubts in their order."""
    return b"\n".join(map(msgspec.json.encode, (*record.lines(), *record.doubts())))


@pytest.fixture(scope="module")
def as_told(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The record of the articles in the order of their days, written out."""
    return exported(tmp_path_factory.mktemp("record") / "as_told.db", None)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_order_of_arrival_changes_nothing(tmp_path: Path, as_told: bytes, seed: int) -> None:
    """Three hundred articles in another order give a record that is equal byte for byte."""
    assert exported(tmp_path / "shuffled.db", seed) == as_told


def test_there_is_something_to_get_wrong(as_told: bytes) -> None:
    """Of these articles many tell the same acts: lines of several articles come out, and a doubt."""
    found = [msgspec.json.decode(each) for each in as_told.splitlines()]
    assert sum(each.get("articles", 1) > 1 for each in found) > 100
    assert any("likelihood" in each for each in found)


def test_many_at_once_are_the_same_as_one_by_one(tmp_path: Path, as_told: bytes) -> None:
    """A transaction for many articles gives the same record as one for each."""
    with Record(tmp_path / "many.db") as record:
        assert record.add_readings(GIVEN, reader="test") == ARTICLES
        together = written_out(record)
    assert together == as_told


def test_nothing_contradicts_itself(tmp_path: Path) -> None:
    """Every table of such a record says the same as the events that it comes from."""
    with Record(tmp_path / "whole.db") as record:
        record.add_readings(GIVEN, reader="test")
        invariants.check(record._connection)
