"""`geojson`: points on the map (RFC 7946) for lines whose place has known coordinates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, BinaryIO, Final

from legation.model import Line, Spot
from legation.record.selecting import Selection
from legation.views.json_text import json_of
from legation.views.tables import line_row
from legation.views.text import encodable
from legation.views.written import Tally

#: Why a line has no point.
PLACELESS: Final = "no place is known"
UNLOCATED: Final = "the place has no known coordinates"
#: Columns of the table of events that are no properties: they are the point.
POINT: Final = ("latitude", "longitude")


def write(selection: Selection, stream: BinaryIO, tally: Tally) -> None:
    """Write a point for each line that has one; at the end of the file stands how many have none."""
    tally.wrote("points", 0)
    stream.write(b'{"type":"FeatureCollection","features":[')
    for line in selection.lines():
        feature = feature_of(line)
        if feature is None:
            tally.leave_out(PLACELESS if line.where is None else UNLOCATED)
            continue
        stream.write(b",\n" if tally.rows["points"] else b"\n")
        stream.write(json_of(feature))
        tally.wrote("points")
    left = {"points": tally.rows["points"], "left_out": dict(sorted(tally.left_out.items()))}
    stream.write(b'\n],"legation":' + json_of(left) + b"}\n")


def feature_of(line: Line) -> Mapping[str, Any] | None:
    """A line as a point with properties; None where no point is known."""
    where: Spot | None = line.where
    if where is None or where.latitude is None or where.longitude is None:
        return None
    row = line_row(line)
    return {
        "type": "Feature",
        "id": line.id,
        "geometry": {"type": "Point", "coordinates": [where.longitude, where.latitude]},
        "properties": {name: _value(value) for name, value in row.items() if name not in POINT and name != "id"},
    }


def _value(value: object) -> object:
    if isinstance(value, tuple):
        return [encodable(each) for each in value]
    return encodable(value) if isinstance(value, str) else value
