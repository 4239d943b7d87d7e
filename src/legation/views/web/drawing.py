"""The drawing of a timeline: what happens when, in a row for each sort of act; made here, so that no script is needed.

A day that is known is a dot, an interval a bar; what lies ahead is drawn in outline, what nobody dates is dotted and
stands where it was told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from legation.model import UNKNOWN, Interval, Line
from legation.views.web.addresses import event_path
from legation.views.web.sentences import headline, what
from legation.views.web.words import line_day

#: Measures in units of the drawing.
LEFT: Final = 96
RIGHT: Final = 948
TOP: Final = 26
LANE: Final = 11
DOT: Final = 8
ROW: Final = 14
#: Acts that are drawn, lanes of a row, and labels of the axis at most.
MOST: Final = 300
MOST_LANES: Final = 9
MOST_TICKS: Final = 11
#: Days of an interval that no longer tells a date but bounds it.
LONG: Final = 31
#: The share of acts that may lie outside at either end, where no days are chosen: they would press the others together.
OUTLYING: Final = 0.03
#: Months between ticks.
STEPS: Final = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """An act as it is drawn: a dot without width, or a bar."""

    x: float
    width: float
    y: float
    classes: str
    title: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Acts of one sort."""

    label: str
    y: float
    height: float
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A mark of the axis, with its label."""

    x: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Rows of acts between two days. `outside` acts lie before or after them."""

    first: date
    last: date
    height: float
    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    today: float | None
    shown: int
    outside: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Where a day stands."""

    first: date
    last: date

    def x(self, day: date) -> float:
        """The place of a day, held inside the drawing."""
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return LEFT + max(0.0, min(1.0, share)) * (RIGHT - LEFT)

    def holds(self, days: Interval) -> bool:
        """Whether some of the days are inside."""
        first, last = days.first or days.last, days.last or days.first
        return first is not None and last is not None and first <= self.last and last >= self.first


def drawing_of(lines: Sequence[Line], *, chosen: Interval = UNKNOWN, today: date | None = None) -> Drawing | None:
    """Draw some lines between the days that are chosen, else between those that nearly all of them lie in."""
    dated = [(line, days) for line in lines if (days := _days(line)) != UNKNOWN]
    if not dated:
        return None
    scale = _scale([days for _, days in dated], chosen)
    inside = [(line, days) for line, days in dated if scale.holds(days)]
    rows = tuple(_rows(inside, scale))
    return Drawing(
        first=scale.first,
        last=scale.last,
        height=(rows[-1].y + rows[-1].height if rows else TOP) + 6,
        rows=rows,
        ticks=tuple(_ticks(scale)),
        today=scale.x(today) if today and scale.first < today < scale.last else None,
        shown=len(inside),
        outside=len(lines) - len(inside),
    )


def _days(line: Line) -> Interval:
    """Where an act is drawn: its days, else that on which it was told."""
    return line.when if line.when != UNKNOWN else Interval(first=line.told.first, last=line.told.first)


def _scale(dated: Sequence[Interval], chosen: Interval) -> Scale:
    firsts = sorted(day for days in dated if (day := days.first or days.last))
    lasts = sorted(day for days in dated if (day := days.last or days.first))
    cut = int(len(dated) * OUTLYING)
    first = chosen.first or firsts[cut]
    last = max(chosen.last or lasts[-1 - cut], first)
    room = timedelta(days=max(3, (last - first).days // 50))
    before = timedelta() if chosen.first else min(room, first - date.min)
    after = timedelta() if chosen.last else min(room, date.max - last)
    return Scale(first=first - before, last=last + after)


def _rows(dated: Iterable[tuple[Line, Interval]], scale: Scale) -> Iterator[Row]:
    """A row for each sort of act, those with the most acts first."""
    sorts: dict[str, list[tuple[Line, Interval]]] = {}
    for line, days in dated:
        sorts.setdefault(what(line), []).append((line, days))
    y = float(TOP)
    for label, acts in sorted(sorts.items(), key=lambda each: (-len(each[1]), each[0])):
        shapes, lanes = _shapes(acts, scale, y)
        height = ROW + LANE * (lanes - 1) + DOT
        yield Row(label=label, y=y, height=height, shapes=tuple(shapes))
        y += height


def _shapes(acts: Sequence[tuple[Line, Interval]], scale: Scale, y: float) -> tuple[list[Shape], int]:
    """Acts of a row, each in the first lane that is free there, and how many lanes there are."""
    ends: list[float] = []
    shapes = []
    for line, days in sorted(acts, key=lambda each: (each[1].first or each[1].last or date.min, each[0].id)):
        first, last = days.first or days.last or scale.first, days.last or days.first or scale.last
        x, width = scale.x(first), scale.x(last) - scale.x(first)
        lane = next((number for number, end in enumerate(ends) if end < x), len(ends))
        if lane == len(ends) and lane < MOST_LANES:
            ends.append(0)
        lane = min(lane, MOST_LANES - 1)
        ends[lane] = max(ends[lane], x + max(width, DOT) + 2)
        shapes.append(_shape(line, days, x, width, y + ROW / 2 + LANE * lane))
    return shapes, len(ends)


def _shape(line: Line, days: Interval, x: float, width: float, y: float) -> Shape:
    known = days.known and days.first and days.last
    is_long = not known or (days.last - days.first).days >= LONG if days.first and days.last else True
    classes = f"act s-{line.status}" + (" undated" if line.when == UNKNOWN else " long" if is_long else "")
    return Shape(
        x=round(x, 1),
        width=round(width, 1) if width > DOT else 0,
        y=y,
        classes=classes,
        title=f"{line_day(line)}: {headline(line)} ({line.status})",
        href=event_path(line.id),
    )


def _ticks(scale: Scale) -> Iterator[Tick]:
    """Starts of months or years, as many as can be read."""
    months = (scale.last.year - scale.first.year) * 12 + scale.last.month - scale.first.month
    step = next((each for each in STEPS if months / each <= MOST_TICKS), STEPS[-1])
    number = scale.first.year * 12 + scale.first.month - 1
    number += -number % step
    while number // 12 <= min(scale.last.year, date.max.year):
        day = date(number // 12, number % 12 + 1, 1)
        if day > scale.last:
            return
        label = str(day.year) if day.month == 1 else f"{day:%b %Y}" if months < MOST_TICKS else f"{day:%b}"
        yield Tick(x=round(scale.x(day), 1), label=label)
        number += step
