"""Formats: the names of series and agreements, and whom they name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from legation.knowledge.folding import folded
from legation.knowledge.organisations import organisations
from legation.knowledge.states import states
from legation.knowledge.word_lists import words

#: Between the members of a series in its name.
DASH: Final = "–"
#: The most words of an actor's name.
LONGEST: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A name of a series or an agreement: its own words, the actors that it names, and whether others may have such."""

    words: tuple[str, ...]
    actors: frozenset[str]
    general: bool


@lru_cache(maxsize=10_000)
def format_of(name: str) -> Format:
    """The format that a series is called by: "India–Japan 2+2", "U.S.-ASEAN Special Summit".

    Actors that the format's own name holds count before the members that stand in front of it.
    """
    members, rest = _members(name)
    told, actors = _without_actors(folded(rest).split())
    own = tuple(word for word in told if _tells(word)) or tuple(folded(rest).split())
    general = set(own) <= words("series", "words", "general")
    return Format(words=own, actors=actors if len(actors) > 1 else actors | members, general=general)


@lru_cache(maxsize=10_000)
def agreement_format(name: str) -> Format:
    """The name of an agreement: equal for long and short names of actors, "UN Charter" and "United Nations Charter"."""
    told, actors = _without_actors(folded(name).split())
    general = bool(told) and len(actors) < 2 and set(told) <= words("agreements", "nouns", "general")
    return Format(words=tuple(told), actors=actors, general=general)


def _tells(word: str) -> bool:
    """Whether a word is part of the name of a format; a letter alone is the rest of an abbreviation."""
    return word not in words("series", "words", "counts") and (len(word) > 1 or word.isdecimal())


def _members(name: str) -> tuple[frozenset[str], str]:
    """The members that stand in front of a series, and what follows them."""
    *first, last = name.split(DASH)
    codes = [_by_name().get(folded(each)) for each in first]
    if None in codes:
        return frozenset(), name
    told = last.split()
    for length in range(min(LONGEST, len(told) - 1), 0, -1):
        code = _by_name().get(folded(" ".join(told[:length])))
        if code:
            return frozenset(each for each in (*codes, code) if each), " ".join(told[length:])
    return frozenset(), name


def _without_actors(told: list[str]) -> tuple[list[str], frozenset[str]]:
    """Words without the names of actors, and the actors."""
    rest: list[str] = []
    actors: set[str] = set()
    start = 0
    while start < len(told):
        length, code = next(_named(told, start), (1, None))
        if code:
            actors.add(code)
        else:
            rest.append(told[start])
        start += length
    return rest, frozenset(actors)


def _named(told: list[str], start: int) -> Iterator[tuple[int, str]]:
    """The actors that the words from one on name, the longest name first."""
    for length in range(min(LONGEST, len(told) - start), 0, -1):
        code = _by_name().get(" ".join(told[start : start + length]))
        if code:
            yield length, code


@cache
def _by_name() -> Mapping[str, str]:
    """Codes by the names and adjectives of states and organisations, without case and accents."""
    found: dict[str, str] = {}
    for state in states().values():
        for form in (state.name, *state.names, *state.adjectives):
            found.setdefault(folded(form), state.code)
    for other in organisations().values():
        for form in (other.code, other.name, *other.names, *other.adjectives):
            found.setdefault(folded(form), other.code)
    return {form: code for form, code in found.items() if form not in words("series", "words", "general")}
