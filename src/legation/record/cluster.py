"""Clusters: which events are one act, from how likely their pairs are, and from what people judged.

Average linkage (Sokal and Michener 1958): two clusters become one while all their pairs together are likely enough, the
likeliest first, so that one vague telling cannot chain two acts together. All sums are of whole numbers and ties go by
the names of the members: the outcome depends on the pairs alone, never on their order.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

#: A pair of members, the lesser name first.
Pair = tuple[str, str]
#: The first and the last day of an act, as ordinal numbers.
Days = tuple[int, int]
NO_DAYS: Final[Mapping[str, Days]] = MappingProxyType({})


def pair(one: str, other: str) -> Pair:
    """Two members as a pair."""
    return (one, other) if one < other else (other, one)


def clusters(
    members: Iterable[str],
    likelihoods: Mapping[Pair, int],
    least: int,
    *,
    alike: Iterable[Pair] = (),
    same: Iterable[Pair] = (),
    different: Iterable[Pair] = (),
    days: Mapping[str, Days] = NO_DAYS,
    far: int = 0,
) -> list[tuple[str, ...]]:
    """The members in groups, each in order, the groups in the order of their first members.

    Args:
        likelihoods: of pairs, in thousandths; a pair that is not there has none.
        least: the mean over all pairs of two clusters at which they become one, in thousandths.
        alike: pairs that are one from the start, save where people judged otherwise.
        same: pairs whose groups a person holds for one: they become one in the end, whatever their likelihood.
        different: pairs that a person holds for two: nothing brings them into one group.
        days: of members whose days are known; likelihood brings no two into one group of which the one ends more than
            `far` days before the other begins, whatever vague telling may lie between them.
    """
    growing = _Growing.of(sorted(members), likelihoods, days, far)
    growing.part(different)
    growing.join_all(alike)
    growing.grow(least)
    growing.join_all(same)
    return sorted(tuple(sorted(group)) for group in growing.groups.values())


@dataclass(slots=True, kw_only=True)
class _Growing:
    """Clusters on their way: each is named by its first member.

    `days` are the last of the first days of a cluster's members, and the first of their last days.
    """

    groups: dict[str, list[str]]
    cluster_of: dict[str, str]
    sums: dict[str, dict[str, int]]
    apart: dict[str, set[str]]
    days: dict[str, Days]
    far: int
    heap: list[tuple[float, str, str, int]] = field(default_factory=list)

    @classmethod
    def of(
        cls, members: Sequence[str], likelihoods: Mapping[Pair, int], days: Mapping[str, Days], far: int
    ) -> _Growing:
        growing = cls(
            groups={member: [member] for member in members},
            cluster_of={member: member for member in members},
            sums={member: {} for member in members},
            apart={member: set() for member in members},
            days=dict(days),
            far=far,
        )
        for (one, other), likelihood in likelihoods.items():
            growing.sums[one][other] = growing.sums[other][one] = likelihood
        return growing

    def part(self, pairs: Iterable[Pair]) -> None:
        """Keep pairs apart, whatever else speaks for them."""
        for one, other in pairs:
            self.apart[one].add(other)
            self.apart[other].add(one)

    def grow(self, least: int) -> None:
        """Join the likeliest two clusters, again and again, while they are likely enough."""
        self.heap = [self._entry(one, other) for one in self.groups for other in self.sums[one] if one < other]
        heapq.heapify(self.heap)
        while self.heap:
            negative, one, other, size = heapq.heappop(self.heap)
            if -negative < least:
                return
            if self._is_current(one, other, size) and self.join(one, other):
                for near in self.sums[one]:
                    heapq.heappush(self.heap, self._entry(*pair(one, near)))

    def join_all(self, pairs: Iterable[Pair]) -> None:
        """Make the clusters of pairs one, whatever their likelihood, save where people judged otherwise."""
        for one, other in sorted(pairs):
            self.join(self.cluster_of[one], self.cluster_of[other], judged=True)

    def join(self, one: str, other: str, *, judged: bool = False) -> bool:
        """Make two clusters one, named by the lesser name; False where they must stay apart, or are one already."""
        if one == other or self._parted(one, other, judged):
            return False
        kept, gone = pair(one, other)
        for member in self.groups[gone]:
            self.cluster_of[member] = kept
        self.groups[kept] += self.groups.pop(gone)
        if gone in self.days:
            self.days[kept] = _narrowed(self.days.get(kept), self.days.pop(gone))
        self._add_sums(kept, gone)
        self._keep_apart(kept, gone)
        return True

    def _parted(self, one: str, other: str, judged: bool) -> bool:
        """Whether two clusters are kept apart: by judgements, and from joining by likelihood also by their days."""
        return other in self.apart[one] or not judged and self._is_far(one, other)

    def _is_far(self, one: str, other: str) -> bool:
        """Whether a member of the one ends long before a member of the other begins."""
        if one not in self.days or other not in self.days:
            return False
        begins, ends = _narrowed(self.days[one], self.days[other])
        return begins - ends > self.far

    def _keep_apart(self, kept: str, gone: str) -> None:
        for near in self.apart.pop(gone):
            self.apart[near].remove(gone)
            self.apart[near].add(kept)
            self.apart[kept].add(near)

    def _add_sums(self, kept: str, gone: str) -> None:
        for near, total in self.sums.pop(gone).items():
            del self.sums[near][gone]
            if near != kept:
                self.sums[kept][near] = self.sums[near][kept] = self.sums[kept].get(near, 0) + total

    def _entry(self, one: str, other: str) -> tuple[float, str, str, int]:
        size, sizes = len(self.groups[one]), len(self.groups[other])
        return -self.sums[one][other] / (size * sizes), one, other, size + sizes

    def _is_current(self, one: str, other: str, size: int) -> bool:
        """Whether neither cluster has grown since the pair was weighed."""
        both = one in self.groups and other in self.groups
        return both and len(self.groups[one]) + len(self.groups[other]) == size


def _narrowed(days: Days | None, others: Days) -> Days:
    """The later of two first days, and the earlier of two last days."""
    return (max(days[0], others[0]), min(days[1], others[1])) if days else others
