"""The main text of a web page, and what the page says of itself."""

from __future__ import annotations

import logging
import re
from configparser import ConfigParser
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from legation.articles.days import LATEST
from legation.articles.loose_text import divide_typed_text, wrap_loose_text
from legation.articles.metadata import Metadata, metadata_of
from legation.articles.paragraphs import PARAGRAPH, is_the_pages, paragraphs_of
from legation.articles.tame import tamed
from legation.errors import EmptyArticle, InputError

#: What only whole pages have; without it, the HTML is the article and nothing else.
WHOLE_PAGE: Final = re.compile(r"<(?:!doctype|html|head|body|title|meta)\b", re.IGNORECASE)
#: What is not there to be read.
UNREAD: Final = ("script", "style", "noscript", "template", "iframe", "object", "svg", "button", "select", "textarea")
#: What is asked of htmldate; no page is older. No clock: it may lie anywhere up to near the end of the century.
EARLIEST: Final = "1990-01-01"
#: Libraries that tell their warnings to a logger.
TALKATIVE: Final = ("trafilatura", "htmldate", "courlan", "justext", "charset_normalizer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page holds: paragraphs with blank lines between, and what it says of itself.

    `guessed` is a day that the page shows somewhere, asked for only where it names none.
    """

    text: str
    told: Metadata = field(default_factory=Metadata)
    guessed: str | None = None


def main_text(html: str, *, url: str | None = None, guess: bool = True) -> Page:
    """The article that a page holds, without menus, advertisements and comments; of a part of a page, all of it.

    Args:
        url: where the page was found; its host tells the name of the site from the rest of the title.
        guess: whether a day is looked for in all that the page shows, where it does not say when it was published.

    Raises:
        ArticleTooLong, Unsafe: it has more characters or tags than pages have.
        EmptyArticle: it holds no text.
        InputError: it cannot be taken apart.
    """
    html = tamed(html.replace("\0", ""))
    try:
        page = _of_page(html, url, guess) if WHOLE_PAGE.search(html) else Page(text=_of_part(html))
    except Exception as error:
        raise InputError(f"the page cannot be taken apart ({type(error).__name__}: {error})") from error
    if not page.text:
        raise EmptyArticle("the page holds no article: nothing but markup, menus or scripts")
    return page


def _of_part(html: str) -> str:
    """All words of a part of a page."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    markup = f"<div>{html}</div>".encode("utf-8", "replace")
    tree = document_fromstring(markup, parser=HTMLParser(encoding="utf-8", huge_tree=True))
    etree.strip_elements(tree, *UNREAD, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    divide_typed_text(tree)
    return PARAGRAPH.join(each.text for each in paragraphs_of(tree))


def _of_page(html: str, url: str | None, guess: bool) -> Page:
    """The article of a whole page, and what the page says of itself."""
    from trafilatura.utils import load_html

    _keep_quiet()
    tree = load_html(html)
    if tree is None:
        return Page(text="")
    told = metadata_of(tree, url)
    guessed = _guessed(tree) if guess and not told.published else None
    divide_typed_text(tree)
    wrap_loose_text(tree)
    return Page(text=_article(tree, told.title), told=told, guessed=guessed)


def _article(tree: Any, title: str | None) -> str:
    """The article of a page; of what is short, trafilatura runs all together, unless little satisfies it."""
    text = _extracted(tree, title)
    if PARAGRAPH in text:
        return text
    again = _extracted(tree, title, least="1")
    return again if PARAGRAPH in again and len(again) * 2 > len(text) else text


def _extracted(tree: Any, title: str | None, least: str | None = None) -> str:
    """What trafilatura finds, without what is the page's own; where it is in doubt, it keeps text.

    Args:
        least: the characters that satisfy it.
    """
    import trafilatura

    found = trafilatura.bare_extraction(
        tree, fast=True, favor_recall=True, include_comments=False, include_links=True, config=_settings(least)
    )
    if found is None or isinstance(found, dict):
        return ""
    return PARAGRAPH.join(each.text for each in paragraphs_of(found.body) if not is_the_pages(each, title))


@cache
def _settings(least: str | None) -> ConfigParser:
    """trafilatura's own settings, with the characters that satisfy it, if any."""
    from trafilatura.settings import use_config

    config = use_config()
    if least:
        config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = least
    return config


def _guessed(tree: Any) -> str | None:
    """The day that htmldate finds in what a page shows beside its text."""
    from htmldate import find_date

    return find_date(
        deepcopy(tree), extensive_search=False, original_date=True, min_date=EARLIEST, max_date=LATEST.isoformat()
    )


@cache
def _keep_quiet() -> None:
    """What the libraries tell goes to no one, unless the program that uses us listens to them."""
    for name in TALKATIVE:
        logging.getLogger(name).addHandler(logging.NullHandler())
