"""Deadlines: what is to be done by a time told lies between publication and then ("by Friday", "within a week")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from legation.language.tree import Sentence, Word
from legation.model import Grain, Interval, Span, Status, TimexType, When
from legation.reading import clauses
from legation.reading.calendar import period, shifted
from legation.reading.dated import Dated, told_in
from legation.reading.triggers import Trigger

#: What has a deadline: what is not done yet, or was not to be put off.
OPEN = frozenset({Status.PLANNED, Status.POSSIBLE, Status.CANCELLED})
#: How many characters before a time are looked at.
BEFORE = 30
#: What makes a time the last on which something can be done.
BY = re.compile(
    r"(?<!\bnot\s)\b(?P<by>by|before|no later than)\s(?P<end>(?:the\s)?end\sof\s)?(?:the\s)?\Z", re.IGNORECASE
)
#: The end of the week, month or year that runs, or of the next, told without a date.
END = re.compile(
    r"\b(?:by|before)\s(?:"
    r"(?:the\s)?end\sof\s(?:the|this|(?P<next>next))\s(?P<of>week|month|year)\b"
    r"|(?:the\s|this\s|(?P<following>next)\s)?(?P<own>week|month|year)(?:['’]s\s|-)end\b"
    r"|the\s(?P<out>week|month|year)\s(?:is\s(?:out|over)|ends|runs\sout)\b)"
    r"|\bwithin\sthe\s(?P<within>week|month|year)\b",
    re.IGNORECASE,
)
NEW_YEAR = re.compile(r"\b(?:by|before)\s(?:the\s)?New\sYear\b(?!['’]s\sEve)", re.IGNORECASE)
#: A length within or after which something is to be done.
WITHIN = re.compile(r"\bwithin\s(?:about\s|the\snext\s)?\Z", re.IGNORECASE)
IN = re.compile(r"\bin\s(?:about\s)?\Z", re.IGNORECASE)
TIME = re.compile(r"['’]?s?['’]?\stime\b", re.IGNORECASE)
LENGTH = re.compile(r"P(T?)(\d{1,3})([HDWMY])")
UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
#: How many hours a day has: what is to be done "within hours" is so by the next day.
DAY = 24
SOME_HOURS = "PTXH"


def deadline(
    trigger: Trigger, status: Status, when: When | None, dated: Sequence[Dated], now: date | None
) -> When | None:
    """The days from publication to the last on which an act is to be done, or those a told length ahead.

    Args:
        when: the time found for the act; a deadline told by that time goes before it.
        now: the day of publication.
    """
    if status not in OPEN or now is None:
        return None
    sentence = trigger.sentence
    if when is not None and when.interval.known and (last := _last_by(sentence, when)) is not None:
        return _up_to(when.span, now, last)
    if when is not None and when.interval.known:
        return None
    found = (each for each in _told(sentence, dated, now) if _is_of(trigger, each.span))
    return next(found, None)


def _last_by(sentence: Sentence, when: When) -> date | None:
    """The last day that a time behind "by" or "before" leaves."""
    start = when.span.start
    told = BY.search(sentence.quote(max(sentence.start, start - BEFORE), start))
    if told is None or when.interval.first is None:
        return None
    whole = told["by"].lower() != "before" or told["end"] or "end" in when.span.text.lower().split()
    return when.interval.last if whole else shifted(when.interval.first, "day", -1)


def _told(sentence: Sentence, dated: Sequence[Dated], now: date) -> Iterator[When]:
    """Every deadline that a sentence tells without a date."""
    text = sentence.text
    for match in END.finditer(text):
        unit = next(filter(None, match.group("of", "own", "out", "within"))).lower()
        ends = period(unit, now, 1 if match["next"] or match["following"] else 0)
        if ends is not None and (told := _up_to(_span(sentence, match), now, ends.interval.last)):
            yield told
    for match in NEW_YEAR.finditer(text):
        if told := _up_to(_span(sentence, match), now, date(now.year, 12, 31)):
            yield told
    yield from filter(None, (_of_length(sentence, each, now) for each in told_in(sentence, dated)))


def _of_length(sentence: Sentence, told: Dated, now: date) -> When | None:
    """What is to be done within a length, or when it has passed ("in two weeks' time")."""
    if told.timex.type is not TimexType.DURATION:
        return None
    span = told.timex.span
    before = sentence.quote(max(sentence.start, span.start - BEFORE), span.start)
    length = LENGTH.fullmatch(told.timex.value or "")
    if WITHIN.search(before):
        return _up_to(span, now, _after(length, now) if length else _soon(told, now))
    rest = sentence.text[span.end - sentence.start :]
    if length is None or length[1] or not IN.search(before) or not TIME.match(rest):
        return None
    then = period(UNITS[length[3]], now, int(length[2]))
    return replace(told.when(), interval=then.interval, grain=then.grain) if then is not None else None


def _after(length: re.Match[str], now: date) -> date | None:
    """The day on which a length ends that begins at publication."""
    count, unit = int(length[2]), length[3]
    if length[1]:
        return shifted(now, "day", -(-count // DAY)) if unit == "H" else None
    return shifted(now, UNITS[unit], count) if unit in UNITS else None


def _soon(told: Dated, now: date) -> date | None:
    return shifted(now, "day", 1) if told.timex.value == SOME_HOURS else None


def _up_to(span: Span, now: date, last: date | None) -> When | None:
    """The days from publication to a last one that is not past."""
    if last is None or last < now:
        return None
    return When(span=span, interval=Interval(first=now, last=last), grain=Grain.RANGE)


def _span(sentence: Sentence, match: re.Match[str]) -> Span:
    start = sentence.start + match.start()
    return Span(text=match[0], start=start, end=start + len(match[0]))


def _is_of(trigger: Trigger, span: Span) -> bool:
    """Whether what a span tells stands under an act's own words, with no other clause between."""
    sentence = trigger.sentence
    inside = {word.index for word in sentence.words_within(span.start, span.end)}
    words_told = [word for word in sentence.words_within(span.start, span.end) if word.head not in inside]
    return any(_reaches(trigger, sentence, word, inside) for word in words_told)


def _reaches(trigger: Trigger, sentence: Sentence, word: Word, inside: set[int]) -> bool:
    clause = trigger.verb or clauses.clause_verb(sentence, trigger.word)
    own = {trigger.word.index, *([clause.index] if clause is not None else [])}
    for head in sentence.ancestors(word):
        if head.index in own:
            return True
        if clauses.is_verb(head) and head.index not in inside:
            return False
    return False
