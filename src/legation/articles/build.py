"""From a raw document to an article."""

from __future__ import annotations

from legation.articles import door
from legation.articles.main_text import Page, main_text
from legation.model import Article
from legation.sources.documents import Document


def article_of(document: Document) -> Article:
    """The article that a document holds: its text, unchanged, or the main text of its page.

    What is not told of it (title, address, day of publication) is taken from the page, where that names it.

    Raises:
        EmptyArticle, ArticleTooLong, NotEnglish: it cannot be read; the message says why.
        InputError: the page cannot be taken apart, or `published` is no date.
    """
    page = Page(text=document.text) if document.text is not None else main_text(document.html or "")
    return door.article(
        page.text,
        published=document.published or page.published,
        title=document.title or page.title,
        url=document.url or page.url,
        outlet=document.outlet,
    )
