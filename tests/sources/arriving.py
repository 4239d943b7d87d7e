"""What the tests of intake share: what arrives from some sources, and small sources of every form."""

from __future__ import annotations

import io
import json
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from legation.sources.document import BadDocument, Document, Unchanged
from legation.sources.intake import Intake, Opening
from legation.sources.origin import Seen, nothing_seen
from legation.sources.web.settings import FetchSettings
from tests.sources.web.servers import QUICK, Page

TEXT = "Foreign ministers of Chad and Niger met in Niamey.\n\nThey will meet again in May."
HTML = "<html><body><p>Chad and Niger met.</p></body></html>"


def intake(**opening: Any) -> Intake:
    """What opens sources, on loopback and without delays."""
    return Intake(Opening(web=FetchSettings(**QUICK | {"timeout": 2.0, "deadline": 5.0}), **opening))


def arrived(*names: str | Path, seen: Seen = nothing_seen, **opening: Any) -> list[Document | BadDocument | Unchanged]:
    """All that comes of some sources; each with the origin under which it was named."""
    with intake(**opening) as opened:
        return [each.found for each in opened.arrivals(map(str, names), seen)]


def told(*names: str | Path, seen: Seen = nothing_seen, **opening: Any) -> list[tuple[str, str]]:
    """Names and what came under them: the text, the page, the message of what is bad, or that it is known."""
    return [(each.name, said(each)) for each in arrived(*names, seen=seen, **opening)]


def said(found: Document | BadDocument | Unchanged) -> str:
    """What came, in words."""
    if isinstance(found, BadDocument):
        return str(found.error)
    return "unchanged" if isinstance(found, Unchanged) else found.text or found.html or ""


def zipped(members: Mapping[str, bytes | str]) -> bytes:
    """A zip archive of files."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return packed.getvalue()


def tarred(members: Mapping[str, bytes | str], mode: str = "w") -> bytes:
    """A tar archive of files, packed as the mode says."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            content = data.encode() if isinstance(data, str) else data
            header = tarfile.TarInfo(name)
            header.size = len(content)
            archive.addfile(header, io.BytesIO(content))
    return packed.getvalue()


def crawled(pages: Mapping[str, str]) -> bytes:
    """A web archive with answers of HTTP: addresses and pages."""
    return b"".join(_record(number, url, page.encode()) for number, (url, page) in enumerate(pages.items()))


def _record(number: int, url: str, body: bytes) -> bytes:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Target-URI: {url}\r\n"
        f"WARC-Date: 2023-05-04T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def feed(*entries: tuple[str, str], title: str = "Andes Today") -> bytes:
    """A feed (RSS) with addresses and texts of entries."""
    items = "".join(
        f"<item><title>Talks</title><link>{url}</link><guid>{url}</guid>"
        f"<pubDate>Wed, 03 May 2023 10:00:00 GMT</pubDate><description>{text}</description></item>"
        for url, text in entries
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{items}</channel></rss>'.encode()


def sitemap(*addresses: str) -> bytes:
    """A sitemap of pages."""
    return _listed("urlset", "url", addresses)


def index(*addresses: str) -> bytes:
    """A sitemap of sitemaps."""
    return _listed("sitemapindex", "sitemap", addresses)


def _listed(root: str, entry: str, addresses: tuple[str, ...]) -> bytes:
    entries = "".join(f"<{entry}><loc>{each}</loc></{entry}>" for each in addresses)
    return f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</{root}>'.encode()


def json_line(text: str, url: str | None = None) -> str:
    """A line of JSON with an article."""
    return json.dumps({"text": text, "url": url, "published": "2023-05-04"})


def page(text: str, media_type: str = "text/html") -> Page:
    """What a server sends."""
    return Page(text.encode(), headers=(("Content-Type", media_type),))
