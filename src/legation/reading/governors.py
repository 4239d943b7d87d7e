"""Governors: what a verb, adjective or noun makes of the act that stands under it ("plans to", "called off")."""

from __future__ import annotations

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.model import Status
from legation.reading import clauses


def listed_status(sentence: Sentence, word: Word) -> Status | None:
    """The status that a governing word sets; a verb with a particle sets what the two mean together ("call off")."""
    if clauses.is_verb(word) and word.lemma in words("cues", "status", "adjectives"):
        return None
    particles = {child.text.lower() for child in sentence.under(word, Role.PARTICLE)}
    forms = {f"{word.lemma} {particle}" for particle in particles} or {word.lemma}
    section = "phrasal" if particles else "status"
    idioms = {f"{word.lemma} {phrase.preposition} {phrase.lemma}" for phrase in clauses.obliques(sentence, word)}
    if idioms & words("cues", "phrasal", "idioms"):
        return Status.CANCELLED
    for status in (Status.CANCELLED, Status.DENIED, Status.PLANNED, Status.POSSIBLE, Status.ONGOING):
        if forms & words("cues", section, status.value):
            return status
    return None


def leaves_open(sentence: Sentence, verb: Word) -> bool:
    """Whether a negated verb leaves the act possible ("did not rule out a visit", "would not deny")."""
    particles = {f"{verb.lemma} {child.text.lower()}" for child in sentence.under(verb, Role.PARTICLE)}
    return bool((particles | {verb.lemma}) & words("cues", "status", "excluding"))
