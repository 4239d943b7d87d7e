"""All events that the world knows the date of, found by a word of the phrases that tell them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, cached_property, lru_cache
from math import fsum, log
from typing import Final

import ahocorasick

from legation.knowledge.dated_events import DatedEvent, Signs, dated_events, sign_at
from legation.knowledge.lives import deaths

#: How much of a word, in letters, is its ending; and how long at least and at most its stem is.
ENDING: Final = 3
SHORTEST: Final = 4
LONGEST: Final = 7
TOKEN: Final = re.compile(r"[^\W_]+")


class Almanac:
    """Dated events, found by a word of each phrase that tells them, and by what their reports begin with.

    What finds them is made on first use.
    """

    def __init__(self, events: Iterable[DatedEvent]) -> None:
        self.events = tuple(events)

    def told_in(self, lower: str) -> Iterator[tuple[str, DatedEvent]]:
        """The phrases of the events of which some word stands in a text in lower case, each with its event."""
        tokens = sorted(set(TOKEN.findall(lower)) & self._by_word.keys())
        for event in dict.fromkeys(event for token in tokens for event in self._by_word[token]):
            if any(all(part in lower for part in words.split()) for words in event.words):
                yield from ((phrase, event) for phrase in event.phrases)

    def reported_in(self, lower: str) -> list[DatedEvent]:
        """The events whose report a text in lower case may be, in the order of the table."""
        found = set[int]()
        for _, candidates in self._reports.iter(lower) if len(self._reports) else ():
            for index, signs in candidates:
                if index not in found and all(sign_at(lower, sign) >= 0 for sign in signs):
                    found.add(index)
        return [self.events[index] for index in sorted(found)]

    def share_told(self, name: str, beginnings: frozenset[str]) -> float:
        """How much of the name of an event or a story a text holds, from 0 to 1; rare words count more.

        `beginnings` are those of the words of the text: words are compared by their first letters, so that "Italy" is
        found in "Italian". The weights are inverse document frequencies (Spärck Jones 1972) over all events' names.
        """
        stems = stems_of(name)
        told = stems & beginnings
        whole = fsum(self._weights.get(stem, 0.0) for stem in stems)  # exact: sets have no order
        return fsum(self._weights.get(stem, 0.0) for stem in told) / whole if whole else 1.0

    @cached_property
    def newest(self) -> int:
        """The last year of which anything is known."""
        return max((event.last.year for event in self.events), default=date.max.year)

    @cached_property
    def _by_word(self) -> Mapping[str, Sequence[DatedEvent]]:
        """The events by the longest word of each of their phrases."""
        found: defaultdict[str, list[DatedEvent]] = defaultdict(list)
        for event in self.events:
            for words in event.words:
                if tokens := TOKEN.findall(words):
                    found[max(tokens, key=len)].append(event)
        return dict(found)

    @cached_property
    def _reports(self) -> ahocorasick.Automaton:
        """What finds in a text the first sign of every way to report an event."""
        beginnings: defaultdict[str, list[tuple[int, Signs]]] = defaultdict(list)
        for index, event in enumerate(self.events):
            for signs in event.news:
                for words in signs[0]:
                    beginnings[words].append((index, signs))
        automaton = ahocorasick.Automaton()
        for words, candidates in beginnings.items():
            automaton.add_word(words, candidates)
        if beginnings:
            automaton.make_automaton()
        return automaton

    @cached_property
    def _weights(self) -> Mapping[str, float]:
        """How much each stem tells, by how few names hold it."""
        counts = Counter(stem for event in self.events for stem in stems_of(event.name))
        return {stem: log((1 + len(self.events)) / count) for stem, count in counts.items()}


@cache
def almanac() -> Almanac:
    """The dated events of the tables, and the deaths of public people."""
    return Almanac((*dated_events(), *deaths()))


def stems_of(words: str) -> frozenset[str]:
    """Each word of three letters or more without its ending, which its adjective or another tense may change."""
    return frozenset(_stem(word) for word in TOKEN.findall(words) if len(word) > 2 and not word.isdigit())


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    lower = word.lower()
    return lower[: min(max(SHORTEST, len(lower) - ENDING), LONGEST)]


def beginnings_of(lower: str) -> frozenset[str]:
    """All that the words of a text in lower case may begin with, and words of three letters."""
    told = set(TOKEN.findall(lower))
    return frozenset(
        word[:length] for word in told for length in (3, *range(SHORTEST, LONGEST + 1)) if len(word) >= length
    )
