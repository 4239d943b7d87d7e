"""From a raw document to an article."""

from __future__ import annotations

from legation.articles import door
from legation.articles.addresses import date_in_address
from legation.articles.days import day_shown
from legation.articles.main_text import Page, main_text
from legation.model import Article, DateBasis
from legation.sources.document import Document


def article_of(document: Document) -> Article:
    """The article that a document holds: its text, unchanged, or the main text of its page.

    What is not told of it (title, address, outlet, author, day of publication) is taken from the page, where that
    names it. `Article.basis` says what the day rests on.

    Raises:
        EmptyArticle, ArticleTooLong, NotEnglish: it cannot be read; the message says why.
        InputError: the page cannot be taken apart, or `published` was given and is no date.
    """
    page = Page(text=document.text) if document.text is not None else _page(document)
    told = page.told
    published, basis = _published(document, page)
    return door.article(
        page.text,
        published=published,
        basis=basis,
        title=document.title or told.title,
        url=document.url or told.url,
        outlet=document.outlet or told.outlet,
        author=document.author or told.author,
        language=told.language or document.language,
    )


def _page(document: Document) -> Page:
    known = document.published or document.url and date_in_address(document.url)
    return main_text(document.html or "", url=document.url, guess=not known)


def _published(document: Document, page: Page) -> tuple[str | None, DateBasis]:
    """The day as it is told, and by whom: with the document, by the page, or by nothing but what it shows.

    A date of a feed that is none is passed over; one that the user gave is told to be none.
    """
    given = document.published
    if given and (document.basis is DateBasis.GIVEN or day_shown(given)):
        return given, document.basis
    if page.told.published:
        return page.told.published, DateBasis.PAGE
    return page.guessed, DateBasis.GUESS if page.guessed else DateBasis.GIVEN
