"""Readings that nobody read: small articles about a handful of acts, for tests that need many of them fast."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from legation.articles import door
from legation.model import (
    Article,
    DateBasis,
    Event,
    EventType,
    Grain,
    Interval,
    Kind,
    Place,
    Published,
    Reading,
    Series,
    Span,
    Status,
    When,
)

#: Enough words of one kind that two texts with all of them are copies, whatever stands in front.
FILLER = " ".join(f"word{number} of the long report" for number in range(60))
FIRST = date(2023, 5, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An act that articles may tell."""

    verb: str = "met"
    type: EventType = EventType.CONSULT
    kind: Kind | None = Kind.MEETING
    source: tuple[str, ...] = ("CHL", "PER")
    target: tuple[str, ...] = ("CHL", "PER")
    day: date | None = FIRST
    place: str | None = "Arica"
    status: Status = Status.HAPPENED
    series: Series | None = None


def told(
    acts: Sequence[Act],
    *,
    url: str | None = "https://andes.example/1",
    outlet: str | None = None,
    published: date | None = FIRST,
    more: str = "",
) -> tuple[Article, Reading]:
    """An article that tells acts, a sentence each, and what is read in it.

    Args:
        more: what stands at its end and tells nothing.
    """
    sentences = [_sentence(act) for act in acts]
    text = "\n".join((*sentences, more or "The rest of the page is empty."))
    day = Interval(first=published, last=published) if published else None
    article = door.article(text, published=day, url=url, outlet=outlet, title="Notes of the week")
    starts = [sum(len(each) + 1 for each in sentences[:number]) for number in range(len(sentences))]
    pairs = zip(acts, starts, strict=True)
    events = tuple(_event(f"e{number + 1}", act, text, start) for number, (act, start) in enumerate(pairs))
    told_on = Published(interval=day or Interval(), basis=DateBasis.GIVEN if published else DateBasis.TEXT)
    return article, Reading(article=article.citation, published=told_on, events=events)


def with_events(reading: Reading, events: Sequence[Event]) -> Reading:
    """The reading of a reader that found other events."""
    return replace(reading, events=tuple(events))


def moved(event: Event, text: str, skipped: int) -> Event:
    """The event as a reader finds it whose first words begin a letter later: its key is another."""
    first = event.mentions[0]
    start = min(first.start + skipped, first.end - 1)
    return replace(event, mentions=(Span.of(text, start, first.end), *event.mentions[1:]))


def later(days: int) -> date:
    """So many days after the first of them."""
    return FIRST + timedelta(days=days)


def _sentence(act: Act) -> str:
    sides = " and ".join(dict.fromkeys((*act.source, *act.target)))
    return f"The envoys of {sides} {act.verb} in {act.place or 'a town'} on {act.day or 'some day'}, said the press."


def _event(name: str, act: Act, text: str, start: int) -> Event:
    return Event(
        id=name,
        type=act.type,
        kind=act.kind,
        mentions=(_span(text, act.verb, start),),
        status=act.status,
        source=act.source,
        target=act.target,
        when=_when(act.day, text, start) if act.day else None,
        where=Place(span=_span(text, act.place, start), of=act.source[0]) if act.place else None,
        series=act.series,
    )


def _when(day: date, text: str, start: int) -> When:
    return When(span=_span(text, str(day), start), interval=Interval(first=day, last=day), grain=Grain.DAY)


def _span(text: str, words: str, start: int) -> Span:
    found = text.index(words, start)
    return Span.of(text, found, found + len(words))
