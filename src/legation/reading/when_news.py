"""Clues from the news itself: a text that reports an event of the almanac was written in the days behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Final

from legation.knowledge.almanac import Almanac, beginnings_of, stems_of
from legation.knowledge.dated_events import DatedEvent, Signs, sign_at
from legation.knowledge.word_lists import pattern
from legation.model.span import Span
from legation.model.time import Interval
from legation.reading.calendar import spelled
from legation.reading.when_clues import Clue, Strength, chosen, tense, told_behind
from legation.reading.when_editions import is_edition
from legation.reading.when_meaning import DayOfMonth, Direction, Expression, Meaning, TimeOfDay, Weekday

#: How much of a text, in characters, holds what it reports as news; and the headline with the first sentences.
HEAD: Final = 700
LEAD: Final = 300
#: What shows that an event is told of again or looked into, feared or meant; that it is told after some days; a death.
AGAIN: Final = pattern("cues", "news", "again")
AFTERWARDS: Final = pattern("cues", "news", "afterwards")
DAYS_AFTER: Final = pattern("cues", "news", "days_after")
MAYBE: Final = pattern("cues", "news", "maybe")
MEANT: Final = pattern("cues", "news", "meant")
DIES: Final = pattern("cues", "news", "dies")
#: What stands before a day that something else is counted from.
SINCE: Final = re.compile(r"\b(?:since|after|before|until|following)\s(?:the\s)?\Z", re.IGNORECASE)
#: Kinds that are spoken of at length before they happen, if they do.
FEARED_KINDS: Final = frozenset({"war", "invasion", "attack", "coup"})
#: Kinds of event whose first report may speak of a court, of plans, or of their year.
ARRANGED: Final = frozenset(
    "court politics election sport summit agreement economy launch culture ceremony visit".split()
)
YEAR: Final = re.compile(r"(?<![0-9,.$€£])(?:19|20)[0-9]{2}(?![0-9]|[.,][0-9])")
DAY: Final = timedelta(days=1)
#: How long after an event it is news: of 72 reports of Wikinews told by a weekday 60 came within six days, 67 within
#: thirty; the rest took up an older event.
FRESH: Final = timedelta(days=30)
HALF_YEAR: Final = timedelta(days=183)
#: An event whose day is not told must be told by so many signs and so much of its name, or by the whole of a long one;
#: what tells more than the last share is certain, what tells less is a hint.
SURE: Final = 3
SURE_SHARE: Final = 0.8
WHOLE: Final = 0.99
CERTAIN_SHARE: Final = 0.85
#: A report holds at least so much of the event's name.
SHARE: Final = 0.75
#: Of several events those are meant of whose names it holds the most, or nearly: where it tells no day, by far.
NEAR_BEST: Final = 0.1
UNDATED: Final = 0.3
#: So many events at most may be meant by one report; beyond that its words are too common to tell.
CHOICES: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What of a text holds its news: the headline and the first paragraphs in lower case, and the days told there.

    `beginnings` are those of the words of `lower`, by which names are known. `headline` is the title, else the first
    line, in lower case; `opening` that line, for the reasons.
    """

    lower: str
    beginnings: frozenset[str]
    headline: str
    opening: Span
    told: tuple[Expression, ...]
    newest: int

    @property
    def lead(self) -> str:
        """The headline and the first sentences."""
        return self.lower[:LEAD]

    @property
    def names_day(self) -> bool:
        """Whether a day is told by itself, and not only by "today" and the like, which fit any event."""
        return any(_names_day(expression.meaning) for expression in self.told) or bool(DAYS_AFTER.search(self.lower))


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An event that a text may report, how much of its name the head holds, and the days in which one writes so.

    `dated`: by a day that it tells; a `hint` is too weak to bound the text by itself.
    """

    event: DatedEvent
    share: float
    days: Interval
    span: Span
    dated: bool = True
    hint: bool = False

    @property
    def sentence(self) -> str:
        """The event and the words of the day, for readers."""
        first, last = self.event.first, self.event.last
        days = spelled(first) if first == last else f"{spelled(first)} to {spelled(last)}"
        told = f" as news of “{self.span.text}”" if self.dated else ""
        return f"the {self.event.name} ({days}){told}"


def news_clues(text: str, title: str | None, expressions: Sequence[Expression], known: Almanac) -> Iterator[Clue]:
    """The dated event that the text reports: its words stand in the head, and the day told there is its own.

    A report that tells no day of its own must tell the event the more surely, or only chooses among the days that other
    clues leave. Where the text looks back on the event there is no clue.
    """
    head = _head(text, title, expressions)
    if AFTERWARDS.search(head.lead):
        return
    lead = beginnings_of(head.lead)
    shares = ((event, known.share_told(event.name, head.beginnings)) for event in known.reported_in(head.lower))
    likely = [(event, share) for event, share in shares if share >= SHARE and not _looks_back(text, head, event)]
    reports = [
        report
        for event, share in likely
        for report in islice(_reports(head, event, share, known.share_told(event.name, lead)), 1)
    ]
    sure = [report for report in reports if not report.hint] or reports
    best = max((report.share for report in sure), default=0.0)
    yield from _clues([report for report in sure if report.share >= best - (NEAR_BEST if report.dated else UNDATED)])


def _head(text: str, title: str | None, expressions: Sequence[Expression]) -> Head:
    told = (each for each in expressions if each.span.start < HEAD and _may_be_news(text, each))
    opening = Span.of(text, 0, len(text[:LEAD].split("\n", 1)[0]))
    dates = (first for each, first in told_behind(text, expressions) if not is_edition(text, each.span))
    newest = max((first.year for first in dates), default=date.min.year)
    lower = f"{title or ''}\n{text[:HEAD]}".lower()
    return Head(
        lower=lower,
        beginnings=beginnings_of(lower),
        headline=(title or opening.text).lower(),
        opening=opening,
        told=tuple(told),
        newest=newest,
    )


def _may_be_news(text: str, expression: Expression) -> bool:
    """Whether a day may be that of the news: it lies not ahead, and nothing else counts from it."""
    span = expression.span
    ahead = tense(text, expression) is Direction.FUTURE
    return not ahead and not SINCE.search(text, 0, span.start)


def _looks_back(text: str, head: Head, event: DatedEvent) -> bool:
    """Whether a text tells of an event again, or of one that is only meant, and does not report it."""
    if head.newest > event.last.year:
        return True
    if event.kind in ARRANGED:
        return bool(MEANT.search(head.headline) or MAYBE.search(head.headline))
    if event.kind == "death" and _opens_with(head, event) and DIES.search(head.headline):
        return False
    feared = event.kind in FEARED_KINDS and MAYBE.search(head.lead)
    if feared or AGAIN.search(head.lead) or MEANT.search(head.lead):
        return True
    return any(int(year[0]) == event.first.year for year in YEAR.finditer(text))


def _clues(reports: Sequence[Report]) -> Iterator[Clue]:
    """One clue of all the events that may be meant."""
    if not reports or len(reports) > CHOICES:
        return
    days = list(dict.fromkeys(report.days for report in reports))
    sentence = "it reports " + ", or ".join(report.sentence for report in reports)
    yield chosen(days, sentence, reports[0].span, Strength.NEWS, hint=reports[0].hint)


def _reports(head: Head, event: DatedEvent, share: float, lead_share: float) -> Iterator[Report]:
    """The ways in which a text may report an event, the surest first."""
    signs, opens = _signs_told(head, event), _opens_with(head, event)
    enough = signs >= SURE or signs > 0 and lead_share >= WHOLE and len(stems_of(event.name)) >= SURE
    if event.kind == "death" and not opens:
        return
    for slack in (0, 1) if opens and enough and lead_share >= SURE_SHARE else (0,):
        for expression in head.told:
            days = _reported(expression.meaning, event, slack, leads=expression.span.start < LEAD)
            if days:
                yield Report(event=event, share=share, days=days, span=expression.span)
    tells_death = event.kind == "death" and bool(DIES.search(head.headline))
    if tells_death or (opens and enough and lead_share >= SHARE and not head.names_day):
        hint = not tells_death and lead_share < CERTAIN_SHARE
        fresh = Interval(first=event.first, last=event.last + FRESH)
        yield Report(event=event, share=share, days=fresh, span=head.opening, dated=False, hint=hint)


def _signs_told(head: Head, event: DatedEvent) -> int:
    """How many signs the longest way to report an event has that the lead tells in full."""
    return max((len(signs) for signs in event.news if _tells(head.lead, signs)), default=0)


def _opens_with(head: Head, event: DatedEvent) -> bool:
    """Whether the headline, or the first sentence where there is none, holds the first sign of a report."""
    return any(sign_at(head.headline, signs[0]) >= 0 for signs in event.news)


def _tells(words: str, signs: Signs) -> bool:
    return all(sign_at(words, sign) >= 0 for sign in signs)


def _names_day(meaning: Meaning) -> bool:
    """Whether an expression names a day by itself, and not only "today" and the like, which fit any event."""
    if isinstance(meaning, TimeOfDay):
        return meaning.of is not None and _names_day(meaning.of)
    return isinstance(meaning, Weekday | DayOfMonth)


def _reported(meaning: Meaning, event: DatedEvent, slack: int, *, leads: bool) -> Interval | None:
    """When a report was written that puts an event on a weekday or a day of the month, in its lead or behind it.

    With `slack` a day before it or after it will do too: on which the police said so, or which it was elsewhere.
    """
    if isinstance(meaning, TimeOfDay) and meaning.of:
        return _reported(meaning.of, event, slack, leads=leads)
    count = min(3, (event.last - event.first).days + 1)
    days = [event.first + step * DAY for step in range(-slack, count + slack)]
    if isinstance(meaning, DayOfMonth):
        fitting = [day for day in days if (day.month, day.day) == (meaning.month, meaning.day)]
        return Interval(first=fitting[0], last=fitting[0] + (FRESH if leads else HALF_YEAR)) if fitting else None
    if isinstance(meaning, Weekday) and meaning.which in (None, -1) and meaning.weekday < 8:
        fitting = [day for day in days if day.isoweekday() == meaning.weekday]
        return Interval(first=fitting[0], last=fitting[0] + FRESH) if fitting else None
    return None
