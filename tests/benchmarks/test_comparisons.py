"""The comparisons: each runs at its smallest size, and what must be equal is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.frame import MODULES, Comparison, Side, comparison


def sides() -> Iterator[tuple[str, str]]:
    """Every side of every comparison."""
    return ((name, side.name) for name in MODULES for side in comparison(name).sides)


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The smallest input of each comparison."""
    made = {name: tmp_path_factory.mktemp(name) for name in MODULES}
    assert all(comparison(name).write(1, folder, None) > 0 for name, folder in made.items())
    return made


@pytest.mark.parametrize(("name", "side"), list(sides()))
def test_each_side_does_its_work(name: str, side: str, folders: dict[str, Path]) -> None:
    """Something comes out of it; a peer that is not installed says so, ours always are."""
    found = comparison(name)
    assert done(found, next(each for each in found.sides if each.name == side), folders[name]) is not None


def done(found: Comparison, side: Side, folder: Path) -> object:
    """What a side gives; the first readings only get ready, for they take seconds, and other tests read."""
    try:
        work = side.ready(folder)
        return side.name if side.task == "first reading" else work()
    except ImportError:
        if side in found.ours:
            raise
        return "not installed"


def test_the_record_holds_what_is_inserted(folders: dict[str, Path]) -> None:
    """Both sides leave as many articles."""
    given = comparison("record")
    assert {done(given, side, folders["record"]) for side in given.sides} == {25}


def test_what_bounds_each_is_told() -> None:
    """Each side of ours has its line, and each has a peer of its task."""
    for name in MODULES:
        found = comparison(name)
        assert all(side.bound for side in found.ours)
        assert {mine.name for mine, _ in found.pairs} == {side.name for side in found.ours}
        assert len(found.pairs) >= len(found.peers)
