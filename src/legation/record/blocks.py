"""Blocks: where to look for events that may be the same act, so that not every pair is compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations
from typing import Final

from legation.knowledge.matching import thresholds
from legation.knowledge.rarity import RARE, rarity
from legation.knowledge.states import states
from legation.record.inclusion import own_name
from legation.record.keys import number
from legation.record.profile import Profile, form_stems, months, surnames

#: Months: what may lie in more is looked for by its years, and in more years nowhere.
MOST_MONTHS: Final = 14
MOST_YEARS: Final = 30
#: Parties: an act of more is looked for by the pairs among so many of them, in the order of the alphabet.
MOST_PARTIES: Final = 8


def blocks_of(profile: Profile) -> list[int]:
    """The blocks that an event lies in: its type, what it shares with others, each month or year that it may lie in.

    Events of lasting types lie in none: their kernels make them one.
    """
    if profile.type in thresholds().lasting:
        return []
    return _blocks(profile, _times(profile), _day(profile))


def kernel_of(profile: Profile) -> int | None:
    """What makes an event of a lasting type one with others, whatever their words; None for other types."""
    if profile.type not in thresholds().lasting:
        return None
    time = profile.date or (date.fromordinal(profile.told).year if profile.told else 0)
    return number(profile.type, ",".join(sorted(profile.sources)), ",".join(sorted(profile.targets)), str(time))


def blocks_near(profile: Profile) -> list[int]:
    """The blocks in which events may lie that are the same act: of its months and years, and of the days close by."""
    if profile.type in thresholds().lasting:
        return []
    times = {time for own in (*_times(profile), *_close_by(profile)) for time in (own, own[:4])}
    days = [day + step for day in _day(profile) for step in (-1, 0, 1)]
    return _blocks(profile, times, days)


def _blocks(profile: Profile, times: Iterable[str], days: Iterable[int]) -> list[int]:
    shared = {number(profile.type, *what, time) for what in _what(profile) for time in times}
    rare = (profile.parties & states().keys()) - thresholds().crowded
    alone = {number(profile.type, party, str(day)) for party in rare for day in days}
    return sorted(shared | alone)


def _what(profile: Profile) -> Iterator[tuple[str, str]]:
    """What an event shares with those that may be the same act: two parties, people, or a rare word of its mentions.

    Articles name other parties for one act, and readings miss some: an organisation is enough alone, and a state on one
    known day, save those that everybody meets; in a month, a state has too many acts for that.
    """
    parties = sorted(profile.parties)
    yield from ((party, "") for party in parties if party not in states() or len(parties) == 1)
    yield from combinations(parties[:MOST_PARTIES], 2)
    yield from ((f"person {name}", "") for name in surnames(profile) if rarity(name) >= RARE)
    yield from ((f"word {word}", "") for word in profile.phrase if rarity(word) >= RARE and word not in form_stems())
    yield from ((f"name {word}", "") for word in sorted(own_name(profile)))


def _day(profile: Profile) -> list[int]:
    """The day of an act, where it is known."""
    return [profile.date[0]] if profile.date and profile.date[0] == profile.date[1] else []


def _times(profile: Profile) -> list[str]:
    """Months, or years where there are many; one place for all whose time is unknown."""
    if profile.window is None:
        return ["unknown"]
    found = months(*profile.window)
    if len(found) <= MOST_MONTHS:
        return found
    years = sorted({month[:4] for month in found})
    return years if len(years) <= MOST_YEARS else ["unknown"]


def _close_by(profile: Profile) -> list[str]:
    """The months of all days that are compared with those of an event, also over the end of a month or a year."""
    if profile.window is None or _times(profile) == ["unknown"]:
        return []
    first, last = profile.window
    far = thresholds().apart
    return months(max(first - far, date.min.toordinal()), min(last + far, date.max.toordinal()))
