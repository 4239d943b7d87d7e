"""Feeds in XML: RSS 0.9x, 1.0 (RDF) and 2.0, Atom 0.3 and 1.0 (RFC 4287), also broken ones.

They are read over the tree that libxml2 makes of them, in time that grows with their length only; no markup in them is
followed or run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from types import MappingProxyType
from typing import Any, Final

from legation.errors import InputError
from legation.sources.document import BadDocument
from legation.sources.feed_entries import (
    LONGEST_LANGUAGE,
    MOST_ENTRIES,
    Entry,
    Feed,
    entry_name,
    plain_words,
    single_line,
    too_many,
)
from legation.sources.feed_texts import text_of
from legation.sources.moments import moment_of
from legation.sources.page_addresses import may_speak_for, page_address
from legation.sources.xml_names import attribute, base_of, children, name_of, words_in
from legation.sources.xml_safety import Tree, tree_of

#: Outermost elements of feeds.
FEEDS: Final = frozenset({"rss", "rdf:rdf", "feed", "channel"})
ENTRIES: Final = frozenset({"item", "entry"})
#: Names under which dates of publication stand, the surest first; of changes only where there is none of those.
PUBLISHED: Final = ("pubdate", "published", "issued", "dcterms:issued", "dc:date", "created", "dcterms:created")
CHANGED: Final = ("updated", "modified", "dcterms:modified")
AUTHORS: Final = ("author", "dc:creator", "dc:author")
#: Seconds of a period between two editions (RSS 1.0, module Syndication).
PERIODS: Final[Mapping[str, int]] = MappingProxyType(
    {"hourly": 3_600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000}
)
NUMBER: Final = re.compile(r"[0-9]{1,6}")
LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"
#: ``jane@paper.example (Jane Doe)``, as RSS wants it, and ``Jane Doe <jane@paper.example>``.
IN_BRACKETS: Final = re.compile(r"[^\s@()]+@[^\s@()]+ \(([^()]+)\)")
BEFORE_ADDRESS: Final = re.compile(r"([^<>]+) <[^<>@\s]+@[^<>@\s]+>")


def feed_of(name: str, data: bytes, *, url: str | None = None, charset: str | None = None) -> Feed:
    """The feed that bytes hold; `url` is where they were found and `charset` what HTTP says of them.

    A feed that is broken XML gives what can be read of it, and a `BadDocument` at its end that tells where it broke.

    Raises:
        InputError: it is no feed.
        Unsafe: it declares entities, or is larger than 10 MB.
    """
    tree = tree_of(data, what="feed", charset=charset)
    if name_of(tree.root) not in FEEDS:
        raise InputError(f"this is no feed: its outermost element is {name_of(tree.root)!r}, not rss, rdf:RDF or feed")
    head = _head(tree.root)
    base = page_address(url) or _link(head, None)
    return Feed(
        title=_title(head),
        url=_own_address(head, base) or page_address(url),
        every=_every(head),
        entries=tuple(_entries(name, tree, head, base)),
    )


Elements = Mapping[str, list[Any]]


def _named(element: Any) -> dict[str, list[Any]]:
    """What stands in an element, by name."""
    found: dict[str, list[Any]] = {}
    for name, child in children(element):
        found.setdefault(name, []).append(child)
    return found


def _head(root: Any) -> Elements:
    """What the feed says of itself: the contents of the channel, or of the feed of Atom."""
    named = _named(root)
    return _named(named["channel"][0]) if "channel" in named else named


def _entries(feed: str, tree: Tree, head: Elements, base: str | None) -> Iterator[Entry | BadDocument]:
    """The entries, also those that stand within another in a broken feed, and what is wrong with the feed."""
    elements = [element for element in tree.root.iter() if name_of(element) in ENTRIES]
    if tree.cut:
        elements = elements[:-1]
    defaults = Entry(name=feed, outlet=_title(head), author=_author(head), language=_language(tree.root, head))
    for place, element in enumerate(elements[:MOST_ENTRIES], start=1):
        yield _entry(element, place, defaults, base)
    if len(elements) > MOST_ENTRIES:
        yield too_many(feed, len(elements))
    if tree.fault:
        end = ", the last entry excepted, which is cut off" if tree.cut else ""
        told = f"this feed is broken XML ({tree.fault}); what could be read of it was read{end}"
        yield BadDocument(name=feed, error=InputError(told))


def _entry(element: Any, place: int, feed: Entry, base: str | None) -> Entry:
    """One entry; what it does not tell is as the feed says."""
    named = _named(element)
    url = _link(named, base)
    content, whole = text_of(named)
    return Entry(
        name=entry_name(feed.name, *_ids(named), url, _title(named), place=place),
        url=url,
        title=_title(named),
        outlet=_outlet(named) or feed.outlet,
        author=_author(named) or feed.author,
        language=_language(element, named) or feed.language,
        published=_moment(named, PUBLISHED) or _moment(named, CHANGED),
        text=content.get("text"),
        html=content.get("html"),
        whole=whole and may_speak_for(base, url),
    )


def _words(named: Elements, *names: str) -> Iterator[str]:
    """The words of the elements of these names that hold some, in the order of the names."""
    yield from filter(None, (words_in(element) for name in names for element in named.get(name, ())))


def _title(named: Elements) -> str | None:
    """The title in plain words; of Atom, what is said to be text is that, whatever it looks like."""
    for element in (*named.get("title", ()), *named.get("dc:title", ())):
        words = words_in(element, 4_000)
        plain = single_line(words) if attribute(element, "type") == "text" else plain_words(words)
        if plain:
            return plain
    return None


def _ids(named: Elements) -> Iterator[str]:
    return _words(named, "guid", "id")


def _moment(named: Elements, names: tuple[str, ...]) -> str | None:
    return next(filter(None, map(moment_of, _words(named, *names))), None)


def _outlet(named: Elements) -> str | None:
    """Where the entry came from to a feed that gathers those of others: ``source`` of RSS and of Atom."""
    for element in named.get("source", ()):
        title = _title(_named(element)) or plain_words(words_in(element) if not len(element) else None)
        if title:
            return title
    return None


def _author(named: Elements) -> str | None:
    """The names of all authors."""
    written = (_person(element) for name in AUTHORS for element in islice(named.get(name, ()), 20))
    return single_line(", ".join(dict.fromkeys(filter(None, written))))


def _person(element: Any) -> str | None:
    """The name of a person, without an address of mail."""
    words = next(_words(_named(element), "name"), None) or (
        "" if len(element) else plain_words(words_in(element)) or ""
    )
    named = IN_BRACKETS.fullmatch(words) or BEFORE_ADDRESS.fullmatch(words)
    if named:
        return named[1].strip()
    return None if "@" in words and " " not in words else words or None


def _language(element: Any, named: Elements) -> str | None:
    told = element.get(LANGUAGE) or next(_words(named, "language", "dc:language"), None)
    return single_line(told, LONGEST_LANGUAGE)


def _link(named: Elements, base: str | None) -> str | None:
    """The page of an entry, or of the feed: as it was before a service counted readers, the link, the lasting id."""
    for written, element in _addresses(named):
        address = page_address(written, base_of(element, base))
        if address:
            return address
    return None


def _addresses(named: Elements) -> Iterator[tuple[str, Any]]:
    """What may be the address of the page, the surest first, each with the element that it stands in."""
    for element in named.get("feedburner:origlink", ()):
        yield words_in(element, 4_001), element
    for element in sorted(filter(_is_alternate, named.get("link", ())), key=_is_no_page):
        yield attribute(element, "href") or words_in(element, 4_001), element
    for element in (*named.get("guid", ()), *named.get("id", ())):
        words = words_in(element, 4_001)
        # An id is taken only where it is an address as it stands, not one made of a number.
        if attribute(element, "ispermalink") != "false" and words.startswith(("http://", "https://")):
            yield words, element


def _is_alternate(link: Any) -> bool:
    return (attribute(link, "rel") or "alternate").lower() == "alternate"


def _is_no_page(link: Any) -> bool:
    """Whether a link says that it leads to something else than a page of HTML."""
    return "html" not in (attribute(link, "type") or "text/html").lower()


def _own_address(head: Elements, base: str | None) -> str | None:
    """Where the feed says that it lies: the link to itself (RFC 4287, section 4.2.7.2)."""
    for element in head.get("link", ()):
        if (attribute(element, "rel") or "").lower() == "self":
            return page_address(attribute(element, "href"), base_of(element, base))
    return None


def _every(head: Elements) -> int | None:
    """Seconds between two editions: minutes to live of RSS, period and frequency of the module Syndication."""
    minutes = NUMBER.fullmatch(next(_words(head, "ttl"), ""))
    if minutes and int(minutes[0]):
        return min(int(minutes[0]) * 60, PERIODS["yearly"])
    period = PERIODS.get(next(_words(head, "sy:updateperiod"), "").lower())
    times = NUMBER.fullmatch(next(_words(head, "sy:updatefrequency"), "1"))
    return period and period // max(1, int(times[0]) if times else 1)
