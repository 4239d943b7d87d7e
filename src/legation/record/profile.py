"""Profiles: what an event of one article is compared by with the events of other articles."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Final

import msgspec

from legation.knowledge.publishers import speaks_for
from legation.knowledge.word_lists import words
from legation.model import UNKNOWN, Event, Interval, Place, Reading, SourceKind, Span, Status

WORD: Final = re.compile(r"[^\W_]+")
#: A word of fewer letters tells nothing.
SHORTEST: Final = 3
#: Days before and after its article in which an event without a date is looked for, by what the article says of it.
#: Chosen on ../shared/gold/identity: news tells what was in the last weeks, and announces months ahead.
AROUND: Final = {
    Status.HAPPENED: (45, 1),
    Status.ONGOING: (30, 30),
    Status.PLANNED: (2, 120),
    Status.POSSIBLE: (2, 120),
    Status.CANCELLED: (60, 60),
    Status.DENIED: (60, 60),
}
#: Kinds of sources in which a party speaks for itself; an unnamed official does not.
OWN: Final = frozenset({SourceKind.NAMED, SourceKind.OFFICE, SourceKind.DOCUMENT})


class Profile(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """An event by what can be compared, and what its line is computed from; days are their ordinal numbers.

    `window` are the days in which it may lie, where nothing says its date; it is None where nothing is known. `voice`
    is the outlet that the article itself cites; `own` is whether a party says so.
    """

    article: str
    key: str
    type: str
    kind: str | None
    status: str
    confirmed: bool | None
    sources: list[str]
    targets: list[str]
    date: tuple[int, int] | None
    bounds: tuple[int | None, int | None]
    window: tuple[int, int] | None
    told: int | None
    place: str | None
    place_of: str | None
    at: tuple[float, float] | None
    series: str | None
    ordinal: int | None
    agreements: list[str]
    people: list[tuple[str, str]]
    topics: list[str]
    words: list[str]
    title: list[str]
    publisher: str
    voice: str | None
    own: bool

    @property
    def parties(self) -> frozenset[str]:
        """Everybody who takes part."""
        return frozenset(self.sources) | frozenset(self.targets)


def profile_of(key: str, event: Event, reading: Reading, evidence: Sequence[Span], publisher: str) -> Profile:
    """The profile of an event in the reading of its article."""
    told = reading.published.interval
    day = _day(told.last) or _day(told.first)
    interval = event.when.interval if event.when else UNKNOWN
    known = _known(interval)
    where = event.where
    return Profile(
        article=reading.article.id,
        key=key,
        type=event.type,
        kind=event.kind,
        status=event.status,
        confirmed=event.confirmed,
        sources=list(event.source),
        targets=list(event.target),
        date=known,
        bounds=(_day(interval.first), _day(interval.last)),
        window=known or _window(event.status, interval, day),
        told=day,
        place=where.span.text if where else None,
        place_of=where.of if where else None,
        at=_at(where),
        series=event.series.name if event.series else None,
        ordinal=event.series.ordinal if event.series else None,
        agreements=list(event.agreements),
        people=[(person.name, person.of or "") for person in event.people],
        topics=list(event.topics),
        words=sorted({word for span in evidence for word in content_words(span.text)}),
        title=sorted(set(content_words(reading.article.title or ""))),
        publisher=publisher,
        voice=_voice(event),
        own=_is_own(event, publisher),
    )


def _at(where: Place | None) -> tuple[float, float] | None:
    if where is None or where.latitude is None or where.longitude is None:
        return None
    return where.latitude, where.longitude


def _voice(event: Event) -> str | None:
    """The outlet that an article cites for an event: the outermost of the chain."""
    cited = [source for source in event.attribution if source.kind is SourceKind.OUTLET]
    return folded(cited[-1].name or cited[-1].span.text) if cited else None


def _is_own(event: Event, publisher: str) -> bool:
    """Whether a party says so itself: its government publishes the article, or somebody of it by name or office."""
    parties = {*event.source, *event.target}
    return speaks_for(publisher) in parties or any(
        source.of in parties and source.kind in OWN for source in event.attribution
    )


def _known(interval: Interval) -> tuple[int, int] | None:
    if interval.first is None or interval.last is None:
        return None
    return interval.first.toordinal(), interval.last.toordinal()


def _window(status: Status, interval: Interval, told: int | None) -> tuple[int, int] | None:
    """The days in which an event without a known date may lie; a known bound is kept."""
    if told is None:
        return None
    before, after = AROUND[status]
    first = _day(interval.first) or min(told - before, _day(interval.last) or told)
    last = _day(interval.last) or max(told + after, first)
    return max(first, date.min.toordinal()), min(last, date.max.toordinal())


def _day(day: date | None) -> int | None:
    return day.toordinal() if day else None


@lru_cache(maxsize=10_000)
def folded(text: str) -> str:
    """Words without case, accents and marks: "São Tomé" is "sao tome"."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return " ".join(WORD.findall("".join(mark for mark in plain if not unicodedata.combining(mark))))


def content_words(text: str) -> Iterable[str]:
    """The words of a text that tell what it is about, without case and accents."""
    frequent = words("english", "words", "frequent")
    return (word for word in folded(text).split() if len(word) >= SHORTEST and word not in frequent)


def months(first: int, last: int) -> list[str]:
    """The months that some days lie in, as "2022-09"."""
    start, end = date.fromordinal(first), date.fromordinal(last)
    count = (end.year - start.year) * 12 + end.month - start.month + 1
    return [
        f"{start.year + (start.month - 1 + step) // 12:04d}-{(start.month - 1 + step) % 12 + 1:02d}"
        for step in range(count)
    ]
