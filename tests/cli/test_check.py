"""`legation check`."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from tests.cli.recording import MESSAGE, lines, run, two_lines

PAGE = 4096


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A record of two lines."""
    return two_lines(tmp_path)


def break_pages(path: Path, name: str) -> None:
    """Fill all pages of a table or an index with zeros."""
    connection = sqlite3.connect(path)
    found = [row[0] for row in connection.execute("SELECT pageno FROM dbstat WHERE name = ?", (name,))]
    connection.close()
    with path.open("rb+") as file:
        for number in found:
            file.seek((number - 1) * PAGE)
            file.write(bytes(PAGE))


def test_a_whole_record_is_whole(record: Path) -> None:
    """In one line; there is nothing to repair, and nothing is."""
    result = run("check", "--record", record)
    assert (result.exit_code, result.stdout) == (0, f"{record}: whole\n")
    result = run("check", "--repair", "--record", record)
    assert (result.exit_code, result.stdout) == (0, f"{record}: whole; there is nothing to repair\n")
    assert [each.name for each in record.parent.glob("a.db*")] == ["a.db"]


def test_what_is_wrong_is_told_and_what_to_do(record: Path) -> None:
    """The file is left as it is."""
    break_pages(record, "line")
    before = record.read_bytes()
    result = run("check", "--record", record)
    assert result.exit_code == 2
    assert result.stdout.splitlines()[-1] == (
        f"`legation check --repair --record {record}` makes a new file of all that can be read"
    )
    assert record.read_bytes() == before


def test_a_record_is_repaired(record: Path) -> None:
    """What was computed is computed anew; the broken file is kept."""
    before = lines(record)
    break_pages(record, "line")
    result = run("check", "--repair", "--record", record)
    assert (result.exit_code, result.stdout.splitlines()[-3:]) == (
        0,
        [
            "repaired: 2 articles, 2 events, 2 lines, 0 judgements",
            f"the broken file is kept as {record}.broken",
            "nothing was lost",
        ],
    )
    assert result.stderr.splitlines() == [
        f"{MESSAGE}{record}: saving what can be read",
        f"{MESSAGE}{record}: computing what is known",
    ]
    assert lines(record) == before


def test_what_was_lost_is_named_and_comes_again(record: Path) -> None:
    """Here all articles and all that they said, of which the ledger knows the names."""
    before = lines(record)
    for name in ("article", "event", "statement"):
        break_pages(record, name)
    result = run("check", "--repair", "--record", record)
    assert result.exit_code == 2
    assert result.stdout.splitlines()[-3:] == [
        "lost: 2 × article; articles come in again with `legation add` of their sources",
        f"  article: {record.parent / 'two.jsonl'}:1",
        f"  article: {record.parent / 'two.jsonl'}:2",
    ]
    run("add", record.parent / "two.jsonl", "--record", record)
    assert lines(record) == before


def test_json_tells_the_same(record: Path) -> None:
    """What is wrong, and what became of it; of a whole record, nothing."""
    assert json.loads(run("check", "--json", "--record", record).stdout) == {"faults": [], "repaired": None}
    break_pages(record, "line")
    told = json.loads(run("check", "--repair", "--json", "--record", record).stdout)
    assert told["faults"][0].keys() == {"where", "what"}
    assert told["repaired"] == {
        "broken": f"{record}.broken",
        "articles": 2,
        "events": 2,
        "lines": 2,
        "judgements": 0,
        "read_again": 0,
        "to_read": 0,
        "lost": [],
    }


@pytest.mark.parametrize(
    "verb", ["timeline", "search x", "stats", "lines", "changes --since 2020-01-01", "add .", "judge --list"]
)
def test_every_verb_names_what_repairs_a_broken_file(record: Path, verb: str) -> None:
    """A file whose first page is broken is no SQLite file any more."""
    with record.open("rb+") as file:
        file.write(bytes(PAGE))
    result = run(*verb.split(), "--record", record)
    assert result.exit_code == 2
    assert f"`legation check --repair --record {record}` saves all that can be read" in result.stderr


def test_there_must_be_a_record(tmp_path: Path) -> None:
    """To be checked, or to be repaired."""
    for options in ((), ("--repair",)):
        result = run("check", *options, "--record", tmp_path / "none.db")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "there is no record" in result.stderr
