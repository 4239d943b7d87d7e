"""Which nouns tell what an act is about: what it is on, what it is done to, what is agreed or asked for."""

from __future__ import annotations

from collections.abc import Iterator

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.model import SYMMETRIC, EventType, Kind
from legation.reading import clauses
from legation.reading.act import Act

#: Prepositions that lead to a matter, whatever stands in front of them.
MATTERS = ("on", "about", "over", "regarding", "concerning", "around", "surrounding", "including", "such as", "like")
#: Those that lead to the thing which an act of speech, help or force is for, against or of.
AIMED = ("for", "of", "against", "to", "toward", "towards", "with", "in", "from")
#: Those that lead from a vague word to what it means ("a range of issues", "ways of ending the war").
INSIDE = ("of", "in", "to", "for", "between", "against", *MATTERS)
#: How what is agreed, asked for, or alleged hangs under its verb or noun, and what a journey is made for.
BELOW = (Role.OPEN_COMPLEMENT, Role.COMPLEMENT, Role.NOUN_CLAUSE, Role.ADVERBIAL_CLAUSE)
#: How clauses hang together that tell one thing after the other.
CHAINED = (Role.OPEN_COMPLEMENT, Role.CONJUNCT, Role.COMPLEMENT, Role.ADVERBIAL_CLAUSE)
#: Types whose own noun says what is done ("a missile launch", "humanitarian aid").
NAMING = frozenset({EventType.AID, EventType.MOBILIZE})
#: How many clauses deep what an act is about may hang.
DEEPEST = 3


def heads_of(act: Act) -> Iterator[Word]:
    """The nouns that tell what an act is about, the clearest places first."""
    trigger, sentence = act.trigger, act.trigger.sentence
    if trigger.nominal and act.type in NAMING:
        yield trigger.word
    anchors = {word.index: word for word in (trigger.verb, trigger.word) if word is not None}
    for anchor in anchors.values():
        yield from _matters(sentence, anchor, DEEPEST)
        yield from _of_kind(sentence, anchor) if act.frame.kind is not Kind.VISIT else ()
        yield from _things(act, anchor)
        for clause in sentence.under(anchor, *BELOW):
            yield from matters_of(sentence, clause)


def matters_of(sentence: Sentence, verb: Word, deepest: int = DEEPEST) -> Iterator[Word]:
    """What a verb acts on or speaks about: "raised the case", "agreed to provide data on the dams"."""
    if not clauses.is_verb(verb) or not deepest:
        return
    for thing in _acted_on(sentence, verb):
        yield from _inside(sentence, thing, verb, deepest - 1)
    yield from _matters(sentence, verb, deepest - 1)
    for below in sentence.under(verb, *CHAINED):
        yield from matters_of(sentence, below, deepest - 1)


def _acted_on(sentence: Sentence, verb: Word) -> list[Word]:
    """What a clause is of: its object, else its phrases, else what it says goes on ("agreed that aid will last")."""
    things = clauses.patients(sentence, verb)
    if things and not all(thing.lemma in words("cues", "topics", "never") for thing in things):
        return things
    going = clauses.own_subject(sentence, verb) if verb.role is Role.COMPLEMENT and not things else None
    return clauses.obliques(sentence, verb, *AIMED) or ([going] if going is not None else [])


def _matters(sentence: Sentence, word: Word, deepest: int) -> Iterator[Word]:
    for phrase in clauses.obliques(sentence, word, *MATTERS):
        yield from _inside(sentence, phrase, phrase, deepest)


def _things(act: Act, anchor: Word) -> Iterator[Word]:
    """What is condemned, asked for, given or signed; what is discussed."""
    trigger, sentence = act.trigger, act.trigger.sentence
    if not trigger.nominal and (act.type is not EventType.CONSULT or anchor.lemma in words("cues", "topics", "aims")):
        for thing in clauses.patients(sentence, anchor):
            yield from _inside(sentence, thing, anchor, DEEPEST)
            yield from clauses.obliques(sentence, thing, "of", "for") if thing.part == "PROPN" else ()
    if act.type not in SYMMETRIC or act.frame.kind is Kind.VISIT:
        aimed = ("for",) if act.type in SYMMETRIC else AIMED
        for thing in clauses.obliques(sentence, anchor, *aimed):
            yield from _inside(sentence, thing, anchor, DEEPEST)


def _of_kind(sentence: Sentence, noun: Word) -> list[Word]:
    """The nouns in front of an act's own ("trade talks", "an economic partnership agreement")."""
    found = [] if clauses.is_verb(noun) else sentence.under(noun, Role.COMPOUND)
    return [each for each in found if each.text.islower() and each.index < noun.index and "-" not in each.text]


def _inside(sentence: Sentence, thing: Word, verb: Word, deepest: int) -> Iterator[Word]:
    """A thing; instead of a vague one what it names ("cooperation in areas like trade", "an agreement on fish")."""
    if clauses.is_verb(thing):
        yield from matters_of(sentence, thing, deepest)
        return
    if thing.lemma not in words("cues", "topics", "vague"):
        yield thing
        yield from clauses.obliques(sentence, thing, *MATTERS)
        return
    named = list(_named_by(sentence, thing, verb, deepest)) if deepest else []
    modified = sentence.under(thing, Role.ADJECTIVE, Role.COMPOUND)
    yield from named or ([thing] if modified else [])


def _named_by(sentence: Sentence, vague: Word, verb: Word, deepest: int) -> Iterator[Word]:
    """What stands behind a vague word, or in front of it, that says what it means."""
    behind = clauses.obliques(sentence, vague, *INSIDE)
    behind += [] if verb is vague else clauses.obliques(sentence, verb, "in", *MATTERS)
    for phrase in behind:
        examples = clauses.obliques(sentence, phrase, "like", "including", "such as")
        yield from examples or _inside(sentence, phrase, phrase, deepest - 1)
    for clause in sentence.under(vague, Role.NOUN_CLAUSE, Role.ADVERBIAL_CLAUSE):
        yield from matters_of(sentence, clause, deepest - 1)
