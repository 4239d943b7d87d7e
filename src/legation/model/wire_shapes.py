"""The flat structures of the JSON of a reading, with the published keys."""

from __future__ import annotations

from datetime import date

import msgspec

from legation.model.words import ActorKind, DateBasis, EventType, Grain, Kind, SourceKind, Status, StepKind, TimexType


class Wire(msgspec.Struct, frozen=True, kw_only=True, rename={"from_": "from"}, forbid_unknown_fields=True):
    """Base of all structures: `from` is a word of Python, so it is written `from_` here."""


class ArticleWire(Wire, frozen=True, kw_only=True):
    id: str
    title: str | None
    url: str | None
    outlet: str | None
    author: str | None = None
    language: str


class ReasonWire(Wire, frozen=True, kw_only=True):
    text: str | None
    start: int | None
    end: int | None
    reason: str


class PublishedWire(Wire, frozen=True, kw_only=True):
    from_: date | None
    to: date | None
    given: bool
    basis: DateBasis | None = None
    because: list[ReasonWire]


class SpanWire(Wire, frozen=True, kw_only=True):
    text: str
    start: int
    end: int


class OfficeWire(Wire, frozen=True, kw_only=True):
    name: str
    of: str | None
    office: str | None
    wikidata: str | None
    note: str | None = None


class WhenWire(SpanWire, frozen=True, kw_only=True):
    from_: date | None
    to: date | None
    grain: Grain | None
    timex: str | None


class PlaceWire(SpanWire, frozen=True, kw_only=True):
    of: str | None
    latitude: float | None
    longitude: float | None


class SourceWire(SpanWire, frozen=True, kw_only=True):
    kind: SourceKind
    name: str | None
    of: str | None


class SeriesWire(Wire, frozen=True, kw_only=True):
    name: str
    ordinal: int | None


class EventWire(Wire, frozen=True, kw_only=True):
    id: str
    type: EventType
    kind: Kind | None
    mentions: list[SpanWire]
    source: list[str]
    target: list[str]
    people: list[OfficeWire]
    when: WhenWire | None
    where: PlaceWire | None
    status: Status
    status_cue: SpanWire | None = None
    confirmed: bool | None
    confirmed_cue: SpanWire | None = None
    topics: list[str]
    series: SeriesWire | None
    agreements: list[str]
    attribution: list[SourceWire]


class StepWire(Wire, frozen=True, kw_only=True):
    step: StepKind
    from_: date | None
    to: date | None
    text: str
    start: int
    end: int


class AgreementWire(Wire, frozen=True, kw_only=True):
    name: str
    short: str | None
    parties: list[str]
    steps: list[StepWire]


class OffsetWire(Wire, frozen=True, kw_only=True):
    """How far a time lies from something told; `event` is what it counts from, as far as found."""

    unit: str
    count: int | None
    after: bool
    event: SpanWire | None


class TimexWire(SpanWire, frozen=True, kw_only=True):
    type: TimexType
    value: str
    mod: str | None
    from_: date | None
    to: date | None
    ends: list[TimexWire]
    offset: OffsetWire | None


class ActorWire(Wire, frozen=True, kw_only=True):
    kind: ActorKind
    code: str | None
    name: str | None


class MentionWire(SpanWire, frozen=True, kw_only=True):
    """Words that stand for one actor or several."""

    actors: list[ActorWire]


class ReadingWire(Wire, frozen=True, kw_only=True):
    """All that one article says about acts between states and international organisations."""

    article: ArticleWire
    published: PublishedWire
    events: list[EventWire]
    agreements: list[AgreementWire]
    offices: list[OfficeWire]
    timex: list[TimexWire]
    mentions: list[MentionWire] = []
