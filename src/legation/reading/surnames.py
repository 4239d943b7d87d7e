"""Leaders told by surname alone ("Bush agreed", "Premier Li"): who it is that day, of a state named in the article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from legation.knowledge.holders import Holder, holders
from legation.reading.names import NameFound
from legation.reading.person import Person

#: Classes of office whose holders the press calls by surname alone, those first that win over others.
LEADING = (
    "head of state",
    "head of government",
    "leader",
    "crown prince",
    "vice president",
    "foreign minister",
    "secretary-general",
)


def leader_of_that_name(person: Person, names: Sequence[Sequence[NameFound]], day: date) -> Person:
    """Somebody whom the article calls by surname alone and the tables have as the only leader who fits.

    Who has a full name or a state, or an office of another class, stays as told.
    """
    if " " in person.name and person.surname[:1].isupper() and not person.name[:1].islower() or person.of:
        return person
    if person.office_class is not None and person.office_class not in LEADING:
        return person
    found = _only(_fitting(person, day), Counter(name.code for row in names for name in row if name.code))
    if found is None:
        return person
    held = person.holds and not person.elect
    return replace(
        person,
        of=found.of,
        office=person.office or (found.title or found.office if held else None),
        office_class=person.office_class or (found.office if held else None),
        wikidata=found.wikidata or None,
        known=found.person,
    )


def _fitting(person: Person, day: date) -> list[Holder]:
    """The terms of leaders of a name: those of the day, or earlier or later ones of the former and the elect."""
    named = [term for term in holders().named(person.name) if term.office in LEADING]
    if person.office_class is not None:
        named = [term for term in named if term.office == person.office_class]
    if person.elect:
        return [term for term in named if term.first is not None and 0 < (term.first - day).days < 180]
    if person.left or not person.holds:
        ended = [term for term in named if term.last is not None and term.last < day]
        return sorted(ended, key=lambda term: term.last or day, reverse=True)[:1]
    return [term for term in named if term.holds(day)]


def _only(terms: Iterable[Holder], codes: Counter[str]) -> Holder | None:
    """The term of the one person, of a state that the article names, who ranks before others of the name."""
    near = [term for term in terms if codes[term.of]]
    if not near:
        return None
    most = max(codes[term.of] for term in near)
    best = [term for term in near if codes[term.of] == most] if len({term.of for term in near}) > 1 else near
    best.sort(key=lambda term: LEADING.index(term.office))
    first = [term for term in best if term.office == best[0].office]
    return first[0] if len({(term.person.split()[-1], term.of) for term in first}) == 1 else None
