"""The door: texts become articles, or are refused with a clear message."""

from __future__ import annotations

import hashlib
import unicodedata
from typing import TypeVar

from legation.articles.dateline import dateline_of
from legation.articles.english import check_english
from legation.articles.published import Day, dated, interval_of
from legation.errors import ArticleTooLong, EmptyArticle
from legation.model import Article, Citation, DateBasis
from legation.sources.document import SURROGATE

#: Characters; the longest articles of the press have about 100,000.
LONGEST = 1_000_000
__all__ = ["article", "identifier", "interval_of"]

Words = TypeVar("Words", str, str | None)


def article(
    text: str,
    *,
    published: Day | None = None,
    basis: DateBasis = DateBasis.GIVEN,
    title: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    author: str | None = None,
    language: str | None = None,
) -> Article:
    """An article from its text and what is known of it.

    Args:
        published: a day, or an interval of days: ``2022-08-24``, ``2022-08``, ``2022``, ``2022-08-10/2022-08-31``; or a
            moment as RFC 3339 or RFC 2822 write it, which is a day in the outlet's zone. Where it is not given, or less
            sure by its `basis` than a date in the address or in the dateline, that one stands.
        language: the code of the language that the source names; only a hint, for templates may name any.

    Raises:
        EmptyArticle, ArticleTooLong, NotEnglish: the text cannot be read; the message says why.
        InputError: `published` was given with the article, and is no date.
    """
    _check_size(text)
    # Surrogates come from broken JSON; they cannot be written out again, so each becomes the replacement sign.
    text, title, url = _writable(text), _writable(title), _writable(url)
    outlet, author = _writable(outlet), _writable(author)
    check_english(text, language)
    dateline = dateline_of(text)
    found = dated(published, basis, url=url, outlet=outlet, dateline=dateline)
    return Article(
        citation=Citation(id=identifier(text), title=title, url=url, outlet=outlet, author=author),
        text=text,
        published=found.interval if found else None,
        basis=found.basis if found else DateBasis.GIVEN,
        dateline=dateline,
    )


def _check_size(text: str) -> None:
    if not any(character.isalnum() for character in text):
        raise EmptyArticle("the article is empty: it holds no letter or digit")
    if len(text) > LONGEST:
        raise ArticleTooLong(
            f"{len(text):,} characters are no article ({LONGEST:,} at most): give one article at a time"
        )


def _writable(words: Words) -> Words:
    return SURROGATE.sub("\ufffd", words) if words else words


def identifier(text: str) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of the text in Unicode form NFKC with single spaces."""
    normal = " ".join(unicodedata.normalize("NFKC", text).split())
    return hashlib.sha256(normal.encode("utf-8")).hexdigest()[:16]
