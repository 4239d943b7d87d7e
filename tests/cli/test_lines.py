"""`legation lines`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.recording import CALL, MESSAGE, TALKS, lines, news, one_line, run, two_lines
from tests.record.told import PLAN, REPORT


def test_each_line_is_a_row(tmp_path: Path) -> None:
    """A header, and cells with tabs between them, as many in each row."""
    rows = [row.split("\t") for row in run("lines", "--record", two_lines(tmp_path)).stdout.splitlines()]
    assert rows[0][:3] == ["id", "type", "kind"]
    assert len(rows) == 3
    assert {len(row) for row in rows} == {len(rows[0])}


def test_json_has_every_mention(tmp_path: Path) -> None:
    """Where each article tells the act: its URL and the offsets of the words."""
    (line,) = lines(one_line(tmp_path))
    assert [mention["article"] for mention in line["mentions"]] == [
        "https://outlet0.example/0",
        "https://outlet1.example/1",
    ]
    words = [text[each["start"] : each["end"]] for text, each in zip((PLAN, REPORT), line["mentions"], strict=True)]
    assert words == ["meet in Lisbon", "met in Lisbon"]


def test_keys_are_those_of_the_format(tmp_path: Path) -> None:
    """Programs that read it find what they know."""
    text = run("lines", "--json", "--record", one_line(tmp_path)).stdout
    keys = (
        "id type kind status confirmed source target when where topics series agreements evidence articles independent"
        " told mentions"
    )
    assert list(json.loads(text)) == keys.split()


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_equal_records_give_equal_bytes(tmp_path: Path, form: list[str]) -> None:
    """In whatever order the articles came."""
    written = []
    for name, order in (("a", (CALL, TALKS)), ("b", (TALKS, CALL))):
        for number, text in enumerate(order):
            given = {"url": f"https://{len(text)}.example/", "text": text, "published": "2023-05-04"}
            (tmp_path / f"{name}{number}.jsonl").write_text(json.dumps(given), encoding="utf-8")
            run("add", tmp_path / f"{name}{number}.jsonl", "--record", tmp_path / f"{name}.db")
        written.append(run("lines", *form, "--record", tmp_path / f"{name}.db").stdout_bytes)
    assert written[0] == written[1] != b""


def test_an_empty_record_has_no_lines(tmp_path: Path) -> None:
    """Nothing is no error."""
    (tmp_path / "none.txt").write_text("The weather in Arica was fine, and nothing else is known of that day.")
    run("add", tmp_path / "none.txt", "--record", tmp_path / "a.db")
    result = run("lines", "--json", "--record", tmp_path / "a.db")
    assert (result.exit_code, result.stdout) == (0, "")


def test_a_record_that_is_not_there_is_told(tmp_path: Path) -> None:
    """With how one is made, and none is."""
    result = run("lines", "--record", tmp_path / "none.db")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"{MESSAGE}{tmp_path / 'none.db'}: there is no record")
    assert not (tmp_path / "none.db").exists()


def test_no_cell_breaks_its_row(tmp_path: Path) -> None:
    """A place that is written over two lines is one cell."""
    text = PLAN.replace("Lisbon", "Porto\nAlegre")
    run("add", news(tmp_path / "a.jsonl", text), "--record", tmp_path / "a.db")
    rows = run("lines", "--record", tmp_path / "a.db").stdout.splitlines()
    assert {row.count("\t") for row in rows} == {10}
