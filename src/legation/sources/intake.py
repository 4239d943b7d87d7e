"""Intake: files, folders, archives, feeds and pages of the web, one raw document after the other, however many."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from legation.errors import InputError
from legation.sources.document import BadDocument
from legation.sources.files import STANDARD_INPUT, bytes_of
from legation.sources.folders import files_in, is_chosen, is_folder
from legation.sources.naming import writable
from legation.sources.opml import feeds_named
from legation.sources.origin import Arrived, Found, Opening, Origin, Seen, nothing_seen
from legation.sources.streams import Stream
from legation.sources.web.urls import is_address

if TYPE_CHECKING:
    from legation.sources.web.answer import Answer
    from legation.sources.web.fetcher import Fetcher

__all__ = ["Arrived", "Intake", "Opening", "documents"]


class Intake:
    """What opens sources, one after the other; to be used in a `with`, which closes connections to the web."""

    def __init__(self, opening: Opening | None = None) -> None:
        self.opening = opening or Opening()
        self._done = 0
        self._total: int | None = None
        self._stream: Stream | None = None
        self._fetcher: Fetcher | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._fetcher is not None:
            self._fetcher.close()
            self._fetcher = None

    @property
    def fetcher(self) -> Fetcher:
        """What fetches from the web; it alone does."""
        if self._fetcher is None:
            from legation.sources.web.fetcher import Fetcher

            self._fetcher = Fetcher(settings=self.opening.web)
        return self._fetcher

    def share(self) -> tuple[int, int | None]:
        """How many bytes of the files that were named are read, and how many there are; None if not all are files."""
        done = self._done + (self._stream.taken if self._stream else 0)
        return (done if self._total is None else min(done, self._total)), self._total

    def arrivals(self, names: Iterable[str], seen: Seen = nothing_seen) -> Iterator[Arrived]:
        """The documents of files, folders, addresses of the web and standard input (``-``), in the order of the names.

        A name may be a pattern of files (``news/**/*.html``). What cannot be read comes as a `BadDocument`; it stops
        nothing else.

        Args:
            seen: whether a page that a feed or list names is known already, so that it is not fetched again.
        """
        given = [each for name in names for each in matching(name)]
        self._done, self._total = 0, _size(given, self.opening.pattern)
        for name in given:
            yield from self._origin(name, seen).arrivals()

    def feed_arrivals(self, name: str, answer: Answer, seen: Seen) -> tuple[Iterator[Arrived], int | None]:
        """The entries of a feed that was fetched, and the seconds after which it wants to be looked at again.

        Raises:
            InputError: it is no feed.
        """
        return self._origin(name, seen).feed_arrivals(answer)

    def feeds_named(self, names: Iterable[str]) -> list[str]:
        """The addresses of feeds: those named, and those in lists (OPML), which are files or are fetched.

        Raises:
            InputError: a list cannot be read, or something is neither.
        """
        return list(dict.fromkeys(writable(address) for name in names for address in self._feeds_of(name)))

    def _feeds_of(self, name: str) -> list[str]:
        if is_address(name) and not _is_list(name):
            return [name]
        try:
            data = self.fetcher.get(name).body if is_address(name) else bytes_of(name)
            return feeds_named(data)
        except OSError as error:
            raise InputError(f"{name}: {error.strerror or error}") from error
        except InputError as error:
            raise InputError(f"{name}: {error}") from error

    def _origin(self, name: str, seen: Seen) -> Origin:
        return Origin(name=name, opening=self.opening, seen=seen, fetcher=lambda: self.fetcher, count=self._count)

    @contextmanager
    def _count(self, stream: Stream) -> Iterator[None]:
        """Count the bytes of a file while it is read; afterwards all of it is done, whatever could be read of it."""
        self._stream = stream
        try:
            yield
        finally:
            self._stream = None
            self._done += os.fstat(stream.file.fileno()).st_size if stream.file else stream.taken


def _is_list(address: str) -> bool:
    """Whether an address names a list of feeds, by its ending."""
    return urlsplit(address).path.lower().endswith(".opml")


def matching(name: str) -> list[str]:
    """The name, or the files that match it where it is no file, but a pattern."""
    if name == STANDARD_INPUT or is_address(name) or not glob.has_magic(name) or os.path.lexists(name):
        return [name]
    return sorted(glob.glob(name, recursive=True)) or [name]  # noqa: PTH207 (Path.glob takes no absolute patterns)


def _size(names: Iterable[str], pattern: str) -> int | None:
    """The bytes of all files, and files of folders, that are read; None where something else is read too."""
    sizes = [None if name == STANDARD_INPUT or is_address(name) else _size_of(name, pattern) for name in names]
    return None if None in sizes else sum(filter(None, sizes))


def _size_of(name: str, pattern: str) -> int:
    if not is_folder(name):
        return _size_of_file(name)
    found = files_in(name, lambda path: is_chosen(path, pattern))
    return sum(_size_of_file(each) for each in found if not isinstance(each, BadDocument))


def _size_of_file(name: str) -> int:
    """The bytes of a file; none where there is no file, which is told when it is read."""
    try:
        return Path(name).stat().st_size
    except (OSError, ValueError):
        return 0


def documents(names: Iterable[str]) -> Iterator[Found]:
    """The documents of some sources, as `Intake.arrivals`, without their origins."""
    with Intake() as intake:
        yield from (arrived.found for arrived in intake.arrivals(names))
