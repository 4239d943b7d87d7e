"""The days of writing, given away by the lead: what its first sentence tells as past by day and month is news."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from legation.model.time import Interval, Reason
from legation.reading.calendar import make_date
from legation.reading.when_cues import cheap_direction, sentence_bounds
from legation.reading.when_meaning import DayOfMonth, Direction, Expression

#: A paragraph of running text: it ends with a stop, and is no heading.
PARAGRAPH: Final = re.compile(r"^.{60,}[.!?][\"”’)]?\s*$", re.MULTILINE)
#: How old the news in a lead is at most. Agencies lead with the last days; weeklies with the last two weeks.
FRESH: Final = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadClue:
    """A day of the year not long after which the text was written, whatever the year."""

    month: int
    day: int
    reason: Reason

    def within(self, interval: Interval) -> list[Interval]:
        """The stretches of a bounded interval in which the lead is fresh."""
        if interval.first is None or interval.last is None:
            return []
        years = range(interval.first.year - 1, interval.last.year + 1)
        days = [day for year in years if (day := make_date(year, self.month, self.day))]
        fresh = (interval.intersection(Interval(first=day, last=_later(day))) for day in days)
        return [part for part in fresh if part is not None]


def _later(day: date) -> date:
    """The last day on which a day is news, within the calendar."""
    return day + min(FRESH, date.max - day)


def lead_clue(text: str, expressions: Sequence[Expression]) -> LeadClue | None:
    """The day that the first sentence of running text tells as past, where it names one without its year."""
    paragraph = PARAGRAPH.search(text)
    if paragraph is None:
        return None
    start, end = sentence_bounds(text, paragraph.start(), paragraph.start() + 1)
    for expression in expressions:
        span, meaning = expression.span, expression.meaning
        if not start <= span.start < end or not isinstance(meaning, DayOfMonth):
            continue
        if cheap_direction(text, span.start, span.end) is Direction.PAST:
            told = f"its first sentence tells “{span.text}” as past: written within two weeks after such a day"
            return LeadClue(month=meaning.month, day=meaning.day, reason=Reason(reason=told, span=span))
    return None
