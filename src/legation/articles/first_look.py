"""A first look at a page: its words, quickly, before it is known whether the page is worth more.

resiliparse takes the main content of a page in about a fifth of the time that trafilatura needs. It leaves in more of
what stands around the article, and almost nothing of the article out.
"""

from __future__ import annotations

import re
from typing import Final

from legation.articles.tame import HARMLESS, LONGEST, without_scripts
from legation.sources.document import SURROGATE

#: Of a page with fewer characters of main content, all words are taken: the search for it has failed.
LEAST: Final = 250
#: The deepest nesting of pages is some dozens; the time of the search for the main content grows with its square.
DEEPEST: Final = 1_000
DIVISION: Final = re.compile(r"<(/?)div\b", re.IGNORECASE)


def first_text(html: str) -> str:
    """The words of a page, with line breaks between its paragraphs; empty where it has none.

    Of a page of unusual size, the scripts and then the end are cut off: it is the article itself that is long there,
    and its beginning tells what it is about.
    """
    looked_at = SURROGATE.sub("\ufffd", html) if len(html) <= HARMLESS else _beginning(html)
    article = "" if _is_deep(looked_at) else _words(looked_at, main_content=True)
    return article if len(article) >= LEAST else _words(looked_at, main_content=False)


def _beginning(html: str) -> str:
    return SURROGATE.sub("\ufffd", without_scripts(html[:LONGEST])[:HARMLESS])


def _words(html: str, *, main_content: bool) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(html, main_content=main_content, alt_texts=False, list_bullets=False))


def _is_deep(html: str) -> bool:
    """Whether divisions lie in each other without measure."""
    if html.lower().count("<div") <= DEEPEST:
        return False
    depth = deepest = 0
    for tag in DIVISION.finditer(html):
        depth = max(0, depth - 1) if tag[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest > DEEPEST
