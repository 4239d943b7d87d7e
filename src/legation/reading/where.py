"""Where an act takes place: the place named in its clause, with its state and coordinates."""

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
from legation.reading import clauses
from legation.reading.names import NameFound

#: Prepositions that put an act at a place; "on" only where what follows is no state ("talks on Iran").
AT = frozenset(
    {"in", "at", "on", "near", "off", "along", "around", "outside", "inside", "across", "throughout", "within"}
)
#: Those of a town.
IN = frozenset({"in", "at"})
#: How the clause hangs under "was in Oslo" that tells what somebody was there for.
PURPOSES = frozenset({Role.ADVERBIAL_CLAUSE, Role.OPEN_COMPLEMENT, Role.NOUN_CLAUSE})
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


def where(sentence: Sentence, word: Word, verb: Word | None, found: Sequence[PlaceFound]) -> Place | None:
    """The place of an act: named under its own words, under the verbs above in its clause, or loosely behind them."""
    anchors = list(_anchors(sentence, word, verb))
    if word.lemma in words("cues", "places", "goals") and (goal := _goal(sentence, word, found)):
        return goal
    if sentence.under(word, Role.COPULA) and _is_at(sentence, word) and (place := _within(sentence, word, found)):
        return place
    for anchor in anchors:
        for phrase in clauses.obliques(sentence, anchor):
            at = _is_at(sentence, phrase) and not _is_topic(anchor, phrase)
            if at and (place := _within(sentence, phrase, found)):
                return place
    return (
        _in_front(sentence, word, found)
        or _loose(sentence, anchors, found)
        or _beside_time(sentence, anchors, found)
        or _of_journey(sentence, verb or word, found)
        or _of_antecedent(sentence, verb or word, found)
        or _of_host(sentence, word, verb, found)
    )


def _is_topic(anchor: Word, phrase: Word) -> bool:
    """Whether "on" behind an occasion says what it is about ("a seminar on Gujarat")."""
    goal = anchor.lemma in words("cues", "places", "goals")
    return phrase.preposition == "on" and not goal and not clauses.is_verb(anchor)


def _of_antecedent(sentence: Sentence, verb: Word, found: Sequence[PlaceFound]) -> Place | None:
    """The place behind which a clause goes on ("flew to Sochi, where they met"), or that of what is told above it."""
    opening = {child.text.lower() for child in sentence.children[verb.index] if child.index < verb.index}
    head = sentence.head(verb)
    if verb.role is not Role.RELATIVE_CLAUSE or "where" not in opening or head is None:
        return None
    if place := _within(sentence, head, found):
        return place
    above = clauses.clause_verb(sentence, head)
    return where(sentence, head, above, found) if above is not None else None


def _of_host(sentence: Sentence, word: Word, verb: Word | None, found: Sequence[PlaceFound]) -> Place | None:
    """The state or town that is said to host an occasion ("Iraq has hosted five rounds of talks")."""
    hosts = (each for each in (word, verb) if each is not None and each.lemma in words("cues", "places", "hosting"))
    for host in hosts:
        for agent in clauses.agents(sentence, host):
            if (place := place_at(found, agent)) is not None:
                return place.place
    return None


def _of_journey(sentence: Sentence, verb: Word, found: Sequence[PlaceFound]) -> Place | None:
    """Where somebody goes, or is, for an act ("flew to Beirut to meet her", "was in Oslo to meet her")."""
    head = sentence.head(verb)
    if head is None:
        return None
    if verb.role in PURPOSES and sentence.under(head, Role.COPULA) and _is_at(sentence, head):
        return _within(sentence, head, found)
    if verb.role not in (Role.ADVERBIAL_CLAUSE, Role.OPEN_COMPLEMENT):
        return None
    if head.lemma not in words("cues", "places", "journeys"):
        return None
    phrases = [*sentence.under(head, Role.OBJECT), *clauses.obliques(sentence, head, "to", "in", "at", "into")]
    places = (place_at(found, phrase) for phrase in phrases)
    return next((_with_state(sentence, place, found) for place in places if place is not None), None)


def _is_at(sentence: Sentence, phrase: Word) -> bool:
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


def _goal(sentence: Sentence, word: Word, found: Sequence[PlaceFound]) -> Place | None:
    """Where an invasion or a war goes: its object, or what stands behind "of", "into", "against" and "on"."""
    patients = clauses.patients(sentence, word) if clauses.is_verb(word) else []
    phrases = clauses.obliques(sentence, word, "of", "into", "against", "on", "in")
    places = (place_at(found, phrase) for phrase in (*patients, *phrases))
    return next((place.place for place in places if place is not None and place.place.of in states()), None)


def _in_front(sentence: Sentence, word: Word, found: Sequence[PlaceFound]) -> Place | None:
    """The town in front of an occasion ("the Jeddah summit"); a state there is what it is about ("Iran talks")."""
    if word.lemma not in words("cues", "places", "occasions"):
        return None
    for child in sentence.under(word, Role.COMPOUND):
        place = place_at(found, child)
        if place is not None and not _is_state(place):
            return place.place
    return None


def _is_state(found: PlaceFound) -> bool:
    state = states().get(found.place.of or "")
    return state is not None and found.place.span.text in state.names


def _loose(sentence: Sentence, anchors: Sequence[Word], found: Sequence[PlaceFound]) -> Place | None:
    """A place that the tree hangs under a name of the clause, or that a comma sets off ("met X, his aide, in Rome")."""
    above = {anchor.index for anchor in anchors}
    for each in found:
        first, last = sentence.words[each.first], sentence.words[each.last - 1]
        phrase = first if first.preposition else last
        if _is_at(sentence, phrase) and _hangs_loose(sentence, phrase, above):
            return _within(sentence, phrase, found)
    return None


def _hangs_loose(sentence: Sentence, phrase: Word, above: set[int]) -> bool:
    """Whether only names and bearers of office stand between a phrase and an act, or a comma in front of it."""
    opening = phrase.index - len(phrase.preposition.split()) - 1
    set_off = opening >= 0 and sentence.words[opening].text == ","
    for head in sentence.ancestors(phrase):
        if head.index in above:
            return True
        bearer = head.lemma in words("titles", "signs", "heads")
        if clauses.is_verb(head) or head.part != "PROPN" and not bearer and not set_off:
            return False
    return False


def _beside_time(sentence: Sentence, anchors: Sequence[Word], found: Sequence[PlaceFound]) -> Place | None:
    """A town with a time right behind it, though the tree puts it to a pact ("a pact on fishing in Oslo on Friday")."""
    above = {anchor.index for anchor in anchors}
    for each in found:
        phrase = sentence.words[each.last - 1]
        town = each.place.latitude is not None and not _is_state(each)
        if (
            town
            and phrase.preposition in IN
            and _opens_time(sentence, each.last)
            and _under_pact(sentence, phrase, above)
        ):
            return _with_state(sentence, each, found)
    return None


def _opens_time(sentence: Sentence, index: int) -> bool:
    """Whether a time stands at a word, or behind the preposition there."""
    time = words("cues", "time", "words")
    following = sentence.words[index : index + 3]
    opening = following[1:] if following and following[0].part == "ADP" else following[:1]
    return any(word.lemma.lower() in time for word in opening)


def _under_pact(sentence: Sentence, phrase: Word, above: set[int]) -> bool:
    """Whether a phrase stands under an agreement that an act is about, and nothing but nouns between them."""
    lower = phrase
    for head in sentence.ancestors(phrase):
        if head.index in above:
            return bool({lower.lemma, head.lemma} & words("agreements", "nouns", "all"))
        if head.part not in ("NOUN", "PROPN"):
            return False
        lower = head
    return False


def visited(sentence: Sentence, word: Word, verb: Word | None, found: Sequence[PlaceFound]) -> Place | None:
    """The place that a visit goes to: the object of "visit", or after "to"; several states are no one state's."""
    anchors = _anchors(sentence, word, verb)
    phrases = [each for anchor in anchors for each in clauses.obliques(sentence, anchor, "to", "for")]
    for phrase in (*(clauses.patients(sentence, word) if clauses.is_verb(word) else ()), *phrases):
        places = [p for each in (phrase, *sentence.conjuncts(phrase)) if (p := place_at(found, each)) is not None]
        if places:
            return _with_state(sentence, places[0], found) if len(places) == 1 else _all_of(sentence, places)
    return None


def _all_of(sentence: Sentence, places: Sequence[PlaceFound]) -> Place:
    """Several places as one: the words from the first to the last, and their state where it is one."""
    start, end = sentence.words[places[0].first].start, sentence.words[places[-1].last - 1].end
    codes = {place.place.of for place in places}
    span = Span(text=sentence.quote(start, end), start=start, end=end)
    return Place(span=span, of=codes.pop() if len(codes) == 1 else None)


def _anchors(sentence: Sentence, word: Word, verb: Word | None) -> Iterator[Word]:
    """The trigger, the verb that carries it, and the verbs above that share its clause."""
    yield word
    if verb is not None and verb.index != word.index:
        yield verb
    current = verb or word
    head = sentence.head(current)
    while head is not None and current.role in (Role.OPEN_COMPLEMENT, Role.CONJUNCT, Role.OBJECT):
        if clauses.is_verb(head):
            yield head
        current, head = head, sentence.head(head)


def _within(sentence: Sentence, phrase: Word, found: Sequence[PlaceFound]) -> Place | None:
    """The place that a phrase names: its head, or in front of it ("in the Swiss city of Geneva")."""
    direct = place_at(found, phrase)
    if direct is not None and not (phrase.preposition == "on" and _is_state(direct)):
        return _with_state(sentence, direct, found)
    for child in sentence.under(phrase, Role.NOUN_MODIFIER, Role.APPOSITION, Role.COMPOUND, Role.FLAT, Role.POSSESSOR):
        inner = place_at(found, child)
        if inner is not None and child.preposition in ("of", "", "in"):
            return inner.place
    return None


def _with_state(sentence: Sentence, found: PlaceFound, all_found: Sequence[PlaceFound]) -> Place:
    """A place with the state that stands behind it ("Riga, Latvia"), where its own is not known."""
    place = found.place
    if place.of is not None:
        return place
    for other in all_found:
        between = sentence.words[found.last : other.first]
        if 0 < len(between) <= 2 and all(word.text in (",", "in") for word in between) and other.place.of in states():
            return Place(span=place.span, of=other.place.of)
    return place
