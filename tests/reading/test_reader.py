"""The reader as a whole: equal input gives equal bytes, everything rests on words of the text."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import legation
from legation import Reading

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_quotation_stands_in_the_text(path: Path) -> None:
    """Each text, start and end of a reading quotes the article exactly."""
    text = path.read_text("utf-8")
    waiting: list[object] = [json.loads(legation.read(text).to_json())]
    quoted = 0
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            waiting.extend(item.values())
            if isinstance(item.get("start"), int):
                assert text[item["start"] : item["end"]] == item["text"]
                quoted += 1
        elif isinstance(item, list):
            waiting.extend(item)
    assert quoted > 20


def test_a_reading_survives_its_json() -> None:
    """What `to_json` writes, `from_json` reads back as an equal reading."""
    reading = legation.read(EXAMPLES[0].read_text("utf-8"), published="2023-04-11")
    assert Reading.from_json(reading.to_json()) == reading


def test_who_is_elect_does_not_hold_the_office_yet() -> None:
    """An article on a president-elect was written in the half year before the term, or on its first day."""
    published = legation.read("The envoy called on South Korean President-elect Yoon Suk-yeol in Seoul.").published
    assert (published.interval.first, published.interval.last) == (date(2021, 11, 11), date(2022, 5, 11))
    assert published.because[0].reason == ("Yoon Suk Yeol is president-elect: from 11 November 2021 until 11 May 2022")


def test_clock_and_hash_seed_do_not_matter() -> None:
    """Two processes under other hash seeds, time zones and locales write the same bytes."""
    code = "import legation, pathlib, sys; print(legation.read(pathlib.Path(sys.argv[1]).read_text('utf-8')).to_json())"
    written = []
    for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/Lima")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
        command = [sys.executable, "-X", "utf8", "-c", code, str(EXAMPLES[0])]
        written.append(subprocess.run(command, env=environment, capture_output=True, check=True).stdout)
    assert written[0] == written[1]
    assert len(written[0]) > 1000


def test_what_is_given_stands_in_the_reading() -> None:
    """Title, address, outlet and date come back as they were given."""
    reading = legation.read(
        "Japan and India signed a treaty on Monday.",
        published="2022-07-27",
        title="A treaty",
        url="https://example.org/a",
        outlet="The Example",
    )
    cited = reading.article
    assert (cited.title, cited.url, cited.outlet, cited.language) == (
        "A treaty",
        "https://example.org/a",
        "The Example",
        "en",
    )
    assert reading.published.given


def test_an_analyst_adds_a_frame_without_python(tmp_path: Path) -> None:
    """A file with one more frame makes its words tell an act."""
    frame = tmp_path / "mine.toml"
    frame.write_text(
        '[[frame]]\nname = "serenade"\ntype = "SUPPORT"\nverbs = ["serenade"]\n'
        'source = ["subject"]\ntarget = ["object"]\n'
    )
    text = "The French navy serenaded Italy on Monday."
    assert legation.read(text).events == ()
    assert [event.target for event in legation.read(text, frames=frame).events] == [("ITA",)]


def test_a_long_chain_of_pronouns_ends() -> None:
    """Hundreds of sentences that only say "he" look back one step each, whatever their number."""
    text = (
        "President Emmanuel Macron of France met Italy's president. " + "He said that he praised Italy for it. " * 800
    )
    assert legation.read(text, published="2022-07-27").events


def test_a_fault_of_ours_is_named_and_stops_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """Should the reader itself fail, the error says so and names the article; it is one of ours, so a batch goes on."""

    def broken(*_: object) -> object:
        raise RecursionError("too deep")

    monkeypatch.setattr("legation.reading.reader.find_expressions", broken)
    with pytest.raises(legation.ReaderFault, match="RecursionError: too deep"):
        legation.read("Japan and India signed a treaty on Monday.")


def test_the_news_of_a_resignation_still_gives_the_office() -> None:
    """Who resigns is called by the office for some days after the term."""
    published = legation.read("Ajith Nivard Cabraal, governor of the central bank of Sri Lanka, resigned.").published
    assert published.interval.last == date(2022, 4, 18)


def test_a_lead_that_tells_a_day_as_past_is_fresh() -> None:
    """Of the half year in which Yoon was president-elect, only two days lie behind a tenth of May."""
    text = (
        "Portuguese and Spanish ministers signed a pact in Lisbon on May 10, and South Korean President-elect Yoon "
        "Suk-yeol sent his best wishes to both."
    )
    interval = legation.read(text).published.interval
    assert (interval.first, interval.last) == (date(2022, 5, 10), date(2022, 5, 11))
