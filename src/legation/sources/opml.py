"""OPML 1 and 2: lists of feeds, as readers of feeds write them (opml.org/spec2)."""

from __future__ import annotations

from dataclasses import dataclass

from legation.errors import InputError
from legation.sources.feed_entries import plain_words
from legation.sources.page_addresses import page_address
from legation.sources.xml_names import attribute, name_of
from legation.sources.xml_safety import tree_of


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedName:
    """A feed that a list names: its address, and what its owner calls it."""

    url: str
    title: str | None = None


def feeds_named(data: bytes) -> list[FeedName]:
    """The feeds of a list in its order, each once, in whatever folder they stand.

    Raises:
        InputError: it is no OPML, or names no feed of http or https.
        Unsafe: it declares entities, or is larger than 10 MB.
    """
    root = tree_of(data, what="OPML list").root
    if name_of(root) != "opml":
        raise InputError(f"this is no OPML list: its outermost element is {name_of(root)!r}, not opml")
    found: dict[str, FeedName] = {}
    for element in root.iter():
        address = page_address(attribute(element, "xmlurl")) if name_of(element) == "outline" else None
        if address is not None:
            title = plain_words(attribute(element, "title") or attribute(element, "text"))
            found.setdefault(address, FeedName(url=address, title=title))
    if not found:
        raise InputError("this OPML list names no feed: no outline in it has an 'xmlUrl' of http or https")
    return list(found.values())
