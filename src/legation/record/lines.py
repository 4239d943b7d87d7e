"""Lines: what is known of one act, computed from the events that tell it. The same events give the same line."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

from legation.knowledge.folding import folded
from legation.model import UNKNOWN, EventType, Interval, Kind, Line, Series, Spot, Status
from legation.record.profile import Profile

#: What a later article takes back of what an earlier one told: a report stands against plans and doubts told after it.
FIRM: Final = frozenset({Status.HAPPENED})
VAGUE: Final = frozenset({Status.PLANNED, Status.POSSIBLE, Status.ONGOING})
#: In these an act lies ahead, so that another date or place is one to which it has moved.
AHEAD: Final = frozenset({Status.PLANNED, Status.POSSIBLE})
#: Statuses that say that there is such an act, or will be.
SURE: Final = frozenset({Status.HAPPENED, Status.ONGOING, Status.PLANNED})
#: Which of several statuses told on one day stands.
RANK: Final = (
    Status.HAPPENED,
    Status.ONGOING,
    Status.CANCELLED,
    Status.DENIED,
    Status.PLANNED,
    Status.POSSIBLE,
)
#: The most topics of a line, as of an event (gold/GUIDE.md of the readings asks for five).
MOST_TOPICS: Final = 5
Value = TypeVar("Value", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An event of a line: its profile, its evidence, and whose telling it is.

    `voice` names the independent source: copies of one article, and articles of one publisher, have the same.
    """

    profile: Profile
    evidence: str
    voice: str
    article: str

    @property
    def told(self) -> int:
        """The day on which it was told, as an ordinal number; 0 where it is unknown."""
        return self.profile.told or 0

    @property
    def status(self) -> Status:
        """Whether the act has happened, as this article leaves it."""
        return Status(self.profile.status)


def line_of(members: Iterable[Member]) -> Line:
    """The line of some events that tell one act; it goes by the name of the first of them."""
    ordered = in_order(members)
    status = status_of(ordered)
    votes = [each for each in ordered if each.status is status] or ordered
    source, target = _parties(ordered)
    kinds = _counted(ordered, lambda each: each.profile.kind)
    types = _counted(ordered, lambda each: each.profile.type)
    return Line(
        id=ordered[0].profile.key,
        type=EventType(_most(types)),
        kind=Kind(_most(kinds)) if kinds else None,
        status=status,
        source=source,
        target=target,
        when=when_of(_last_told(votes) if status in AHEAD else votes, ordered),
        where=_spot(votes) or _spot(ordered),
        confirmed=confirmed_by(ordered, status),
        topics=_topics(ordered),
        series=_series(ordered),
        agreements=tuple(dict.fromkeys(name for each in ordered for name in each.profile.agreements)),
        evidence=_clearest(votes).evidence,
        articles=len({each.article for each in ordered}),
        independent=len({each.voice for each in ordered}),
        told=_told(ordered),
    )


def in_order(members: Iterable[Member]) -> list[Member]:
    """Events in the order in which they were told; those of one day by their keys."""
    return sorted(members, key=lambda each: (each.told or date.max.toordinal(), each.profile.key))


def status_of(ordered: Sequence[Member]) -> Status:
    """What the last day on which an article tells of the act leaves of it; what has happened stays so."""
    by_day: dict[int, list[Member]] = defaultdict(list)
    for each in ordered:
        by_day[each.told].append(each)
    current: Status | None = None
    for day in sorted(by_day):
        told = told_together(by_day[day])
        if current not in FIRM or told not in VAGUE:
            current = told
    return current or ordered[-1].status


def _last_told(votes: Sequence[Member]) -> Sequence[Member]:
    """The tellings of the last day on which a date was told: a plan that has moved stands where it moved to."""
    last = max((each.told for each in votes if each.profile.date), default=0)
    return [each for each in votes if each.told == last] or votes


def told_together(members: Sequence[Member]) -> Status:
    """What the articles of one day leave of an act; called off for one date and planned for another, it is put off."""
    told = min((each.status for each in members), key=RANK.index)
    if told is not Status.CANCELLED:
        return told
    off = {each.profile.date for each in members if each.status is told}
    moved = any(each.status is Status.PLANNED and each.profile.date not in {None, *off} for each in members)
    return Status.PLANNED if moved else told


def when_of(votes: Sequence[Member], ordered: Sequence[Member]) -> Interval:
    """The date that most independent sources give, at its finest; of as many that told most often, then last."""
    dated = [each for each in votes if each.profile.date] or [each for each in ordered if each.profile.date]
    if not dated:
        bounded = [each.profile.bounds for each in votes if any(each.profile.bounds)]
        return interval(bounded[-1]) if bounded else UNKNOWN
    told = {each.profile.date for each in dated if each.profile.date}
    finest = [each for each in told if not any(other != each and _within(other, each) for other in told)]
    voices = {each: _voices(dated, each) for each in finest}
    told_on = {each: [member.told for member in dated if member.profile.date == each] for each in finest}
    return interval(max(finest, key=lambda each: (voices[each], len(told_on[each]), max(told_on[each]), each)))


def interval(days: tuple[int | None, int | None]) -> Interval:
    """Days as ordinal numbers as the interval that they bound."""
    first, last = days
    return Interval(
        first=date.fromordinal(first) if first else None,
        last=date.fromordinal(last) if last else None,
    )


def _within(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return other[0] <= one[0] and one[1] <= other[1]


def _voices(members: Sequence[Member], days: tuple[int, int]) -> int:
    """How many independent sources give some days, or longer ones that hold them."""
    return len({each.voice for each in members if each.profile.date and _within(days, each.profile.date)})


# --- values that most sources give ----------------------------------------------------------------------------------


def _counted(members: Sequence[Member], value: Callable[[Member], Value | None]) -> dict[Value, tuple[int, int]]:
    """Each value with how many independent sources, and how many events, give it."""
    voices: dict[Value, set[str]] = defaultdict(set)
    tellings: Counter[Value] = Counter()
    for each in members:
        found = value(each)
        if found is not None:
            voices[found].add(each.voice)
            tellings[found] += 1
    return {found: (len(voices[found]), tellings[found]) for found in voices}


def _most(counts: dict[Value, tuple[int, int]]) -> Value:
    """The value that most give; of as many the one that came first."""
    return max(counts, key=lambda value: counts[value])


def _parties(ordered: Sequence[Member]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The sides that most sources name; of as many the fuller, then the first."""
    counts = _counted(ordered, lambda each: (tuple(each.profile.sources), tuple(each.profile.targets)))
    sides = {side: (*counts[side], len({*side[0], *side[1]})) for side in counts}
    return max(sides, key=lambda side: sides[side])


def _spot(members: Sequence[Member]) -> Spot | None:
    """The place that most sources name; a town before its state."""
    placed = [each.profile for each in members if each.profile.place]
    if not placed:
        return None
    counts = _counted(members, lambda each: folded(each.profile.place) if each.profile.place else None)
    towns = {folded(each.place or "") for each in placed if each.at}
    chosen = max(counts, key=lambda name: (name in towns, counts[name]))
    same = [each for each in placed if folded(each.place or "") == chosen]
    best = next((each for each in same if each.at), same[0])
    latitude, longitude = best.at or (None, None)
    return Spot(name=best.place or "", of=best.place_of, latitude=latitude, longitude=longitude)


def _series(ordered: Sequence[Member]) -> Series | None:
    names = _counted(ordered, lambda each: each.profile.series)
    if not names:
        return None
    name = _most(names)
    ordinals = _counted(ordered, lambda each: each.profile.ordinal if each.profile.series == name else None)
    return Series(name=name, ordinal=_most(ordinals) if ordinals else None)


def _topics(ordered: Sequence[Member]) -> tuple[str, ...]:
    counts: Counter[str] = Counter(topic for each in ordered for topic in dict.fromkeys(each.profile.topics))
    return tuple(topic for topic, _ in counts.most_common(MOST_TOPICS))


def confirmed_by(members: Sequence[Member], status: Status) -> bool | None:
    """Whether an involved party says so, or two independent sources do; False where all say that nobody has.

    All who are sure that it takes place speak for one another; of another status only those who tell it.
    """
    votes = [each for each in members if each.status is status or status in SURE and each.status in SURE]
    if any(each.profile.own or each.profile.confirmed for each in votes):
        return True
    denied = any(each.profile.confirmed is False for each in votes)
    if len({each.voice for each in votes}) > 1 and not denied:
        return True
    return False if denied else None


def _clearest(votes: Sequence[Member]) -> Member:
    """The telling that says most: of as much the first."""
    return max(votes, key=_fullness)


def _fullness(member: Member) -> int:
    told = member.profile
    return sum(map(bool, (told.date, told.place, told.people, told.series, len(told.parties) > 1)))


def _told(ordered: Sequence[Member]) -> Interval:
    days = [each.told for each in ordered if each.told]
    return interval((min(days), max(days))) if days else UNKNOWN
