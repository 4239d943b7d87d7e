"""What things are: spans, times, actors, events, readings. Frozen dataclasses; nothing here reads or writes files."""

from legation.model.actor import Actor, Mention, Office
from legation.model.article import Article, Citation
from legation.model.event import Agreement, Claim, Event, Place, Series, Source, Step
from legation.model.line import Change, Line, Spot, Told, Version
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
    "Actor",
    "ActorKind",
    "Agreement",
    "Article",
    "Change",
    "Citation",
    "Claim",
    "Event",
    "EventType",
    "Grain",
    "Interval",
    "Kind",
    "Line",
    "Mention",
    "Office",
    "Offset",
    "Place",
    "Published",
    "Reading",
    "Reason",
    "Series",
    "Source",
    "SourceKind",
    "Span",
    "Spot",
    "Status",
    "Step",
    "StepKind",
    "Timex",
    "TimexType",
    "Told",
    "Version",
    "When",
]
