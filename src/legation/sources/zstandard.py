"""Zstandard, frame by frame (RFC 8878): a frame that is damaged costs no other."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from legation.errors import InputError, Unsafe
from legation.sources.proportion import LARGEST_PIECE, PIECE, count
from legation.sources.streams import Stream
from legation.sources.trail import Trail

if TYPE_CHECKING:
    from fastwarc.stream_io import WarcReader

MAGIC: Final = b"\x28\xb5\x2f\xfd"
#: How a frame opens, those to be skipped included.
ZSTD: Final = re.compile(rb"\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18")
FRAME: Final = re.compile(re.escape(MAGIC))
#: What the strongest setting of zstd asks for, in bytes. A frame may ask for terabytes.
LARGEST_WINDOW: Final = 1 << 27
#: The lengths of two fields of the opening of a frame, by the bits that tell them.
DICTIONARY_LENGTHS: Final = (0, 1, 2, 4)
SIZE_LENGTHS: Final = (0, 2, 4, 8)
#: The frame to be skipped that holds the dictionary of a web archive (IIPC, "WARC Zstandard compression").
DICTIONARY: Final = b"\x5d\x2a\x4d\x18"
LARGEST_DICTIONARY: Final = 16_000_000
#: The kinds of a block.
RUN, RESERVED = 1, 3


class Frame:
    """The bytes of the frame that a stream stands at, none behind its end; what unpacks it reads here."""

    def __init__(self, beneath: Stream, trail: Trail) -> None:
        """The frame that opens here; what is read of it is kept on `trail`.

        Raises:
            InputError: it is broken.
            Unsafe: it asks for too much memory.
        """
        self._beneath = beneath
        self._ready, self._checked = _opening(beneath)
        self._trail = trail
        self._last = False
        self._left = 0
        self.ended = False
        trail.add(self._ready)

    def read(self, size: int = -1, /) -> bytes:
        """Some bytes of the frame, none only at its end or where it is broken."""
        if not self._ready and not self._left and not self.ended:
            self._next_block()
        if self._ready:
            data, self._ready = self._ready[: size if size >= 0 else None], self._ready[size:] if size >= 0 else b""
            return data
        data = self._beneath.read1(min(size, self._left) if size >= 0 else self._left) if self._left else b""
        self._left -= len(data)
        self._trail.add(data)
        return data

    def _next_block(self) -> None:
        if self._last:
            self.ended = True
            self._ready = self._beneath.read(4) if self._checked else b""
            self._trail.add(self._ready)
            return
        header = self._beneath.read(3)
        self._trail.add(header)
        told = int.from_bytes(header, "little")
        kind, size = told >> 1 & 3, told >> 3
        if len(header) < 3 or kind == RESERVED or size > 1 << 17:
            raise InputError("what is packed here (zstd) is broken: no block where one should be")
        self._last = bool(told & 1)
        self._ready = header
        self._left = 1 if kind == RUN else size

    def tell(self) -> int:
        """Where the stream stands, which whoever unpacks asks for."""
        return self._beneath.tell()


def _opening(stream: Stream) -> tuple[bytes, bool]:
    """The opening of a frame, and whether a sum closes it."""
    opening = stream.read(5)
    told = opening[4] if len(opening) == 5 else 0
    single = told >> 5 & 1
    sizes = 1 if single and not told >> 6 else SIZE_LENGTHS[told >> 6]
    rest = stream.read((not single) + DICTIONARY_LENGTHS[told & 3] + sizes)
    if single:
        window = int.from_bytes(rest[len(rest) - sizes :], "little")
    else:
        window = (8 + (rest[0] & 7)) << (7 + (rest[0] >> 3)) if rest else 0
    if window > LARGEST_WINDOW:
        raise Unsafe("it takes more memory to unpack than any sensible file (zstd); unpack it yourself")
    return opening + rest, bool(told >> 2 & 1)


class Frames:
    """What lies in the frames of a stream, one behind the other."""

    def __init__(self, beneath: Stream) -> None:
        """The frames from here on."""
        self._beneath = beneath
        self._frame: Frame | None = None
        self._unpacker: WarcReader | None = None
        self._dictionary: bytes | None = None
        self._trail = Trail(beneath)

    def read(self, size: int, /) -> bytes:
        """Some unpacked bytes, none only at the end.

        Raises:
            InputError: it is damaged, or breaks off.
            Unsafe: it is too much.
        """
        while self._unpacker or self._another():
            data = self._piece(min(size, PIECE))
            if data:
                count(self._beneath.meter, len(data))
                return data
            self._end()
        return b""

    def mend(self) -> bool:
        """Goes to the next frame behind the damage; says whether there is one."""
        self._frame = self._unpacker = None
        return self._trail.find(FRAME)

    def _another(self) -> bool:
        """Opens the next frame that holds something; says whether there is one."""
        from fastwarc.stream_io import ZstdReader

        self._trail.start()
        while ZSTD.match(opening := self._beneath.peek(4)) and opening != MAGIC:
            self._skip()
        if not opening:
            # Damage further below is told by reading.
            return bool(self._beneath.read(1))
        if opening != MAGIC:
            raise InputError("behind what is packed (zstd) lies something else")
        self._frame = Frame(self._beneath, self._trail)
        self._unpacker = ZstdReader(cast("BinaryIO", self._frame), PIECE, dictionary=self._dictionary)
        return True

    def _end(self) -> None:
        """Leaves a frame that is read."""
        if self._frame and not self._frame.ended:
            raise InputError("what is packed here (zstd) is broken: it breaks off")
        self._frame = self._unpacker = None

    def _piece(self, size: int) -> bytes:
        try:
            return self._unpacker.read(size) if self._unpacker else b""
        except OSError as error:
            raise InputError(f"what is packed here (zstd) is broken: {error}") from error

    def _skip(self) -> None:
        """Passes over a frame that holds nothing of the content; the dictionary of a web archive is kept."""
        opening = self._beneath.read(8)
        size = int.from_bytes(opening[4:], "little")
        if opening.startswith(DICTIONARY) and size <= LARGEST_DICTIONARY:
            self._dictionary = _dictionary(self._beneath.read(size))
            return
        while size and (skipped := len(self._beneath.read1(min(size, LARGEST_PIECE)))):
            size -= skipped


def _dictionary(data: bytes) -> bytes:
    """The dictionary that a frame holds, which may be packed itself."""
    from fastwarc.stream_io import ZstdReader

    if not data.startswith(MAGIC):
        return data
    _opening(Stream(BytesIO(data)))
    try:
        return ZstdReader(BytesIO(data)).read(LARGEST_DICTIONARY)
    except OSError as error:
        raise InputError(f"the dictionary of what is packed (zstd) is broken: {error}") from error
