"""Clues from elections: "Nigeria's presidential election on Saturday" was written near one on a Saturday."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from legation.knowledge.elections import Election, elections
from legation.model.span import Span
from legation.model.time import Interval
from legation.reading.calendar import period, shifted, spelled
from legation.reading.names import NameFound
from legation.reading.when_clues import Clue, Strength, chosen
from legation.reading.when_cues import cheap_direction, sentence_bounds
from legation.reading.when_meaning import (
    Anchor,
    DayOfMonth,
    Direction,
    Expression,
    Meaning,
    Month,
    Relative,
    TimeOfDay,
    Weekday,
)

#: How much of a text, in characters, holds its news.
HEAD: Final = 900
#: A vote by its words, with what tells its kind right in front of it.
VOTE: Final = re.compile(
    r"\b(?:(?P<kind>presidential|parliamentary|legislative|general|federal|national|mid-?term|local|municipal|regional|state|"
    r"provincial|snap|primary|leadership|mayoral|gubernatorial)\s)?"
    r"(?:(?P<referendum>referendum)|elections?|polls|run-?off|by-election)\b",
    re.IGNORECASE,
)
#: The kinds of vote that each such word may mean; None for those that no table holds.
KINDS: Final[dict[str, frozenset[str] | None]] = {
    "presidential": frozenset({"presidential", "general"}),
    "parliamentary": frozenset({"parliamentary", "general"}),
    "legislative": frozenset({"parliamentary", "general"}),
    "midterm": frozenset({"midterm"}),
    "mid-term": frozenset({"midterm"}),
    "local": frozenset({"local"}),
    "municipal": frozenset({"local"}),
    "regional": frozenset({"regional"}),
    "state": frozenset({"regional"}),
    "provincial": frozenset({"regional"}),
    **dict.fromkeys(("primary", "leadership", "mayoral", "gubernatorial")),
}
#: What shows that a vote without its kind is none of the whole state.
LOCAL: Final = re.compile(r"\b(?:mayor\w*|councils?|governor\w*|city|county|district|party|union)\b", re.IGNORECASE)
NATIONAL: Final = frozenset({"presidential", "parliamentary", "general", "midterm"})
#: How long before a vote, and after it, it is told by its weekday alone, and by its day or month without a year.
WEEK: Final = timedelta(days=7)
FORTNIGHT: Final = timedelta(days=14)
SEASON: Final = timedelta(days=270)
DAY: Final = timedelta(days=1)


def election_clues(text: str, expressions: Sequence[Expression], names: Sequence[NameFound]) -> Iterator[Clue]:
    """When a text was written whose head tells a vote of a state on a weekday, in a month, "last week"."""
    for vote in VOTE.finditer(text, 0, HEAD):
        start, end = sentence_bounds(text, vote.start(), vote.end())
        near = [each for each in expressions if start <= each.span.start < end]
        states = {name.code for name in names if start <= name.start < end and name.code in elections()}
        kinds = None if LOCAL.search(text, start, end) and not vote["kind"] else _kinds(vote)
        if len(states) == 1 and len(near) == 1 and kinds:
            held = [each for each in elections()[states.pop()] if each.kind in kinds]
            clue = _clue(text, Span.of(text, vote.start(), vote.end()), near[0], held)
            if clue:
                yield clue
                return


def _kinds(vote: re.Match[str]) -> frozenset[str] | None:
    if vote["referendum"]:
        return frozenset({"referendum"})
    return KINDS.get((vote["kind"] or "").lower(), NATIONAL)


def _clue(text: str, vote: Span, expression: Expression, held: Sequence[Election]) -> Clue | None:
    direction = cheap_direction(text, expression.span.start, expression.span.end)
    fitting = [(each, days) for each in held if (days := _written(expression.meaning, each, direction))]
    if not fitting:
        return None
    told = "one" if len(fitting) > 1 else spelled(fitting[0][0].days.first or date.min)
    sentence = f"the {vote.text} “{expression.span.text}” in {fitting[0][0].of}: {told} of those held"
    if len(fitting) == 1:
        sentence = f"the {vote.text} “{expression.span.text}” in {fitting[0][0].of} was held on {told}"
    return chosen([days for _, days in fitting], sentence, expression.span, Strength.ELECTION)


def _written(meaning: Meaning, vote: Election, direction: Direction) -> Interval | None:
    """When a text was written that tells a vote so; None where the words do not fit its day."""
    if isinstance(meaning, TimeOfDay) and meaning.of:
        return _written(meaning.of, vote, direction)
    first, last = vote.days.first, vote.days.last
    if first is None or last is None:
        return None
    match meaning:
        case Weekday(weekday=weekday, which=None | -1 | 1) if weekday in (first.isoweekday(), last.isoweekday()):
            return _around(first, last, direction, before=WEEK, after=FORTNIGHT)
        case DayOfMonth(month=month, day=day) if (month, day) in ((first.month, first.day), (last.month, last.day)):
            return _around(first, last, direction, before=SEASON, after=SEASON)
        case Month(month=month, which=None) if month == first.month:
            return _around(first, last, direction, before=SEASON, after=SEASON)
        case Relative(unit="day", count=count, anchor=Anchor.PUBLICATION):
            return Interval(first=shifted(first - DAY, "day", -count), last=shifted(last + DAY, "day", -count))
        case Relative(unit="week" | "month" | "year" as unit, count=count, anchor=Anchor.PUBLICATION):
            told = period(unit, first, -count)
            return told.interval if told else None
    return None


def _around(first: date, last: date, direction: Direction, *, before: timedelta, after: timedelta) -> Interval:
    return Interval(
        first=first if direction is Direction.PAST else first - before,
        last=last if direction is Direction.FUTURE else last + after,
    )
