"""Articles, before they are read."""

from __future__ import annotations

from dataclasses import dataclass

from legation.model.span import Span
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
class Dateline:
    """What opens a report before its first sentence: "TOKYO, Aug 24 (Reuters) - ".

    `place` is as written, and `of` the code of its state, empty where it is not known. Agencies leave out the year.
    """

    span: Span
    place: str
    of: str = ""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One news article: its text, unchanged, and what is known of it.

    `published` is None where no date was given or found beside the text, `basis` is what it rests on.
    """

    citation: Citation
    text: str
    published: Interval | None = None
    basis: DateBasis = DateBasis.GIVEN
    dateline: Dateline | None = None
