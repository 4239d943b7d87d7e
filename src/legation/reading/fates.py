"""Fates: what becomes of an act that a noun names, by the verb or the noun over it ("go on", "put back to June")."""

from __future__ import annotations

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.model import Status
from legation.reading import clauses
from legation.reading.governors import LISTED, listed_verdict
from legation.reading.verdict import Verdict

PRESENT = frozenset({"VBZ", "VBP", "VBG", "VB"})
WITHOUT = "without"
#: What something remains in that still holds.
STANDING = frozenset({"force", "place", "effect"})
#: The statuses that the words behind an act in a headline give, in the order in which they are asked.
HEADLINED = (Status.CANCELLED, Status.PLANNED, Status.ONGOING, Status.POSSIBLE)


def fate_of(sentence: Sentence, noun: Word) -> Verdict | None:
    """What becomes of an act that a noun names, where the words over it say so; None elsewhere."""
    if noun.preposition == WITHOUT:
        cases = clauses.among(sentence.under(noun, Role.CASE), {WITHOUT})
        return Verdict(Status.DENIED, tuple(cases))
    if told := headline_fate(sentence, noun) or _prepared(sentence, noun) or how_near(sentence, noun):
        return told
    head = sentence.head(noun)
    if head is None or not clauses.is_verb(head):
        return None
    if clauses.is_negated(sentence, head):
        return _of_no_show(sentence, noun, head)
    if noun.role is Role.PASSIVE_SUBJECT:
        return _of_passive(sentence, noun, head)
    return _of_subject(sentence, head) if noun.role is Role.SUBJECT else None


def headline_fate(sentence: Sentence, act: Word) -> Verdict | None:
    """What stands right behind an act in a headline without a verb ("Oman-Qatar talks off", "... summit on Friday")."""
    plural = act.tag == "VBZ" and act.lemma in words("cues", "headlines", "plurals")
    if not clauses.is_headline(sentence) or act.head != act.index or clauses.is_verb(act) and not plural:
        return None
    behind = sentence.words[act.index + 1 :]
    first = behind[0].text.lower() if behind else ""
    if first in words("cues", "headlines", "days"):
        return Verdict(Status.PLANNED, (behind[0],))
    last = len(behind) == 1 or len(behind) > 1 and behind[1].tag in (",", ":", ".")
    for status in HEADLINED:
        phrase = " ".join(word.text.lower() for word in behind[:2])
        ends = last and first in words("cues", "headlines", status.value)
        if ends or phrase in words("cues", "headlines", status.value):
            return Verdict(status, tuple(behind[:1]))
    return None


def _of_no_show(sentence: Sentence, noun: Word, verb: Word) -> Verdict | None:
    """Talks to which nobody comes are not held ("neither side turned up for the talks")."""
    particles = [word.text.lower() for word in sentence.under(verb, Role.PARTICLE, Role.ADVERB)]
    forms = {verb.lemma, *(f"{verb.lemma} {particle}" for particle in particles)}
    comes = noun.role is Role.OBLIQUE and noun.preposition in ("for", "at", "to")
    return Verdict(Status.DENIED, (verb,)) if comes and forms & words("cues", "fates", "appearing") else None


def _prepared(sentence: Sentence, noun: Word) -> Verdict | None:
    """What is prepared is planned ("a date has been set for the talks"); what has no date yet is possible."""
    if noun.preposition != "for":
        return None
    head = sentence.head(noun)
    over = [head, clauses.own_subject(sentence, head)] if head is not None else []
    found = next((word for word in over if word and word.lemma in words("cues", "fates", "preparing")), None)
    if found is None:
        return None
    if no := clauses.among(sentence.under(found, Role.DETERMINER), {"no"}):
        return Verdict(Status.POSSIBLE, (no[0], found))
    denied = head is not None and clauses.is_negated(sentence, head)
    return None if denied else Verdict(Status.PLANNED, (found,))


def _of_passive(sentence: Sentence, noun: Word, verb: Word) -> Verdict | None:
    """ "Is being talked of" leaves open; "has been moved to June" and an offer that is withdrawn are off."""
    if verb.lemma in words("cues", "fates", "spoken_of"):
        return Verdict(Status.POSSIBLE, (verb,))
    if verb.lemma in words("cues", "fates", "heading"):
        return Verdict(Status.PLANNED, (verb,))
    times = [
        each for each in clauses.obliques(sentence, verb) if _is_time(each) and each.preposition in ("to", "until")
    ]
    if verb.lemma in words("cues", "fates", "moving") and times:
        return Verdict(Status.CANCELLED, (verb, *times[:1]))
    offered = noun.lemma in words("cues", "fates", "offers")
    return (
        Verdict(Status.CANCELLED, (verb,)) if offered and verb.lemma in words("cues", "status", "withdrawing") else None
    )


def _of_subject(sentence: Sentence, verb: Word) -> Verdict | None:
    """What goes on, or has to wait."""
    if verb.lemma in words("cues", "fates", "dying"):
        return Verdict(Status.CANCELLED, (verb,))
    waits = [each for each in sentence.under(verb, Role.OPEN_COMPLEMENT) if each.lemma == "wait"]
    if verb.lemma == "wait" and clauses.auxiliaries(sentence, verb) or verb.lemma == "have" and waits:
        return Verdict(Status.CANCELLED, (verb, *waits))
    particles = sentence.under(verb, Role.PARTICLE, Role.ADVERB)
    on = [each for each in particles if f"{verb.lemma} {each.text.lower()}" in words("cues", "phrasal", "ongoing")]
    if on and verb.tag in PRESENT and not clauses.among(clauses.auxiliaries(sentence, verb), {"will", "would", "to"}):
        return Verdict(Status.ONGOING, (verb, *on))
    if entered := _entered(sentence, verb):
        return Verdict(Status.ONGOING, (verb, entered))
    into = [each for each in clauses.obliques(sentence, verb, "into") if _is_time(each)]
    return Verdict(Status.ONGOING, (verb, *into)) if verb.lemma in words("cues", "fates", "running") and into else None


def _entered(sentence: Sentence, verb: Word) -> Word | None:
    """The time that something enters or is in, and the force that it remains in ("entered its third week")."""
    if verb.lemma == "remain":
        return next((each for each in clauses.obliques(sentence, verb, "in") if each.lemma in STANDING), None)
    times = sentence.under(verb, Role.OBJECT) if verb.lemma in words("cues", "fates", "entering") else []
    return next((time for time in times if _is_time(time) and _is_ranked(sentence, time)), None)


def _is_ranked(sentence: Sentence, time: Word) -> bool:
    return any(child.text.lower() in words("cues", "time", "ranks") for child in sentence.children[time.index])


def _is_time(word: Word) -> bool:
    return word.lemma in words("cues", "time", "words") or word.text.lower() in words("cues", "time", "words")


def tells_fate(sentence: Sentence, noun: Word) -> bool:
    """Whether what a noun names is said to be off, put off, on its way or to come to nothing."""
    head = sentence.head(noun)
    if headline_fate(sentence, noun) is not None:
        return True
    if head is None or noun.role not in (Role.SUBJECT, Role.PASSIVE_SUBJECT):
        return False
    if not clauses.is_verb(head):
        told = any(head.text.lower() in words("cues", "predicates", status.value) for status in LISTED)
        return told and bool(sentence.under(head, Role.COPULA))
    listed = listed_verdict(sentence, head)
    return listed is not None and listed.status is Status.CANCELLED or head.lemma in words("cues", "fates", "verbs")


def how_near(sentence: Sentence, noun: Word) -> Verdict | None:
    """How near two are to what a noun names: "on the verge of", "close to"; that they part without it, or are in it.

    The last only in a headline without a verb ("Oman, Qatar in gas deal").
    """
    head = sentence.head(noun)
    if head is None:
        return None
    if noun.preposition == WITHOUT and head.lemma in words("cues", "fates", "parting"):
        return Verdict(Status.DENIED, (head,))
    if noun.preposition == "in" and clauses.is_headline(sentence) and clauses.clause_verb(sentence, noun) is None:
        return Verdict(Status.HAPPENED, (noun,)) if head.part == "PROPN" else None
    close = head.lemma in words("cues", "fates", "close") and (head.part != "VERB" or head.lemma == "near")
    return Verdict(Status.POSSIBLE, (head,)) if close and noun.role is not Role.SUBJECT else None
