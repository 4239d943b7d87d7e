"""What is known of people beforehand: their offices, by the tables, on the day of an article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from rapidfuzz.fuzz import ratio

from legation.knowledge.holders import Holder, holders, plain
from legation.knowledge.word_lists import table, words
from legation.reading.person import LONGEST_ELECT, Person
from legation.reading.surnames import LEADING, own_crown
from legation.reading.titles import LEADERS

#: A middle initial, or Jr. and Sr.
INITIAL = re.compile(r"^(?:[A-Z]\.)+$|^[JS]r\.?$")
#: How long after a term a surname alone means its holder.
FORGOTTEN = timedelta(days=20 * 365)
#: The least likeness of two spellings of a surname, of 100 (Levenshtein's, as rapidfuzz counts it).
ALIKE = 80


def looked_up(person: Person, day: date | None) -> Person:
    """A person completed from the table of office-holders: by name, office class and day."""
    fitting = [holder for holder in _terms_of(person, day) if _fits(person, holder)]
    same_class = [h for h in fitting if h.office == person.office_class or day and _is_short_for(person, h, day)]
    unsure = not same_class and _is_surname(person.name, fitting, day)
    if not fitting or unsure and not _is_famous(person, fitting, day):
        return _owned(person)
    if not same_class and _is_namesake(person, fitting):
        return _owned(person)
    best = own_crown(same_class or fitting)
    if day is not None and not same_class and not best.holds(day):
        best = min(fitting, key=lambda term: (_rank(term), not term.could_hold(day)))
    is_of_now = day is None or person.office is not None or _is_near(best, day)
    return replace(
        person,
        holds=person.holds and is_of_now,
        term=None if is_of_now else (best.first, best.last),
        of=person.of or best.of,
        office=person.office or (best.title or best.office if day else None),
        office_class=person.office_class or (best.office if day else None),
        wikidata=best.wikidata or None,
        known=best.person,
    )


def _is_surname(name: str, terms: Sequence[Holder], day: date | None) -> bool:
    """Whether a name is a surname alone; one with a particle ("La Riva") is, where nobody of it is in office."""
    first, *rest = plain(name).split(" ")
    if not rest:
        return True
    short = len(rest) == 1 and first in words("titles", "names", "particles")
    return short and not any(plain(term.person) == plain(name) or day and term.could_hold(day) for term in terms)


def _is_near(term: Holder, day: date) -> bool:
    """Whether a term may run on a day, or begin so soon that its holder is told of in the office."""
    is_over = term.last is not None and term.last < day
    return not is_over and (term.first is None or term.first <= day + LONGEST_ELECT)


def _rank(term: Holder) -> int:
    """How far behind the highest offices one stands: somebody who left is known by the highest."""
    return LEADING.index(term.office) if term.office in LEADING else len(LEADING)


def _is_namesake(person: Person, terms: Sequence[Holder]) -> bool:
    """Whether those who held other offices under a name may be other people: several of them, or of several states."""
    if person.office_class is None or person.of is not None:
        return False
    return len({term.person for term in terms}) > 1 or len({term.of for term in terms}) > 1


def _owned(person: Person) -> Person:
    """A person whose title alone says whose office it is ("Assistant Secretary of State", "Taoiseach")."""
    owner = table("titles")["owners"].get(person.office) if person.of is None and person.office else None
    return replace(person, of=owner) if owner else person


def _terms_of(person: Person, day: date | None) -> list[Holder]:
    """The terms of whoever goes by a name; those of the day first, else of any day.

    The name is tried with and without middle initials, and last by surname among holders of the same class of office.
    """
    plain_name = " ".join(part for part in person.name.replace(",", "").split() if not INITIAL.match(part))
    for form in dict.fromkeys((person.name, plain_name)):
        found = holders().named(form, on=day) if day else []
        if not found or day is not None and person.office is None and not any(term.holds(day) for term in found):
            found = holders().named(form)
            if day is not None and " " not in form and len({term.person for term in found}) > 1:
                found = []
        if found:
            return found
    if day is None or person.office_class is None:
        return []
    namesakes = holders().named(person.surname, on=day)
    alike = [h for h in namesakes if h.office == person.office_class and h.person[:1] == plain_name[:1]]
    return alike or list(_spelt_otherwise(person, person.office_class, day))


def _spelt_otherwise(person: Person, office_class: str, day: date) -> Iterator[Holder]:
    """Whoever holds the office told, where only the spelling of the name differs ("Zelenski")."""
    if person.of is None or not person.holds:
        return
    told = plain(person.surname)
    for holder in holders().holding(office_class, person.of, day):
        if ratio(told, plain(holder.person).split(" ")[-1]) >= ALIKE:
            yield holder


def _fits(person: Person, holder: Holder) -> bool:
    owner = person.of or (table("titles")["owners"].get(person.office) if person.office else None)
    return owner is None or owner == holder.of


def _is_short_for(person: Person, holder: Holder, day: date) -> bool:
    """Whether a title is short for that of an office held on the day ("Secretary Blinken")."""
    told = set((person.office or "").lower().split())
    return bool(told) and told < set(holder.title.lower().split()) and holder.holds(day)


def _is_famous(person: Person, terms: Sequence[Holder], day: date | None) -> bool:
    """Whether a bare surname without a title is that of one head of state or government of late alone ("Trump")."""
    if person.office is not None or len({term.person for term in terms}) != 1:
        return False
    first = terms[0]
    if day is not None and first.last is not None and day - first.last > FORGOTTEN:
        return False
    return first.office in LEADERS
