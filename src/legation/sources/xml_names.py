"""Names of elements, the same in whatever dialect, prefix and case a feed writes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import reduce
from itertools import islice
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import urljoin

#: The name by which each extension goes here; those of RSS, Atom, OPML and sitemaps themselves have none.
EXTENSIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "": "",
        "http://backend.userland.com/rss": "",
        "http://backend.userland.com/rss2": "",
        "http://blogs.law.harvard.edu/tech/rss": "",
        "http://purl.org/rss/1.0": "",
        "http://my.netscape.com/rdf/simple/0.9": "",
        "http://purl.org/atom/ns#": "",
        "http://www.w3.org/2005/atom": "",
        "http://www.sitemaps.org/schemas/sitemap/0.9": "",
        "http://www.google.com/schemas/sitemap/0.84": "",
        "http://www.google.com/schemas/sitemap-news/0.9": "news",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
        "http://purl.org/rss/1.0/modules/content": "content",
        "http://purl.org/rss/1.0/modules/syndication": "sy",
        "http://purl.org/dc/elements/1.1": "dc",
        "http://purl.org/dc/terms": "dcterms",
        "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
        "http://www.w3.org/1999/xhtml": "xhtml",
    }
)
#: What a prefix means that a feed uses without declaring it.
PREFIXES: Final = frozenset({*EXTENSIONS.values(), "atom"})
#: The name of all extensions that nothing is read from.
OTHER: Final = "other"
BASE: Final = "{http://www.w3.org/XML/1998/namespace}base"
#: How many elements above one are asked for a base: a link stands in an entry, that in a feed.
DEEPEST_BASE: Final = 4
LONGEST_BASE: Final = 4_000


def name_of(element: Any) -> str:
    """The name of an element in small letters, with that of its extension: ``title``, ``dc:creator``."""
    space, _, local = str(element.tag).rpartition("}")
    if space:
        extension = EXTENSIONS.get(space[1:].rstrip("/").lower(), OTHER)
    else:
        prefix, _, local = local.rpartition(":")
        extension = (prefix.lower() if prefix.lower() in PREFIXES else OTHER).removeprefix("atom")
    return f"{extension}:{local}".lower() if extension else local.lower()


def children(element: Any) -> Iterator[tuple[str, Any]]:
    """What stands directly in an element, with its name."""
    for child in element:
        yield name_of(child), child


def attribute(element: Any, name: str) -> str | None:
    """The value of an attribute, whatever the case of its name; None where it is blank."""
    for key, value in element.attrib.items():
        if str(key).lower() == name:
            return str(value).strip() or None
    return None


def base_of(element: Any, base: str | None) -> str | None:
    """What an address in an element is relative to (XML Base), where `base` is that of the document."""
    above = [element, *islice(element.iterancestors(), DEEPEST_BASE)]
    told = [each.get(BASE) for each in reversed(above)]
    try:
        return reduce(urljoin, (each for each in told if each and len(each) <= LONGEST_BASE), base or "") or None
    except ValueError:
        return base


def words_in(element: Any, longest: int = 2_000) -> str:
    """All words in an element with single spaces, as far as so many characters go."""
    return " ".join("".join(element.itertext())[:longest].split())
