"""Places of occasions: where they were held, who hosts them, what is done beside them or on a journey."""

from __future__ import annotations

from collections.abc import Sequence

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.model import Place
from legation.reading import clauses
from legation.reading.places_found import PlaceFound, is_at, is_state, place_at, with_state, within

#: How many words before a verb "during which" may stand that opens its clause.
OPENING = 6
#: The prepositions of a town.
IN = frozenset({"in", "at"})


def held_in(sentence: Sentence, word: Word, found: Sequence[PlaceFound]) -> Place | None:
    """Where an occasion was held that other nouns stand behind ("a meeting of the experts of both held in Oslo")."""
    if word.lemma not in words("cues", "places", "occasions"):
        return None
    for verb in sentence.subtree(word):
        head = sentence.head(verb)
        held = verb.tag == "VBN" and verb.role is Role.NOUN_CLAUSE and verb.lemma in words("cues", "verbs", "hosting")
        if held and head is not None and head.lemma not in words("cues", "places", "occasions"):
            phrases = (phrase for phrase in clauses.obliques(sentence, verb) if is_at(sentence, phrase))
            return next((place for phrase in phrases if (place := within(sentence, phrase, found))), None)
    return None


def beside_occasion(sentence: Sentence, anchors: Sequence[Word], found: Sequence[PlaceFound]) -> Place | None:
    """The town of the occasion beside which something is done ("on the sidelines of the Oslo Energy Forum")."""
    margins = words("cues", "verbs", "margins")
    phrases = (phrase for anchor in anchors for phrase in clauses.obliques(sentence, anchor))
    for phrase in phrases:
        for occasion in clauses.obliques(sentence, phrase, "of") if phrase.lemma in margins else ():
            inside = [each for each in clauses.obliques(sentence, occasion) if is_at(sentence, each)]
            held = (place for each in inside if (place := within(sentence, each, found)))
            if place := in_front(sentence, occasion, found) or next(held, None):
                return place
    return None


def of_assembly(sentence: Sentence, verb: Word, found: Sequence[PlaceFound]) -> Place | None:
    """Where an assembly sits that does something ("a gathering of ministers in Cairo denounced the pact")."""
    subject = clauses.own_subject(sentence, verb) if clauses.is_verb(verb) else None
    if subject is None or subject.lemma not in words("cues", "places", "occasions"):
        return None
    inside = (word for word in sentence.subtree(subject) if word.preposition in IN and word.index < verb.index)
    return next((place for word in inside if (place := within(sentence, word, found))), None)


def of_journey_during(sentence: Sentence, verb: Word, found: Sequence[PlaceFound]) -> Place | None:
    """Where the visit went during which something was done ("a visit to Cairo, during which he met the king")."""
    opening = [
        word for word in sentence.words[max(verb.index - OPENING, 0) : verb.index] if word.text.lower() == "which"
    ]
    if not opening or sentence.words[opening[-1].index - 1].text.lower() not in ("during", "on", "in"):
        return None
    before = [each for each in found if each.last <= opening[-1].index]
    journeys = (sentence.words[at] for at in range(opening[-1].index - 1, -1, -1))
    journey = next((word for word in journeys if word.lemma in words("cues", "places", "visits")), None)
    if journey is None:
        return None
    inside = {word.index for word in sentence.subtree(journey)}
    return next((with_state(sentence, each, found) for each in before if each.last - 1 in inside), None)


def of_host(sentence: Sentence, word: Word, verb: Word | None, found: Sequence[PlaceFound]) -> Place | None:
    """The state or town that is said to host an occasion ("Iraq has hosted five rounds of talks")."""
    hosts = (each for each in (word, verb) if each is not None and each.lemma in words("cues", "places", "hosting"))
    for host in hosts:
        for agent in clauses.agents(sentence, host):
            if (place := place_at(found, agent)) is not None:
                return place.place
    return None


def in_front(sentence: Sentence, word: Word, found: Sequence[PlaceFound]) -> Place | None:
    """The town in front of an occasion ("the Jeddah summit"); a state there is what it is about ("Iran talks")."""
    if word.lemma not in words("cues", "places", "occasions"):
        return None
    for child in sentence.under(word, Role.COMPOUND):
        place = place_at(found, child)
        if place is not None and not is_state(place):
            return place.place
    return None
