"""`legation split`."""

from __future__ import annotations

from pathlib import Path

from tests.cli.recording import MESSAGE, ids, lines, one_line, run, three_merged, two_lines


def test_a_line_becomes_two(tmp_path: Path) -> None:
    """Without events named, each stands alone; the judgement has a number."""
    record = one_line(tmp_path)
    (line,) = ids(record)
    result = run("split", line, "--by", "Rui", "--record", record)
    assert (result.exit_code, result.stdout) == (0, f"judgement 1: {line} is split\n")
    assert [each["articles"] for each in lines(record)] == [1, 1]


def test_an_event_is_taken_out(tmp_path: Path) -> None:
    """By the id that the export gives for it."""
    record = one_line(tmp_path)
    (line,) = lines(record)
    run("split", line["id"], line["mentions"][-1]["event"], "--record", record)
    assert len(lines(record)) == 2


def test_several_judgements_are_told_together(tmp_path: Path) -> None:
    """Three events that are parted from one another are three judgements."""
    record = three_merged(tmp_path)
    (line,) = ids(record)
    result = run("split", line, "--record", record)
    assert (result.exit_code, result.stdout) == (0, f"judgements 3 to 5: {line} is split\n")
    assert len(lines(record)) == 3


def test_a_line_of_one_event_cannot_be_split(tmp_path: Path) -> None:
    """The message says why."""
    record = two_lines(tmp_path)
    line = ids(record)[0]
    result = run("split", line, "--record", record)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"{MESSAGE}{line}: nothing would be left to part")


def test_an_event_of_another_line_is_told(tmp_path: Path) -> None:
    """With where the events of a line are listed."""
    record = two_lines(tmp_path)
    one, other = ids(record)
    result = run("split", one, other, "--record", record)
    assert result.exit_code == 2
    assert f"{other} is no event of {one}" in result.stderr
