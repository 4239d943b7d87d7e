"""What Legation needs, by what is installed: which packages come with which extra, and by whom each is asked for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)$", re.MULTILINE)
#: The extras in the order in which a package is told to come with one; what comes without any stands first.
DEFAULT = ""


@dataclass(slots=True)
class Needed:
    """A package: the extras of Legation with which it comes, who asks for it, and what is installed of it."""

    name: str
    extras: list[str] = field(default_factory=list)
    by: set[str] = field(default_factory=set)
    installed: Distribution | None = None


def pins(folder: str = "") -> dict[str, str]:
    """The version of each package in the ``constraints.txt`` of a folder of the project, by its canonical name."""
    found = PIN.findall((ROOT / folder / "constraints.txt").read_text("utf-8"))
    return {str(canonicalize_name(name)): version for name, version in found}


def extras() -> list[str]:
    """No extra, and each extra of Legation that can be asked for."""
    return [DEFAULT, *_project()["optional-dependencies"]]


def _project() -> dict[str, Any]:
    """Legation's own metadata: as it is written, since what is installed may be of an earlier day."""
    found: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return found


def needed() -> dict[str, Needed]:
    """Every package that comes with Legation or one of its extras, as far as it is installed."""
    found: dict[str, Needed] = {}
    for extra in extras():
        for name, by in _walk(extra):
            each = found.setdefault(name, Needed(name, installed=_installed(name)))
            each.by.add(by)
            if extra not in each.extras:
                each.extras.append(extra)
    return found


def _walk(extra: str) -> Iterator[tuple[str, str]]:
    """Each package that an extra brings, and who asks for it; of what is not installed, nothing further is known."""
    waiting, seen = [("legation", extra)], set[tuple[str, str]]()
    while waiting:
        by, wanted = waiting.pop()
        if (by, wanted) in seen:
            continue
        seen.add((by, wanted))
        for requirement in _requirements(by, wanted):
            name = str(canonicalize_name(requirement.name))
            if name != "legation":
                yield name, by
            waiting += [(name, each) for each in (DEFAULT, *requirement.extras)]
        if by == "legation" and wanted:
            waiting.append((by, DEFAULT))


def _requirements(name: str, extra: str) -> Iterator[Requirement]:
    for written in _written(name, extra):
        requirement = Requirement(written)
        asked = requirement.marker is None or requirement.marker.evaluate({"extra": extra})
        if asked:
            yield requirement


def _written(name: str, extra: str) -> list[str]:
    if name == "legation":
        project = _project()
        asked: list[str] = project["optional-dependencies"][extra] if extra else project["dependencies"]
        return asked
    installed = _installed(name)
    return (installed.requires or []) if installed else []


def _installed(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None
