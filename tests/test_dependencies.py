"""What Legation needs: all of it pinned, and under licences that its users can live with."""

from __future__ import annotations

import re

import pytest

from tools.build_licences import PAGE, TOLD, Row, rows
from tools.dependencies import DEFAULT, needed, pins

TITLE = {f"## {title}": extra for extra, title in TOLD.items()}
ROW = re.compile(r"\| (\S+) \| (\S+) \| (.+?) \| .+ \|")


def told() -> dict[str, tuple[str, str, str]]:
    """The version, licence and extra of each package on the page."""
    found: dict[str, tuple[str, str, str]] = {}
    extra = ""
    for line in PAGE.read_text("utf-8").splitlines():
        extra = TITLE.get(line, extra)
        if (row := ROW.fullmatch(line)) and row[1] not in ("package", "---"):
            assert row[1] not in found, f"{row[1]} stands there twice"
            found[row[1]] = (row[2], row[3], extra)
    return found


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.name)
def test_the_page_tells_each_licence(row: Row) -> None:
    """As the package itself does, or as it was read; `python -m tools.build_licences` makes the page."""
    assert told()[row.name] == (row.version, row.licence, row.extra)


def test_the_page_tells_of_all_that_is_pinned() -> None:
    """And of nothing else."""
    assert set(told()) == set(pins())


def test_all_that_is_installed_is_pinned() -> None:
    """What comes with Legation and its extras, and what that brings along, is installed as `constraints.txt` has it."""
    installed = {
        each.name: each.installed.version
        for each in needed().values()
        if each.installed and set(each.extras) & set(TOLD)
    }
    assert installed.keys() >= {"spacy", "setuptools", "numpy", "pytest"}
    assert installed == {name: pins().get(name) for name in installed}


@pytest.mark.parametrize("other", ["training", "benchmarks"])
def test_no_package_is_pinned_twice(other: str) -> None:
    """Each folder's own pins are installed with those of the project: pip refuses two versions of one package."""
    assert pins(other).keys() & pins().keys() == set()


def test_no_user_is_bound_by_the_gpl() -> None:
    """Whatever comes with an extra that is not for making Legation itself, can be had under another licence."""
    users = [DEFAULT, "site", "frames", "parquet", "spark"]
    licences = {name: licence for name, (_, licence, extra) in told().items() if extra in users}
    assert len(licences) > 70
    assert [name for name, licence in licences.items() if not _is_free_of("GPL", licence)] == []


@pytest.mark.parametrize(
    ("licence", "free"),
    [
        ("MIT", True),
        ("GPL-3.0-or-later", False),
        ("LGPL-2.1-or-later", False),
        ("MPL-1.1 OR GPL-2.0-only", True),
        ("MIT AND GPL-2.0-only", False),
        ("MPL-2.0 AND (Apache-2.0 OR GPL-2.0-only)", True),
    ],
)
def test_one_free_choice_is_enough(licence: str, free: bool) -> None:
    """Of what is joined by OR one may be chosen; what is joined by AND binds together."""
    assert _is_free_of("GPL", licence) is free


def _is_free_of(word: str, licence: str) -> bool:
    """Whether an SPDX expression can be met without a licence; `AND` in brackets does not occur."""
    return all(any(word not in choice for choice in part.split(" OR ")) for part in licence.split(" AND "))
