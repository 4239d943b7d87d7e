"""Clues from news that goes on for a while: a strike, an outbreak, a war's phase, a storm under its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from legation.knowledge.almanac import Almanac, beginnings_of
from legation.knowledge.dated_events import sign_at
from legation.knowledge.stories import Story, stories, storms
from legation.model.span import Span
from legation.model.time import Interval
from legation.reading.calendar import spelled
from legation.reading.when_clues import Clue, Strength, chosen
from legation.reading.when_news import AGAIN, SHARE

#: How much of a text, in characters, holds the headline and the first sentences.
HEAD: Final = 450
YEAR: Final = re.compile(r"(?<![0-9,.$€£-])(?:19|20)[0-9]{2}(?![0-9]|[.,][0-9])")
#: A storm by its name, and what shows that it is only remembered.
STORM: Final = re.compile(
    r"(?P<before>\b(?:since|like|as|of|caused\sby|left\sby|during|than)\s)?\b"
    r"(?:(?:[Ss]uper\s?)?(?:[Hh]urricane|[Tt]yphoon|[Cc]yclone|(?:[Tt]ropical\s|[Ww]inter\s)?[Ss]torm|[Tt]ropical\s[Dd]epression))\s"
    r"(?P<name>[A-Z][a-z]+)\b"
)
#: How long after its last day a storm is still the news.
AFTERMATH: Final = timedelta(days=10)
BEFORE: Final = timedelta(days=3)
#: How long before its first day a story may be told of already.
EARLY: Final = timedelta(days=14)


def story_clues(text: str, title: str | None, known: Almanac) -> Iterator[Clue]:
    """The story that the headline and the lead report as going on; several are choices."""
    head = f"{title or ''}\n{text[:HEAD]}".lower()
    if AGAIN.search(head):
        return
    begun = beginnings_of(head)
    leads = [story for story in stories() if _leads_with(head, story) and not _is_past(text, story)]
    told = [story for story in leads if known.share_told(story.name, begun) >= SHARE]
    if told:
        days = [Interval(first=_shifted(story.days.first, -EARLY), last=story.days.last) for story in told]
        sentence = "it reports " + ", or ".join(f"{story.name} ({_spelled(story.days)})" for story in told)
        yield chosen(days, sentence, Span.of(text, 0, len(text[:HEAD].split("\n", 1)[0])), Strength.STORY)


def _leads_with(head: str, story: Story) -> bool:
    return any(all(sign_at(head, sign) >= 0 for sign in signs) for signs in story.lead)


def _is_past(text: str, story: Story) -> bool:
    """Whether a year of the story is named, as texts do that look back on it ("the 2007 strike"), or a later one."""
    return any(story.days.first and int(year[0]) >= story.days.first.year for year in YEAR.finditer(text))


def storm_clues(text: str, title: str | None) -> Iterator[Clue]:
    """The storm that the headline and the lead name: one of those that have borne the name."""
    head = text[:HEAD]
    if AGAIN.search(head):
        return
    for where, is_text in ((title or "", False), (head, True)):
        for match in STORM.finditer(where):
            known = storms().get(match["name"])
            if known and not match["before"]:
                days = [_news_of(each) for each in known]
                span = Span.of(text, match.start(), match.end()) if is_text else None
                sentence = f"storms named {match['name']} were in {_years(known)}"
                yield chosen(days, sentence, span, Strength.STORM)
                return


def _news_of(storm: Interval) -> Interval:
    return Interval(first=_shifted(storm.first, -BEFORE), last=_shifted(storm.last, AFTERMATH))


def _shifted(day: date | None, step: timedelta) -> date | None:
    return day + step if day else None


def _spelled(days: Interval) -> str:
    return f"{spelled(days.first)} to {spelled(days.last)}" if days.first and days.last else "some time"


def _years(known: tuple[Interval, ...]) -> str:
    years = sorted({each.first.year for each in known if each.first})
    return " and ".join(filter(None, [", ".join(str(year) for year in years[:-1]), str(years[-1])]))
