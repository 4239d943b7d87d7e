"""From what an expression says to the calendar: values and intervals, given when the text was written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from legation.model.time import UNKNOWN, Interval
from legation.model.words import Grain
from legation.reading.calendar import (
    Period,
    day_period,
    half_period,
    make_date,
    month_period,
    nth_weekday,
    period,
    quarter_period,
    season_of,
    season_period,
    third,
    weekend_period,
)
from legation.reading.when_meaning import (
    Anchor,
    DayOfMonth,
    Direction,
    Feast,
    Fixed,
    InYear,
    LooseDay,
    Meaning,
    Month,
    Numbered,
    Part,
    Range,
    Relative,
    Season,
    Since,
    TimeOfDay,
    Vague,
    Weekday,
)

#: Nobody writes a day without its year when it lies further behind or ahead than this, in days.
FAR_BEHIND = 240
FAR_AHEAD = 300
#: Nobody names a month or a season that began longer ago than this, in days, without its year.
LONG_BEHIND = 300
YEAR = timedelta(days=366)
#: Values of relative units where nothing anchors them.
TEMPLATES = {
    "day": "XXXX-XX-XX",
    "night": "XXXX-XX-XXTNI",
    "week": "XXXX-WXX",
    "fortnight": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "decade": "XXX",
    "century": "XX",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What an expression is resolved against: publication, the time named before it, and the tense around it."""

    published: Interval = UNKNOWN
    reference: Period | None = None
    quarter: Period | None = None
    direction: Direction = Direction.UNKNOWN


def resolve_meaning(meaning: Meaning, context: Context) -> Period:
    """The period meant; its interval is unknown, and its value says so, where the context does not settle it."""
    match meaning:
        case Fixed(period=fixed):
            return fixed
        case Part() | TimeOfDay() | Range() | Since() | Numbered():
            return _composite(meaning, context)
        case Vague(value=value):
            return Period(value=value)
        case Relative(anchor=Anchor.REFERENCE):
            return _from_reference(meaning, context.reference)
        case Relative(anchor=Anchor.QUARTER | Anchor.AGO) if context.quarter:
            return _from_reference(meaning, context.quarter)
        case Relative(anchor=Anchor.QUARTER) if meaning.unit == "quarter" or context.reference:
            return _from_reference(meaning, None if meaning.unit == "quarter" else context.reference)
        case Weekday(anchor=Anchor.REFERENCE):
            days = context.reference.interval if context.reference else UNKNOWN
            return _agreed(lambda day: _at(meaning, day, context.direction), days) or Period(value=unanchored(meaning))
        case InYear(of=of, year=year):
            return _in_told_year(of, resolve_meaning(year, context))
        case LooseDay(day=day):
            return _loose_day(day, context)
        case DayOfMonth(weekday=int()) if only := _only_pinned(meaning, context.published):
            return only
        case _:
            return _agreed(lambda day: _at(meaning, day, context.direction), context.published) or Period(
                value=unanchored(meaning)
            )


def _agreed(answer: Callable[[date], Period | None], anchor: Interval) -> Period | None:
    """The answer that every day of the anchor gives. Answers never run backwards, so the outer days speak for all."""
    if anchor.first is None or anchor.last is None:
        return None
    found = answer(anchor.first)
    return found if found and (anchor.day or found == answer(anchor.last)) else None


def unanchored(meaning: Meaning) -> str:
    """The TIMEX3 value of a meaning that nothing anchors: X for what is not known."""
    match meaning:
        case DayOfMonth(month=month, day=day):
            return f"XXXX-{month:02d}-{day:02d}"
        case LooseDay(day=day):
            return f"XXXX-XX-{day:02d}"
        case Feast(date=(month, day)):
            return f"XXXX-{month:02d}-{day:02d}"
        case Month(month=month):
            return f"XXXX-{month:02d}"
        case Weekday(weekday=weekday):
            return f"XXXX-WXX-{'WE' if weekday == 8 else weekday}"
        case Season(code=code):
            return f"XXXX-{code}"
        case Relative(unit=unit):
            return TEMPLATES.get(unit, "XXXX")
        case _:
            return "XXXX"


def _at(meaning: Meaning, day: date, direction: Direction) -> Period | None:
    """The answer for a text written on a given day."""
    match meaning:
        case Relative(unit=unit, count=count):
            return period(unit, day, count)
        case Weekday(weekday=8, which=which):
            return weekend_period(_weekend(which, day, direction))
        case Weekday(weekday=weekday, which=which):
            return day_period(_weekday(weekday, which, day, direction))
        case Month(month=month, which=which):
            return _cycle(lambda year: month_period(year, month), month_period(day.year, day.month), which, direction)
        case Season(code=code, which=which):
            return _cycle(lambda year: season_period(year, code), season_of(day), which, direction)
        case DayOfMonth() | Feast():
            return _yearly_day(meaning, day, direction)
        case _:
            return None


def _weekday(weekday: int, which: int | None, day: date, direction: Direction) -> date:
    """The last such day up to publication; ahead, the next on or after it. "Last" and "next" exclude the day itself."""
    behind = (day.isoweekday() - weekday) % 7
    ahead = (weekday - day.isoweekday()) % 7
    if which == -1:
        return day - timedelta(days=behind or 7)
    if which == 1:
        return day + timedelta(days=ahead or 7)
    return day + timedelta(days=ahead) if direction is Direction.FUTURE else day - timedelta(days=behind)


def _weekend(which: int | None, day: date, direction: Direction) -> date:
    """A day of the weekend meant: on a weekend this one, else the last or the next by the tense."""
    if which is None:
        which = 0 if day.isoweekday() > 5 or direction is Direction.FUTURE else -1
    return day + timedelta(days=7 * which)


def _cycle(of_year: Callable[[int], Period], now: Period, which: int | None, direction: Direction) -> Period | None:
    """The month or season of the year that `which` and the tense point to, seen from the one that is `now`."""
    assert now.interval.first
    year = now.interval.first.year
    periods = [of_year(year + step) for step in (-1, 0, 1)]
    before = [p for p in periods if _starts(p) < _starts(now)]
    after = [p for p in periods if _starts(p) > _starts(now)]
    same = [p for p in periods if p == now]
    if which == -1:
        return before[-1]
    if which == 1:
        return after[0]
    if which == 0:
        return periods[1]
    if direction is Direction.FUTURE:
        return (same or after)[0]
    behind, ahead = [*before, *same][-1], after[0]
    return ahead if (now.interval.first - _starts(behind)).days > LONG_BEHIND else behind


def _starts(p: Period) -> date:
    return p.interval.first or date.max


def _yearly_day(meaning: DayOfMonth | Feast, day: date, direction: Direction) -> Period | None:
    """The day of the year that the tense points to, unless it lies so far off that the year would have been named."""
    if isinstance(meaning, DayOfMonth) and meaning.weekday:
        return _pinned(meaning, day)
    candidates = [c for year in (day.year - 1, day.year, day.year + 1) if (c := _in_year(meaning, year))]
    before, after = [c for c in candidates if c <= day], [c for c in candidates if c >= day]
    if isinstance(meaning, Feast) and meaning.which in (-1, 1):
        chosen = before[-1:] if meaning.which < 0 else after[:1]
    else:
        chosen = _by_tense(before[-1:], after[:1], day, direction)
    return day_period(chosen[0]) if chosen else None


def _by_tense(before: list[date], after: list[date], day: date, direction: Direction) -> list[date]:
    """Of the last such day and the next one, the one that the tense points to, or the nearer."""
    if not before or not after:
        return before or after
    behind, ahead = (day - before[0]).days, (after[0] - day).days
    if direction is Direction.FUTURE:
        return before if ahead > FAR_AHEAD else after
    if direction is Direction.PAST:
        return after if behind > FAR_BEHIND else before
    return before if behind <= ahead else after


def _in_year(meaning: DayOfMonth | Feast, year: int) -> date | None:
    if isinstance(meaning, DayOfMonth):
        return make_date(year, meaning.month, meaning.day)
    if len(meaning.date) == 3:
        return nth_weekday(year, *meaning.date)
    return make_date(year, *meaning.date)


def _pinned(meaning: DayOfMonth, day: date) -> Period | None:
    """A weekday named with a day of a month: the nearest year in which the two meet."""
    years = range(day.year - 6, day.year + 7)
    days = [d for year in years if (d := make_date(year, meaning.month, meaning.day))]
    fitting = [d for d in days if d.isoweekday() == meaning.weekday]
    nearest = min(fitting, key=lambda d: abs(d - day), default=None)
    if nearest is None or abs(nearest - day).days > 366:
        return _yearly_day(replace(meaning, weekday=None), day, Direction.UNKNOWN)
    return day_period(nearest)


def _only_pinned(meaning: DayOfMonth, published: Interval) -> Period | None:
    """The one day near an interval of several years on which a weekday and a day of a month meet."""
    if published.first is None or published.last is None or published.day is not None:
        return None
    years = range(published.first.year - 1, published.last.year + 2)
    days = [d for year in years if (d := make_date(year, meaning.month, meaning.day))]
    near = [d for d in days if published.first - d <= YEAR and d - published.last <= YEAR]
    fitting = [d for d in near if d.isoweekday() == meaning.weekday]
    return day_period(fitting[0]) if len(fitting) == 1 else None


def _from_reference(meaning: Relative, reference: Period | None) -> Period:
    """Counted from the time named before; the same quarter of another year is a quarter."""
    if reference is None:
        return Period(value=unanchored(meaning))
    quarterly = meaning.unit == "year" and reference.grain is Grain.QUARTER
    unit, count = ("quarter", 4 * meaning.count) if quarterly else (meaning.unit, meaning.count)
    return _agreed(lambda day: period(unit, day, count), reference.interval) or Period(value=unanchored(meaning))


def _in_told_year(of: Month | DayOfMonth, year: Period) -> Period:
    """A month or a day of a year that may not be known."""
    first = year.interval.first
    if first is None:
        return Period(value=unanchored(of))
    if isinstance(of, Month):
        return month_period(first.year, of.month)
    made = make_date(first.year, of.month, of.day)
    return day_period(made) if made else Period(value=unanchored(of))


def _loose_day(day: int, context: Context) -> Period:
    """A day of the month named before, else of the month of publication."""
    anchor = context.reference.interval if context.reference else context.published

    def answer(start: date) -> Period | None:
        found = make_date(start.year, start.month, day)
        return day_period(found) if found else None

    return _agreed(answer, anchor) or Period(value=f"XXXX-XX-{day:02d}")


def _composite(meaning: Part | TimeOfDay | Range | Since | Numbered, context: Context) -> Period:
    match meaning:
        case Part(of=of, part=part):
            whole = resolve_meaning(of, context)
            if isinstance(of, Relative) and of.anchor is Anchor.REFERENCE and not whole.interval.known:
                whole = resolve_meaning(replace(of, anchor=Anchor.PUBLICATION), context)
            return _part(whole, part, context.published) if whole.interval.known else whole
        case TimeOfDay():
            return _time_of_day(meaning, context)
        case Range(first=first, last=last):
            return _range(first, last, context)
        case Since(first=first):
            whole = resolve_meaning(first, replace(context, direction=Direction.PAST))
            return replace(whole, interval=_up_to(whole.interval, context.published.last), grain=Grain.RANGE)
        case Numbered():
            return _numbered(meaning, context)


def _up_to(interval: Interval, last: date | None) -> Interval:
    """From the start of an interval to a day that may not be known; unknown where the two contradict each other."""
    if interval.first is None or (last and last < interval.first):
        return UNKNOWN if interval.first is None else Interval(first=interval.first)
    return Interval(first=interval.first, last=last)


def _part(whole: Period, part: str, published: Interval) -> Period:
    """A part of a period; "earlier" ends with publication, "later" starts with it."""
    if part == "earlier":
        narrowed = whole.interval.intersection(Interval(last=published.last)) or whole.interval
    elif part == "later":
        narrowed = whole.interval.intersection(Interval(first=published.first)) or whole.interval
    else:
        narrowed = third(whole.interval, part)
    return replace(whole, interval=narrowed, grain=whole.grain if narrowed == whole.interval else Grain.RANGE)


def _time_of_day(meaning: TimeOfDay, context: Context) -> Period:
    """The day is the one named with it, else, for a bare hour, the day named before."""
    if meaning.of is None:
        day = context.reference
        if day is None or day.grain is not Grain.DAY:
            return Period(value=f"XXXX-XX-XX{meaning.code}")
    else:
        day = resolve_meaning(meaning.of, context)
    return replace(day, value=f"{day.value}{meaning.code}")


def _range(first: Meaning, last: Meaning, context: Context) -> Period:
    """The end of a range is the next such time after its start."""
    start = resolve_meaning(first, context)
    if start.interval.known and not isinstance(last, Fixed | Relative):
        onward = Interval(first=start.interval.first, last=start.interval.first)
        end = resolve_meaning(last, replace(context, published=onward, direction=Direction.FUTURE))
    else:
        end = resolve_meaning(last, context)
    value = f"{start.value}/{end.value}"
    if not (start.interval.first and end.interval.last) or start.interval.first > end.interval.last:
        return Period(value=value, grain=Grain.RANGE, ends=(start, end))
    days = Interval(first=start.interval.first, last=end.interval.last)
    return Period(value=value, interval=days, grain=Grain.RANGE, ends=(start, end))


def _numbered(meaning: Numbered, context: Context) -> Period:
    """A quarter or half of the year named, else of the year that the tense points to."""
    build = quarter_period if meaning.unit == "quarter" else half_period
    unknown = Period(value=f"XXXX-{meaning.unit[0].upper()}{meaning.number}")
    if meaning.year is not None:
        year = resolve_meaning(meaning.year, context)
        number = meaning.number or _number_of(context.quarter)
        if not number:
            return year
        return build(year.interval.first.year, number) if year.interval.first else unknown
    return _agreed(lambda day: _nearest_part(build, meaning, day, context.direction), context.published) or unknown


def _number_of(quarter: Period | None) -> int:
    """Which quarter of its year a quarter is; 0 where there is none."""
    return (quarter.interval.first.month + 2) // 3 if quarter and quarter.interval.first else 0


def _nearest_part(
    build: Callable[[int, int], Period], meaning: Numbered, day: date, direction: Direction
) -> Period | None:
    """The quarter that began last; ahead, the next to end; one that ended long ago is the one to come."""
    this_year = build(day.year, meaning.number)
    last_year, next_year = build(day.year - 1, meaning.number), build(day.year + 1, meaning.number)
    if direction is Direction.FUTURE:
        return this_year if (day - (this_year.interval.last or day)).days <= 100 else next_year
    nearer = [p for p in (last_year, this_year) if (_starts(p) - day).days <= 100]
    return nearer[-1] if nearer else this_year
