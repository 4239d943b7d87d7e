"""Governors: what a verb, adjective or noun makes of the act that stands under it ("plans to", "called off")."""

from __future__ import annotations

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.model import Status
from legation.reading import clauses
from legation.reading.verdict import Verdict

#: The statuses that governing words set, in the order in which they are looked up.
LISTED = (Status.CANCELLED, Status.DENIED, Status.PLANNED, Status.POSSIBLE, Status.ONGOING)

#: How many words before "that" the verb may stand whose clause it opens, and the tags of its past.
NEAR = 5
PAST = frozenset({"VBD", "VBN"})
#: How the noun for a report hangs under the verb that denies it.
REPORTED = frozenset({Role.OBJECT, Role.PASSIVE_SUBJECT, Role.OBLIQUE})


def governing(sentence: Sentence, word: Word, below: Word) -> Verdict | None:
    """What a word makes of the clause right under it, told with the "to" by which it governs ("expected to")."""
    listed = listed_verdict(sentence, word)
    if listed is None:
        return None
    last = max(each.index for each in listed.words)
    return listed.joined_by(*(mark for mark in clauses.to_of(sentence, below) if mark.index == last + 1))


def listed_verdict(sentence: Sentence, word: Word) -> Verdict | None:
    """What a governing word sets; a verb with a particle sets what the two mean together ("call off")."""
    if clauses.is_verb(word) and word.lemma in words("cues", "status", "adjectives"):
        return None
    for phrase in clauses.obliques(sentence, word):
        if f"{word.lemma} {phrase.preposition} {phrase.lemma}" in words("cues", "phrasal", "idioms"):
            return Verdict(Status.CANCELLED, (phrase, *sentence.under(phrase, Role.CASE), word))
    for noun in sentence.under(word, Role.OBJECT):
        if f"{word.lemma} {noun.lemma}" in words("cues", "phrasal", "idioms"):
            return Verdict(Status.CANCELLED, (word, noun))
    particles = sentence.under(word, Role.PARTICLE) or _adverbs_of_phrase(sentence, word)
    forms = {f"{word.lemma} {particle.text.lower()}" for particle in particles} or {word.lemma}
    section = "phrasal" if particles else "status"
    for status in LISTED:
        if forms & words("cues", section, status.value):
            return Verdict(status, (word, *particles))
    return None


def _adverbs_of_phrase(sentence: Sentence, verb: Word) -> list[Word]:
    """The adverb that makes one of the listed phrases with a verb, as a particle would ("was put back")."""
    back_to = ("on", "into", "onto") if clauses.is_passive(sentence, verb) else ("on", "into", "onto", "in")
    if clauses.obliques(sentence, verb, *back_to):
        return []  # "put the talks back on track"
    known = {form for status in LISTED for form in words("cues", "phrasal", status.value)}
    return [each for each in sentence.under(verb, Role.ADVERB) if f"{verb.lemma} {each.text.lower()}" in known]


def leaves_open(sentence: Sentence, verb: Word) -> bool:
    """Whether a negated verb leaves the act possible ("did not rule out a visit", "would not deny")."""
    particles = {f"{verb.lemma} {child.text.lower()}" for child in sentence.under(verb, Role.PARTICLE)}
    return bool((particles | {verb.lemma}) & words("cues", "status", "excluding"))


def dismissing(sentence: Sentence, clause: Word) -> tuple[Word, Word] | None:
    """The verb that denies a report, and its noun, where a clause is what is reported ("dismissed reports that")."""
    noun = _reported_beside(sentence, clause) or sentence.head(clause)
    if (
        noun is None
        or clause.role not in (Role.NOUN_CLAUSE, Role.COMPLEMENT)
        and not _is_reported(sentence, clause, noun)
    ):
        return None
    verb = sentence.head(noun)
    if verb is None or noun.lemma not in words("cues", "status", "reports") or noun.role not in REPORTED:
        return None
    denies = verb.lemma in words("cues", "status", "dismissing") and not clauses.is_negated(sentence, verb)
    return (verb, noun) if denies else None


def _reported_beside(sentence: Sentence, clause: Word) -> Word | None:
    """The object of a verb right in front of the "that" of a clause that the tree hangs under the verb itself."""
    that = clauses.among(sentence.under(clause, Role.MARK), {"that"})
    head = sentence.head(clause)
    if not that or that[0].index == 0 or head is None or clause.role is not Role.COMPLEMENT:
        return None
    before = sentence.words[that[0].index - 1]
    return before if before.head == head.index and before.role in REPORTED else None


def _is_reported(sentence: Sentence, clause: Word, noun: Word) -> bool:
    """Whether a clause right behind a noun and "that" is what it reports, though the tree calls it relative."""
    behind = sentence.words[noun.index + 1 : noun.index + 2]
    reports = clause.role is Role.RELATIVE_CLAUSE and noun.lemma in words("cues", "status", "reports")
    return reports and bool(clauses.among(behind, {"that"}))


def denying_in_front(sentence: Sentence, clause: Word) -> Word | None:
    """The verb in front of "that" that denies its clause, though the tree makes this the main one."""
    that = clauses.among(sentence.under(clause, Role.MARK), {"that"})
    if not that or clause.role is not Role.ROOT:
        return None
    near = sentence.words[max(that[0].index - NEAR, 0) : that[0].index]
    verb = next(filter(clauses.is_verb, reversed(near)), None)
    denies = verb is not None and verb.tag in PAST and verb.lemma in words("cues", "status", "denying")
    return verb if denies else None
