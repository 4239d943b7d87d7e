"""Clues from the news itself: a text that reports an event of the almanac was written in the days behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from typing import Final

from legation.knowledge.almanac import Almanac
from legation.knowledge.dated_events import DatedEvent, term_at
from legation.model.span import Span
from legation.model.time import Interval, Reason
from legation.reading.calendar import spelled
from legation.reading.when_clues import Clue, Strength
from legation.reading.when_meaning import DayOfMonth, Expression, Meaning, TimeOfDay, Weekday

#: How much of a text, in characters, holds what it reports as news; and the headline with the first sentences.
HEAD: Final = 700
LEAD: Final = 300
#: What shows that an event is told of again: a trial, an anniversary.
AGAIN: Final = re.compile(
    r"\b(?:anniversar\w+|commemorat\w+|memorial|survivors?\sof|inquest|inquiry|trials?|court|judges?|convict\w*|sentenc\w+|"
    r"jailed|charged|verdict|guilty|lawsuit|sued|appeal|documentary|film|years?\s(?:after|since|later|on))\b",
    re.IGNORECASE,
)
#: What shows that an event is looked into, some time after it.
AFTERWARDS: Final = re.compile(
    r"\b(?:(?:voice|flight|data)\srecorders?|black\sbox\w*|exhum\w+|investigators?\s(?:said|say|found|have)|"
    r"(?:weeks?|months?)\s(?:after|since|later)|last\s(?:month|year))\b",
    re.IGNORECASE,
)
#: The same, some days after it; who reports it on a day of its own may say so too.
DAYS_AFTER: Final = re.compile(r"\bdays?\s(?:after|since|later)\b", re.IGNORECASE)
#: What stands before a day that something else is counted from.
SINCE: Final = re.compile(r"\b(?:since|after|before|until|following)\s(?:the\s)?\Z", re.IGNORECASE)
#: What shows that something is only meant to happen.
MEANT: Final = re.compile(r"\b(?:pledg|propos|vow|promis|consider|threaten|urg)\w*|\b(?:plan|plans|mulls?)\b", re.I)
#: A headline that tells a death.
DIES: Final = re.compile(r"\b(?:dies|dead\sat|has\sdied|passes\saway|died)\b", re.IGNORECASE)
#: Kinds of event whose first report speaks of a court or an inquiry.
AS_SUCH: Final = frozenset({"court", "politics"})
YEAR: Final = re.compile(r"(?<![0-9,.$€£])(?:19|20)[0-9]{2}(?![0-9]|[.,][0-9])")
DAY: Final = timedelta(days=1)
FORTNIGHT: Final = timedelta(days=14)
HALF_YEAR: Final = timedelta(days=183)
#: So many terms at least tell an event whose day is not told.
SURE: Final = 3
#: A report holds at least so much of the event's name.
SHARE: Final = 0.6
#: Of several events those are meant of whose names it holds the most, or nearly.
NEAR_BEST: Final = 0.1
#: So many events at most may be meant by one report; beyond that its words are too common to tell.
CHOICES: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An event that a text may report, the days in which such a report is written, and the words that show the day."""

    event: DatedEvent
    days: Interval
    span: Span
    hint: bool = False

    @property
    def sentence(self) -> str:
        """The event and the words of the day, for readers."""
        first, last = self.event.first, self.event.last
        days = spelled(first) if first == last else f"{spelled(first)} to {spelled(last)}"
        told = "" if self.hint else f" as news of “{self.span.text}”"
        return f"the {self.event.name} ({days}){told}"


def news_clues(text: str, title: str | None, expressions: Sequence[Expression], known: Almanac) -> Iterator[Clue]:
    """The dated event that the text reports: its words stand in the head, and the weekday told there is its own.

    A report that names no day, or "yesterday", only chooses among the days that other clues leave. Where the text looks
    back on the event there is no clue.
    """
    head = f"{title or ''}\n{text[:HEAD]}".lower()
    if MEANT.search(head, 0, LEAD) or AFTERWARDS.search(head, 0, LEAD):
        return
    told = [each for each in expressions if each.span.start < HEAD and not SINCE.search(text, 0, each.span.start)]
    again = AGAIN.search(head, 0, LEAD)
    fresh = [event for event in known.reported_in(head) if not (again and event.kind not in AS_SUCH)]
    shares = {event.name: known.share_told(event, head) for event in fresh}
    current = [event for event in fresh if not _names_year(text, event) and shares[event.name] >= SHARE]
    reports = [report for event in current for report in islice(_reports(text, head, event, told), 1)]
    sure = [report for report in reports if not report.hint] or reports
    best = max((shares[report.event.name] for report in sure), default=0.0)
    yield from _clues([report for report in sure if shares[report.event.name] >= best - NEAR_BEST])


def _clues(reports: Sequence[Report]) -> Iterator[Clue]:
    """One clue of all the events that may be meant."""
    if not reports or len(reports) > CHOICES:
        return
    days = list(dict.fromkeys(report.days for report in reports))
    sentence = "it reports " + ", or ".join(report.sentence for report in reports)
    first = reports[0]
    yield Clue(
        interval=days[0],
        or_else=tuple(days[1:]),
        reason=Reason(reason=sentence, span=first.span),
        strength=Strength.NEWS,
        hint=first.hint,
    )


def _names_year(text: str, event: DatedEvent) -> bool:
    """Whether the text names the event's own year, as texts do that look back on it ("the 2009 crash")."""
    return any(int(year[0]) == event.first.year for year in YEAR.finditer(text))


def _reports(text: str, head: str, event: DatedEvent, told: Sequence[Expression]) -> Iterator[Report]:
    """The ways in which a text may report an event, the surest first."""
    opening = Span.of(text, 0, len(text[:LEAD].split("\n", 1)[0]))
    if event.kind == "death" and not _is_told_in(opening.text.lower(), event):
        return
    for expression in told:
        days = _reported(expression.meaning, event, leads=expression.span.start < LEAD)
        if days:
            yield Report(event=event, days=days, span=expression.span)
    fresh = Interval(first=event.first, last=event.last + FORTNIGHT)
    if event.kind == "death" and DIES.search(opening.text):
        yield Report(event=event, days=fresh, span=opening)
    dated = any(_names_day(expression.meaning) for expression in told) or DAYS_AFTER.search(head)
    if not dated and _is_told_in(head[:LEAD], event):
        yield Report(event=event, days=fresh, span=opening, hint=True)


def _is_told_in(words: str, event: DatedEvent) -> bool:
    """Whether words tell an event, all of whose terms count where no day does: two are too few but for a death."""
    enough = [terms for terms in event.news if len(terms) >= SURE or event.kind == "death"]
    return any(all(term_at(words, term) >= 0 for term in terms) for terms in enough)


def _names_day(meaning: Meaning) -> bool:
    """Whether an expression names a day by itself, and not only "today" and the like, which fit any event."""
    if isinstance(meaning, TimeOfDay):
        return meaning.of is not None and _names_day(meaning.of)
    return isinstance(meaning, Weekday | DayOfMonth)


def _reported(meaning: Meaning, event: DatedEvent, *, leads: bool) -> Interval | None:
    """When a report was written that puts an event on a weekday or a day of the month, in its lead or behind it."""
    if isinstance(meaning, TimeOfDay) and meaning.of:
        return _reported(meaning.of, event, leads=leads)
    days = [event.first + step * DAY for step in range(min(3, (event.last - event.first).days + 1))]
    if isinstance(meaning, DayOfMonth):
        fitting = [day for day in days if (day.month, day.day) == (meaning.month, meaning.day)]
        return Interval(first=fitting[0], last=fitting[0] + (FORTNIGHT if leads else HALF_YEAR)) if fitting else None
    if isinstance(meaning, Weekday) and meaning.which in (None, -1) and meaning.weekday < 8:
        fitting = [day for day in days if day.isoweekday() == meaning.weekday]
        return Interval(first=fitting[0], last=fitting[0] + FORTNIGHT) if fitting else None
    return None
