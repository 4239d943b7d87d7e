"""What is packed, unpacked while it is read: gzip, bzip2, xz and Zstandard, known by their first bytes."""

from __future__ import annotations

import bz2
import lzma
import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

from legation.errors import InputError, Unsafe
from legation.sources.proportion import LARGEST_PIECE, PIECE, count
from legation.sources.streams import Source, Stream
from legation.sources.trail import OPENING, Trail
from legation.sources.zstandard import ZSTD, Frames

#: Nobody packs more often than twice (a packed file in a packed archive); one more is let pass.
LAYERS: Final = 3
#: What `xz -9` takes to unpack is 65 MiB.
XZ_MEMORY: Final = 100_000_000


class Unpacker(Protocol):
    """What unpacks one member: the interface of Python's bz2 and lzma."""

    @property
    def eof(self) -> bool:
        """Whether the member is at its end."""

    @property
    def needs_input(self) -> bool:
        """Whether it gives no more without more input."""

    @property
    def unused_data(self) -> bytes:
        """Input behind the end."""

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """So many bytes at most."""


class Inflater:
    """zlib with the interface of the others; `bits` are those of `zlib.decompressobj`."""

    def __init__(self, bits: int) -> None:
        self._inner = zlib.decompressobj(bits)

    @property
    def eof(self) -> bool:
        """Whether the member is at its end."""
        return self._inner.eof

    @property
    def needs_input(self) -> bool:
        """Whether it gives no more without more input."""
        return not self._inner.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        """Input behind the end."""
        return self._inner.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """So many bytes at most."""
        return self._inner.decompress(self._inner.unconsumed_tail + data, max_length)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A way to pack: its name, how a member opens, and what unpacks one.

    `apart` is of one whose members open at a byte that can be searched for.
    """

    name: str
    opening: re.Pattern[bytes]
    new: Callable[[], Unpacker]
    apart: bool = False


#: RFC 1952.
GZIP: Final = Form(name="gzip", opening=re.compile(rb"\x1f\x8b\x08[\x00-\x1f]"), new=lambda: Inflater(31), apart=True)
#: The name of the form, then the digits of pi, or of its square root where it holds nothing.
BZIP2: Final = Form(
    name="bzip2", opening=re.compile(rb"BZh[1-9](?:1AY&SY|\x17\x72\x45\x38\x50\x90)"), new=bz2.BZ2Decompressor
)
XZ: Final = Form(
    name="xz",
    opening=re.compile(rb"\xfd7zXZ\x00"),
    new=lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=XZ_MEMORY),
)


def unpacked(stream: Stream) -> Stream:
    """What a stream holds, unpacked as often as it is packed; the stream itself if it is not.

    Where what is packed is damaged or breaks off, what lies before comes first, then reading raises `InputError`;
    where it unpacks out of all proportion to what was taken, `Unsafe`.

    Raises:
        Unsafe: it is packed more than three times over.
    """
    for _ in range(LAYERS):
        source = _source(stream)
        if source is None:
            return stream
        stream = Stream(source, meter=stream.meter)
    if _source(stream) is not None:
        raise Unsafe(f"packed more than {LAYERS} times over; unpack it yourself if you trust it")
    return stream


def _source(stream: Stream) -> Source | None:
    opening = stream.peek(OPENING)
    for form in (GZIP, BZIP2, XZ):
        if form.opening.match(opening):
            return Members(stream, form)
    if ZSTD.match(opening):
        return Frames(stream)
    return None


class Members:
    """One packed member behind the other."""

    def __init__(self, beneath: Stream, form: Form) -> None:
        """What lies in `beneath`, packed in a form."""
        self._beneath = beneath
        self._form = form
        self._unpacker = form.new()
        self._trail = Trail(beneath)

    def read(self, size: int, /) -> bytes:
        """Some unpacked bytes, none only at the end.

        Raises:
            InputError: it is damaged, or breaks off.
            Unsafe: it is too much.
        """
        while not self._unpacker.eof or self._another():
            data = self._piece(min(size, LARGEST_PIECE))
            if self._unpacker.eof:
                self._beneath.put_back(self._unpacker.unused_data)
            if data:
                count(self._beneath.meter, len(data))
                return data
        return b""

    def _another(self) -> bool:
        """Goes to the next member; zeros between members and after the last are padding."""
        while padding := self._beneath.peek(PIECE):
            rest = padding.lstrip(b"\0")
            self._beneath.read(len(padding) - len(rest))
            if rest:
                break
        self._trail.start()
        opening = self._beneath.peek(OPENING)
        if not opening:
            # Damage further below is told by reading.
            return bool(self._beneath.read(1))
        if not self._form.opening.match(opening):
            raise InputError(f"behind what is packed ({self._form.name}) lies something else")
        self._unpacker = self._form.new()
        return True

    def _piece(self, size: int) -> bytes:
        taken = self._beneath.read1(PIECE) if self._unpacker.needs_input else b""
        if self._form.apart:
            self._trail.add(taken)
        try:
            data = self._unpacker.decompress(taken, size)
        except lzma.LZMAError as error:
            if "limit" in str(error):
                raise Unsafe("it takes more memory to unpack than any sensible file; unpack it yourself") from error
            raise self._broken(str(error)) from error
        except (zlib.error, OSError, EOFError) as error:
            raise self._broken(str(error)) from error
        if not data and not taken and not self._unpacker.eof:
            raise self._broken("it breaks off")
        return data

    def _broken(self, why: str) -> InputError:
        return InputError(f"what is packed here ({self._form.name}) is broken: {why}")

    def mend(self) -> bool:
        """Goes to the next place behind the damage where a member opens; says whether there is one."""
        if not self._form.apart or not self._trail.find(self._form.opening):
            return False
        self._unpacker = self._form.new()
        return True
