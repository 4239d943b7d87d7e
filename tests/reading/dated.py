"""What the tests of dating share: a small world of dated events, and how a text is dated in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from legation.knowledge.almanac import Almanac
from legation.knowledge.dated_events import DatedEvent
from legation.model.span import Span
from legation.model.time import Interval, Published
from legation.reading import dating, when_anchored
from legation.reading.dating import Term, date_article
from legation.reading.when import find_expressions

SHOT = DatedEvent(
    name="Shinzo Abe shot",
    words=("abe was shot", "shooting of abe"),
    first=date(2022, 7, 8),
    last=date(2022, 7, 8),
    kind="death",
)
SUMMIT = DatedEvent(
    name="G20 summit in Bali",
    words=("bali summit",),
    first=date(2022, 11, 15),
    last=date(2022, 11, 16),
    kind="summit",
)
QUAKE = DatedEvent(
    name="Lisbon earthquake of 2019",
    words=("lisbon earthquake",),
    first=date(2019, 5, 7),
    last=date(2019, 5, 7),
    kind="disaster",
    news=((("lisbon", "portug"), ("earthquake", "quake")),),
)
APP = DatedEvent(
    name="Chirper launched", words=("chirper",), first=date(2016, 3, 1), last=date(2016, 3, 1), kind="launch"
)
VOTE = DatedEvent(
    name="Ruritanian election of 2020",
    words=("2020 ruritanian election",),
    first=date(2020, 11, 3),
    last=date(2020, 11, 3),
    kind="election",
)


def know(monkeypatch: pytest.MonkeyPatch, *events: DatedEvent) -> None:
    """The world knows these dated events and no others."""
    known = Almanac(events)
    monkeypatch.setattr(dating, "almanac", lambda: known)
    monkeypatch.setattr(when_anchored, "almanac", lambda: known)


def days(first: str | None, last: str | None = None) -> Interval:
    """An interval from days written out."""
    return Interval(first=date.fromisoformat(first) if first else None, last=date.fromisoformat(last) if last else None)


def read(text: str, url: str | None = None, terms: Sequence[Term] = ()) -> Published:
    """The dating of a text."""
    return date_article(text=text, url=url, title=None, expressions=find_expressions(text), terms=terms)


def term(text: str, name: str, office: str, first: str | None, last: str | None = None) -> Term:
    """A term of somebody whom the text names."""
    start = text.index(name)
    held = days(first, last)
    return Term(
        span=Span.of(text, start, start + len(name)), name=name, office=office, first=held.first, last=held.last
    )


def quoted(text: str, words: str) -> Span:
    """The span of some words of the text."""
    start = text.index(words)
    return Span.of(text, start, start + len(words))
