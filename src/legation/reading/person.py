"""What an article says of a person, and where it names one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from legation.language.tree import Sentence, Word

#: How long before a term somebody can be called elect: longer waits between the choice and the office are rare.
LONGEST_ELECT = timedelta(days=180)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody named in the article.

    `holds` is False for former and future holders of the office, `elect` True for those chosen for it, `left` for those
    who do not hold it any more; `counterpart` is True for somebody called the counterpart of another, who so holds the
    same office elsewhere; `pointed` for "its commissioner", whose state stands elsewhere. `known` is the full name
    in the table of office-holders, `term` the days of an office that only this gives, where they are not the article's.
    """

    name: str
    surname: str
    of: str | None = None
    office: str | None = None
    office_class: str | None = None
    holds: bool = True
    elect: bool = False
    left: bool = False
    wikidata: str | None = None
    counterpart: bool = False
    pointed: bool = False
    known: str | None = None
    term: tuple[date | None, date | None] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFound:
    """A mention of a person: the sentence, its words from `first` to `last` (exclusive), and whom it means."""

    sentence: int
    first: int
    last: int
    name: str
    person: Person


def ends_of(sentence: Sentence, mention: PersonFound) -> tuple[Word, Word]:
    """The first and the last word of a mention."""
    return sentence.words[mention.first], sentence.words[mention.last - 1]
