"""JSON Feeds give entries as feeds in XML do."""

from __future__ import annotations

import contextlib
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.errors import InputError, LegationError, Unsafe
from legation.sources.document import BadDocument
from legation.sources.feed_entries import Entry, Feed
from legation.sources.json_feed import feed_of

VERSION = "https://jsonfeed.org/version/1.1"


def feed(*items: object, **head: object) -> bytes:
    """A feed with these items."""
    return json.dumps({"version": VERSION, "title": "Paper", "items": items} | head).encode()


def entry(**item: object) -> Entry:
    """The one entry that an item gives."""
    (found,) = feed_of("feed", feed(item)).entries
    assert isinstance(found, Entry)
    return found


def test_a_json_feed() -> None:
    """All that version 1.1 tells, with addresses relative to that of the feed."""
    item = {
        "id": "7",
        "url": "/7?utm_medium=feed",
        "title": "Visit to\n Quito",
        "content_html": "<p>Peru and Ecuador met.</p>",
        "content_text": "Peru and Ecuador met.",
        "summary": "A visit.",
        "date_published": "2022-08-24T10:00:00+09:00",
        "date_modified": "2022-08-26T10:00:00Z",
        "authors": [{"name": "Jane Doe"}, {"name": "Ali Ba"}, {"url": "https://nobody.example"}],
        "language": "en",
    }
    head = {"home_page_url": "https://a.example/", "feed_url": "https://a.example/feed.json", "language": "en-GB"}
    assert feed_of("paper", feed(item, **head)) == Feed(
        title="Paper",
        url="https://a.example/feed.json",
        entries=(
            Entry(
                name="paper: 7",
                url="https://a.example/7",
                title="Visit to Quito",
                outlet="Paper",
                author="Jane Doe, Ali Ba",
                language="en",
                published="2022-08-24T10:00:00+09:00",
                html="<p>Peru and Ecuador met.</p>",
                whole=True,
            ),
        ),
    )


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ({"content_text": "Chad < Niger"}, ("Chad < Niger", None, True)),
        ({"content_text": "Chad", "content_html": " "}, ("Chad", None, True)),
        ({"summary": "Chad"}, ("Chad", None, False)),
        ({"content_text": 5}, ("5", None, True)),
        ({"content_text": ["Chad"]}, (None, None, False)),
        ({"content_text": "Chad \ud83d"}, ("Chad \ufffd", None, True)),
        ({}, (None, None, False)),
    ],
)
def test_the_text_of_an_item(item: dict[str, Any], expected: tuple[str | None, str | None, bool]) -> None:
    """The page, else the text, else the summary; what is no words is nothing."""
    found = entry(**item)
    assert (found.text, found.html, found.whole) == expected


@pytest.mark.parametrize(
    ("item", "url"),
    [
        ({"url": "https://a.example/1", "external_url": "https://b.example/2"}, "https://a.example/1"),
        ({"external_url": "https://b.example/2"}, "https://b.example/2"),
        ({"id": "https://a.example/1"}, "https://a.example/1"),
        ({"id": 7}, None),
        ({"url": "ftp://a.example/1"}, None),
    ],
)
def test_the_address_of_an_item(item: dict[str, Any], url: str | None) -> None:
    """Its own page, else the one that it is about, else its id."""
    assert entry(**item).url == url


@pytest.mark.parametrize(
    ("item", "head", "author"),
    [
        ({"author": {"name": "Jane Doe"}}, {}, "Jane Doe"),
        ({}, {"authors": [{"name": "Desk"}]}, "Desk"),
        ({"authors": []}, {"author": {"name": "Desk"}}, "Desk"),
        ({"authors": "Jane Doe"}, {}, None),
        ({"authors": [None, {"name": 5}]}, {}, "5"),
    ],
)
def test_the_author_of_an_item(item: dict[str, Any], head: dict[str, Any], author: str | None) -> None:
    """Its own, in the manner of either version, else that of the feed."""
    (found,) = feed_of("feed", feed(item, **head)).entries
    assert isinstance(found, Entry)
    assert found.author == author


def test_the_day_of_an_item_that_tells_only_of_a_change() -> None:
    """The change counts where nothing else does."""
    assert entry(date_modified="2022-08-26").published == "2022-08-26"
    assert entry(date_published=1661299200).published is None


def test_an_item_that_is_none() -> None:
    """It is named by its place; those around it are read."""
    first, bad, last = feed_of("feed", feed({"id": "a"}, ["b"], {"title": "c"})).entries
    assert (first.name, bad.name, last.name) == ("feed: a", "feed: entry 2", "feed: c")
    assert isinstance(bad, BadDocument)
    assert str(bad.error) == "this entry is list, no JSON object"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no JSON"),
        (b"<rss/>", "no JSON"),
        (b"[]", "names jsonfeed.org"),
        (b'{"items": []}', "names jsonfeed.org"),
        (b'{"version": 1, "items": []}', "names jsonfeed.org"),
        (b'{"version": "https://jsonfeed.org/version/1"}', "no list of 'items'"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": {}}', "no list of 'items'"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"version": ' + b"9" * 5_000 + b"}", "no JSON"),
        (b"\xff\x00\x01", "no text"),
    ],
)
def test_what_is_no_json_feed(data: bytes, words: str) -> None:
    """It is refused, with what is missing."""
    with pytest.raises(InputError, match=words):
        feed_of("feed", data)


def test_a_json_feed_larger_than_any_is_refused() -> None:
    """As one in XML is."""
    with pytest.raises(Unsafe, match="larger than 10 MB"):
        feed_of("feed", b" " * 10_000_001)


def test_items_without_number_are_bounded() -> None:
    """Those beyond are counted."""
    *_, last = feed_of("feed", b'{"version": "' + VERSION.encode() + b'", "items": [' + b"0," * 50_001 + b"0]}").entries
    assert isinstance(last, BadDocument)
    assert str(last.error) == "this feed has 50002 entries; those beyond 50000 are passed over"


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
KEYS = (
    "id",
    "url",
    "title",
    "content_html",
    "content_text",
    "summary",
    "authors",
    "author",
    "date_published",
    "language",
)


@given(st.binary(), st.dictionaries(st.sampled_from(KEYS), values), values)
@settings(deadline=None)
def test_any_values_are_a_feed_or_refused(data: bytes, item: dict[str, Any], head: object) -> None:
    """Nothing else happens, whatever stands where."""
    with contextlib.suppress(LegationError):
        feed_of("feed", data)
    (found,) = feed_of("feed", feed(item, title=head, authors=head, feed_url=head)).entries
    assert isinstance(found, Entry)
    repr(found.document()).encode()
