"""What names the calendar outright: dates, months, years, quarters, seasons, feasts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from legation.model.words import TimexType
from legation.reading.calendar import (
    Period,
    century_period,
    day_period,
    decade_period,
    half_period,
    make_date,
    month_period,
    quarter_period,
    season_period,
    week_period,
    year_period,
)
from legation.reading.when_match import (
    WORDS,
    Found,
    Match,
    dated,
    day_number,
    full_year,
    group,
    is_amount,
    is_range,
    ordinal,
    parted,
    sign_before,
    which,
    word_after,
    word_before,
)
from legation.reading.when_meaning import (
    Anchor,
    DayOfMonth,
    Feast,
    Fixed,
    InYear,
    LooseDay,
    Meaning,
    Month,
    Numbered,
    Range,
    Relative,
    Season,
    TimeOfDay,
    Vague,
)

YEARS_AFTER: Final = frozenset(
    "in since by until till from to and between of during before after through the for early late".split()
)
BEFORE_MONTH: Final = frozenset(WORDS.false_friends["before_month"])
DOUBTFUL: Final = frozenset(WORDS.false_friends["doubtful_months"])
MARCHING: Final = frozenset({"the", "to", "on", "for", "and", "that", "this", "or"})
MARCHED: Final = frozenset("on of to for through in and against from by will was were the be not have".split())
#: What follows a short form that is part of a name: "Jan Kavan", "Mar-a-Lago".
IN_NAME: Final = re.compile(r"-|(?<!\.)\s[A-Z][a-z]+")
TITLES: Final = frozenset(WORDS.false_friends["titles"])


def fixed_day(year: int, month: int, day: int) -> Meaning | None:
    """A whole date, or None where the calendar has none such."""
    made = make_date(year, month, day)
    return Fixed(period=day_period(made)) if made else None


def day_in(year: str | None, month: int, day: str, weekday: str | None = None) -> Meaning | None:
    """A day with or without its year."""
    if year:
        return fixed_day(int(year), month, day_number(day))
    if not make_date(2000, month, day_number(day)):
        return None
    return DayOfMonth(month=month, day=day_number(day), weekday=WORDS.weekday(weekday) if weekday else None)


def iso(match: Match) -> Found | None:
    """2022-09-08, 2022-09-08T10:30."""
    meaning = fixed_day(int(match["year"]), int(match["month"]), int(match["day"]))
    if meaning and match["clock"]:
        return Found(type=TimexType.TIME, meaning=TimeOfDay(code=f"T{match['clock']}", of=meaning))
    return dated(meaning)


def iso_week(match: Match) -> Found | None:
    """2022-W36."""
    try:
        return dated(Fixed(period=week_period(date.fromisocalendar(int(match["year"]), int(match["week"]), 1))))
    except ValueError:
        return None


def numeric(match: Match) -> Found | None:
    """10/15/2019, 15.10.2019. Where both orders make a date, nobody can tell which is meant."""
    first, second, year = int(match["first"]), int(match["second"]), full_year(match["year"])
    if match["sign"] == "." and len(match["year"]) != 4:
        return None
    day_first, month_first = fixed_day(year, second, first), fixed_day(year, first, second)
    if match["sign"] == "." or day_first is None or month_first is None or day_first == month_first:
        return dated(day_first or month_first)
    return dated(Vague(value=f"{year:04d}-XX-XX"))


def month_days(match: Match) -> Found | None:
    """12 to 14 March, May 9-11, Feb. 24-25, 2020."""
    month, year = WORDS.month(match["month"]), group(match, "year")
    first, last = day_in(year, month, match["day"]), day_in(year, month, match["last_day"])
    if not (first and last) or day_number(match["day"]) >= day_number(match["last_day"]):
        return None
    return dated(Range(first=first, last=last))


def date_to_date(match: Match) -> Found | None:
    """Feb. 24 to March 2, 2020."""
    month, last_month, year = WORDS.month(match["month"]), WORDS.month(match["last_month"]), group(match, "year")
    first_year = group(match, "first_year") or (str(int(year) - (month > last_month)) if year else None)
    first, last = day_in(first_year, month, match["day"]), day_in(year or first_year, last_month, match["last_day"])
    return dated(Range(first=first, last=last)) if first and last else None


def month_day(match: Match) -> Found | None:
    """September 8, Monday, 4 July 2022, last Oct. 23."""
    if group(match, "which"):
        return dated(Feast(date=(WORDS.month(match["month"]), day_number(match["day"])), which=which(match)))
    if year_told := told_year(match):
        day = DayOfMonth(month=WORDS.month(match["month"]), day=day_number(match["day"]))
        return dated(InYear(of=day, year=year_told))
    return dated(day_in(group(match, "year"), WORDS.month(match["month"]), match["day"], group(match, "weekday")))


def day_part_of(match: Match) -> Found | None:
    """The night of 20 June 1791, the early morning hours of April 30."""
    month, day = match["month"] or match["then_month"], match["day"] or match["first_day"]
    meaning = day_in(group(match, "year"), WORDS.month(month), day)
    code = WORDS.day_parts[match["day_part"].lower()]
    return Found(type=TimexType.TIME, meaning=TimeOfDay(code=code, of=meaning)) if meaning else None


def named_year(match: Match) -> str | None:
    """The year of a match, written or spoken."""
    spoken = group(match, "words")
    return str(spoken_year(spoken)) if spoken else group(match, "year")


def told_year(match: Match) -> Relative | None:
    """The year told before, or the one next to it: "of that year", "of the following year"."""
    told = group(match, "told")
    if told is None:
        return None
    count = 1 if told.endswith("following") else -1 if told.endswith("previous") else 0
    return Relative(unit="year", count=count, anchor=Anchor.REFERENCE)


def in_year(month: int, year: str | None) -> Meaning:
    """A month with or without its year."""
    return Fixed(period=month_period(int(year), month)) if year else Month(month=month)


def month_to_month(match: Match) -> Found | None:
    """January and February (after "between"), March-May 2020."""
    if not is_range(match) or not stands_for_month(match):
        return None
    first, last, year = WORDS.month(match["month"]), WORDS.month(match["last_month"]), group(match, "year")
    first_year = group(match, "first_year") or (str(int(year) - (first > last)) if year else None)
    return dated(Range(first=in_year(first, first_year), last=in_year(last, year)))


def stands_for_month(match: Match) -> bool:
    """Whether a month's name, which may be a word or a name of its own, stands for the month."""
    name = (group(match, "month") or "").rstrip(".")
    doubtful = name in DOUBTFUL or name in WORDS.short_months
    before = word_before(match)
    if name in WORDS.short_months and IN_NAME.match(match.string, match.end()):
        return False
    if doubtful:
        return before in BEFORE_MONTH and not (before in MARCHING and word_after(match) in MARCHED)
    return before not in TITLES


def which_month(match: Match) -> Found | None:
    """last May, early next September."""
    return dated(parted(match, Month(month=WORDS.month(match["month"]), which=which(match))))


def month(match: Match) -> Found | None:
    """November 2019, mid-November, May last year, and a bare month."""
    number_of, year = WORDS.month(match["month"]), named_year(match)
    if year:
        return dated(parted(match, Fixed(period=month_period(int(year), number_of))))
    if group(match, "which"):
        return dated(parted(match, Month(month=number_of, which=which(match))))
    if year_told := told_year(match):
        return dated(parted(match, InYear(of=Month(month=number_of), year=year_told)))
    if group(match, "part") or group(match, "part_of") or stands_for_month(match):
        return dated(parted(match, Month(month=number_of)))
    return None


def numbered(match: Match) -> Found | None:
    """The first quarter of this year, the 1988 third quarter, the second half."""
    unit = match["unit"].lower()
    nth = ordinal(match["ordinal"]) if match["ordinal"].lower() != "last" else {"quarter": 4, "half": 2}[unit]
    if not 1 <= nth <= (4 if unit == "quarter" else 2):
        return None
    if year := group(match, "year"):
        build = quarter_period if unit == "quarter" else half_period
        return dated(Fixed(period=build(int(year), nth)))
    if group(match, "which"):
        return dated(Numbered(unit=unit, number=nth, year=Relative(unit="year", count=which(match) or 0)))
    if (unit == "half" or match["ordinal"].lower() == "last") and not match[0].lower().endswith("year"):
        return None
    return dated(Numbered(unit=unit, number=nth))


def quarter_code(match: Match) -> Found | None:
    """Q3, Q3 2022, H1 2022."""
    year = group(match, "year") or group(match, "short")
    half = group(match, "half")
    nth = int(half or group(match, "number") or group(match, "number_first") or 0)
    if year:
        build = half_period if half else quarter_period
        return dated(Fixed(period=build(full_year(year), nth)))
    return None if half else dated(Numbered(unit="quarter", number=nth))


def season(match: Match) -> Found | None:
    """Last spring, the summer of 1914, in winter. A bare "fall" or "spring" is mostly something else."""
    code, year = WORDS.seasons[match["season"].lower()], named_year(match)
    if year:
        return dated(parted(match, Fixed(period=season_period(int(year), code))))
    before = group(match, "before")
    bare = not (before or group(match, "part") or group(match, "part_of") or group(match, "the"))
    if bare or (before in ("of", "by", "past", "that") and match["season"].lower() in ("fall", "spring")):
        return None
    if match["season"].lower() in ("fall", "spring") and group(match, "the") and word_after(match) in ("of", "in"):
        return None
    return dated(parted(match, Season(code=code, which=WORDS.which.get(before or ""))))


def decade(match: Match) -> Found | None:
    """The 1990s, the '90s, the early nineties."""
    word = group(match, "word")
    year = 1900 + WORDS.decades[word] if word else full_year(group(match, "year") or group(match, "short") or "")
    return dated(parted(match, Fixed(period=decade_period(year))))


def century(match: Match) -> Found | None:
    """The 20th century."""
    nth = ordinal(match["ordinal"])
    if not 1 <= nth <= 99 or match["bc"]:
        return dated(Vague(value=f"BC{nth - 1:02d}")) if nth else None
    return dated(parted(match, Fixed(period=century_period(nth))))


def year_range(match: Match) -> Found | None:
    """1914-18, 2014–2016, 1939 and 1945 (after "between")."""
    first, last = int(match["year"]), match["last_year"]
    whole = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if not is_range(match) or not first < whole < first + 200 or is_amount(match) or first > 2100:
        return None
    return dated(Range(first=Fixed(period=year_period(first)), last=Fixed(period=year_period(whole))))


def bc(match: Match) -> Found | None:
    """493 BC, June 479 BC, for which the calendar has no days."""
    finer = f"-{WORDS.month(match['month']):02d}" if match["month"] else ""
    finer = f"-{WORDS.seasons[match['season'].lower()]}" if match["season"] else finer
    return dated(Fixed(period=Period(value=f"BC{int(match['year']):04d}{finer}")))


def year(match: Match) -> Found | None:
    """2019, fiscal 1989, early 1941; not "2000 troops"."""
    if said := group(match, "words"):
        return dated(Fixed(period=year_period(2000 if said.startswith("two") else spoken_year(said))))
    value = int(match["year"])
    marked = group(match, "part") or group(match, "part_of") or group(match, "kind")
    if not marked and (is_amount(match) or not is_plausible(match, value)):
        return None
    if "fiscal" in (group(match, "kind") or ""):
        return dated(Fixed(period=Period(value=f"{value:04d}")))  # whose year it is, and when it starts, is not said
    return dated(parted(match, Fixed(period=year_period(value))))


def is_plausible(match: Match, value: int) -> bool:
    """Whether a bare number can be a year: a recent one anywhere, an older one only after a preposition."""
    return 1900 <= value <= 2060 or (
        1000 <= value < 2100 and (word_before(match) in YEARS_AFTER or sign_before(match) == "(")
    )


def spoken_year(words: str) -> int:
    """Nineteen ninety-six."""
    parts = words.replace("-", " ").split()
    return 1900 + sum(WORDS.numbers[part] for part in parts[1:])


def feast(match: Match) -> Found | None:
    """Christmas, last Thanksgiving, New Year's Day 2000."""
    day = tuple(WORDS.feasts[" ".join(match["feast"].lower().split())])
    if not match["feast"][0].isupper():
        return None
    if match["year"] and len(day) == 2:
        return dated(fixed_day(int(match["year"]), *day))
    return dated(Feast(date=day, which=which(match)))


def loose_day(match: Match) -> Found | None:
    """On the 29th."""
    return (
        dated(LooseDay(day=day_number(match["day"]))) if word_before(match) in ("on", "by", "until", "since") else None
    )


#: What builds the meaning of each pattern, by the name of the pattern.
DATE_BUILDERS: Final[Mapping[str, Callable[[Match], Found | None]]] = {
    "iso": iso,
    "iso_week": iso_week,
    "numeric": numeric,
    "month_days": month_days,
    "date_to_date": date_to_date,
    "month_day": month_day,
    "day_part_of": day_part_of,
    "month_to_month": month_to_month,
    "which_month": which_month,
    "month": month,
    "numbered": numbered,
    "quarter_code": quarter_code,
    "season": season,
    "decade": decade,
    "century": century,
    "year_range": year_range,
    "bc": bc,
    "year": year,
    "feast": feast,
    "loose_day": loose_day,
}
