"""All events that the world knows the date of, found by the first word of the phrases that tell them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from legation.knowledge.dated_events import DatedEvent, dated_events
from legation.knowledge.lives import deaths

TOKEN: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Almanac:
    """Dated events, and the phrases that tell them by the first word of each."""

    events: tuple[DatedEvent, ...]
    phrases: Mapping[str, tuple[tuple[str, DatedEvent], ...]]

    def told_in(self, lower: str) -> Iterator[tuple[str, DatedEvent]]:
        """The phrases whose first word stands in a text in lower case, each with its event."""
        for token in sorted(set(TOKEN.findall(lower)) & self.phrases.keys()):
            yield from self.phrases[token]


@cache
def almanac() -> Almanac:
    """The dated events of the tables, and the deaths of public people."""
    return almanac_of((*dated_events(), *deaths()))


def almanac_of(events: Iterable[DatedEvent]) -> Almanac:
    """The almanac of some events."""
    known, phrases = tuple(events), dict[str, list[tuple[str, DatedEvent]]]()
    for event in known:
        for words in event.words:
            if first := TOKEN.search(words):
                phrases.setdefault(first[0], []).append((words, event))
    return Almanac(events=known, phrases={token: tuple(pairs) for token, pairs in phrases.items()})
