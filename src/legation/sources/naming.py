"""Names that others made, fit to be printed and told apart."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

#: Longer names are cut in their middle: their ending tells what they hold. In characters.
LONGEST: Final = 200
#: What signs of a name are not shown: control and format signs (marks of direction among them), halves of characters,
#: separators of lines, what is not assigned. Categories of Unicode.
HIDDEN: Final = frozenset({"Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"})
DRIVE: Final = re.compile(r"^[A-Za-z]:")
#: What systems put into archives for themselves.
FURNITURE: Final = frozenset({"__macosx", "thumbs.db", "desktop.ini"})


def printable(name: str) -> str:
    """A name without signs that a terminal would obey, and of a length that can be read."""
    if len(name) > LONGEST:
        name = f"{name[: LONGEST // 2]}…{name[1 - LONGEST // 2 :]}"
    if name.isascii() and name.isprintable():
        return name
    return "".join("\ufffd" if unicodedata.category(sign) in HIDDEN else sign for sign in name)


def inner_path(name: str) -> str:
    """The path of a file in an archive: no drive, no root, no way up; a name only, under which nothing is written."""
    parts = DRIVE.sub("", name.replace("\\", "/")).split("/")
    return printable("/".join(part for part in parts if part not in {"", ".", ".."})) or "unnamed"


def is_furniture(path: str) -> bool:
    """Whether a file is hidden, or of the system that made the archive: nobody means it to be read."""
    return any(part.startswith(".") or part.lower() in FURNITURE for part in path.split("/"))


class Apart:
    """Names that are told apart by a number where they come again."""

    __slots__ = ("_seen",)

    def __init__(self) -> None:
        # Not the names themselves: a million of them are too much to keep.
        self._seen: dict[int, int] = {}

    def __call__(self, name: str) -> str:
        """The name, with ``#2`` and so on from the second time on."""
        key = hash(name)
        times = self._seen[key] = self._seen.get(key, 0) + 1
        return name if times == 1 else f"{name}#{times}"
