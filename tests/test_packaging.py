"""What is packed: the whole project into the sdist, so that who has it alone can test it."""

from __future__ import annotations

import tomllib
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).parent.parent
#: What hatchling packs without being told, and what it adds.
ALWAYS = {"README.md", "LICENSE", "pyproject.toml", "PKG-INFO"}


def test_the_sdist_holds_all_that_lies_in_the_checkout() -> None:
    """Every folder and file at the top, but what `.gitignore` names, is listed in `pyproject.toml`."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    listed = {each.strip("/") for each in project["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]}
    ignored = [line.strip("/") for line in (ROOT / ".gitignore").read_text("utf-8").splitlines()]
    here = {
        each.name for each in ROOT.iterdir() if not any(fnmatch(each.name, pattern) for pattern in (".git", *ignored))
    }
    assert here - ALWAYS == listed


def test_the_pythons_that_are_named_can_be_had() -> None:
    """The classifiers begin with the oldest Python that is asked for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = [each.rpartition(" ")[2] for each in project["classifiers"] if "Python :: 3." in each]
    assert project["requires-python"] == f">={named[0]}"
    assert named == ["3.11", "3.12", "3.13"]
