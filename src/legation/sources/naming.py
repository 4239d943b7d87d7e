"""Names that others made, fit to be printed and told apart."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

#: Longer names are cut in their middle: their ending tells what they hold. In characters.
LONGEST: Final = 200
DRIVE: Final = re.compile(r"^[A-Za-z]:")
#: What systems put into archives for themselves.
FURNITURE: Final = frozenset({"__macosx", "thumbs.db", "desktop.ini"})


def printable(name: str) -> str:
    """A name without signs that a terminal would obey, and of a length that can be read."""
    if len(name) > LONGEST:
        name = f"{name[: LONGEST // 2]}…{name[1 - LONGEST // 2 :]}"
    return name if name.isprintable() else "".join(map(_shown, name))


def writable(name: str) -> str:
    """A name as it can be written anywhere: what is no UTF-8 in the name of a file becomes signs like ``\\udcff``."""
    return name.encode("utf-8", "backslashreplace").decode()


def _shown(sign: str) -> str:
    """A sign; for marks of direction, control signs, halves of characters and what is not assigned, the replacement."""
    if sign.isprintable():
        return sign
    return " " if unicodedata.category(sign) == "Zs" else "\ufffd"


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
