"""What bytes hold: told by their name where that is to be believed, else by how they begin."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Final

from legation.sources.decoding import MARKS
from legation.sources.files import MARK
from legation.sources.xml_safety import UNMARKED

#: Bytes that are looked at.
HEAD: Final = 4_096


class Form(StrEnum):
    """The forms of sources."""

    FEED = "feed"
    """RSS, RDF or Atom."""
    JSON_FEED = "JSON feed"
    SITEMAP = "sitemap"
    OPML = "OPML"
    MAIL = "mail"
    MBOX = "mbox"
    WARC = "WARC"
    ZIP = "zip"
    TAR = "tar"
    GZIP = "gzip"
    BZIP2 = "bzip2"
    XZ = "xz"
    ZSTD = "zstd"
    HTML = "HTML"
    JSON = "JSON"
    """One object or list, or several one after the other, as the first words show."""
    JSON_LINES = "JSON lines"
    TABLE = "table"
    PARQUET = "Parquet"
    XML = "XML"
    """Of none of the kinds above."""
    URLS = "list of addresses"
    TEXT = "text"


#: What files hold by the endings of their names.
ENDINGS: Final[Mapping[str, Form]] = MappingProxyType(
    {
        ".txt": Form.TEXT,
        ".md": Form.TEXT,
        ".html": Form.HTML,
        ".htm": Form.HTML,
        ".xhtml": Form.HTML,
        ".json": Form.JSON,
        ".jsonl": Form.JSON_LINES,
        ".ndjson": Form.JSON_LINES,
        ".csv": Form.TABLE,
        ".tsv": Form.TABLE,
        ".parquet": Form.PARQUET,
        ".xml": Form.XML,
        ".rss": Form.FEED,
        ".atom": Form.FEED,
        ".rdf": Form.FEED,
        ".opml": Form.OPML,
        ".eml": Form.MAIL,
        ".mbox": Form.MBOX,
        ".warc": Form.WARC,
        ".wet": Form.WARC,
        ".zip": Form.ZIP,
        ".tar": Form.TAR,
        ".tgz": Form.GZIP,
        ".gz": Form.GZIP,
        ".bz2": Form.BZIP2,
        ".xz": Form.XZ,
        ".zst": Form.ZSTD,
        ".urls": Form.URLS,
    }
)
#: What servers say, where it tells more than "some text" or "some bytes" (RFC 8288 and the registry of IANA).
MEDIA_TYPES: Final[Mapping[str, Form]] = MappingProxyType(
    {
        "application/rss+xml": Form.FEED,
        "application/atom+xml": Form.FEED,
        "application/rdf+xml": Form.FEED,
        "application/feed+json": Form.JSON_FEED,
        "text/x-opml": Form.OPML,
        "text/html": Form.HTML,
        "application/xhtml+xml": Form.HTML,
        "application/xml": Form.XML,
        "text/xml": Form.XML,
        "application/json": Form.JSON,
        "application/jsonl": Form.JSON_LINES,
        "application/x-ndjson": Form.JSON_LINES,
        "text/csv": Form.TABLE,
        "text/tab-separated-values": Form.TABLE,
        "text/uri-list": Form.URLS,
        "message/rfc822": Form.MAIL,
        "application/mbox": Form.MBOX,
        "application/warc": Form.WARC,
        "application/vnd.apache.parquet": Form.PARQUET,
        "application/zip": Form.ZIP,
        "application/gzip": Form.GZIP,
        "application/zstd": Form.ZSTD,
    }
)
#: Bytes that nothing else opens with.
MAGIC: Final = (
    (b"\x1f\x8b", Form.GZIP),
    (b"BZh", Form.BZIP2),
    (b"\xfd7zXZ\x00", Form.XZ),
    (b"\x28\xb5\x2f\xfd", Form.ZSTD),
    (b"PK\x03\x04", Form.ZIP),
    (b"PK\x05\x06", Form.ZIP),
    (b"WARC/", Form.WARC),
    (b"PAR1", Form.PARQUET),
)
#: A frame of zstd that is skipped; archives of the web open with one, which holds a dictionary.
SKIPPED: Final = re.compile(rb"[\x50-\x5f]\x2a\x4d\x18")
TAR: Final = slice(257, 262)
#: Outermost elements, without prefix. A part of a page opens with one of its own.
ROOTS: Final[Mapping[str, Form]] = MappingProxyType(
    {
        "rss": Form.FEED,
        "rdf": Form.FEED,
        "feed": Form.FEED,
        "channel": Form.FEED,
        "urlset": Form.SITEMAP,
        "sitemapindex": Form.SITEMAP,
        "opml": Form.OPML,
        "html": Form.HTML,
    }
)
PARTS: Final = frozenset("head body article main section header div p h1 h2 h3 table ul ol span".split())
#: What may stand before the outermost element.
BEFORE: Final = re.compile(
    r"(?:\s+|<\?.*?\?>|<!--.*?-->|<!doctype(?!\s+html)[^<>\[]*(?:\[[^\]]*\]\s*)?>)*", re.DOTALL | re.IGNORECASE
)
PAGE: Final = re.compile(r"<!doctype\s+html\b", re.IGNORECASE)
ROOT: Final = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)(?=[\s/>])")
JSON: Final = re.compile(r"\{|\[\s*[\[{\]]")
JSON_FEED: Final = re.compile(r'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version\\?/')
MBOX: Final = re.compile(r"From [^\n]*[0-9]{1,2}:[0-9]{2}")
#: Two headers of a message, each perhaps over several lines: a text may open with one word and a colon.
MAIL: Final = re.compile(
    r"(?:(?:return-path|received|delivered-to|mime-version|message-id|date|from|to|subject|reply-to|content-type|x-[\w-]+|"
    r"list-[a-z]+|dkim-signature|authentication-results|arc-[a-z-]+):[^\n]*\n(?:[ \t][^\n]*\n)*){2}",
    re.IGNORECASE,
)
ADDRESS: Final = re.compile(r"https?://\S+", re.IGNORECASE)
#: Forms that are told from others by bytes; where a name promises one and text is there, it is text.
BYTES: Final = frozenset({Form.WARC, Form.PARQUET, Form.ZIP, Form.TAR, Form.GZIP, Form.BZIP2, Form.XZ, Form.ZSTD})
#: Forms that show so plainly that no name can say otherwise.
PLAIN: Final = BYTES | {Form.FEED, Form.JSON_FEED, Form.SITEMAP, Form.OPML, Form.HTML}
#: What a name promises, and what is there instead and can be told from it, though a name may overrule it elsewhere.
MISNAMED: Final = frozenset({(Form.TEXT, Form.URLS), (Form.MAIL, Form.MBOX), (Form.MBOX, Form.MAIL)})


def form_of(head: bytes, name: str = "", media_type: str | None = None) -> Form:
    """The form of what begins with these bytes.

    What a server says or, where that says nothing, the ending of the name decides; but not against bytes that plainly
    are something else: a text that is packed, a page that is called XML.
    """
    seen = _seen(head[:HEAD])
    told = _told(name, media_type)
    if seen in PLAIN or (told, seen) in MISNAMED:
        return seen
    # What is packed and broken may open with anything; a text has no zeros.
    if told is None or (told in BYTES and b"\x00" not in head[:HEAD]):
        return _unnamed(seen, head)
    return told


def _told(name: str, media_type: str | None) -> Form | None:
    """What a server or a name says, if that says anything."""
    said = MEDIA_TYPES.get((media_type or "").partition(";")[0].strip().lower())
    return said or ENDINGS.get(PurePosixPath(name.lower().replace("\\", "/")).suffix)


def _seen(head: bytes) -> Form:
    """What the bytes themselves show."""
    for opening, form in MAGIC:
        if head.startswith(opening):
            return form
    if SKIPPED.match(head):
        return Form.ZSTD
    if head[TAR] == b"ustar":
        return Form.TAR
    return _written(_text(head), whole=len(head) < HEAD)


def _text(head: bytes) -> str:
    """The first words, right as far as they are ASCII."""
    for mark, encoding in (*MARKS, *UNMARKED):
        if head.startswith(mark):
            return head.decode(encoding, "ignore").lstrip("\ufeff \t\r\n")
    return head.removeprefix(MARK).decode("latin-1").lstrip()


def _written(text: str, *, whole: bool) -> Form:
    """What a text is by its first words."""
    if text.startswith("<"):
        return _markup(text)
    if JSON.match(text):
        return Form.JSON_FEED if text.startswith("{") and JSON_FEED.search(text) else Form.JSON
    if MBOX.match(text):
        return Form.MBOX
    if MAIL.match(text.replace("\r\n", "\n")):
        return Form.MAIL
    return Form.URLS if _is_list(text, whole=whole) else Form.TEXT


def _markup(text: str) -> Form:
    """What the outermost element shows."""
    before = BEFORE.match(text)
    place = before.end() if before else 0
    if PAGE.match(text, place):
        return Form.HTML
    root = ROOT.match(text, place)
    if root is None:
        return Form.XML if text.startswith("<?xml") else Form.TEXT
    return ROOTS.get(root[1].lower(), Form.XML)


def _unnamed(seen: Form, head: bytes) -> Form:
    """What nobody says, or nobody says rightly, what it is: a page where an element of pages opens it."""
    root = ROOT.match(_text(head[:HEAD]))
    return Form.HTML if seen is Form.XML and root and root[1].lower() in PARTS else seen


def _is_list(text: str, *, whole: bool) -> bool:
    """Whether every line is an address, a comment, or blank; the last may be cut off."""
    lines = text.splitlines()
    if not whole and len(lines) > 1:
        lines.pop()
    told = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    return bool(told) and all(map(ADDRESS.fullmatch, told))
