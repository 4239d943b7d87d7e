"""Zip archives (PKWARE APPNOTE 6.3.10), by Python's own reader and with bounds of ours."""

from __future__ import annotations

import io
import stat
import struct
import zlib
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import IO, BinaryIO, Final, cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from legation.errors import InputError, LegationError, Unsafe
from legation.sources.document import BadDocument
from legation.sources.member import Member
from legation.sources.proportion import LARGEST_PIECE, count
from legation.sources.streams import Meter, Stream

#: How an archive opens; the second, one without files.
OPENINGS: Final = (b"PK\x03\x04", b"PK\x05\x06")
#: An archive that is no file on disk is held in memory as far as this, in bytes: its list stands at its end.
LARGEST_HELD: Final = 64_000_000
#: The list of files of an archive is taken in one piece, and is larger than this only in one that is made to do harm.
LARGEST_LIST: Final = 64_000_000
#: What Python unpacks in pieces of bounded size; of bzip2 and LZMA it may make gigabytes at once.
METHODS: Final = frozenset({ZIP_STORED, ZIP_DEFLATED})
ENCRYPTED: Final = 0x1
#: The least that stands before the data of a file, in bytes.
LOCAL_HEADER: Final = 30
#: All that Python's reader raises on archives that are damaged.
BROKEN: Final = (
    BadZipFile,
    OSError,
    ValueError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OverflowError,
    IndexError,
    struct.error,
    zlib.error,
)


class Sought(io.RawIOBase):
    """A file that can be sought in, never more of it at once than a list of files has; what is read is counted."""

    def __init__(self, file: BinaryIO, meter: Meter | None) -> None:
        """What is read of `file` is counted on `meter`, as far as the file is long."""
        self._file = file
        self._meter = meter
        self._size = file.seek(0, io.SEEK_END)

    def read(self, size: int = -1, /) -> bytes:
        """So many bytes.

        Raises:
            Unsafe: they are too many.
        """
        if size > LARGEST_LIST:
            raise Unsafe("the list of files in this archive is longer than any sensible one; unpack it yourself")
        data = self._file.read(size if size >= 0 else LARGEST_LIST)
        if self._meter:
            self._meter.taken = min(self._size, self._meter.taken + len(data))
        return data

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Goes to a place."""
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """The place."""
        return self._file.tell()

    def seekable(self) -> bool:
        """It is."""
        return True


class Content:
    """The content of a file in an archive, unpacked."""

    def __init__(self, content: IO[bytes], meter: Meter) -> None:
        """The content, which is counted."""
        self._content = content
        self._meter = meter

    def read(self, size: int, /) -> bytes:
        """Some of it, none only at its end.

        Raises:
            InputError: it is broken.
            Unsafe: it is too much.
        """
        try:
            data = self._content.read(min(size, LARGEST_PIECE))
        except BROKEN as error:
            raise InputError(f"this file in the archive is broken ({error})") from error
        count(self._meter, len(data))
        return data


def is_zip(opening: bytes) -> bool:
    """Whether a zip archive opens so."""
    return opening.startswith(OPENINGS)


def zip_members(stream: Stream) -> Iterator[Member | BadDocument]:
    """The files of a zip archive, by their names alone.

    Raises:
        InputError: it is no sound archive, or too large to be held.
        Unsafe: it is made to do harm.
    """
    try:
        archive = ZipFile(cast("IO[bytes]", _sought(stream)))
    except LegationError:
        raise
    except BROKEN as error:
        raise InputError(f"this zip archive is broken ({error})") from error
    _check_apart(archive.infolist())
    for info in archive.infolist():
        if not info.filename.endswith("/") and not _is_strange(info):
            yield _member(archive, info, stream.meter)


def _sought(stream: Stream) -> Sought:
    if stream.file:
        return Sought(stream.file, stream.meter)
    whole = stream.read(LARGEST_HELD + 1)
    if len(whole) > LARGEST_HELD:
        raise InputError(
            f"a zip archive of more than {LARGEST_HELD // 1_000_000} MB is read from a file on disk only: save it, "
            "and give the file"
        )
    return Sought(io.BytesIO(whole), None)


def _check_apart(files: Iterable[ZipInfo]) -> None:
    """Refuse an archive in which one piece of data is the content of many files (D. Fifield, 2019)."""
    places = sorted((info.header_offset, info.compress_size) for info in files)
    for (start, size), (following, _) in pairwise(places):
        if start + LOCAL_HEADER + size > following:
            raise Unsafe("files in this archive lie over each other, as in one that is made to do harm")


def _is_strange(info: ZipInfo) -> bool:
    """Whether this is a link, a device or a pipe."""
    kind = stat.S_IFMT(info.external_attr >> 16)
    return kind not in {0, stat.S_IFREG}


def _member(archive: ZipFile, info: ZipInfo, meter: Meter) -> Member | BadDocument:
    try:
        if info.flag_bits & ENCRYPTED:
            raise InputError("it is encrypted; unpack it with its password, and give the file")
        if info.compress_type not in METHODS:
            raise InputError(
                f"it is packed in a way that is not read here (method {info.compress_type}); unpack it yourself"
            )
        content = Content(archive.open(info), meter)
    except LegationError as error:
        return BadDocument(name=info.filename, error=error)
    except BROKEN as error:
        return BadDocument(name=info.filename, error=InputError(f"it is broken ({error})"))
    return Member(name=info.filename, stream=Stream(content, meter=meter))
