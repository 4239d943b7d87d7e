"""`readings`: what each article says, made anew from its text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import legation
from legation.record.reader import Reader
from legation.views.fields import forms
from legation.views.record import Record
from tests.views.reading_back import objects, paths, text_of

NEWS = (
    "On 14 March 2023 the foreign ministers of Portugal and Morocco met in Rabat for their third fisheries dialogue,"
    " two years after the last session. Officials said the two countries would sign the Fisheries Partnership Agreement"
    " (FPA) between March 20 and March 25. The ministry confirmed the visit."
)
FRAME = """
[[frame]]
name = "serenade"
type = "SUPPORT"
verbs = ["serenade"]
source = ["subject"]
target = ["object"]
examples = ["The French navy serenaded Italy. -> FRA > ITA"]
"""
LATER = "Spain and France held talks in Madrid on 2 May 2023."


def news(folder: Path, **texts: str) -> Path:
    """A folder of JSON articles of our own."""
    for name, text in texts.items():
        told = {"text": text, "title": name, "outlet": "Lusa", "url": f"https://lusa.example/{name}"}
        (folder / f"{name}.json").write_text(json.dumps({**told, "published": "2023-05-03"}))
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two articles."""
    return news(tmp_path_factory.mktemp("news"), one=NEWS, two=LATER)


@pytest.fixture(scope="module")
def read_record(folder: Path) -> Iterator[Record]:
    """A record of both."""
    with Record(folder.parent / f"{folder.name}.db") as found:
        found.add(folder)
        yield found


def read(text: str, name: str, *, gate: bool = False) -> str:
    """What `legation.read` says of one of the articles."""
    url = f"https://lusa.example/{name}"
    return legation.read(text, published="2023-05-03", title=name, outlet="Lusa", url=url, gate=gate).to_json()


def test_readings_are_those_of_legation_read(read_record: Record, tmp_path: Path) -> None:
    """Byte for byte."""
    found = sorted(text_of(read_record, "readings", tmp_path).splitlines())
    assert found == sorted([read(NEWS, "one"), read(LATER, "two")])


def test_only_articles_that_tell_a_chosen_line_are_read(read_record: Record, tmp_path: Path) -> None:
    """The filters are those of every export."""
    (found,) = objects(read_record, "readings", tmp_path, "Spain")
    assert found["article"]["title"] == "two"


def test_every_value_of_a_reading_is_documented(read_record: Record, tmp_path: Path) -> None:
    """A path that the table does not know fails here."""
    (table,) = forms()["readings"].tables.values()
    found = {path for each in objects(read_record, "readings", tmp_path) for path in paths(each)}
    assert found - set(table.names) == set()
    assert len(found) > 60


def test_what_another_reader_read_is_left_out(folder: Path, tmp_path: Path) -> None:
    """Its reading cannot be made anew; it is counted."""
    with Record(tmp_path / "frames.db") as record:
        own = tmp_path / "own.toml"
        own.write_text(FRAME)
        record.add(folder / "two.json", reader=Reader(frames=str(own)))
        written = record.export("readings", tmp_path / "out")
    assert dict(written.rows) == {"readings": 0}
    why = "another version, model or frames read the article; `legation add --again` reads it anew"
    assert dict(written.left_out) == {why: 1}


def test_a_reading_through_the_gate_is_made_through_the_gate(folder: Path, tmp_path: Path) -> None:
    """As the record was made."""
    with Record(tmp_path / "gate.db") as record:
        record.add(folder / "one.json", reader=Reader(gate=True))
        record.export("readings", tmp_path / "out")
    assert (tmp_path / "out").read_text("utf-8") == f"{read(NEWS, 'one', gate=True)}\n"


def test_without_its_text_an_article_has_no_reading(folder: Path, tmp_path: Path) -> None:
    """It is counted."""
    with Record(tmp_path / "bare.db") as record:
        record.add(folder / "two.json", keep_text=False)
        written = record.export("readings", tmp_path / "out")
    assert (dict(written.rows), dict(written.left_out)) == (
        {"readings": 0},
        {"the text of the article is not kept": 1},
    )
