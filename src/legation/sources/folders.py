"""Folders: their files, one after the other, and which of them are read."""

from __future__ import annotations

import fnmatch
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from legation.errors import InputError
from legation.sources.document import BadDocument
from legation.sources.doors import has_known_ending


def is_chosen(name: str, pattern: str) -> bool:
    """Whether a file of a folder or archive is read: by the pattern, else where its name tells what it holds.

    A pattern with a slash is compared with the whole name, one without with what stands behind the last slash of it.
    """
    if not pattern:
        return has_known_ending(name)
    return fnmatch.fnmatchcase(name if "/" in pattern else name.rpartition("/")[2], pattern)


def is_folder(name: str) -> bool:
    """Whether there is a folder of this name; whatever cannot be a name is none."""
    return stat.S_ISDIR(_kind(name))


def files_in(folder: str, chosen: Callable[[str], bool]) -> Iterator[str | BadDocument]:
    """The files of a folder and of those in it that are chosen, in the order of their names.

    Hidden files and folders are passed over, and links to folders, which could lead round in a circle. A folder that
    cannot be read is told.
    """
    waiting = [folder]
    while waiting:
        name = waiting.pop()
        if name == folder or is_folder(name):
            try:
                waiting.extend(_names_in(name))
            except OSError as error:
                yield BadDocument(name=name, error=InputError(error.strerror or str(error)))
        elif chosen(name) and stat.S_ISREG(_kind(name)):
            yield name


def _names_in(folder: str) -> list[str]:
    """What lies in a folder, the last first. Names only, since it may be a million."""
    with os.scandir(folder) as entries:
        found = [each.path for each in entries if not each.name.startswith(".") and not _leads_round(each)]
    return sorted(found, reverse=True)


def _leads_round(entry: os.DirEntry[str]) -> bool:
    return entry.is_symlink() and is_folder(entry.path)


def _kind(name: str) -> int:
    """What the system says of the kind of a file; 0 where there is none."""
    try:
        return Path(name).stat().st_mode
    except (OSError, ValueError):
        return 0
