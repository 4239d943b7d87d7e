"""The plan of a batch: which pieces of which files make up which part. A function of the input and nothing else."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Final

import msgspec

from legation.errors import BatchError
from legation.record.batch_output import FOLDER, MANIFEST
from legation.sources.cutting import pieces_of
from legation.sources.document import BadDocument
from legation.sources.doors import PACKED
from legation.sources.files import STANDARD_INPUT
from legation.sources.folders import files_in, is_chosen, is_folder
from legation.sources.intake import matching
from legation.sources.naming import writable
from legation.sources.pieces import Piece
from legation.sources.web.urls import is_address

#: A part holds about so many bytes of input: what a core reads in some minutes. Small inputs have smaller parts, so
#: that many cores have work; so many are aimed at.
LARGEST: Final = 16_000_000
SMALLEST: Final = 256_000
PARTS: Final = 200
#: Files in one part: opening each takes time too.
MOST_UNITS: Final = 2_000
#: How much larger a packed file may be than it looks: it is opened to see whether it can be cut.
PACKING: Final = 8
#: Bytes of the head and of the tail of a file by which it is told from another of the same size.
ENDS: Final = 65_536


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    """What is read one after the other: a file, or a piece of it; or why there is none.

    `origin` is the source as it was named, `name` the file as documents are named by it, both as they can be written
    down; `path` is where it lies, in the bytes of the system.
    """

    origin: str
    name: str
    path: bytes
    size: int
    ends: str
    piece: tuple[int, int | None, int] | None = None
    error: str | None = None

    @property
    def cut(self) -> Piece | None:
        """The piece of the file, where only that is read."""
        if self.piece is None:
            return None
        start, end, first = self.piece
        return Piece(start=start, end=end, first=first)


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """What one process reads in one go, and what is written together."""

    number: int
    units: list[Unit]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All parts, in the order of the input."""

    parts: tuple[Part, ...]

    @property
    def digest(self) -> str:
        """A hash of the input and its parts, wherever its files lie."""
        found = blake2b(digest_size=16)
        for part in self.parts:
            for unit in part.units:
                found.update(msgspec.msgpack.encode((part.number, msgspec.structs.replace(unit, path=b""))))
        return found.hexdigest()


def plan_of(inputs: Iterable[str], part_bytes: int | None = None) -> Plan:
    """The plan for some files, folders and patterns of files.

    Args:
        part_bytes: about how large a part is; by default as the size of the whole input has it.

    Raises:
        BatchError: something is no file or folder.
    """
    units = [unit for name in inputs for each in matching(str(name)) for unit in _units(each)]
    size = part_bytes or _part_bytes(sum(unit.size for unit in units))
    parts = _parted([piece for unit in units for piece in _cut(unit, size)], size)
    return Plan(parts=tuple(Part(number=number, units=units) for number, units in enumerate(parts)))


def _part_bytes(total: int) -> int:
    return min(LARGEST, max(SMALLEST, total // PARTS))


def _units(name: str) -> Iterator[Unit]:
    """The files of one source."""
    _check(name)
    if not is_folder(name):
        yield _unit(name, name)
        return
    for each in files_in(name, lambda path: is_chosen(path, "")):
        if isinstance(each, BadDocument):
            told = writable(each.name)
            yield Unit(origin=writable(name), name=told, path=b"", size=0, ends="", error=str(each.error))
        else:
            yield _unit(name, each)


def _check(name: str) -> None:
    if name == STANDARD_INPUT or is_address(name):
        raise BatchError(f"{name}: a batch reads files and folders; `legation add` reads this")
    if not _is_there(name):
        raise BatchError(f"{name}: no such file or folder; nothing has been read")
    if _is_endless(name):
        raise BatchError(f"{name}: a pipe or device, and no file; `legation add` reads what comes from it")
    if Path(name, FOLDER, MANIFEST).exists():
        raise BatchError(f"{name}: the output of a batch has been read already; `legation add` takes it into a record")


def _is_there(name: str) -> bool:
    """Whether something has that name: one that is mistyped shall not make a folder of a batch of nothing."""
    try:
        Path(name).lstat()
    except (OSError, ValueError):
        return False
    return True


def _is_endless(name: str) -> bool:
    """Whether a name is that of something that is read once, and perhaps has no end."""
    try:
        kind = Path(name).stat().st_mode
    except (OSError, ValueError):
        return False
    return not (stat.S_ISREG(kind) or stat.S_ISDIR(kind))


def _unit(origin: str, name: str) -> Unit:
    path = Path(name).absolute()
    size, ends = _looks(path)
    return Unit(origin=writable(origin), name=writable(name), path=os.fsencode(path), size=size, ends=ends)


def _looks(path: Path) -> tuple[int, str]:
    """The size of a file and a hash of its head and tail; what cannot be opened is told when it is read."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, io.SEEK_END)
            file.seek(0)
            digest = blake2b(file.read(ENDS), digest_size=8)
            file.seek(max(0, size - ENDS))
            digest.update(file.read(ENDS))
    except (OSError, ValueError):
        return 0, ""
    return size, digest.hexdigest()


def _cut(unit: Unit, size: int) -> Iterator[Unit]:
    """The pieces of a file that is larger than a part, or the file as it is."""
    packed = unit.name.lower().endswith((*PACKED, ".parquet"))
    pieces = pieces_of(os.fsdecode(unit.path), size) if unit.size * (PACKING if packed else 1) > size else []
    if not pieces:
        yield unit
    for piece in pieces:
        yield msgspec.structs.replace(unit, piece=(piece.start, piece.end, piece.first))


def _parted(units: Iterable[Unit], size: int) -> Iterator[list[Unit]]:
    """Units that are read together: a piece alone, small files together."""
    part: list[Unit] = []
    weight = 0
    for unit in units:
        if part and (weight + _weight(unit, size) > size or len(part) >= MOST_UNITS):
            yield part
            part, weight = [], 0
        part.append(unit)
        weight += _weight(unit, size)
    if part:
        yield part


def _weight(unit: Unit, size: int) -> int:
    return unit.size if unit.piece is None else size
