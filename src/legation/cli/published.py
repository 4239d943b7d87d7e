"""The value of `--published`: a day, a month, or from one to another."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

import click

from legation.model import Interval

MONTH = re.compile(r"(\d{4})-(\d\d)")


def published(context: click.Context, parameter: click.Parameter, value: str | None) -> Interval | None:
    """The interval that the words of the option mean: a day, a month, or FROM/TO of these, all days included."""
    try:
        return None if value is None else interval_of(value)
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is no date: give YYYY-MM-DD, YYYY-MM or FROM/TO") from error


def interval_of(text: str) -> Interval:
    """The days from the first of FROM to the last of TO.

    Raises:
        ValueError: a part is no date, or the interval ends before it starts.
    """
    first, slash, last = text.partition("/")
    return Interval(first=_days(first)[0], last=_days(last if slash else first)[1])


def _days(text: str) -> tuple[date, date]:
    month = MONTH.fullmatch(text)
    if not month:
        return date.fromisoformat(text), date.fromisoformat(text)
    first = date(int(month[1]), int(month[2]), 1)
    return first, first.replace(day=monthrange(first.year, first.month)[1])
