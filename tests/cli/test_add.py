"""`legation add`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.recording import CALL, MESSAGE, TALKS, lines, news, run
from tests.record.told import PLAN


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """The file of a record that is not there yet."""
    return tmp_path / "a.db"


def test_what_came_of_the_articles_is_told(record: Path, tmp_path: Path) -> None:
    """How many were looked at, and how many of them were new."""
    result = run("add", news(tmp_path / "news.jsonl", CALL, TALKS), "--record", record)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == ["2 documents", "        2 new"]


def test_the_same_again_is_known(record: Path, tmp_path: Path) -> None:
    """A second time changes nothing, and says so."""
    path = news(tmp_path / "news.jsonl", CALL, TALKS)
    run("add", path, "--record", record)
    before = lines(record)
    assert run("add", path, "--record", record).stdout.splitlines() == ["2 documents", "        2 known"]
    assert lines(record) == before


def test_the_report_is_json_on_demand(record: Path, tmp_path: Path) -> None:
    """For programs: the same numbers, and the names of what was refused with the reasons."""
    path = news(tmp_path / "news.jsonl", CALL)
    path.write_text(f"{path.read_text('utf-8')}\n{{broken\n", encoding="utf-8")
    result = run("add", path, "--record", record, "--json")
    told = json.loads(result.stdout)
    assert (told["read"], told["new"]) == (2, 1)
    assert [each["name"] for each in told["refused"]] == [f"{path}:2"]


def test_what_cannot_be_read_is_named_and_stops_nothing(record: Path, tmp_path: Path) -> None:
    """The exit code says that something is missing; what could be read is in the record."""
    (tmp_path / "empty.txt").write_text("...\n")
    result = run("add", tmp_path / "empty.txt", news(tmp_path / "news.jsonl", CALL), "--record", record)
    assert result.exit_code == 2
    assert result.stderr == f"{MESSAGE}{tmp_path / 'empty.txt'}: the article is empty: it holds no letter or digit\n"
    assert result.stdout.splitlines() == ["2 documents", "        1 new", "        1 could not be read"]


def test_texts_in_other_languages_are_counted(record: Path, tmp_path: Path) -> None:
    """They are no failure: nothing is missing of what Legation reads."""
    (tmp_path / "spanish.txt").write_text("Los ministros de Chile y del Perú se reunieron en Arica el martes.\n" * 9)
    result = run("add", tmp_path / "spanish.txt", news(tmp_path / "news.jsonl", CALL), "--record", record)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == ["2 documents", "        1 new", "        1 other language (es 1)"]


def test_standard_input_is_a_source(record: Path) -> None:
    """A single hyphen stands for it."""
    assert run("add", "-", "--record", record, stdin=PLAN).stdout.startswith("1 document\n")
    assert len(lines(record)) == 1


def test_the_environment_names_the_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without ``--record`` it is LEGATION_RECORD that is written."""
    monkeypatch.setenv("LEGATION_RECORD", str(tmp_path / "mine.db"))
    run("add", "-", stdin=PLAN)
    assert len(lines(tmp_path / "mine.db")) == 1


def test_without_a_name_the_record_lies_in_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``legation.db`` is made where the command is run."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LEGATION_RECORD", raising=False)
    run("add", "-", stdin=PLAN)
    assert (tmp_path / "legation.db").is_file()


def test_texts_need_not_be_kept(record: Path) -> None:
    """With ``--no-text`` the line is there, and the article's other words are not."""
    text = f"{PLAN}\n\nFishermen in Setubal waited for it, and for the rain to end."
    run("add", "-", "--no-text", "--record", record, stdin=text)
    assert len(lines(record)) == 1
    assert b"Setubal" not in record.read_bytes()


def test_all_is_read_again_on_demand(record: Path) -> None:
    """Another way of reading takes up what the record keeps; what it has read is not read a third time."""
    run("add", "-", "--record", record, stdin=PLAN)
    assert run("add", "--again", "--gate", "--record", record).stdout.splitlines()[1] == "        1 read again"
    assert run("add", "--again", "--gate", "--record", record).stdout.splitlines() == ["0 documents"]


@pytest.mark.parametrize("arguments", [[], ["--again", "news.txt"]])
def test_sources_or_again_are_asked_for(record: Path, arguments: list[str]) -> None:
    """Neither of them, or both, is a mistake."""
    result = run("add", *arguments, "--record", record)
    assert result.exit_code == 2
    assert "give SOURCE..., or --again" in result.stderr
    assert not record.exists()


def test_a_file_that_is_no_record_is_left_alone(tmp_path: Path) -> None:
    """Who names the wrong file is told so, and it stays as it was."""
    (tmp_path / "notes.txt").write_text("Notes on Arica. " * 100)
    result = run("add", "-", "--record", tmp_path / "notes.txt", stdin=PLAN)
    assert (result.exit_code, result.stdout) == (2, "")
    path = tmp_path / "notes.txt"
    assert result.stderr == (
        f"{MESSAGE}{path}: no SQLite file; name another with --record. If it was a record, its beginning is broken:"
        f" `legation check --repair --record {path}` saves all that can be read\n"
    )
    assert (tmp_path / "notes.txt").read_text() == "Notes on Arica. " * 100


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    """No folder is made for a record."""
    result = run("add", "-", "--record", tmp_path / "nowhere" / "a.db", stdin=PLAN)
    assert result.exit_code == 2
    assert "see that its folder is there" in result.stderr


def test_a_source_that_is_not_there_is_told(record: Path, tmp_path: Path) -> None:
    """By its name and the reason of the system."""
    result = run("add", tmp_path / "none.txt", "--record", record)
    assert result.exit_code == 2
    assert result.stderr == f"{MESSAGE}{tmp_path / 'none.txt'}: No such file or directory\n"
