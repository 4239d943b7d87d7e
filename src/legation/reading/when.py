"""When: time expressions in a text, and the calendar intervals they mean.

One pass of compiled patterns finds them, without a parse; the publication interval and the tense of the clause anchor
them. Nothing here asks the clock, and a date that is not known is never put in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Final

from legation.model.span import Span
from legation.model.time import UNKNOWN, Interval, Offset, Timex
from legation.model.words import Grain, TimexType
from legation.reading.calendar import Period, day_period
from legation.reading.when_anchored import counted_from, dated_event_behind, is_offset, named_day, starts_with_date
from legation.reading.when_cues import cheap_direction
from legation.reading.when_match import WORDS, Found, Match, is_name
from legation.reading.when_meaning import (
    Anchor,
    DayOfMonth,
    Direction,
    Expression,
    Fixed,
    Meaning,
    Part,
    Range,
    Relative,
    Since,
    Vague,
)
from legation.reading.when_narrative import goes_on, narrated
from legation.reading.when_patterns import Rule
from legation.reading.when_resolve import Context, resolve_meaning
from legation.reading.when_scan import starts

__all__ = ["Anchor", "Direction", "Expression", "cheap_direction", "find_expressions", "find_times", "resolve"]


#: Meanings that the tense around them does not change.
TENSELESS: Final = (Fixed, Vague, Relative)
#: Stretches of accounts: after "for the nine months", a year earlier is no quarter any more.
LONGER_THAN_QUARTER: Final = frozenset({"P6M", "P9M", "P12M"})
#: The TIMEX3 modifier of each part of a period.
MODS: Final = {"start": "START", "middle": "MID", "end": "END"}
#: A word of measure that ends right where an expression starts.
MEASURE: Final = re.compile(
    r"(?<![^\W_])(" + "|".join(word.replace(" ", r"\s") for word in WORDS.measures) + r")\s+\Z", re.IGNORECASE
)


def find_expressions(text: str) -> list[Expression]:
    """The time expressions of a text, in its order; none overlaps another."""
    found: list[Expression] = []
    position = 0
    for start, rules in starts(text):
        if start >= position and (expression := _at(text, start, rules)):
            found.append(expression)
            position = expression.span.end
    return found


def _at(text: str, start: int, rules: tuple[Rule, ...]) -> Expression | None:
    """The expression that starts at an offset: the first rule whose match means something."""
    for rule in rules:
        match = rule.pattern.match(text, start)
        if match is None or text[match.end() : match.end() + 1].isalnum():
            continue
        if (rule.name == "feast" or not is_name(match)) and (built := rule.build(match)):
            return _expression(match, built)
    return None


def _expression(match: Match, built: Found) -> Expression:
    text, start = match.string, match.start()
    since = _is_since(text, start, built.meaning)
    measure = MEASURE.search(text, max(0, start - 16), start) if _is_counted(built, match) else None
    return Expression(
        span=Span.of(text, measure.start() if measure else start, match.end()),
        type=built.type,
        meaning=Since(first=built.meaning) if since else built.meaning,
        mod=WORDS.measures[measure[1].lower()] if measure else None,
        ends=_ends(match) if isinstance(built.meaning, Range) else (),
    )


def _is_counted(found: Found, match: Match) -> bool:
    """Whether a match counts units, so that a word of measure before it is its own ("nearly two weeks")."""
    counts = isinstance(found.meaning, Relative) or found.type is TimexType.DURATION
    return counts and bool(match.groupdict().get("number"))


def _ends(match: Match) -> tuple[Span, ...]:
    """The words on either side of the sign that makes a range."""
    text, sign = match.string, match.span("sign")
    return Span.of(text, match.start(), sign[0]), Span.of(text, sign[1], match.end())


def _is_since(text: str, start: int, meaning: Meaning) -> bool:
    return text[max(0, start - 8) : start].rstrip().lower().endswith("since") and not isinstance(meaning, Vague)


def resolve(
    expression: Expression,
    *,
    published: Interval | None,
    direction: Direction = Direction.UNKNOWN,
    reference: Interval | None = None,
) -> tuple[Timex, Grain | None]:
    """What an expression means in the calendar, and how fine.

    Args:
        published: when the text was written, as far as known. Where its days give different answers, the interval
            stays unknown.
        direction: the tense of the clause around it.
        reference: the time named before it, for expressions that count from there ("a year earlier").
    """
    named_before = Period(value="", interval=reference) if reference else None
    context = Context(published=published or UNKNOWN, direction=direction, reference=named_before)
    return _timex(expression, context)[:2]


def _timex(expression: Expression, context: Context) -> tuple[Timex, Grain | None, Period]:
    period, meaning = resolve_meaning(expression.meaning, context), expression.meaning
    ends = zip(expression.ends, period.ends, strict=False)
    timex = Timex(
        span=expression.span,
        type=expression.type,
        value=period.value,
        interval=period.interval,
        mod=MODS.get(meaning.part) if isinstance(meaning, Part) else expression.mod,
        ends=tuple(Timex(span=span, type=TimexType.DATE, value=end.value, interval=end.interval) for span, end in ends),
        offset=_offset(meaning) if isinstance(meaning, Vague) else None,
    )
    return timex, period.grain, period


def _offset(meaning: Vague) -> Offset | None:
    if meaning.unit is None or meaning.after is None:
        return None
    return Offset(unit=meaning.unit, count=meaning.count, after=meaning.after)


def find_times(
    text: str,
    *,
    published: Interval | None = None,
    direction_at: Callable[[int], Direction] | None = None,
    narrative: bool = False,
) -> list[Timex]:
    """The time expressions of a text with their intervals.

    Args:
        published: when the text was written, as far as known.
        direction_at: the tense of the clause at an offset, from a parse; without it the words nearby tell.
        narrative: the text tells a history, in which each time counts from the one told before it, not from the
            day of writing.
    """
    read = read_times(find_expressions(text), text, published, direction_at, narrative=narrative)
    return [timex for timex, _ in read]


def read_times(
    expressions: Sequence[Expression],
    text: str,
    published: Interval | None = None,
    direction_at: Callable[[int], Direction] | None = None,
    *,
    narrative: bool = False,
) -> Iterator[tuple[Timex, Grain | None]]:
    """Each expression resolved, with its grain, those before it being what "a year earlier" counts from."""
    told = _Told(text, published or UNKNOWN, direction_at, narrative=narrative)
    for expression, following in zip_longest(expressions, expressions[1:]):
        yield told.offset(expression, following) if is_offset(expression) else told.read(expression)


class _Told:
    """What a text has told so far, which the next expression may count from."""

    def __init__(
        self, text: str, published: Interval, direction_at: Callable[[int], Direction] | None, *, narrative: bool
    ) -> None:
        self._text = text
        self._direction_at = direction_at
        self._context = Context(published=published)
        self._is_narrative = narrative
        self._story: Interval | None = None

    def read(self, expression: Expression) -> tuple[Timex, Grain | None]:
        """An expression resolved; what follows counts from it."""
        timex, grain, period = self._resolved(expression)
        if _can_refer(expression, period):
            self._goes_on(expression, period)
        elif timex.value in LONGER_THAN_QUARTER and self._context.quarter:
            self._context = replace(self._context, reference=None, quarter=None)
        return timex, grain

    def offset(self, expression: Expression, following: Expression | None) -> tuple[Timex, Grain | None]:
        """An expression that counts from what is named behind it: a date, or an event whose date is known."""
        timex, grain = self.read(expression)
        found = dated_event_behind(self._text, expression.span)
        if found:
            return counted_from(timex, found[1], found[0])
        if following and starts_with_date(self._text, expression, following):
            return counted_from(timex, self._resolved(following)[0].interval, following.span)
        return timex, grain

    def _resolved(self, expression: Expression) -> tuple[Timex, Grain | None, Period]:
        context = self._context
        if isinstance(expression.meaning, DayOfMonth) and (day := named_day(self._text, expression.span.start)):
            expression = replace(expression, meaning=Fixed(period=day_period(day)))
        if not isinstance(expression.meaning, TENSELESS):
            context = replace(context, direction=self._tense(expression.span))
        if self._story:
            context = replace(context, published=Interval(first=self._story.first, last=self._story.first))
            expression = replace(expression, meaning=narrated(expression.meaning, self._story))
        return _timex(expression, context)

    def _goes_on(self, expression: Expression, period: Period) -> None:
        names_quarter = period.grain is Grain.QUARTER and not isinstance(expression.meaning, Relative)
        quarter = period if names_quarter else self._context.quarter
        self._context = replace(self._context, reference=period, quarter=quarter)
        if self._is_narrative:
            self._story = goes_on(self._text, expression.span.start, period, self._story)

    def _tense(self, span: Span) -> Direction:
        if self._direction_at:
            return self._direction_at(span.start)
        return cheap_direction(self._text, span.start, span.end)


def _can_refer(expression: Expression, period: Period) -> bool:
    """Whether what follows can count from it: a date with known bounds, said outright."""
    return expression.type is TimexType.DATE and period.interval.known and not isinstance(expression.meaning, Since)
