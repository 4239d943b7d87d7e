"""`geojson`: points of lines whose place is known."""

from __future__ import annotations

import json
from pathlib import Path

from legation.views.record import Record
from tests.views.reading_back import text_of


def test_points(record: Record, tmp_path: Path) -> None:
    """Longitude first, as RFC 7946 has it, and what is known as properties."""
    found = json.loads(text_of(record, "geojson", tmp_path))
    assert (found["type"], len(found["features"])) == ("FeatureCollection", 2)
    signed, visit = found["features"]
    assert signed["geometry"] == {"type": "Point", "coordinates": [-9.14, 38.72]}
    assert (visit["id"], visit["properties"]["title"]) == ("rldx5kjbhrvc", "Visit: Portugal, Morocco")
    assert (visit["properties"]["date_from"], visit["properties"]["topics"]) == (
        "2023-03-20",
        ["fishing rights", "catch quotas; crews"],
    )
    assert "latitude" not in visit["properties"]


def test_the_file_says_what_it_does_not_hold(record: Record, tmp_path: Path) -> None:
    """In a member that other programs pass over."""
    assert json.loads(text_of(record, "geojson", tmp_path))["legation"] == {
        "points": 2,
        "left_out": {"no place is known": 2, "the place has no known coordinates": 1},
    }


def test_hostile_words_are_words(hostile_record: Record, tmp_path: Path) -> None:
    """JSON takes everything; no character breaks a line in two."""
    text = text_of(hostile_record, "geojson", tmp_path)
    assert len(text.splitlines()) == text.count("\n") == 7
    assert len(json.loads(text)["features"]) == 5
