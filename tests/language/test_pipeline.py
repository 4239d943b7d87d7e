"""The pipeline: every word is where it says, nothing is lost, and what cannot be loaded is told."""

from __future__ import annotations

from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legation.errors import ModelError
from legation.language import pipeline
from legation.language.pipeline import LONGEST_PIECE, LONGEST_RUN, _pieces, load
from legation.language.tree import Role

MEETING = "The foreign ministers of India and Japan met in Tokyo. "
PARTS = st.sampled_from(
    [
        "India",
        " ",
        "  ",
        "\n",
        "\n\n",
        "\u2028",
        "“",
        "”",
        '"',
        "U.S.",
        "2+2",
        ". ",
        "?",
        "—",
        "a" * 700,
        "(" * 400,
        "\t",
        "é",
        "🤝",
    ]
)
TEXTS = st.lists(PARTS | st.text(max_size=5), max_size=30).map("".join)


def pieces(text: str) -> list[str]:
    """The parts of a text that are parsed each by itself."""
    return [text[piece.start : piece.end] for piece in _pieces(text)]


@given(TEXTS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_word_stands_where_it_says(text: str) -> None:
    """The text between a word's offsets is the word, and that between a sentence's offsets the sentence."""
    for number, sentence in enumerate(load().sentences(text)):
        assert sentence.index == number
        assert text[sentence.start : sentence.end] == sentence.text
        assert [word for word in sentence.words if text[word.start : word.end] != word.text] == []


@given(TEXTS)
@settings(deadline=None)
def test_no_letter_is_lost(text: str) -> None:
    """The pieces stand in order, do not overlap, are never too long, and hold every letter and digit."""
    found = list(_pieces(text))
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(piece.end - piece.start <= LONGEST_PIECE for piece in found)
    kept = "".join(text[piece.start : piece.end] for piece in found)
    assert list(filter(str.isalnum, kept)) == list(filter(str.isalnum, text))


@given(TEXTS)
@settings(deadline=None)
def test_no_run_is_too_long_for_the_tokenizer(text: str) -> None:
    """No piece holds a run of characters without white space in which the tokenizer would lose itself."""
    assert max((len(run) for piece in pieces(text) for run in piece.split()), default=0) <= LONGEST_RUN


def test_a_paragraph_is_one_piece() -> None:
    """Ordinary paragraphs are parsed whole, and are numbered."""
    found = list(_pieces(f"{MEETING}\n\n{MEETING}"))
    assert [piece.paragraph for piece in found] == [0, 1]
    assert [(piece.start, piece.end) for piece in found] == [
        (0, len(MEETING)),
        (len(MEETING) + 2, 2 * len(MEETING) + 2),
    ]


def test_what_holds_no_letter_is_left_out() -> None:
    """A line of stars is no sentence."""
    assert pieces("* * *\nIndia met Japan.\n-----") == ["India met Japan."]


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    """No sentence of an ordinary text is broken, though its paragraph be longer than the parser takes."""
    found = pieces(MEETING * 400)
    assert len(found) > 1
    assert all(piece.startswith("The foreign") and piece.endswith("Tokyo. ") for piece in found)


def test_words_beside_a_long_run_are_kept_whole() -> None:
    """The sentence before a thousand quotes and the one after it are read as if they were not there."""
    found = pieces(MEETING + "“" * 1000 + MEETING)
    assert found[0].startswith(MEETING)
    assert found[-1].endswith(MEETING)


def test_a_format_of_talks_is_one_word() -> None:
    """ "2+2" is not three words."""
    words = [word.text for sentence in load().sentences("They hold a 2+2 dialogue.") for word in sentence.words]
    assert "2+2" in words


def test_no_text_has_no_sentences() -> None:
    """Nothing gives nothing."""
    assert load().sentences("") == []


def test_the_pipeline_is_loaded_once() -> None:
    """A second reading does not wait for the weights."""
    assert load() is load()


def test_an_unknown_pipeline_is_told() -> None:
    """The message names the pipeline and says what to do."""
    with pytest.raises(ModelError, match=r"'en_core_no_such' is installed: `pip install` it"):
        load("en_core_no_such")


def test_a_pipeline_without_a_parser_is_told(tmp_path: Path) -> None:
    """A pipeline that cannot tell who does what is refused, and the message says what it lacks."""
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(ModelError, match="blank has no ner and no parser"):
        load(str(tmp_path / "blank"))


def test_a_pipeline_that_needs_another_package_is_told(tmp_path: Path) -> None:
    """A part that is not installed here is named in the message, without a traceback."""
    spacy.blank("en").to_disk(tmp_path / "broken")
    config = tmp_path / "broken" / "config.cfg"
    changed = config.read_text("utf-8").replace("pipeline = []", 'pipeline = ["curious"]')
    config.write_text(
        changed.replace("[components]", '[components]\n\n[components.curious]\nfactory = "no_such_part"'), "utf-8"
    )
    with pytest.raises(ModelError, match="cannot be loaded"):
        load(str(tmp_path / "broken"))


def test_a_package_without_weights_says_how_to_make_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A checkout from which the weights were removed tells of `make model`."""
    monkeypatch.setattr(pipeline, "files", lambda package: tmp_path)
    with pytest.raises(ModelError, match="make model"):
        pipeline.Pipeline()


def test_the_shipped_pipeline_names_no_path_of_the_machine_that_trained_it() -> None:
    """The package says nothing of the machine it was built on, so that two builds of it can be the same."""
    config = spacy.util.load_config(str(files("legation.language") / "english" / "config.cfg"))
    assert set(config["paths"].values()) == {None}


@pytest.mark.parametrize(
    "opening",
    ["On September 8,", "On 8 September", "On Sept. 8, 2022,", "At 9 a.m. on Tuesday,", "From 12 to 14 March,"],
)
def test_a_time_in_front_takes_nothing_from_the_clause(opening: str) -> None:
    """It is India that holds the talks, whatever time stands in front of it."""
    sentence = load().sentences(f"{opening} India and Japan will hold talks in Tokyo.")[0]
    hold = next(word for word in sentence.words if word.text == "hold")
    assert hold.role is Role.ROOT
    assert [word.text for word in sentence.under(hold, Role.SUBJECT)] == ["India"]
