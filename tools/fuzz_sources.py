"""Throws broken input at the doors of `legation.sources`: `python tools/fuzz_sources.py [--minutes N] [--seed N]`.

Valid examples of each form (feeds, sitemaps, lists, mail, pages, JSON lines, tables, WARC, zip, tar, packed files) are
cut, repeated, mixed and changed at random, and go through the doors as files do, each page and text on to an article.
What must come: documents, and errors of ours, within ten seconds and 2 GB. Anything else is printed, with the bytes
that led to it in a file, and the exit code is 1.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import resource
import signal
import sys
import tarfile
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from itertools import islice
from pathlib import Path
from random import Random
from types import FrameType

from legation.articles.build import article_of
from legation.errors import LegationError
from legation.sources.document import Document
from legation.sources.origin import Opening, Origin, nothing_seen

SECONDS = 10
MEMORY = 2_000_000_000
#: Documents of one input that are looked at.
MOST = 300
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


def changed(data: bytes, others: list[bytes], random: Random) -> bytes:
    """The bytes with some damage."""
    for _ in range(random.choice((1, 1, 2, 4, 16))):
        data = random.choice(CHANGES)(data, others, random)
    return data[:5_000_000]


def _flip(data: bytes, others: list[bytes], random: Random) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + random.randbytes(random.choice((1, 1, 4))) + data[at + random.choice((0, 1, 4)) :]


def _cut(data: bytes, others: list[bytes], random: Random) -> bytes:
    start, end = sorted(random.randrange(len(data) + 1) for _ in range(2))
    return random.choice((data[:start], data[start:end], data[:start] + data[end:]))


def _repeat(data: bytes, others: list[bytes], random: Random) -> bytes:
    start = random.randrange(len(data) + 1)
    part = data[start : start + random.choice((1, 8, 60, 400))]
    return data[:start] + part * random.choice((2, 20, 500, 5000)) + data[start:]


def _mix(data: bytes, others: list[bytes], random: Random) -> bytes:
    other = random.choice(others)
    at, start = random.randrange(len(data) + 1), random.randrange(len(other) + 1)
    return data[:at] + other[start : start + random.choice((10, 200, 5000))] + data[at:]


def _mark(data: bytes, others: list[bytes], random: Random) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + random.choice(MARKS) + data[at:]


MARKS = (b"<", b"]]>", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b"\0", b"\xff", b"\r\n\r\n", b"{[" * 50, b'"', b"--b")
Change = Callable[[bytes, list[bytes], Random], bytes]
CHANGES: tuple[Change, ...] = (_flip, _flip, _cut, _repeat, _mix, _mark)


class TooSlow(Exception):
    """An input took longer than it may."""


def _too_slow(number: int, frame: FrameType | None) -> None:
    raise TooSlow


def outcome(path: Path) -> str:
    """What comes of a file: how many documents became articles, were refused, or were no documents."""
    found: Counter[str] = Counter()
    for each in islice(arrivals(path), MOST):
        found[_article(each) if isinstance(each, Document) else "bad"] += 1
    return ", ".join(sorted(found)) or "nothing"


def arrivals(path: Path) -> Iterator[object]:
    """All that comes of a file; nothing is fetched."""
    origin = Origin(name=str(path), opening=Opening(), seen=nothing_seen, fetcher=_no_fetcher, count=nullcontext)
    return (each.found for each in origin.arrivals())


class NothingFetched:
    """Stands for the web: no address gives anything."""

    def get_all(self, requests: Iterator[object]) -> Iterator[LegationError]:
        """An error for each."""
        from legation.errors import NotFetched

        return (NotFetched("nothing is fetched here") for _ in requests)

    def get(self, url: str) -> None:
        """An error."""
        from legation.errors import NotFetched

        raise NotFetched("nothing is fetched here")


def _no_fetcher() -> NothingFetched:
    return NothingFetched()


def _article(document: Document) -> str:
    try:
        article_of(document)
    except LegationError:
        return "refused"
    return "article"


def main() -> int:
    """Throw for so many minutes; the exit code says whether something was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, default=Path("build/fuzz"))
    given = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGALRM, _too_slow)
    random, examples, came = Random(given.seed), seeds(), Counter[str]()
    ends, failures = time.monotonic() + given.minutes * 60, 0
    with tempfile.TemporaryDirectory() as folder:
        while time.monotonic() < ends:
            name = random.choice(list(examples))
            path = Path(folder, random.choice((name, name, "unnamed", random.choice(list(examples)))))
            path.write_bytes(changed(examples[name], list(examples.values()), random))
            said = tried(path)
            came[f"{name}: {said}"] += 1
            if said.startswith("FAILED"):
                failures += 1
                kept = given.keep / f"{given.seed}-{sum(came.values())}-{path.name}"
                kept.parent.mkdir(parents=True, exist_ok=True)
                kept.write_bytes(path.read_bytes())
                print(f"{kept}: {said}", flush=True)
            path.unlink()
    print(f"{sum(came.values()):,} inputs, {failures} failures")
    for said, count in came.most_common(60):
        print(f"{count:>8,} {said}")
    return 1 if failures else 0


def tried(path: Path) -> str:
    """What comes of a file, or how it fails."""
    signal.alarm(SECONDS)
    try:
        return outcome(path)
    except TooSlow:
        return f"FAILED: longer than {SECONDS} s"
    except BaseException:
        return f"FAILED: {traceback.format_exc(limit=-4)}"
    finally:
        signal.alarm(0)


if __name__ == "__main__":
    sys.exit(main())
