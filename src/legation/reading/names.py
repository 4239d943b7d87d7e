"""Every name of a state, organisation, body, outlet or place in a text, found in one pass of the gazetteer."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Final

import ahocorasick

from legation.knowledge.names import NameEntry, name_entries
from legation.knowledge.organisations import organisations
from legation.knowledge.places import places
from legation.knowledge.states import former_states
from legation.knowledge.time_words import time_words
from legation.knowledge.word_lists import opening_word, pattern, table, telling, words
from legation.language.tree import Sentence
from legation.reading.fighters import find_coalitions, find_fighters

#: Which reading of a name wins where tables share it ("Georgia", "Kremlin").
PREFERENCE = (
    "name",
    "organisation",
    "grouping",
    "armed group",
    "capital",
    "adjective",
    "people",
    "seat",
    "body",
    "outlet",
    "region",
)
#: Kinds of name that stand for whatever state has its government there.
SEATED: Final = frozenset({"capital", "seat"})
#: What joins a combining form to the name behind it.
HYPHENS = ("-", "–")
#: The word that ends where a search ends, and how many characters the forms and the regions have at most.
WORD_BEFORE: Final = re.compile(r"\b\w+\Z")
LONGEST_FORM: Final = 20
LONGEST_REGION: Final = 40
#: The sort of name under which what several states are called together is found, before each gets its own.
COLLECTIVE: Final = "collective"
#: Words in front of "American" that make it a continent's.
CONTINENTAL = ("South ", "Latin ", "Central ", "North ", "Inter-", "Pan-", "Native ")


@dataclass(frozen=True, slots=True, kw_only=True)
class NameFound:
    """A known name in the text: offsets, the code it stands for, and the sort of name it is."""

    start: int
    end: int
    text: str
    code: str
    kind: str


@cache
def _automaton() -> ahocorasick.Automaton:
    best: dict[str, NameEntry] = {}
    for entry in name_entries():
        surface = _straight(entry.surface)
        held = best.get(surface)
        if held is None or PREFERENCE.index(entry.kind) < PREFERENCE.index(held.kind):
            best[surface] = entry
    automaton = ahocorasick.Automaton()
    for surface, entry in best.items():
        automaton.add_word(surface, entry)
        least = 4 if entry.kind == "capital" else 7  # datelines have capitals in capitals
        if surface.isascii() and len(surface) > 5 and " " in surface or len(surface) >= least:
            automaton.add_word(surface.upper(), entry)
    automaton.make_automaton()
    return automaton


def _straight(text: str) -> str:
    """A text with its apostrophes as the tables write them."""
    return text.replace("’", "'")


def find_names(text: str) -> list[NameFound]:
    """The known names in a text, longest first where they overlap, in order; none cuts a state's name in two.

    What several states are called together is one name for each of them, all at its place.
    """
    found: list[NameFound] = []
    known = list(_matches(text))
    named = (*known, *_combined(text, known), *_waters(text), *_groups(text), *_collectives(text))
    matches = (*named, *_fighting(text, named))
    for match in sorted(matches, key=lambda match: (match.start, -match.end)):
        if not found or match.start >= found[-1].end:
            found.append(match)
        elif match.end - match.start > found[-1].end - found[-1].start and not _cuts(match, found[-1]):
            found[-1] = match
    return [each for name in found for each in _members(name)]


def _cuts(match: NameFound, state: NameFound) -> bool:
    """Whether a name starts within that of a state ("Sudan's army" in "South Sudan's army")."""
    return state.kind in ("name", "adjective") and match.start > state.start and " " in state.text


def _combined(text: str, known: Sequence[NameFound]) -> Iterator[NameFound]:
    """States told in front of another's adjective by a form that is else a word of its own ("Franco-German")."""
    for name in known:
        if name.kind not in ("adjective", "name", "organisation") or text[name.start - 1 : name.start] not in HYPHENS:
            continue
        form = WORD_BEFORE.search(text, max(0, name.start - 1 - LONGEST_FORM), name.start - 1)
        # A letter of another alphabet may match where case does not count ("Hıspano").
        code = table("actors")["combining"]["codes"].get(form[0].lower()) if form else None
        if form and code:
            yield NameFound(start=form.start(), end=form.end(), text=form[0], code=code, kind="adjective")


def _waters(text: str) -> Iterator[NameFound]:
    """Names of places that hold a state's name and are not it ("South China Sea"): found so that the state is not."""
    for match in _containing().finditer(text):
        yield NameFound(start=match.start(), end=match.end(), text=match.group(), code="", kind="place")


def _groups(text: str) -> Iterator[NameFound]:
    """Vague groups of states, which keep the text's words ("European nations"); their leaders stand for them."""
    for noun in _nouns_of_groups().finditer(text):
        region = _regions().search(text, max(0, noun.start() - LONGEST_REGION), noun.start())
        if region:
            code = f"{region['region']} {'nations' if noun['people'] else noun['states']}"
            start, end = region.start(), noun.end()
            yield NameFound(start=start, end=end, text=text[start:end], code=code, kind="grouping")
    lowered = text.lower()
    if any(word in lowered for word in _words_of_worldwide()):
        for match in pattern("actors", "groups", "worldwide").finditer(text):
            code = " ".join(match.group().lower().split())
            yield NameFound(start=match.start(), end=match.end(), text=match.group(), code=code, kind="grouping")


def _fighting(text: str, named: Sequence[NameFound]) -> Iterator[NameFound]:
    """Fighters and coalitions without a name, in the text's words."""
    ends = frozenset(name.end for name in named)
    for start, end, code in (*find_fighters(text, ends), *find_coalitions(text)):
        yield NameFound(start=start, end=end, text=text[start:end], code=code, kind="armed group")


def _collectives(text: str) -> Iterator[NameFound]:
    """What several states are called together ("the two Koreas"), under the key of the table."""
    folded = text.casefold()
    if not any(word in folded for word in _telling_of_collectives()):
        return
    for match in _words_of_collectives().finditer(text):
        key = _keys_of_collectives()[" ".join(match.group().lower().split())]
        cues = table("actors")["collectives"][key].get("cues", ("",))  # who is meant only in articles that name these
        if not any(cue in text for cue in cues):
            continue
        yield NameFound(start=match.start(), end=match.end(), text=match.group(), code=key, kind=COLLECTIVE)


def _members(name: NameFound) -> Iterator[NameFound]:
    """A name as those of the states that it stands for."""
    if name.kind != COLLECTIVE:
        yield name
        return
    kind = "adjective" if "-" in name.text else "name"
    for code in table("actors")["collectives"][name.code]["codes"]:
        yield replace(name, code=code, kind=kind)


@cache
def _keys_of_collectives() -> Mapping[str, str]:
    told = table("actors")["collectives"]
    return {phrase.lower(): key for key, entry in told.items() for phrase in entry["told"]}


@cache
def _telling_of_collectives() -> frozenset[str]:
    """A word of each of their phrases that is neither a number nor a noun for states."""
    return telling(_keys_of_collectives(), words("actors", "groups", "states") | frozenset(time_words().numbers))


@cache
def _words_of_collectives() -> re.Pattern[str]:
    listed = sorted(_keys_of_collectives(), key=lambda phrase: (-len(phrase), phrase))
    told = (re.escape(phrase).replace(r"\ ", r"\s+") for phrase in listed)
    return re.compile(rf"\b(?:{'|'.join(told)})\b", re.IGNORECASE)


@cache
def _nouns_of_groups() -> re.Pattern[str]:
    """What finds the nouns for states, or for those who speak for them, behind a space."""
    return re.compile(rf" (?:(?P<states>{_listed('states')})|(?P<people>{_listed('people')}))\b")


@cache
def _regions() -> re.Pattern[str]:
    """What finds a region, in either case, at the end of what is searched."""
    return re.compile(rf"\b(?P<region>(?i:{_listed('regions')}))\Z")


def _listed(key: str) -> str:
    return "|".join(sorted(words("actors", "groups", key)))


@cache
def _words_of_worldwide() -> frozenset[str]:
    """The last words of the groups that are told without a region: where none stands, no group does."""
    return frozenset(phrase.split()[-1] for phrase in words("actors", "groups", "worldwide"))


@cache
def _containing() -> re.Pattern[str]:
    """The places of the table with a state's name among their words."""
    own = {entry.surface for entry in name_entries() if entry.kind in ("name", "adjective", "capital")}
    surfaces = {entry.surface for entry in name_entries()}
    longer = [
        place.name
        for place in places().values()
        if " " in place.name and place.name not in surfaces and own & set(place.name.split())
    ]
    ordered = sorted(longer, key=lambda name: (-len(name), name))
    return re.compile("(?:" + "|".join(map(opening_word, ordered)) + r")\b")


def _matches(text: str) -> Iterator[NameFound]:
    for last, entry in _automaton().iter(_straight(text)):
        end = last + 1
        start = end - len(entry.surface)
        if _stands_alone(text, start, end) and not _is_continental(text, start, end):
            yield NameFound(start=start, end=end, text=text[start:end], code=entry.code, kind=entry.kind)


def _stands_alone(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not (before.isalnum() or before in "@_" or after.isalnum() or after == "_")


def _is_continental(text: str, start: int, end: int) -> bool:
    """Whether "American" means a continent ("the South American group Mercosur")."""
    return text[start:end] in ("American", "Americans", "America") and text.endswith(CONTINENTAL, 0, start)


def on_day(names: Sequence[Sequence[NameFound]], day: date | None) -> list[list[NameFound]]:
    """The names with the code of whom they stand for on a day.

    A movement that governs a state stands for it, a capital for the state that then had it ("Moscow" in 1985).
    """
    return [[_on_day(name, day) for name in row] for row in names]


def _on_day(name: NameFound, day: date | None) -> NameFound:
    if name.kind in SEATED and day is not None:
        former = former_states().get(name.code, ())
        return replace(name, code=next((state.code for state in former if state.exists(day)), name.code))
    known = organisations().get(name.code) if name.kind == "armed group" else None
    code = known.code_on(day) if known is not None else name.code
    return name if code == name.code else replace(name, code=code, kind="organisation")


def by_sentence(names: list[NameFound], sentences: Sequence[Sentence]) -> list[list[NameFound]]:
    """The names that lie within each sentence, in the order of the sentences."""
    starts = [name.start for name in names]
    return [
        [
            name
            for name in names[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
            if name.end <= sentence.end
        ]
        for sentence in sentences
    ]
