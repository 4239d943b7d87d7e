"""How likely the events of two articles are one act: signs that a person can name, weighed by a table.

The weights lie in `knowledge/data/likeness_signs.csv` (a logistic regression; `training/likeness.py` learns them from
pairs that people judged). Text alone never decides: events that share no party, or tell acts of types that are never
one, are not compared at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import Final

from legation.knowledge import signs as signs_table
from legation.model import EventType
from legation.record.profile import Profile, content_words, folded

TABLE: Final = "likeness_signs.csv"
#: Days: from here on, times count as further apart and no more.
WEEK: Final = 7
MONTH: Final = 31
#: The most that shared things are counted.
MOST: Final = 3
#: Words are shared in so many steps.
STEPS: Final = 5
ALL: Final = f"{STEPS} of {STEPS}"


def likelihood(one: Profile, other: Profile) -> int:
    """How likely two events are one act, in thousandths: whole numbers, so that sums do not hang on their order."""
    return round(1000 * signs_table.likelihood(TABLE, signs_of(one, other)))


def signs_of(one: Profile, other: Profile) -> list[str]:
    """What speaks for and against two events being one act, as "kind: value"; the same for either order."""
    first, second = sorted((one, other), key=lambda each: (each.told or 0, each.key))
    signs = [
        *_of_parties(first, second),
        *_of_time(first, second),
        *_of_status(first, second),
        *_of_kind(first, second),
        *_of_place(first, second),
        *_of_names(first, second),
        *_of_people(first, second),
        *_of_words(first, second),
    ]
    return signs + [f"{sign} [{EventType.CONSULT}]" for sign in signs] if one.type == EventType.CONSULT else signs


def _of_parties(one: Profile, other: Profile) -> Iterator[str]:
    parties, others = one.parties, other.parties
    if parties == others:
        yield "parties: equal"
        yield f"parties: equal, {min(len(parties), MOST)}"
        if (one.sources, one.targets) != (other.sources, other.targets):
            yield "parties: other roles"
    elif parties <= others or others <= parties:
        yield "parties: one holds the other"
    else:
        yield f"parties: {min(len(parties & others), MOST)} shared of more"
    yield f"type: {one.type}"


def _of_time(one: Profile, other: Profile) -> Iterator[str]:
    gap = abs(one.told - other.told) if one.told is not None and other.told is not None else None
    told = "unknown" if gap is None else _apart(gap)
    yield f"told: {told}"
    if one.date and other.date:
        yield f"date: {_of_dates(one.date, other.date)}"
    elif one.date or other.date:
        yield f"date: one known, {_fits(one, other)}"
        yield f"date: one known, told {told}"
    else:
        yield f"date: unknown, told {told}"


def _of_dates(one: tuple[int, int], other: tuple[int, int]) -> str:
    """How two known dates lie to each other."""
    if one == other:
        return "same day" if one[0] == one[1] else "same days"
    gap = max(one[0], other[0]) - min(one[1], other[1])
    if gap > 0:
        return f"{_apart(gap)} between"
    within = one[0] <= other[0] and other[1] <= one[1] or other[0] <= one[0] and one[1] <= other[1]
    return ("one within the other" if within else "overlapping") + (", long" if _longest(one, other) > MONTH else "")


def _longest(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(one[1] - one[0], other[1] - other[0])


def _fits(one: Profile, other: Profile) -> str:
    """Whether the date that one tells lies in the days in which the other may be."""
    if one.window is None or other.window is None:
        return "nothing known of the other"
    return "fits" if one.window[0] <= other.window[1] and other.window[0] <= one.window[1] else "does not fit"


def _apart(days: int) -> str:
    if days <= 1:
        return ("same day", "a day")[days]
    return "days" if days <= WEEK else "weeks" if days <= MONTH else "months"


def _of_status(one: Profile, other: Profile) -> Iterator[str]:
    """What the article that came first says, and the later one."""
    same_day = one.told == other.told
    pair = sorted((one.status, other.status)) if same_day else [one.status, other.status]
    yield f"status: {' and '.join(pair)}" if same_day else f"status: {' then '.join(pair)}"


def _of_kind(one: Profile, other: Profile) -> Iterator[str]:
    if one.kind and other.kind:
        yield "kind: same" if one.kind == other.kind else "kind: other"
        yield f"kind: {' and '.join(sorted((one.kind, other.kind)))}"
    if one.article == other.article:
        yield "article: same"
    if one.publisher == other.publisher:
        yield "publisher: same"


def _of_place(one: Profile, other: Profile) -> Iterator[str]:
    if one.place and other.place:
        same = folded(one.place) == folded(other.place)
        yield "place: same" if same else f"place: other in {_state(one, other)} state"
    elif one.place or other.place:
        yield "place: one unknown"


def _state(one: Profile, other: Profile) -> str:
    return "one" if one.place_of == other.place_of else "another"


def _of_names(one: Profile, other: Profile) -> Iterator[str]:
    """The series, its session and the agreements that both name."""
    if one.series and other.series:
        alike = _share(_series(one), _series(other))
        yield f"series: {alike}"
        if alike == ALL and one.ordinal and other.ordinal:
            yield "session: same" if one.ordinal == other.ordinal else "session: other"
    elif one.series or other.series:
        yield "series: one names none"
    if one.agreements and other.agreements:
        shared = set(map(folded, one.agreements)) & set(map(folded, other.agreements))
        yield "agreement: same" if shared else "agreement: other"
    elif one.agreements or other.agreements:
        yield "agreement: one names none"


def _of_people(one: Profile, other: Profile) -> Iterator[str]:
    if not one.people or not other.people:
        yield "people: unknown of one" if one.people or other.people else "people: unknown"
        return
    people, others = _named(one), _named(other)
    shared = people.keys() & others.keys()
    yield f"people: {min(len(shared), MOST)} shared"
    if _replaced(people, others, shared):
        yield "people: another for one side"


def _named(profile: Profile) -> dict[str, str]:
    """People by their last names, which all articles give, and for whom each acts."""
    return {folded(name).rpartition(" ")[2]: of for name, of in profile.people}


def _replaced(people: dict[str, str], others: dict[str, str], shared: Set[str]) -> bool:
    """Whether both name people for a side, and not one of them is the same."""
    sides = set(people.values()) & set(others.values()) - {""}
    return any(not {name for name in shared if people[name] == side} for side in sides)


def _of_words(one: Profile, other: Profile) -> Iterator[str]:
    yield f"words: {_share(set(one.words), set(other.words))}"
    yield f"title: {_share(set(one.title), set(other.title))}"
    if one.topics and other.topics:
        yield f"topics: {_share(_topics(one), _topics(other))}"


def _share(one: Set[str], other: Set[str]) -> str:
    """How much of the shorter list of words the other has too, in fifths."""
    fewest = min(len(one), len(other))
    if not fewest:
        return "none"
    return f"{STEPS * len(one & other) // fewest} of {STEPS}"


def _series(profile: Profile) -> set[str]:
    """The words of a series that are no names of its parties: readers name it by whom they saw."""
    return set(content_words(profile.series or ""))


def _topics(profile: Profile) -> set[str]:
    return {word for topic in profile.topics for word in content_words(topic)}
