"""OPML 1 and 2: lists of feeds, as readers of feeds write them (opml.org/spec2)."""

from __future__ import annotations

from legation.errors import InputError
from legation.sources.page_addresses import page_address
from legation.sources.xml_names import attribute, name_of
from legation.sources.xml_safety import tree_of


def feeds_named(data: bytes) -> list[str]:
    """The addresses of the feeds of a list in its order, each once, in whatever folder they stand.

    Raises:
        InputError: it is no OPML, or names no feed of http or https.
        Unsafe: it declares entities, or is larger than 10 MB.
    """
    root = tree_of(data, what="OPML list").root
    if name_of(root) != "opml":
        raise InputError(f"this is no OPML list: its outermost element is {name_of(root)!r}, not opml")
    found: dict[str, None] = {}
    for element in root.iter():
        address = page_address(attribute(element, "xmlurl")) if name_of(element) == "outline" else None
        if address is not None:
            found[address] = None
    if not found:
        raise InputError("this OPML list names no feed: no outline in it has an 'xmlUrl' of http or https")
    return list(found)
