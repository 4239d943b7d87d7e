"""The JSON of a reading: the same reading comes back, in the form that the schema gives."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.errors import ReadingFormatError
from legation.knowledge.places import places
from legation.model import (
    Agreement,
    Citation,
    DateBasis,
    Event,
    EventType,
    Grain,
    Interval,
    Kind,
    Office,
    Place,
    Published,
    Reading,
    Reason,
    Series,
    Source,
    SourceKind,
    Span,
    Status,
    Step,
    StepKind,
    Timex,
    TimexType,
    When,
)
from legation.model.wire import schema

WORDS = st.text(max_size=12)
MAYBE_WORDS = st.none() | WORDS
#: Ten-thousandths of a degree, as fine as the JSON gives them.
DEGREES = st.none() | st.integers(-1_800_000, 1_800_000).map(lambda number: number / 10_000)


def several(things: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """None, one or two of them, as a tuple."""
    return st.lists(things, max_size=2).map(tuple)


def span(text: str, start: int) -> Span:
    """A span of that text at that place."""
    return Span(text=text, start=start, end=start + len(text))


def interval(bounds: list[date | None]) -> Interval:
    """The interval of two bounds, put in order where both are known."""
    first, last = sorted(bounds) if all(bounds) else bounds
    return Interval(first=first, last=last)


SPANS = st.builds(span, WORDS, st.integers(0, 10**7))
INTERVALS = st.lists(st.none() | st.dates(), min_size=2, max_size=2).map(interval)
OFFICES = st.builds(Office, name=WORDS, of=MAYBE_WORDS, office=MAYBE_WORDS, wikidata=MAYBE_WORDS)
SOURCES = st.builds(Source, span=SPANS, kind=st.sampled_from(SourceKind), name=MAYBE_WORDS, of=MAYBE_WORDS)
WHENS = st.builds(When, span=SPANS, interval=INTERVALS, grain=st.none() | st.sampled_from(Grain), timex=MAYBE_WORDS)
EVENTS = st.builds(
    Event,
    id=WORDS,
    type=st.sampled_from(EventType),
    mentions=several(SPANS),
    status=st.sampled_from(Status),
    status_cue=st.none() | SPANS,
    kind=st.none() | st.sampled_from(Kind),
    source=several(WORDS),
    target=several(WORDS),
    people=several(OFFICES),
    when=st.none() | WHENS,
    where=st.none() | st.builds(Place, span=SPANS, of=MAYBE_WORDS, latitude=DEGREES, longitude=DEGREES),
    confirmed=st.none() | st.booleans(),
    confirmed_cue=st.none() | SPANS,
    topics=several(WORDS),
    series=st.none() | st.builds(Series, name=WORDS, ordinal=st.none() | st.integers(1, 200)),
    agreements=several(WORDS),
    attribution=several(SOURCES),
)
STEPS = st.builds(Step, step=st.sampled_from(StepKind), span=SPANS, interval=INTERVALS)
READINGS = st.builds(
    Reading,
    article=st.builds(Citation, id=WORDS, title=MAYBE_WORDS, url=MAYBE_WORDS, outlet=MAYBE_WORDS, language=WORDS),
    published=st.builds(
        Published,
        interval=INTERVALS,
        basis=st.sampled_from(DateBasis),
        because=several(st.builds(Reason, reason=WORDS, span=st.none() | SPANS)),
    ),
    events=several(EVENTS),
    agreements=several(
        st.builds(Agreement, name=WORDS, short=MAYBE_WORDS, parties=several(WORDS), steps=several(STEPS))
    ),
    offices=several(OFFICES),
    timex=several(st.builds(Timex, span=SPANS, type=st.sampled_from(TimexType), value=WORDS, interval=INTERVALS)),
)
SMALL = Reading(
    article=Citation(id="a1"),
    published=Published(),
    events=(Event(id="e1", type=EventType.CONSULT, status=Status.HAPPENED, mentions=(span("met", 4),)),),
)


def broken(**changes: object) -> str:
    """The JSON of a small reading whose event has other values in some fields."""
    record = json.loads(SMALL.to_json())
    record["events"][0].update(changes)
    return json.dumps(record)


@given(READINGS)
def test_the_same_reading_comes_back(reading: Reading) -> None:
    """Nothing is lost or changed on the way to JSON and back."""
    assert Reading.from_json(reading.to_json()) == reading


@given(READINGS)
def test_equal_readings_give_equal_bytes(reading: Reading) -> None:
    """The order of keys and the form of numbers are fixed."""
    assert Reading.from_json(reading.to_json()).to_json() == reading.to_json()


@given(READINGS)
def test_every_reading_fits_the_schema(reading: Reading) -> None:
    """What `legation schema` prints is true of all JSON that we write."""
    jsonschema.validate(json.loads(reading.to_json()), schema())


def test_the_schema_is_a_schema() -> None:
    """Validators accept it."""
    jsonschema.Draft202012Validator.check_schema(schema())


def test_coordinates_are_rounded() -> None:
    """Four decimals are ten metres, finer than any place a newspaper names."""
    event = Event(
        id="e1",
        type=EventType.CONSULT,
        status=Status.HAPPENED,
        mentions=(span("met", 0),),
        where=Place(span=span("Tokyo", 7), latitude=35.689487321, longitude=139.691706),
    )
    record = json.loads(Reading(article=SMALL.article, published=Published(), events=(event,)).to_json())
    assert (record["events"][0]["where"]["latitude"], record["events"][0]["where"]["longitude"]) == (35.6895, 139.6917)


def test_no_place_that_is_known_loses_by_it() -> None:
    """What is read from JSON, as the output of a batch is, lies where it lay: the table has no finer places."""
    known = [degrees for place in places().values() for degrees in (place.latitude, place.longitude)]
    assert len(known) > 1000
    assert [degrees for degrees in known if round(degrees, 4) != degrees] == []


def test_cues_are_quotations() -> None:
    """The words that give status and confirmation stand beside them, like every quotation, or null."""
    event = replace(SMALL.events[0], status_cue=span("met", 4), confirmed=False)
    record = json.loads(replace(SMALL, events=(event,)).to_json())["events"][0]
    assert list(record)[9:13] == ["status", "status_cue", "confirmed", "confirmed_cue"]
    assert record["status_cue"] == {"text": "met", "start": 4, "end": 7}
    assert record["confirmed_cue"] is None


def test_readings_written_without_cues_are_read() -> None:
    """JSON that an earlier version wrote has no cues."""
    record = json.loads(SMALL.to_json())
    for key in ("status_cue", "confirmed_cue"):
        del record["events"][0][key]
    assert Reading.from_json(json.dumps(record)) == SMALL


def test_the_schema_names_the_cues() -> None:
    """Both are in the published form of an event, as a quotation or null."""
    event = schema()["$defs"]["EventWire"]["properties"]
    for key in ("status_cue", "confirmed_cue"):
        assert event[key]["anyOf"] == [{"$ref": "#/$defs/SpanWire"}, {"type": "null"}]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no JSON",
        "null",
        "{}",
        "[" * 100_000,
        b"\xff\xfe",
        broken(type="MEET"),
        broken(status="maybe"),
        broken(colour="red"),
        broken(mentions=[{"text": "met", "start": 4, "end": 9}]),
        broken(mentions=[{"text": "met", "start": -3, "end": 0}]),
        broken(status_cue="will"),
        broken(confirmed_cue={"text": "confirmed", "start": 0}),
        broken(when={"text": "", "start": 0, "end": 0, "from": "8 Sept", "to": None, "grain": None, "timex": None}),
        broken(
            when={
                "text": "",
                "start": 0,
                "end": 0,
                "from": "2022-09-08",
                "to": "2022-09-01",
                "grain": None,
                "timex": None,
            }
        ),
    ],
    ids=lambda text: str(text)[-40:] or "nothing",
)
def test_other_json_is_no_reading(text: str | bytes) -> None:
    """What is no reading is refused with an error of ours, which says how to see the form."""
    with pytest.raises(ReadingFormatError, match="legation schema"):
        Reading.from_json(text)


@given(st.text() | st.binary())
def test_any_text_is_a_reading_or_refused(text: str | bytes) -> None:
    """No input leads to another error than ours."""
    with pytest.raises(ReadingFormatError):
        Reading.from_json(text)
