"""History: what each day's articles changed about a line, and where they disagree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from legation.knowledge.folding import folded
from legation.model import SYMMETRIC, Change, ChangeKind, Interval, Status, Version
from legation.record.lines import AHEAD, FIRM, VAGUE, confirmed_by, interval, told_together, when_of
from legation.record.profile import Profile
from legation.record.statements import days_of
from legation.record.witnesses import Witness

#: After these, the date on which it then happened is another than was planned.
OPEN: Final = AHEAD | {Status.CANCELLED}
#: Of acts that do not take place, articles tell no dates that count.
VOID: Final = frozenset({Status.CANCELLED, Status.DENIED})


def history_of(told: Sequence[Witness]) -> tuple[Change, ...]:
    """What changed, in the order in which it was told; articles of one day speak together."""
    state = _State()
    by_day = groupby(sorted(told, key=lambda each: each.member.told), lambda each: each.member.told)
    return tuple(change for _, group in by_day for change in state.hear(list(group)))


@dataclass(slots=True)
class _State:
    """What is held of an act on the way through its tellings."""

    status: Status | None = None
    before: Status | None = None
    date: tuple[int, int] | None = None
    place: Profile | None = None
    confirmed: bool = False
    heard: list[Witness] = field(default_factory=list)

    def hear(self, group: Sequence[Witness]) -> Iterator[Change]:
        """Take in the tellings of one day; what they change."""
        self.heard += group
        self.before = self.status
        told = told_together([each.member for each in group])
        speaking = [each for each in group if each.member.status is told]
        if self.status not in FIRM or told not in VAGUE:
            yield from self._take_status(told, speaking[0])
        if told is self.status and told not in VOID:
            yield from self._take_date(speaking)
            yield from self._take_place(speaking)
        yield from self._take_confirmation(group)

    def _take_status(self, told: Status, witness: Witness) -> Iterator[Change]:
        if told is not self.status:
            yield _change(ChangeKind.STATUS, self.status, told, witness)
        self.status = told

    def _take_date(self, speaking: Sequence[Witness]) -> Iterator[Change]:
        told = _date(speaking)
        if told is None or told == self.date:
            return
        kind = ChangeKind.DATED if self.date is None else self._move(self.date, told)
        if kind is None:
            return
        witness = next((each for each in speaking if each.member.profile.date == told), speaking[0])
        yield _change(kind, _days(self.date) if self.date else None, _days(told), witness)
        self.date = told

    def _move(self, held: tuple[int, int], told: tuple[int, int]) -> ChangeKind | None:
        """What another date is: a finer one, one to which the act has moved, or only what somebody else says."""
        if held[0] <= told[0] and told[1] <= held[1]:
            return ChangeKind.DATED
        if told[0] <= held[1] and held[0] <= told[1]:
            return None
        if self.status in AHEAD:
            return ChangeKind.POSTPONED if told > held else ChangeKind.BROUGHT_FORWARD
        return ChangeKind.REDATED if self.before in OPEN else None

    def _take_place(self, speaking: Sequence[Witness]) -> Iterator[Change]:
        witness = next((each for each in speaking if each.member.profile.place), None)
        if witness is None:
            return
        told, held = witness.member.profile, self.place
        kind = ChangeKind.PLACED if held is None else self._removal(held, told)
        if kind is None:
            return
        yield _change(kind, place_of(held) if held else None, place_of(told) or "", witness)
        self.place = told

    def _removal(self, held: Profile, told: Profile) -> ChangeKind | None:
        """What another place is: a town in the state that was told, or one to which the act has moved."""
        if folded(held.place or "") == folded(told.place or ""):
            return None
        if held.place_of == told.place_of and not (held.at and told.at):
            return ChangeKind.PLACED if told.at and not held.at else None
        moves = self.status in AHEAD or self.before in AHEAD
        return ChangeKind.MOVED if moves and held.place_of and told.place_of else None

    def _take_confirmation(self, group: Sequence[Witness]) -> Iterator[Change]:
        if self.confirmed or self.status is None:
            return
        if confirmed_by([each.member for each in self.heard], self.status):
            self.confirmed = True
            own = next((each for each in group if each.member.profile.own), None)
            words = "by a party itself" if own else "by independent sources"
            yield _change(ChangeKind.CONFIRMED, None, words, own or group[-1])


def _change(kind: ChangeKind, before: str | None, after: str, witness: Witness) -> Change:
    return Change(
        change=kind,
        before=str(before) if before else None,
        after=str(after),
        on=_told(witness),
        telling=witness.key,
        article=witness.article,
    )


def _told(witness: Witness) -> Interval:
    """When an article told it: when it was published."""
    return witness.article.published


def _date(speaking: Sequence[Witness]) -> tuple[int, int] | None:
    """The date that most of some witnesses give."""
    members = [each.member for each in speaking]
    found = when_of(members, members)
    return (found.first.toordinal(), found.last.toordinal()) if found.first and found.last else None


# --- where articles disagree ----------------------------------------------------------------------------------------


def versions_of(told: Iterable[Witness]) -> tuple[Version, ...]:
    """The values of each field about which articles disagree, those of most independent sources first."""
    listed = list(told)
    asked = ((name, value, _finest(listed) if name == "date" else listed) for name, value in FIELDS.items())
    return tuple(version for name, value, tellings in asked for version in _versions(name, value, tellings))


def _finest(told: Sequence[Witness]) -> list[Witness]:
    """Tellings without those whose date only says less finely what another does: "in July" contradicts no day of it."""
    dates = {each.member.profile.date for each in told if each.member.profile.date}
    coarse = {date for date in dates for other in dates if _holds(date, other)}
    return [each for each in told if each.member.profile.date not in coarse]


def _holds(days: tuple[int, int], others: tuple[int, int]) -> bool:
    """Whether some days are all of others, and more."""
    return days != others and days[0] <= others[0] and others[1] <= days[1]


def _versions(name: str, value: Callable[[Profile], str | None], told: Iterable[Witness]) -> list[Version]:
    by_value: dict[str, list[Witness]] = {}
    for each in told:
        found = value(each.member.profile)
        if found:
            by_value.setdefault(found, []).append(each)
    if len({folded(found) for found in by_value}) < 2:
        return []
    versions = [_version(name, found, tellings) for found, tellings in by_value.items()]
    return sorted(versions, key=lambda version: -version.independent)


def _version(name: str, value: str, tellings: Sequence[Witness]) -> Version:
    voices = {each.member.voice for each in tellings}
    return Version(field=name, value=value, independent=len(voices), tellings=tuple(each.key for each in tellings))


def _days(told: tuple[int, int]) -> str:
    return one_day(days_of(interval(told)))


def one_day(days: str) -> str:
    """A day once, where it is both ends of an interval."""
    first, _, last = days.partition("/")
    return first if first == last else days


def date_of(profile: Profile) -> str | None:
    """The date that an article gives, as in ISO 8601."""
    return one_day(days_of(interval(profile.bounds))) if any(profile.bounds) else None


def place_of(profile: Profile) -> str | None:
    """The place that an article gives, with its state."""
    if not profile.place:
        return None
    return f"{profile.place} ({profile.place_of})" if profile.place_of else profile.place


def parties_of(profile: Profile) -> str:
    """Who acts towards whom, in the order of the alphabet."""
    sources, targets = sorted(profile.sources), sorted(profile.targets)
    if sources == targets and profile.type in SYMMETRIC:
        return ", ".join(sources)
    return f"{', '.join(sources) or '?'} → {', '.join(targets) or '?'}"


def _ordinal_of(profile: Profile) -> str | None:
    return str(profile.ordinal) if profile.ordinal else None


FIELDS: Final[Mapping[str, Callable[[Profile], str | None]]] = {
    "date": date_of,
    "place": place_of,
    "parties": parties_of,
    "type": lambda profile: profile.type,
    "kind": lambda profile: profile.kind,
    "session": _ordinal_of,
}
