"""Newsletters: messages of mail (RFC 5322, MIME), one a file or many in an MBOX (RFC 4155).

Messages are taken apart here, part by part: for parts within parts the parser of the standard library takes time out of
all proportion. It reads the headers, cut short.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.parser import HeaderParser
from email.policy import Compat32
from email.utils import parseaddr
from itertools import islice
from typing import Final

from legation.errors import EmptyArticle, InputError, LegationError, Unsafe
from legation.model import DateBasis
from legation.sources.decoding import WINDOWS, decode, decode_line, decode_page, decoded_as
from legation.sources.document import SURROGATE, BadDocument, Document
from legation.sources.feed_entries import LONGEST_LANGUAGE, single_line
from legation.sources.moments import moment_of
from legation.sources.page_addresses import page_address
from legation.sources.streams import Stream
from legation.sources.xml_safety import FORBIDDEN

#: Bytes of a message and of the headers of one part; servers of mail refuse larger ones.
LARGEST_MESSAGE: Final = 25_000_000
LARGEST_HEAD: Final = 256_000
#: Characters of one header that are looked at.
LONGEST_HEADER: Final = 4_000
#: How deep parts stand in parts, and how many are looked at.
DEEPEST: Final = 10
MOST_PARTS: Final = 200
#: The blank line between headers and body.
GAP: Final = re.compile(rb"\r?\n\r?\n|\A\r?\n")
#: The line before each message of an MBOX, and one within a message that looks like it and was marked when stored.
FROM: Final = re.compile(rb"From [^\r\n]*[0-9]{1,2}:[0-9]{2}")
MARKED_FROM: Final = re.compile(rb"^>(>*From )", re.MULTILINE)
#: A line broken only to be sent (RFC 3676, section 4.1); the one that opens a signature is none.
SOFT_BREAK: Final = re.compile(r"(?<!^--) \n", re.MULTILINE)
NO_DIGIT: Final = re.compile(rb"[^A-Za-z0-9+/]")
#: Bytes of a line that are taken at once.
LINE: Final = 1_000_000
#: What tells that bytes are a message: one of these headers must be there.
HEADERS: Final = ("from", "date", "subject", "received", "mime-version", "return-path", "message-id")


class _Short(Compat32):
    """Headers as they stand, cut off where they are longer than any of use."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:LONGEST_HEADER]


PARSER: Final = HeaderParser(policy=_Short())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A part of a message: its headers and its body as sent."""

    head: Message
    body: bytes


def message_document(name: str, data: bytes) -> Document | BadDocument:
    """The newsletter that a message holds: its page, else its text; attachments are passed over.

    Title is the subject, outlet the name of the sender, else the host of the address; `url` is where the message is
    archived (RFC 5064), and the day that of the header Date, in the zone of the sender.
    """
    try:
        return _document(name, data)
    except LegationError as error:
        return BadDocument(name=name, error=error)


def mbox_documents(name: str, handle: Stream) -> Iterator[Document | BadDocument]:
    """The newsletters of an MBOX, each named by its place in it, never more than one in memory.

    Raises:
        InputError: it is no MBOX.
    """
    for place, message in enumerate(_messages(handle), start=1):
        yield message_document(f"{name}:{place}", message)


def _messages(handle: Stream) -> Iterator[bytes]:
    """The messages, each as long as just too long for one at most.

    Raises:
        InputError: the first line opens no message.
    """
    if not FROM.match(handle.readline(LINE)):
        raise InputError("this is no MBOX: its first line is not 'From', a sender and a time")
    message = bytearray()
    blank = True
    while line := handle.readline(LINE):
        if blank and FROM.match(line):
            yield _unmarked(message)
            message = bytearray()
        elif len(message) <= LARGEST_MESSAGE:
            message += line
        blank = line in (b"\n", b"\r\n")
    yield _unmarked(message)


def _unmarked(message: bytearray) -> bytes:
    return MARKED_FROM.sub(rb"\1", bytes(message))


def _document(name: str, data: bytes) -> Document:
    if len(data) > LARGEST_MESSAGE:
        raise Unsafe(f"this message is larger than {LARGEST_MESSAGE // 1_000_000} MB, so it is not read")
    message = _part(data.lstrip(b"\r\n"))
    if not any(message.head.get(header) for header in HEADERS):
        raise InputError("this is no message of mail: none of the headers From, Date and Subject opens it")
    content = _content(message)
    return Document(
        name=name,
        title=single_line(_decoded(_header(message, "subject"))),
        outlet=_outlet(message),
        url=page_address(_header(message, "archived-at").strip("<> ")),
        language=single_line(_header(message, "content-language"), LONGEST_LANGUAGE),
        published=moment_of(_header(message, "date")),
        basis=DateBasis.FEED,
        text=content.get("text"),
        html=content.get("html"),
    )


def _part(data: bytes) -> _Part:
    """Headers and body.

    Raises:
        Unsafe: there is no end to the headers.
    """
    gap = GAP.search(data, 0, LARGEST_HEAD)
    if gap is None and len(data) > LARGEST_HEAD:
        raise Unsafe(f"the headers of this message are longer than {LARGEST_HEAD // 1_000} kB")
    head, body = (data[: gap.start()], data[gap.end() :]) if gap else (data, b"")
    return _Part(head=PARSER.parsestr(decode_line(head) + "\n\n"), body=body)


def _header(part: _Part, name: str) -> str:
    """A header on one line as it was sent, empty where there is none."""
    written = next((value for key, value in part.head.raw_items() if key.lower() == name), "")
    return " ".join(str(written).split())


def _decoded(written: str) -> str:
    """Words of a header, whatever encodings they mix (RFC 2047)."""
    try:
        pieces = decode_header(written)
    except (MessageError, ValueError):
        return written
    return "".join(piece if isinstance(piece, str) else _words(piece, charset) for piece, charset in pieces)


def _outlet(message: _Part) -> str | None:
    """The name of the sender, else the host of the address."""
    # The name is found before it is decoded: what it may then hold, a comma, would divide it.
    try:
        sender, address = parseaddr(_header(message, "from"))
    except RecursionError:  # it goes a level deeper at each colon
        return None
    return single_line(_decoded(sender)) or single_line(address.partition("@")[2].lower())


def _words(data: bytes, charset: str | None) -> str:
    text = decoded_as(data, charset)
    return SURROGATE.sub("\ufffd", decode_line(data) if text is None else text)


def _content(message: _Part, depth: int = 0) -> dict[str, str]:
    """The first page of a message, whose paragraphs are marked, else its first text, else those of what it forwards.

    Raises:
        EmptyArticle: there is none.
        NotText: what there is cannot be read as text.
    """
    parts = list(islice(_leaves(message, depth), MOST_PARTS))
    for kind, key in (("text/html", "html"), ("text/plain", "text")):
        texts = (_text(part, kind) for part in parts if _kind(part) == kind)
        content = next((text for text in texts if any(map(str.isalnum, text))), None)
        if content is not None:
            return {key: content}
    forwarded = next((part for part in parts if _kind(part) == "message/rfc822"), None)
    if forwarded is None or depth >= DEEPEST:
        raise EmptyArticle("there is no text in this message: nothing but attachments, or nothing at all")
    return _content(_part(forwarded.body.lstrip(b"\r\n")), depth + 1)


def _leaves(part: _Part, depth: int) -> Iterator[_Part]:
    """The parts of a message that hold no others, without those that are attached, in their order."""
    if part.head.get_content_disposition() == "attachment" and _kind(part) != "message/rfc822":
        return
    inner = _inner(part) if part.head.get_content_maintype() == "multipart" and depth < DEEPEST else []
    if not inner:
        yield part
    for each in inner:
        yield from _leaves(_part(each), depth + 1)


def _inner(part: _Part) -> list[bytes]:
    """What stands between the boundaries of a part of many (RFC 2046, section 5.1); the last may be cut off."""
    boundary = (part.head.get_boundary() or "").encode()
    lines = re.finditer(rb"^--" + re.escape(boundary) + rb"(--)?[ \t]*(?:\r?\n|\Z)", part.body, re.MULTILINE)
    between = list(islice(lines, MOST_PARTS + 1)) if boundary else []
    ends = [line.start() for line in between[1:]] + [len(part.body)]
    inner = (part.body[line.end() : end] for line, end in zip(between, ends, strict=False) if not line[1])
    # The break before a boundary is part of that.
    return [each.removesuffix(b"\n").removesuffix(b"\r") for each in inner]


def _kind(part: _Part) -> str:
    """The media type; parts of many without boundaries are read as what they look like, a text."""
    kind = part.head.get_content_type()
    return "text/plain" if kind.startswith("multipart/") else kind


def _text(part: _Part, kind: str) -> str:
    """The text of a part, in whatever encoding; what cannot be undone is taken as it stands.

    Raises:
        NotText: the bytes are no text.
    """
    data = _unpacked(part)
    charset = part.head.get_content_charset() or ""
    # Programs that do not know what they send say ASCII or Latin-1.
    text = decoded_as(data, "utf-8") if charset in WINDOWS else None
    text = decoded_as(data, charset) if text is None else text
    if text is None:
        text = decode_page(data) if kind == "text/html" else decode(data)
    text = FORBIDDEN.sub("", text.replace("\r\n", "\n"))
    flowed = str(part.head.get_param("format", "")).lower() == "flowed"
    return SOFT_BREAK.sub(" ", text) if flowed else text


def _unpacked(part: _Part) -> bytes:
    """The body as it was before it was sent (RFC 2045, section 6)."""
    encoding = str(part.head.get("content-transfer-encoding", "")).strip().lower()
    if encoding == "quoted-printable":
        return binascii.a2b_qp(part.body)
    if encoding != "base64":
        return part.body
    digits = NO_DIGIT.sub(b"", part.body.partition(b"=")[0])
    # One digit alone is less than a byte: the message was cut off within it.
    digits = digits[: len(digits) - (len(digits) % 4 == 1)]
    return binascii.a2b_base64(digits + b"=" * (-len(digits) % 4))
