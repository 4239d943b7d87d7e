"""Names that stand for several things: what tells which is meant."""

from __future__ import annotations

from pathlib import Path

import pytest

import legation
from legation.errors import KnowledgeError
from legation.knowledge.namesakes import namesakes, read_namesakes, read_short_names


def actors(text: str) -> list[tuple[str, str, str | None]]:
    """Each mention of a text with the kind and code of its first actor."""
    mentions = legation.read(text, published="2022-08-24").mentions
    return [(m.span.text, m.actors[0].kind.value, m.actors[0].code) for m in mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Georgia accused Moscow of moving the border near Gori.", ("Georgia", "state", "GEO")),
        ("Republicans in Georgia sued the governor in Atlanta.", ("Georgia", "place", "USA")),
        ("The minister arrived in Brazzaville to discuss Congo's debt.", ("Congo", "state", "COG")),
        ("Congo accused Rwanda of helping the M23 rebels.", ("Congo", "state", "COD")),
        ("Skerrit said that the Dominican government would wait.", ("Dominican government", "state", "DMA")),
        ("Jordan's King Abdullah met the president.", ("Jordan", "state", "JOR")),
        ("The train left Moscow, Idaho, on Monday.", ("Moscow", "place", "USA")),
        ("Seoul said that the North fired a missile near North Korea.", ("the North", "state", "PRK")),
    ],
)
def test_namesakes_are_told_apart(text: str, expected: tuple[str, str, str]) -> None:
    """The other words of the article tell which of the namesakes is meant."""
    assert expected in actors(text)


@pytest.mark.parametrize(
    "text",
    [
        "Turkey prices rose before Thanksgiving.",
        "Guinea pigs were sold.",
        "A shop sold Panama hats.",
        "The chef roasted Brussels sprouts.",
    ],
)
def test_what_is_no_actor(text: str) -> None:
    """Birds, animals, hats and vegetables are neither states nor places."""
    assert actors(text) == []


@pytest.mark.parametrize("name", ["Michael Jordan", "Israel Katz", "Chad Smith"])
def test_names_of_people(name: str) -> None:
    """A state's name that is part of a person's is no state."""
    assert [words for words, kind, _ in actors(f"{name} spoke on Monday.") if kind == "person"] == [name]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Congress rejected the bill in Washington.", ("Congress", "body", "USA")),
        ("Argentina's National Congress rejected the bill.", ("Congress", "body", "ARG")),
        ("The State Department warned Iran.", ("State Department", "body", "USA")),
    ],
)
def test_bodies_of_the_same_name(text: str, expected: tuple[str, str, str]) -> None:
    """A body under a name that several states' have belongs to the state right in front of it."""
    assert expected in actors(text)


def test_no_state_acts_under_a_namesakes_name() -> None:
    """The US state's governor is nobody who acts for the country of that name."""
    events = legation.read("Georgia Governor Brian Kemp met Japan's ambassador in Atlanta.").events
    assert all("GEO" not in event.source + event.target for event in events)


def test_twenty_names_have_several_senses() -> None:
    """At least twenty names are known to be ambiguous, each with more than one sense."""
    several = [name for name, senses in namesakes().items() if len(senses) > 1]
    assert len(several) >= 20


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('[[namesake]]\nnames = ["A"]\n', "entry 1: 'names' and 'sense' are needed"),
        ('[[namesake]]\nnames = ["A"]\n[[namesake.sense]]\nkind = "planet"\n', "'planet' is no kind"),
    ],
)
def test_a_wrong_entry_is_told(tmp_path: Path, content: str, message: str) -> None:
    """An entry without senses, or with an unknown kind, is told with its place."""
    (tmp_path / "namesakes.toml").write_text(content)
    with pytest.raises(KnowledgeError, match=message):
        read_namesakes(tmp_path)


def test_a_wrong_short_name_is_told(tmp_path: Path) -> None:
    """A short name without its cues is told with its place."""
    (tmp_path / "namesakes.toml").write_text('[[short]]\nnames = ["the North"]\ncode = "PRK"\n')
    with pytest.raises(KnowledgeError, match="short name 1: 'names', 'code' and 'cues' are needed"):
        read_short_names(tmp_path)
