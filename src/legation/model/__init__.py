"""What things are: spans, times, actors, events, readings. Frozen dataclasses; nothing here reads or writes files."""

from legation.model.actor import Actor, Mention, Office
from legation.model.answers import (
    Count,
    Found,
    Involvement,
    KnownAgreement,
    KnownSeries,
    KnownStep,
    Learned,
    Page,
    Session,
    Stats,
)
from legation.model.article import Article, Citation
from legation.model.event import Agreement, Claim, Event, Place, Series, Source, Step
from legation.model.line import Account, Change, ChangeKind, Cited, Line, Spot, Telling, Version
from legation.model.reading import Reading
from legation.model.span import Span
from legation.model.time import UNKNOWN, Interval, Offset, Published, Reason, Timex, When
from legation.model.words import (
    SYMMETRIC,
    ActorKind,
    EventType,
    Grain,
    Kind,
    SourceKind,
    Status,
    StepKind,
    TimexType,
)

__all__ = [
    "SYMMETRIC",
    "UNKNOWN",
    "Account",
    "Actor",
    "ActorKind",
    "Agreement",
    "Article",
    "Change",
    "ChangeKind",
    "Citation",
    "Cited",
    "Claim",
    "Count",
    "Event",
    "EventType",
    "Found",
    "Grain",
    "Interval",
    "Involvement",
    "Kind",
    "KnownAgreement",
    "KnownSeries",
    "KnownStep",
    "Learned",
    "Line",
    "Mention",
    "Office",
    "Offset",
    "Page",
    "Place",
    "Published",
    "Reading",
    "Reason",
    "Series",
    "Session",
    "Source",
    "SourceKind",
    "Span",
    "Spot",
    "Stats",
    "Status",
    "Step",
    "StepKind",
    "Telling",
    "Timex",
    "TimexType",
    "Version",
    "When",
]
