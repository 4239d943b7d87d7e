"""Pages of web archives (WARC and WET): what crawls of the web keep, Common Crawl's news among them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from legation.errors import InputError, LegationError
from legation.sources.decoding import decode_page
from legation.sources.document import BadDocument, Document
from legation.sources.http_payload import answer_of, body_of, charset_of, media_of
from legation.sources.naming import printable
from legation.sources.streams import Meter, Stream
from legation.sources.unpacking import unpacked
from legation.sources.warc_records import Damage, Record, records

PAGES: Final = frozenset({b"text/html", b"application/xhtml+xml"})
#: What servers say that do not know what they send.
UNTOLD: Final = frozenset({b"", b"application/octet-stream", b"unk", b"content/unknown"})
#: How a page opens, comments and the declaration of XML before it included.
PAGE: Final = re.compile(rb"\s*(?:<\?xml[^>]*>\s*|<!--.{0,500}?-->\s*)*<(?:!doctype\s+html|html|head)\b", re.I | re.S)
SNIFFED: Final = 1_024
GOOD: Final = 200
#: After so many, what else is lost is only counted.
MOST_TOLD: Final = 1_000

Found = Document | BadDocument


def warc_documents(name: str, stream: Stream) -> Iterator[Found]:
    """The pages of a web archive, and the texts that others made of pages; packed or not.

    A page is an answer with status 200 or a resource, of a kind that says HTML or of no kind and with the opening of
    a page; a text is a conversion to plain text. All else is passed over: pictures, requests, pages that were the
    same when last seen. Pages that the crawler cut off and records that are damaged are told. The day of the crawl is
    no day of publication.
    """
    told = 0
    for record in records(unpacked(stream)):
        found = _found(name, record, stream.meter)
        if isinstance(found, BadDocument):
            told += 1
        if found and (told <= MOST_TOLD or isinstance(found, Document)):
            yield found
    if told > MOST_TOLD:
        more = f"{told - MOST_TOLD:,} more pages of this archive could not be read, and are not told one by one"
        yield BadDocument(name=name, error=InputError(more))


def _found(name: str, record: Record | Damage, meter: Meter) -> Found | None:
    """What a record gives, nothing if it is of a kind that is passed over."""
    if isinstance(record, Damage):
        return BadDocument(name=f"{name}:{record.at}", error=record.error)
    make = KINDS.get(record.fields.get(b"warc-type", b"").lower())
    if not make:
        return None
    name = f"{name}:{_label(record)}"
    try:
        return make(name, record, meter)
    except LegationError as error:
        return BadDocument(name=name, error=error)


def _label(record: Record) -> str:
    """The id of a record, else the byte it opens at."""
    told = record.fields.get(b"warc-record-id", b"").strip(b"<> ").removeprefix(b"urn:uuid:")
    return printable(told.decode("utf-8", "replace")) or str(record.at)


def _response(name: str, record: Record, meter: Meter) -> Document | None:
    if media_of(record.fields.get(b"content-type", b"application/http")) != b"application/http":
        return None
    answer = answer_of(record.block)
    media = answer.media
    if media in UNTOLD:
        media = media_of(record.fields.get(b"warc-identified-payload-type", b""))
    if answer.status != GOOD or (media not in PAGES and media not in UNTOLD):
        return None
    _check_whole(record)
    return _page(name, record, body_of(answer, meter), media, answer.charset)


def _resource(name: str, record: Record, _: Meter) -> Document | None:
    kind = record.fields.get(b"content-type", b"")
    if media_of(kind) not in PAGES | UNTOLD:
        return None
    _check_whole(record)
    return _page(name, record, record.block, media_of(kind), charset_of(kind))


def _conversion(name: str, record: Record, _: Meter) -> Document | None:
    if media_of(record.fields.get(b"content-type", b"")) != b"text/plain":
        return None
    _check_whole(record)
    return Document(name=name, text=decode_page(record.block), url=_url(record), by_chance=True)


def _page(name: str, record: Record, body: bytes, media: bytes, charset: str | None) -> Document | None:
    if media in UNTOLD and not PAGE.match(body[:SNIFFED]):
        return None
    return Document(name=name, html=decode_page(body, charset), url=_url(record), by_chance=True)


def _url(record: Record) -> str | None:
    told = record.fields.get(b"warc-target-uri", b"").strip(b"<> ")
    return told.decode("utf-8", "replace") or None


def _check_whole(record: Record) -> None:
    """Refuse what is only a part of a page.

    Raises:
        InputError: the crawler cut it off, or laid it down in several records.
    """
    why = record.fields.get(b"warc-truncated")
    if why is not None:
        raise InputError(f"the crawler cut this page off ({printable(why.decode('utf-8', 'replace'))})")
    if b"warc-segment-number" in record.fields:
        raise InputError("this page lies in several records, which are not put together")


#: What is made of a record, by its kind.
KINDS: Final = MappingProxyType({b"response": _response, b"resource": _resource, b"conversion": _conversion})
