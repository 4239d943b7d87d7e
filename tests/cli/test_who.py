"""`legation who`."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from legation.cli import main

PAGE = """\
name             of   office            from        to
Yasukazu Hamada  JPN  Defence Minister  2022-08-10  2023-09-13
"""


def run(*arguments: str) -> str:
    """What the command prints."""
    return CliRunner().invoke(main, ["who", *arguments], catch_exceptions=False).output


@pytest.mark.parametrize("question", [["Hamada"], ["--office", "defence minister", "--of", "JPN"]])
def test_a_holder_on_a_day(question: list[str]) -> None:
    """A name or an office finds the term."""
    assert run(*question, "--on", "2022-08-20") == PAGE


def test_json() -> None:
    """The keys of a term, with its days."""
    found = json.loads(run("--office", "defence minister", "--of", "Japan", "--on", "2022-08-20", "--json"))
    (office,) = found["offices"]
    assert (office["name"], office["of"], office["from"]) == ("Yasukazu Hamada", "JPN", "2022-08-10")
    assert found["unknown"] == []


def test_unknown_after_the_last_day_seen() -> None:
    """A term that nobody has seen end is not told as running."""
    assert "Unknown after " in run("--office", "head of government", "--of", "IND", "--on", "2100-01-01")


def test_nobody() -> None:
    """No answer is said to be one."""
    assert run("Nemo Nobody") == "Unknown: no table says.\n"
