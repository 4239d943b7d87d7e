"""Writes ``docs/licences.md``: every package that comes with Legation or its extras, with its version and licence.

What the packages themselves tell is read from what is installed, the rest stands in ``tools/licences.toml``. Run it
from the root of the checkout, with all extras but `tools` and `training` installed: ``python -m tools.build_licences``.
"""

from __future__ import annotations

import sys
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tools.dependencies import DEFAULT, Needed, needed, pins

PAGE = Path(__file__).parent.parent / "docs" / "licences.md"
HEAD = Path(__file__).with_name("licences_head.md")
TABLE = "| package | version | licence | what for |\n| --- | --- | --- | --- |\n"
#: The extras that are told, in this order; a package stands under the first that brings it.
TOLD = {
    DEFAULT: "With every installation",
    "site": "With `legation[site]`",
    "frames": "With `legation[frames]`",
    "parquet": "With `legation[parquet]`",
    "spark": "With `legation[spark]`",
    "test": "With `legation[test]`, to test Legation",
    "test-ftm": "With `legation[test-ftm]`, for one more test",
    "tools": "With `legation[tools]`, to make the tables anew",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A package as the page tells it."""

    name: str
    version: str
    licence: str
    purpose: str
    extra: str

    def line(self) -> str:
        """The row of the table."""
        return f"| {self.name} | {self.version} | {self.licence} | {self.purpose} |\n"


@cache
def by_hand() -> dict[str, Any]:
    """What is told by hand."""
    return tomllib.loads(Path(__file__).with_name("licences.toml").read_text("utf-8"))


def rows() -> list[Row]:
    """Every package that is installed, in the order of their names, and those that are told of by hand.

    Raises:
        SystemExit: a licence or a version is not known.
    """
    pinned = pins()
    found = [_row(each, pinned) for each in needed().values() if each.installed and _extra(each.extras) is not None]
    known = {each.name for each in found}
    for name, told in by_hand()["elsewhere"].items():
        if name not in known:
            extra, purpose = _extra(told["extras"]) or DEFAULT, by_hand()["for"][name]
            found.append(Row(name=name, version=pinned[name], licence=told["licence"], purpose=purpose, extra=extra))
    return sorted(found, key=lambda row: row.name)


def _row(package: Needed, pinned: dict[str, str]) -> Row:
    assert package.installed
    licence = package.installed.metadata.get("License-Expression") or by_hand()["spdx"].get(package.name)
    if licence is None:
        sys.exit(f"{package.name}: read its licence, and write it into tools/licences.toml")
    if package.name not in pinned:
        sys.exit(f"{package.name}: write its version {package.installed.version} into constraints.txt")
    asked = f"asked for by {', '.join(sorted(package.by - {'legation'}))}"
    purpose = by_hand()["for"].get(package.name) if "legation" in package.by else asked
    if purpose is None:
        sys.exit(f"{package.name}: say in tools/licences.toml what we want it for")
    extra = _extra(package.extras)
    return Row(
        name=package.name, version=pinned[package.name], licence=licence, purpose=purpose, extra=extra or DEFAULT
    )


def _extra(extras: list[str]) -> str | None:
    """The extra under which a package stands; None where none of its extras is told."""
    return next((each for each in TOLD if each in extras), None)


def page(found: list[Row]) -> str:
    """The whole page."""
    parts = [HEAD.read_text("utf-8")]
    for extra, title in TOLD.items():
        lines = [row.line() for row in found if row.extra == extra]
        if lines:
            parts.append(f"## {title}\n\n{TABLE}{''.join(lines)}\n")
    return "".join(parts).rstrip() + "\n"


def main() -> None:
    """Write the page."""
    missing = sorted(set(pins()) - {row.name for row in rows()})
    if missing:
        sys.exit(f"install {', '.join(missing)} first, or take them out of constraints.txt")
    PAGE.write_text(page(rows()), "utf-8")


if __name__ == "__main__":
    main()
