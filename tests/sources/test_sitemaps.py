"""Sitemaps name pages and further sitemaps; what the news extension tells of a page comes with it."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.errors import InputError, LegationError, Unsafe
from legation.model import DateBasis
from legation.sources.document import Link, stamp_of
from legation.sources.sitemaps import Sitemap, sitemap_of

NAMES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" '
    'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
)
NEWS = """<url>
  <loc>https://post.example/2021/chad-niger?utm_source=map&amp;page=2</loc>
  <lastmod>2021-06-01</lastmod>
  <image:image><image:loc>https://post.example/1.png</image:loc><image:title>Picture</image:title></image:image>
  <news:news>
    <news:publication><news:name>The Niamey Post</news:name><news:language>en</news:language></news:publication>
    <news:publication_date>2021-05-03T23:30:00+01:00</news:publication_date>
    <news:title>Chad &amp;amp; Niger sign</news:title>
  </news:news>
</url>"""


def pages(*entries: str) -> bytes:
    """A sitemap of these entries."""
    return f"<?xml version='1.0' encoding='UTF-8'?><urlset {NAMES}>{''.join(entries)}</urlset>".encode()


def page(url: str) -> str:
    """An entry for a page."""
    return f"<url><loc>{url}</loc></url>"


def test_a_sitemap_of_news() -> None:
    """Title, paper and day of publication come with the page, and when it changed last; pictures do not."""
    assert sitemap_of("map", pages(NEWS)) == Sitemap(
        links=(
            Link(
                url="https://post.example/2021/chad-niger?page=2",
                title="Chad & Niger sign",
                outlet="The Niamey Post",
                published="2021-05-03T23:30:00+01:00",
                basis=DateBasis.FEED,
                changed="2021-06-01",
            ),
        )
    )


def test_the_last_change_is_no_day_of_publication() -> None:
    """It is the day on which somebody mended a template; but the page may hold something else since."""
    entry = "<url><loc>https://post.example/1</loc><lastmod>2021-06-01</lastmod></url>"
    (link,) = sitemap_of("map", pages(entry)).links
    assert link == Link(url="https://post.example/1", changed="2021-06-01")
    assert stamp_of(link) != stamp_of(Link(url="https://post.example/1"))


def test_a_sitemap_of_sitemaps() -> None:
    """It names no pages itself."""
    data = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      <sitemap><loc>https://post.example/1.xml</loc></sitemap>
      <sitemap><loc> https://post.example/2.xml.gz </loc><lastmod>2021-06-01</lastmod></sitemap></sitemapindex>"""
    assert sitemap_of("map", data) == Sitemap(sitemaps=("https://post.example/1.xml", "https://post.example/2.xml.gz"))


def test_a_sitemap_in_text() -> None:
    """An address a line."""
    data = b"https://post.example/1\r\nhttps://post.example/2\r\n\r\n"
    assert [link.url for link in sitemap_of("map", data).links] == ["https://post.example/1", "https://post.example/2"]


@pytest.mark.parametrize("text", [True, False])
def test_only_pages_of_its_own_host_count(text: bool) -> None:
    """Nobody lists the pages of others; ``www.`` makes no difference."""
    listed = [
        "https://www.post.example/1",
        "https://other.example/2",
        "http://post.example/3",
        "https://evilpost.example",
    ]
    data = "\n".join(listed).encode() if text else pages(*map(page, listed))
    found = sitemap_of("map", data, url="https://post.example/sitemap.xml")
    assert [link.url for link in found.links] == ["https://www.post.example/1", "http://post.example/3"]
    assert found.foreign == 2
    assert [(each.name, str(each.error)) for each in found.faults] == [
        ("map", "addresses of other hosts in it (2) are not fetched; list those yourself")
    ]


def test_what_is_no_address_is_counted() -> None:
    """It is not followed, and that is told."""
    found = sitemap_of("map", pages(page("javascript:1"), page("/relative"), "<url/>", page("https://post.example/1")))
    assert ([link.url for link in found.links], found.invalid) == (["https://post.example/1"], 3)
    (fault,) = found.faults
    assert str(fault.error) == "entries without an address of the web in it (3) are passed over"


def test_each_page_is_named_once() -> None:
    """At its first place."""
    data = pages(page("https://post.example/2"), page("https://post.example/1"), page("https://post.example/2"))
    assert [link.url for link in sitemap_of("map", data).links] == ["https://post.example/2", "https://post.example/1"]


def test_a_sitemap_without_names_of_extensions() -> None:
    """Broken by the letter, and as common as not."""
    data = b"<urlset><url><loc>https://post.example/1</loc><news:news><news:title>A</news:title></news:news></url></urlset>"
    assert sitemap_of("map", data).links == (Link(url="https://post.example/1", title="A"),)


def test_a_sitemap_that_was_cut_off() -> None:
    """The page at its end may be half an address, so it is not named; the fault is told."""
    whole = pages(page("https://post.example/1"), page("https://post.example/2"), page("https://post.example/345"))
    found = sitemap_of("map", whole[: whole.index(b"45</loc>")])
    assert [link.url for link in found.links] == ["https://post.example/1", "https://post.example/2"]
    assert [fault.name for fault in found.faults] == ["map"]
    assert "this sitemap is broken XML" in str(found.faults[0].error)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "neither XML nor a text"),
        (b"Chad and Niger met.", "neither XML nor a text"),
        (b"<urlset/>", "no page and no sitemap"),
        (b"<rss><channel><image><url>x</url></image></channel></rss>", "no page and no sitemap"),
        (b"<html><body><p>Paper</p></body></html>", "no page and no sitemap"),
        (b"<", "no element of XML"),
    ],
)
def test_what_is_no_sitemap(data: bytes, words: str) -> None:
    """It is refused."""
    with pytest.raises(InputError, match=words):
        sitemap_of("map", data)


def test_entities_are_refused() -> None:
    """As in feeds."""
    with pytest.raises(Unsafe, match="declares entities"):
        sitemap_of("map", b"<!DOCTYPE urlset [<!ENTITY a 'b'>]>" + pages(page("https://post.example/&a;")))


def test_a_sitemap_larger_than_any_is_refused() -> None:
    """The pages that the protocol allows fit into half of that."""
    with pytest.raises(Unsafe, match="larger than 20 MB"):
        sitemap_of("map", b" " * 20_000_001)


@pytest.mark.parametrize("text", [True, False])
def test_pages_without_number_are_bounded(text: bool) -> None:
    """The protocol allows 50,000; that there are more is told."""
    listed = [f"https://post.example/{number}" for number in range(50_001)]
    found = sitemap_of("map", "\n".join(listed).encode() if text else pages(*map(page, listed)))
    assert [link.url for link in found.links] == listed[:50_000]
    assert ["more than the 50000 pages" in str(fault.error) for fault in found.faults] == [True]


@pytest.mark.parametrize(
    ("inner", "words"),
    [
        (b"<url>" + b"<a/>" * 60_000, "more than 50000 elements"),
        (b"<a/>" * 210_000, "more than 200000 parts"),
        (b"<url>" + b"<a>" * 10_000, "broken XML"),
    ],
    ids=["one part", "many parts", "deep"],
)
def test_elements_without_number_are_bounded(inner: bytes, words: str) -> None:
    """What was read before them stays."""
    data = pages(page("https://post.example/1"), page("https://post.example/2"))
    found = sitemap_of("map", data.replace(b"</urlset>", inner))
    assert [link.url for link in found.links][:1] == ["https://post.example/1"]
    assert [words in str(fault.error) for fault in found.faults] == [True]


@given(
    st.binary(), st.lists(st.sampled_from(["<url>", "</url>", "<loc>", "http://a.b", "<", "&", "<news:news>", "]]>"]))
)
@settings(deadline=None)
def test_any_bytes_are_a_sitemap_or_refused(data: bytes, pieces: list[str]) -> None:
    """Nothing else happens."""
    for each in (data, b"<urlset><url>" + data, pages(NEWS, *pieces)):
        with contextlib.suppress(LegationError):
            assert isinstance(sitemap_of("map", each, url="http://a.b/"), Sitemap)
