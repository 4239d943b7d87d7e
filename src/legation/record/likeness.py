"""How likely two events are one act: signs that a person can name, weighed by a table.

The weights lie in `knowledge/data/likeness_signs.csv` (a logistic regression; `training/likeness.py` learns them from
pairs that people judged). Text alone never decides: events that share no party, nobody and no rare word of their
mentions, or tell acts of different types, are not compared at all (`blocks.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Final

from legation.knowledge import signs as signs_table
from legation.knowledge.folding import folded
from legation.knowledge.matching import thresholds
from legation.knowledge.rarity import RARE, RAREST, rarities
from legation.knowledge.states import states
from legation.model import EventType, Status
from legation.record.exclusion import are_two_acts
from legation.record.inclusion import are_one_act
from legation.record.namesakes import called_alike
from legation.record.profile import Profile, stem, stems

TABLE: Final = "likeness_signs.csv"
#: Days: from here on, times count as further apart and no more.
WEEK: Final = 7
MONTH: Final = 31
#: The most that shared things are counted, and sides of a meeting.
MOST: Final = 3
SIDES: Final = 2
#: Words are shared in so many steps.
STEPS: Final = 5
#: What stands in front of the signs of acts that are no meetings, which weigh beside those of all acts.
DEED: Final = "deed: "
#: How an article looks at an act: back, ahead, or at what goes on.
VIEW: Final = {
    Status.HAPPENED: "past",
    Status.ONGOING: "now",
    Status.PLANNED: "ahead",
    Status.POSSIBLE: "ahead",
    Status.CANCELLED: "off",
    Status.DENIED: "off",
}


def likelihood(one: Profile, other: Profile) -> int:
    """How likely two events are one act, in thousandths: whole numbers, so that sums do not hang on their order."""
    if are_two_acts(one, other):
        return 0
    weighed = round(1000 * signs_table.likelihood(TABLE, signs_of(one, other)))
    return max(weighed, thresholds().certain) if are_one_act(one, other) else weighed


def signs_of(one: Profile, other: Profile) -> list[str]:
    """What speaks for and against two events being one act, as "kind: value"; the same for either order."""
    first, second = (one, other) if (one.told or 0, one.key) <= (other.told or 0, other.key) else (other, one)
    gap = _gap(*sorted((first, second), key=_exactness))
    people = called_alike(first, second)
    signs = [
        f"type: {one.type}",
        *_of_parties(first, second),
        *_of_time(first, second, gap),
        *_of_kind(first, second),
        *_of_subject(first, second, gap, _of_sides(*people)),
        *_of_place(first, second),
        *_of_names(first, second),
        *_of_people(first, second, *people),
        *_of_words(first, second),
        *_of_headlines(first, second, *people),
        *_of_detail(first, second),
    ]
    # Acts that are no meetings are told apart otherwise: stands are voiced again and again.
    return signs if one.type == EventType.CONSULT else [*signs, *(f"{DEED}{sign}" for sign in signs)]


def _of_parties(one: Profile, other: Profile) -> Iterator[str]:
    parties, others = one.sides, other.sides
    if parties == others:
        yield "parties: equal"
        yield f"parties: equal, {min(len(parties), MOST)}"
        if (one.sources, one.targets) != (other.sources, other.targets) and one.parties == other.parties:
            yield "parties: other roles"
    elif parties <= others or others <= parties:
        yield "parties: one holds the other"
        yield f"parties: one holds {min(len(parties ^ others), MOST)} more"
    else:
        yield f"parties: {min(len(parties & others), MOST)} shared of more"
        yield f"parties: {min(len(parties ^ others), MOST)} not shared"
    bodies, bodies_too = parties - states().keys(), others - states().keys()
    if bodies or bodies_too:
        shared = "shared" if bodies & bodies_too else "other" if bodies and bodies_too else "of one"
        yield f"organisation: {shared}"
        yield f"organisation: {shared}, {_kinds(one, other)}"


# --- time -----------------------------------------------------------------------------------------------------------


def _of_time(one: Profile, other: Profile, gap: str) -> Iterator[str]:
    """How far apart the two acts may lie, by what is known of each: a day, a span, or only from where it is seen."""
    names = " and ".join(sorted((_exactness(one), _exactness(other))))
    yield f"time: {gap}"
    yield f"time: {names}"
    yield f"time: {names}, {gap}"


def _exactness(profile: Profile) -> str:
    """What is known of an act's time; what an article is about happens on its own day, where it says no other."""
    if profile.date:
        return "day" if profile.date[0] == profile.date[1] else "span"
    if profile.told is None:
        return "unknown"
    view = VIEW[Status(profile.status)]
    return "now" if profile.main and view != "off" else view


def _gap(one: Profile, other: Profile) -> str:
    days, others = _days(one), _days(other)
    if days and others:
        return _of_days(days, others)
    if one.told is None or other.told is None:
        return "unknown"
    if days:
        return _seen(days, other, other.told)
    return _seen(others, one, one.told) if others else f"told {_apart(abs(one.told - other.told))}"


def _days(profile: Profile) -> tuple[int, int] | None:
    """The days of an act as far as an article gives them, be it by being about it."""
    if profile.date or profile.told is None:
        return profile.date
    return (profile.told, profile.told) if _exactness(profile) == "now" else None


def _of_days(one: tuple[int, int], other: tuple[int, int]) -> str:
    """How days lie to each other."""
    if one == other:
        return "same"
    gap = max(one[0], other[0]) - min(one[1], other[1])
    if gap > 0:
        return f"{_apart(gap)} between"
    return "overlapping, long" if max(one[1] - one[0], other[1] - other[0]) > MONTH else "overlapping"


def _seen(days: tuple[int, int], other: Profile, told: int) -> str:
    """How days lie to an article that only looks back at an act or ahead to it."""
    first, last = days
    if first <= told <= last:
        return "told then"
    ahead = told < first
    against = "" if ahead == (_exactness(other) == "ahead") else ", against"
    return f"told {_apart(first - told if ahead else told - last)} {'before' if ahead else 'after'}{against}"


def _apart(days: int) -> str:
    if days <= 1:
        return ("same day", "a day")[days]
    return "days" if days <= WEEK else "weeks" if days <= MONTH else "months"


# --- what and where -------------------------------------------------------------------------------------------------


def _of_kind(one: Profile, other: Profile) -> Iterator[str]:
    if one.kind and other.kind:
        yield "kind: same" if one.kind == other.kind else "kind: other"
        yield f"kind: {_kinds(one, other)}"


def _of_subject(one: Profile, other: Profile, gap: str, sides: str) -> Iterator[str]:
    """Whether the articles are about the acts, and in that case, how their times and people fit."""
    if one.article == other.article:
        yield "article: same"
    about = f"main: {one.main + other.main}"
    yield about
    yield f"{about}, {gap}"
    yield f"{about}, {sides}"


def _kinds(one: Profile, other: Profile) -> str:
    return " and ".join(sorted((one.kind or "none", other.kind or "none")))


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
        alike = _share(set(stems(one.series)), set(stems(other.series)))
        yield from _steps("series", alike, STEPS)
        if alike == STEPS and one.ordinal and other.ordinal:
            yield "session: same" if one.ordinal == other.ordinal else "session: other"
    elif one.series or other.series:
        yield "series: one names none"
        named, silent = (one, other) if one.series else (other, one)
        yield from _steps("series in mention", _share(set(stems(named.series or "")), set(silent.phrase)), STEPS)
    if one.agreements and other.agreements:
        shared = set(map(folded, one.agreements)) & set(map(folded, other.agreements))
        yield "agreement: same" if shared else "agreement: other"
    elif one.agreements or other.agreements:
        yield "agreement: one names none"


# --- who ------------------------------------------------------------------------------------------------------------


def _of_people(one: Profile, other: Profile, people: Mapping[str, str], others: Mapping[str, str]) -> Iterator[str]:
    if people and others:
        shared = people.keys() & others.keys()
        yield f"people: {min(len(shared), MOST)} shared"
        yield f"people: {_rare(shared)} rare shared"
        told = _of_sides(people, others)
        yield told
        yield f"{told}, {_kinds(one, other)}"
    elif people or others:
        yield "people: unknown of one"
        known, words = (people, other.words) if people else (others, one.words)
        yield f"people: {_rare(set(map(stem, known)).intersection(words))} rare in the other's words"
    else:
        yield "people: unknown"
        yield f"people: unknown, {_kinds(one, other)}"


def _of_sides(people: Mapping[str, str], others: Mapping[str, str]) -> str:
    """For how many sides of a meeting both name people, and somebody the same, or nobody the same."""
    if not people or not others:
        return "sides: unknown"
    sides = set(people.values()) & set(others.values()) - {""}
    same = {people[name] for name in people.keys() & others.keys()} & sides
    return f"sides: {min(len(same), SIDES)} same and {min(len(sides - same), SIDES)} other"


# --- words ----------------------------------------------------------------------------------------------------------


def _of_words(one: Profile, other: Profile) -> Iterator[str]:
    """What the evidence shares; events of one article that stand in the same sentences share them anyhow."""
    if one.article == other.article and one.words == other.words:
        yield "article: same sentences"
        return
    words, others = set(one.words), set(other.words)
    yield from _steps("words", _share(words, others), STEPS)
    phrase, theirs = set(one.phrase), set(other.phrase)
    yield from _steps("mention in words", max(_share(phrase, others), _share(theirs, words)), STEPS)


def _of_headlines(one: Profile, other: Profile, people: Mapping[str, str], others: Mapping[str, str]) -> Iterator[str]:
    """What the headlines share: what happens on its day is what an article is about, though its words be vague."""
    if one.article == other.article:
        return
    head, heads = set(one.headline), set(other.headline)
    yield from _steps("headlines, rare", _rare(head & heads), MOST)
    named, theirs = set(map(stem, people)), set(map(stem, others))
    yield from _steps("people in headline, rare", max(_rare(head & theirs), _rare(heads & named)), MOST)


def _steps(name: str, count: int, most: int) -> Iterator[str]:
    """A count as one sign for each step up to it, so that steps beside each other weigh alike."""
    yield f"{name}: some" if count else f"{name}: none"
    yield from (f"{name}: {step} or more" for step in range(2, min(count, most) + 1))


def _share(one: Set[str], other: Set[str]) -> int:
    """How much of the lighter list of words the other has too, in fifths; rare words weigh more."""
    fewest = min(_weight(one), _weight(other))
    return STEPS * _weight(one & other) // fewest if fewest else 0


def _weight(words: Iterable[str]) -> int:
    rarity = rarities().get
    return sum([rarity(word, RAREST) for word in words])


def _rare(words: Iterable[str]) -> int:
    """How many words are rare, as far as that is counted."""
    rarity = rarities().get
    return min(MOST, sum([rarity(word, RAREST) >= RARE for word in words]))


def _of_detail(one: Profile, other: Profile) -> Iterator[str]:
    """How much the vaguer of the two tells, which may be of any act."""
    yield from _steps("detail", min(_detail(one), _detail(other)), MOST)


def _detail(profile: Profile) -> int:
    return sum(map(bool, (profile.date, profile.place, profile.people, profile.series)))
