"""Who says so: the sources of a sentence, inner ones first ("officials" quoted by "Kyodo")."""

from __future__ import annotations

from collections.abc import Iterator

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.model import EventType, Source, SourceKind
from legation.reading import clauses
from legation.reading.according import according_to, own_words, rested_on
from legation.reading.act import Act
from legation.reading.asides import lets_know, tells
from legation.reading.chains import chain, cited, cites, citing, first_hand
from legation.reading.continued import document_behind, told_on, turned_by
from legation.reading.groups import DEFINITE
from legation.reading.outlets import outlets_told
from legation.reading.own_voice import is_own
from legation.reading.parties import Cast
from legation.reading.quotations import told_beside
from legation.reading.source_found import source_at
from legation.reading.spoken_turns import is_first_person, source_of_turn
from legation.reading.status import SPOKEN
from legation.reading.tellings import claimed, documents, is_confirmed, tellings, wording
from legation.reading.told_after import told_after
from legation.reading.triggers import Trigger

#: How a noun hangs that only names an act in passing ("concern about Russia's invasion").
PASSING = frozenset({Role.NOUN_MODIFIER, Role.OBLIQUE, Role.POSSESSOR, Role.COMPOUND, Role.APPOSITION})
#: What tells that a noun brings in something new ("after a raid").
NEW = frozenset({"a", "an", "another"})
CIRCUMSTANCE = frozenset({"after", "before", "during", "in", "at", "following", "amid", "ahead of", "on", "under"})


def sources_of(act: Act, cast: Cast) -> tuple[Source, ...]:
    """The chain of sources in whose scope an act stands; a speaker's own act of speech has no other source."""
    sentence = act.trigger.sentence
    found = [
        source
        for word in _telling(act, cast)
        for each in chain(sentence, word)
        if (source := source_at(sentence, each, cast)) is not None and not is_own(act, each, source, cast)
    ]
    # An outlet carries what all the others say.
    found.sort(key=lambda source: source.kind is SourceKind.OUTLET)
    turn = source_of_turn(act, cast)
    chained = tuple(dict.fromkeys(_with_speakers_first(found)))
    return chained or _of_quotation(act, cast) or ((turn,) if turn is not None else ())


def _telling(act: Act, cast: Cast) -> Iterator[Word]:
    """The words for those who tell an act in its sentence, inner ones first."""
    sentence = act.trigger.sentence
    anchor = act.trigger.verb or act.trigger.word
    if act.trigger.nominal and is_confirmed(act.trigger.word, anchor):
        anchor = act.trigger.word
    passing = _is_in_passing(act.trigger)
    yield from rested_on(sentence, anchor)
    yield from own_words(sentence, anchor)
    yield from claimed(sentence, anchor)
    if not passing or _has_clause(sentence, anchor):
        yield from _speakers(sentence, anchor, cast)
    elif (telling := _told_with(sentence, anchor)) is not None:
        yield from _speakers(sentence, telling, cast)
    yield from according_to(sentence, anchor)
    if not passing:
        yield from documents(sentence, anchor)
    if clauses.is_verb(anchor) and act.type is not EventType.AGREE:  # what a paper promises, those do who sign it
        yield from wording(sentence, anchor)


def _with_speakers_first(found: list[Source]) -> list[Source]:
    """Sources in which who speaks "in a post" stands before the post, wherever in the sentence that is."""
    if [source.kind for source in found[:2]] == [SourceKind.DOCUMENT, SourceKind.NAMED]:
        return [found[1], found[0], *found[2:]]
    return found


def _is_in_passing(trigger: Trigger) -> bool:
    """Whether a noun only names an act in passing, as known; what is said of its stages is said of it.

    "The ministry said that the road was closed after a raid": the raid is news, and the ministry's.
    """
    sentence, noun = trigger.sentence, trigger.word
    if not trigger.nominal or trigger.verb is not None:
        return False
    head = sentence.head(noun)
    if noun.role is Role.OBJECT:
        return _is_known(sentence, noun) and head is not None and not is_confirmed(noun, head)
    if noun.role not in PASSING:
        return False
    if _is_news(sentence, noun) and head is not None and not tells(head):
        return False
    stage = head is not None and head.part == "NOUN" and head.lemma in words("cues", "sources", "stages")
    return not stage


def _is_news(sentence: Sentence, noun: Word) -> bool:
    """Whether a phrase of circumstance brings in something new ("after a raid")."""
    if noun.role is not Role.OBLIQUE or noun.preposition not in CIRCUMSTANCE:
        return False
    before = sentence.under(noun, Role.DETERMINER, Role.POSSESSOR)
    several = "Number=Plur" in noun.morphology and noun.part == "NOUN" and not before
    return several or bool(clauses.among(before, NEW))


def _told_with(sentence: Sentence, noun: Word) -> Word | None:
    """The verb of telling in whose circumstances an act is news, which others tell ("in a call X urged Y, Z said")."""
    head = sentence.head(noun)
    return head if head is not None and tells(head) and _is_news(sentence, noun) else None


def _is_known(sentence: Sentence, noun: Word) -> bool:
    """Whether a noun tells of something that everybody knows of ("condemned Russia's invasion")."""
    before = sentence.under(noun, Role.DETERMINER, Role.POSSESSOR)
    return any(word.role is Role.POSSESSOR or word.text.lower() in DEFINITE for word in before)


def _has_clause(sentence: Sentence, noun: Word) -> bool:
    """Whether somebody tells of an act with a clause of its own: "the meetings she has chaired"."""
    return bool(sentence.under(noun, Role.RELATIVE_CLAUSE))


def _of_quotation(act: Act, cast: Cast) -> tuple[Source, ...]:
    """Who speaks in what runs over several sentences, as another of them tells; not for their own acts of speech."""
    if act.type in SPOKEN and is_first_person(act.trigger.sentence, act.trigger.verb or act.trigger.word):
        return ()
    told = told_beside(cast.sentences, act.trigger.sentence, act.trigger.word.start)
    told = told or told_on(act, cast.sentences) or turned_by(act) or told_after(act, cast.sentences)
    if told is None:
        return _of_document_behind(act, cast)
    sentence, verb, subject = told
    telling = [subject, *outlets_told(sentence, verb, cast), *documents(sentence, verb)]
    found = (source_at(sentence, each, cast) for word in telling for each in chain(sentence, word))
    return tuple(dict.fromkeys(source for source in found if source is not None))


def _of_document_behind(act: Act, cast: Cast) -> tuple[Source, ...]:
    """The document, named in the next sentence, that carries somebody's own act of speech."""
    named = document_behind(act, cast)
    found = source_at(named[0], named[1], cast) if named is not None else None
    return (found,) if found is not None else ()


# --- who speaks ----------------------------------------------------------------------------------------------------


def _speakers(sentence: Sentence, anchor: Word, cast: Cast) -> Iterator[Word]:
    """Those who say what a word stands in, the inner ones first: whom a paper cites, who tells it, the paper told."""
    told = [each for each in tellings(sentence, anchor) if each[0].index != anchor.index]
    if told:
        yield from first_hand(sentence, anchor)
    for verb, speaker in told:
        yield from (word for each in citing(sentence, verb, anchor) for word in cited(sentence, each))
        if cites(verb) and not clauses.is_passive(sentence, verb):
            yield from sentence.under(verb, Role.OBJECT)
        if verb.lemma in words("cues", "verbs", "learning"):
            yield from clauses.obliques(sentence, verb, "from")
        if (known := lets_know(sentence, verb)) is not None:
            yield from clauses.obliques(sentence, known, "through")
        if speaker is not None:
            yield speaker
            yield from documents(sentence, verb)
        yield from outlets_told(sentence, verb, cast)
