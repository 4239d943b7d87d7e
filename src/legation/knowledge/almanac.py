"""All events that the world knows the date of, found by a word of the phrases that tell them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

import ahocorasick

from legation.knowledge.dated_events import DatedEvent, Terms, dated_events, term_at
from legation.knowledge.lives import deaths

TOKEN: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Almanac:
    """Dated events, the phrases that tell them by the longest word of each, and what their reports begin with."""

    events: tuple[DatedEvent, ...]
    phrases: Mapping[str, tuple[tuple[str, DatedEvent], ...]]
    reports: ahocorasick.Automaton

    @property
    def newest(self) -> int:
        """The last year of which anything is known, and the one behind it: what lies further ahead has not happened."""
        return max((event.last.year for event in self.events), default=date.max.year - 1) + 1

    def told_in(self, lower: str) -> Iterator[tuple[str, DatedEvent]]:
        """The phrases whose longest word stands in a text in lower case, each with its event."""
        for token in sorted(set(TOKEN.findall(lower)) & self.phrases.keys()):
            yield from self.phrases[token]

    def reported_in(self, lower: str) -> list[DatedEvent]:
        """The events whose report a text in lower case may be, in the order of the table."""
        found = set[int]()
        if not len(self.reports):
            return []
        for _, candidates in self.reports.iter(lower):
            for index, terms in candidates:
                if index not in found and all(term_at(lower, term) >= 0 for term in terms):
                    found.add(index)
        return [self.events[index] for index in sorted(found)]


@cache
def almanac() -> Almanac:
    """The dated events of the tables, and the deaths of public people."""
    return almanac_of((*dated_events(), *deaths()))


def almanac_of(events: Iterable[DatedEvent]) -> Almanac:
    """The almanac of some events."""
    known, phrases = tuple(events), dict[str, list[tuple[str, DatedEvent]]]()
    for event in known:
        for words in event.words:
            if tokens := TOKEN.findall(words):
                phrases.setdefault(max(tokens, key=len), []).append((words, event))
    by_token = {token: tuple(pairs) for token, pairs in phrases.items()}
    return Almanac(events=known, phrases=by_token, reports=_by_first_term(known))


def _by_first_term(events: Sequence[DatedEvent]) -> ahocorasick.Automaton:
    """What finds in a text the first term of every way to report an event."""
    beginnings: dict[str, list[tuple[int, Terms]]] = {}
    for index, event in enumerate(events):
        for terms in event.news:
            for words in terms[0]:
                beginnings.setdefault(words, []).append((index, terms))
    automaton = ahocorasick.Automaton()
    for words, candidates in beginnings.items():
        automaton.add_word(words, candidates)
    if beginnings:
        automaton.make_automaton()
    return automaton
