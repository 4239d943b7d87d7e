"""`parquet`, read back by pyarrow."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pyarrow import parquet, types

from legation.views.fields import FieldType, forms
from legation.views.record import Record
from tests.views.reading_back import exported
from tests.views.sample import HOSTILE_TEXT


def test_tables_with_types(record: Record, tmp_path: Path) -> None:
    """Lists are lists, dates are dates, and a key is never missing."""
    visit = parquet.read_table(exported(record, "parquet", tmp_path) / "events.parquet").to_pylist()[3]
    assert (visit["id"], visit["date_from"], visit["confirmed"]) == ("rldx5kjbhrvc", date(2023, 3, 20), True)
    assert visit["topics"] == ["fishing rights", "catch quotas; crews"]
    assert (visit["latitude"], visit["ordinal"], visit["agreements"]) == (34.03, 3, [])


def test_every_table_is_there_with_its_columns(record: Record, tmp_path: Path) -> None:
    """Each column with its meaning, in the type that the documentation gives."""
    fits = {
        FieldType.TEXT: types.is_string,
        FieldType.TEXTS: types.is_list,
        FieldType.INTEGER: types.is_int64,
        FieldType.NUMBER: types.is_float64,
        FieldType.BOOLEAN: types.is_boolean,
        FieldType.DATE: types.is_date32,
    }
    folder = exported(record, "parquet", tmp_path)
    for name, table in forms()["parquet"].tables.items():
        schema = parquet.read_schema(folder / f"{name}.parquet")
        assert tuple(schema.names) == table.names
        for field in table.fields:
            known = schema.field(field.name)
            assert fits[field.type](known.type), field.name
            assert known.metadata[b"description"].decode("utf-8") == field.meaning
            assert known.nullable == (field.name not in table.key)


def test_texts_are_exactly_those_of_the_articles(hostile_record: Record, tmp_path: Path) -> None:
    """With all their marks; no spreadsheet opens it."""
    folder = exported(hostile_record, "parquet", tmp_path)
    evidence = parquet.read_table(folder / "claims.parquet")["evidence"].to_pylist()
    assert set(evidence) == {HOSTILE_TEXT}
    titles = parquet.read_table(folder / "articles.parquet")["title"].to_pylist()
    assert any("\x00" in title for title in titles)
    assert any("\u202e" in title for title in titles)


def test_rows_are_those_of_csv(record: Record, tmp_path: Path) -> None:
    """The two kinds hold the same."""
    tables = record.export("csv", tmp_path / "csv")
    columns = record.export("parquet", tmp_path / "parquet")
    assert dict(tables.rows) == dict(columns.rows)
    assert {
        name: parquet.read_metadata(tmp_path / "parquet" / f"{name}.parquet").num_rows for name in tables.rows
    } == dict(tables.rows)
