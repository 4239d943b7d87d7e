"""Bytes of files and of standard input, never more of them at once than one article can have."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from legation.errors import ArticleTooLong, InputError
from legation.sources.decoding import MARKS, decode
from legation.sources.streams import Stream
from legation.sources.unpacking import unpacked

#: The name that stands for standard input.
STANDARD_INPUT: Final = "-"
#: No file of one article, and no line of a file of many, is larger, in bytes; more is not even loaded.
LARGEST_FILE: Final = 64_000_000
#: The mark that some programs open UTF-8 with.
MARK: Final = b"\xef\xbb\xbf"


def bytes_of(name: str) -> bytes:
    """The bytes of a file or of standard input, unpacked, as far as an article can be long.

    Raises:
        ArticleTooLong: it has more of them.
        InputError: it cannot be opened or read, or what is packed in it is broken.
    """
    with opened(name) as stream:
        return within_limit(unpacked(stream).read(LARGEST_FILE + 1))


@contextmanager
def opened(name: str) -> Iterator[Stream]:
    """A file, or standard input, which stays open afterwards; packed as it is.

    Raises:
        InputError: it cannot be opened.
    """
    if name == STANDARD_INPUT:
        yield Stream(sys.stdin.buffer)
        return
    with _open(name) as file:
        yield Stream(file, file=file if file.seekable() else None)


def _open(name: str) -> BinaryIO:
    try:
        return Path(name).open("rb")
    except OSError as error:
        raise InputError(error.strerror or str(error)) from error
    except ValueError as error:
        raise InputError(f"this is no name of a file ({error})") from error


def within_limit(data: bytes) -> bytes:
    """The same bytes.

    Raises:
        ArticleTooLong: they are more than one article can have.
    """
    _check_size(len(data))
    return data


def _check_size(size: int) -> None:
    if size > LARGEST_FILE:
        raise ArticleTooLong(f"more than {LARGEST_FILE // 1_000_000} MB: give one article a file, or one a JSON line")


def lines(stream: Stream) -> Iterator[bytes]:
    """The lines of a file as long as it likes, in UTF-8 where a mark tells what they are in.

    A line that is longer than an article can be comes cut off, just too long for `within_limit`.

    Raises:
        ArticleTooLong, NotText: a file in UTF-16 or UTF-32, which is taken as a whole, is too large or broken.
    """
    raw = raw_lines(stream)
    first = next(raw, b"")
    if first.startswith(tuple(mark for mark, _ in MARKS)):
        whole = within_limit(first + stream.read(LARGEST_FILE))
        yield from decode(whole).encode("utf-8", "replace").splitlines(keepends=True)
    elif first:
        yield first.removeprefix(MARK)
        yield from raw


def joined(parts: Iterable[bytes]) -> bytes:
    """Lines put together again.

    Raises:
        ArticleTooLong: they are more than one article can have.
    """
    whole = bytearray()
    for part in parts:
        whole += part
        _check_size(len(whole))
    return bytes(whole)


def raw_lines(stream: Stream) -> Iterator[bytes]:
    """The lines as they stand; what is beyond the limit of one is passed over."""
    while line := stream.readline(LARGEST_FILE + 1):
        yield line
        while len(line) > LARGEST_FILE and not line.endswith(b"\n"):
            line = stream.readline(LARGEST_FILE + 1)
