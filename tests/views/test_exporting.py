"""Exports as a whole: filters, counts, order, and that equal records give equal bytes."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

import legation
from legation.errors import ExportError, InputError
from legation.knowledge.states import states
from legation.views import libraries
from legation.views.kinds import KINDS
from legation.views.record import Record
from tests.record.invented import Act, told
from tests.views.reading_back import exported, objects, text_of
from tests.views.sample import ALL, hostile_news, put, sample


def digest(path: Path) -> dict[str, str]:
    """The bytes of a file, or of all files of a folder."""
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return {each.name: hashlib.sha256(each.read_bytes()).hexdigest() for each in files}


def test_record_is_the_one_with_views() -> None:
    """What users open can be written out."""
    assert legation.Record is Record


@pytest.mark.parametrize("kind", KINDS)
def test_equal_records_give_equal_bytes(tmp_path: Path, kind: str) -> None:
    """In whatever order the articles came in."""
    one = Record(sample(tmp_path / "a.db", *ALL, hostile_news(2)))
    other = Record(sample(tmp_path / "b.db", hostile_news(2), *reversed(ALL)))
    with one, other:
        one.export(kind, tmp_path / "one")
        other.export(kind, tmp_path / "other")
    assert list(digest(tmp_path / "one").values()) == list(digest(tmp_path / "other").values())


def test_word_documents_are_equal_too(record: Record, tmp_path: Path) -> None:
    """Though they are archives, whose files have dates."""
    record.export("chronology", tmp_path / "a.docx")
    record.export("chronology", tmp_path / "b.docx")
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_filters_are_those_of_a_timeline(record: Record, tmp_path: Path) -> None:
    """Actors by name, days, words of the vocabularies, places, series, sources."""

    def types(*actors: str, **wanted: object) -> list[str]:
        return [each["type"] for each in objects(record, "jsonl", tmp_path, *actors, **wanted)]

    assert types() == ["AGREE", "ACCUSE", "CONSULT", "CONSULT", "ASSAULT"]
    assert types("Portugal", "MAR") == ["AGREE", "CONSULT"]
    assert types(since="2023", until="2023-03-20") == ["ACCUSE", "CONSULT", "CONSULT"]
    assert types(status=["planned", "cancelled"]) == ["CONSULT", "ASSAULT"]
    assert types(type="assault") == ["ASSAULT"]
    assert types(kind="visit", place="Morocco") == ["CONSULT"]
    assert types(series="fisheries") == ["CONSULT"]
    assert types(min_sources=2) == ["CONSULT"]


@pytest.mark.parametrize(
    ("kind", "actors", "wanted", "message"),
    [
        ("excel", (), {}, "'excel' is no kind of export: choose of csv, parquet"),
        ("csv", ("Atlantis",), {}, "Atlantis"),
        ("csv", (), {"since": "soon"}, "'soon' is no day"),
        ("csv", (), {"status": "done"}, "'done' is no status"),
        ("csv", ("PRT", "MAR", "ESP"), {}, "not of 3"),
    ],
)
def test_what_is_not_known_is_refused(
    record: Record, tmp_path: Path, kind: str, actors: tuple[str, ...], wanted: dict[str, str], message: str
) -> None:
    """And nothing is written."""
    with pytest.raises(InputError, match=message):
        record.export(kind, tmp_path / "out", *actors, **wanted)  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_what_was_written_is_told(record: Record, tmp_path: Path) -> None:
    """And what could not be, by the reason."""
    written = record.export("geojson", tmp_path / "map.geojson")
    assert (written.kind, written.path) == ("geojson", tmp_path / "map.geojson")
    assert dict(written.rows) == {"points": 2}
    assert dict(written.left_out) == {"no place is known": 2, "the place has no known coordinates": 1}


def test_nothing_is_an_export_too(record: Record, tmp_path: Path) -> None:
    """Whoever reads it finds a whole file without rows."""
    for kind in KINDS:
        written = record.export(kind, tmp_path / kind, "Tuvalu")
        assert set(written.rows.values()) <= {0}, kind
    assert json.loads((tmp_path / "geojson").read_text("utf-8"))["features"] == []
    assert json.loads((tmp_path / "jsonld").read_text("utf-8"))["@graph"] == []


def test_an_export_is_of_one_moment(tmp_path: Path) -> None:
    """What another process adds meanwhile is not in it."""
    path = sample(tmp_path / "sample.db")
    with Record(path) as reader, Record(path) as writer:
        with reader._reading() as connection:
            assert connection.execute("SELECT count(*) FROM line").fetchone()[0] == 5
            put(writer, hostile_news(0))
            assert reader.export("jsonl", tmp_path / "before").rows["events"] == 5
        assert reader.export("jsonl", tmp_path / "after").rows["events"] == 6


def test_many_lines_come_in_batches(tmp_path: Path) -> None:
    """More than are read together, each once and in order."""
    codes = list(states())[:40]
    pairs = [(one, other) for one in codes for other in codes if one < other]
    acts = [Act(source=each, target=each, place=None) for each in pairs[:600]]
    with Record(tmp_path / "many.db") as record:
        record.add_readings([told(acts)], reader="test")
        lines = [line.id for line in record.events()]
        assert len(lines) == 600
        assert [each["id"] for each in objects(record, "plover", tmp_path)] == lines
        assert [line.id for line in record.lines()] == lines


def test_events_are_plain_objects(record: Record) -> None:
    """Lines, under the filters of a timeline, while the record may change."""
    assert [event.type for event in record.events("Portugal", since="2023")] == ["CONSULT"]
    assert list(record.events()) == list(record.timeline(limit=100).items)


def test_a_record_may_grow_while_its_events_are_read(tmp_path: Path) -> None:
    """Events come a few hundred at a time, and hold nobody up."""
    with Record(sample(tmp_path / "sample.db")) as record:
        found = record.events()
        next(found)
        put(record, hostile_news(1))
        assert len(list(found)) == 4


def test_a_library_that_is_not_there(record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says what brings it along."""

    def missing(name: str) -> object:
        raise ImportError(name)

    monkeypatch.setattr(libraries, "import_module", missing)
    with pytest.raises(ExportError, match=r"pip install 'legation\[parquet\]'"):
        record.export("parquet", tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ("parquet", "readings")])
def test_no_control_or_mark_of_direction_gets_out(hostile_record: Record, tmp_path: Path, kind: str) -> None:
    """Save where a format keeps texts exactly: there they are escaped, or data for programs."""
    path = exported(hostile_record, kind, tmp_path)
    files = [each for each in path.iterdir() if each.suffix in (".csv", ".md")] if path.is_dir() else [path]
    text = "".join(each.read_bytes().decode("utf-8") for each in files)
    exact = kind in ("jsonl", "plover", "geojson", "jsonld", "graphml")
    marks = "\x00\x1b" if exact else "\x00\x1b\u202e\u202c\u2066\u2028\ufeff"
    assert [mark for mark in marks if mark in text] == []


def test_the_text_kinds_end_with_a_line_end(record: Record, tmp_path: Path) -> None:
    """As other programs of the command line expect; the sample was read by hand, so that it has no `readings`."""
    files = [kind for kind, known in KINDS.items() if not known.folder and kind != "readings"]
    assert [kind for kind in files if not text_of(record, kind, tmp_path).endswith("\n")] == []
