"""The JSON of a reading: flat structures with the published keys, and the way to and from the model.

Every quotation stands as ``{"text", "start", "end"}``; dates are ISO 8601; intervals are inclusive. Key order is fixed
and coordinates are rounded to four decimals (about ten metres), so that equal readings give equal bytes.
"""

from __future__ import annotations

from typing import Any

import msgspec

from legation.errors import ReadingFormatError
from legation.model.actor import Actor, Mention, Office
from legation.model.article import Citation
from legation.model.event import Agreement, Event, Place, Series, Source, Step
from legation.model.reading import Reading
from legation.model.span import Span
from legation.model.time import Interval, Offset, Published, Reason, Timex, When
from legation.model.wire_shapes import (
    ActorWire,
    AgreementWire,
    ArticleWire,
    EventWire,
    MentionWire,
    OfficeWire,
    OffsetWire,
    PlaceWire,
    PublishedWire,
    ReadingWire,
    ReasonWire,
    SeriesWire,
    SourceWire,
    SpanWire,
    StepWire,
    TimexWire,
    WhenWire,
)
from legation.model.words import DateBasis


def encode(reading: Reading) -> str:
    """The reading as JSON."""
    return msgspec.json.encode(to_wire(reading)).decode()


def decode(text: str | bytes) -> Reading:
    """The reading that JSON holds.

    Raises:
        ReadingFormatError: the JSON is not a reading; the message says where.
    """
    try:
        return from_wire(msgspec.json.decode(text, type=ReadingWire))
    except (msgspec.DecodeError, UnicodeError, ValueError) as error:
        raise ReadingFormatError(f"not the JSON of a reading: {error}. `legation schema` prints the form.") from error


def schema() -> dict[str, Any]:
    """The JSON Schema of a reading."""
    return msgspec.json.schema(ReadingWire)


# --- to JSON --------------------------------------------------------------------------------------------------------


def to_wire(reading: Reading) -> ReadingWire:
    """The flat form of a reading."""
    cited = reading.article
    return ReadingWire(
        article=ArticleWire(
            id=cited.id,
            title=cited.title,
            url=cited.url,
            outlet=cited.outlet,
            author=cited.author,
            language=cited.language,
        ),
        published=_published_out(reading.published),
        events=[_event_out(event) for event in reading.events],
        agreements=[_agreement_out(agreement) for agreement in reading.agreements],
        offices=[_office_out(office) for office in reading.offices],
        timex=[_timex_out(timex) for timex in reading.timex],
        mentions=[_mention_out(mention) for mention in reading.mentions],
    )


def _span_out(span: Span) -> dict[str, Any]:
    return {"text": span.text, "start": span.start, "end": span.end}


def _interval_out(interval: Interval) -> dict[str, Any]:
    return {"from_": interval.first, "to": interval.last}


def _published_out(published: Published) -> PublishedWire:
    because = [
        ReasonWire(
            reason=reason.reason, **(_span_out(reason.span) if reason.span else dict.fromkeys(("text", "start", "end")))
        )
        for reason in published.because
    ]
    return PublishedWire(
        **_interval_out(published.interval), given=published.given, basis=published.basis, because=because
    )


def _office_out(office: Office) -> OfficeWire:
    return OfficeWire(name=office.name, of=office.of, office=office.office, wikidata=office.wikidata, note=office.note)


def _when_out(when: When) -> WhenWire:
    return WhenWire(**_span_out(when.span), **_interval_out(when.interval), grain=when.grain, timex=when.timex)


def _rounded(degrees: float | None) -> float | None:
    return None if degrees is None else round(degrees, 4)


def _place_out(place: Place) -> PlaceWire:
    return PlaceWire(
        **_span_out(place.span), of=place.of, latitude=_rounded(place.latitude), longitude=_rounded(place.longitude)
    )


def _source_out(source: Source) -> SourceWire:
    return SourceWire(**_span_out(source.span), kind=source.kind, name=source.name, of=source.of)


def _event_out(event: Event) -> EventWire:
    return EventWire(
        id=event.id,
        type=event.type,
        kind=event.kind,
        mentions=[SpanWire(**_span_out(mention)) for mention in event.mentions],
        source=list(event.source),
        target=list(event.target),
        people=[_office_out(person) for person in event.people],
        when=_when_out(event.when) if event.when else None,
        where=_place_out(event.where) if event.where else None,
        status=event.status,
        status_cue=SpanWire(**_span_out(event.status_cue)) if event.status_cue else None,
        confirmed=event.confirmed,
        confirmed_cue=SpanWire(**_span_out(event.confirmed_cue)) if event.confirmed_cue else None,
        topics=list(event.topics),
        series=SeriesWire(name=event.series.name, ordinal=event.series.ordinal) if event.series else None,
        agreements=list(event.agreements),
        attribution=[_source_out(source) for source in event.attribution],
    )


def _agreement_out(agreement: Agreement) -> AgreementWire:
    steps = [
        StepWire(step=step.step, **_interval_out(step.interval), **_span_out(step.span)) for step in agreement.steps
    ]
    return AgreementWire(name=agreement.name, short=agreement.short, parties=list(agreement.parties), steps=steps)


def _timex_out(timex: Timex) -> TimexWire:
    return TimexWire(
        **_span_out(timex.span),
        type=timex.type,
        value=timex.value,
        mod=timex.mod,
        **_interval_out(timex.interval),
        ends=[_timex_out(end) for end in timex.ends],
        offset=_offset_out(timex.offset) if timex.offset else None,
    )


def _offset_out(offset: Offset) -> OffsetWire:
    event = SpanWire(**_span_out(offset.event)) if offset.event else None
    return OffsetWire(unit=offset.unit, count=offset.count, after=offset.after, event=event)


def _mention_out(mention: Mention) -> MentionWire:
    actors = [ActorWire(kind=actor.kind, code=actor.code, name=actor.name) for actor in mention.actors]
    return MentionWire(**_span_out(mention.span), actors=actors)


# --- from JSON ------------------------------------------------------------------------------------------------------


def from_wire(wire: ReadingWire) -> Reading:
    """The model of a flat reading."""
    cited = wire.article
    return Reading(
        article=Citation(
            id=cited.id,
            title=cited.title,
            url=cited.url,
            outlet=cited.outlet,
            author=cited.author,
            language=cited.language,
        ),
        published=_published_in(wire.published),
        events=tuple(_event_in(event) for event in wire.events),
        agreements=tuple(_agreement_in(agreement) for agreement in wire.agreements),
        offices=tuple(_office_in(office) for office in wire.offices),
        timex=tuple(_timex_in(timex) for timex in wire.timex),
        mentions=tuple(_mention_in(mention) for mention in wire.mentions),
    )


def _span_in(wire: SpanWire | StepWire) -> Span:
    return Span(text=wire.text, start=wire.start, end=wire.end)


def _interval_in(wire: PublishedWire | WhenWire | StepWire | TimexWire) -> Interval:
    return Interval(first=wire.from_, last=wire.to)


def _reason_in(wire: ReasonWire) -> Reason:
    if wire.text is None or wire.start is None or wire.end is None:
        return Reason(reason=wire.reason)
    return Reason(reason=wire.reason, span=Span(text=wire.text, start=wire.start, end=wire.end))


def _published_in(wire: PublishedWire) -> Published:
    because = tuple(_reason_in(reason) for reason in wire.because)
    basis = wire.basis or (DateBasis.GIVEN if wire.given else DateBasis.TEXT)
    return Published(interval=_interval_in(wire), basis=basis, because=because)


def _office_in(wire: OfficeWire) -> Office:
    return Office(name=wire.name, of=wire.of, office=wire.office, wikidata=wire.wikidata, note=wire.note)


def _when_in(wire: WhenWire) -> When:
    return When(span=_span_in(wire), interval=_interval_in(wire), grain=wire.grain, timex=wire.timex)


def _place_in(wire: PlaceWire) -> Place:
    return Place(span=_span_in(wire), of=wire.of, latitude=wire.latitude, longitude=wire.longitude)


def _source_in(wire: SourceWire) -> Source:
    return Source(span=_span_in(wire), kind=wire.kind, name=wire.name, of=wire.of)


def _event_in(wire: EventWire) -> Event:
    return Event(
        id=wire.id,
        type=wire.type,
        kind=wire.kind,
        mentions=tuple(_span_in(mention) for mention in wire.mentions),
        source=tuple(wire.source),
        target=tuple(wire.target),
        people=tuple(_office_in(person) for person in wire.people),
        when=_when_in(wire.when) if wire.when else None,
        where=_place_in(wire.where) if wire.where else None,
        status=wire.status,
        status_cue=_span_in(wire.status_cue) if wire.status_cue else None,
        confirmed=wire.confirmed,
        confirmed_cue=_span_in(wire.confirmed_cue) if wire.confirmed_cue else None,
        topics=tuple(wire.topics),
        series=Series(name=wire.series.name, ordinal=wire.series.ordinal) if wire.series else None,
        agreements=tuple(wire.agreements),
        attribution=tuple(_source_in(source) for source in wire.attribution),
    )


def _agreement_in(wire: AgreementWire) -> Agreement:
    steps = tuple(Step(step=step.step, span=_span_in(step), interval=_interval_in(step)) for step in wire.steps)
    return Agreement(name=wire.name, short=wire.short, parties=tuple(wire.parties), steps=steps)


def _timex_in(wire: TimexWire) -> Timex:
    return Timex(
        span=_span_in(wire),
        type=wire.type,
        value=wire.value,
        interval=_interval_in(wire),
        mod=wire.mod,
        ends=tuple(_timex_in(end) for end in wire.ends),
        offset=_offset_in(wire.offset) if wire.offset else None,
    )


def _offset_in(wire: OffsetWire) -> Offset:
    event = _span_in(wire.event) if wire.event else None
    return Offset(unit=wire.unit, count=wire.count, after=wire.after, event=event)


def _mention_in(wire: MentionWire) -> Mention:
    actors = tuple(Actor(kind=actor.kind, code=actor.code, name=actor.name) for actor in wire.actors)
    return Mention(span=_span_in(wire), actors=actors)
