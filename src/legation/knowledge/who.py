"""Questions to the tables of office-holders: who holds an office on a day, and which offices somebody holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache
from itertools import chain

from legation.errors import InputError
from legation.knowledge.holders import Holder, holders, plain
from legation.knowledge.organisations import organisations
from legation.knowledge.states import states
from legation.knowledge.word_lists import phrases, table
from legation.model import Interval, Office

#: Words in front of a title that leave it what it is.
QUALIFIER = re.compile(r"^(?:(?:acting|interim|caretaker|federal|state|executive|cabinet)\s+)+")

#: The most names that are offered for one that nobody knows.
MOST_LIKE = 4

#: Titles of ministers who stand beside the one who heads the ministry.
JUNIOR = re.compile(r"minister of state|minister delegate|^(?:second|deputy|vice)\b|adviser")


def who(name: str | None, office: str | None, of: str | None, on: Interval | None) -> list[Office]:
    """The terms that are known to run on some day of an interval, or all terms without one. See `legation.who`."""
    found = _asked(name, office, of)
    return [_office(term) for term in found if on is None or _holds(term, on)]


def unknown(name: str | None, office: str | None, of: str | None, on: Interval) -> list[Office]:
    """The terms of which it is not known whether they still run: open, and last seen before the interval."""
    return [_office(term) for term in _asked(name, office, of) if _may_hold(term, on) and not _holds(term, on)]


def code_of(text: str) -> str:
    """The code of a state or organisation given by its code or by a name.

    Raises:
        InputError: no table knows it.
    """
    if text in states() or text in organisations():
        return text
    found = _codes().get(plain(text.strip()))
    if found is None:
        raise InputError(f"no state or organisation {text!r} is known: give its name, or its code such as JPN or EU")
    return found


def names_like(text: str) -> list[str]:
    """The names of states and organisations that are spelt like some words, with their codes, the likest first."""
    near = get_close_matches(plain(text.strip()), _codes(), n=MOST_LIKE)
    codes = dict.fromkeys(_codes()[form] for form in near)
    return [f"{_name(code)} ({code})" for code in codes]


def _name(code: str) -> str:
    return states()[code].name if code in states() else organisations()[code].name


@cache
def _codes() -> Mapping[str, str]:
    """Codes by everything that a state or organisation is called; its name before another's alias."""
    of_states = ((form, s.code) for s in states().values() if s.last is None for form in (s.code, s.name, *s.names))
    of_others = ((form, o.code) for o in organisations().values() for form in (o.code, o.name, *o.names))
    codes: dict[str, str] = {}
    for form, code in chain(of_states, of_others):
        codes.setdefault(plain(form), code)
    return codes


def _asked(name: str | None, office: str | None, of: str | None) -> list[Holder]:
    if not (name or office or of):
        raise InputError("nobody is asked for: give a name, an office, or a state")
    code = code_of(of) if of else None
    if not name:
        return sorted(_in_office(office, code), key=_order) if office else sorted(holders().terms(of=code), key=_order)
    named = [term for term in holders().named(name.strip()) if code in (None, term.of)]
    return sorted(_fitting(named, office) if office else named, key=_order)


def _in_office(office: str, of: str | None) -> list[Holder]:
    """The terms in an office told by its class or by a title."""
    classes = table("titles")["titles"]
    if plain(office) in classes:
        return holders().terms(plain(office), of)
    return _fitting(holders().terms(of=of), office)


def _fitting(terms: Iterable[Holder], office: str) -> list[Holder]:
    """Those of some terms whose title is the one asked for, else those of its class."""
    every, asked = list(terms), plain(office)
    titled = [term for term in every if QUALIFIER.sub("", plain(term.title)) == asked]
    if titled:
        return titled
    wanted = asked if asked in table("titles")["titles"] else phrases("titles", "titles").get(asked)
    if wanted is None and asked not in _titles():
        raise InputError(f"no office {office!r} is known: give a title, or a class such as 'foreign minister'")
    return [term for term in every if term.office == wanted]


@cache
def _titles() -> frozenset[str]:
    """Every title of the tables."""
    return frozenset(plain(term.title) for term in holders().terms())


def _holds(term: Holder, on: Interval) -> bool:
    """Whether a term is known to run on some day of an interval."""
    end = term.last or term.seen_until
    if term.first is None or end is None:
        return False
    return (on.last is None or term.first <= on.last) and (on.first is None or on.first <= end)


def _may_hold(term: Holder, on: Interval) -> bool:
    started = term.first is not None and (on.last is None or term.first <= on.last)
    return started and term.last is None


def _order(term: Holder) -> tuple[str, str, bool, str, str]:
    """By owner, office and day; a minister of state or a second minister behind the minister."""
    junior = JUNIOR.search(plain(term.title)) is not None
    return (term.of, term.office, junior, term.first.isoformat() if term.first else "", term.person)


def _office(term: Holder) -> Office:
    return Office(
        name=term.person,
        of=term.of,
        office=term.title or term.office,
        office_class=term.office,
        wikidata=term.wikidata or None,
        first=term.first,
        last=term.last,
        seen_until=term.seen_until,
        source=term.source,
    )
