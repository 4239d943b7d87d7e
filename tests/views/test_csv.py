"""`csv`, read back as R, pandas and a spreadsheet read it."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pandas
import pytest

from legation.views.cells import FORMULA, cell, cells
from legation.views.record import Record
from tests.views.reading_back import exported


@pytest.fixture
def tables(record: Record, tmp_path: Path) -> Path:
    """The folder of the sample."""
    return exported(record, "csv", tmp_path)


def read(folder: Path, name: str) -> list[dict[str, str]]:
    """The rows of a table."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


def test_a_row_is_an_event(tables: Path) -> None:
    """With everything that its line holds."""
    visit = next(row for row in read(tables, "events") if row["kind"] == "visit")
    assert visit == {
        "id": "rldx5kjbhrvc",
        "title": "Visit: Portugal, Morocco",
        "type": "CONSULT",
        "kind": "visit",
        "status": "happened",
        "confirmed": "true",
        "date_from": "2023-03-20",
        "date_to": "2023-03-20",
        "place": "Rabat",
        "place_of": "MAR",
        "latitude": "34.03",
        "longitude": "-6.83",
        "sources": "PRT;MAR",
        "targets": "PRT;MAR",
        "series": "Portugal–Morocco fisheries dialogue",
        "ordinal": "3",
        "topics": "fishing rights;catch quotas, crews",
        "agreements": "",
        "evidence": "João Silva visited Rabat for the third fisheries dialogue on 20 March 2023.",
        "articles": "2",
        "independent": "2",
        "told_from": "2023-03-10",
        "told_to": "2023-03-21",
    }


def test_parties_have_the_numbers_of_other_data_sets(tables: Path) -> None:
    """ISO and Correlates of War for states; Kosovo has no ISO number, the European Union none at all."""
    known = {
        row["actor"]: (row["role"], row["sort"], row["iso_numeric"], row["cow"]) for row in read(tables, "parties")
    }
    assert known == {
        "PRT": ("both", "state", "620", "235"),
        "MAR": ("both", "state", "504", "600"),
        "EU": ("both", "organisation", "", ""),
        "RUS": ("source", "state", "643", "365"),
        "XKX": ("both", "state", "", "347"),
        "SRB": ("both", "state", "688", "345"),
        "UKR": ("target", "state", "804", "369"),
    }


def test_claims_say_who_says_so(tables: Path) -> None:
    """The chain of sources, innermost first, beside the words of the date and the place of the sentence."""
    first = next(row for row in read(tables, "claims") if row["status"] == "planned" and row["kind"] == "visit")
    assert (first["attribution"], first["attribution_kind"]) == ("two officials → Lusa", "anonymous")
    assert (first["date_as_written"], first["start"], first["end"], first["copy"]) == (
        "14 March 2023",
        "0",
        "103",
        "false",
    )


def test_the_history_of_a_plan(tables: Path) -> None:
    """Announced, moved, made."""
    rows = [row for row in read(tables, "changes") if row["event"] == "rldx5kjbhrvc"]
    assert [(row["number"], row["change"], row["before"], row["after"]) for row in rows] == [
        ("1", "status", "", "planned"),
        ("2", "dated", "", "2023-03-14"),
        ("3", "placed", "", "Rabat (MAR)"),
        ("4", "status", "planned", "happened"),
        ("5", "redated", "2023-03-14", "2023-03-20"),
        ("6", "confirmed", "", "by independent sources"),
    ]


def test_every_reference_leads_somewhere(tables: Path) -> None:
    """What the package says of keys holds: they are unique, and what refers to one finds it."""
    package = json.loads((tables / "datapackage.json").read_text("utf-8"))
    rows = {each["name"]: read(tables, each["name"]) for each in package["resources"]}
    for resource in package["resources"]:
        schema, own = resource["schema"], rows[resource["name"]]
        key = [schema["primaryKey"]] if isinstance(schema["primaryKey"], str) else schema["primaryKey"]
        assert len({tuple(row[name] for name in key) for row in own}) == len(own) == resource["rows"]
        for foreign in schema.get("foreignKeys", ()):
            there = {row[foreign["reference"]["fields"]] for row in rows[foreign["reference"]["resource"]]}
            assert {row[foreign["fields"]] for row in own} - {""} <= there


def test_every_cell_is_of_the_type_of_its_column(tables: Path) -> None:
    """As the Table Schema of Frictionless has them."""
    fit: dict[str, Any] = {
        "string": str,
        "integer": int,
        "number": float,
        "boolean": {"true": True, "false": False}.__getitem__,
        "date": pandas.Timestamp,
    }
    package = json.loads((tables / "datapackage.json").read_text("utf-8"))
    assert [each["path"] for each in package["resources"]] == [
        f"{name}.csv"
        for name in ("events", "parties", "people", "claims", "changes", "articles", "agreements", "steps")
    ]
    for resource in package["resources"]:
        for field in resource["schema"]["fields"]:
            assert field["description"]
            for row in read(tables, resource["name"]):
                assert row[field["name"]] == "" or fit[field["type"]](row[field["name"]]) is not None


def test_pandas_reads_it_as_r_does(tables: Path) -> None:
    """Types by looking at the cells; codes with a leading zero stay text where they are read as such."""
    events = pandas.read_csv(tables / "events.csv", parse_dates=["date_from", "date_to"])
    assert events.shape == (5, 23)
    assert events["latitude"].dropna().tolist() == [38.72, 34.03]
    assert events["confirmed"].dropna().tolist() == [True]
    assert str(events["date_from"].max().date()) == "2023-03-30"
    parties = pandas.read_csv(tables / "parties.csv", dtype={"iso_numeric": "string", "cow": "Int64"})
    assert parties.loc[parties["actor"] == "MAR", "cow"].tolist() == [600, 600]


def test_a_missing_value_is_no_empty_text(tables: Path) -> None:
    """Nothing stands between the commas; a text has quotation marks, a number none."""
    line = next(line for line in (tables / "events.csv").read_text("utf-8").splitlines() if '"ACCUSE"' in line)
    assert line.startswith(
        '"ucpxrxdhuol3","Accusation: European Union → Russia","ACCUSE",,"happened",,,,,,,,"EU","RUS",'
    )
    assert line.endswith(',1,1,"2023-03-15","2023-03-15"')


def test_no_spreadsheet_runs_a_cell(hostile_record: Record, tmp_path: Path) -> None:
    """No text begins like a formula, and a row is a line, whatever articles say."""
    folder = exported(hostile_record, "csv", tmp_path)
    for path in folder.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.reader(stream, strict=True))
        assert len(rows) == len(path.read_bytes().splitlines()) or path.name == "none"
        texts = [value for row in rows for value in row]
        assert [
            value for value in texts if value.startswith(FORMULA) and not value[1:].replace(".", "").isdigit()
        ] == []
    assert read(folder, "people")[0]["office"] == '\'@=HYPERLINK("http://evil.example";"x")'


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ((), ""),
        (True, "true"),
        (-3, "-3"),
        (0.5, "0.5"),
        ("004", '"004"'),
        ('say "so"', '"say ""so"""'),
        ("=1+1", '"\'=1+1"'),
        ("\t+1", '"\'+1"'),
        ("\uff1d1", '"\'\uff1d1"'),
        ("a\r\nb", '"a b"'),
        (("a;b", "=c"), '"a,b;=c"'),
    ],
)
def test_cells(value: Any, text: str) -> None:
    """Each value as it stands between two commas."""
    assert cell(value) == text
    assert cells({"x": value, "y": 1}, ("x", "y")) == f"{text},1\n".encode()
