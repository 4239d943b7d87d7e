"""Statements: what an article says of an event, field by field, with the words that say it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from legation.model import Event, Interval, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A field of an event, its value in the form that all articles share, and the words, where there are some."""

    field: str
    value: str
    span: Span | None = None


def statements_of(event: Event) -> Iterator[Statement]:
    """All that an article says of an event."""
    yield from (Statement(field="mention", value=mention.text, span=mention) for mention in event.mentions)
    yield Statement(field="type", value=event.type)
    yield Statement(field="status", value=event.status, span=event.status_cue)
    if event.kind:
        yield Statement(field="kind", value=event.kind)
    if event.confirmed is not None:
        yield Statement(field="confirmed", value="yes" if event.confirmed else "no", span=event.confirmed_cue)
    yield from (Statement(field="source", value=party) for party in event.source)
    yield from (Statement(field="target", value=party) for party in event.target)
    yield from _circumstances(event)
    yield from _names(event)


def _circumstances(event: Event) -> Iterator[Statement]:
    if event.when:
        yield Statement(field="when", value=days_of(event.when.interval), span=event.when.span)
    if event.where:
        yield Statement(field="where", value=event.where.of or "unknown", span=event.where.span)


def _names(event: Event) -> Iterator[Statement]:
    yield from (Statement(field="person", value=person.name) for person in event.people)
    yield from (Statement(field="topic", value=topic) for topic in event.topics)
    yield from (Statement(field="agreement", value=name) for name in event.agreements)
    if event.series:
        session = f", {event.series.ordinal}" if event.series.ordinal else ""
        yield Statement(field="series", value=f"{event.series.name}{session}")


def days_of(interval: Interval) -> str:
    """An interval as ISO 8601 writes it: from/to, two dots for an unknown bound."""
    return f"{interval.first or '..'}/{interval.last or '..'}"
