"""Columns: how many acts stand in each month, by status; drawn where acts are too many to be drawn one by one."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from legation.model import MonthCount, Status
from legation.views.web.choosing import Chosen
from legation.views.web.drawing import LEFT, MOST_TICKS, OUTLYING, RIGHT, TOP, Tick
from legation.views.web.words import counted, month_text

#: Height of the highest column, and of all.
HIGH: Final = 180
HEIGHT: Final = TOP + HIGH + 8
#: Months that are drawn one by one; of more, each column is a year.
MOST_MONTHS: Final = 84
#: Months between marks.
STEPS: Final = (1, 2, 3, 6, 12)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The acts of a status in a column."""

    y: float
    height: float
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """The acts of a month, or of a year: its parts from the ground up, what it is, and what shows these acts."""

    x: float
    width: float
    parts: tuple[Part, ...]
    title: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Columns between two months. `outside` acts stand before or after them."""

    columns: tuple[Column, ...]
    ticks: tuple[Tick, ...]
    levels: tuple[Tick, ...]
    first: str
    last: str
    unit: str
    shown: int
    outside: int
    height: float = HEIGHT


def columns_of(months: Sequence[MonthCount], path: str, chosen: Chosen) -> Columns | None:
    """The columns of the months in which nearly all acts stand."""
    if not months:
        return None
    first, last = _nearly_all(months)
    unit = "month" if _number(last) - _number(first) < MOST_MONTHS else "year"
    cut = 7 if unit == "month" else 4
    inside = [each for each in months if first <= each.month <= last]
    totals = Counter[str]()
    for each in inside:
        totals[each.month[:cut]] += each.lines
    slots = list(_slots(first[:cut], last[:cut]))
    scale = HIGH / max(totals.values())
    found = (_column(slot, place, len(slots), inside, scale, path, chosen) for place, slot in enumerate(slots))
    shown = sum(totals.values())
    return Columns(
        columns=tuple(each for each in found if each.parts),
        ticks=tuple(_ticks(slots)),
        levels=tuple(_levels(max(totals.values()), scale)),
        first=month_text(first),
        last=month_text(last),
        unit=unit,
        shown=shown,
        outside=sum(each.lines for each in months) - shown,
    )


def _nearly_all(months: Sequence[MonthCount]) -> tuple[str, str]:
    """The first and the last month, without the few acts that lie far outside."""
    total = sum(each.lines for each in months)
    ends = []
    for each_way in (months, list(reversed(months))):
        passed = 0
        for each in each_way:
            passed += each.lines
            if passed > total * OUTLYING:
                ends.append(each.month)
                break
    return min(ends), max(ends)


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def _slots(first: str, last: str) -> Iterator[str]:
    """Every month, or every year, from one to another."""
    if len(first) == 4:
        yield from (f"{year:04d}" for year in range(int(first), int(last) + 1))
    else:
        numbers = range(_number(first), _number(last) + 1)
        yield from (f"{number // 12:04d}-{number % 12 + 1:02d}" for number in numbers)


def _column(
    slot: str, place: int, count: int, months: Sequence[MonthCount], scale: float, path: str, chosen: Chosen
) -> Column:
    """The column of a month or a year."""
    counts = Counter[Status]()
    for each in months:
        if each.month.startswith(slot):
            counts[each.status] += each.lines
    told = ", ".join(f"{counts[status]:,} {status}" for status in Status if counts[status])
    name = slot if len(slot) == 4 else month_text(slot)
    width = (RIGHT - LEFT) / count
    return Column(
        x=round(LEFT + place * width, 1),
        width=round(max(1.0, width - 1.5), 1),
        parts=tuple(_parts(counts, scale)),
        title=f"{name}: {counted(counts.total(), 'act')} ({told})",
        href=_link(slot, path, chosen),
    )


def _parts(counts: Counter[Status], scale: float) -> Iterator[Part]:
    y = float(TOP + HIGH)
    for status in Status:
        if counts[status]:
            height = counts[status] * scale
            y -= height
            yield Part(y=round(y, 1), height=round(height, 1), status=status)


def _link(slot: str, path: str, chosen: Chosen) -> str:
    if len(slot) == 4:
        return chosen.all_days.link(path, year=slot)
    year, month = int(slot[:4]), int(slot[5:7])
    last = date(year, month, monthrange(year, month)[1])
    return chosen.all_days.link(path, since=f"{slot}-01", until=last.isoformat())


def _ticks(slots: Sequence[str]) -> Iterator[Tick]:
    """Years, or where these are few, months; the first says its year."""
    width = (RIGHT - LEFT) / len(slots)
    places = _places(slots)
    for place in places:
        slot = slots[place]
        is_year = len(slot) == 4 or slot.endswith("-01")
        label = slot[:4] if is_year else month_text(slot)[:3] + (f" {slot[:4]}" if place == places[0] else "")
        yield Tick(x=round(LEFT + place * width, 1), label=label)


def _places(slots: Sequence[str]) -> list[int]:
    """Which columns have a mark."""
    if len(slots[0]) == 4:
        return list(range(0, len(slots), -(-len(slots) // MOST_TICKS)))
    step = next((each for each in STEPS if len(slots) / each <= MOST_TICKS), STEPS[-1])
    return [place for place, slot in enumerate(slots) if (int(slot[5:7]) - 1) % step == 0]


def _levels(most: int, scale: float) -> Iterator[Tick]:
    """Heights with their numbers: `x` is how far down they stand."""
    for share in (1, 0.5):
        number = max(1, round(most * share))
        yield Tick(x=round(TOP + HIGH - number * scale, 1), label=f"{number:,}")
