"""Our own example articles: events of the written-out record that the reading must give in full.

`examples/NAME.json` holds the whole expected record as an annotator writes it. The reader does not find all of it yet;
what stands here is read right today and must stay so, and the floor under the share found can only be raised.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import legation
from legation import SYMMETRIC, Event, Reading

EXAMPLES = Path(__file__).parents[1] / "examples"
NAMES = sorted(path.stem for path in EXAMPLES.glob("*.txt"))
#: The least share of all expected events that is found with its type and parties.
LEAST_SHARE = 0.30


@cache
def expected(name: str) -> dict[str, Any]:
    """The record that an annotator wrote for an example."""
    record: dict[str, Any] = json.loads((EXAMPLES / f"{name}.json").read_text("utf-8"))
    return record


@cache
def reading(name: str) -> Reading:
    """The reading of an example, its date given where the record says so."""
    published = expected(name)["published"]
    given = f"{published['from']}/{published['to']}" if published["given"] else None
    return legation.read((EXAMPLES / f"{name}.txt").read_text("utf-8"), published=given)


def parties(source: Any, target: Any, kind: str) -> tuple[frozenset[str], frozenset[str]]:
    """Both sides of an act; of a symmetric one all parties together."""
    if kind in SYMMETRIC:
        return frozenset((*source, *target)), frozenset()
    return frozenset(source), frozenset(target)


def agrees(want: dict[str, Any], have: Event, text: str) -> bool:
    """Whether an event is the expected one: type, parties, and a mention in a line that the record quotes from."""
    if want["type"] != have.type or parties(want["source"], want["target"], want["type"]) != parties(
        have.source, have.target, have.type
    ):
        return False
    places = [text.index(quote) for quote in want["mentions"]]
    return any(span.start - 200 < place < span.end + 200 for span in have.mentions for place in places)


def found(name: str) -> list[tuple[dict[str, Any], Event]]:
    """Expected events with the events of the reading that agree."""
    text = (EXAMPLES / f"{name}.txt").read_text("utf-8")
    events = reading(name).events
    return [(want, have) for want in expected(name)["events"] for have in events if agrees(want, have, text)]


def test_the_share_of_events_found_does_not_sink() -> None:
    """Over all examples, at least this share of the expected events is found with type and parties."""
    wanted = sum(len(expected(name)["events"]) for name in NAMES)
    assert sum(len({want["id"] for want, _ in found(name)}) for name in NAMES) / wanted >= LEAST_SHARE


@pytest.mark.parametrize("name", NAMES)
def test_each_example_gives_events_of_its_record(name: str) -> None:
    """Every example has several events read with the parties that its record gives."""
    assert len(found(name)) >= 3


@pytest.mark.parametrize(
    ("name", "quote", "status", "first", "last"),
    [
        ("tokyo-seoul-talks", "met in Tokyo on Thursday", "happened", "2023-03-16", "2023-03-16"),
        ("prespa-name-deal", "signed", "happened", "2018-06-17", "2018-06-17"),
        ("denmark-visit-called-off", "called off a state visit", "cancelled", None, None),
        ("thai-cambodian-ceasefire", "agreed on Monday", "happened", "2025-07-28", "2025-07-28"),
        ("manila-two-plus-two", "their 2+2 dialogue", "planned", None, None),
    ],
)
def test_the_main_act_of_an_example(name: str, quote: str, status: str, first: str | None, last: str | None) -> None:
    """The act that an example is about: its status, and its day where it is known."""
    events = [e for e in reading(name).events if any(quote[:10] in span.text for span in e.mentions)]
    told = [(e.status.value, e.when and e.when.interval) for e in events]
    assert status in [kind for kind, _ in told], told
    if first is not None:
        days = [(str(when.first), str(when.last)) for kind, when in told if when and kind == status]
        assert (first, last) in days


def test_the_undated_example_is_dated_by_its_text() -> None:
    """The interval inferred holds the true one."""
    interval, truth = reading("manila-two-plus-two").published.interval, expected("manila-two-plus-two")["published"]
    assert interval.first is not None
    assert str(interval.first) <= truth["from"]
    assert interval.last is not None
    assert str(interval.last) >= truth["to"]
