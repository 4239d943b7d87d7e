"""`timelinejs`: slides, whose texts are HTML."""

from __future__ import annotations

import json
import re
from pathlib import Path

from lxml import html

from legation.views.record import Record
from tests.views.reading_back import text_of


def test_slides(record: Record, tmp_path: Path) -> None:
    """In the order of days, with the date as it is known."""
    slides = json.loads(text_of(record, "timelinejs", tmp_path))["events"]
    assert [slide["text"]["headline"] for slide in slides] == [
        "Agreement: Portugal, Morocco",
        "Summit: Kosovo, Serbia, European Union (cancelled)",
        "Visit: Portugal, Morocco",
        "Attack: Russia → Ukraine (planned)",
    ]
    assert slides[0] == {
        "unique_id": "ste2zrluxp2z",
        "start_date": {"year": 2022, "month": 5, "day": 1},
        "end_date": {"year": 2022, "month": 5, "day": 31},
        "display_date": "May 2022",
        "group": "Agreement",
        "text": {
            "headline": "Agreement: Portugal, Morocco",
            "text": "<blockquote>Portugal and Morocco signed the Atlantic Fisheries Agreement in Lisbon in May 2022."
            '</blockquote><p>Lisbon, Portugal</p><p><a href="https://atlas.example/2023-03-21">Silva in Rabat, Atlas, '
            "21 March 2023</a></p>",
        },
    }


def test_lines_without_a_date_are_counted(record: Record, tmp_path: Path) -> None:
    """And left out."""
    written = record.export("timelinejs", tmp_path / "slides.json")
    assert (dict(written.rows), dict(written.left_out)) == ({"slides": 4}, {"no date is known": 1})


def test_only_our_tags_are_tags(hostile_record: Record, tmp_path: Path) -> None:
    """What articles say is words, also in titles and addresses."""
    for slide in json.loads(text_of(hostile_record, "timelinejs", tmp_path))["events"]:
        text = slide["text"]["text"]
        found = {element.tag for element in html.fragment_fromstring(text, create_parent="div").iter()}
        assert found == {"div", "blockquote", "p", "a"}
        assert re.findall(r"<(?!/?(?:blockquote|p|a)\b)", text) == []
        assert "<" not in slide["text"]["headline"]
