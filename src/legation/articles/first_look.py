"""A first look at a page: its words, quickly, before it is known whether the page is worth more.

The paragraphs of nearly all pages of news can be found without taking the page apart, in a fiftieth of the time that
trafilatura needs. Of other pages resiliparse takes the main content, in about a fifth of that time. Both leave in more
of what stands around the article, and almost nothing of the article out.
"""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterator
from typing import Final

from legation.articles.english import check_english
from legation.articles.tame import HARMLESS, LONGEST, without_scripts
from legation.sources.document import SURROGATE

#: Characters of a page that are looked at: what it is about stands in the first ones.
ENOUGH: Final = 6_000
#: A paragraph with fewer characters of markup and text is a caption, a teaser or a button more often than not; and of
#: a page whose paragraphs have fewer together, they are not where its article stands.
LEAST_PARAGRAPH: Final = 80
LEAST_PARAGRAPHS: Final = 600
#: Of a page with fewer characters of main content, all words are taken: the search for it has failed.
LEAST: Final = 250
#: The deepest nesting of pages is some dozens; the time of the search for the main content grows with its square.
DEEPEST: Final = 1_000
DIVISION: Final = re.compile(r"<(/?)div\b", re.IGNORECASE)
TAG: Final = re.compile(r"<[^<>]*>")
BLANKS: Final = re.compile(r"\s+")


def first_text(html: str) -> str:
    """The words of a page with line breaks between its paragraphs, where these are marked only the first; or nothing.

    Of a page of unusual size, the scripts and then the end are cut off: it is the article itself that is long there,
    and its beginning tells what it is about.
    """
    looked_at = _writable(html if len(html) <= HARMLESS else without_scripts(html[:LONGEST])[:HARMLESS])
    paragraphs = "\n\n".join(_paragraphs(looked_at))
    if len(paragraphs) >= LEAST_PARAGRAPHS:
        return paragraphs
    article = "" if _is_deep(looked_at) else _words(looked_at, main_content=True)
    return article if len(article) >= LEAST else _words(looked_at, main_content=False)


def check_first_language(text: str) -> None:
    """Refuse a text that letters and words show to be in another language than English.

    Raises:
        NotEnglish: it is.
    """
    from resiliparse.parse.lang import detect_fast

    # Letters take one short English text in twenty for another language, so they only raise the question.
    if detect_fast(text)[0] != "en":
        check_english(text)


def _writable(html: str) -> str:
    """The same without halves of characters, which hardly any page holds."""
    try:
        html.encode()
    except UnicodeEncodeError:
        return SURROGATE.sub("\ufffd", html)
    return html


def _paragraphs(html: str) -> Iterator[str]:
    """The longer paragraphs of a page, as far as they are marked as such and closed, until there are enough."""
    found = end = 0
    while found < ENOUGH and (start := html.find("<p", end)) >= 0:
        inner, end = html.find(">", start) + 1, html.find("</p>", start)
        if end < 0 or inner == 0:
            return
        if html[start + 2] in " \n\t>" and end - inner >= LEAST_PARAGRAPH:
            words = BLANKS.sub(" ", entities.unescape(TAG.sub("", html[inner:end]))).strip()
            found += len(words)
            yield words


def _words(html: str, *, main_content: bool) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(html, main_content=main_content, alt_texts=False, list_bullets=False))


def _is_deep(html: str) -> bool:
    """Whether divisions lie in each other without measure."""
    if html.count("<div") + html.count("<DIV") <= DEEPEST:
        return False
    depth = deepest = 0
    for tag in DIVISION.finditer(html):
        depth = max(0, depth - 1) if tag[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest > DEEPEST
