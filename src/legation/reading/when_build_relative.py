"""What counts from somewhere, lasts or recurs: "next month", "three days ago", "five weeks", "every year"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from legation.model.words import TimexType
from legation.reading.calendar import (
    duration,
    year_period,
)
from legation.reading.when_match import (
    WORDS,
    Found,
    Match,
    dated,
    group,
    lasting,
    number,
    ordinal,
    parted,
    repeated,
    sign_before,
    which,
    word_after,
    word_before,
)
from legation.reading.when_meaning import (
    Anchor,
    Fixed,
    InYear,
    Meaning,
    Month,
    Numbered,
    Part,
    Relative,
    TimeOfDay,
    Vague,
    Weekday,
)

#: The number that stands for Saturday and Sunday together.
WEEKEND: Final = 8
#: After "soon", what makes it count from something told.
BESIDE_SOON: Final = frozenset({"after", "before", "afterward", "afterwards", "as"})
CLOCK_UNITS: Final = frozenset({"second", "minute", "hour"})
PER_CUES: Final = frozenset(
    "million billion trillion times twice once thousand hundred percent cents dollars people barrels tons".split()
)
#: "The previous Friday" and its like count from the day named before: one back, one on.
FROM_REFERENCE: Final = {"previous": -1, "preceding": -1, "following": 1}
#: Units that, in the singular, are mostly words of another meaning.
ODD_UNITS: Final = frozenset({"second", "season", "quarter", "half"})


def weekday_meaning(match: Match) -> Weekday:
    """The weekday of a match, "last" and "next" heeded."""
    return Weekday(weekday=WORDS.weekday(match["weekday"]), which=which(match))


def weekday(match: Match) -> Found | None:
    """Wednesday, last Wednesday, early Tuesday; the previous Friday is the one before the day named before."""
    counted_on = FROM_REFERENCE.get(group(match, "which") or "")
    if counted_on and group(match, "the"):
        return dated(Weekday(weekday=WORDS.weekday(match["weekday"]), which=counted_on, anchor=Anchor.REFERENCE))
    return dated(weekday_meaning(match))


def weekday_time(match: Match) -> Found | None:
    """Tuesday morning."""
    code = WORDS.day_parts[match["day_part"].lower()]
    return Found(type=TimexType.TIME, meaning=TimeOfDay(code=code, of=weekday_meaning(match)))


def weekdays(match: Match) -> Found | None:
    """On Mondays."""
    return repeated(f"XXXX-WXX-{WORDS.weekday(match['weekday'])}")


def every_weekday(match: Match) -> Found | None:
    """Every Monday."""
    return weekdays(match)


def year_ago_unit(match: Match) -> Found | None:
    """Year-earlier, the year-ago quarter, the year-ago third quarter."""
    if group(match, "article") != "the" and "-" not in match[0]:
        return None
    if group(match, "ordinal") and group(match, "unit") == "quarter":
        return dated(Numbered(unit="quarter", number=ordinal(match["ordinal"]), year=Relative(unit="year", count=-1)))
    return dated(Relative(unit="year", count=-1, anchor=Anchor.AGO))


def same_period(match: Match) -> Found | None:
    """The 1988 period, the corresponding period last year: the quarter named before, in that year."""
    if group(match, "year"):
        year: Meaning = Fixed(period=year_period(int(match["year"])))
    else:
        said = group(match, "which") or group(match, "which_year") or ""
        year = Relative(unit="year", count=WORDS.which[said])
    return dated(Numbered(unit="quarter", number=0, year=year))


def latest(match: Match) -> Found | None:
    """The latest quarter: the last one that has ended; the latest period: the quarter named before."""
    if match["unit"].lower() == "period":
        return dated(Relative(unit="quarter", count=0, anchor=Anchor.QUARTER))
    return dated(Relative(unit=match["unit"].lower(), count=-1))


def the_unit(match: Match) -> Found | None:
    """The quarter named before; not "its quarter-century low"."""
    if match.string[match.end() : match.end() + 1] == "-":
        return None
    return dated(Relative(unit=match["unit"].lower(), count=0, anchor=Anchor.QUARTER))


def earlier(match: Match) -> Found | None:
    """Earlier this year, later in the day; a day is the one told of, the others are those of writing."""
    unit, part = match["unit"].lower(), match["when"].lower()
    anchor = Anchor.REFERENCE if unit == "day" else Anchor.PUBLICATION
    named = Relative(unit=unit, count=which(match) or 0, anchor=anchor)
    return dated(Part(of=named, part=WORDS.parts.get(part, part)))


def counted_period(match: Match) -> Found | None:
    """The past two months, the first nine months."""
    return lasting(duration(WORDS.unit(match["unit"]), number(match["number"]) or "X"))


def vague_period(match: Match) -> Found | None:
    """Recent years, the coming weeks."""
    said = match["which"].lower()
    return dated(Vague(value="FUTURE_REF" if said in ("coming", "next", "upcoming", "future") else "PAST_REF"))


def this_day_part(match: Match) -> Found | None:
    """This morning, last night; the next morning, which counts from the day named before."""
    told, said, code = group(match, "told"), group(match, "which"), WORDS.day_parts[match["day_part"].lower()]
    if said is None or said == "that":
        day = same_day(1 if told == "next" else FROM_REFERENCE.get(told or "", 0))
        return Found(type=TimexType.TIME, meaning=TimeOfDay(code=code, of=day))
    count = WORDS.days_from_now.get(said, WORDS.which.get(said, 0))
    return Found(type=TimexType.TIME, meaning=TimeOfDay(code=code, of=Relative(unit="day", count=count)))


def same_day(count: int = 0) -> Relative:
    """The day named before, or one so many days from it."""
    return Relative(unit="day", count=count, anchor=Anchor.REFERENCE)


def day_after(match: Match) -> Found | None:
    """The day after tomorrow."""
    return dated(Relative(unit="day", count=2 if match["day"].lower() == "tomorrow" else -2))


def offset_ago(match: Match) -> Found | None:
    """Three days ago, a decade ago, two weeks from now."""
    unit, count = WORDS.unit(match["unit"]), number(match["number"])
    behind = match["ago"].lower() == "ago"
    if count is None or unit in CLOCK_UNITS or "half" in match[0].lower():
        return dated(Vague(value="PAST_REF" if behind else "FUTURE_REF"))
    if unit == "year" and count == 1 and behind:
        return dated(Relative(unit=unit, count=-1, anchor=Anchor.AGO))
    unit, count = (
        ("year", 10 * count) if unit == "decade" else ("year", 100 * count) if unit == "century" else (unit, count)
    )
    if unit == "fortnight":
        unit, count = "week", 2 * count
    return dated(Relative(unit=unit, count=-count if behind else count))


def offset(match: Match) -> Found | None:
    """A year earlier, the day after; three days before the summit, which is kept as an offset."""
    unit, said = WORDS.unit(match["unit"]), match["after"].lower()
    after = said.startswith("after") or said == "later"
    counted = (group(match, "number") or "").strip()
    singular = match["unit"].lower() in WORDS.units
    count = (1 if singular else None) if counted == "the" else number(counted)
    names_event = said in ("before", "after", "prior") and not ends_clause(match)
    if singular and not counted:
        return None
    if names_event or count is None or unit in CLOCK_UNITS:
        return Found(
            type=TimexType.DURATION,
            meaning=Vague(value=duration(unit, count or "X"), unit=unit, count=count, after=after),
        )
    anchor = Anchor.QUARTER if unit == "year" and count == 1 and not after else Anchor.REFERENCE
    return dated(Relative(unit=unit, count=count if after else -count, anchor=anchor))


def ends_clause(match: Match) -> bool:
    """Whether nothing follows that "before" or "after" could govern."""
    return not group(match, "to") and match.string[match.end() : match.end() + 1] in ("", ".", ",", ";", ":", ")", "\n")


def which_unit(match: Match) -> Found | None:
    """Next month, early this year, the end of last week; "the following day" counts from the day named before."""
    unit, said = WORDS.unit(match["unit"]), match["which"].lower()
    if unit in CLOCK_UNITS or unit == "half":
        return None
    if unit == "season":
        return None
    relative = said in ("following", "preceding", "previous")
    anchor = Anchor.REFERENCE if relative else Anchor.PUBLICATION
    if unit == "weekend" and not relative:
        return dated(Weekday(weekday=WEEKEND, which=which(match)))
    count = WORDS.which[said] * (2 if unit == "fortnight" else 1)
    return dated(parted(match, Relative(unit="week" if unit == "fortnight" else unit, count=count, anchor=anchor)))


def that_unit(match: Match) -> Found | None:
    """That day, the same year."""
    if not (match["same"] or match[0].lower().startswith("that")):
        return None
    return dated(Relative(unit=match["unit"].lower(), count=0, anchor=Anchor.REFERENCE))


def the_weekend(match: Match) -> Found | None:
    """The weekend: the nearest in the tense of its clause is this week's or the last one's."""
    return dated(Weekday(weekday=WEEKEND))


def part_of_unit(match: Match) -> Found | None:
    """The end of the month."""
    return dated(parted(match, Relative(unit=match["unit"].lower(), count=0)))


def year_end(match: Match) -> Found | None:
    """Year-end: its last month."""
    return dated(InYear(of=Month(month=12), year=Relative(unit="year", count=0)))


def day_time(match: Match) -> Found | None:
    """Late yesterday."""
    return dated(Relative(unit="day", count=WORDS.days_from_now[match["day"].lower()]))


def now_day(match: Match) -> Found | None:
    """Today, tonight."""
    said = match["day"].lower()
    day = Relative(unit="day", count=WORDS.days_from_now[said])
    if said == "tonight":
        return Found(type=TimexType.TIME, meaning=TimeOfDay(code="TNI", of=day))
    return dated(day)


def every(match: Match) -> Found | None:
    """Every year, every two weeks, each day."""
    said = (match["number"] or "1").lower()
    return repeated(duration(WORDS.unit(match["unit"]), 2 if said == "other" else number(said) or "X"))


def set_word(match: Match) -> Found | None:
    """Daily, weekly; not the name of a newspaper, nor a dividend or a report ("quarterly results")."""
    follows = match.string[match.end() : match.end() + 2].lstrip()
    if follows[:1].isupper() or (match["set"].lower() == "quarterly" and follows[:1].isalpha()):
        return None
    return repeated(WORDS.sets[match["set"].lower()])


def per(match: Match) -> Found | None:
    """$33 million a year, twice per week; else "a year" lasts one."""
    unit = WORDS.unit(match["unit"])
    if unit in ("second", "night", "season") or (unit == "quarter" and word_after(match) == "of"):
        return None
    before = word_before(match)
    counts = (
        match["article"].lower() == "per" or before[:1].isdigit() or before in PER_CUES or sign_before(match) in "%"
    )
    return repeated(duration(unit, 1)) if counts else lasting(duration(unit, 1))


def the_year(match: Match) -> Found | None:
    """The full year; "the year ended June 30" lasts one and may be any."""
    if word_after(match) in ("ended", "ending", "to", "that", "when", "of"):
        return lasting("P1Y")
    whole = match["kind"] is not None or word_before(match) in ("for", "of", "in", "during", "over")
    return dated(Relative(unit="year", count=0)) if whole else None


def every_month(match: Match) -> Found | None:
    """Each July."""
    return repeated(f"XXXX-{WORDS.month(match['month']):02d}")


def fraction(match: Match) -> Found | None:
    """Two and a half years, 2 1/2 years."""
    unit, count = WORDS.unit(match["unit"]), number(match["number"])
    if unit == "year" and count is not None:
        return lasting(f"P{count}Y6M")
    if unit == "hour" and count is not None:
        return lasting(f"PT{count}H30M")
    return lasting(duration(unit, f"{count}.5")) if count is not None and unit in ("day", "week", "month") else None


def length(match: Match) -> Found | None:
    """Five weeks, two-year, several days."""
    unit, said = WORDS.unit(match["unit"]), match["number"].lower()
    if is_age(match) or (unit in ODD_UNITS and match["unit"].lower() in WORDS.units):
        return None
    count = number(said)
    if unit == "quarter" and word_after(match) == "of" and count is not None:
        return None  # three quarters of something is a share of it
    if match["unit"].lower() in WORDS.units and count is None and "." not in said and "-" not in match[0]:
        return None
    return lasting(duration(unit, said if "." in said else count or "X"))


def is_age(match: Match) -> bool:
    """Whether a length of time is how old somebody is."""
    return word_after(match) in ("old", "olds") or sign_before(match) == "/"


def half_unit(match: Match) -> Found | None:
    """Half an hour."""
    halves = {"hour": "PT30M", "year": "P6M", "decade": "P5Y", "century": "P50Y", "day": "PT12H"}
    value = halves.get(WORDS.unit(match["unit"]))
    return lasting(value) if value else None


def bare_units(match: Match) -> Found | None:
    """For years."""
    if is_age(match):
        return None
    return lasting(duration(WORDS.unit(match["unit"]), "X"))


def vague(match: Match) -> Found | None:
    """Recently, soon, currently; "soon after" counts from something told, "as soon as" sets a condition."""
    said = match["vague"].lower()
    if said in ("soon", "shortly") and (word_after(match) in BESIDE_SOON or word_before(match) in ("as", "too")):
        return None
    return dated(Vague(value=WORDS.vague[" ".join(match["vague"].lower().split())]))


#: What builds the meaning of each pattern, by the name of the pattern.
RELATIVE_BUILDERS: Final[Mapping[str, Callable[[Match], Found | None]]] = {
    "weekday_time": weekday_time,
    "weekday": weekday,
    "weekdays": weekdays,
    "year_ago_unit": year_ago_unit,
    "same_period": same_period,
    "latest": latest,
    "the_unit": the_unit,
    "earlier": earlier,
    "counted_period": counted_period,
    "vague_period": vague_period,
    "this_day_part": this_day_part,
    "day_after": day_after,
    "offset_ago": offset_ago,
    "offset": offset,
    "which_unit": which_unit,
    "that_unit": that_unit,
    "the_weekend": the_weekend,
    "part_of_unit": part_of_unit,
    "year_end": year_end,
    "day_time": day_time,
    "now_day": now_day,
    "every": every,
    "the_year": the_year,
    "every_month": every_month,
    "fraction": fraction,
    "every_weekday": every_weekday,
    "set": set_word,
    "per": per,
    "duration": length,
    "half_unit": half_unit,
    "bare_units": bare_units,
    "vague": vague,
}
