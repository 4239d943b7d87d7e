"""Carriers: the verb that carries an act named by a noun ("held talks", "the talks took place")."""

from __future__ import annotations

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.reading import clauses

#: How a noun hangs under another that stands for it ("a round of talks"), and how many heads up its verb may stand.
MEASURES = frozenset({"of"})
MEASURED = 3
#: How a noun hangs under the verb that carries it.
CARRIED = frozenset(
    {
        Role.SUBJECT,
        Role.OBJECT,
        Role.PASSIVE_SUBJECT,
        Role.RELATIVE_CLAUSE,
        Role.INDIRECT_OBJECT,
        Role.OBLIQUE,
        Role.OPEN_COMPLEMENT,
    }
)


def carrier(sentence: Sentence, noun: Word, asked: frozenset[str]) -> Word | None:
    """The verb that carries an act named by a noun: "hold" in "held talks", "take" in "the talks took place".

    Args:
        asked: verbs that the noun's frame names as its carriers; where it names none, the general lists hold.
    """
    listed = asked or words("cues", "verbs", "carriers")
    for verb in sentence.under(noun, Role.NOUN_CLAUSE):
        if verb.tag == "VBN" and verb.lemma in listed and not sentence.under(verb, Role.PASSIVE_SUBJECT):
            put_in = sentence.words[verb.index - 1].text == ","  # "talks, frozen since May, will resume"
            return (_verb_above(sentence, noun, frozenset()) if put_in else None) or verb
    for of in clauses.obliques(sentence, noun, "of"):  # "the test of a missile conducted by Iran"
        for verb in sentence.under(of, Role.NOUN_CLAUSE):
            if verb.tag == "VBN" and verb.lemma in listed and sentence.under(verb, Role.AGENT):
                return verb
    return _participle_behind(sentence, noun, asked) or _verb_above(sentence, noun, asked)


def relative_verbs(sentence: Sentence, noun: Word) -> list[Word]:
    """The verbs behind a noun that is their object ("the curbs that Oslo imposed")."""
    return [verb for verb in sentence.under(noun, Role.RELATIVE_CLAUSE) if noun in clauses.patients(sentence, verb)]


def _verb_above(sentence: Sentence, noun: Word, asked: frozenset[str]) -> Word | None:
    """The verb that carries a noun from above, through a few nouns that stand for it ("held a round of talks")."""
    current = noun
    for _ in range(MEASURED):
        head = sentence.head(current)
        if head is None:
            return None
        if clauses.is_verb(head):
            carries = head.lemma in asked if asked else _carries(head, current)
            return head if carries and current.role in CARRIED else None
        if not _stands_for(head, current):
            return None
        current = head
    return None


def _stands_for(head: Word, noun: Word) -> bool:
    """Whether what carries a noun carries the one under it ("a round of talks", "plans for talks", "tea and talks")."""
    if head.lemma in words("cues", "verbs", "margins"):
        return False
    opening = noun.preposition == "for" and head.lemma in words("cues", "verbs", "openings")
    return noun.role is Role.CONJUNCT or noun.preposition in MEASURES or opening


def _participle_behind(sentence: Sentence, noun: Word, asked: frozenset[str]) -> Word | None:
    """A passive participle with its agent that the tree hung beside its noun ("recalled the pact, signed by Mali")."""
    for verb in sentence.words[noun.index + 1 :]:
        if verb.tag == "VBN" and verb.role is Role.ADVERBIAL_CLAUSE and verb.head == noun.head != noun.index:
            return verb if verb.lemma in asked and sentence.under(verb, Role.AGENT) else None
    return None


def _carries(verb: Word, noun: Word) -> bool:
    """Whether a verb carries the noun right under it, by what each sort of verb can carry."""
    if noun.role in (Role.SUBJECT,):
        return verb.lemma in words("cues", "verbs", "occur")
    if noun.role in (Role.OBJECT, Role.PASSIVE_SUBJECT, Role.RELATIVE_CLAUSE, Role.INDIRECT_OBJECT):
        return verb.lemma in words("cues", "verbs", "carriers")
    if noun.role in (Role.OBLIQUE, Role.OPEN_COMPLEMENT):
        return verb.lemma in words("cues", "verbs", "joining")
    return False
