"""Places in a sentence: known ones, and what the pipeline calls a place; and whether a phrase puts something there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import ahocorasick

from legation.knowledge.places import Place as KnownPlace
from legation.knowledge.places import places
from legation.knowledge.states import states
from legation.knowledge.word_lists import words
from legation.language.tree import Name, Role, Sentence, Word
from legation.model import Place, Span
from legation.reading.names import NameFound

#: Prepositions that put an act at a place; "on" only where what follows is no state ("talks on Iran").
AT = frozenset(
    {"in", "at", "on", "near", "off", "along", "around", "outside", "inside", "across", "throughout", "within"}
)
#: Kinds of gazetteer entry that can be a place.
KINDS = frozenset({"name", "capital", "seat", "body", "region"})
#: Kinds of name that are never a place, whatever the pipeline calls them.
BODIES = frozenset({"organisation", "grouping", "armed group"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceFound:
    """A place in the text: the words from `first` to `last` (exclusive), and what is known of it."""

    first: int
    last: int
    place: Place


@cache
def _gazetteer() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for place in places().values():
        automaton.add_word(place.name, place)
    automaton.make_automaton()
    return automaton


def find_places(sentence: Sentence, names: Sequence[NameFound]) -> list[PlaceFound]:
    """The places in a sentence: known ones, states and capitals, and what the pipeline calls a place; no overlaps."""
    spans: dict[tuple[int, int], tuple[str | None, KnownPlace | None]] = {}
    nothing = [name for name in names if name.kind == "none"]
    for start, end, place in _known(sentence):
        if not any(name.start < end and start < name.end for name in nothing):
            spans[start, end] = (place.of or None, place)
    for name in names:
        if name.kind in KINDS:
            spans.setdefault((name.start, name.end), (name.code, places().get(name.text.lower())))
    nothing += [name for name in names if name.kind in BODIES]
    for named in sentence.names:
        start, end = _offsets(sentence, named)
        if named.label == "LOC" and not any(n.start <= start and end <= n.end for n in nothing):
            spans.setdefault((start, end), (_state_within(start, end, names), None))
    return list(_found(sentence, spans))


def _state_within(start: int, end: int, names: Sequence[NameFound]) -> str | None:
    """The state of a place by what its name holds ("Baghdad International Airport")."""
    held = (name.code for name in names if start <= name.start and name.end <= end and name.kind in KINDS)
    return next(held, None)


def _known(sentence: Sentence) -> Iterator[tuple[int, int, KnownPlace]]:
    for last, place in _gazetteer().iter(sentence.text):
        start, end = last + 1 - len(place.name), last + 1
        before = sentence.text[start - 1] if start else " "
        after = sentence.text[end] if end < len(sentence.text) else " "
        if not before.isalnum() and not after.isalnum():
            yield start + sentence.start, end + sentence.start, place


def _offsets(sentence: Sentence, name: Name) -> tuple[int, int]:
    return sentence.words[name.first].start, sentence.words[name.last - 1].end


def _found(
    sentence: Sentence, spans: dict[tuple[int, int], tuple[str | None, KnownPlace | None]]
) -> Iterator[PlaceFound]:
    end_of_last = -1
    for (start, end), (of, known) in sorted(spans.items(), key=lambda item: (item[0][0], -item[0][1])):
        inside = sentence.words_within(start, end)
        if start < end_of_last or not inside:
            continue
        end_of_last = end
        point = (known.latitude, known.longitude) if known else (None, None)
        span = Span(text=sentence.quote(start, end), start=start, end=end)
        place = Place(span=span, of=of, latitude=point[0], longitude=point[1])
        yield PlaceFound(first=inside[0].index, last=inside[-1].index + 1, place=place)


def place_at(found: Sequence[PlaceFound], word: Word) -> PlaceFound | None:
    """The place whose name covers a word."""
    return next((each for each in found if each.first <= word.index < each.last), None)


def is_at(sentence: Sentence, phrase: Word) -> bool:
    """Whether a phrase opens with a preposition of place, also one that the tree took for an adverb.

    What is no place ("in support") and what only adds to a list ("including in Mali") says not where.
    """
    before = sentence.words[phrase.index - 1] if phrase.index else phrase
    if phrase.preposition.startswith("including") or phrase.lemma in words("cues", "places", "abstract"):
        return False
    if phrase.preposition:
        return phrase.preposition.split(" ")[-1] in AT
    opening = (before, *sentence.under(phrase, Role.CASE))
    return any(word.text.lower() in AT for word in opening)


def is_state(found: PlaceFound) -> bool:
    """Whether a place is named as a state."""
    state = states().get(found.place.of or "")
    return state is not None and found.place.span.text in state.names


def within(sentence: Sentence, phrase: Word, found: Sequence[PlaceFound]) -> Place | None:
    """The place that a phrase names: its head, or in front of it ("in the Swiss city of Geneva")."""
    direct = place_at(found, phrase)
    if direct is not None and not (phrase.preposition == "on" and is_state(direct)):
        return with_state(sentence, direct, found)
    for child in sentence.under(phrase, Role.NOUN_MODIFIER, Role.APPOSITION, Role.COMPOUND, Role.FLAT, Role.POSSESSOR):
        inner = place_at(found, child)
        joined = inner is not None and sentence.quote(inner.place.span.end, inner.place.span.end + 1) == "-"
        if inner is not None and not joined and child.preposition in ("of", "", "in"):
            return inner.place  # never that of "a U.S.-led mission"
    return None


def with_state(sentence: Sentence, found: PlaceFound, all_found: Sequence[PlaceFound]) -> Place:
    """A place with the state that stands behind it ("Riga, Latvia"), where its own is not known."""
    place = found.place
    if place.of is not None:
        return place
    for other in all_found:
        between = sentence.words[found.last : other.first]
        if 0 < len(between) <= 2 and all(word.text in (",", "in") for word in between) and other.place.of in states():
            return Place(span=place.span, of=other.place.of)
    return place
