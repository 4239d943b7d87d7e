"""When an undated article can have been written, told by its own words and by dated facts it mentions.

Each clue is an interval and a reason. Clues are taken strongest first; one that contradicts those before it yields, and
a reason says so. Not knowing is an answer: a bound is given only where a clue supports it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain
from typing import Final

from legation.knowledge.almanac import Almanac, almanac
from legation.model.span import Span
from legation.model.time import UNKNOWN, Interval, Published, Reason
from legation.reading.calendar import month_period, spelled
from legation.reading.names import NameFound
from legation.reading.when import Expression, find_expressions
from legation.reading.when_anniversaries import aftermath_clues, anniversary_clues
from legation.reading.when_clues import (
    Clue,
    Strength,
    dateline_clues,
    explicit_clues,
    url_clues,
    year_clues,
)
from legation.reading.when_datelines import DatelineClue, dateline_clue
from legation.reading.when_editions import edition_clues
from legation.reading.when_elections import election_clues
from legation.reading.when_events import event_clues
from legation.reading.when_independence import independence_clues
from legation.reading.when_leads import LeadClue, lead_clue
from legation.reading.when_lives import life_clues
from legation.reading.when_months import MonthClue, month_clues
from legation.reading.when_news import news_clues
from legation.reading.when_pins import pinned_clues
from legation.reading.when_posts import post_clues
from legation.reading.when_relations import relation_clues
from legation.reading.when_stories import storm_clues, story_clues

#: The longest stretch in which a hint may choose: in longer ones what a hint fits has happened more than once.
HINTED: Final = timedelta(days=5 * 366)

__all__ = ["Clue", "Strength", "Term", "date_article"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A named person whom the text calls the current holder of an office, with the days of the term as far as known."""

    span: Span
    name: str
    office: str
    first: date | None = None
    last: date | None = None


def date_article(
    *,
    text: str,
    url: str | None,
    title: str | None,
    expressions: Sequence[Expression],
    terms: Sequence[Term] = (),
    names: Sequence[NameFound] = (),
) -> Published:
    """The interval of days in which an article can have been written, with the reasons.

    Args:
        text: the article's text; `expressions` and the spans of `terms` point into it.
        title: the headline, where it stands outside the text; it opens what is read for sentences told of events.
        terms: the persons whom the text calls holders of an office, or former ones.
        names: the names of states and organisations that the text holds.
    """
    clues = (
        _clues_of_text(text, url, expressions),
        _term_clues(terms),
        _clues_of_events(text, title, expressions),
        _clues_of_lives_and_states(text, expressions, names),
    )
    published = _narrowed(*combine(chain.from_iterable(clues)), month_clues(text, expressions))
    return _freshened(_freshened(published, dateline_clue(text, expressions)), lead_clue(text, expressions))


def _clues_of_text(text: str, url: str | None, expressions: Sequence[Expression]) -> Iterator[Clue]:
    """What the dates that a text or its address names tell, whatever the world knows."""
    yield from url_clues(text, url)
    yield from dateline_clues(text, expressions)
    yield from year_clues(text, expressions)
    yield from edition_clues(text, expressions)
    yield from explicit_clues(text, expressions)
    yield from pinned_clues(text, expressions)


def _clues_of_events(text: str, title: str | None, expressions: Sequence[Expression]) -> Iterator[Clue]:
    """What the events, stories and storms that the world knows tell."""
    known = almanac()
    yield from event_clues(text, expressions, known)
    yield from news_clues(text, title, expressions, known)
    yield from story_clues(text, title, known)
    yield from storm_clues(text, title)
    yield from aftermath_clues(text, expressions)
    yield from anniversary_clues(text)
    yield from _title_clues(title, known)


def _clues_of_lives_and_states(
    text: str, expressions: Sequence[Expression], names: Sequence[NameFound]
) -> Iterator[Clue]:
    """What people's ages and posts, and the relations, independence and elections of states tell."""
    yield from life_clues(text, expressions)
    yield from post_clues(text)
    yield from relation_clues(text, names)
    yield from independence_clues(text, expressions, names)
    yield from election_clues(text, expressions, names)


def _term_clues(terms: Sequence[Term]) -> Iterator[Clue]:
    """An article that calls somebody the holder of an office was written within the term, or one of the terms."""
    same_words: dict[int, list[Term]] = {}
    for term in terms:
        same_words.setdefault(term.span.start, []).append(term)
    for group in same_words.values():
        intervals = [Interval(first=term.first, last=term.last) for term in group]
        if UNKNOWN not in intervals:
            said = ", or ".join(_bounds(term) for term in group)
            reason = Reason(reason=f"{group[0].name} is {group[0].office}: {said}", span=group[0].span)
            yield Clue(interval=intervals[0], or_else=tuple(intervals[1:]), reason=reason, strength=Strength.TERM)


def _bounds(term: Term) -> str:
    first = [f"from {spelled(term.first)}"] if term.first else []
    last = [f"until {spelled(term.last)}"] if term.last else []
    return " ".join(first + last)


def _title_clues(title: str | None, known: Almanac) -> Iterator[Clue]:
    """Dated events and editions that a headline outside the text tells; the text holds no words to show for them."""
    if title:
        line, told = f"{title}\n", find_expressions(title)
        for clue in (*event_clues(line, told, known), *edition_clues(line, told)):
            yield replace(clue, reason=replace(clue.reason, span=None))


def combine(clues: Iterable[Clue]) -> tuple[Interval, list[Reason]]:
    """The days that the clues leave, strongest first, and the reasons that still matter in the end.

    A clue that would leave no day is set aside, and a reason says so.
    """
    interval, moved, set_aside = UNKNOWN, list[tuple[Clue, Interval]](), list[Reason]()
    for clue in _in_order(clues):
        if clue.hint and not _is_bounded(interval):
            continue
        narrower = _left_by(clue, interval)
        if narrower is None and not clue.hint:
            set_aside.append(_yielding(clue))
        elif narrower and narrower != interval:
            moved.append((clue, interval))
            interval = narrower
    return interval, list(dict.fromkeys([*_reasons(moved, interval), *set_aside]))


def _reasons(moved: Sequence[tuple[Clue, Interval]], interval: Interval) -> Iterator[Reason]:
    """The reasons that bound the answer; before one that leaves a choice stand those that chose.

    Args:
        moved: the clues that narrowed the days, each with the days before it.
    """
    for at, (clue, before) in enumerate(moved):
        if _bounds_it(clue, interval):
            if clue.or_else or clue.hint:
                yield from (other.reason for other, _ in moved[:at] if _bounds_it(other, before))
            yield clue.reason


def _left_by(clue: Clue, interval: Interval) -> Interval | None:
    """What a clue leaves of an interval; two terms that share nothing but the day of handing over contradict."""
    narrower = clue.narrowing(interval)
    if narrower and clue.strength is Strength.TERM and narrower.day and not interval.day:
        return None
    return narrower


def _in_order(clues: Iterable[Clue]) -> list[Clue]:
    """Strongest first, hints last; what leaves a choice is asked again when the others have spoken."""
    ordered = sorted(clues, key=_order)
    firm, hints = [clue for clue in ordered if not clue.hint], [clue for clue in ordered if clue.hint]
    several = [clue for clue in firm if clue.or_else]
    return [*firm, *several, *several, *hints, *several]


def _is_bounded(interval: Interval) -> bool:
    """Whether the days are few enough for a hint to choose among them."""
    return interval.first is not None and interval.last is not None and interval.last - interval.first <= HINTED


def _yielding(clue: Clue) -> Reason:
    sentence = f"Set aside, for it contradicts stronger clues: {clue.reason.reason}"
    return Reason(reason=sentence, span=clue.reason.span)


def _bounds_it(clue: Clue, interval: Interval) -> bool:
    """Whether a bound of the answer is the clue's."""
    for choice in (clue.interval, *clue.or_else):
        if (choice.first and choice.first == interval.first) or (choice.last and choice.last == interval.last):
            return True
    return False


def _order(clue: Clue) -> tuple[int, int, date]:
    """Strongest first; among equals the tightest lower bound first.

    So one reason says it, and of two that contradict each other the newer stands: texts name the presidents of the
    past, not those to come.
    """
    newest = min(choice.first or date.min for choice in (clue.interval, *clue.or_else))
    return (-clue.strength, -newest.toordinal(), clue.interval.last or date.max)


def _narrowed(interval: Interval, reasons: list[Reason], months: Sequence[MonthClue]) -> Published:
    """The interval cut to the month of the year that the text gives away, where only one such month lies in it."""
    for clue in months:
        fitting = _months_within(interval, clue.month)
        if len(fitting) == 1 and (narrower := interval.intersection(fitting[0])):
            if narrower != interval:
                reasons.append(clue.reason)
            interval = narrower
            break
    return Published(interval=interval, because=tuple(reasons))


def _freshened(published: Published, clue: DatelineClue | LeadClue | None) -> Published:
    """The interval cut to the day of the dateline, or to those in which the lead is news, where one choice fits."""
    fitting = clue.within(published.interval) if clue else []
    if clue is None or len(fitting) != 1 or fitting[0] == published.interval:
        return published
    return replace(published, interval=fitting[0], because=(*published.because, clue.reason))


def _months_within(interval: Interval, month: int) -> list[Interval]:
    """The stretches of an interval that lie in a month of the year; none where a bound is open."""
    if interval.first is None or interval.last is None or interval.last.year - interval.first.year > 3:
        return []
    years = range(interval.first.year, interval.last.year + 1)
    return [part for year in years if (part := interval.intersection(month_period(year, month).interval))]
