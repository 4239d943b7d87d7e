"""The documentation: what it shows is run, what it points to is there."""

from __future__ import annotations

import inspect
import re
import shutil
from datetime import date
from importlib.resources import as_file
from pathlib import Path

import pytest

import legation
from evaluation import floors
from legation.cli import VERBS
from legation.knowledge.holders import read_holders
from legation.knowledge.organisations import read_organisations
from legation.knowledge.outlet_zones import read_zones
from legation.knowledge.outlets import read_hosts, read_outlets
from legation.knowledge.tables import DATA
from tools import build_reference
from tools.run_docs import ROOT, differences, fits, output, steps

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


def test_the_reference_is_in_step() -> None:
    """The page is what the help of the verbs and the docstrings of the public names make."""
    assert build_reference.page() == build_reference.PAGE.read_text("utf-8"), "run python -m tools.build_reference"


def test_the_reference_has_every_verb_and_every_name() -> None:
    """Nothing public is left out."""
    text = build_reference.PAGE.read_text("utf-8")
    wanted = [*(f"### legation {verb}" for verb in VERBS), *(f"#### Record.{name}" for name in methods())]
    assert [title for title in wanted if f"\n{title}\n" not in text] == []
    assert [name for name in legation.__all__ if not re.search(rf"\b{name}\b", text)] == []


def methods() -> list[str]:
    """The public methods of a record."""
    return [name for name, _ in inspect.getmembers(legation.Record, inspect.isfunction) if name[0] != "_"]


#: The rows of the method page, by the names of the floors; and the sets of its columns.
MEASURED = {
    "acts found (type and sentence)": "events found (type, sentence)",
    "… with all parties": "triples (+ source and target)",
    "… with date and status too": "record-right (+ date and status)",
    "status, of the acts found": "status",
    "date, of the acts found that have one": "when",
    "state in which it was, of the acts found": "where state",
    "persons taking part, in the acts found": "people (surnames)",
    "kinds of sources, of the acts found": "source kinds",
}
SETS = ("articles", "articles-newswire", "articles-open")


@pytest.mark.parametrize("row", MEASURED)
def test_the_method_page_claims_what_is_measured(row: str) -> None:
    """Each figure lies at its floor, which is what was measured less a half of a hundredth: no better, no older."""
    cells = re.search(rf"^\| {re.escape(row)} \| (.+) \|$", (DOCS / "method.md").read_text("utf-8"), re.MULTILINE)
    assert cells
    known = floors.load()
    measured = [known[each][MEASURED[row]] + 0.005 for each in SETS]
    assert [float(cell) for cell in cells.group(1).split(" | ")] == pytest.approx(measured, abs=0.0101)


# --- rows that the how-tos show -------------------------------------------------------------------------------------

ROWS = re.compile(r"^```\w+ (\S+\.(?:csv|toml))\n(.*?)^```", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the tables of the package, with all rows that the how-tos say to append."""
    folder = tmp_path_factory.mktemp("tables") / "data"
    with as_file(DATA) as data:
        shutil.copytree(data, folder)
    for page in sorted((DOCS / "how-to").glob("*.md")):
        for name, rows in ROWS.findall(page.read_text("utf-8")):
            if (folder / name).exists():
                with (folder / name).open("a", encoding="utf-8") as table:
                    table.write(f"\n{rows}" if name.endswith(".toml") else rows)
    return folder


def test_the_office_holder_that_is_shown_is_taken(tables: Path) -> None:
    """The row of the how-to tells who is in office as far as it was seen, and no longer."""
    known = read_holders(tables)
    assert [each.person for each in known.holding("foreign minister", "PRT", date(2031, 2, 1))] == ["Maria Exemplo"]
    assert known.holding("foreign minister", "PRT", date(2031, 4, 1)) == []


def test_the_organisation_that_is_shown_is_taken(tables: Path) -> None:
    """The table and the rows of its members fit each other."""
    found = read_organisations(tables)["NCO"]
    assert (found.kind, [each.state for each in found.members]) == ("organisation", ["NOR", "ISL"])
    assert [each.state for each in found.members if each.holds(date(2031, 3, 1))] == ["NOR"]


def test_the_outlet_that_is_shown_is_taken(tables: Path) -> None:
    """Its names, its host and its zone come from three tables."""
    assert [each.names for each in read_outlets(tables) if each.name == "Faro Gazette"] == [
        ("Faro Gazette", "Gazeta de Faro", "The Faro Gazette")
    ]
    assert read_hosts(tables)["faro-gazette.example"] == "Faro Gazette"
    assert read_zones(tables)["faro gazette"] == "Europe/Lisbon"


def test_the_messages_that_are_explained_are_ours() -> None:
    """Each message of the table stands in the code, in words that do not change with the case."""
    rows = re.findall(
        r"^\| (`.+`) \|", (DOCS / "how-to/when-something-cannot-be-read.md").read_text("utf-8"), re.MULTILINE
    )
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    parts = [part.strip() for row in rows for told in re.findall(r"`([^`]+)`", row) for part in told.split("…")]
    assert len(parts) >= 10
    assert [part for part in parts if part not in code] == []


# --- how outputs are compared ---------------------------------------------------------------------------------------


def test_an_output_must_be_whole() -> None:
    """A line too few or too many is a difference, and so is another word."""
    assert fits("one\ntwo\n", "one\ntwo\n")
    assert [fits(shown, "one\ntwo\n") for shown in ("one\n", "one\ntwo\nthree\n", "one\ntwi\n", "two\none\n")] == [
        False
    ] * 4


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


@pytest.mark.parametrize("command", ["legation serve", "legation follow feeds.opml", "rm notes.txt"])
def test_what_never_ends_or_is_no_example_is_refused(command: str, tmp_path: Path) -> None:
    """A page that shows it in a block that is run fails at once, and says where such commands belong."""
    with pytest.raises(ValueError, match=r"put .+ into ```sh"):
        output(command, tmp_path)
