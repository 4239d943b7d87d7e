"""Doors: what bytes hold, by their form, as documents, links, and what lies further inside."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from legation.errors import InputError, NotText
from legation.sources.archives import Member, members
from legation.sources.decoding import decode, decode_page, decoded_as
from legation.sources.document import BadDocument, Document, Link
from legation.sources.files import LARGEST_FILE, lines, within_limit
from legation.sources.json_lines import json_documents, json_lines
from legation.sources.looks import ENDINGS, HEAD, Form, form_of
from legation.sources.pieces import Piece, lines_of_piece
from legation.sources.streams import Stream
from legation.sources.tables import table_documents
from legation.sources.unpacking import unpacked

if TYPE_CHECKING:
    from legation.sources.feed_entries import Feed


#: Endings of files that hold another file.
PACKED: Final = (".gz", ".bz2", ".xz", ".zst")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where bytes stand, and what a server says of them; `full_text` reads the pages that a feed names.

    `piece` is the only part that is read, of a file that can be cut (`legation.sources.cutting`).
    """

    name: str
    url: str | None = None
    media_type: str | None = None
    charset: str | None = None
    full_text: bool = False
    piece: Piece | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Inner:
    """A sitemap that another one names."""

    url: str


Given = Document | BadDocument | Link | Member | Inner
Door = Callable[[Place, Stream], Iterator[Given]]


def given_by(place: Place, stream: Stream) -> Iterator[Given]:
    """What bytes hold, packed or not.

    Raises:
        LegationError: they, or the rest of them, cannot be read.
    """
    form, inner = opened_as(place, stream)
    _check_readable(inner.peek(HEAD))
    return DOORS[form](place, inner)


def opened_as(place: Place, stream: Stream) -> tuple[Form, Stream]:
    """The form of what bytes hold, and those bytes, no longer packed.

    Raises:
        LegationError: they cannot be unpacked.
    """
    name = _file_name(place)
    form = form_of(stream.peek(HEAD), name, place.media_type)
    if form in (Form.ZIP, Form.TAR):
        return form, stream
    inner = unpacked(stream)
    # Of what was packed, the server has said how it is packed, not what it is.
    return form_of(inner.peek(HEAD), inner_name(name), place.media_type if inner is stream else None), inner


def _file_name(place: Place) -> str:
    """The name whose ending tells the form: of an address its path, without what is asked there."""
    return urlsplit(place.url).path if place.url else place.name


def has_known_ending(name: str) -> bool:
    """Whether the name of a file tells what it holds, packed or not."""
    return PurePosixPath(inner_name(name).lower()).suffix in ENDINGS


def inner_name(name: str) -> str:
    """The name of what is packed in a file of this name: of a ``.tgz`` a ``.tar``, without ``.gz`` and the like."""
    path = PurePosixPath(name)
    if path.suffix.lower() == ".tgz":
        return str(path.with_suffix(".tar"))
    return str(path.with_suffix("")) if path.suffix.lower() in PACKED else name


#: Forms that are told by how they open, and look like text for a while.
OTHERS: Final = (
    (b"%PDF-", "PDF"),
    (b"%!PS", "PostScript"),
    (b"{\\rtf", "RTF"),
    (b"\xd0\xcf\x11\xe0", "a document of an office program"),
)


def _check_readable(head: bytes) -> None:
    """Refuse what only another program can read, though it looks like text.

    Raises:
        NotText: it is of a form that is not read.
    """
    for opening, form in OTHERS:
        if head.startswith(opening):
            raise NotText(f"this is {form}, which is not read; give its text")


# --- one article a file ---------------------------------------------------------------------------------------------


def _whole(stream: Stream) -> bytes:
    """All of a file that holds one article, or one list.

    Raises:
        ArticleTooLong: it is longer than any.
    """
    return within_limit(stream.read(LARGEST_FILE + 1))


def _decoded(data: bytes, place: Place) -> str:
    """The text that bytes hold, in the encoding that the server names, if it names one that fits.

    Raises:
        NotText: the bytes are no text.
    """
    text = decoded_as(data, place.charset) if place.charset else None
    return decode(data) if text is None else text


def _text(place: Place, stream: Stream) -> Iterator[Given]:
    """A text, or a list of addresses."""
    from legation.sources.url_lists import links_listed

    text = _decoded(_whole(stream), place)
    listed = links_listed(text)
    yield from listed if listed else [Document(name=place.name, text=text, url=place.url)]


def _page(place: Place, stream: Stream) -> Iterator[Given]:
    yield Document(name=place.name, html=decode_page(_whole(stream), place.charset), url=place.url)


def page_of(place: Place, data: bytes) -> Document:
    """The page, or text, that an address gave where one was looked for.

    Raises:
        InputError: it is something else.
        NotText: its bytes are no text.
    """
    _check_readable(data)
    form = form_of(data[:HEAD], _file_name(place), place.media_type)
    if form is Form.HTML:
        return Document(name=place.name, html=decode_page(data, place.charset), url=place.url)
    if form is Form.TEXT:
        return Document(name=place.name, text=_decoded(data, place), url=place.url)
    raise InputError(f"there should be a page here, but it is {form}; name the address itself to read that")


def _mail(place: Place, stream: Stream) -> Iterator[Given]:
    from legation.sources.mail import message_document

    yield message_document(place.name, _whole(stream))


# --- many articles a file -------------------------------------------------------------------------------------------


def _mbox(place: Place, stream: Stream) -> Iterator[Given]:
    from legation.sources.mail import mbox_documents

    return mbox_documents(place.name, stream)


def _json(place: Place, stream: Stream) -> Iterator[Given]:
    return _json_lines(place, stream) if place.piece else json_documents(place.name, lines(stream))


def _json_lines(place: Place, stream: Stream) -> Iterator[Given]:
    if place.piece:
        return json_lines(place.name, lines_of_piece(stream, place.piece), place.piece.first)
    return json_lines(place.name, lines(stream))


def _table(place: Place, stream: Stream) -> Iterator[Given]:
    return table_documents(place.name, lines(stream))


def _parquet(place: Place, stream: Stream) -> Iterator[Given]:
    from legation.sources.parquet_rows import parquet_documents

    return parquet_documents(place.name, stream, place.piece)


def _warc(place: Place, stream: Stream) -> Iterator[Given]:
    from legation.sources.warc import warc_documents

    return warc_documents(place.name, stream)


def _archive(place: Place, stream: Stream) -> Iterator[Given]:
    return members(place.name, stream)


# --- what leads further ---------------------------------------------------------------------------------------------


def feed_in(place: Place, data: bytes) -> Feed:
    """The feed that bytes hold.

    Raises:
        InputError: they are something else.
    """
    from legation.sources import feeds, json_feed

    form = form_of(data[:HEAD], _file_name(place), place.media_type)
    if form is Form.OPML:
        raise InputError("this is a list of feeds: save it as a file, and give that to `legation follow`")
    if form in (Form.HTML, Form.SITEMAP):
        raise InputError(f"there should be a feed here, but it is {form}; pages often name their feed at their foot")
    read = json_feed.feed_of if form in (Form.JSON_FEED, Form.JSON) else feeds.feed_of
    return read(place.name, data, url=place.url, charset=place.charset)


def entries_given(feed: Feed, *, full_text: bool) -> Iterator[Given]:
    """The entries of a feed, or links to their pages."""
    for entry in feed.entries:
        link = entry.link() if full_text and not isinstance(entry, BadDocument) else None
        yield entry if isinstance(entry, BadDocument) else link or entry.document()


def _feed(place: Place, stream: Stream) -> Iterator[Given]:
    return entries_given(feed_in(place, _whole(stream)), full_text=place.full_text)


def _sitemap(place: Place, stream: Stream) -> Iterator[Given]:
    """Its pages, which nobody has chosen one by one, and further sitemaps."""
    from legation.sources.sitemaps import sitemap_of

    found = sitemap_of(place.name, _whole(stream), url=place.url)
    yield from (replace(link, by_chance=True) for link in found.links)
    yield from (Inner(url=url) for url in found.sitemaps)
    yield from found.faults


def _list(place: Place, stream: Stream) -> Iterator[Given]:
    """A text that is called a list of addresses."""
    from legation.sources.url_lists import links_listed

    listed = links_listed(_decoded(_whole(stream), place))
    if listed is None:
        raise InputError("this is no list of addresses: give one of http or https a line")
    yield from listed


def _feeds(place: Place, stream: Stream) -> Iterator[Given]:
    raise InputError("this is a list of feeds: `legation follow` reads what they hold")


def _unknown_xml(place: Place, stream: Stream) -> Iterator[Given]:
    raise InputError("this is XML, but no feed, sitemap or page; give its text")


def _packed_again(place: Place, stream: Stream) -> Iterator[Given]:
    raise InputError("this opens as something packed, but cannot be unpacked")


DOORS: Final[Mapping[Form, Door]] = MappingProxyType(
    {
        Form.TEXT: _text,
        Form.HTML: _page,
        Form.MAIL: _mail,
        Form.MBOX: _mbox,
        Form.JSON: _json,
        Form.JSON_LINES: _json_lines,
        Form.TABLE: _table,
        Form.PARQUET: _parquet,
        Form.WARC: _warc,
        Form.ZIP: _archive,
        Form.TAR: _archive,
        Form.FEED: _feed,
        Form.JSON_FEED: _feed,
        Form.SITEMAP: _sitemap,
        Form.URLS: _list,
        Form.OPML: _feeds,
        Form.XML: _unknown_xml,
        Form.GZIP: _packed_again,
        Form.BZIP2: _packed_again,
        Form.XZ: _packed_again,
        Form.ZSTD: _packed_again,
    }
)
