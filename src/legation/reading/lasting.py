"""How long an act takes: the days that its words add to the time it is given, or that it has no end yet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from legation.knowledge.word_lists import table, words
from legation.language.tree import Role, Sentence, Word
from legation.model import Grain, Interval, Span, Status, TimexType, When
from legation.reading import clauses
from legation.reading.calendar import shifted
from legation.reading.dated import Dated, head_of, told_in
from legation.reading.stages import going_on_beside
from legation.reading.status import SPOKEN
from legation.reading.timing import days_above
from legation.reading.triggers import Trigger

#: What stands between two days on which one act takes place ("on Thursday and Friday").
AND = re.compile(r",? and ")
#: Days told together that lie farther apart are those of two acts.
FARTHEST = timedelta(days=7)
#: "since", with what may stand between it and the day; so many characters are looked at.
SINCE = re.compile(r"\bsince\s(?:the\s|about\s|around\s|at\sleast\s)?\Z", re.IGNORECASE)
BEFORE = 24
#: What makes a day stand for its week ("the week of 3 May"), which runs from Monday to Sunday.
WEEK = re.compile(r"\bweek\s(?:of|beginning|starting)\s(?:the\s)?\Z", re.IGNORECASE)
#: A length of some days, as a duration writes it, and one of days or weeks.
DAYS = re.compile(r"P(\d{1,2})D")
LENGTH = re.compile(r"P(\d{1,3})([DW])")
UNITS = {"D": "day", "W": "week"}
#: A length that ends now ("over the last three decades"), as the text and a duration write it.
UP_TO_NOW = re.compile(r"\b(?:past|last)\b", re.IGNORECASE)
STRETCH = re.compile(r"P(\d{1,3})([DWMY])")
#: How that hangs under a part of a day which tells of which day it is ("the morning of the attack").
MORE = (Role.NOUN_MODIFIER, Role.OBLIQUE, Role.RELATIVE_CLAUSE)
#: The longest stretch up to now, in its own unit.
LONGEST = 100
STRETCHES = {**UNITS, "M": "month", "Y": "year"}


def lasting(trigger: Trigger, status: Status, found: Dated, dated: Sequence[Dated]) -> When:
    """The time found for an act, with the further days told beside it or that its length adds, or without an end."""
    sentence, when = trigger.sentence, found.when()
    if _has_no_end(sentence, status, found):
        return replace(when, interval=Interval(first=when.interval.first))
    if status is Status.ONGOING and (going := going_on_beside(trigger)) and when.interval.day is not None:
        return _until(sentence, when, going, told_in(sentence, dated))
    day = when.interval.day
    if day is None:
        return when
    if WEEK.search(sentence.quote(max(sentence.start, found.timex.span.start - BEFORE), found.timex.span.start)):
        monday = shifted(day, "day", -day.weekday()) or day
        return replace(when, interval=Interval(first=monday, last=shifted(monday, "day", 6)), grain=Grain.RANGE)
    told = told_in(sentence, dated)
    if (joined := _joined(sentence, found, day, told)) is not None:
        return joined
    days = _days_of(trigger, told)
    return _lengthened(trigger, found, day, days) if days else when


def going_on(trigger: Trigger, status: Status, dated: Sequence[Dated], now: date | None) -> When | None:
    """The start of what goes on for a length told ("for five days now", "for the fourth day in a row"), without end.

    So is that of what goes on since a part of the day.

    What has happened within a length up to now ("over the past two weeks") ends now.

    Args:
        now: the day up to which it has gone on, that of publication.
    """
    if status is Status.HAPPENED and now is not None:
        return _up_to(trigger, dated, now)
    if status is not Status.ONGOING or now is None:
        return None
    sentence, anchor = trigger.sentence, trigger.verb or trigger.word
    for phrase in clauses.obliques(sentence, anchor, "for"):
        length, unit = _length_of(phrase, told_in(sentence, dated)) or _row_of(sentence, phrase) or (0, "")
        first = shifted(now, unit, -length) if unit else None
        if first is not None:
            found = sentence.subtree(phrase)
            start, end = min(word.start for word in found), max(word.end for word in found)
            span = Span(text=sentence.quote(start, end), start=start, end=end)
            return When(span=span, interval=Interval(first=first), grain=Grain.RANGE)
    return _since_part(trigger, dated, now)


def _since_part(trigger: Trigger, dated: Sequence[Dated], now: date) -> When | None:
    """The start of what goes on since a part of a day ("since dawn"): the day on which somebody says so, or now."""
    sentence, anchor = trigger.sentence, trigger.verb or trigger.word
    told = told_in(sentence, dated)
    for part in clauses.obliques(sentence, anchor, "since"):
        found = sentence.subtree(part)
        start, end = min(word.start for word in found), max(word.end for word in found)
        alone = not any(start <= each.timex.span.start < end for each in told) and not sentence.under(part, *MORE)
        if part.lemma in table("time")["day_parts"] and alone:
            day = next((when.interval.day for when in days_above(trigger, dated)), None) or now
            span = Span(text=sentence.quote(start, end), start=start, end=end)
            return When(span=span, interval=Interval(first=day), grain=Grain.RANGE)
    return None


def _up_to(trigger: Trigger, dated: Sequence[Dated], now: date) -> When | None:
    """The length up to now in which an act has happened ("over the last three decades"), where its clause tells one.

    Behind an act of speech it is that of what is spoken of ("praised Oman for its work over the past two years").
    """
    sentence, anchor = trigger.sentence, trigger.verb or trigger.word
    if trigger.frame.type in SPOKEN:
        return None
    for each in told_in(sentence, dated):
        length = STRETCH.fullmatch(each.timex.value) if each.timex.type is TimexType.DURATION else None
        head = head_of(sentence, each) if length and UP_TO_NOW.search(each.timex.span.text) else None
        if length is None or head is None or sentence.head(head) not in (anchor, trigger.word):
            continue
        if clauses.obliques(sentence, head, "of") or int(length[1]) > LONGEST:
            continue  # "the last three days of June"
        first = shifted(now, STRETCHES[length[2]], -int(length[1]))
        if first is not None:
            return When(span=each.timex.span, interval=Interval(first=first, last=now), grain=Grain.RANGE)
    return None


def _length_of(phrase: Word, told: Sequence[Dated]) -> tuple[int, str] | None:
    """The length of a phrase in days or weeks ("for five days now"), and its unit."""
    for each in told:
        length = LENGTH.fullmatch(each.timex.value) if each.timex.type is TimexType.DURATION else None
        if length and each.timex.span.start <= phrase.start < each.timex.span.end:
            return int(length[1]), UNITS[length[2]]
    return None


def _row_of(sentence: Sentence, phrase: Word) -> tuple[int, str] | None:
    """How many days or weeks of a row lie before the one told ("for the fourth day": three), and their unit."""
    ranks = table("cues")["time"]["row"]
    rank = next((each.text.lower() for each in sentence.children[phrase.index] if each.text.lower() in ranks), None)
    if rank is None or phrase.lemma not in UNITS.values():
        return None
    return ranks.index(rank) + 1, phrase.lemma


def _has_no_end(sentence: Sentence, status: Status, found: Dated) -> bool:
    """Whether an act goes on since a time told ("has been meeting in Geneva since Monday")."""
    start = found.timex.span.start
    before = sentence.quote(max(sentence.start, start - BEFORE), start)
    return status is Status.ONGOING and SINCE.search(before) is not None


def _until(sentence: Sentence, when: When, going: Word, told: Sequence[Dated]) -> When:
    """The time from the day on which an act began up to that to which it will go on, where one is told."""
    ends = (each for each in told if (head := head_of(sentence, each)) is not None and _ends(sentence, head, going))
    last = next((each.timex.interval.last for each in ends), None)
    return replace(when, interval=Interval(first=when.interval.first, last=last), grain=Grain.RANGE)


def _ends(sentence: Sentence, head: Word, going: Word) -> bool:
    """Whether a time stands under a verb of going on, behind "until" or "through"."""
    under = any(each.index == going.index for each in sentence.ancestors(head))
    return under and head.preposition in ("until", "till", "through", "to")


def _joined(sentence: Sentence, found: Dated, day: date, told: Sequence[Dated]) -> When | None:
    """A day with the one that "and" joins to it, as one time."""
    for other in told:
        last = other.timex.interval.day
        between = other.timex.span.start - found.timex.span.end
        if last is None or not 0 < between <= BEFORE or other.timex.span.end > sentence.end:
            continue
        joined = AND.fullmatch(sentence.quote(found.timex.span.end, other.timex.span.start))
        if joined and timedelta(0) < last - day <= FARTHEST:
            start, end = found.timex.span.start, other.timex.span.end
            span = Span(text=sentence.quote(start, end), start=start, end=end)
            return When(span=span, interval=Interval(first=day, last=last), grain=Grain.RANGE)
    return None


def _days_of(trigger: Trigger, told: Sequence[Dated]) -> int | None:
    """The length that stands in front of an act's noun, in days ("a three-day visit")."""
    sentence = trigger.sentence
    nouns = {trigger.word.index, *(word.index for word in clauses.patients(sentence, trigger.word))}
    for each in told:
        length = DAYS.fullmatch(each.timex.value) if each.timex.type is TimexType.DURATION else None
        head = head_of(sentence, each) if length is not None else None
        if length is None or head is None or head.head not in nouns:
            continue
        if head.role in (Role.COMPOUND, Role.ADJECTIVE, Role.NOUN_MODIFIER):
            return int(length[1])
    return None


def _lengthened(trigger: Trigger, found: Dated, day: date, days: int) -> When:
    """The days from the one on which an act begins, or up to the one on which it ends."""
    sentence, head = trigger.sentence, head_of(trigger.sentence, found)
    verb = clauses.clause_verb(sentence, head) if head is not None else None
    lemma, more = verb.lemma if verb is not None else "", days - 1
    if trigger.word.preposition == "after" or lemma in words("cues", "verbs", "ending"):
        return replace(
            found.when(), interval=Interval(first=shifted(day, "day", -more) or date.min, last=day), grain=Grain.RANGE
        )
    if lemma in words("cues", "verbs", "starting"):
        return replace(
            found.when(), interval=Interval(first=day, last=shifted(day, "day", more) or date.max), grain=Grain.RANGE
        )
    return found.when()
