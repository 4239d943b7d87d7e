"""`jsonl`: a line of JSON for each line of the record, with all its mentions: that of `legation lines --json`."""

from __future__ import annotations

from typing import BinaryIO

from legation.model.answer_wire import encode
from legation.record.selecting import Selection
from legation.views.json_text import on_one_line
from legation.views.written import Tally


def write(selection: Selection, stream: BinaryIO, tally: Tally) -> None:
    """Write all lines."""
    tally.wrote("events", 0)
    for line in selection.whole_lines():
        stream.write(on_one_line(encode("lines", line)) + b"\n")
        tally.wrote("events")
