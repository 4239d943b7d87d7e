"""Words for the things of a record, as people read them on a page."""

from __future__ import annotations

import re
import unicodedata
from calendar import month_abbr, month_name, monthrange
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Final

from legation.knowledge.organisations import organisations
from legation.knowledge.states import states
from legation.model import UNKNOWN, ChangeKind, DateBasis, Interval, Line, Sureness

#: Names of states and organisations that stand with an article inside a sentence.
WITH_ARTICLE: Final = re.compile(
    r"^(?:United |Central African|Democratic Republic|Dominican|Republic of the|Czech Republic|Soviet|Holy See|Vatican"
    r"|Philippines|Netherlands|Bahamas|Maldives|Gambia|Comoros|Seychelles|European|African|Arab League|Shanghai"
    r"|International|World|Organi[sz]ation|Association|Gulf|Quad|Group|G7|G20|Taliban|Security Council|Eurasian)"
    r"|(?:Islands|Union|Organi[sz]ation|Council|Group|League|Nations)$"
)
SURE: Final = MappingProxyType({None: "", True: "officially confirmed", False: "not officially confirmed"})
BASES: Final = MappingProxyType(
    {
        DateBasis.GIVEN: "given with the article",
        DateBasis.FEED: "given by its feed",
        DateBasis.PAGE: "from its page",
        DateBasis.ADDRESS: "from its address",
        DateBasis.DATELINE: "from its dateline",
        DateBasis.GUESS: "guessed",
        DateBasis.TEXT: "inferred from its text",
    }
)
CHANGES: Final = MappingProxyType(
    {
        ChangeKind.STATUS: "status",
        ChangeKind.DATED: "dated",
        ChangeKind.POSTPONED: "postponed",
        ChangeKind.BROUGHT_FORWARD: "brought forward",
        ChangeKind.REDATED: "dated otherwise",
        ChangeKind.PLACED: "placed",
        ChangeKind.MOVED: "moved",
        ChangeKind.CONFIRMED: "confirmed",
    }
)
#: Days that the longest month has, less the first.
LONGEST_MONTH: Final = 30
#: Marks that turn the direction of writing, or cannot be seen at all; soft hyphens and joiners may stay.
HARMLESS: Final = frozenset("\u00ad\u200c\u200d\u200b\u2060\ufeff")


def tame(text: str) -> str:
    """Foreign text with as many characters, none of which a page would obey: no controls, no turns of direction."""
    if text.isascii() and text.isprintable():
        return text
    return "".join("\N{REPLACEMENT CHARACTER}" if _commands(mark) else mark for mark in text)


def _commands(mark: str) -> bool:
    return mark not in "\n\t\r" and mark not in HARMLESS and unicodedata.category(mark) in ("Cc", "Cf", "Cs")


# --- who ------------------------------------------------------------------------------------------------------------


@cache
def name_of(code: str) -> str:
    """The usual name of a state or organisation; of one that no table knows, its code."""
    if code in states():
        return states()[code].name
    return organisations()[code].name if code in organisations() else code


def in_sentence(code: str) -> str:
    """The name as it stands inside a sentence, with its article where it has one."""
    name = name_of(code)
    return f"the {name}" if WITH_ARTICLE.search(name) else name


def listed(names: list[str]) -> str:
    """Names in a row: "A", "A and B", "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


# --- when -----------------------------------------------------------------------------------------------------------


def day_text(day: date, *, short: bool = False) -> str:
    """A day: "8 September 2022", or with a short month."""
    return f"{day.day} {(month_abbr if short else month_name)[day.month]} {day.year}"


def days_text(interval: Interval, *, short: bool = False) -> str:
    """Days as short as they can be said: a day, a month, a year, from one day to another."""
    first, last = interval.first, interval.last
    if first is None or last is None:
        return _open_text(interval, short)
    if first == last:
        return day_text(first, short=short)
    if whole := _whole_text(first, last, short):
        return whole
    if first.year != last.year:
        return f"{day_text(first, short=short)} – {day_text(last, short=short)}"
    months = month_abbr if short else month_name
    start = str(first.day) if first.month == last.month else f"{first.day} {months[first.month]} "
    return f"{start}–{' ' if first.month != last.month else ''}{day_text(last, short=short)}"


def _whole_text(first: date, last: date, short: bool) -> str:
    """Whole months or years by their names; empty for what is none."""
    if first.day != 1 or last.day != monthrange(last.year, last.month)[1]:
        return ""
    if (first.month, last.month) == (1, 12):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if first.year != last.year:
        return ""
    months = month_abbr if short else month_name
    if first.month == last.month:
        return f"{months[first.month]} {first.year}"
    return f"{months[first.month]}–{months[last.month]} {first.year}"


def _open_text(interval: Interval, short: bool) -> str:
    if interval.first:
        return f"from {day_text(interval.first, short=short)}"
    return f"until {day_text(interval.last, short=short)}" if interval.last else "date unknown"


def line_day(line: Line) -> str:
    """The date of an act; without one, when it was first told, by which it stands in a timeline."""
    if line.when == UNKNOWN and line.told.first:
        return f"told {day_text(line.told.first, short=True)}"
    return days_text(line.when, short=True)


def sureness(interval: Interval) -> str:
    """How sure a date is, in words."""
    first, last = interval.first, interval.last
    if interval == UNKNOWN:
        return "no article says when"
    if first is None or last is None:
        return "only one bound is known"
    days = (last - first).days + 1
    return "known to the day" if days == 1 else f"on or between these {days} days, as far as articles tell"


def stands(line: Line) -> str:
    """The month under which a line stands in a list: "2022-09"; of what nobody dates, that in which it was told.

    What may have been in several months stands under its year.
    """
    day = line.when.first or line.when.last or line.told.first
    if day is None:
        return ""
    first, last = line.when.first, line.when.last
    is_long = bool(first and last and (last - first).days > LONGEST_MONTH)
    return day.isoformat()[: 4 if is_long else 7]


def month_text(month: str) -> str:
    """ "2022-09" as "September 2022", "2022" as a year of which the month is not known; nothing is a date unknown."""
    year, _, number = month.partition("-")
    if not number:
        return f"{int(year)}, month not known" if year else "Date unknown"
    return f"{month_name[int(number)]} {int(year)}"


def iso_text(value: str) -> str:
    """A value of a history or a disagreement: ISO days are written out, open ends too; all else stays."""
    try:
        ends = [None if part in ("..", "") else date.fromisoformat(part) for part in value.split("/")]
        return days_text(Interval(first=ends[0], last=ends[-1])) if len(ends) < 3 else value
    except ValueError:
        return value


def version_text(field: str, value: str) -> str:
    """What some articles give for a field: days are written out, and parties named."""
    return ", ".join(name_of(code.strip()) for code in value.split(",")) if field == "parties" else iso_text(value)


def input_day(value: str) -> str:
    """What a field for a day can hold: a whole day, or nothing."""
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        return ""


# --- the rest -------------------------------------------------------------------------------------------------------


def ordinal_text(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th, 21st."""
    endings = {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{'th' if number % 100 in (11, 12, 13) else endings.get(number % 10, 'th')}"


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: "1 article", "1,200 articles"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def published_text(published: Interval, basis: DateBasis) -> str:
    """The day of an article, and what it rests on where its publisher did not tell it."""
    if published == UNKNOWN:
        return "day unknown"
    return days_text(published) + ("" if basis.sure is Sureness.SURE else f" ({BASES[basis]})")
