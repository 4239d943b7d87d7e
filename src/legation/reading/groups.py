"""Known groups: "they", "both sides", "the ministers" tell who acts without naming anybody."""

from __future__ import annotations

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.reading import clauses
from legation.reading.act import Group
from legation.reading.party import codes_of
from legation.reading.scene import Scene
from legation.reading.subjects import subjects_of
from legation.reading.triggers import Trigger

#: What tells that a noun means something known.
DEFINITE = frozenset({"the", "this", "that", "their", "its", "his", "her", "these", "those", "both"})


def refers_back(scene: Scene, word: Word) -> bool:
    """Whether a word names nobody, and means somebody told before."""
    named = scene.cast.name_at(scene.sentence, word) or scene.cast.person_at(scene.sentence, word)
    return named is None and (word.part == "PRON" or is_plural_reference(scene.sentence, word))


def is_plural_reference(sentence: Sentence, word: Word) -> bool:
    """Whether a noun is told as known and plural ("the two leaders", "the ministers")."""
    determiners = {child.text.lower() for child in sentence.under(word, Role.DETERMINER, Role.NUMBER)}
    return bool(determiners & DEFINITE) and "Number=Plur" in word.morphology


def group_of(scene: Scene, trigger: Trigger) -> Group:
    """How the subject of an act tells of a known group, if it does and the sentence does not name it before."""
    found = [_speaking_of(scene.sentence, word) for word in subjects_of(scene, trigger)]
    if len(found) != 1 or not _means_group(scene, found[0]) or _named_before(scene, found[0]):
        return Group.NONE
    word = found[0]
    counted = {child.text.lower() for child in scene.sentence.under(word, Role.DETERMINER, Role.NUMBER)}
    two = {word.text.lower(), *counted} & words("titles", "references", "two")
    return Group.TWO if two else Group.SEVERAL


def _speaking_of(sentence: Sentence, word: Word) -> Word:
    """A word, or the subject of its clause where it is "their" ("they discussed their commitment to support Mali")."""
    if word.role is not Role.POSSESSOR or word.text.lower() != "their":
        return word
    verb = clauses.clause_verb(sentence, word)
    subject = clauses.own_subject(sentence, verb) if verb is not None else None
    return subject if subject is not None and subject.index < word.index else word


def _means_group(scene: Scene, word: Word) -> bool:
    """Whether a word is "they", "both", or a noun such as "the sides" that says no more of whom it means."""
    sentence = scene.sentence
    if sentence.conjuncts(word) or not refers_back(scene, word):
        return False
    if word.part == "PRON":
        return word.text.lower() == "they" or word.text.lower() in words("titles", "references", "two")
    several = words("titles", "references", "persons") | words("titles", "references", "sides")
    return word.lemma in several and not scene.cast.owners(sentence, word)


def _named_before(scene: Scene, word: Word) -> bool:
    """Whether the sentence itself names those whom a word means."""
    own = set(codes_of(scene.cast.parties(scene.sentence, word, acting=True)))
    return len(own) > 1 and own <= set(scene.cast.codes_named(scene.sentence, word.start))


def is_definite(trigger: Trigger) -> bool:
    """Whether a noun is told as known ("the talks", "their visit")."""
    determiners = trigger.sentence.under(trigger.word, Role.DETERMINER, Role.POSSESSOR)
    return any(word.text.lower() in DEFINITE for word in determiners)
