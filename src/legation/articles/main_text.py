"""The main text of a web page, and what the page says of itself."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from legation.articles.addresses import address_of, host_of
from legation.errors import EmptyArticle, InputError

if TYPE_CHECKING:
    from trafilatura.settings import Document as Extracted

#: What only whole pages have; without it, the HTML is the article and nothing else.
WHOLE_PAGE: Final = re.compile(r"<(?:!doctype|html|head|body|title|meta)\b", re.IGNORECASE)
#: Tags that stand within a paragraph, of HTML and of trafilatura's tree; all others are one, or divide one.
INLINE: Final = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q s samp small span strike strong sub "
    "sup time tt u var wbr hi ref graphic".split()
)
#: What is not there to be read.
UNREAD: Final = ("script", "style", "noscript", "template", "iframe", "object", "svg", "button", "select", "textarea")
PARAGRAPH: Final = "\n\n"
#: Only what a page states of its date counts, and no clock: a date may lie anywhere in a century.
DATES: Final = {"original_date": True, "extensive_search": False, "min_date": "1990-01-01", "max_date": "2090-12-31"}
#: Libraries that tell their warnings to a logger.
TALKATIVE: Final = ("trafilatura", "htmldate", "courlan", "justext", "charset_normalizer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page holds: paragraphs with blank lines between, and title, day and address where it names them."""

    text: str
    title: str | None = None
    url: str | None = None
    published: str | None = None


def main_text(html: str) -> Page:
    """The article that a page holds, without menus, advertisements and comments; of a part of a page, all of it.

    Raises:
        EmptyArticle: it holds no text.
        InputError: it cannot be taken apart.
    """
    try:
        page = _of_page(html) if WHOLE_PAGE.search(html) else Page(text=_of_part(html))
    except Exception as error:
        raise InputError(f"the page cannot be taken apart ({type(error).__name__}: {error})") from error
    if not page.text:
        raise EmptyArticle("the page holds no article: nothing but markup, menus or scripts")
    return page


def _of_part(html: str) -> str:
    """All words of a part of a page."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    markup = f"<div>{html}</div>".replace("\0", "").encode("utf-8", "replace")
    tree = document_fromstring(markup, parser=HTMLParser(encoding="utf-8", huge_tree=True))
    etree.strip_elements(tree, *UNREAD, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    return _text_of(tree)


def _of_page(html: str) -> Page:
    """The article of a whole page, and what the page says of itself."""
    found = _extracted(html)
    if not found:
        return Page(text="")
    text = _text_of(found.body)
    return Page(
        text=text if PARAGRAPH in text else _in_paragraphs(text, html),
        title=found.title or None,
        url=_own(found.url),
        published=found.date or None,
    )


def _own(url: str | None) -> str | None:
    """The address that a page names as its own, unless that is the front page, which some sites name on each page."""
    return url if url and host_of(url) and address_of(url) != host_of(url) else None


def _in_paragraphs(text: str, html: str) -> str:
    """A text of one paragraph, or the same in several: of what is short, trafilatura runs all together."""
    found = _extracted(html, least="1")
    again = _text_of(found.body) if found else ""
    return again if PARAGRAPH in again and len(again) * 2 > len(text) else text


def _extracted(html: str, least: str | None = None) -> Extracted | None:
    """What trafilatura finds; where it is in doubt, it keeps text. `least` are the characters that satisfy it."""
    import trafilatura
    from trafilatura.settings import use_config

    _keep_quiet()
    config = use_config()
    if least:
        config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = least
    found = trafilatura.bare_extraction(
        html,
        favor_recall=True,
        include_comments=False,
        with_metadata=True,
        date_extraction_params=DATES,
        config=config,
    )
    return None if isinstance(found, dict) else found


@cache
def _keep_quiet() -> None:
    """What the libraries tell goes to no one, unless the program that uses us listens to them."""
    for name in TALKATIVE:
        logging.getLogger(name).addHandler(logging.NullHandler())


def _text_of(body: Any) -> str:
    """The words of a tree, with single spaces, in paragraphs."""
    paragraphs = "".join(_pieces(body)).split(PARAGRAPH)
    return PARAGRAPH.join(filter(None, (" ".join(each.split()) for each in paragraphs)))


def _pieces(body: Any) -> Iterator[str]:
    """The words in their order, with the edges of paragraphs between."""
    from lxml.etree import iterwalk

    for moment, element in iterwalk(body, events=("start", "end")):
        if element.tag not in INLINE:
            yield PARAGRAPH
        yield (element.text if moment == "start" else element.tail) or ""
