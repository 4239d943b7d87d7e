"""The fields of all exports: what is written is documented, and what is documented is meant."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest

from legation.cli.export import KINDS as CLI_KINDS
from legation.errors import KnowledgeError
from legation.views.fields import FieldType, forms, read_forms
from legation.views.kinds import KINDS
from legation.views.record import Record
from tests.views.reading_back import exported, objects, paths, text_of
from tools.build_exports_docs import DOCS, built

#: The kinds whose fields are paths in JSON: a document, or an object a line.
DOCUMENTS = ("geojson", "jsonld", "timelinejs")
JSON_LINES = ("jsonl", "plover")


def documented(kind: str) -> set[str]:
    """All fields that the table has for a kind of one table."""
    (table,) = forms()[kind].tables.values()
    return set(table.names)


def test_every_kind_is_described() -> None:
    """The kinds that can be written, those of the command line and those of the documentation are the same."""
    assert tuple(KINDS) == CLI_KINDS
    assert set(forms()) == set(KINDS)


def test_every_field_says_what_it_means() -> None:
    """A meaning is a sentence."""
    fields = [field for form in forms().values() for table in form.tables.values() for field in table.fields]
    assert [field.name for field in fields if not re.fullmatch(r"\S.*[.:)]", field.meaning)] == []


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_every_value_of_a_document_is_documented(record: Record, tmp_path: Path, kind: str) -> None:
    """A path that the table does not know fails here."""
    found = set(paths(json.loads(text_of(record, kind, tmp_path))))
    assert found - documented(kind) == set()


@pytest.mark.parametrize("kind", JSON_LINES)
def test_every_value_of_json_lines_is_documented(record: Record, tmp_path: Path, kind: str) -> None:
    """A path that the table does not know fails here."""
    found = {path for each in objects(record, kind, tmp_path) for path in paths(each)}
    assert found - documented(kind) == set()


@pytest.mark.parametrize("kind", [*DOCUMENTS, *JSON_LINES])
def test_hardly_a_documented_value_is_never_written(record: Record, tmp_path: Path, kind: str) -> None:
    """What the sample has no case for is known by name: nothing is documented that no code writes."""
    if kind in DOCUMENTS:
        found = set(paths(json.loads(text_of(record, kind, tmp_path))))
    else:
        found = {path for each in objects(record, kind, tmp_path) for path in paths(each)}
    absent = {
        "geojson": set(),
        "jsonld": {"@graph[].previousStartDate"},
        "timelinejs": set(),
        "jsonl": set(),
        "plover": set(),
    }
    assert documented(kind) - found == absent[kind]


@pytest.mark.parametrize("table", forms()["csv"].tables.values(), ids=lambda table: table.name)
def test_the_columns_of_csv_are_those_of_the_table(record: Record, tmp_path: Path, table: object) -> None:
    """In the order of the documentation."""
    name, names = table.name, table.names  # type: ignore[attr-defined]
    with (exported(record, "csv", tmp_path) / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        header, *rows = csv.reader(stream)
    assert tuple(header) == names
    assert {len(row) for row in rows} == {len(names)}


def test_the_columns_of_dyads_are_those_of_the_table(record: Record, tmp_path: Path) -> None:
    """In the order of the documentation."""
    header = text_of(record, "dyads", tmp_path).partition("\n")[0]
    assert header.replace('"', "").split(",") == list(forms()["dyads"].tables["dyads"].names)


def test_the_properties_of_entities_are_those_of_the_table(record: Record, tmp_path: Path) -> None:
    """A table for each schema of FollowTheMoney."""
    for entity in objects(record, "ftm", tmp_path):
        assert set(entity["properties"]) <= set(forms()["ftm"].tables[entity["schema"]].names), entity


def test_the_properties_of_entries_are_those_of_the_table(record: Record, tmp_path: Path) -> None:
    """Of a calendar."""
    unfolded = text_of(record, "ics", tmp_path).replace("\r\n ", "")
    inside = unfolded.partition("BEGIN:VEVENT")[2].replace("END:VCALENDAR", "")
    found = {re.split("[;:]", line)[0] for line in inside.splitlines() if line} - {"BEGIN", "END"}
    assert found == set(forms()["ics"].tables["events"].names)


def test_the_attributes_of_a_graph_are_those_of_the_table(record: Record, tmp_path: Path) -> None:
    """Of nodes and edges; those that tell them apart are GraphML's own."""
    found = re.findall(r'<key id="\w+" for="(\w+)" attr.name="(\w+)"', text_of(record, "graphml", tmp_path))
    for of, table in (("node", "nodes"), ("edge", "edges")):
        known = forms()["graphml"].tables[table]
        assert [name for kind, name in found if kind == of] == [name for name in known.names if name not in known.key]


def test_the_head_of_notes_is_that_of_the_table(record: Record, tmp_path: Path) -> None:
    """All of them together have every field of the table, and no other."""
    heads = [path.read_text("utf-8").split("---\n")[1] for path in exported(record, "notes", tmp_path).glob("*.md")]
    found = {line.partition(":")[0] for head in heads for line in head.splitlines()}
    assert found == set(forms()["notes"].tables["head"].names)


def test_the_columns_of_a_chronology_are_those_of_the_table(record: Record, tmp_path: Path) -> None:
    """In the order of the documentation."""
    rows = [line for line in text_of(record, "chronology", tmp_path).splitlines() if line.startswith("| Date")]
    assert [name.strip() for name in rows[0].strip("|").split("|")] == list(forms()["chronology"].tables["rows"].names)


def test_the_documentation_is_made_from_the_tables(sample_path: Path, tmp_path: Path) -> None:
    """After a change of a table or an export: `python -m tools.build_exports_docs`."""
    for name, text in built(sample_path, tmp_path).items():
        assert (DOCS / name).read_text("utf-8") == text, f"{name} is not up to date"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ('[["id", "word", "Id."]]', "'word' is no type"),
        ('[["id", "text", "A."], ["id", "text", "B."]]', "stands twice"),
    ],
)
def test_a_table_that_is_wrong_is_told(tmp_path: Path, fields: str, message: str) -> None:
    """With the file, the table and what to do."""
    text = f'[x]\ntitle = "x"\nmeaning = "x"\n[x.tables.rows]\nmeaning = "x"\nfields = {fields}\n'
    (tmp_path / "exports.toml").write_text(text, "utf-8")
    with pytest.raises(KnowledgeError, match=message):
        read_forms(tmp_path)


def test_types_have_a_form_in_every_library() -> None:
    """A type that no column writer knows would fail only when it is written; two are of batches, which write no CSV."""
    from legation.views.csv_tables import TYPES

    assert set(TYPES) == set(FieldType) - {FieldType.INTEGERS, FieldType.BYTES}
    assert {each.type for form in forms().values() for table in form.tables.values() for each in table.fields} <= set(
        TYPES
    )
