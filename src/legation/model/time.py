"""Time: calendar intervals, and the expressions that name them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from legation.model.span import Span
from legation.model.words import DateBasis, Grain, Sureness, TimexType


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Whole days from `first` to `last`, both included; None is an unknown bound."""

    first: date | None = None
    last: date | None = None

    def __post_init__(self) -> None:
        if self.first and self.last and self.first > self.last:
            raise ValueError(f"an interval cannot end ({self.last}) before it starts ({self.first})")

    @property
    def known(self) -> bool:
        """Whether both bounds are known."""
        return self.first is not None and self.last is not None

    @property
    def day(self) -> date | None:
        """The day, where the interval is exactly one."""
        return self.first if self.first == self.last else None

    def overlaps(self, other: Interval) -> bool:
        """Whether a day can lie in both; an unknown bound is open."""
        starts_before_end = not (self.first and other.last) or self.first <= other.last
        return starts_before_end and (not (other.first and self.last) or other.first <= self.last)

    def intersection(self, other: Interval) -> Interval | None:
        """The days in both, or None where there are none."""
        if not self.overlaps(other):
            return None
        firsts = [bound for bound in (self.first, other.first) if bound]
        lasts = [bound for bound in (self.last, other.last) if bound]
        return Interval(first=max(firsts, default=None), last=min(lasts, default=None))


#: Nothing known about the date.
UNKNOWN = Interval()


@dataclass(frozen=True, slots=True, kw_only=True)
class Offset:
    """So many units before or after something told: "three days after the summit".

    `count` is None where the words leave it open ("weeks before"); `event` is what it counts from, as far as found.
    """

    unit: str
    count: int | None
    after: bool
    event: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A time expression (TIMEX3, ISO 24617-1) and the calendar interval it means, which may be unknown.

    `mod` is the TIMEX3 modifier of the value: START, MID, END, APPROX, LESS_THAN, MORE_THAN, EQUAL_OR_LESS or
    EQUAL_OR_MORE.
    `ends` are the first and the last time of a range: TIMEX3 has no ranges and marks the two apart.
    """

    span: Span
    type: TimexType
    value: str
    interval: Interval = UNKNOWN
    mod: str | None = None
    ends: tuple[Timex, ...] = ()
    offset: Offset | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The time of an event: the words, the interval with its grain, and the TIMEX3 value."""

    span: Span
    interval: Interval = UNKNOWN
    grain: Grain | None = None
    timex: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why something is held to be so: a sentence for the reader and, where it rests on the text, the words."""

    reason: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When an article was published: given from outside, or inferred from its text, with the reasons."""

    interval: Interval = UNKNOWN
    basis: DateBasis = DateBasis.TEXT
    because: tuple[Reason, ...] = ()

    @property
    def given(self) -> bool:
        """Whether it was told from outside, and not inferred from the text."""
        return self.basis is not DateBasis.TEXT

    @property
    def sure(self) -> Sureness:
        """How sure it is, by what it rests on."""
        return self.basis.sure
