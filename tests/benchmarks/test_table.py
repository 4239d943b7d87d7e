"""The tables of the benchmarks, written out from figures that are known."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.__main__ import arguments
from benchmarks.frame import Comparison, Measured, Sample, Side, Taken, Work
from benchmarks.table import number, plain, text

MEGABYTE = 1_000_000


def unused(folder: Path) -> Work:
    """Nobody runs here."""
    raise AssertionError


def sides() -> Comparison:
    """Ours with two peers."""
    return Comparison(
        what="weighing",
        unit="stones",
        ours=(Side(name="we", ready=unused, bound="the scales"),),
        peers=(Side(name="they", ready=unused), Side(name="nobody", ready=unused)),
        write=lambda size, folder, corpus: size,
        equal=True,
    )


def took(side: str, size: int, *seconds: float, rise: int = 0, answer: str = "7", missing: str = "") -> Sample:
    """What a side took for so many stones."""
    rounds = tuple(
        Taken(seconds=each, processor=each, peak=rise, rise=rise * MEGABYTE, found=7, answer=answer) for each in seconds
    )
    return Sample(side=side, size=size, amount=size, rounds=rounds, missing=missing)


def weighing(answer: str = "7") -> Measured:
    """A comparison as it may have gone."""
    samples = {
        "we": [took("we", 1, 0.5, 0.5), took("we", 10, 5.0, rise=20), took("we", 100, 50.0, rise=200)],
        "they": [
            took("they", 1, 1.0, 2.0),
            took("they", 10, 150.0, rise=9, answer=answer),
            took("they", 100, missing="longer than 60 s"),
        ],
        "nobody": [took("nobody", size, missing="not installed (nobody)") for size in (1, 10, 100)],
    }
    return Measured(name="weighing", comparison=sides(), samples=samples)


TEXT = (Path(__file__).parent / "weighing.txt").read_text("utf-8")


def test_the_tables_are_written_so() -> None:
    """Ratios, growth and what bounds it, as `weighing.txt` has them; who is not installed is named."""
    assert text([weighing()], 2) == TEXT


def test_other_answers_stand_in_the_table() -> None:
    """A ratio of what is not the same is told to be one."""
    assert "| 3.00 (2.00–4.00), answers differ |" in text([weighing(answer="8")], 2)


def test_without_sizes_there_is_no_table_of_growth() -> None:
    """What begins and ends has one size: seconds are told instead of a rate."""
    given = sides()
    once = Comparison(what="start", unit="", ours=given.ours, peers=given.peers[:1], write=given.write, grows=False)
    first = {name: samples[:1] for name, samples in weighing().samples.items()}
    found = text([Measured(name="start", comparison=once, samples=first)], 2)
    assert "| start: we | they | 0.50 s   | 1.50 s   | 3.00 (2.00–4.00)  |" in found
    assert "grow" not in found


def test_work_that_does_not_hang_on_the_input_is_counted_by_itself() -> None:
    """So many questions a second, however large the record."""
    given = sides()
    asked = Comparison(
        what="asking", unit="stones", ours=given.ours, peers=given.peers, write=given.write, does=(20, "questions")
    )
    found = text([Measured(name="asking", comparison=asked, samples=weighing().samples)], 2)
    assert "| asking: we | they   | 40.0 questions/s | 13.3 questions/s " in found


def test_json_holds_every_round() -> None:
    """Whoever wants other figures can make them."""
    found = json.loads(json.dumps(plain(weighing())))
    assert found["ratios"][0]["times_as_fast"][0] == {"median": 3.0, "least": 2.0, "most": 4.0}
    assert found["ratios"][1]["times_as_fast"] == [None, None, None]
    assert found["samples"][3]["seconds"] == [1.0, 2.0]
    assert found["bounds"] == {"we": "the scales"}


def test_figures_have_no_more_digits_than_they_deserve() -> None:
    """Three at most, thousands whole, and two of what is small."""
    told = [number(each) for each in (0.0, 0.001234, 0.1234, 12.34, 123.4, 12345.6)]
    assert told == ["0", "0.0012", "0.12", "12.3", "123", "12,346"]


@pytest.mark.parametrize("given", [["--sizes", "10,1"], ["--sizes", "0"], ["--rounds", "none"], ["nonsense"]])
def test_what_cannot_be_asked_for_is_refused(given: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """With a message that says what can, and nothing is run."""
    with pytest.raises(SystemExit) as ended:
        arguments(given)
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert any(each in said for each in ("sizes must rise", "a number of at least 1", "there are times, pages"))
