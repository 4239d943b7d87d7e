"""Crews: however many processes work, what they make comes in the order in which it was asked for."""

from __future__ import annotations

import os

import pytest

from legation.errors import ReaderFault
from legation.record.crew import Crew


def doubled(number: int) -> int:
    """A task."""
    return 2 * number


def gone(number: int) -> int:
    """A task at which the process ends."""
    os._exit(1)


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_order(workers: int) -> None:
    """Things without a task go through, at their places."""
    things = [(str(number), number if number % 3 else None) for number in range(40)]
    with Crew(workers) as crew:
        found = list(crew.work(doubled, things))
    assert found == [(str(number), 2 * number if number % 3 else None) for number in range(40)]


def test_only_so_much_lies_ready() -> None:
    """Large tasks are not all taken at once: the next is asked for when one has been dealt with."""
    asked = 0

    def things() -> object:
        nonlocal asked
        for asked in range(1, 31):
            yield asked, asked

    with Crew(2) as crew:
        work = crew.work(doubled, things(), size=lambda number: 20_000_000)
        assert next(work) == (1, 2)
        assert asked == 2
        assert len(list(work)) == 29


def test_one_stage_feeds_the_next() -> None:
    """Two kinds of tasks are done by the same processes."""
    with Crew(2) as crew:
        first = crew.work(doubled, ((number, number) for number in range(20)))
        assert [result for _, result in crew.work(doubled, first)] == [4 * number for number in range(20)]


def test_no_process_starts_where_there_is_nothing_to_do() -> None:
    """A second run over what is known costs no more than looking it up."""
    with Crew(2) as crew:
        assert list(crew.work(gone, [("a", None), ("b", None)])) == [("a", None), ("b", None)]
        assert crew._pool is None


def test_a_process_that_is_ended_is_told() -> None:
    """With what to do."""
    with Crew(2) as crew, pytest.raises(ReaderFault, match="--workers 1 needs least"):
        list(crew.work(gone, [("a", 1)]))
