"""Stages of acts: what has been begun and goes on, what is being negotiated, and what is vowed."""

from __future__ import annotations

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.model import EventType, Kind, Status
from legation.reading import clauses
from legation.reading.courses import HAVE
from legation.reading.tenses import status_of_verb
from legation.reading.triggers import Trigger
from legation.reading.verdict import Verdict

#: Acts that last once they have begun.
LASTING = frozenset(
    {
        EventType.CONSULT,
        EventType.COOPERATE,
        EventType.AID,
        EventType.ASSAULT,
        EventType.MOBILIZE,
        EventType.RETREAT,
    }
)
#: Stands that are taken by vowing them ("pledged to stand by Kyiv").
VOWED = frozenset({EventType.SUPPORT, EventType.THREATEN})
#: How a clause hangs that is done, or told, with the one above it.
BELOW = frozenset(
    {Role.OPEN_COMPLEMENT, Role.COMPLEMENT, Role.NOUN_CLAUSE, Role.CONJUNCT, Role.OBJECT, Role.NOUN_MODIFIER}
)
#: What stands in front of talks that are over, or still to come.
APART = frozenset({"after", "following", "during", "at", "before", "until", "since", "by", "ahead of", "prior to"})


def begun(trigger: Trigger) -> tuple[Word, ...]:
    """What tells that an act has begun and goes on ("has begun talks", "started a patrol and will carry on")."""
    verb = _beginning(trigger)
    if verb is None or trigger.frame.type not in LASTING:
        return ()
    helpers = clauses.auxiliaries(trigger.sentence, verb)
    perfect = clauses.among(helpers, HAVE) or _reported(trigger.sentence, verb, helpers)
    if perfect and verb.tag in ("VBN", "VBD"):
        return (*perfect, verb)
    return (verb, *_going_on(trigger.sentence, verb)) if verb.tag == "VBD" and _going_on(trigger.sentence, verb) else ()


def _reported(sentence: Sentence, verb: Word, helpers: list[Word]) -> list[Word]:
    """The "had" that stands for "has" in what somebody said ("said that Mali had begun air strikes")."""
    head = sentence.head(verb)
    said = verb.role is Role.COMPLEMENT and head is not None and head.lemma in words("cues", "verbs", "say")
    return clauses.among(helpers, {"had"}) if said else []


def _beginning(trigger: Trigger) -> Word | None:
    """The verb by which an act begins: that which carries its noun, or stands over its verb."""
    over = trigger.sentence.head(trigger.word) if trigger.word.role is Role.OPEN_COMPLEMENT else None
    found = (each for each in (trigger.verb, trigger.word, over) if each is not None and clauses.is_verb(each))
    return next((verb for verb in found if verb.lemma in words("cues", "status", "beginning")), None)


def going_on_beside(trigger: Trigger) -> Word | None:
    """The verb beside one of beginning that tells that it will go on ("began on Monday and will last until Friday")."""
    verb = _beginning(trigger)
    return next(iter(_going_on(trigger.sentence, verb)), None) if verb is not None and verb.tag == "VBD" else None


def _going_on(sentence: Sentence, verb: Word) -> tuple[Word, ...]:
    """The verb beside one of beginning that tells how long it will go on ("and will keep at it through Friday")."""
    beside = (each for each in sentence.conjuncts(verb) if each.lemma in words("cues", "status", "lasting_verbs"))
    return next(((each,) for each in beside if status_of_verb(sentence, each).status is Status.PLANNED), ())


def of_process(trigger: Trigger, told: Verdict) -> Verdict | None:
    """Negotiations that are only spoken of go on ("briefed them on the border negotiations")."""
    noun, sentence = trigger.word, trigger.sentence
    if trigger.frame.kind is not Kind.NEGOTIATION or trigger.verb is not None or not _is_untold(told):
        return None
    spoken_of = noun.role in (Role.OBJECT, Role.OBLIQUE, Role.NOUN_MODIFIER) and noun.preposition not in APART
    return Verdict(Status.ONGOING, told.words) if spoken_of and not _is_round(sentence, noun) else None


def _is_untold(told: Verdict) -> bool:
    """Whether nothing but the noun tells a status, or only that something is discussed."""
    discussed = told.status is Status.POSSIBLE and all(word.lemma == "discuss" for word in told.words)
    return told.status is Status.HAPPENED and not told.words or discussed and bool(told.words)


def _is_round(sentence: Sentence, noun: Word) -> bool:
    """Whether a noun tells one session of talks ("the last round of negotiations", "the third talks")."""
    whole = sentence.head(noun) if noun.preposition == "of" else None
    ranks = words("cues", "status", "ranks") | words("cues", "time", "ranks")
    counted = {child.lemma for child in sentence.children[noun.index]} & ranks
    return bool(counted) or whole is not None and whole.part == "NOUN"


def vowing(trigger: Trigger) -> Word | None:
    """The verb or noun by which a stand is vowed ("pledged that it would stand by them", "our pledge to help")."""
    sentence, current = trigger.sentence, trigger.verb or trigger.word
    for head in sentence.ancestors(current):
        if current.role not in BELOW and not _is_gerund_behind_to(sentence, current):
            return None
        if clauses.is_verb(head) and head.lemma in words("cues", "verbs", "committing"):
            return head if status_of_verb(sentence, head).status in (Status.HAPPENED, Status.ONGOING) else None
        if head.part == "NOUN" and head.lemma in words("cues", "verbs", "commitments"):
            return head if _is_held(sentence, head) else None
        current = head
    return None


def _is_gerund_behind_to(sentence: Sentence, verb: Word) -> bool:
    """Whether "to" opens a gerund ("committed to standing by them")."""
    return verb.tag == "VBG" and bool(clauses.among(sentence.under(verb, Role.MARK, Role.CASE), clauses.TO))


def _is_held(sentence: Sentence, commitment: Word) -> bool:
    """Whether a commitment is one that there is: told of somebody ("our commitment"), or by a verb that is done."""
    if any(child.text.lower() in ("no", "any") for child in sentence.under(commitment, Role.DETERMINER)):
        return False
    above = clauses.clause_verb(sentence, commitment)
    return above is None or status_of_verb(sentence, above).status in (Status.HAPPENED, Status.ONGOING)
