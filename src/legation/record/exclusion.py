"""What keeps two events from being one act, whatever else they share: things of which a guide to acts says so.

A visit and the meeting within it are two acts, so are a meeting and the dinner after it, the meeting of two states and
that of three, a leader's meeting and that of a minister, and the meetings that two headlines tell with other people.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from legation.knowledge.matching import forms, meals, of_three, own_kinds
from legation.model import Kind
from legation.record.namesakes import called_alike
from legation.record.profile import Profile, stem

TWO: Final = 2


def are_two_acts(one: Profile, other: Profile) -> bool:
    """Whether two events are two acts by what they are."""
    if not one.kind or not other.kind:
        return False
    return (
        _of_own_kind(one, other)
        or _goes_elsewhere(one, other)
        or _is_meal_of_one(one, other)
        or _is_of_three(one, other)
        or _is_of_three(other, one)
        or _of_other_people(one, other)
        or _is_on_its_margins(one, other)
    )


def _of_own_kind(one: Profile, other: Profile) -> bool:
    """Whether one is a visit or a call, and the other of another kind."""
    return one.kind != other.kind and bool(own_kinds() & {one.kind, other.kind})


def _is_meal_of_one(one: Profile, other: Profile) -> bool:
    """Whether one is a meal, and the other a meeting that is none."""
    first, second = _has(one, meals()), _has(other, meals())
    return first != second and _has(other if first else one, forms())


def _is_of_three(one: Profile, other: Profile) -> bool:
    """Whether one is called a meeting of three, and the other is one of two."""
    return _has(one, of_three()) and not _has(other, of_three()) and _has(other, forms()) and len(other.parties) == TWO


def _of_other_people(one: Profile, other: Profile) -> bool:
    """Whether articles about two events name other people for a side, or leaders in one and none in the other."""
    if not (one.main or other.main):
        return False
    people, others = called_alike(one, other)
    if len(people) >= TWO and people.keys() == others.keys():
        return False
    if one.leaders is not None and other.leaders is not None and one.leaders != other.leaders:
        return True
    return one.main and other.main and _is_replaced(people, others)


def _goes_elsewhere(one: Profile, other: Profile) -> bool:
    """Whether two are journeys of dates of their own, to states of which none is in the other."""
    if one.kind != Kind.VISIT or other.kind != Kind.VISIT or not one.date or not other.date:
        return False
    apart = max(one.date[0], other.date[0]) > min(one.date[1], other.date[1])
    going = one.parties & other.parties
    return apart and len(going) == 1 and bool(one.parties - going) and bool(other.parties - going)


def _is_on_its_margins(one: Profile, other: Profile) -> bool:
    """Whether two headlines tell a dialogue and a meeting: those who hold the one meet beside it as well."""
    return one.main and other.main and {one.kind, other.kind} == {Kind.DIALOGUE, Kind.MEETING}


def _is_replaced(people: Mapping[str, str], others: Mapping[str, str]) -> bool:
    """Whether both name people for a side, and nobody for it is the same."""
    shared = people.keys() & others.keys()
    sides = set(people.values()) & set(others.values()) - {""}
    return bool(sides - {people[name] for name in shared})


def _has(profile: Profile, listed: frozenset[str]) -> bool:
    return not _stems(listed).isdisjoint(profile.phrase)


@cache
def _stems(listed: frozenset[str]) -> frozenset[str]:
    return frozenset(map(stem, listed))
