"""Groups of events that are one act, from how likely their pairs are."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as some

from legation.record.cluster import Pair, clusters, pair

MEMBERS = [f"e{number}" for number in range(7)]
PAIRS = [pair(one, other) for one, other in combinations(MEMBERS, 2)]
LIKELIHOODS = some.dictionaries(some.sampled_from(PAIRS), some.integers(0, 1000))
FEW_PAIRS = some.lists(some.sampled_from(PAIRS), max_size=3)


def group_of(groups: list[tuple[str, ...]]) -> Mapping[str, int]:
    """The number of each member's group."""
    return {member: number for number, group in enumerate(groups) for member in group}


def test_likely_pairs_become_groups() -> None:
    """Two events that are likely one become one, a third stays alone."""
    assert clusters("abc", {("a", "b"): 900, ("b", "c"): 100}, 500) == [("a", "b"), ("c",)]


def test_one_vague_telling_chains_no_two_acts() -> None:
    """B is like a and like c, which are nothing like each other: the likelier pair stands."""
    assert clusters("abc", {("a", "b"): 800, ("b", "c"): 700}, 500) == [("a", "b"), ("c",)]


def test_judged_pairs_become_one_whatever_their_likelihood() -> None:
    """A person knows better."""
    assert clusters("ab", {("a", "b"): 10}, 500, same=[("a", "b")]) == [("a", "b")]


def test_pairs_judged_two_stay_two() -> None:
    """Neither likelihood nor a kernel brings them together."""
    apart = {("a", "b")}
    assert clusters("ab", {("a", "b"): 990}, 500, alike=apart, different=apart) == [("a",), ("b",)]


def test_events_of_days_far_apart_may_be_judged_one() -> None:
    """What likelihood never brings together, a person may."""
    days = {"a": (10, 10), "b": (40, 40)}
    assert clusters("ab", {("a", "b"): 990}, 500, days=days, far=7) == [("a",), ("b",)]
    assert clusters("ab", {}, 500, days=days, far=7, same=[("a", "b")]) == [("a", "b")]


def test_vague_tellings_chain_no_acts_of_other_days() -> None:
    """A telling without a date is like both, which are weeks apart."""
    likely = {("a", "b"): 900, ("b", "c"): 900, ("a", "c"): 0}
    days = {"a": (1, 1), "c": (30, 30)}
    assert clusters("abc", likely, 300) == [("a", "b", "c")]
    assert clusters("abc", likely, 300, days=days, far=7) == [("a", "b"), ("c",)]


def test_a_judge_joins_acts_of_other_days() -> None:
    """A date may be wrong, and a person knows."""
    assert clusters("ab", {}, 300, same=[("a", "b")], days={"a": (1, 1), "b": (30, 30)}, far=7) == [("a", "b")]


@settings(deadline=None)
@given(LIKELIHOODS, some.permutations(MEMBERS), some.permutations(PAIRS))
def test_any_order_gives_the_same_groups(likely: dict[Pair, int], members: list[str], order: list[Pair]) -> None:
    """Neither the order of events nor that of pairs tells."""
    shuffled = {each: likely[each] for each in order if each in likely}
    assert clusters(members, shuffled, 500) == clusters(MEMBERS, likely, 500)


@settings(deadline=None)
@given(LIKELIHOODS, FEW_PAIRS, FEW_PAIRS)
def test_groups_hold_everybody_once(likely: dict[Pair, int], same: list[Pair], different: list[Pair]) -> None:
    """Nobody is lost, and nobody stands in two groups."""
    groups = clusters(MEMBERS, likely, 500, same=same, different=different)
    assert sorted(member for group in groups for member in group) == MEMBERS


@settings(deadline=None)
@given(LIKELIHOODS, FEW_PAIRS)
def test_judgements_that_hold_apart_hold(likely: dict[Pair, int], different: list[Pair]) -> None:
    """No likelihood brings a pair together that people hold for two."""
    at = group_of(clusters(MEMBERS, likely, 500, different=different))
    assert all(at[one] != at[other] for one, other in different)


@settings(deadline=None)
@given(LIKELIHOODS, FEW_PAIRS)
def test_judgements_that_join_join(likely: dict[Pair, int], same: list[Pair]) -> None:
    """Every pair that people hold for one stands in one group."""
    at = group_of(clusters(MEMBERS, likely, 500, same=same))
    assert all(at[one] == at[other] for one, other in same)
