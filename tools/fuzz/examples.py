"""A valid example of each form of source: feeds, pages, mail, lists, tables, web archives, archives."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile

WORDS = "The foreign ministers of Portugal and Morocco met in Lisbon on March 14, 2023, the ministry said. "
PAGE = (
    '<!DOCTYPE html><html lang="en"><head><title>Talks</title><meta charset="utf-8"><script type="application/ld+json">'
    '{"@type":"NewsArticle","datePublished":"2023-03-14T10:00:00Z"}</script></head><body><nav><a href="/">Home</a>'
    f"</nav><article><h1>Talks</h1><p>LISBON, March 14 (Lusa) - {WORDS * 3}</p><p>{WORDS * 4}</p></article></body>"
)
RSS = (
    '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>A</title><link>https://a.example/</link>'
    "<item><title>T</title><link>https://a.example/1</link><pubDate>Tue, 14 Mar 2023 10:00:00 +0100</pubDate>"
    f"<description><![CDATA[<p>{WORDS}</p>]]></description></item></channel></rss>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry><id>1</id><title type="html">&lt;b&gt;T</title>'
    f'<link href="/1"/><published>2023-03-14T10:00:00Z</published><content type="html">{WORDS}</content></entry></feed>'
)
SITEMAP = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://a.example/1</loc>'
    "<lastmod>2023-03-14</lastmod></url></urlset>"
)
MAIL = (
    "From: News <news@a.example>\r\nSubject: =?utf-8?q?Talks?=\r\nDate: Tue, 14 Mar 2023 10:00:00 +0100\r\n"
    'MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="b"\r\n\r\n--b\r\n'
    f"Content-Type: text/plain\r\n\r\n{WORDS}\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n"
    "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
    f"<p>{WORDS}</p>\r\n--b--\r\n"
)
JSON_FEED = json.dumps(
    {"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "content_text": WORDS, "url": "/1"}]}
)
LINES = "\n".join(
    json.dumps({"text": WORDS, "published": "2023-03-14", "url": f"https://a.example/{n}"}) for n in range(4)
)
OPML = '<opml version="2.0"><body><outline xmlUrl="https://a.example/feed" text="A"/></body></opml>'


def warc() -> bytes:
    """Records of a crawl, each packed by itself."""
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{PAGE}".encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/1\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + answer + b"\r\n\r\n") * 3


def archive() -> bytes:
    """A zip with a page, a feed, and a packed tar in it."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("a/page.html", PAGE)
        file.writestr("feed.xml", RSS)
        file.writestr("inner.tar.gz", gzip.compress(tar()))
    return made.getvalue()


def tar() -> bytes:
    """A tar with a message and JSON lines."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as file:
        for name, text in (("mail.eml", MAIL), ("lines.jsonl", LINES)):
            member = tarfile.TarInfo(name)
            member.size = len(text.encode())
            file.addfile(member, io.BytesIO(text.encode()))
    return made.getvalue()


def seeds() -> dict[str, bytes]:
    """A valid example of each form, by a name that tells it."""
    texts = {
        "page.html": PAGE,
        "feed.xml": RSS,
        "atom.xml": ATOM,
        "sitemap.xml": SITEMAP,
        "mail.eml": MAIL,
        "mail.mbox": f"From news Tue Mar 14 10:00:00 2023\n{MAIL}\nFrom news Tue Mar 14 10:00:00 2023\n{MAIL}",
        "feed.json": JSON_FEED,
        "lines.jsonl": LINES,
        "table.csv": f'title,text,published\nT,"{WORDS}",2023-03-14\n',
        "text.txt": f"LISBON, March 14 (Lusa) - {WORDS}",
        "feeds.opml": OPML,
    }
    packed = {
        "crawl.warc.gz": warc(),
        "many.zip": archive(),
        "many.tar": tar(),
        "page.html.gz": gzip.compress(PAGE.encode()),
    }
    return {**{name: text.encode() for name, text in texts.items()}, **packed}
