"""Public facts with known dates that articles mention as background, and that help to date an article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources.abc import Traversable
from typing import Final

from legation.errors import KnowledgeError
from legation.knowledge.tables import DATA, filled, first_and_last, listed, rows

TABLE = "dated_events.csv"
#: Beginnings of so many letters or fewer are whole words.
WHOLE: Final = 2
#: One thing that a report must tell: a choice of beginnings of words. All signs of a row must be told.
Sign = tuple[str, ...]
Signs = tuple[Sign, ...]
#: Kinds that name a thing from then on ("Twitter"): whoever names it writes later, but nobody counts days from it.
COINED: Final = frozenset({"launch", "founding"})


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedEvent:
    """Something that the whole world knows the date of.

    `words` are the lower-case phrases by which later texts refer to it, or names that the `forms` put into phrases
    ("death of {}"). `news` are the ways to know the article that reports it: alternatives, each a list of signs that
    must all occur, each sign a choice of beginnings of words.
    """

    name: str
    words: tuple[str, ...]
    first: date
    last: date
    kind: str
    news: tuple[Signs, ...] = ()
    forms: tuple[str, ...] = ("{}",)

    @property
    def phrases(self) -> Iterator[str]:
        """The phrases by which later texts refer to it."""
        return (form.format(words) for words in self.words for form in self.forms)


def sign_at(lower: str, sign: Sign) -> int:
    """Where the first word of a text in lower case begins that a sign fits; -1 where none does."""
    return min((at for words in sign if (at := _beginning(lower, words)) >= 0), default=-1)


def _beginning(lower: str, words: str) -> int:
    """Where a word begins so; what is as short as "us" and "un" must be a whole word."""
    at = lower.find(words)
    while at >= 0 and (lower[at - 1 : at].isalnum() or len(words) <= WHOLE and _goes_on(lower, at + len(words))):
        at = lower.find(words, at + 1)
    return at


def _goes_on(lower: str, at: int) -> bool:
    return lower[at : at + 1].isalnum()


@cache
def dated_events() -> tuple[DatedEvent, ...]:
    """All dated events, in the order of the table."""
    return read_dated_events()


def read_dated_events(folder: Traversable = DATA) -> tuple[DatedEvent, ...]:
    """The dated events of the table in a folder."""
    lines = rows(TABLE, ("name", "words", "news", "from", "to", "kind", "source"), folder)
    return tuple(_dated_event(row, number) for number, row in lines)


def _dated_event(row: dict[str, str], number: int) -> DatedEvent:
    first, last = first_and_last(row, TABLE, number)
    words, news = listed(row["words"]), signs_of(row["news"], TABLE, number)
    if not words and not news:
        raise KnowledgeError(f"{TABLE}, line {number}: 'words' and 'news' are empty; fill in one, or remove the line")
    return DatedEvent(
        name=filled(row, "name", TABLE, number),
        words=words,
        first=first,
        last=last,
        kind=filled(row, "kind", TABLE, number),
        news=news,
    )


def signs_of(cell: str, table: str, number: int) -> tuple[Signs, ...]:
    """The ways to know a report that a cell lists: `brussels+airport|metro+explosion|blast;zaventem+bomb`."""
    return tuple(_signs(choice, table, number) for choice in listed(cell))


def _signs(choice: str, table: str, number: int) -> Signs:
    signs = tuple(tuple(words.split("|")) for words in choice.split("+"))
    if len(signs) < 2 or not all(all(sign) for sign in signs):
        raise KnowledgeError(f"{table}, line {number}: '{choice}' needs two terms or more with + between; add one")
    return signs
