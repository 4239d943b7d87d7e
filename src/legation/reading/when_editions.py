"""Clues from the edition that the headline names: the report of "the 2019 Chicago Marathon" is of that year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from legation.knowledge.word_lists import pattern, words
from legation.model.span import Span
from legation.reading.calendar import year_period
from legation.reading.when_clues import Clue, Strength, told_behind, written
from legation.reading.when_cues import cheap_direction, sentence_bounds
from legation.reading.when_meaning import Direction, Expression

#: How much of a text, in characters, holds its headline and its first sentence.
HEAD: Final = 450
#: How far behind a year, in words, stands what it is the year of.
REACH: Final = 6
#: A name right in front of a year.
NAMED: Final = re.compile(r"(?:[A-Z][\w’'-]*\s){1,4}\Z")
WORD: Final = re.compile(r"[^\W\d_][\w’'-]*")
IN_YEAR: Final = re.compile(
    r"\b(?:(?:in|from|until|by|to|and|between|during)\s|(?:since|after|following|before)\s(?:the\s)?)\Z", re.IGNORECASE
)
#: "The summer of 2020", but "the first round of 2020 Rugby Union season".
OF_YEAR: Final = re.compile(r"\bof\s\Z", re.IGNORECASE)
NEXT_NAME: Final = re.compile(r"\s[A-Z]")
#: What makes of an edition one that is over or goes on, of a vote one that has been cast, and what takes one up again.
HELD: Final = pattern("cues", "editions", "over")
CAST: Final = pattern("cues", "editions", "cast")
AGAIN: Final = pattern("cues", "news", "retold")


def edition_clues(text: str, expressions: Sequence[Expression]) -> Iterator[Clue]:
    """The year of an edition that the headline or the first sentence names, where no later year is told anywhere.

    An election is written of in the year before it too, unless it is told as held.
    """
    if AGAIN.search(text, 0, HEAD):
        return
    newest = max((first.year for _, first in told_behind(text, expressions)), default=date.min.year)
    for expression in expressions:
        span = expression.span
        if span.start >= HEAD:
            return
        if span.text.isdigit() and int(span.text) >= newest and (edition := _edition(text, span)):
            yield _clue(text, span, edition, int(span.text))
            return


def _clue(text: str, year: Span, told: Span, number: int) -> Clue:
    held = year_period(number).interval
    early = _names(told.text, "campaigned") and not _is_told(text, year, CAST)
    first = year_period(number - 1).interval.first if early else held.first
    return written(first, held.last, f"it reports “{told.text}” as news", told, Strength.EDITION)


def is_edition(text: str, year: Span) -> bool:
    """Whether a year is the name of what is held in it, as in "the 2020 election"."""
    return year.text.isdigit() and _edition(text, year) is not None


def _edition(text: str, year: Span) -> Span | None:
    """The edition that a year is part of: "2019 Chicago Marathon", "Toronto Comicon 2019"; None where it only dates."""
    start, end = sentence_bounds(text, year.start, year.end)
    found = (None if _only_dates(text, year, start) else _behind(text, year, end)) or _in_front(text, year, start)
    moved = words("cues", "editions", "moved")
    return None if found is None or any(each in found.text.lower() for each in moved) else found


def _only_dates(text: str, year: Span, start: int) -> bool:
    if IN_YEAR.search(text, start, year.start):
        return True
    return bool(OF_YEAR.search(text, start, year.start)) and not NEXT_NAME.match(text, year.end)


def _behind(text: str, year: Span, end: int) -> Span | None:
    following = list(WORD.finditer(text, year.end, end))[:REACH]
    nouns = [word for word in following if _names(word[0], "held") or _names(word[0], "campaigned")]
    return Span.of(text, year.start, nouns[0].end()) if nouns else None


def _in_front(text: str, year: Span, start: int) -> Span | None:
    """A name that ends with its year, of something that is held or over; in the headline all but plans are."""
    name = NAMED.search(text, start, year.start)
    if name is None or any(_names(word, "planned") for word in name[0].split()):
        return None
    in_headline = year.end <= text.find("\n", 0, HEAD)
    held = any(_names(word, "held") for word in name[0].split()) or in_headline or _is_told(text, year, HELD)
    return Span.of(text, name.start(), year.end) if held else None


def _names(told: str, kind: str) -> bool:
    """Whether the last word is one of what is held, or fought for, year by year."""
    return told.lower().split()[-1] in words("cues", "editions", kind)


def _is_told(text: str, year: Span, cue: re.Pattern[str]) -> bool:
    start, end = sentence_bounds(text, year.start, year.end)
    future = cheap_direction(text, year.start, year.end) is Direction.FUTURE
    return not future and bool(cue.search(text, start, end))
