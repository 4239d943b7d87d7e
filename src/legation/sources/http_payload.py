"""What a server sent, as an archive keeps it: status, fields and body as they went over the line (RFC 9110, 9112)."""

from __future__ import annotations

import io
import re
import zlib
from dataclasses import dataclass
from typing import Final

from legation.errors import InputError, Unsafe
from legation.sources.proportion import LARGEST_PIECE, count
from legation.sources.streams import CHUNK, Meter, Source, Stream
from legation.sources.unpacking import GZIP, Inflater
from legation.sources.warc_records import BLANK, LARGEST_HEAD, fields_of
from legation.sources.zstandard import MAGIC, Frames

STATUS: Final = re.compile(rb"HTTP/\d(?:\.\d)?\s+(\d{3})")
CHUNK_HEAD: Final = re.compile(rb"\s*([0-9A-Fa-f]{1,8})[^\n]{0,200}\n")
CHARSET: Final = re.compile(rb"""charset\s*=\s*["']?([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE)
#: No page is larger, unpacked, in bytes.
LARGEST_BODY: Final = 20_000_000
#: Pages are packed once; nobody packs more often than twice.
MOST_CODINGS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer of a server; `body` is as it came, in chunks or packed.

    `media` is its media type in lower case, empty if not told; `codings` are how it is packed, the last way first.
    """

    status: int
    media: bytes
    charset: str | None
    chunked: bool
    codings: tuple[bytes, ...]
    body: bytes


def answer_of(block: bytes) -> Answer:
    """The answer that the block of a record holds.

    Raises:
        InputError: it holds none.
    """
    status = STATUS.match(block)
    blank = BLANK.search(block, 0, LARGEST_HEAD)
    if not status or not (blank or len(block) < LARGEST_HEAD):
        raise InputError("this record holds no answer of a web server")
    end = blank.end() if blank else len(block)
    fields = fields_of(block[:end])
    kind = fields.get(b"content-type", b"")
    return Answer(
        status=int(status[1]),
        media=media_of(kind),
        charset=charset_of(kind),
        chunked=b"chunked" in fields.get(b"transfer-encoding", b"").lower(),
        codings=_codings(fields.get(b"content-encoding", b"")),
        body=block[end:],
    )


def media_of(kind: bytes) -> bytes:
    """The media type that a field ``Content-Type`` tells, in lower case."""
    return kind.partition(b";")[0].strip().lower()


def charset_of(kind: bytes) -> str | None:
    """The encoding that a field ``Content-Type`` tells."""
    found = CHARSET.search(kind)
    return found[1].decode("ascii") if found else None


def _codings(told: bytes) -> tuple[bytes, ...]:
    """How a body is packed, the last way first."""
    ways = (way.strip().lower().removeprefix(b"x-") for way in told.split(b","))
    return tuple(way for way in ways if way not in {b"", b"identity", b"none", b"utf-8"})[::-1]


def body_of(answer: Answer, meter: Meter) -> bytes:
    """The body, put together and unpacked. Archives that did so when they kept it often left the fields as they were.

    Raises:
        InputError: it is broken, or packed in a way that is not known.
        Unsafe: it unpacks to more than any page, or all pages of the archive together to more than any archive.
    """
    if len(answer.codings) > MOST_CODINGS:
        raise Unsafe("this page is packed more often than any sensible one")
    body = _joined(answer.body) if answer.chunked else answer.body
    for coding in answer.codings:
        # Asked ahead, so that no time is spent on what is refused.
        count(meter, 0)
        body = _unpacked(body, coding)
        count(meter, len(body))
    return body


def _joined(body: bytes) -> bytes:
    """The chunks of a body put together; the body as it is if it is not in chunks."""
    parts = []
    at = 0
    while head := CHUNK_HEAD.match(body, at):
        size = int(head[1], 16)
        parts.append(body[head.end() : head.end() + size])
        at = head.end() + size
        if not size:
            return b"".join(parts)
    # A body that breaks off is as long as it is; one whose first line is no length was put together before.
    return b"".join(parts) if parts and at >= len(body) else body


def _unpacked(body: bytes, coding: bytes) -> bytes:
    """A body unpacked, or as it is if it was unpacked before."""
    if coding == b"gzip":
        return _inflated(body, 31) if GZIP.opening.match(body) else body
    if coding == b"deflate":
        # What is meant is zlib (RFC 9110, 8.4.1.2); some servers send it without its head.
        return body if _is_plain(body) else _inflated(body, 15 if _has_zlib_head(body) else -15)
    if coding == b"br":
        return body if _is_plain(body) else _from_brotli(body)
    if coding == b"zstd":
        return _from_zstd(body)
    raise InputError(f"this page is packed in a way that is not known ({coding[:20].decode('ascii', 'replace')})")


def _is_plain(body: bytes) -> bool:
    return body[:100].lstrip().startswith(b"<")


def _has_zlib_head(body: bytes) -> bool:
    """RFC 1950, 2.2: the method, and a sum over the first two bytes."""
    return len(body) > 1 and body[0] & 15 == 8 and (body[0] * 256 + body[1]) % 31 == 0


def _inflated(body: bytes, bits: int) -> bytes:
    unpacker = Inflater(bits)
    try:
        whole = unpacker.decompress(body, LARGEST_BODY + 1)
    except zlib.error as error:
        raise InputError(f"this page is packed, and broken ({error})") from error
    if not unpacker.eof and len(whole) <= LARGEST_BODY:
        raise InputError("this page is packed, and breaks off")
    return _within_limit(whole)


def _from_brotli(body: bytes) -> bytes:
    """RFC 7932. The reader of fastwarc 2.0.1 makes gigabytes of a kilobyte, whatever is asked of it."""
    import brotli  # type: ignore[import-untyped]

    unpacker = brotli.Decompressor()
    whole = bytearray()
    try:
        while len(whole) <= LARGEST_BODY and not unpacker.is_finished():
            more = unpacker.process(b"" if whole else body, output_buffer_limit=LARGEST_PIECE)
            if not more:
                raise InputError("this page is packed, and breaks off")
            whole += more
    except brotli.error as error:
        raise InputError(f"this page is packed, and broken ({error})") from error
    return _within_limit(bytes(whole))


def _from_zstd(body: bytes) -> bytes:
    if not body.startswith(MAGIC):
        return body
    return _within_limit(_through(Frames(Stream(io.BytesIO(body)))))


def _through(source: Source) -> bytes:
    """All that a source gives, or just more than a page has."""
    whole = bytearray()
    while len(whole) <= LARGEST_BODY and (data := source.read(CHUNK)):
        whole += data
    return bytes(whole)


def _within_limit(whole: bytes) -> bytes:
    if len(whole) > LARGEST_BODY:
        raise Unsafe(f"this page unpacks to more than {LARGEST_BODY // 1_000_000} MB")
    return whole
