"""Where an act takes place: the place named in its clause, with its state and coordinates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from legation.knowledge.states import states
from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.model import Place, Span
from legation.reading import clauses
from legation.reading.places_found import PlaceFound, is_at, is_state, place_at, with_state, within
from legation.reading.where_occasions import beside_occasion, held_in, in_front, of_assembly, of_host, of_journey_during

#: Those of a town.
IN = frozenset({"in", "at"})
#: How the clause hangs under "was in Oslo" that tells what somebody was there for.
PURPOSES = frozenset({Role.ADVERBIAL_CLAUSE, Role.OPEN_COMPLEMENT, Role.NOUN_CLAUSE})
#: Nouns behind which a place is named ("the Irish capital Dublin").
CITIES = frozenset({"capital", "city", "town", "island", "resort"})


def where(sentence: Sentence, word: Word, verb: Word | None, found: Sequence[PlaceFound]) -> Place | None:
    """The place of an act: named under its own words, under the verbs above in its clause, or loosely behind them."""
    anchors = list(_anchors(sentence, word, verb))
    if word.lemma in words("cues", "places", "goals") and (goal := _goal(sentence, word, found)):
        return goal
    for predicate in (word, clauses.said_of(sentence, word)):
        is_there = predicate is not None and sentence.under(predicate, Role.COPULA) and is_at(sentence, predicate)
        if predicate is not None and is_there and (place := within(sentence, predicate, found)):
            return place
    for anchor in anchors:
        for phrase in clauses.obliques(sentence, anchor):
            at = is_at(sentence, phrase) and not _is_topic(anchor, phrase)
            if at and (place := within(sentence, phrase, found) or _on_journey(sentence, phrase, found)):
                return place
    return (
        in_front(sentence, word, found)
        or held_in(sentence, word, found)
        or beside_occasion(sentence, anchors, found)
        or _loose(sentence, anchors, found)
        or _beside_time(sentence, anchors, found)
        or _of_journey(sentence, verb or word, found)
        or _of_antecedent(sentence, verb or word, found)
        or of_host(sentence, word, verb, found)
        or of_assembly(sentence, verb or word, found)
        or of_journey_during(sentence, verb or word, found)
    )


def _on_journey(sentence: Sentence, phrase: Word, found: Sequence[PlaceFound]) -> Place | None:
    """Where the journey goes on which something is done ("met the king on her visit to Jordan")."""
    return visited(sentence, phrase, None, found) if phrase.lemma in words("cues", "places", "visits") else None


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
    if place := within(sentence, head, found):
        return place
    above = clauses.clause_verb(sentence, head)
    return where(sentence, head, above, found) if above is not None else None


def _of_journey(sentence: Sentence, verb: Word, found: Sequence[PlaceFound]) -> Place | None:
    """Where somebody goes, or is, for an act ("flew to Beirut to meet her", "was in Oslo to meet her")."""
    head = sentence.head(verb)
    if head is None:
        return None
    if verb.role in PURPOSES and sentence.under(head, Role.COPULA) and is_at(sentence, head):
        return within(sentence, head, found)
    if verb.role not in (Role.ADVERBIAL_CLAUSE, Role.OPEN_COMPLEMENT):
        return None
    if verb.index < head.index and not clauses.is_infinitive(sentence, verb):
        return None  # "having met her, he flew to Beirut"
    if head.lemma not in words("cues", "places", "journeys"):
        return None
    phrases = [*sentence.under(head, Role.OBJECT), *clauses.obliques(sentence, head, "to", "in", "at", "into")]
    places = (place_at(found, phrase) for phrase in phrases)
    return next((with_state(sentence, place, found) for place in places if place is not None), None)


def _goal(sentence: Sentence, word: Word, found: Sequence[PlaceFound]) -> Place | None:
    """Where an invasion or a war goes: its object, or what stands behind "of", "into", "against" and "on"."""
    patients = clauses.patients(sentence, word) if clauses.is_verb(word) else []
    phrases = clauses.obliques(sentence, word, "of", "into", "against", "on", "in")
    places = (place_at(found, phrase) for phrase in (*patients, *phrases))
    return next((place.place for place in places if place is not None and place.place.of in states()), None)


def _loose(sentence: Sentence, anchors: Sequence[Word], found: Sequence[PlaceFound]) -> Place | None:
    """A place that the tree hangs under a name of the clause, or that a comma sets off ("met X, his aide, in Rome")."""
    above = {anchor.index for anchor in anchors}
    for each in found:
        first, last = sentence.words[each.first], sentence.words[each.last - 1]
        phrase = first if first.preposition else last
        if is_at(sentence, phrase) and _hangs_loose(sentence, phrase, above):
            return within(sentence, phrase, found)
    return None


def _hangs_loose(sentence: Sentence, phrase: Word, above: set[int]) -> bool:
    """Whether only names and bearers of office stand between a phrase and an act, or a comma in front of it."""
    if phrase.role is Role.RELATIVE_CLAUSE:
        return False
    opening = phrase.index - len(phrase.preposition.split()) - 1
    set_off = opening >= 0 and sentence.words[opening].text == ","
    for head in sentence.ancestors(phrase):
        if head.index in above:
            return True
        bearer = head.lemma in words("titles", "signs", "heads") or _are_met(head)
        if clauses.is_verb(head) or head.part != "PROPN" and not bearer and not set_off:
            return False
    return False


def _are_met(head: Word) -> bool:
    """Whether a noun tells several people whom somebody meets ("held talks with African leaders in Oslo")."""
    plural = head.tag == "NNS" and head.lemma in words("cues", "places", "met")
    return plural and (head.preposition in ("with", "between") or head.role is Role.OBJECT)


def _beside_time(sentence: Sentence, anchors: Sequence[Word], found: Sequence[PlaceFound]) -> Place | None:
    """A town with a time right behind it, though the tree puts it to a pact ("a pact on fishing in Oslo on Friday")."""
    above = {anchor.index for anchor in anchors}
    for each in found:
        phrase = sentence.words[each.last - 1]
        town = each.place.latitude is not None and not is_state(each)
        if (
            town
            and phrase.preposition in IN
            and _opens_time(sentence, each.last)
            and _under_pact(sentence, phrase, above)
        ):
            return with_state(sentence, each, found)
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
        if not places and phrase.lemma in CITIES and (named := within(sentence, phrase, found)):
            return named
        if places:
            return with_state(sentence, places[0], found) if len(places) == 1 else _all_of(sentence, places)
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
