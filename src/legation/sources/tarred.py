"""Tar archives, read once from front to back (POSIX ustar and pax, GNU tar).

Python's own reader takes the length of a long name on trust, and ends without a word where a header is damaged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from legation.errors import InputError
from legation.sources.document import BadDocument
from legation.sources.member import Member
from legation.sources.streams import CHUNK, Stream

BLOCK: Final = 512
ZEROS: Final = bytes(BLOCK)
#: Kinds of members: files; those that no data follow (links, devices, folders, pipes); those that tell of the next.
FILES: Final = frozenset({b"0", b"\0", b"7"})
EMPTY: Final = frozenset({b"1", b"2", b"3", b"4", b"5", b"6"})
EXTENDED: Final = frozenset({b"x", b"X"})
LONG_NAME: Final = b"L"
#: A file with holes, which may say that it is without end; it is passed over.
SPARSE: Final = b"S"
#: What is told of a member (a long name, its pax records) is not larger, in bytes.
LARGEST_TOLD: Final = 1_000_000
#: No disk holds a larger file, in bytes.
LARGEST_MEMBER: Final = 1 << 60
RECORD: Final = re.compile(rb"(\d{1,8}) ([^=\n]+)=")


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What the header of a member tells: name, kind, and how many bytes follow."""

    name: bytes
    kind: bytes
    size: int
    holes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What was told of the next member ahead of it."""

    name: bytes | None = None
    size: int | None = None
    holes: bool = False


class Part:
    """So many bytes of a stream, as a source of their own."""

    def __init__(self, beneath: Stream, size: int) -> None:
        """The next bytes of `beneath`."""
        self._beneath = beneath
        self.left = size

    def read(self, size: int, /) -> bytes:
        """Some of them, none only at their end.

        Raises:
            InputError: there are not so many.
        """
        data = self._beneath.read1(min(size, self.left)) if self.left else b""
        if self.left and not data:
            raise InputError("the archive breaks off in this file")
        self.left -= len(data)
        return data


def tar_members(stream: Stream) -> Iterator[Member | BadDocument]:
    """The files of a tar archive, by their names alone.

    Raises:
        InputError: the archive breaks off, or what it is packed in is broken.
    """
    told = Told()
    while block := _next_block(stream):
        header = _header(block)
        if header is None:
            yield _damage(stream)
            told = Told()
            continue
        if header.kind in EXTENDED or header.kind == LONG_NAME:
            told = _told(stream, header, told)
            continue
        yield from _member(stream, header, told)
        told = Told()


def _member(stream: Stream, header: Header, told: Told) -> Iterator[Member]:
    """The member that a header opens, if it is a file; then the stream stands behind it."""
    if header.kind in EMPTY:
        return
    size = header.size if told.size is None else told.size
    name = (told.name or header.name).decode("utf-8", "replace")
    part = Part(stream, size)
    if header.kind in FILES and not told.holes and not name.endswith("/"):
        yield Member(name=name, stream=Stream(part, meter=stream.meter))
    if header.holes:
        _skip_map(stream)
    _skip(stream, part.left + -size % BLOCK)


def _next_block(stream: Stream) -> bytes:
    """The next block that is not all zeros; none at the end."""
    while (block := stream.read(BLOCK)) == ZEROS:
        pass
    if 0 < len(block) < BLOCK:
        if block.strip(b"\0"):
            raise InputError("the archive breaks off in a header")
        return b""
    return block


def _header(block: bytes) -> Header | None:
    """What a block tells if it is a header."""
    size = _number(block[124:136])
    told = _number(block[148:156])
    total = sum(block) - sum(block[148:156]) + 8 * ord(" ")
    signed = total - 256 * sum(byte > 127 for byte in block[:148] + block[156:])
    if told is None or told not in {total, signed} or size is None or not 0 <= size < LARGEST_MEMBER:
        return None
    name = block[:100].partition(b"\0")[0]
    prefix = block[345:500].partition(b"\0")[0] if block[257:263] == b"ustar\0" else b""
    kind = block[156:157]
    holes = kind == SPARSE and bool(block[482])
    return Header(name=prefix + b"/" + name if prefix else name, kind=kind, size=size, holes=holes)


def _number(field: bytes) -> int | None:
    """A number of a header: octal digits, or binary where the first bit is set."""
    if field[0] & 0x80:
        return int.from_bytes(bytes([field[0] & 0x7F]) + field[1:], "big") if field[0] == 0x80 else None
    digits = field.strip(b" \0")
    try:
        return int(digits or b"0", 8)
    except ValueError:
        return None


def _told(stream: Stream, header: Header, before: Told) -> Told:
    """What a member tells of the next one."""
    data = stream.read(min(header.size, LARGEST_TOLD))
    _skip(stream, header.size - len(data) + -header.size % BLOCK)
    if header.size > LARGEST_TOLD:
        return before
    if header.kind == LONG_NAME:
        return Told(name=data.partition(b"\0")[0] or None, size=before.size, holes=before.holes)
    records = dict(_records(data))
    written = records.get(b"size", b"")
    size = int(written) if written.isdigit() and len(written) < 19 else before.size
    holes = any(key.startswith(b"GNU.sparse.") for key in records)
    return Told(name=records.get(b"path", before.name), size=size, holes=holes)


def _records(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The records of pax: each opens with its own length."""
    at = 0
    while match := RECORD.match(data, at):
        end = at + int(match[1])
        if end <= match.end():
            return
        yield match[2], data[match.end() : end - 1]
        at = end


def _damage(stream: Stream) -> BadDocument:
    """Goes to the next header behind a block that is none."""
    at = stream.tell() - BLOCK
    while block := stream.peek(BLOCK):
        if block[257:262] == b"ustar" and len(block) == BLOCK and _header(block):
            break
        stream.read(len(block))
    return BadDocument(name=f"byte {at}", error=InputError("there is no header of a file where one should be"))


def _skip_map(stream: Stream) -> None:
    """Passes over further blocks that tell where the holes of a file are."""
    while (block := stream.read(BLOCK)) and len(block) == BLOCK and block[504]:
        pass


def _skip(stream: Stream, size: int) -> None:
    """Passes over bytes.

    Raises:
        InputError: there are not so many.
    """
    while size:
        skipped = len(stream.read1(min(size, CHUNK)))
        if not skipped:
            raise InputError("the archive breaks off in a file")
        size -= skipped
