"""JSON Feed, versions 1 and 1.1 (jsonfeed.org/version/1.1)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from legation.errors import InputError, Unsafe
from legation.sources.document import SURROGATE, BadDocument
from legation.sources.feed_entries import LONGEST_LANGUAGE, MOST_ENTRIES, Entry, Feed, entry_name, single_line, too_many
from legation.sources.moments import moment_of
from legation.sources.page_addresses import may_speak_for, page_address
from legation.sources.xml_safety import xml_text

LARGEST_JSON: Final = 10_000_000
#: How the address of the version that a feed is in begins.
VERSION: Final = "jsonfeed.org/version/"
#: Characters of a number that stands where words should.
LONGEST_NUMBER: Final = 40
MOST_AUTHORS: Final = 20


def feed_of(name: str, data: bytes, *, url: str | None = None, charset: str | None = None) -> Feed:
    """The feed that bytes hold; `url` is where they were found and `charset` what HTTP says of them.

    An item that is none becomes a `BadDocument`; a field that holds something else than it should tells nothing.

    Raises:
        InputError: it is no JSON Feed.
        Unsafe: it is larger than 10 MB.
    """
    given = _object(data, charset)
    base = page_address(url) or page_address(_words(given, "feed_url"))
    own = page_address(_words(given, "feed_url"), base) or base
    return Feed(title=single_line(_words(given, "title")), url=own, entries=tuple(_entries(name, given, base)))


def _object(data: bytes, charset: str | None) -> dict[str, Any]:
    if len(data) > LARGEST_JSON:
        raise Unsafe(f"this feed is larger than {LARGEST_JSON // 1_000_000} MB, so it is not read")
    try:
        given = json.loads(xml_text(data, charset), strict=False)
    except RecursionError as error:
        raise InputError("this is no JSON Feed: it is nested too deeply") from error
    except ValueError as error:
        raise InputError(f"this is no JSON Feed: it is no JSON ({error})") from error
    if not isinstance(given, dict) or VERSION not in (_words(given, "version") or ""):
        raise InputError("this is no JSON Feed: no 'version' in it names jsonfeed.org")
    if not isinstance(given.get("items"), list):
        raise InputError("this JSON Feed has no list of 'items'")
    return given


def _entries(feed: str, given: Mapping[str, Any], base: str | None) -> Iterator[Entry | BadDocument]:
    items = given["items"]
    for place, item in enumerate(items[:MOST_ENTRIES], start=1):
        if isinstance(item, dict):
            yield _entry(feed, place, item, given, base)
        else:
            yield BadDocument(
                name=f"{feed}: entry {place}", error=InputError(f"this entry is {type(item).__name__}, no JSON object")
            )
    if len(items) > MOST_ENTRIES:
        yield too_many(feed, len(items))


def _entry(feed: str, place: int, item: Mapping[str, Any], above: Mapping[str, Any], base: str | None) -> Entry:
    """One item; what it does not tell is as the feed says."""
    url = _address(item, base)
    content, whole = _text(item)
    return Entry(
        name=entry_name(feed, _words(item, "id"), url, _words(item, "title"), place=place),
        url=url,
        title=single_line(_words(item, "title")),
        outlet=single_line(_words(above, "title")),
        author=_author(item) or _author(above),
        language=single_line(_words(item, "language") or _words(above, "language"), LONGEST_LANGUAGE),
        published=moment_of(_words(item, "date_published")) or moment_of(_words(item, "date_modified")),
        text=content.get("text"),
        html=content.get("html"),
        whole=whole and may_speak_for(base, url),
    )


def _address(item: Mapping[str, Any], base: str | None) -> str | None:
    """The page of an item; that which it comments on where it has none itself; its id where that is an address."""
    told = (page_address(_words(item, key), base) for key in ("url", "external_url"))
    return next(filter(None, told), None) or page_address(_words(item, "id"))


def _text(item: Mapping[str, Any]) -> tuple[dict[str, str], bool]:
    """The page, the text or the summary of an item, and whether it is more than a summary."""
    for key, kind in (("content_html", "html"), ("content_text", "text"), ("summary", "text")):
        content = _words(item, key)
        if content:
            return {kind: content}, key != "summary"
    return {}, False


def _author(given: Mapping[str, Any]) -> str | None:
    """The names of `authors`, or of the one `author` of version 1."""
    listed = given.get("authors") or [given.get("author")]
    listed = listed[:MOST_AUTHORS] if isinstance(listed, list) else []
    names = (_words(each, "name") for each in listed if isinstance(each, dict))
    return single_line(", ".join(dict.fromkeys(filter(None, names))))


def _words(given: Mapping[str, Any], key: str) -> str | None:
    """The words under a key; numbers count as words, since ids are often written so (version 1.1 asks for that)."""
    value = given.get(key)
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)[:LONGEST_NUMBER] if isinstance(value, float) or abs(value) < 10**18 else None
    return SURROGATE.sub("\ufffd", value) if isinstance(value, str) and value.strip() else None
