"""Turns: each side in a process of its own, none of which can spoil the others."""

from __future__ import annotations

import pytest

from benchmarks.frame import Measured, ratio
from benchmarks.turns import Plan, measured


@pytest.fixture(scope="module")
def race() -> Measured:
    """The race of `races.py`, at two sizes."""
    return measured("tests.benchmarks.races", Plan(sizes=(1, 3), rounds=2, limit=1))


def test_each_side_takes_its_turns(race: Measured) -> None:
    """Both that can work have done so in each round, and the one that sleeps five times as long is the slower."""
    ours, slow = race.samples["we"][0], race.samples["slow"][0]
    assert (len(ours.rounds), len(slow.rounds)) == (2, 2)
    found = ratio(ours, slow)
    assert found is not None
    assert found.middle > 1


def test_larger_sizes_have_fewer_rounds(race: Measured) -> None:
    """They take longer: half as many."""
    assert [(each.size, each.amount, len(each.rounds)) for each in race.samples["we"]] == [(1, 1, 2), (3, 3, 1)]


def test_a_peer_that_is_not_installed_is_told_to_be_so(race: Measured) -> None:
    """It is no failure, neither in the rounds nor at other sizes."""
    assert [each.missing for each in race.samples["absent"]] == ["not installed (nobody)"] * 2
    assert ratio(race.samples["we"][0], race.samples["absent"][0]) is None


def test_a_peer_that_fails_stops_nobody(race: Measured) -> None:
    """It is told, and the others have run."""
    assert [each.missing for each in race.samples["failing"]] == ["failed"] * 2
    assert race.samples["failing"][0].rounds == ()


def test_a_peer_that_takes_too_long_is_left_out(race: Measured) -> None:
    """It is ended after the limit."""
    assert race.samples["endless"][0].missing == "longer than 1 s"


def test_other_answers_are_told(race: Measured) -> None:
    """Where all must give the same, whoever gives another thing is known; who gives nothing is not."""
    ours = race.comparison.ours[0]
    agree = {peer.name: race.agree(ours, peer) for peer in race.comparison.peers}
    assert (agree["slow"], agree["other"], agree["absent"]) == (True, False, True)


def test_memory_that_work_takes_is_seen(race: Measured) -> None:
    """The peak is that of the work alone: three times as much for three times the input, nothing where nothing is."""
    small, large = race.samples["holding"]
    assert 15_000_000 < small.rise < 30_000_000
    assert 50_000_000 < large.rise < 75_000_000
    assert race.samples["we"][-1].rise < 5_000_000
    assert large.peak > large.rise


def test_a_size_that_would_take_too_long_is_not_begun() -> None:
    """From the size before it is known how long the next one takes."""
    found = measured("tests.benchmarks.races", Plan(sizes=(1, 10_000), rounds=1, limit=1))
    assert found.samples["we"][1].missing == "longer than 1 s"


def test_the_work_of_processors_can_be_counted() -> None:
    """Who sleeps works for nobody, however long it takes; the limit is the clock's all the same."""
    found = measured("tests.benchmarks.races", Plan(sizes=(1,), rounds=1, limit=1, processor=True))
    assert found.samples["slow"][0].seconds < 0.02
    assert found.samples["endless"][0].missing == "longer than 1 s"
