"""What bytes hold is told by what a server or a name says, unless they plainly show something else."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.sources.looks import HEAD, Form, form_of


def tar() -> bytes:
    """A tar archive with one file."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a.txt"))
    return made.getvalue()


def zipped() -> bytes:
    """A zip archive with one file."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a.txt", "Chad")
    return made.getvalue()


MAIL = "Return-Path: <a@b.example>\r\nReceived: from b\r\n\tby c\r\nSubject: x\r\n\r\nPeru"
JSON_FEED = '{\n "version": "https://jsonfeed.org/version/1.1", "items": []}'
RSS = '<?xml version="1.0"?>\n<!-- made by hand -->\n<!DOCTYPE rss [<!ELEMENT a (b)>]>\n<rss version="2.0">'


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (gzip.compress(b"Chad"), Form.GZIP),
        (bz2.compress(b"Chad"), Form.BZIP2),
        (lzma.compress(b"Chad"), Form.XZ),
        (b"\x28\xb5\x2f\xfd\x24", Form.ZSTD),
        (b"\x5d\x2a\x4d\x18\x04\x00\x00\x00", Form.ZSTD),
        (zipped(), Form.ZIP),
        (b"PK\x05\x06" + bytes(18), Form.ZIP),
        (tar(), Form.TAR),
        (b"WARC/1.0\r\nWARC-Type: warcinfo\r\n", Form.WARC),
        (RSS, Form.FEED),
        ("<rss/>", Form.FEED),
        ("<rdf:RDF xmlns:rdf='x'>", Form.FEED),
        ("\n <feed xmlns='http://www.w3.org/2005/Atom'>", Form.FEED),
        ("<atom:feed >", Form.FEED),
        (JSON_FEED, Form.JSON_FEED),
        ('{"version":"https:\\/\\/jsonfeed.org\\/version\\/1"}', Form.JSON_FEED),
        ("<?xml version='1.0'?><urlset xmlns='x'>", Form.SITEMAP),
        ("<sitemapindex>", Form.SITEMAP),
        ("<opml version='1.0'>", Form.OPML),
        ("<!DOCTYPE html>\n<p>", Form.HTML),
        ("<!doctype HTML PUBLIC '-//W3C//DTD HTML 4.01//EN'>", Form.HTML),
        ("<html lang='en'>", Form.HTML),
        ("<!-- saved --><HTML>", Form.HTML),
        ("<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>", Form.HTML),
        ("<p>Chad and Niger met.</p>", Form.HTML),
        ("<article class='a'>", Form.HTML),
        ("<?xml version='1.0'?><nitf>", Form.XML),
        ("<?xml version='1.0'?>", Form.XML),
        ("<speech>", Form.XML),
        ("<3 says Chad", Form.TEXT),
        ("< Chad", Form.TEXT),
        ('{"text": "Chad"}\n{"text": "Niger"}', Form.JSON),
        ('[\n {"text": "Chad"}]', Form.JSON),
        ("[]", Form.JSON),
        ("[Chad] and Niger met.", Form.TEXT),
        (MAIL, Form.MAIL),
        ("From: a\nTo: b\n", Form.MAIL),
        ("From: our correspondent\nChad and Niger met.", Form.TEXT),
        ("From a@b.example Wed Aug 24 22:00:00 2022\nFrom: a", Form.MBOX),
        ("From Chad to Niger", Form.TEXT),
        ("# mine\nhttps://a.example/1\n\nhttps://b.example/2", Form.URLS),
        ("https://a.example/1\nChad", Form.TEXT),
        ("# Chad and Niger", Form.TEXT),
        ("text,title\nChad,Talks", Form.TEXT),
        ("Chad and Niger met.", Form.TEXT),
        ("", Form.TEXT),
        (b"\xff\xfe\x00\x01", Form.TEXT),
    ],
)
def test_what_nobody_names_is_what_it_shows(data: bytes | str, form: Form) -> None:
    """By its first bytes, its first words, or its outermost element."""
    assert form_of(data.encode() if isinstance(data, str) else data) is form


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "utf-32"])
@pytest.mark.parametrize(("text", "form"), [(RSS, Form.FEED), (JSON_FEED, Form.JSON_FEED), ("<html>", Form.HTML)])
def test_words_show_in_any_encoding(text: str, form: Form, encoding: str) -> None:
    """With a mark, or by the zeros between letters of XML."""
    data = text.encode(encoding)
    if encoding != "utf-16-be" or text.startswith("<"):
        assert form_of(data) is form


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.txt", Form.TEXT),
        ("a.md", Form.TEXT),
        ("A.HTM", Form.HTML),
        ("a.html", Form.HTML),
        ("a.xhtml", Form.HTML),
        ("a.json", Form.JSON),
        ("a.jsonl", Form.JSON_LINES),
        ("a.ndjson", Form.JSON_LINES),
        ("a.csv", Form.TABLE),
        ("a.tsv", Form.TABLE),
        ("a.xml", Form.XML),
        ("a.rss", Form.FEED),
        ("a.atom", Form.FEED),
        ("a.opml", Form.OPML),
        ("a.eml", Form.MAIL),
        ("a.mbox", Form.MBOX),
        ("a.urls", Form.URLS),
        ("b.eml/a.csv", Form.TABLE),
        ("b.eml\\a.csv", Form.TABLE),
        ("a.csv.", Form.TEXT),
        (".csv", Form.TEXT),
        ("csv", Form.TEXT),
        ("a.unknown", Form.TEXT),
    ],
)
def test_a_name_tells_what_a_text_holds(name: str, form: Form) -> None:
    """By its ending, in either case."""
    assert form_of(b"Chad and Niger met.", name) is form


@pytest.mark.parametrize(
    ("data", "name", "form"),
    [
        (gzip.compress(b"Chad"), "a.txt", Form.GZIP),
        (zipped(), "a.html", Form.ZIP),
        (b"WARC/1.1\r\n", "a.txt", Form.WARC),
        (b"<!doctype html><p>", "a.xml", Form.HTML),
        (b"<html>", "a.txt", Form.HTML),
        (b"<html>", "feed.rss", Form.HTML),
        (b"<rss>", "a.html", Form.FEED),
        (b"<urlset>", "a.xml", Form.SITEMAP),
        (b"<opml>", "a.xml", Form.OPML),
        (JSON_FEED.encode(), "a.json", Form.JSON_FEED),
        (b"https://a.example/1\n", "a.txt", Form.URLS),
        (b"From a 10:00\nFrom: b\nTo: c\n", "a.eml", Form.MBOX),
        (b"From: b\nTo: c\n", "a.mbox", Form.MAIL),
        (b"Chad and Niger met.", "a.zip", Form.TEXT),
        (b"Chad and Niger met.", "a.gz", Form.TEXT),
        (b"<p>Chad", "a.warc", Form.HTML),
    ],
)
def test_bytes_that_plainly_are_something_else(data: bytes, name: str, form: Form) -> None:
    """They count more than the name."""
    assert form_of(data, name) is form


@pytest.mark.parametrize(
    ("data", "name", "form"),
    [
        (b'{"text": "Chad"}', "a.txt", Form.TEXT),
        (b'{"text": "Chad"}', "a.jsonl", Form.JSON_LINES),
        (b"<p>Chad", "a.txt", Form.TEXT),
        (b"<p>Chad", "a.xml", Form.XML),
        (b"<speech>", "a.html", Form.HTML),
        (b"From: b\nTo: c\n", "a.txt", Form.TEXT),
        (b"https://a.example/1\n", "a.csv", Form.TABLE),
        (b"\x00\x01\x02", "a.zip", Form.ZIP),
        (b"\x00\x01\x02", "a.warc", Form.WARC),
        (b"\x00\x01\x02", "a.txt", Form.TEXT),
    ],
)
def test_a_name_decides_where_bytes_could_be_both(data: bytes, name: str, form: Form) -> None:
    """A text may hold an object of JSON or a tag; an archive may be broken."""
    assert form_of(data, name) is form


@pytest.mark.parametrize(
    ("data", "name", "media_type", "form"),
    [
        (b"Chad", "a.php", "text/html; charset=utf-8", Form.HTML),
        (b"{}", "a.html", "application/json", Form.JSON),
        (b"Chad", "a.csv", "text/plain", Form.TABLE),
        (b"Chad", "a.csv", "application/octet-stream", Form.TABLE),
        (b"Chad", "", "TEXT/CSV", Form.TABLE),
        (b"<rss>", "", "text/html", Form.FEED),
        (b"<nitf>", "", "application/rss+xml", Form.FEED),
        (b"{}", "", "application/feed+json", Form.JSON_FEED),
        (b"Chad", "a.html", None, Form.HTML),
        (b"Chad", "a.html", "", Form.HTML),
    ],
)
def test_a_server_knows_better_than_a_name(data: bytes, name: str, media_type: str | None, form: Form) -> None:
    """Where it says more than that there is something."""
    assert form_of(data, name, media_type) is form


def test_a_long_list_of_addresses_is_known_by_its_beginning() -> None:
    """The line that the look breaks off in does not count."""
    data = b"https://a.example/1234567890\n" * 1_000
    assert form_of(data) is Form.URLS
    assert form_of(data[: HEAD - 3] + b" and more") is Form.URLS
    assert form_of(data[:200] + b"Chad and Niger met.\n") is Form.TEXT


@given(st.binary(), st.text(), st.none() | st.text())
def test_any_bytes_have_some_form(data: bytes, name: str, media_type: str | None) -> None:
    """Whatever they are called."""
    assert isinstance(form_of(data, name, media_type), Form)


@given(
    st.binary(max_size=50),
    st.sampled_from(["<?xml ", "<!DOCTYPE a [", "<!--", "<", "{", "[", "From ", "Date: ", "http://", "\ufeff"]),
)
def test_any_beginning_has_some_form(data: bytes, opening: str) -> None:
    """However it goes on, and however often."""
    assert isinstance(form_of(opening.encode() + data), Form)
    assert isinstance(form_of((opening.encode() + data) * 100), Form)
