"""Frames: the package's own are whole, an analyst may add some, and a broken file is told by file, frame and field."""

from __future__ import annotations

from pathlib import Path

import pytest

from legation.errors import KnowledgeError
from legation.knowledge.frames import Frame, frames
from legation.knowledge.organisations import organisations
from legation.knowledge.states import states
from legation.model import EventType, Kind

GOOD = """
[[frame]]
name = "toast"
type = "CONSULT"
kind = "meeting"
verbs = ["toast"]
source = ["subject"]
target = ["object"]
examples = ["India toasted Nepal. -> IND > NPL"]
"""
ALL = frames().all
CODES = frozenset(states()) | frozenset(organisations())


def written(folder: Path, text: str) -> str:
    """The path of a frame file with this text."""
    path = folder / "own.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def changed(line: str) -> str:
    """The good file, with the line of the same key replaced or added."""
    key = line.split(" = ")[0]
    kept = [each for each in GOOD.splitlines() if not each.startswith(f"{key} = ")]
    return "\n".join([*kept, line])


# --- the package's own ----------------------------------------------------------------------------------------------


def test_frames_are_loaded_once() -> None:
    """However they are asked for: they take long to load."""
    assert frames() is frames(None) is frames(extra=None)


def test_all_sixteen_types_are_there() -> None:
    """Every type of PLOVER has a frame that tells it."""
    assert len(EventType) == 16
    assert {frame.type for frame in ALL} == set(EventType)


@pytest.mark.parametrize("frame", [frame for frame in ALL if not frame.detected], ids=lambda frame: frame.name)
def test_every_frame_with_words_has_an_example(frame: Frame) -> None:
    """Each shows what it is for: a sentence with an end, and parties that the tables know."""
    assert frame.examples
    for example in frame.examples:
        assert example.text.rstrip('”"').endswith((".", "!", "?"))
        assert example.source | example.target <= CODES
        assert example.source


@pytest.mark.parametrize("frame", ALL, ids=lambda frame: frame.name)
def test_words_are_lemmas_in_small_letters(frame: Frame) -> None:
    """Lemmas of the pipeline are in small letters, so a capital would never match."""
    listed = [*frame.verbs, *frame.nouns, *frame.objects, *frame.things, *frame.carriers]
    assert [word for word in listed if word != word.lower() or word != word.strip()] == []


def test_only_consultations_have_a_kind() -> None:
    """Kinds divide the type CONSULT."""
    assert [frame.name for frame in ALL if frame.kind and frame.type is not EventType.CONSULT] == []


def test_frames_are_found_by_their_words() -> None:
    """Each verb and noun leads to its frames, and the last word of a phrase to the phrase."""
    told = frames()
    for frame in ALL:
        assert all(frame in told.by_verb[verb] for verb in frame.verbs)
        assert all(frame in told.by_noun[noun] for noun in frame.nouns)
        assert all(noun in told.phrases[noun.split(" ")[-1]] for noun in frame.nouns if " " in noun)


def test_the_frame_that_asks_for_most_comes_first() -> None:
    """Of several frames of one word the most particular is tried first."""
    for found in frames().by_verb.values():
        asked = [frame.conditions for frame in found]
        assert asked == sorted(asked, reverse=True)


# --- an analyst's own -----------------------------------------------------------------------------------------------


def test_an_analyst_adds_a_frame(tmp_path: Path) -> None:
    """A file of one's own adds to the frames of the package, and takes none away."""
    told = frames(written(tmp_path, GOOD))
    assert len(told.all) == len(ALL) + 1
    toast = told.by_verb["toast"][-1]
    assert (toast.type, toast.kind) == (EventType.CONSULT, Kind.MEETING)
    assert toast.examples[0].target == {"NPL"}


def test_frames_of_the_package_stay_as_they_are(tmp_path: Path) -> None:
    """Nobody else sees an analyst's frames."""
    frames(written(tmp_path, GOOD))
    assert "toast" not in {frame.name for frame in frames().all}


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ('colour = "red"', "unknown field 'colour'"),
        ('type = "QUARREL"', "type is 'QUARREL'"),
        ("type = 4", "type is 4"),
        ('kind = "party"', "kind is 'party'"),
        ('verbs = "toast"', "verbs must be a list of words"),
        ("verbs = [1]", "verbs must be a list of words"),
        ('verbs = [""]', "verbs must be a list of words"),
        ("verbs = []", "`verbs` or `nouns`"),
        ('source = "subject"', "source must be a list of words"),
        ("target = [2]", "target must be a list of words"),
        ('with = "for"', "with must be a list of words"),
        ("carriers = {}", "carriers must be a list of words"),
        ('plural = "yes"', "plural is 'yes'"),
        ("person = 1", "person is 1"),
        ("places = 0", "places is 0"),
        ('least = "two"', "least is 'two'"),
        ("least = true", "least is True"),
        ("cameo = 4", "cameo is 4"),
        ('verbs = ["toast", "cheer", "toast"]', "verbs holds 'toast' twice"),
        ('examples = "India toasted Nepal."', "examples must be a list of words"),
        ("examples = [1]", "examples must be a list of words"),
        ('examples = ["India toasted Nepal."]', "examples: an example is written"),
        ('examples = ["India toasted Nepal. -> IND"]', "examples: an example is written"),
        ('examples = ["India toasted Nepal. -> IND > NPL > CHN"]', "examples: an example is written"),
    ],
)
def test_a_wrong_field_is_told(line: str, field: str, tmp_path: Path) -> None:
    """The message names the file, the frame and the field."""
    path = written(tmp_path, changed(line))
    with pytest.raises(KnowledgeError) as caught:
        frames(path)
    assert str(caught.value).startswith(f"{path}: frame 'toast': ")
    assert field in str(caught.value)


@pytest.mark.parametrize("field", ["name", "type", "source", "target"])
def test_a_missing_field_is_told(field: str, tmp_path: Path) -> None:
    """A frame without a name goes by its number in the file."""
    path = written(tmp_path, "\n".join(line for line in GOOD.splitlines() if not line.startswith(f"{field} = ")))
    name = "1" if field == "name" else "'toast'"
    with pytest.raises(KnowledgeError) as caught:
        frames(path)
    assert str(caught.value) == f"{path}: frame {name}: the field '{field}' is missing"


def test_a_name_may_not_stand_twice(tmp_path: Path) -> None:
    """Of two frames with one name, which one told an event could not be said."""
    path = written(tmp_path, GOOD + GOOD)
    with pytest.raises(KnowledgeError) as caught:
        frames(path)
    assert str(caught.value).startswith(f"{path}: frame 'toast': the name stands twice")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "holds no frames"),
        ("[frame]\nname = 'toast'\n", "holds no frames"),
        ("frame = ['toast']\n", "frame 1 is no table"),
        ("[[frame]\n", "is not TOML"),
        ("[[frames]]\nname = 'toast'\n", "holds no frames"),
    ],
)
def test_a_file_without_frames_is_told(text: str, reason: str, tmp_path: Path) -> None:
    """What is no frame file is named, with how to write one."""
    path = written(tmp_path, text)
    with pytest.raises(KnowledgeError) as caught:
        frames(path)
    assert str(caught.value).startswith(path)
    assert reason in str(caught.value)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """No such file, a folder, or bytes that are no text."""
    (tmp_path / "binary.toml").write_bytes(b"\xff\xfe\x00")
    for path in (tmp_path / "none.toml", tmp_path, tmp_path / "binary.toml"):
        with pytest.raises(KnowledgeError, match="cannot be read"):
            frames(str(path))


# --- weak words and mutual acts -------------------------------------------------------------------------------------


def test_weak_words_open_a_frame_too(tmp_path: Path) -> None:
    """They stand among its words, and apart as weak."""
    told = frames(written(tmp_path, changed('weak_verbs = ["clink"]')))
    frame = next(frame for frame in told.all if frame.name == "toast")
    assert frame.verbs == {"toast", "clink"}
    assert frame.weak_verbs == {"clink"}
    assert frame in told.by_verb["clink"]


def test_a_frame_of_weak_words_only_is_whole(tmp_path: Path) -> None:
    """An analyst need not be sure of any word."""
    told = frames(written(tmp_path, changed('weak_verbs = ["clink"]').replace('verbs = ["toast"]\n', "", 1)))
    assert next(frame for frame in told.all if frame.name == "toast").verbs == {"clink"}


def test_mutual_is_true_or_false(tmp_path: Path) -> None:
    """A word in its place is told by frame and field."""
    with pytest.raises(KnowledgeError, match=r"toast.*mutual is 'yes'; it must be true or false"):
        frames(written(tmp_path, changed('mutual = "yes"')))
