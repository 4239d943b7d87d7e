"""All events that the world knows the date of, found by a word of the phrases that tell them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import log
from typing import Final

import ahocorasick

from legation.knowledge.dated_events import DatedEvent, Terms, dated_events, term_at
from legation.knowledge.lives import deaths

#: How much of a word, in letters, is its ending; and how long at least and at most its stem is.
ENDING: Final = 3
SHORTEST: Final = 4
LONGEST: Final = 7
TOKEN: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Almanac:
    """Dated events by the longest word of each phrase that tells them, and by what their reports begin with.

    `weights` tell how rare each stem of their names is; `newest` is the last year of which anything is known.
    """

    events: tuple[DatedEvent, ...]
    by_word: Mapping[str, tuple[DatedEvent, ...]]
    reports: ahocorasick.Automaton
    weights: Mapping[str, float]
    newest: int

    def share_told(self, name: str, lower: str) -> float:
        """How much of the name of an event or a story a text in lower case holds, from 0 to 1; rare words count more.

        Words are compared by their first letters, so that "Italy" is found in "Italian". The weights are inverse
        document frequencies (Spärck Jones 1972) over the names of all events.
        """
        stems, begun = stems_of(name), beginnings_of(lower)
        told = stems & begun
        whole = sum(self.weights.get(stem, 0.0) for stem in stems)
        return sum(self.weights.get(stem, 0.0) for stem in told) / whole if whole else 1.0

    def told_in(self, lower: str) -> Iterator[tuple[str, DatedEvent]]:
        """The phrases of the events of which some word stands in a text in lower case, each with its event."""
        tokens = sorted(set(TOKEN.findall(lower)) & self.by_word.keys())
        for event in dict.fromkeys(event for token in tokens for event in self.by_word[token]):
            if any(all(part in lower for part in words.split()) for words in event.words):
                yield from ((phrase, event) for phrase in event.phrases)

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
    known, by_word = tuple(events), dict[str, list[DatedEvent]]()
    for event in known:
        for words in event.words:
            if tokens := TOKEN.findall(words):
                by_word.setdefault(max(tokens, key=len), []).append(event)
    words_of = {token: tuple(found) for token, found in by_word.items()}
    return Almanac(
        events=known,
        by_word=words_of,
        reports=_by_first_term(known),
        weights=_weights(known),
        newest=max((event.last.year for event in known), default=date.max.year),
    )


def stems_of(words: str) -> frozenset[str]:
    """Each word of three letters or more without its ending, which its adjective or another tense may change."""
    told = (word.lower() for word in TOKEN.findall(words) if len(word) > 2 and not word.isdigit())
    return frozenset(word[: min(max(SHORTEST, len(word) - ENDING), LONGEST)] for word in told)


def beginnings_of(lower: str) -> frozenset[str]:
    """All that the words of a text in lower case may begin with, and words of three letters."""
    told = set(TOKEN.findall(lower))
    return frozenset(
        word[:length] for word in told for length in (3, *range(SHORTEST, LONGEST + 1)) if len(word) >= length
    )


def _weights(events: Sequence[DatedEvent]) -> dict[str, float]:
    """How much each stem tells, by how few names hold it."""
    counts = Counter(stem for event in events for stem in stems_of(event.name))
    return {stem: log((1 + len(events)) / count) for stem, count in counts.items()}


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
