"""`legation merge`."""

from __future__ import annotations

from pathlib import Path

from tests.cli.recording import MESSAGE, ids, lines, run, two_lines


def test_two_lines_become_one(tmp_path: Path) -> None:
    """It is said under which number that can be taken back."""
    record = two_lines(tmp_path)
    one, other = ids(record)
    result = run("merge", one, other, "--by", "Ana", "--record", record)
    assert (result.exit_code, result.stdout) == (0, f"judgement 1: {one} and {other} are one line\n")
    assert [line["articles"] for line in lines(record)] == [2]


def test_who_judges_and_why_is_kept(tmp_path: Path) -> None:
    """Both are in the list of judgements."""
    record = two_lines(tmp_path)
    run("merge", *ids(record), "--by", "Ana", "--why", "one meeting", "--record", record)
    assert "Ana" in run("judge", "--list", "--record", record).stdout
    assert "one meeting" in run("judge", "--list", "--record", record).stdout


def test_an_id_that_is_none_is_told(tmp_path: Path) -> None:
    """With where ids are shown, and nothing is written."""
    record = two_lines(tmp_path)
    result = run("merge", ids(record)[0], "nosuchline", "--record", record)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"{MESSAGE}nosuchline: the record has no such line")
    assert run("judge", "--list", "--record", record).stdout == ""


def test_one_line_is_not_merged_with_itself(tmp_path: Path) -> None:
    """Whoever tries is told that it is done already."""
    record = two_lines(tmp_path)
    one, other = ids(record)
    run("merge", one, other, "--record", record)
    result = run("merge", other, one, "--record", record)
    assert result.exit_code == 2
    assert "are one line already" in result.stderr


def test_the_first_letters_of_ids_are_enough(tmp_path: Path) -> None:
    """As for `legation show`: four that no other line begins with."""
    record = two_lines(tmp_path)
    one, other = ids(record)
    result = run("merge", one[:4], other[:4].upper(), "--record", record)
    assert (result.exit_code, result.stderr) == (0, "")
    assert [line["articles"] for line in lines(record)] == [2]
    assert run("split", one[:4], "--record", record).exit_code == 0
    assert [line["articles"] for line in lines(record)] == [1, 1]
