"""Where events are looked for that may be one act."""

from __future__ import annotations

from legation.record.blocks import blocks_near, blocks_of, kernel_of
from legation.record.profile import Profile
from tests.record.tellings import one


def find_each_other(first: Profile, second: Profile) -> bool:
    """Whether each finds the other, whichever comes in first."""
    return all(set(blocks_near(one)) & set(blocks_of(other)) for one, other in ((first, second), (second, first)))


def are_compared(first: Profile, second: Profile) -> bool:
    """Whether either finds the other."""
    return any(set(blocks_near(one)) & set(blocks_of(other)) for one, other in ((first, second), (second, first)))


def test_one_party_that_few_acts_have_is_enough() -> None:
    """Articles name other parties for one act, and a reading may miss one."""
    whole = one("Ghana and Togo held talks on 4 May 2023.", "2023-05-05")
    part = one("Ghana and Benin held talks on 4 May 2023.", "2023-05-06")
    assert find_each_other(whole, part)


def test_a_party_that_everybody_meets_is_not_enough() -> None:
    """Russia alone brings no two meetings together."""
    first = one("Russia and Ghana held talks on 4 May 2023.", "2023-05-05")
    second = one("Russia and Peru held talks on 4 May 2023.", "2023-05-06")
    assert not are_compared(first, second)


def test_two_parties_that_everybody_meets_are_enough() -> None:
    """China and Russia are looked for together."""
    first = one("Russia and China held talks on 4 May 2023.", "2023-05-05")
    second = one("China and Russia will hold talks on 4 May 2023.", "2023-05-02")
    assert find_each_other(first, second)


def test_a_rare_name_among_the_people_is_enough() -> None:
    """The same envoy in the same month is looked for, whoever was read as party."""
    first = one("Kenyan envoy Wanjiku Oduya met officials of Chad on 4 May 2023.", "2023-05-05")
    second = one("Niger received envoy Wanjiku Oduya of Kenya for talks on 5 May 2023.", "2023-05-06")
    assert find_each_other(first, second)


def test_acts_of_other_types_are_never_compared() -> None:
    """A meeting is no condemnation, whoever takes part."""
    first = one("Ghana and Togo held talks on 4 May 2023.", "2023-05-05")
    second = one("Ghana condemned Togo on 4 May 2023.", "2023-05-05")
    assert not are_compared(first, second)


def test_acts_of_years_apart_are_not_compared() -> None:
    """A month is looked through with its year, and no other."""
    first = one("Ghana and Togo held talks on 4 May 2023.", "2023-05-05")
    second = one("Ghana and Togo held talks on 4 May 2021.", "2021-05-05")
    assert not are_compared(first, second)


def test_a_war_is_one_by_its_parties_and_its_year() -> None:
    """Thousands of articles tell of an invasion in passing; no pair of them is weighed."""
    first = one("Russia invaded Ukraine.", "2023-05-05")
    second = one("Russia attacked Ukraine.", "2023-09-05")
    assert kernel_of(first) == kernel_of(second) is not None
    assert not blocks_of(first)


def test_days_close_by_are_looked_at_over_the_end_of_a_month() -> None:
    """What one article tells of 31 January and another of 1 February may be one act."""
    first = one("Ghana and Togo held talks on 31 January 2023.", "2023-01-31")
    second = one("Ghana and Togo held talks on 1 February 2023.", "2023-02-02")
    assert find_each_other(first, second)


def test_one_state_is_enough_on_one_known_day_only() -> None:
    """In a month without a day, a state meets too many for one party alone to bring two acts together."""
    first = one("Ghana and Togo held talks.", "2023-05-05")
    second = one("Ghana and Benin held talks.", "2023-05-06")
    assert not are_compared(first, second)
