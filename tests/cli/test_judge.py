"""`legation judge`."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from legation.record.record import Record
from tests.cli.recording import CALL, TALKS, ids, lines, news, one_line, run, two_lines
from tests.record.doubtful import DOUBT, make_file_doubtful


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A record with a pair of lines of which the machine says that it cannot tell."""
    path = two_lines(tmp_path)
    make_file_doubtful(path)
    return path


def judge(record: Path, answers: str, *more: str) -> list[str]:
    """Answer what is asked, and give what was printed."""
    result = run("judge", "--by", "Ana", *more, "--record", record, stdin=answers)
    assert result.exit_code == 0, result.output
    return result.stdout.splitlines()


def judged(record: Path) -> list[tuple[str, str]]:
    """Who judged what."""
    with Record(record, writable=False) as opened:
        return [(each.judge, str(each.verdict)) for each in opened.judgements()]


def test_both_lines_are_shown_with_their_evidence(record: Path) -> None:
    """Whoever judges sees what the two articles say, and how likely the machine holds it."""
    shown = " ".join(" ".join(judge(record, "k\n")).split())
    for words in (*ids(record), f"likelihood {DOUBT / 1000:.2f}", "copper mine", "Arica"):
        assert words in shown


def test_who_acts_towards_whom_is_told_in_words(tmp_path: Path) -> None:
    """Of acts that one does to another both sides are named, the one that acts first."""
    told = ("Chile condemned Peru on May 2, 2023.", "Peru was condemned by Chile on April 2, 2023, for something else.")
    path = tmp_path / "a.db"
    run("add", news(tmp_path / "two.jsonl", *told), "--record", path)
    make_file_doubtful(path)
    assert "".join(judge(path, "k\n")).count("CHL → PER") == 2


def test_the_same_act_becomes_one_line(record: Path) -> None:
    """The answer s merges the two, and says under which number it can be taken back."""
    assert "judgement 1: same" in " ".join(judge(record, "s\n"))
    assert len(lines(record)) == 1
    assert judged(record) == [("Ana", "same")]


def test_different_acts_are_not_asked_about_again(record: Path) -> None:
    """The answer d leaves both lines, and ends the doubt."""
    judge(record, "d\n")
    assert len(lines(record)) == 2
    assert judge(record, "") == ["No doubtful pair."]


def test_what_is_skipped_is_asked_again(record: Path) -> None:
    """The answer k writes nothing."""
    judge(record, "k\n")
    assert judged(record) == []
    assert f"likelihood {DOUBT / 1000:.2f}" in judge(record, "k\n")[0]


def test_one_may_stop_at_any_pair(record: Path) -> None:
    """The answer q ends the walk and writes nothing."""
    judge(record, "q\n")
    assert judged(record) == []


def test_an_answer_that_is_none_is_asked_again(record: Path) -> None:
    """A slip of the finger judges nothing."""
    judge(record, "x\n\nd\n")
    assert judged(record) == [("Ana", "different")]


def test_the_end_of_the_answers_ends_the_walk(record: Path) -> None:
    """Where nobody answers, nothing is judged."""
    result = run("judge", "--record", record, stdin="")
    assert result.exit_code == 1
    assert judged(record) == []


def test_a_reason_is_kept(record: Path) -> None:
    """And shown in the list, with who and when."""
    judge(record, "d\n", "--why", "one was a call")
    (line,) = run("judge", "--list", "--record", record).stdout.splitlines()
    assert "different  Ana, " in line
    assert line.endswith(": one was a call")


def test_what_was_taken_back_is_marked_in_the_list(record: Path) -> None:
    """It stays there, with the moment."""
    judge(record, "d\n")
    run("undo", "1", "--record", record)
    assert "taken back" in run("judge", "--list", "--record", record).stdout


def test_doubts_are_json_on_demand(record: Path) -> None:
    """Nothing is asked, and each pair is a line with both sides."""
    (doubt,) = map(json.loads, run("judge", "--json", "--record", record).stdout.splitlines())
    assert {doubt["line"]["id"], doubt["other"]["id"]} == set(ids(record))
    assert doubt["likelihood"] == DOUBT / 1000


def test_the_days_of_doubts_are_those_of_all_other_json(record: Path) -> None:
    """The lines of a doubtful pair have the form that `legation timeline` gives them."""
    (doubt,) = map(json.loads, run("judge", "--json", "--record", record).stdout.splitlines())
    timeline = json.loads(run("timeline", "--json", "--record", record).stdout)["lines"]
    assert sorted([doubt["line"], doubt["other"]], key=str) == sorted(timeline, key=str)
    assert doubt["line"]["when"] == {"from": "2023-05-03", "to": "2023-05-03"}


def test_the_json_of_doubts_has_the_form_that_schema_prints(record: Path) -> None:
    """Every key is in it."""
    doubt = json.loads(run("judge", "--json", "--record", record).stdout)
    form = json.loads(run("schema", "judge").stdout)
    jsonschema.validate(doubt, form)
    assert set(doubt) == set(form["$defs"]["DoubtWire"]["properties"])


def test_judgements_are_json_on_demand(record: Path) -> None:
    """Each with who, when and why."""
    judge(record, "s\n")
    (judgement,) = map(json.loads, run("judge", "--list", "--json", "--record", record).stdout.splitlines())
    assert (judgement["verdict"], judgement["judge"], judgement["undone"]) == ("same", "Ana", None)


def test_no_more_pairs_are_asked_about_than_wanted(record: Path) -> None:
    """With ``--limit`` a walk has an end."""
    assert len(run("judge", "--json", "--limit", "1", "--record", record).stdout.splitlines()) == 1


def test_without_doubt_nothing_is_asked(tmp_path: Path) -> None:
    """The command says that there is nothing to do."""
    path = one_line(tmp_path)
    assert judge(path, "") == ["No doubtful pair."]


def test_a_pair_that_an_answer_settled_is_not_asked_about(tmp_path: Path) -> None:
    """Of three lines, two pairs judged the same make the third pair one line already."""
    path = three_doubtful(tmp_path)
    judge(path, "s\ns\n")
    assert len(lines(path)) == 1
    assert judged(path) == [("Ana", "same")] * 2


def three_doubtful(folder: Path) -> Path:
    """A record with three lines, each pair of which is doubtful."""
    signed = "Chile and Peru signed a treaty on fishing in Arica on May 3."
    run("add", news(folder / "three.jsonl", CALL, TALKS, signed), "--record", folder / "a.db")
    make_file_doubtful(folder / "a.db", pairs=3)
    return folder / "a.db"
