"""Events, who says so, and the agreements and series they belong to."""

from __future__ import annotations

from dataclasses import dataclass

from legation.model.actor import Office
from legation.model.span import Span
from legation.model.time import Interval, When
from legation.model.words import EventType, Kind, SourceKind, Status, StepKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an act takes place: the words, the state it lies in, and its coordinates (WGS 84 degrees) where known."""

    span: Span
    of: str | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Somebody or something that says so: the words, the kind, and who that is where known."""

    span: Span
    kind: SourceKind
    name: str | None = None
    of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A recurring format (India–Japan 2+2) and which session of it, where the text counts."""

    name: str
    ordinal: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step in the life of an agreement, when, and the words that tell it."""

    step: StepKind
    span: Span
    interval: Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """A treaty, pact or memorandum, its parties, and the steps that the article tells."""

    name: str
    short: str | None = None
    parties: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An act between states or organisations. The first mention is the clearest; outermost sources come last.

    `confirmed` is False where the article says that no side has confirmed it, True where it says that one has.
    `status_cue` and `confirmed_cue` are the words that say so; a noun alone ("the talks") gives its status no cue.
    """

    id: str
    type: EventType
    mentions: tuple[Span, ...]
    status: Status
    status_cue: Span | None = None
    kind: Kind | None = None
    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    people: tuple[Office, ...] = ()
    when: When | None = None
    where: Place | None = None
    confirmed: bool | None = None
    confirmed_cue: Span | None = None
    topics: tuple[str, ...] = ()
    series: Series | None = None
    agreements: tuple[str, ...] = ()
    attribution: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement of one article about one event: the words, what they assert, and the chain of sources.

    `cue` are the words that give the status.
    """

    article: str
    event: str
    span: Span
    status: Status
    cue: Span | None = None
    sources: tuple[Source, ...] = ()

    @property
    def polarity(self) -> bool:
        """False where the statement denies that the act takes place."""
        return self.status not in (Status.DENIED, Status.CANCELLED)
