"""`jsonl`: the lines of the record as JSON."""

from __future__ import annotations

import json
from pathlib import Path

from legation.model.answer_wire import encode
from legation.views.record import Record
from tests.views.reading_back import objects, text_of


def test_lines_are_those_of_legation_lines(record: Record, tmp_path: Path) -> None:
    """Under the filters of an export."""
    assert text_of(record, "jsonl", tmp_path) == "".join(
        f"{encode('lines', line).decode('utf-8')}\n" for line in record.lines()
    )
    (visit,) = objects(record, "jsonl", tmp_path, "Portugal", kind="visit")
    assert [mention["article"] for mention in visit["mentions"]] == [
        "https://lusa.example/2023-03-10",
        "https://atlas.example/2023-03-21",
    ]


def test_no_character_ends_a_line_but_the_last(hostile_record: Record, tmp_path: Path) -> None:
    """Also those of Unicode that only some programs take for one."""
    text = text_of(hostile_record, "jsonl", tmp_path)
    assert len(text.splitlines()) == 5
    last = json.loads(text.splitlines()[-1])
    assert "\u2028" in last["topics"][0]
