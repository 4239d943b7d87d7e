"""Where exports go: a file, a folder or standard output. What is there is replaced only when the new is whole."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from legation.errors import ExportError

#: What stands for standard output.
STANDARD_OUTPUT: Final = Path("-")
#: In every folder that we write: its kind, and the files in it that are ours, a line each.
MARK: Final = ".legation-export"
PART: Final = ".part"


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Errors of the system inside become ours, with the file that they are about.

    Raises:
        ExportError: it cannot be written.
    """
    try:
        yield
    except OSError as error:
        if error.errno == errno.EPIPE:
            raise
        raise ExportError(
            f"{error.filename or path}: {error.strerror or error}; see its folder and the disk"
        ) from error


@contextmanager
def file_out(path: Path) -> Iterator[BinaryIO]:
    """A file that takes its name when all of it is written, or standard output.

    Raises:
        ExportError: it is a folder, or cannot be written.
    """
    if path == STANDARD_OUTPUT:
        yield from _standard_output()
        return
    if path.is_dir():
        raise ExportError(f"{path}: a folder, and this kind is one file; name a file")
    with told(path):
        if path.exists() and not path.is_file():
            with path.open("wb") as stream:  # a pipe or a device: it is never replaced
                yield stream
            return
        with _beside(path) as part:
            with part.open("xb") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())  # else a power cut might leave an empty file under the name
            part.replace(path)


def _standard_output() -> Iterator[BinaryIO]:
    stream = getattr(sys.stdout, "buffer", None)
    if stream is None:  # as in a notebook
        raise ExportError("standard output takes no bytes here; name a file")
    yield stream
    stream.flush()


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """A name beside another, nothing of which is left behind."""
    part = path.with_name(f".legation-{secrets.token_hex(6)}{PART}")
    try:
        yield part
    finally:
        if part.is_dir():
            shutil.rmtree(part, ignore_errors=True)
        else:
            part.unlink(missing_ok=True)


# --- folders --------------------------------------------------------------------------------------------------------


@contextmanager
def folder_out(path: Path, kind: str) -> Iterator[Path]:
    """A folder to write into; when all is written its files come under the name that was asked for.

    A folder that is there already must be empty, or one that this kind wrote before: its files are then replaced, those
    that are no longer written are removed, and those that somebody else put there stay.

    Raises:
        ExportError: the folder is not ours, holds a file of others that would be overwritten, or cannot be written.
    """
    if path == STANDARD_OUTPUT:
        raise ExportError(f"{kind} is a folder of files: name one with -o")
    ours = _ours(path, kind)
    with told(path), _beside(path.absolute()) as part:
        part.mkdir()
        yield part
        names = sorted(each.name for each in part.iterdir())
        if not path.exists():
            _mark(part, kind, names)
            part.replace(path)
            return
        _replace(path, part, kind, names, ours)


def _ours(path: Path, kind: str) -> frozenset[str]:
    """The files of a folder that are ours; none where there is no folder yet."""
    if not path.exists() and not path.is_symlink():
        return frozenset()
    if not path.is_dir():
        raise ExportError(f"{path}: a file, and {kind} is a folder of files; name a folder")
    mark = path / MARK
    if mark.is_file():
        written, *names = mark.read_text("utf-8").splitlines() or [""]
        if written != kind:
            raise ExportError(f"{path}: holds an export as {written or 'nothing known'}; name another folder")
        return frozenset(names)
    if any(path.iterdir()):
        raise ExportError(f"{path}: a folder with files of others; name a new folder, or an empty one")
    return frozenset()


def _mark(folder: Path, kind: str, names: list[str]) -> None:
    """Say in a folder which of its files are ours."""
    part = folder / f"{MARK}{PART}"
    part.write_text("\n".join([kind, *names]) + "\n", "utf-8")
    part.replace(folder / MARK)


def _replace(path: Path, part: Path, kind: str, names: list[str], ours: frozenset[str]) -> None:
    foreign = [name for name in names if name not in ours and (path / name).exists()]
    if foreign:
        raise ExportError(
            f"{path / foreign[0]}: a file of others would be overwritten; move it, or name another folder"
        )
    _mark(path, kind, sorted(ours.union(names)))  # where this is cut short, all files that may be ours are known
    for name in names:
        (part / name).replace(path / name)
    for name in sorted(ours.difference(names)):
        (path / name).unlink(missing_ok=True)
    _mark(path, kind, names)
