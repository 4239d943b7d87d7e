"""The names of series and agreements: which are one, and which fit those of others too."""

from __future__ import annotations

import pytest

from legation.knowledge.formats import agreement_format, format_of
from legation.knowledge.who import names_like


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Iraq–United States U.S.-Iraq Strategic Dialogue", "Iraq–United States Strategic Dialogue"),
        ("Cambodia–United States U.S.-ASEAN Special Summit", "ASEAN–United States U.S.-ASEAN Special Summit"),
        (
            "Chad–Thailand Seventh Chad-Thailand Strategic Dialogue",
            "Chad–Thailand Strategic Dialogue",
        ),
        ("India–Japan 2+2", "Japan–India 2+2"),
        ("India–Japan June Summit", "India–Japan summit"),
    ],
)
def test_names_of_one_series(one: str, other: str) -> None:
    """Readers name a series by whom they saw, and with a count or a month that stands before it."""
    assert format_of(one) == format_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Iraq–United States Strategic Dialogue", "India–United States Strategic Dialogue"),
        ("India–Japan 2+2", "India–Japan Strategic Dialogue"),
        ("Morocco–United States Negev Summit", "Morocco–United States summit"),
    ],
)
def test_names_of_two_series(one: str, other: str) -> None:
    """Another pair has its own, and so has another format."""
    assert format_of(one) != format_of(other)


@pytest.mark.parametrize(
    ("name", "general"),
    [
        ("Iraq–United States Strategic Dialogue", True),
        ("Israel–Morocco Negev Forum", False),
        ("talks", True),
        ("–", True),
        ("", True),
    ],
)
def test_whether_others_may_have_such(name: str, general: bool) -> None:
    """Every pair has its "strategic dialogue"; there is one Negev Forum, whoever comes."""
    assert format_of(name).general is general


@pytest.mark.parametrize(
    ("name", "general"),
    [
        ("Defence Cooperation Agreement", True),
        ("memorandum of understanding", True),
        ("EU Trade Agreement", True),
        ("Japan-Australia Trade Agreement", False),
        ("Paris Agreement", False),
        ("United Nations Charter", False),
    ],
)
def test_agreements_that_others_may_have_too(name: str, general: bool) -> None:
    """Common words tell no agreement apart; a name of its own does, and so do two parties in it."""
    assert agreement_format(name).general is general


def test_long_and_short_names_of_actors_in_agreements() -> None:
    """An organisation may be spelt out."""
    assert agreement_format("United Nations Charter") == agreement_format("UN Charter")


@pytest.mark.parametrize(
    ("text", "likest"), [("jpan", "Japan (JPN)"), ("Untied States", "United States (USA)"), ("xqxqxq", None)]
)
def test_names_that_are_like_what_nobody_knows(text: str, likest: str | None) -> None:
    """A slip of the pen leads to what may have been meant; noise to nothing."""
    assert next(iter(names_like(text)), None) == likest
