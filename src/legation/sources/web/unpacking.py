"""Content-Encoding (RFC 9110, 8.4): gzip and deflate, unpacked piece by piece into no more room than there is."""

from __future__ import annotations

import zlib
from typing import Final, Protocol

from legation.errors import NotFetched

#: What we ask for. Whoever packs twice, or in another way, sends what was not asked for.
ACCEPTED: Final = "gzip, deflate"
GZIP: Final = ("gzip", "x-gzip")
DEFLATE: Final = "deflate"
#: How the members of gzip begin (RFC 1952, 2.3.1); what follows the last and begins otherwise is padding.
MEMBER: Final = b"\x1f\x8b"
GZIP_BITS: Final = zlib.MAX_WBITS | 16


class Unpacker(Protocol):
    """Takes a body piece by piece."""

    def feed(self, data: bytes, room: int) -> bytes:
        """What more data hold, at most `room` bytes; what there is no room for is lost."""

    def check_end(self) -> None:
        """Here the data end; NotFetched where they must not."""


def unpacker(encoding: str) -> Unpacker:
    """What unpacks a body of this Content-Encoding.

    Raises:
        NotFetched: it is packed in a way that was not asked for.
    """
    codings = [coding for part in encoding.lower().split(",") if (coding := part.strip()) not in ("", "identity")]
    if not codings:
        return Plain()
    if len(codings) > 1 or codings[0] not in (*GZIP, DEFLATE):
        raise NotFetched(f"it is packed as {encoding[:60]!r}, which was not asked for; its server is at fault")
    return Packed(gzip=codings[0] in GZIP)


class Plain:
    """A body that is sent as it is."""

    def feed(self, data: bytes, room: int) -> bytes:
        """The same bytes, as far as there is room."""
        return data[:room]

    def check_end(self) -> None:
        """It may end anywhere."""


class Packed:
    """A packed body. Nothing is unpacked that there is no room for, so no bomb goes off."""

    def __init__(self, *, gzip: bool) -> None:
        self._gzip = gzip
        #: The unpacker of the member in work, and the first byte of one to come: two tell what it is.
        self._member: zlib._Decompress | None = None
        self._head = b""

    def feed(self, data: bytes, room: int) -> bytes:
        """What more data unpack to.

        Raises:
            NotFetched: the data are damaged.
        """
        try:
            return self._fed(self._head + data, room)
        except zlib.error as error:
            raise NotFetched(f"its packing is damaged ({error}); try again later") from error

    def check_end(self) -> None:
        """An empty body is no damage: some servers send one so.

        Raises:
            NotFetched: the data break off inside a member.
        """
        if self._head if self._member is None else not self._member.eof:
            raise NotFetched("the answer breaks off before its packed data end; try again later")

    def _fed(self, data: bytes, room: int) -> bytes:
        self._head = b""
        found = bytearray()
        while data and len(found) < room:
            if self._member is None or self._member.eof:
                if len(data) < len(MEMBER):
                    self._head = data
                    break
                if not self._begins(data):
                    break
            assert self._member is not None
            found += self._member.decompress(data, room - len(found))
            data = self._member.unconsumed_tail or self._member.unused_data
        return bytes(found)

    def _begins(self, data: bytes) -> bool:
        """Begin a member where one begins. Deflate is sent with the head that zlib gives it, or, wrongly, without."""
        if self._member is not None and not (self._gzip and data.startswith(MEMBER)):
            return False
        headed = data[0] & 0x0F == zlib.DEFLATED and int.from_bytes(data[:2], "big") % 31 == 0
        bits = GZIP_BITS if self._gzip else zlib.MAX_WBITS if headed else -zlib.MAX_WBITS
        self._member = zlib.decompressobj(bits)
        return True
