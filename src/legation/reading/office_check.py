"""Offices that a text gives, held against the tables: the text is kept, and a disagreement noted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from legation.knowledge.holders import Holder, holders, plain
from legation.model import Interval, Office
from legation.reading.people import SINGLE
from legation.reading.person import Person
from legation.reading.titles import LEADERS

#: An article whose date allows more holders than these cannot be said to disagree.
MOST = 2


def checked(office: Office, person: Person, published: Interval) -> Office:
    """An office with a note where the tables have only others in it on every day that the article may be of, or where
    only they give it, for another time.

    Only offices of which a state has one holder are held against the tables, and only where those know the whole time.
    """
    if person.term is not None:
        return replace(office, note=f"not at the time of the article: {_told_days(*person.term)}, by the tables")
    if not person.holds or person.elect or person.of is None or person.office_class not in SINGLE:
        return office
    told = _holding(person.office_class, person.of, published)
    if not told or any(_is_same_name(person, holder) for holder in told):
        return office
    names = tuple(dict.fromkeys(holder.person for holder in told))
    if len(names) > MOST:
        return office
    return replace(
        office, note=f"the tables have {' or '.join(names)} as {person.office_class} at the time of the article"
    )


def _told_days(first: date | None, last: date | None) -> str:
    """The days of a term in words."""
    return f"from {first or 'an unknown day'} to {last or 'an unknown day'}"


def _holding(office: str, of: str, published: Interval) -> list[Holder]:
    """Who holds an office on the first day, the last, or between; nobody where a bound or a day's holder is unknown.

    A president may be head of state or of government: both are looked at.
    """
    first, last = published.first, published.last
    if first is None or last is None:
        return []
    classes = sorted(LEADERS) if office in LEADERS else [office]
    terms = [term for each in classes for term in holders().terms(each, of)]
    if not all(any(term.holds(day) for term in terms) for day in (first, last)):
        return []
    return [term for term in terms if (term.first or first) <= last and first <= (term.last or term.seen_until or last)]


def _is_same_name(person: Person, holder: Holder) -> bool:
    """Whether a holder goes by a person's name, or shares a part of it."""
    parts = set(plain(person.name.replace("-", " ")).split())
    spelled = (holder.person, *holder.aliases)
    return any(parts & set(plain(name.replace("-", " ")).split()) for name in spelled)
