"""What makes two events one act, whatever else they tell: a session with its number, and what is done once.

Two accounts of the first dialogue of two states are of one dialogue, though the lists of those who came differ; so are
two of what has a name of its own ("the Tampere Forum"), of which hardly an article tells who came; a state asks once to
be let into an organisation, and is welcomed for it for weeks.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from legation.knowledge.folding import folded
from legation.knowledge.formats import format_of
from legation.knowledge.matching import thresholds
from legation.knowledge.rarity import RARE, rarity
from legation.knowledge.word_lists import words
from legation.model import EventType, Kind
from legation.record.profile import Profile, stem, stems

#: The share of the words of two names of a series, in fifths, from which on they may be one name.
ALIKE: Final = 3
WHOLE: Final = 5
#: How rare the words of a name are together, of which both tell the same days; RARE where only one does.
UNCOMMON: Final = 3
#: Days: a longer span dates no meeting.
MONTH: Final = 31
#: Kinds of meetings that may have a name of their own.
NAMED: Final = frozenset({Kind.DIALOGUE, Kind.SUMMIT, Kind.MEETING})


def are_one_act(one: Profile, other: Profile) -> bool:
    """Whether two events are one act by what they are called."""
    if one.type != other.type or one.article == other.article:
        return False
    return _is_one_session(one, other) or _is_one_occasion(one, other) or _is_done_once(one, other)


def own_name(profile: Profile) -> frozenset[str]:
    """The words of the name of a meeting that those of other parties do not have: none of "NATO Summit"."""
    if not profile.series or profile.kind not in NAMED:
        return frozenset()
    told = set(format_of(profile.series).words) - words("series", "words", "general")
    return frozenset(word for word in told if not word.isdecimal())


def _is_one_session(one: Profile, other: Profile) -> bool:
    """Whether both name one session of a series: by its number, or by its whole name, place and days."""
    if not one.series or not other.series or one.kind != other.kind or not _fit(one, other):
        return False
    alike = _alike(set(stems(one.series)), set(stems(other.series)))
    if one.ordinal and other.ordinal:
        return one.ordinal == other.ordinal and alike >= ALIKE and one.sides == other.sides
    same_place = bool(one.place and other.place) and folded(one.place or "") == folded(other.place or "")
    dated = bool(one.date and other.date)
    return alike == WHOLE and same_place and dated and bool(one.sides & other.sides)


def _is_one_occasion(one: Profile, other: Profile) -> bool:
    """Whether both tell of these days what goes by one name of its own, whoever each names as having come."""
    name, theirs = own_name(one), own_name(other)
    if not (name <= theirs or theirs <= name) or one.ordinal and other.ordinal and one.ordinal != other.ordinal:
        return False
    weight = sum([rarity(stem(word)) for word in name & theirs])
    days, others = _day(one), _day(other)
    if days and others:
        return weight >= UNCOMMON and max(days[0], others[0]) <= min(days[1], others[1])
    return weight >= RARE and _is_near(days or _told(one), others or _told(other))


def _day(profile: Profile) -> tuple[int, int] | None:
    """The days of an act, where they are told to the month at least."""
    return profile.date if profile.date and profile.date[1] - profile.date[0] < MONTH else None


def _told(profile: Profile) -> tuple[int, int] | None:
    return (profile.told, profile.told) if profile.told else None


def _is_near(days: tuple[int, int] | None, others: tuple[int, int] | None) -> bool:
    if days is None or others is None:
        return False
    return max(days[0], others[0]) - min(days[1], others[1]) <= thresholds().apart


def _fit(one: Profile, other: Profile) -> bool:
    """Whether the days in which both may lie meet, or all but meet."""
    if one.window is None or other.window is None:
        return False
    far = thresholds().apart if one.ordinal and other.ordinal else 0
    return max(one.window[0], other.window[0]) - min(one.window[1], other.window[1]) <= far


def _alike(called: set[str], others: set[str]) -> int:
    """How many of the words of the shorter name the other has too, in fifths."""
    fewest = min(len(called), len(others))
    return WHOLE * len(called & others) // fewest if fewest else 0


def _is_done_once(one: Profile, other: Profile) -> bool:
    """Whether both tell by one word what the same states ask one organisation for, as far as both name it."""
    if one.type != EventType.REQUEST or set(one.sources) != set(other.sources):
        return False
    asked = not one.targets or not other.targets or set(one.targets) == set(other.targets)
    return asked and bool(set(one.phrase) & set(other.phrase) & _applications())


@cache
def _applications() -> frozenset[str]:
    """The stems of what a state asks an organisation for once: to be let in."""
    return frozenset(map(stem, words("cues", "membership", "nouns")))
