"""What a time expression says before it is anchored: a small algebra of meanings, one dataclass each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from legation.model.span import Span
from legation.model.words import TimexType
from legation.reading.calendar import Period


class Direction(StrEnum):
    """The tense of the clause that an expression stands in: whether it tells what lies behind or ahead."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


class Anchor(StrEnum):
    """What a relative expression counts from."""

    PUBLICATION = "publication"
    #: The time named before it in the text: "a year earlier", "the following day".
    REFERENCE = "reference"
    #: The quarter or half named before, else the time named before: "the quarter", "a year earlier".
    QUARTER = "quarter"
    #: As QUARTER, else publication: "a year ago".
    AGO = "ago"
    #: Something told in the text: "weeks before the visit".
    EVENT = "event"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """A stretch of the calendar that needs no anchor: "4 July 2022", "the 1990s"."""

    period: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOfMonth:
    """A day without its year: "September 8", "Thursday, July 21"."""

    month: int
    day: int
    weekday: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feast:
    """A feast without its year: [month, day], or [month, nth, ISO weekday]. `which` as in Month."""

    date: tuple[int, ...]
    which: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LooseDay:
    """A day of a month named before: "on the 29th"."""

    day: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A month without its year. `which`: -1 "last May", 0 "this May", 1 "next May", None bare."""

    month: int
    which: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekday:
    """A weekday, ISO number; 8 is the weekend. `which` as in Month."""

    weekday: int
    which: int | None = None
    anchor: Anchor = Anchor.PUBLICATION


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """A season by its TIMEX3 code, without its year. `which` as in Month."""

    code: str
    which: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relative:
    """So many units from an anchor: "next month", "three days ago", "the following day"."""

    unit: str
    count: int
    anchor: Anchor = Anchor.PUBLICATION


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A quarter or half of a year: "the first quarter of this year". Without `year` the nearest is meant.

    A `number` of 0 is that of the quarter named before ("the corresponding period last year").
    """

    unit: str
    number: int
    year: Meaning | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InYear:
    """A month or a day of a year told elsewhere: "July of that year"."""

    of: Month | DayOfMonth
    year: Relative


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The start, middle or end of something, or what of it lies before or after publication ("earlier this year")."""

    of: Meaning
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeOfDay:
    """An hour or part of the day ("TMO", "T10:35") of a day, where the words name the day."""

    code: str
    of: Meaning | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """From one meaning to another, both included."""

    first: Meaning
    last: Meaning


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """From the start of something up to publication."""

    first: Meaning


@dataclass(frozen=True, slots=True, kw_only=True)
class Vague:
    """A TIMEX3 value without bounds: "recently", "five weeks", "every year".

    `unit`, `count` and `after` keep the offset of "three days after the summit" for whoever knows the summit's date.
    """

    value: str
    unit: str | None = None
    count: int | None = None
    after: bool | None = None


Meaning = (
    Fixed
    | DayOfMonth
    | Feast
    | LooseDay
    | Month
    | Weekday
    | Season
    | Relative
    | Numbered
    | InYear
    | Part
    | TimeOfDay
    | Range
    | Since
    | Vague
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """A time expression found in a text: its words, its TIMEX3 type, and what it says.

    `mod` is a TIMEX3 modifier told by a word of measure ("about two weeks"); `ends` the words of a range's two ends.
    """

    span: Span
    type: TimexType
    meaning: Meaning
    mod: str | None = None
    ends: tuple[Span, ...] = ()
