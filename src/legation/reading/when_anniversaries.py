"""Clues from what is counted in years from something dated: anniversaries, and the news of days after an event."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from legation.knowledge.time_words import time_words
from legation.model.span import Span
from legation.model.time import Interval
from legation.reading.calendar import make_date, shifted, spelled
from legation.reading.when_anchored import dated_event_behind, is_offset
from legation.reading.when_clues import Clue, Strength, written
from legation.reading.when_cues import cheap_direction, sentence_bounds
from legation.reading.when_meaning import Direction, Expression, Vague

ORDINALS: Final = "|".join(sorted(time_words().ordinals, key=lambda word: (-len(word), word)))
ANNIVERSARY: Final = re.compile(
    rf"\b(?:(?P<digits>[1-9][0-9]{{0,2}})(?:st|nd|rd|th)|(?P<word>{ORDINALS}))\s(?:[a-z]+\s)?anniversary\b",
    re.IGNORECASE,
)
#: The year of what is remembered, behind the word and before anything else is said.
ITS_YEAR: Final = re.compile(r"(?:\sof|\ssince)\b[^.;,:]{0,70}?\b(?P<year>1[5-9][0-9]{2}|20[0-9]{2})\b")
#: An anniversary that is long past is told with its own year; one to come is told of up to some months before.
BEFORE: Final = timedelta(days=180)
AFTER: Final = timedelta(days=90)
#: How much of a text, in characters, tells its news, and how old that is at most.
HEAD: Final = 500
FRESH: Final = timedelta(days=14)


def anniversary_clues(text: str) -> Iterator[Clue]:
    """ "The 40th anniversary of the 1982 war", "the first anniversary of the fall of Kabul": so many years from it."""
    for match in ANNIVERSARY.finditer(text):
        count = (
            int(match["digits"]) if match["digits"] else time_words().ordinals[" ".join(match["word"].lower().split())]
        )
        span = Span.of(text, match.start(), match.end())
        year, event = ITS_YEAR.match(text, match.end()), dated_event_behind(text, span)
        if year and (days := year_around(int(year["year"]) + count)):
            sentence = f"the {match[0]} of {year['year']} is in {int(year['year']) + count}"
            yield written(days.first, days.last, sentence, span, Strength.YEAR)
        elif event and event[1].first and (day := shifted(event[1].first, "year", count)):
            sentence = f"the {match[0]} of “{event[0].text}” is on {spelled(day)}"
            yield written(day - BEFORE, day + AFTER, sentence, span, Strength.YEAR)


def year_around(year: int) -> Interval | None:
    """The days on which an anniversary in a year is told of: the year, and some months before it."""
    first, last = make_date(year, 1, 1), make_date(year, 12, 31)
    return Interval(first=first - AFTER, last=last) if first and last else None


def aftermath_clues(text: str, expressions: Sequence[Expression]) -> Iterator[Clue]:
    """What the head tells as done "a day after" a dated event is news of that day."""
    for expression in expressions:
        span, meaning = expression.span, expression.meaning
        if span.start > HEAD:
            return
        if not is_offset(expression) or not isinstance(meaning, Vague) or not meaning.after:
            continue
        event = dated_event_behind(text, span)
        day = _day_after(meaning, event[1]) if event else None
        if event and day and cheap_direction(text, span.start, span.end) is not Direction.FUTURE:
            _, end = sentence_bounds(text, span.start, span.end)
            told = Span.of(text, span.start, min(end, event[0].end))
            sentence = f"its news is of “{told.text}”: {spelled(day)}"
            yield written(day, day + FRESH, sentence, told, Strength.RECENT_EVENT)


def _day_after(meaning: Vague, days: Interval) -> date | None:
    """The day so many days or weeks after an event; longer stretches are told of as history."""
    few = meaning.count is not None and meaning.count <= 13
    if not few or meaning.count is None or meaning.unit not in ("day", "week") or days.last is None:
        return None
    return shifted(days.last, meaning.unit, meaning.count)
