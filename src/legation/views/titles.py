"""Titles: an act in a few words, with the names of its parties, as calendars, notes and tables show it."""

from __future__ import annotations

import tomllib
from calendar import month_name, monthrange
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from legation.knowledge.organisations import kind_of, organisations
from legation.knowledge.states import states
from legation.model import SYMMETRIC, EventType, Interval, Line, Office, Source, Spot
from legation.views.fields import DATA
from legation.views.text import one_line

#: The most parties that a title names; the fields beside it hold all.
MOST_NAMED: Final = 6


def title_of(line: Line, most: int | None = MOST_NAMED) -> str:
    """An act in a few words: "Visit: India, Japan" is the visit of one to the other, whichever of them travels.

    Args:
        most: how many parties of a side are named; of more, it says how many. None names all.
    """
    words = _words(line)
    if together(line):
        return f"{words['name']}: {_listed(line.source, most)}"
    source, target = _listed(line.source, most), _listed(line.target, most)
    if not target:
        return f"{words['name']}: {source or 'unknown parties'}"
    return f"{words['name']}: {source or 'unknown'} → {target}"


def together(line: Line) -> bool:
    """Whether the parties act together, and not one towards the other."""
    return line.type in SYMMETRIC and set(line.source) == set(line.target)


def parties_of(line: Line) -> tuple[str, ...]:
    """Everybody who has part, each once: who acts first."""
    return tuple(dict.fromkeys((*line.source, *line.target)))


def actor_name(code: str) -> str:
    """The usual name of a state or organisation; of what no table knows, the words of the articles."""
    known = states().get(code) or organisations().get(code)
    return known.name if known else one_line(code)


def actor_kind(code: str) -> str:
    """What sort of actor it is: state, organisation, grouping, armed group, or other."""
    if code in states():
        return "state"
    return kind_of(code) or "other"


def names_all(line: Line) -> bool:
    """Whether the title of a line names all of its parties."""
    return max(len(line.source), len(line.target)) <= MOST_NAMED


def _listed(codes: Sequence[str], most: int | None) -> str:
    names = [actor_name(code) for code in codes[:most]]
    more = len(codes) - len(names)
    return ", ".join(names) + (f" and {more} more" if more else "")


def _words(line: Line) -> Mapping[str, str]:
    """The words for a sort of act."""
    found: Mapping[str, str] = words()["kind" if line.kind else "type"][line.kind or line.type]
    return found


@cache
def words() -> Mapping[str, Any]:
    """The words for types, kinds and statuses."""
    return MappingProxyType(tomllib.loads(DATA.joinpath("words.toml").read_text("utf-8")))


def told_text(line: Line) -> str:
    """By how many a line is told."""
    articles = "1 article" if line.articles == 1 else f"{line.articles} articles"
    sources = "1 independent source" if line.independent == 1 else f"{line.independent} independent sources"
    return f"{articles} of {sources}"


def type_name(type: EventType) -> str:
    """A type of event in words."""
    return str(words()["type"][type]["name"])


# --- days, places, people -------------------------------------------------------------------------------------------


def days_text(days: Interval) -> str:
    """Days as people write them: 8 September 2022, September 2022, 2022, or from one day to another."""
    first, last = days.first, days.last
    if first is None or last is None:
        return f"from {_day(first)}" if first else f"until {_day(last)}" if last else ""
    if first == last:
        return _day(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return f"{first.year:04d}"
    if first.day == 1 and last == first.replace(day=monthrange(first.year, first.month)[1]):
        return f"{month_name[first.month]} {first.year:04d}"
    return f"{_day(first)} – {_day(last)}"


def _day(day: Any) -> str:
    return f"{day.day} {month_name[day.month]} {day.year:04d}"


def iso_days(days: Interval) -> str:
    """Days as ISO 8601 writes them: one, or two with a stroke; two dots are an unknown bound."""
    if days.first == days.last:
        return days.first.isoformat() if days.first else ""
    return f"{days.first or '..'}/{days.last or '..'}"


def spot_text(where: Spot | None) -> str:
    """A place with the name of its state, or nothing."""
    if where is None:
        return ""
    name, of = one_line(where.name), actor_name(where.of) if where.of else ""
    return f"{name}, {of}" if of and of != name else name


def person_text(person: Office) -> str:
    """A person with office and state, as far as known."""
    of = actor_name(person.of) if person.of else None
    return ", ".join(one_line(part) for part in (person.name, person.office, of) if part)


def source_text(source: Source) -> str:
    """Who says so, in the words of the article, and who that is where it is known."""
    return one_line(source.name or source.span.text)
