"""Clues to the day on which a text was written: addresses, datelines, dates told as past or to come, dated events."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from itertools import pairwise
from typing import Final

from legation.articles.addresses import date_in_address
from legation.knowledge.almanac import almanac
from legation.model.span import Span
from legation.model.time import Interval, Reason
from legation.model.words import TimexType
from legation.reading.calendar import shifted, year_period
from legation.reading.when_cues import cheap_direction, sentence_bounds
from legation.reading.when_meaning import (
    Anchor,
    Direction,
    Expression,
    Fixed,
    Meaning,
    Part,
    Range,
    Relative,
    Since,
    TimeOfDay,
)

#: How much of the start of a text may hold its dateline or its address.
HEAD: Final = 600
SITE: Final = re.compile(r"(?:https?://|www\.)[^\s<>\"]{4,300}", re.IGNORECASE)
STRONG_FUTURE: Final = re.compile(
    r"\b(?:will|(?:is|are)\s(?:also\s|now\s)?(?:due|scheduled|expected|set|slated|planned|to|anticipated)|plans\sto|'ll|’ll)\b"
)
PAST_FUTURE: Final = re.compile(r"\b(?:was|were|had\sbeen|would|if|until)\b")
#: What makes a date, even in the past tense, a goal that may lie ahead.
BEFORE_GOAL: Final = re.compile(
    r"\b(?:by|until|till|through|before|for|to|proclaim|declare|designate)\s(?:the\s)?\Z", re.IGNORECASE
)
GOAL: Final = re.compile(
    r"\b(?:will|would|shall|plans?|planned|schedul\w+|expect\w*|aim\w*|goals?|targets?|pledg\w+|forecasts?|projected|"
    r"expir\w+|moved|postpon\w+|reschedul\w+|delay\w*|deferr\w+|brought\sforward)\b"
)
#: What stands before a year that dates something; before a noun it names a thing ("for the 2020 nomination"), which
#: lies behind only where it is put there ("since the 2016 election").
BEFORE_YEAR: Final = re.compile(
    r"(?:\b(?:in|since|during|from|after|of|between|and|until|till|by|early|late|mid|beginning|end|around|through|as|to|for)"
    r"[\s-](?:about\s)?|\b(?:since|after|following)\sthe\s|[(–—-])\Z",
    re.IGNORECASE,
)
#: What shows that a year in the clause lies behind, though something else lies ahead.
BEHIND: Final = re.compile(r"\b(?:since|after|following)\b[^.;]{0,60}\Z", re.IGNORECASE)
BEFORE_FUTURE: Final = re.compile(
    r"\b(?:in|on|by|from|for|through|until|between|and|to|of|starting|beginning|early|late|mid|end|start|effective|during)"
    r"[\s-](?:the\s)?\Z",
    re.IGNORECASE,
)
#: How long before a day, in days, texts may name it without saying that it lies ahead.
FORESEEN: Final = 366
DATELINE_ENDS: Final = (",", "-", "–", "—", ":", "|", "/")
DATELINE_LABELS: Final = frozenset({"published", "updated", "posted", "on", "published on", "posted on"})
DATELINE_AFTER: Final = re.compile(r"\s{0,2}(?:\([^()\n]{2,40}\)\s{0,2})?(?:[-–—:]|\n|$)")


class Strength(IntEnum):
    """How far a clue is trusted; the weaker of two that contradict each other yields.

    The text's own dates stand above terms of office, whose tables may lack a second term.
    """

    PINNED = 5
    MENTION = 10
    FUTURE = 20
    ALIVE = 25
    STORY = 28
    YEAR = 30
    STORM = 45
    ELECTION = 48
    NEWS = 50
    AGE = 55
    EVENT = 60
    EDITION = 62
    RECENT_EVENT = 65
    TERM = 70
    PAST_YEAR = 75
    PAST_DAY = 80
    DATELINE = 90
    ADDRESS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """Days within which the text was written, why, and how far that is trusted.

    `or_else`: other stretches that the same words allow, as for somebody who held the office twice. A `hint` is too
    weak to bound a text by itself: it only chooses among days that other clues leave.
    """

    interval: Interval
    reason: Reason
    strength: Strength
    or_else: tuple[Interval, ...] = ()
    hint: bool = False

    def narrowing(self, interval: Interval) -> Interval | None:
        """What the clue leaves of an interval, from the first day that it allows to the last. None: nothing."""
        left = [part for choice in (self.interval, *self.or_else) if (part := interval.intersection(choice))]
        if not left:
            return None
        firsts, lasts = [part.first for part in left], [part.last for part in left]
        return Interval(
            first=None if None in firsts else min(day for day in firsts if day),
            last=None if None in lasts else max(day for day in lasts if day),
        )


def written(first: date | None, last: date | None, sentence: str, span: Span | None, strength: Strength) -> Clue:
    """The clue that the text was written between two days."""
    return Clue(interval=Interval(first=first, last=last), reason=Reason(reason=sentence, span=span), strength=strength)


def chosen(
    days: Sequence[Interval], sentence: str, span: Span | None, strength: Strength, *, hint: bool = False
) -> Clue:
    """The clue that the text was written in one of several stretches."""
    reason = Reason(reason=sentence, span=span)
    return Clue(interval=days[0], or_else=tuple(days[1:]), reason=reason, strength=strength, hint=hint)


def url_clues(text: str, url: str | None) -> Iterator[Clue]:
    """A date in the address of the article, or in an address in the first lines of its text."""
    if url and (interval := date_in_address(url)):
        sentence = f"its address holds the date: {url}"
        yield written(interval.first, interval.last, sentence, None, Strength.ADDRESS)
        return
    for match in SITE.finditer(text, 0, HEAD):
        if interval := date_in_address(match[0]):
            span = Span.of(text, match.start(), match.end())
            sentence = "the address in its first lines holds the date"
            yield written(interval.first, interval.last, sentence, span, Strength.ADDRESS)
            return


def days_of(meaning: Meaning) -> Interval | None:
    """The days that a meaning names without any anchor."""
    match meaning:
        case Fixed(period=found) if found.interval.known:
            return found.interval
        case Since(first=first):
            return days_of(first)
        case Part(of=of) | TimeOfDay(of=of) if of:
            return days_of(of)
        case Range(first=first, last=last):
            start, end = days_of(first), days_of(last)
            ordered = start and end and (start.first or date.min) <= (end.last or date.max)
            return Interval(first=start.first, last=end.last) if start and end and ordered else None
        case _:
            return None


def dateline_clues(text: str, expressions: Sequence[Expression]) -> Iterator[Clue]:
    """A whole date alone on one of the first lines, or opening the text behind the name of a place or an agency."""
    for expression in expressions:
        span = expression.span
        if span.start > HEAD:
            return
        days = days_of(expression.meaning)
        if days and days.day and is_dateline(text, span):
            yield written(days.first, days.last, f"its dateline is {span.text}", span, Strength.DATELINE)
            return


def is_dateline(text: str, span: Span) -> bool:
    """Whether only a place, an agency or a label stands before a date on its line, and a dash or nothing behind.

    A dash that opens the line shows whose words were quoted above it.
    """
    line = text[text.rfind("\n", 0, span.start) + 1 : span.start].strip(" \t([").lower()
    if line.startswith(("-", "–", "—")):
        return False
    opens = not line or (len(line) < 60 and (line.endswith(DATELINE_ENDS) or line in DATELINE_LABELS))
    return opens and bool(DATELINE_AFTER.match(text, span.end))


def tense(text: str, expression: Expression) -> Direction | None:
    """The tense around an expression; None for a future that is doubtful or seen from the past."""
    span = expression.span
    found = cheap_direction(text, span.start, span.end)
    start, end = sentence_bounds(text, span.start, span.end)
    sentence = text[start:end]
    if found is not Direction.FUTURE:
        return None if BEFORE_GOAL.search(text[start : span.start]) or GOAL.search(sentence) else found
    governed = BEFORE_FUTURE.search(text, max(0, span.start - 24), span.start)
    governed = governed if not BEHIND.search(text, start, span.start) else None
    outright = governed and STRONG_FUTURE.search(sentence) and not PAST_FUTURE.search(sentence)
    return Direction.FUTURE if outright else None


def told_behind(text: str, expressions: Sequence[Expression]) -> Iterator[tuple[Expression, date]]:
    """The expressions that name days by themselves and are not told as still to come, each with its first day."""
    for expression in expressions:
        days = days_of(expression.meaning)
        if days and days.first and tense(text, expression) in (Direction.PAST, Direction.UNKNOWN):
            yield expression, days.first


def explicit_clues(text: str, expressions: Sequence[Expression]) -> Iterator[Clue]:
    """Dates with their year: told as past, the text is no older; told as coming, it is no younger."""
    told = [each for each in expressions if _dates_something(text, each)]
    past = {days for each in told if (days := days_of(each.meaning)) and tense(text, each) is Direction.PAST}
    for expression in told:
        days = days_of(expression.meaning)
        if days is None or expression.type not in (TimexType.DATE, TimexType.TIME):
            continue
        direction, span = tense(text, expression), expression.span
        if direction is Direction.FUTURE and days in past:
            continue
        if direction is Direction.PAST:
            start = days.last if days.day else days.first
            strength = Strength.PAST_DAY if days.day else Strength.PAST_YEAR
            strength = Strength.MENTION if start and start.year > almanac().newest + 1 else strength
            yield written(start, None, f"{span.text} is told as past", span, strength)
        elif direction is Direction.FUTURE:
            yield written(None, days.last, f"{span.text} is told as still to come", span, Strength.FUTURE)
        elif direction is Direction.UNKNOWN:
            before = shifted(days.first, "day", -FORESEEN) if days.first else None
            yield written(before, None, f"{span.text} is not told as still to come", span, Strength.MENTION)


def _dates_something(text: str, expression: Expression) -> bool:
    """Whether an expression dates something, and is no bare year that names a thing."""
    span = expression.span
    return not span.text.isdigit() or bool(BEFORE_YEAR.search(text, max(0, span.start - 16), span.start))


def year_clues(text: str, expressions: Sequence[Expression]) -> Iterator[Clue]:
    """An expression that counts from the year of writing beside a year: "last year, in 2012"."""
    for before, after in pairwise(expressions):
        between = text[before.span.end : after.span.start]
        if len(between) > 14 or not re.fullmatch(r"[\s,(–—-]*(?:in|of|on|that is|’s|'s)?[\s,(–—-]*", between):
            continue
        for relative, fixed in ((before, after), (after, before)):
            clue = _beside(text, relative, fixed)
            if clue:
                yield clue


def _beside(text: str, relative: Expression, fixed: Expression) -> Clue | None:
    """The year of writing from "last year" beside "2012"."""
    meaning = relative.meaning.of if isinstance(relative.meaning, Part) else relative.meaning
    days = days_of(fixed.meaning)
    if (
        not isinstance(meaning, Relative)
        or meaning.anchor is not Anchor.PUBLICATION
        or days is None
        or days.first is None
    ):
        return None
    one_year = days.last is not None and days.first.year == days.last.year
    if meaning.unit != "year" or abs(meaning.count) > 2 or not one_year:
        return None
    interval = year_period(days.first.year - meaning.count).interval
    start, end = min(relative.span.start, fixed.span.start), max(relative.span.end, fixed.span.end)
    span = Span.of(text, start, end)
    sentence = f"“{span.text}”: written in {days.first.year - meaning.count}"
    return written(interval.first, interval.last, sentence, span, Strength.YEAR)
