"""Focus: whom an article is about, by what it tells of several parties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from legation.knowledge.organisations import organisations
from legation.knowledge.states import states
from legation.reading.draft import Draft

#: How much more often than any other the two must be told together whom an article is about.
FAR_MORE = 2
#: How many events of several parties an article must tell to have a centre, in what share of them the centre must take
#: part, and what share of its number the party told next may have.
ENOUGH = 4
MOST = 0.5
CLEARLY_LESS = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Focus:
    """The two parties that an article is about, if there are two, and the one that takes part in most of it."""

    pair: frozenset[str]
    centre: str | None

    @classmethod
    def of(cls, drafts: Sequence[Draft]) -> Focus:
        """Whom an article is about whose events are some drafts."""
        return cls(pair=_pair_told_most(drafts), centre=_told_most([draft.parties for draft in drafts]))


def all_named(codes: Collection[str]) -> bool:
    """Whether all of some parties are known by name: a vague group ("other governments") is nobody to be guessed."""
    return all(code in states() or code in organisations() for code in codes)


def _pair_told_most(drafts: Sequence[Draft]) -> frozenset[str]:
    """The two parties that an article is about: told together at least twice as often as any other two, else nobody."""
    counts: Counter[frozenset[str]] = Counter()
    for draft in drafts:
        if len(draft.parties) == 2 and all_named(draft.parties):
            counts[draft.parties] += len(draft.acts)
    ranked = sorted(counts, key=lambda pair: (-counts[pair], sorted(pair)))
    if not ranked or len(ranked) > 1 and counts[ranked[0]] < FAR_MORE * counts[ranked[1]]:
        return frozenset()
    return ranked[0]


def _told_most(told: Iterable[frozenset[str]]) -> str | None:
    """The party in most of the events of several, clearly ahead of all others; None where there is none."""
    several = [parties for parties in told if len(parties) > 1]
    counts = Counter(code for parties in several for code in parties if all_named((code,)))
    ranked = sorted(counts, key=lambda code: (-counts[code], code))
    if not ranked or len(several) < ENOUGH or counts[ranked[0]] < MOST * len(several):
        return None
    ahead = len(ranked) == 1 or counts[ranked[1]] < CLEARLY_LESS * counts[ranked[0]]
    return ranked[0] if ahead else None
