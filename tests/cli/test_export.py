"""`legation export`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from legation.cli import main
from tests.cli.conftest import Ask


def export(record: Path, *arguments: str | Path) -> Result:
    """Run the verb as a user does."""
    return CliRunner().invoke(main, ["export", *map(str, arguments), "--record", str(record)], catch_exceptions=False)


def test_a_file(record_path: Path, tmp_path: Path) -> None:
    """What was written is told on standard error; standard output stays empty."""
    out = tmp_path / "lines.jsonl"
    result = export(record_path, "--as", "jsonl", "-o", out)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"legation: wrote 7 events to {out}\n"
    assert len(out.read_text("utf-8").splitlines()) == 7


def test_standard_output(record_path: Path) -> None:
    """Without -o, and with a dash."""
    for arguments in ([], ["-o", "-"]):
        result = export(record_path, "--as", "jsonl", *arguments)
        assert len(result.stdout.splitlines()) == 7
        assert result.stderr == "legation: wrote 7 events to standard output\n"


def test_the_lines_are_those_of_legation_lines(record_path: Path, ask: Ask) -> None:
    """Both write the whole record."""
    assert export(record_path, "--as", "jsonl").stdout == ask("lines", "--json")


def test_filters_are_those_of_timeline(record_path: Path, ask: Ask) -> None:
    """Options and arguments, by the same words."""
    options = ("Portugal", "--since", "2023", "--until", "2023-04", "--status", "happened", "--type", "consult")
    found = [json.loads(line)["id"] for line in export(record_path, "--as", "jsonl", *options).stdout.splitlines()]
    assert found == [line["id"] for line in json.loads(ask("timeline", *options, "--json"))["lines"]]
    assert len(found) == 1


def test_a_folder(record_path: Path, tmp_path: Path) -> None:
    """All tables are counted; it can be written again."""
    for _ in range(2):
        result = export(record_path, "--as", "CSV", "-o", tmp_path / "out")
        assert result.stderr.startswith("legation: wrote 7 events, 14 parties, ")
    assert sorted(path.suffix for path in (tmp_path / "out").glob("*.*"))[-1] == ".json"


def test_what_is_left_out_is_told(record_path: Path, tmp_path: Path) -> None:
    """A line for each reason."""
    result = export(record_path, "--as", "geojson", "-o", tmp_path / "map.geojson")
    assert result.stderr.splitlines() == [
        f"legation: wrote 4 points to {tmp_path / 'map.geojson'}",
        "legation: 2 left out: the place has no known coordinates",
        "legation: 1 left out: no place is known",
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--as", "excel"], "'excel' is not one of 'csv', 'parquet'"),
        ([], "Missing option '--as'"),
        (["--as", "csv"], "csv is a folder of files: name one with -o"),
        (["--as", "jsonl", "Jappan"], "did you mean Japan (JPN)"),
        (["--as", "jsonl", "--since", "soon"], "'soon' is no day"),
        (["--as", "jsonl", "-o", "/nowhere/out"], "/nowhere"),
    ],
    ids=str,
)
def test_mistakes_are_told_in_a_line(record_path: Path, arguments: list[str], message: str) -> None:
    """What can be mended ends with code 2 and says how."""
    result = export(record_path, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_a_word_document(record_path: Path, tmp_path: Path) -> None:
    """By the ending of its name."""
    export(record_path, "--as", "chronology", "-o", tmp_path / "a.DOCX")
    export(record_path, "--as", "chronology", "-o", tmp_path / "a.md")
    assert (tmp_path / "a.DOCX").read_bytes()[:2] == b"PK"
    assert (tmp_path / "a.md").read_text("utf-8").startswith("# Chronology\n")
