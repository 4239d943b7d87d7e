"""`legation undo`."""

from __future__ import annotations

from pathlib import Path

from tests.cli.recording import MESSAGE, ids, lines, run, three_merged, two_lines


def test_a_judgement_is_taken_back(tmp_path: Path) -> None:
    """The lines stand as they stood before."""
    record = two_lines(tmp_path)
    before = lines(record)
    run("merge", *ids(record), "--record", record)
    result = run("undo", "1", "--record", record)
    assert (result.exit_code, result.stdout) == (0, "judgement 1: taken back\n")
    assert lines(record) == before


def test_several_are_taken_back_at_once(tmp_path: Path) -> None:
    """Each is told."""
    record = three_merged(tmp_path)
    result = run("undo", "1", "2", "--record", record)
    assert result.stdout == "judgement 1: taken back\njudgement 2: taken back\n"
    assert len(lines(record)) == 3


def test_a_number_that_is_none_is_told(tmp_path: Path) -> None:
    """With where the numbers are listed."""
    result = run("undo", "7", "--record", two_lines(tmp_path))
    assert result.exit_code == 2
    assert result.stderr == f"{MESSAGE}judgement 7: there is none; `legation judge --list` shows them\n"


def test_what_was_taken_back_is_not_taken_back_again(tmp_path: Path) -> None:
    """The message says that it was."""
    record = two_lines(tmp_path)
    run("merge", *ids(record), "--record", record)
    run("undo", "1", "--record", record)
    result = run("undo", "1", "--record", record)
    assert result.exit_code == 2
    assert "it was taken back before" in result.stderr
