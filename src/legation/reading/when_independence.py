"""Clues from the age of a state: "the 60th anniversary of Algeria's independence" is told around one day only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from legation.knowledge.national_days import independence
from legation.knowledge.states import states
from legation.knowledge.time_words import time_words
from legation.model.span import Span
from legation.model.time import Interval
from legation.reading.calendar import period, shifted, spelled
from legation.reading.names import NameFound
from legation.reading.when_anniversaries import AFTER, BEFORE, ORDINALS
from legation.reading.when_clues import Clue, Strength, written
from legation.reading.when_cues import sentence_bounds
from legation.reading.when_meaning import Anchor, Expression, Meaning, Part, Relative

#: "The 60th anniversary of Algeria's independence", "Algeria's 60 years of independence".
AGE: Final = re.compile(
    rf"\b(?:(?:(?P<digits>[1-9][0-9]{{0,2}})(?:st|nd|rd|th)|(?P<word>{ORDINALS}))\s(?:[a-z]+\s)?anniversary\sof|"
    r"(?P<count>[1-9][0-9]{1,2})\syears\s(?:of|since))\b[^.;\n]{0,40}?\bindependence\b",
    re.IGNORECASE,
)


def independence_clues(text: str, expressions: Sequence[Expression], names: Sequence[NameFound]) -> Iterator[Clue]:
    """The days around the anniversary of the one state that the sentence names; "this month" beside it narrows them."""
    for match in AGE.finditer(text):
        start, end = sentence_bounds(text, match.start(), match.end())
        found = _anniversary(match, [name for name in names if start <= name.start < end])
        if found is None:
            continue
        state, day = found
        near = [each for each in expressions if start <= each.span.start < end]
        told = next((days for each in near if (days := _written(each.meaning, day))), None)
        days = told or Interval(first=day - BEFORE, last=day + AFTER)
        sentence = f"“{match[0]}”: {states()[state].name} became independent on {spelled(independence()[state])}"
        yield written(days.first, days.last, sentence, Span.of(text, match.start(), match.end()), Strength.YEAR)


def _anniversary(match: re.Match[str], names: Sequence[NameFound]) -> tuple[str, date] | None:
    """The state whose independence is counted, and the day of the anniversary."""
    inside = [name.code for name in names if match.start() <= name.start < match.end()]
    told = set(inside or [name.code for name in names]) & independence().keys()
    if len(told) != 1:
        return None
    state = told.pop()
    day = shifted(independence()[state], "year", _count(match))
    return (state, day) if day else None


def _count(match: re.Match[str]) -> int:
    if match["word"]:
        return time_words().ordinals[" ".join(match["word"].lower().split())]
    return int(match["digits"] or match["count"])


def _written(meaning: Meaning, day: date) -> Interval | None:
    """When a text was written that tells a day as "this month", "last week"."""
    if isinstance(meaning, Part):
        return _written(meaning.of, day)
    if isinstance(meaning, Relative) and meaning.anchor is Anchor.PUBLICATION and abs(meaning.count) <= 1:
        told = period(meaning.unit, day, -meaning.count)
        return told.interval if told else None
    return None
