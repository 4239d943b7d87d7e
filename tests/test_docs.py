"""The documentation: what it shows is run, what it points to is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tools.run_docs import ROOT, differences, fits, steps

DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]
NAMES = [str(page.relative_to(ROOT)) for page in PAGES]
#: A page in which nothing is run, since another test makes it anew.
MADE = ("docs/exports.md", "docs/reference.md")


@pytest.mark.parametrize("name", [name for name in NAMES if name not in MADE])
def test_what_a_page_shows_is_what_comes_out(name: str) -> None:
    """Each command and each example of a page is run in order, and prints what stands there."""
    found = "\n\n".join(map(str, differences(ROOT / name)))
    assert found == "", f"{found}\n\nto write the true outputs: python -m tools.run_docs --update {name}"


@pytest.mark.parametrize("name", NAMES)
def test_links_lead_somewhere(name: str) -> None:
    """Each link within the repository leads to a file, and to a heading where it names one."""
    page = ROOT / name
    targets = re.findall(r"\]\((?!https?:)([^)<>\s]+)\)", re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.S))
    assert [target for target in targets if not leads(page, target)] == []


def leads(page: Path, target: str) -> bool:
    """Whether a link of a page leads to a file, and to a heading in it."""
    path, _, heading = target.partition("#")
    found = (page.parent / path) if path else page
    return found.exists() and (not heading or heading in headings(found))


def headings(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    titles = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", sorted((DOCS / "how-to").glob("*.md")), ids=lambda page: page.name)
def test_the_index_leads_to_every_how_to(page: Path) -> None:
    """Nothing is written that nobody finds."""
    assert f"(how-to/{page.name})" in (DOCS / "README.md").read_text("utf-8")


def test_the_readme_leads_to_the_documentation() -> None:
    """Who opens the repository finds its index."""
    assert "(docs/README.md)" in (ROOT / "README.md").read_text("utf-8")


# --- how outputs are compared ---------------------------------------------------------------------------------------


def test_an_output_must_be_whole() -> None:
    """A line too few or too many is a difference, and so is another word."""
    assert fits("one\ntwo\n", "one\ntwo\n")
    assert [fits(shown, "one\ntwo\n") for shown in ("one\n", "one\ntwo\nthree\n", "one\ntwi\n", "two\none\n")] == [False] * 4


def test_dots_stand_for_lines_left_out() -> None:
    """A line of dots stands for any lines, none included; dots within a line for any characters of it."""
    assert fits("one\n…\nfour\n", "one\ntwo\nthree\nfour\n")
    assert fits("one\n…\ntwo\n", "one\ntwo\n")
    assert fits("looked at … UTC\n", "looked at 2024-03-04 10:00 UTC\n")
    assert not fits("one\n…\nfour\n", "one\ntwo\nthree\n")
    assert not fits("one … two\n", "one\ntwo\n")


def test_a_command_may_take_several_lines() -> None:
    """A command goes on while a quotation is open, or where a line ends with a backslash."""
    block = "$ echo 'one\ntwo'\none\ntwo\n$ legation show \\\n  abcd\nnothing\n"
    assert [(step.command, step.shown) for step in steps(block)] == [
        ("echo 'one\ntwo'", "one\ntwo\n"),
        ("legation show \\\n  abcd", "nothing\n"),
    ]
