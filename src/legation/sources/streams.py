"""Bytes that are read once, from front to back, wherever they come from."""

from __future__ import annotations

import io
from typing import BinaryIO, Final, Protocol

from legation.errors import InputError, LegationError

#: How much is asked of a source at once, in bytes.
CHUNK: Final = 1 << 16
#: From this length on a line is searched for in steps that double, so that a long one is not copied over and over.
LONG: Final = 1 << 20


class Source(Protocol):
    """What a stream reads from: a file, a pipe, an answer of a server, something that unpacks.

    With a method ``mend() -> bool`` it can go on behind damage.
    """

    def read(self, size: int, /) -> bytes:
        """Some bytes, none only at the end."""


class Meter:
    """What all streams over one outermost source count together, in bytes."""

    __slots__ = ("taken", "unpacked")

    def __init__(self) -> None:
        self.taken = 0
        self.unpacked = 0


class Stream(io.BufferedIOBase):
    """Bytes of a source, buffered; none of them comes twice, and none is lost by looking ahead.

    Damage in the source is told where the reader comes to it: `read1` and `peek` give all that lies before it,
    `read` and `readline` raise where what they were asked for is not whole. A stream never closes its source.
    """

    def __init__(self, source: Source, *, meter: Meter | None = None, file: BinaryIO | None = None) -> None:
        """A stream over a source that is raw, or one over other streams, whose `meter` it then shares.

        `file` is the file on disk that the source is, if it can be sought in.
        """
        self.meter: Final = Meter() if meter is None else meter
        self.file: Final = file
        self._raw = meter is None
        self._source = source
        self._more = getattr(source, "read1", source.read)
        self._ahead = b""
        self._at = 0
        self._before = 0
        self._ended = False
        self._damage: LegationError | None = None

    @property
    def taken(self) -> int:
        """How many bytes of the outermost source have been read so far."""
        return self.meter.taken

    @property
    def damage(self) -> LegationError | None:
        """What is wrong behind the bytes that were looked at ahead; none if they are all sound so far."""
        return self._damage

    def readable(self) -> bool:
        """It is."""
        return True

    def tell(self) -> int:
        """How many bytes of this stream have been read."""
        return self._before + self._at

    def peek(self, size: int = 1, /) -> bytes:
        """The next bytes, which stay to be read; fewer than asked for only before the end or damage."""
        self._fill(size)
        return self._ahead[self._at : self._at + size]

    def read(self, size: int | None = -1, /) -> bytes:
        """So many bytes, fewer only at the end; all if nothing is asked for.

        Raises:
            InputError: the source is damaged before there are so many; what lies before stays to be read.
        """
        if size is None or size < 0:
            size = self._through_end()
        self._fill(size)
        if self._held < size and self._damage:
            raise self._damage
        return self._taken(size)

    def read1(self, size: int = -1, /) -> bytes:
        """What there is, at most so many bytes; none only at the end.

        Raises:
            InputError: the source is damaged here.
        """
        self._fill(1)
        if not self._held and self._damage:
            raise self._damage
        return self._taken(size if size >= 0 else self._held)

    def readline(self, size: int | None = -1, /) -> bytes:
        """The bytes through the next line break, or as many as asked for.

        Raises:
            InputError: the source is damaged before that; what lies before stays to be read.
        """
        limit = -1 if size is None else size
        searched = 0
        while (end := self._ahead.find(b"\n", self._at + searched)) < 0:
            searched = self._held
            if 0 <= limit <= searched:
                break
            self._fill(searched + 1 if searched < LONG else 2 * searched)
            if self._held == searched:
                return self.read(searched + 1)
        length = self._held if end < 0 else end + 1 - self._at
        return self._taken(length if limit < 0 else min(length, limit))

    def skip(self, size: int) -> None:
        """Passes over so many bytes, or all there are; those of a file on disk are not read.

        Raises:
            InputError: the source is damaged before there are so many.
        """
        size -= len(self._taken(min(size, self._held)))
        if size and self.file is not None and self._source is self.file:
            self.file.seek(size, io.SEEK_CUR)
            self._before += size
            return
        while size and (data := self.read(min(size, LONG))):
            size -= len(data)

    def put_back(self, data: bytes) -> None:
        """Gives bytes back that were read last, to be read again."""
        start = self._at - len(data)
        if start >= 0 and self._ahead[start : self._at] == data:
            self._at = start
        else:
            self._before = self.tell() - len(data)
            self._ahead, self._at = data + self._ahead[self._at :], 0

    def mend(self) -> bool:
        """Goes on behind damage where the source is made of parts; what lies ahead of the damage is dropped.

        Says whether that could be done.
        """
        mend = getattr(self._source, "mend", None)
        if self._damage is None or mend is None or not mend():
            return False
        self._damage = None
        self._taken(self._held)
        return True

    def close(self) -> None:
        """Drops what was read ahead; whoever opened the source closes it."""
        self._ahead, self._before, self._at = b"", self.tell(), 0
        self._ended = True
        super().close()

    @property
    def _held(self) -> int:
        return len(self._ahead) - self._at

    def _taken(self, size: int) -> bytes:
        data = self._ahead[self._at : self._at + size]
        self._at += len(data)
        return data

    def _through_end(self) -> int:
        """How many bytes there are to the end; they are all held then."""
        while not self._ended and not self._damage:
            self._fill(max(CHUNK, 2 * self._held))
        return self._held + bool(self._damage)

    def _fill(self, size: int) -> None:
        """Holds so many bytes ahead, or as many as come before the end or damage."""
        held = self._held
        if held >= size or self._ended or self._damage:
            return
        parts = [self._ahead[self._at :]]
        while held < size and (more := self._next()):
            parts.append(more)
            held += len(more)
        self._before += self._at
        self._ahead, self._at = b"".join(parts), 0

    def _next(self) -> bytes:
        more = b""
        try:
            more = self._more(CHUNK) or b""
            self._ended = not more
        except OSError as error:
            self._damage = InputError(error.strerror or str(error))
        except LegationError as error:
            self._damage = error
        if self._raw:
            self.meter.taken += len(more)
        return more
