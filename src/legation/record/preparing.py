"""Preparing: what comes from a source becomes an article, or is set aside before it costs much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from legation.articles.build import article_of
from legation.errors import InputError, NotEnglish
from legation.model import Article
from legation.sources.document import Document, Link


class FirstLook(StrEnum):
    """Which pages get a first look, and are passed over where it finds nothing that tells of relations of states."""

    NONE = "none"
    CRAWLED = "crawled"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOver:
    """A page that tells nothing of relations between states, at first look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preparing:
    """How documents become articles: with a first look at some of them, or none."""

    first_look: FirstLook = FirstLook.CRAWLED

    def looks_at(self, given: Document | Link) -> bool:
        """Whether a document, or the page behind a link, gets a first look; a text that somebody chose is no page."""
        if given.by_chance:
            return self.first_look is not FirstLook.NONE
        is_page = isinstance(given, Link) or given.html is not None
        return is_page and self.first_look is FirstLook.ALL

    def prepare(self, document: Document) -> Article | PassedOver | InputError:
        """The article that a document holds, or why it gives none."""
        try:
            if self.looks_at(document) and not _is_worth_reading(document):
                return PassedOver()
            return article_of(document)
        except InputError as error:
            return error

    def prepare_all(self, documents: Sequence[Document]) -> list[Article | PassedOver | InputError]:
        """Several at once: small tasks are not worth handing out one by one."""
        return [self.prepare(document) for document in documents]


def _is_worth_reading(document: Document) -> bool:
    """Whether the text of a page, as far as it can be had cheaply, may tell of an event.

    Raises:
        NotEnglish: it is in another language.
    """
    from legation.articles.first_look import ENOUGH, check_first_language, first_text
    from legation.reading.gate import worth_reading

    text = first_text(document.html) if document.html is not None else (document.text or "")[:ENOUGH]
    check_first_language(text)
    return worth_reading(text)


def language_of(error: InputError) -> str | None:
    """The language of a text that was refused for it, as far as it is known; None for all else."""
    return (getattr(error, "language", None) or "unknown") if isinstance(error, NotEnglish) else None
