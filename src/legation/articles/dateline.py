"""Datelines: the place, the day and the agency that open a report ("TOKYO, Aug 24 (Reuters) - …")."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from legation.articles.days import make_day
from legation.knowledge.names import name_entries
from legation.knowledge.outlets import outlet_called
from legation.knowledge.places import places
from legation.knowledge.time_words import time_words
from legation.knowledge.word_lists import words
from legation.model import Dateline, Interval, Span

#: How much of the start of a text may hold its dateline, behind a headline and a byline.
HEAD: Final = 600
#: Shorter words in the name of a place may be in small letters ("Rio de Janeiro").
SHORTEST: Final = 4
NAME: Final = r"[^\W\d_][\w.'’]*(?:[ -][^\W\d_][\w.'’]*){0,3}"
DATELINE: Final = re.compile(
    rf"^[ \t]*(?P<place>{NAME}(?:/{NAME})?)(?:,[ ](?P<region>{NAME})|[ ]\[(?P<state>{NAME})\])??"
    r"(?:[,.]?[ ](?:[A-Z][a-z]{2,8},?[ ])??(?P<date>(?P<month>[A-Z][a-z]{2,8})\.?[ ](?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
    r"|(?P<day_first>[0-9]{1,2})(?:st|nd|rd|th)?[ ](?P<month_last>[A-Z][a-z]{2,8})\.?)"
    r"(?:,?[ ](?P<year>[12][0-9]{3}))?)?"
    r"(?:[ ]?[(\[](?P<agency>[A-Za-z][^()\[\]\n]{1,40})[)\]])?[ ]?(?P<end>--|[–—]|[-:](?=\s)|(?<=[)\]])(?=[ ]))",
    re.MULTILINE,
)


def dateline_of(text: str) -> Dateline | None:
    """The dateline of a text; None where it has none."""
    for match in DATELINE.finditer(text[: HEAD + 200]):
        if match.start() > HEAD:
            return None
        found = _dateline(text, match)
        if found:
            return found
    return None


def _dateline(text: str, match: re.Match[str]) -> Dateline | None:
    place, region, agency = match["place"].rstrip("."), match["region"] or match["state"], match["agency"]
    month = _month(match["month"] or match["month_last"])
    of = _state_of(place) or _state_of(region or "")
    if match["date"] and month is None or not _opens(match, of):
        return None
    day = match["day"] or match["day_first"]
    return Dateline(
        span=Span.of(text, match.start("place"), match.end("end")),
        place=place,
        of=of,
        year=int(match["year"]) if match["year"] else None,
        month=month,
        day=int(day) if day else None,
        agency=agency.strip() if agency else None,
    )


def _opens(match: re.Match[str], of: str) -> bool:
    """Whether what looks like a dateline is one: capitals, a known place, or an agency says so."""
    place, agency, dated = match["place"].rstrip("."), match["agency"], match["date"]
    written = all(word[0].isupper() or len(word) < SHORTEST for word in place.split())
    if not written or place.casefold() in words("pages", "dateline", "labels"):
        return False
    if not match["end"] and not (dated and outlet_called(agency or "")):
        # Some agencies put no dash ("New Delhi, Aug 24 (PTI) The minister …"); then it must be one that is known.
        return False
    if not agency and not dated:
        # States are no places where reports are written: "US – China talks" is a headline.
        return place.isupper() and place.casefold() in places() and match["end"] != ":"
    known = bool(of) and (agency is None or agency.isupper() or outlet_called(agency) is not None)
    return place.isupper() or known or outlet_called(agency or "") is not None


def _month(word: str | None) -> int | None:
    known, name = time_words(), (word or "").casefold()
    return known.months.get(name) or known.short_months.get(name)


def _state_of(place: str) -> str:
    """The code of the state where a place lies; of two places, of the first; empty where it is not known."""
    name = place.split("/")[0].casefold()
    known = places().get(name)
    return known.of if known else _states().get(name, "")


@cache
def _states() -> Mapping[str, str]:
    """The states by their names and capitals, without case."""
    return {each.surface.casefold(): each.code for each in name_entries() if each.kind in ("name", "capital")}


def day_of(dateline: Dateline, within: Interval | None) -> Interval | None:
    """The one day that a dateline means: by its own year, or by the one that days known from elsewhere leave."""
    if dateline.month is None or dateline.day is None:
        return None
    if dateline.year is not None:
        return make_day(dateline.year, dateline.month, dateline.day)
    if within is None or within.first is None or within.last is None:
        return None
    years = range(within.first.year, min(within.last.year, within.first.year + 1) + 1)
    days = [day for year in years if (day := make_day(year, dateline.month, dateline.day)) and day.overlaps(within)]
    return days[0] if len(days) == 1 else None
