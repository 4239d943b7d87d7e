"""Gerunds behind a preposition: what the words in front make of the act ("thinking of leaving", "stopped short of")."""

from __future__ import annotations

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.model import Status
from legation.reading import clauses
from legation.reading.verdict import Verdict

#: The order in which the lists of phrases are asked.
ASKED = (Status.DENIED, Status.CANCELLED, Status.PLANNED, Status.ONGOING, Status.POSSIBLE)
NONE = frozenset({"no", "little"})


def gerund_verdict(sentence: Sentence, verb: Word) -> Verdict | None:
    """What the words in front of a gerund and its preposition make of its act; None where they are not listed."""
    opening = _opening(sentence, verb)
    head = sentence.head(verb)
    if head is not None and _is_reason(sentence, head, verb):
        return Verdict(Status.HAPPENED, (verb,))
    if opening is None or head is None:
        return None
    if far := _far(sentence, verb, opening):
        return Verdict(Status.DENIED, (far, opening))
    if within := clauses.among(sentence.under(head, Role.CASE), clauses.WITHIN) if opening.text.lower() == "of" else []:
        return Verdict(Status.DENIED, (within[0], head, opening))  # "came within an inch of resigning"
    for word in (head, *_said_to_be(sentence, head)):
        if f"{word.lemma} {opening.text.lower()}" in words("cues", "gerunds", "nouns"):
            return _of_noun(sentence, word, opening)
        phrases = _phrases(sentence, word, opening)
        for status in ASKED:
            amid = status is not Status.ONGOING or sentence.under(word, Role.COPULA)  # "is in the process of leaving"
            if amid and phrases & words("cues", "gerunds", status.value):
                return _unless_denied(sentence, word, Verdict(status, (word, opening)))
    return None


def is_purpose(sentence: Sentence, verb: Word) -> bool:
    """Whether a participle behind a noun only says what that is for ("talks aimed at ending the war")."""
    aims = sentence.under(verb, Role.ADVERBIAL_CLAUSE, Role.OPEN_COMPLEMENT, Role.COMPLEMENT)
    behind = verb.role is Role.NOUN_CLAUSE and verb.lemma in words("cues", "gerunds", "purposes")
    return behind and bool(aims)


def _is_reason(sentence: Sentence, head: Word, verb: Word) -> bool:
    """Whether a gerund tells for what somebody is thanked, blamed, or sorry ("apologise for bombing the bridge")."""
    opened = clauses.among(sentence.under(verb, Role.MARK, Role.CASE), {"for"})
    behind = verb.tag == "VBG" and head.index < verb.index and bool(opened)
    return behind and clauses.is_verb(head) and head.lemma in words("cues", "status", "reasoned")


def _phrases(sentence: Sentence, word: Word, opening: Word) -> set[str]:
    """A word with the preposition behind it, and with what stands between them ("back away from")."""
    between = sentence.under(word, Role.PARTICLE, Role.ADVERB)
    near = [each.text.lower() for each in between if each.index == word.index + 1]
    return {" ".join((word.lemma, *more, opening.text.lower())) for more in ([], near)}


def _far(sentence: Sentence, verb: Word, opening: Word) -> Word | None:
    """The "far" right in front of "from", as it opens a sentence ("Far from leaving, they dug in")."""
    before = sentence.words[opening.index - 1] if opening.index else None
    far = before is not None and before.text.lower() == "far" and opening.text.lower() == "from"
    return before if far and verb.tag == "VBG" else None


def _opening(sentence: Sentence, verb: Word) -> Word | None:
    """The preposition in front of a gerund."""
    if verb.tag != "VBG" or clauses.auxiliaries(sentence, verb):
        return None
    marks = (word for word in sentence.under(verb, Role.MARK, Role.CASE) if word.index < verb.index)
    return next((word for word in marks if word.text.lower() in words("cues", "gerunds", "opening")), None)


def _said_to_be(sentence: Sentence, head: Word) -> list[Word]:
    """What stands with "there is" under the verb that a gerund hangs from ("there is talk in Oslo of leaving")."""
    subject = clauses.own_subject(sentence, head) if head.lemma == "be" else None
    return [subject] if subject is not None else []


def _of_noun(sentence: Sentence, noun: Word, opening: Word) -> Verdict:
    """An idea that nobody has is denied, one that is given up cancelled; any other leaves the act possible."""
    no = clauses.among(sentence.under(noun, Role.DETERMINER, Role.ADJECTIVE), NONE)
    if no:
        return Verdict(Status.DENIED, (no[0], noun))
    above = sentence.head(noun)
    if above is not None and clauses.is_verb(above) and not clauses.is_negated(sentence, above):
        given_up = above.lemma in words("cues", "status", "withdrawing")
        if given_up or f"{above.lemma} {noun.lemma}" in words("cues", "gerunds", "changes"):
            return Verdict(Status.CANCELLED, (above, noun))
    planned = noun.lemma in words("cues", "gerunds", "intents")
    return Verdict(Status.PLANNED if planned else Status.POSSIBLE, (noun, opening))


def _is_aimed_at(sentence: Sentence, verb: Word) -> bool:
    """Whether somebody only wants, or means, to keep others from an act ("wants to deter them from landing")."""
    head = sentence.head(verb)
    wanted = head is not None and head.lemma in words("cues", "status", "wanting")
    return wanted and clauses.is_infinitive(sentence, verb)


def _unless_denied(sentence: Sentence, word: Word, told: Verdict) -> Verdict:
    """What a negation of the word in front leaves: nothing of a plan, the act possible where it is not kept from."""
    denying = clauses.negation(sentence, word)
    open_still = told.status in (Status.DENIED, Status.CANCELLED)
    if denying is None and open_still and _is_aimed_at(sentence, word):
        return told.turned(Status.POSSIBLE)
    if denying is None:
        return told
    return told.turned(Status.POSSIBLE if open_still else Status.DENIED).joined_by(denying)
