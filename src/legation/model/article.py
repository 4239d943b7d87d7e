"""Articles, before they are read."""

from __future__ import annotations

from dataclasses import dataclass

from legation.model.time import Interval
from legation.model.words import DateBasis


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """What names an article: a hash of its normalised text, and what is known about where it stood."""

    id: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    author: str | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One news article: its text, unchanged, and what is known of it.

    `published` is None where no date was given, `basis` is what it rests on.
    """

    citation: Citation
    text: str
    published: Interval | None = None
    basis: DateBasis = DateBasis.GIVEN
