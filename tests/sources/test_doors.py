"""Doors: what lies under an address is read by its form, whatever its server says of it."""

from __future__ import annotations

import gzip

import pytest

from legation.errors import NotText
from legation.sources.document import BadDocument, Document, stamp_of
from tests.sources.arriving import HTML, TEXT, arrived, crawled, feed, json_line, said, tarred, told, zipped
from tests.sources.web.conftest import no_proxies
from tests.sources.web.servers import Page, Site

__all__ = ["no_proxies"]

LINES = f"{json_line('One.')}\n{json_line('Two.')}\n"
TABLE = "text,outlet\nOne.,Andes Today\nTwo.,Andes Today\n"
MAIL = "From: a@b.example\nSubject: Talks\nDate: Wed, 03 May 2023 10:00:00 +0000\n\nOne.\n"
MBOX = f"From a@b.example Wed May  3 10:00:00 2023\n{MAIL}\n"
FEED = feed(("https://a.example/1", "One."), ("https://a.example/2", "Two."))
JSON_FEED = (
    '{"version": "https://jsonfeed.org/version/1.1", "title": "Andes Today",'
    ' "items": [{"id": "1", "content_text": "One."}, {"id": "2", "content_text": "Two."}]}'
)
WARC = crawled({"https://a.example/1": HTML})
#: What plainly shows what it is, whatever is said of it.
PLAIN = [
    ("feed", FEED, ["One.", "Two."]),
    ("JSON feed", JSON_FEED.encode(), ["One.", "Two."]),
    ("page", HTML.encode(), [HTML]),
    ("WARC", WARC, [HTML]),
    ("packed WARC", gzip.compress(WARC), [HTML]),
    ("zip", zipped({"a.txt": "One.", "b.txt": "Two."}), ["One.", "Two."]),
    ("tar", tarred({"a.txt": "One.", "b.txt": "Two."}), ["One.", "Two."]),
    ("tgz", tarred({"a.txt": "One.", "b.txt": "Two."}, "w:gz"), ["One.", "Two."]),
]
SAID = [None, "text/html", "text/plain", "application/octet-stream", "application/xml", "nonsense"]


def under(body: bytes, media_type: str | None, path: str = "/x") -> list[str]:
    """What comes of an address whose server says this of what it sends."""
    headers = (("Content-Type", media_type),) if media_type else ()
    with Site({path: Page(body, headers=headers)}) as site:
        return [text for _, text in told(site.url(path))]


@pytest.mark.parametrize("media_type", SAID)
@pytest.mark.parametrize(("form", "body", "expected"), PLAIN)
def test_what_shows_plainly_needs_no_name(form: str, body: bytes, expected: list[str], media_type: str | None) -> None:
    """Servers say all sorts of things of feeds, pages and archives."""
    assert under(body, media_type) == expected


@pytest.mark.parametrize(
    ("body", "media_type", "path", "expected"),
    [
        (LINES, None, "/x", ["One.", "Two."]),
        (LINES, "application/x-ndjson", "/x", ["One.", "Two."]),
        (LINES, "application/json", "/x", ["One.", "Two."]),
        (LINES, "application/octet-stream", "/x.jsonl", ["One.", "Two."]),
        (TABLE, "text/csv; header=present", "/x", ["One.", "Two."]),
        (TABLE, "application/octet-stream", "/x.csv", ["One.", "Two."]),
        (TABLE, None, "/x.csv?page=1&of=a.html", ["One.", "Two."]),
        (MAIL, "message/rfc822", "/x", ["One.\n"]),
        (MAIL, None, "/x", ["One.\n"]),
        (MBOX, "application/mbox", "/x", ["One.\n\n"]),
        (MBOX, None, "/x", ["One.\n\n"]),
        (TEXT, "text/plain", "/x.html", [TEXT]),
        (TEXT, None, "/x", [TEXT]),
        ("<p>One.</p>", "text/html", "/x", ["<p>One.</p>"]),
        ("<p>One.</p>", None, "/x", ["<p>One.</p>"]),
    ],
)
def test_what_a_server_says_or_an_address_tells(
    body: str, media_type: str | None, path: str, expected: list[str]
) -> None:
    """The rest goes by that, and by the first words where neither says anything."""
    assert under(body.encode(), media_type, path) == expected


@pytest.mark.parametrize("media_type", ["application/gzip", "application/x-gzip", "application/octet-stream", None])
@pytest.mark.parametrize(("path", "body"), [("/x.csv.gz", TABLE), ("/x.jsonl.gz?a=b", LINES)])
def test_of_what_is_packed_the_name_tells_the_form(path: str, body: str, media_type: str | None) -> None:
    """What the server says is how it is packed."""
    assert under(gzip.compress(body.encode()), media_type, path) == ["One.", "Two."]


@pytest.mark.parametrize(
    ("encoding", "media_type"),
    [
        ("utf-8", "text/plain; charset=utf-8"),
        ("utf-8", "text/plain"),
        ("utf-8", "text/plain; charset=nonsense"),
        ("cp1252", "text/plain; charset=windows-1252"),
        ("cp1252", "text/plain"),
        ("iso-8859-2", "text/plain; charset=ISO-8859-2"),
        ("utf-16", "text/plain"),
    ],
)
def test_a_text_is_decoded_as_its_server_says(encoding: str, media_type: str) -> None:
    """Where that is an encoding; else as its bytes tell."""
    words = "Ministři" if encoding == "iso-8859-2" else "The café’s owner"
    assert under(words.encode(encoding), media_type) == [words]


@pytest.mark.parametrize("media_type", ["text/html; charset=windows-1250", "text/html", "text/html; charset=nonsense"])
def test_a_page_is_decoded_as_its_server_or_itself_says(media_type: str) -> None:
    """By the header, else by what the page says of itself."""
    html = '<html><head><meta charset="windows-1250"></head><body><p>Ministři</p></body></html>'
    assert under(html.encode("cp1250"), media_type) == [html]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"%PDF-1.7\n1 0 obj\n", "this is PDF, which is not read; give its text"),
        (b"{\\rtf1 Chad and Niger}", "this is RTF, which is not read; give its text"),
        (b"\xd0\xcf\x11\xe0Word", "this is a document of an office program, which is not read; give its text"),
        (b"\x1f\x8bnothing", None),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", None),
        (b'<?xml version="1.0"?><svg/>', "this is XML, but no feed, sitemap or page; give its text"),
        (
            b'<opml version="2.0"><body/></opml>',
            "this is a list of feeds: `legation follow` reads what they hold",
        ),
    ],
)
def test_what_holds_no_article_is_told(body: bytes, message: str | None) -> None:
    """With what it is, where that is known."""
    with Site({"/x": Page(body)}) as site:
        (found,) = arrived(site.url("/x"))
        assert isinstance(found, BadDocument)
        assert found.name == site.url("/x")
        assert message is None or said(found) == message


@pytest.mark.parametrize("body", [FEED, LINES.encode(), zipped({"a.txt": TEXT}), WARC])
def test_behind_a_link_only_a_page_is_looked_for(body: bytes) -> None:
    """A list that leads to a feed or an archive does not name what is in that."""
    with Site({"/x": Page(body)}) as site:
        site.routes["/list"] = Page(f"{site.url('/x')}\n".encode())
        (found,) = arrived(site.url("/list"))
        assert isinstance(found, BadDocument)
        assert "there should be a page here" in said(found)


def test_an_error_may_be_its_own_cause() -> None:
    """What is told of it ends."""
    error = NotText("torn")
    error.__cause__ = error
    assert BadDocument(name="a", error=error).error is error


def test_the_stamp_of_a_document_tells_its_content_and_not_its_way() -> None:
    """The same content has the same stamp, in whatever place and however it was come by."""
    first = Document(name="a", text=TEXT, title="Talks")
    assert stamp_of(first) == stamp_of(Document(name="b", text=TEXT, title="Talks", by_chance=True, anew=True))
    assert stamp_of(first) != stamp_of(Document(name="a", text=f"{TEXT}Talks"))
