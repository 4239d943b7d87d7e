"""Sitemaps: lists of the pages of a host, in XML or as text (sitemaps.org), and what the news extension tells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from types import MappingProxyType
from typing import Any, Final

from legation.errors import InputError, LegationError, Unsafe
from legation.model import DateBasis
from legation.sources.decoding import HEAD
from legation.sources.document import BadDocument, Link
from legation.sources.feed_entries import plain_words
from legation.sources.moments import moment_of
from legation.sources.page_addresses import LONGEST as LONGEST_ADDRESS
from legation.sources.page_addresses import host_of, page_address
from legation.sources.url_lists import links_listed
from legation.sources.xml_names import children, name_of, words_in
from legation.sources.xml_safety import sections_of, xml_text

#: Bytes; the protocol allows 50 MB, but as many pages as it allows fill a fifth of that.
LARGEST_SITEMAP: Final = 20_000_000
#: By protocol, a sitemap names no more pages.
MOST_PAGES: Final = 50_000
#: Each entry, and what it stands in.
ENTRIES: Final[Mapping[str, str]] = MappingProxyType({"url": "urlset", "sitemap": "sitemapindex"})
#: Characters of an address or a title that are read: one more than an address may have, so that one cut off is none.
LONGEST: Final = LONGEST_ADDRESS + 1
#: What XML may open with: marks of encodings, blanks, and zeros in UTF-16.
BLANK: Final = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitemap:
    """What a sitemap names: pages, and further sitemaps.

    `foreign` counts addresses of other hosts, `invalid` what is no address. `faults` tells of both, and what broke the
    sitemap, after what was read before it.
    """

    links: tuple[Link, ...] = ()
    sitemaps: tuple[str, ...] = ()
    foreign: int = 0
    invalid: int = 0
    faults: tuple[BadDocument, ...] = ()


@dataclass(slots=True, kw_only=True)
class _Found:
    """What was found so far; `own` tells whether a page belongs to the host of the sitemap."""

    name: str
    own: Callable[[str], bool]
    links: dict[str, Link] = field(default_factory=dict)
    sitemaps: dict[str, None] = field(default_factory=dict)
    foreign: int = 0
    invalid: int = 0
    faults: list[BadDocument] = field(default_factory=list)


def sitemap_of(name: str, data: bytes, *, url: str | None = None) -> Sitemap:
    """The sitemap that bytes hold: `urlset`, `sitemapindex`, or a text with an address a line.

    Where `url`, its own address, is told, only pages of its host count, as the protocol wants it: nobody lists those of
    others. The day of the last change is no day of publication: it only tells that a page must be fetched again.

    Raises:
        InputError: it is no sitemap.
        Unsafe: it declares entities, or is larger than 20 MB.
    """
    found = _Found(name=name, own=_belongs_to(url))
    if len(data) > LARGEST_SITEMAP:
        raise Unsafe(f"this sitemap is larger than {LARGEST_SITEMAP // 1_000_000} MB, so it is not read")
    if data[:HEAD].lstrip(BLANK).startswith(b"<"):
        _read_markup(data, found)
    else:
        _read_text(data, found)
    return Sitemap(
        links=tuple(found.links.values()),
        sitemaps=tuple(found.sitemaps),
        foreign=found.foreign,
        invalid=found.invalid,
        faults=(*found.faults, *_left_out(found)),
    )


def _left_out(found: _Found) -> Iterator[BadDocument]:
    """What is told of addresses that are not fetched."""
    if found.foreign:
        told = f"addresses of other hosts in it ({found.foreign:,}) are not fetched; list those yourself"
        yield BadDocument(name=found.name, error=InputError(told))
    if found.invalid:
        told = f"entries without an address of the web in it ({found.invalid:,}) are passed over"
        yield BadDocument(name=found.name, error=InputError(told))


def _belongs_to(url: str | None) -> Callable[[str], bool]:
    """Whether a page may stand in a sitemap that lies at an address; of one without address, any may."""
    own = host_of(page_address(url))
    return lambda page: not own or host_of(page) == own


def _read_text(data: bytes, found: _Found) -> None:
    listed = links_listed(xml_text(data), most=MOST_PAGES + 1)
    if listed is None:
        raise InputError("this is no sitemap: neither XML nor a text of which every line is an address")
    for link in listed[:MOST_PAGES]:
        if found.own(link.url):
            found.links[link.url] = link
        else:
            found.foreign += 1
    if len(listed) > MOST_PAGES:
        found.faults.append(_too_many(found.name))


def _read_markup(data: bytes, found: _Found) -> None:
    """What the entries tell; where the sitemap breaks, what came before that stays."""
    try:
        sections = sections_of(data, what="sitemap", largest=LARGEST_SITEMAP)
        entries = filter(_is_entry, sections)
        for section in islice(entries, MOST_PAGES):
            _read_entry(section, found)
        if next(entries, None) is not None:
            found.faults.append(_too_many(found.name))
    except LegationError as error:
        if not found.links and not found.sitemaps:
            raise
        found.faults.append(BadDocument(name=found.name, error=error))
    if not (found.links or found.sitemaps or found.foreign or found.invalid):
        raise InputError("this is no sitemap: there is no page and no sitemap in it")


def _too_many(name: str) -> BadDocument:
    told = f"this sitemap names more than the {MOST_PAGES} pages that the protocol allows: those beyond are passed over"
    return BadDocument(name=name, error=InputError(told))


def _is_entry(section: Any) -> bool:
    return ENTRIES.get(name_of(section)) == name_of(section.getparent())


def _read_entry(section: Any, found: _Found) -> None:
    """One page with what is told of it, or one further sitemap."""
    told = dict(_told(section))
    address = page_address(told.get("loc"))
    if address is None:
        found.invalid += 1
    elif not found.own(address):
        found.foreign += 1
    elif name_of(section) == "sitemap":
        found.sitemaps[address] = None
    else:
        found.links.setdefault(address, _link(address, told))


def _told(section: Any) -> Iterator[tuple[str, str]]:
    """The words that stand under each name, in the section or, of the news extension, one or two elements deeper."""
    for name, element in children(section):
        if len(element) and name.startswith("news:"):
            yield from _told(element)
        else:
            yield name, words_in(element, LONGEST)


def _link(address: str, told: Mapping[str, str]) -> Link:
    return Link(
        url=address,
        title=plain_words(told.get("news:title")),
        outlet=plain_words(told.get("news:name")),
        published=moment_of(told.get("news:publication_date")),
        basis=DateBasis.FEED,
        changed=told.get("lastmod") or None,
    )
