"""Bytes of files and of standard input, never more of them at once than one article can have."""

from __future__ import annotations

import gzip
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Protocol

from legation.errors import ArticleTooLong, InputError
from legation.sources.decoding import MARKS, decode

#: The name that stands for standard input.
STANDARD_INPUT: Final = "-"
#: No file of one article, and no line of a file of many, is larger, in bytes; more is not even loaded.
LARGEST_FILE: Final = 64_000_000
PACKED: Final = ".gz"
#: The mark that some programs open UTF-8 with.
MARK: Final = b"\xef\xbb\xbf"


class Handle(Protocol):
    """What is asked of an open file."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes."""

    def readline(self, size: int, /) -> bytes:
        """A line, or as much of it as so many bytes."""


def bytes_of(name: str) -> bytes:
    """The bytes of a file or of standard input, as far as an article can be long.

    Raises:
        ArticleTooLong: it has more of them.
        InputError, OSError: it cannot be read.
    """
    with opened(name) as handle:
        return within_limit(handle.read(LARGEST_FILE + 1))


@contextmanager
def opened(name: str) -> Iterator[Handle]:
    """A file, unpacked where its name ends in ``.gz``, or standard input, which stays open afterwards.

    Raises:
        OSError: it cannot be opened or read.
        InputError: what is packed in it is broken.
    """
    if name == STANDARD_INPUT:
        yield sys.stdin.buffer
    elif name.lower().endswith(PACKED):
        with _broken_told(), gzip.open(name) as unpacked:
            yield unpacked
    else:
        with Path(name).open("rb") as handle:
            yield handle


@contextmanager
def _broken_told() -> Iterator[None]:
    try:
        yield
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise InputError(f"the packed file is broken ({error})") from error


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


def lines(handle: Handle) -> Iterator[bytes]:
    """The lines of a file as long as it likes, in UTF-8 where a mark tells what they are in.

    A line that is longer than an article can be comes cut off, just too long for `within_limit`.

    Raises:
        ArticleTooLong, NotText: a file in UTF-16 or UTF-32, which is taken as a whole, is too large or broken.
    """
    raw = _raw_lines(handle)
    first = next(raw, b"")
    if first.startswith(tuple(mark for mark, _ in MARKS)):
        whole = within_limit(first + handle.read(LARGEST_FILE))
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


def _raw_lines(handle: Handle) -> Iterator[bytes]:
    """The lines as they stand; what is beyond the limit of one is passed over."""
    while line := handle.readline(LARGEST_FILE + 1):
        yield line
        while len(line) > LARGEST_FILE and not line.endswith(b"\n"):
            line = handle.readline(LARGEST_FILE + 1)
