"""OPML names feeds."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.errors import InputError, LegationError, Unsafe
from legation.sources.opml import feeds_named

OPML = """<?xml version="1.0" encoding="ISO-8859-1"?>
<opml version="2.0"><head><title>Mine</title></head><body>
  <outline text="Africa">
    <outline text="West">
      <outline type="rss" text="The Post" title="The Niamey Post" xmlUrl="https://post.example/rss?a=1&amp;b=2"/>
    </outline>
    <outline TYPE="rss" text="Zürich &amp;amp; Co" XMLURL="http://zuerich.example/atom"/>
  </outline>
  <outline type="rss" text="Again" xmlUrl="https://post.example/rss?a=1&amp;b=2"/>
  <outline type="link" text="A page" url="https://page.example/"/>
  <outline type="rss" text="Local" xmlUrl="file:///etc/passwd"/>
  <outline type="rss" xmlUrl="https://bare.example/"/>
</body></opml>"""
FOUND = [
    "https://post.example/rss?a=1&b=2",
    "http://zuerich.example/atom",
    "https://bare.example/",
]


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "utf-16"])
def test_feeds_in_folders(encoding: str) -> None:
    """In the order of the list, each once; what is no feed of the web is passed over."""
    assert feeds_named(OPML.encode(encoding)) == FOUND


def test_a_broken_list() -> None:
    """The feeds in it are named all the same."""
    assert feeds_named(OPML.replace("</outline>", "").replace("</body>", "& <").encode()) == FOUND


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no element of XML"),
        (b"<rss/>", "outermost element is 'rss', not opml"),
        (b"<opml><body/></opml>", "names no feed"),
    ],
)
def test_what_is_no_list(data: bytes, words: str) -> None:
    """It is refused."""
    with pytest.raises(InputError, match=words):
        feeds_named(data)


def test_entities_are_refused() -> None:
    """As in feeds."""
    with pytest.raises(Unsafe, match="declares entities"):
        feeds_named(b"<!DOCTYPE opml [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><opml/>")


@given(st.binary())
@settings(deadline=None)
def test_any_bytes_are_a_list_or_refused(data: bytes) -> None:
    """Nothing else happens."""
    for each in (data, b"<opml><outline xmlUrl='http://a.b/" + data):
        with contextlib.suppress(LegationError):
            assert feeds_named(each)
