"""The frame of the benchmarks: ratios and growth, from figures that are known."""

from __future__ import annotations

import pytest

from benchmarks.frame import Ratio, Sample, Taken, exponents, median_seconds, ratio


def sample(*seconds: float, amount: float = 1, rise: int = 0, missing: str = "") -> Sample:
    """What some side took in its rounds."""
    rounds = tuple(
        Taken(seconds=each, processor=each, peak=rise + 1000, rise=rise, found=1, answer="a") for each in seconds
    )
    return Sample(side="any", size=1, amount=amount, rounds=rounds, missing=missing)


def test_a_ratio_is_the_median_of_the_rounds() -> None:
    """It is taken within each round: in the third the machine was busy, and slowed both."""
    found = ratio(sample(1.0, 2.0, 10.0), sample(2.0, 3.0, 25.0))
    assert found == Ratio(middle=2.0, least=1.5, most=2.5)


def test_without_rounds_there_is_no_ratio() -> None:
    """A peer that is not installed has none."""
    assert ratio(sample(1.0), sample(missing="not installed")) is None


def test_a_sample_tells_its_median_and_its_peaks() -> None:
    """Seconds are the median of the rounds, memory is the most of any."""
    found = sample(3.0, 1.0, 2.0, rise=500)
    assert (found.seconds, found.rise, found.peak) == (2.0, 500, 1500)


def test_growth_in_step_with_the_input_is_one() -> None:
    """Ten times the input in ten times the time, then ten times that in a hundred times: 1, then 2."""
    grown = [sample(0.5, amount=10), sample(5.0, amount=100), sample(500.0, amount=1000)]
    assert exponents(grown, lambda each: each.seconds) == [pytest.approx(1.0), pytest.approx(2.0)]


def test_what_does_not_grow_is_nought() -> None:
    """The same memory for ten times the input."""
    grown = [sample(1.0, amount=10, rise=700), sample(1.0, amount=100, rise=700)]
    assert exponents(grown, lambda each: each.rise) == [pytest.approx(0.0)]


def test_growth_is_unknown_where_the_input_did_not_grow() -> None:
    """A corpus that is used up gives the same again; nor is there an exponent of nothing."""
    assert exponents([sample(1.0, amount=10), sample(2.0, amount=10)], lambda each: each.seconds) == [None]
    assert exponents([sample(1.0, amount=1), sample(1.0, amount=10)], lambda each: each.rise) == [None]


def test_sizes_that_did_not_run_are_passed_over() -> None:
    """The exponent is that between the sizes that did."""
    grown = [sample(1.0, amount=1), sample(amount=10, missing="failed"), sample(100.0, amount=100)]
    assert exponents(grown, lambda each: each.seconds) == [pytest.approx(1.0)]


def test_work_is_done_as_often_as_it_is_timed() -> None:
    """Three rounds, three times."""
    done: list[int] = []
    assert median_seconds(lambda: done.append(1), 3) >= 0
    assert done == [1, 1, 1]
