"""Status: whether an act has happened, from tense, modals, negation, and the words that govern it."""

from __future__ import annotations

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.model import EventType, Status
from legation.reading import clauses
from legation.reading.governors import listed_status
from legation.reading.tenses import CONDITIONS, OVERRIDING, overridden, status_of_verb
from legation.reading.triggers import Trigger

BEFORE = frozenset({"before", "prior", "prior to", "ahead of", "ahead", "until", "pending", "towards"})
#: Acts done by speaking: a stand that is voiced is done, even in the present ("supports the Somali people").
SPOKEN = frozenset(
    {
        EventType.AGREE,
        EventType.SUPPORT,
        EventType.REQUEST,
        EventType.ACCUSE,
        EventType.REJECT,
        EventType.THREATEN,
        EventType.PROTEST,
    }
)
#: Acts whose purpose clause tells what is done ("released $300 million to help the Afghan people").
PURPOSES = frozenset({EventType.AID, EventType.SUPPORT})
#: Acts that are still to come where they are only announced.
ANNOUNCED = frozenset({EventType.AID, EventType.RETREAT, EventType.MOBILIZE})
#: Negations that frames of refusal ask for, and helpers with which nothing is refused yet.
REFUSING = frozenset({"not", "never"})
UNSURE = frozenset({"may", "might", "could", "can", "ca"})


def status_of(trigger: Trigger, *, headline: bool = False) -> Status:
    """The status of a triggered act as its sentence tells it (FactBank's levels, folded into our six)."""
    sentence = trigger.sentence
    if trigger.nominal:
        status = _considered(trigger) or _status_of_noun(sentence, trigger.word, trigger.verb, headline)
        status = Status.HAPPENED if status is Status.PLANNED and _is_known(trigger) else status
    else:
        status = status_of_verb(sentence, trigger.word, headline)
        status = Status.HAPPENED if status is Status.ONGOING and _is_single(trigger.word) else status
        status = Status.PLANNED if _is_of_occasion_ahead(trigger) else status
    return _by_nature(trigger, status)


def _considered(trigger: Trigger) -> Status | None:
    """Whether the verb that carries a noun only weighs what it tells ("is considering a visit", "mulls sanctions")."""
    verb = trigger.verb
    if verb is None or trigger.frame.type in SPOKEN or clauses.is_negated(trigger.sentence, verb):
        return None
    weighed = listed_status(trigger.sentence, verb) is Status.POSSIBLE and _is_direct(
        trigger.sentence, trigger.word, verb
    )
    return Status.POSSIBLE if weighed else None


def _is_of_occasion_ahead(trigger: Trigger) -> bool:
    """Whether a participle tells of an occasion that its clause has ahead ("will attend the forum hosted by Oslo")."""
    verb, sentence = trigger.word, trigger.sentence
    behind = verb.tag == "VBN" and verb.role in (Role.NOUN_CLAUSE, Role.ADVERBIAL_CLAUSE)
    if trigger.frame.type is not EventType.CONSULT or not behind or clauses.auxiliaries(sentence, verb):
        return False
    above = next((head for head in sentence.ancestors(verb) if clauses.is_verb(head)), None)
    return above is not None and status_of_verb(sentence, above) is Status.PLANNED


def _is_known(trigger: Trigger) -> bool:
    """Whether a noun names what was there before that which its clause tells ("will discuss Russia's invasion")."""
    if trigger.verb is not None or trigger.word.role not in (Role.OBLIQUE, Role.NOUN_MODIFIER):
        return False
    if trigger.frame.type is EventType.REQUEST:
        return True
    return trigger.frame.type is EventType.ASSAULT and trigger.word.preposition not in BEFORE


def _by_nature(trigger: Trigger, status: Status) -> Status:
    """What the act itself makes of it: who invites leaves a visit possible, who orders an expulsion has sanctioned."""
    if trigger.frame.type is EventType.CONSULT and trigger.word.lemma in words("cues", "status", "inviting"):
        accepted = trigger.verb is not None and trigger.verb.lemma in words("cues", "status", "accepting")
        return Status.PLANNED if accepted else (Status.POSSIBLE if status is Status.HAPPENED else status)
    if _refuses(trigger):
        return Status.HAPPENED
    single = trigger.frame.type in SPOKEN or trigger.frame.type is EventType.SANCTION and _is_under_way(trigger)
    if single and status is Status.ONGOING and not _goes_on(trigger):
        return Status.HAPPENED
    if trigger.frame.type in PURPOSES and status is Status.POSSIBLE and not trigger.nominal:
        return _of_purpose(trigger.sentence, trigger.word)
    if status is Status.HAPPENED and (trigger.frame.type in ANNOUNCED and _is_announced(trigger) or _awaits(trigger)):
        return Status.PLANNED
    if trigger.frame.type is EventType.SANCTION and status is Status.PLANNED and trigger.verb is not None:
        head = trigger.sentence.head(trigger.verb)
        if head is not None and head.tag in ("VBD", "VBN") and head.lemma in words("cues", "status", "enacting"):
            return Status.HAPPENED
    return status


def _refuses(trigger: Trigger) -> bool:
    """Whether a frame asks for a negation and the act is the refusal itself ("will not accept", not "may not")."""
    if trigger.nominal or not REFUSING & (trigger.frame.beside | trigger.frame.objects):
        return False
    helpers = {word.text.lower() for word in clauses.auxiliaries(trigger.sentence, trigger.word)}
    conditions = {word.text.lower() for word in trigger.sentence.under(trigger.word, Role.MARK)} & CONDITIONS
    return not conditions and not helpers & UNSURE


def _awaits(trigger: Trigger) -> bool:
    """Whether the verb itself says that somebody is still to come ("is expected in Ankara")."""
    meets = trigger.frame.type is EventType.CONSULT and not trigger.nominal
    return meets and clauses.is_verb(trigger.word) and trigger.word.lemma in words("cues", "predicates", "awaiting")


def _is_announced(trigger: Trigger) -> bool:
    return trigger.verb is not None and trigger.verb.lemma in words("cues", "status", "announcing")


def _is_under_way(trigger: Trigger) -> bool:
    """Whether a verb tells a single act as it is done ("is imposing sanctions")."""
    verb = trigger.verb if trigger.nominal else trigger.word
    return verb is not None and verb.tag == "VBG" and verb.lemma not in words("cues", "states", "lasting")


def _goes_on(trigger: Trigger) -> bool:
    """Whether a verb says that something lasts until now ("has been urging")."""
    verb = trigger.verb
    helpers = clauses.auxiliaries(trigger.sentence, verb) if verb is not None and verb.tag == "VBG" else []
    texts = {word.text.lower() for word in helpers}
    return "been" in texts and bool(texts & {"has", "have", "'s", "’s", "'ve", "’ve"})


def _of_purpose(sentence: Sentence, verb: Word) -> Status:
    """The status of an infinitive behind a noun ("assistance to help", "commitment to support"): that of the clause."""
    head = sentence.head(verb)
    if verb.role is not Role.NOUN_CLAUSE or head is None or clauses.is_verb(head) or listed_status(sentence, head):
        return Status.POSSIBLE
    above = clauses.clause_verb(sentence, head)
    return status_of_verb(sentence, above) if above is not None else Status.POSSIBLE


def _is_single(verb: Word) -> bool:
    """Whether a verb's plain present tells a single act ("praises") and nothing that goes on ("occupies")."""
    return verb.tag in ("VBZ", "VBP") and verb.lemma not in words("cues", "states", "lasting")


# --- nouns -----------------------------------------------------------------------------------------------------------


def _status_of_noun(sentence: Sentence, noun: Word, carrier: Word | None, headline: bool) -> Status:
    told = _of_modifiers(sentence, noun) or _of_participle(sentence, noun)
    predicate = _of_predicate(sentence, noun)
    if predicate is not None:
        return predicate
    head = clauses.clause_verb(sentence, noun)
    if head is None:
        return told or (Status.PLANNED if noun.preposition in BEFORE else Status.HAPPENED)
    direct = _is_direct(sentence, noun, head)
    listed = listed_status(sentence, head) if direct else None
    negated = clauses.is_negated(sentence, head)
    if direct and listed in OVERRIDING:
        return overridden(sentence, head, listed, negated)
    if told is not None:
        return told
    if direct and listed in (Status.PLANNED, Status.POSSIBLE) and carrier is None:
        return listed
    if carrier is not None:
        return _carried(status_of_verb(sentence, carrier, headline), carrier)
    return _of_position(sentence, noun, head, headline)


def _carried(status: Status, carrier: Word) -> Status:
    """A verb in the plain present that carries a noun tells no lasting state, save "continue" and its like."""
    if status is Status.ONGOING and _is_single(carrier):
        return Status.HAPPENED
    if carrier.lemma in words("cues", "status", "ongoing") and status is Status.HAPPENED and carrier.tag != "VBD":
        return Status.ONGOING
    return status


def _of_predicate(sentence: Sentence, noun: Word) -> Status | None:
    """ "The trip is off", "a meeting is possible", "talks are under way": what a predicate without a verb says."""
    head = sentence.head(noun)
    if head is None or noun.role is not Role.SUBJECT or clauses.is_verb(head):
        return None
    if not sentence.under(head, Role.COPULA):
        return None
    for status in (Status.CANCELLED, Status.PLANNED, Status.POSSIBLE, Status.ONGOING):
        if head.text.lower() in words("cues", "predicates", status.value):
            return status
    return None


def _of_modifiers(sentence: Sentence, noun: Word) -> Status | None:
    whole = sentence.head(noun) if noun.preposition == "of" else None
    lemmas = {
        text
        for each in (noun, *([whole] if whole is not None and not clauses.is_verb(whole) else []))
        for child in sentence.under(each, Role.ADJECTIVE, Role.COMPOUND, Role.ADVERB)
        for text in (child.text.lower(), child.lemma)
    }
    for status in (Status.CANCELLED, Status.PLANNED, Status.POSSIBLE, Status.ONGOING, Status.HAPPENED):
        if lemmas & words("cues", "modifiers", status.value):
            return status
    return None


def _of_participle(sentence: Sentence, noun: Word) -> Status | None:
    """ "a meeting held in Rome" is past; "to be held" and "scheduled for" are ahead."""
    for verb in sentence.under(noun, Role.NOUN_CLAUSE):
        if verb.tag == "VBN":
            if listed_status(sentence, verb) is Status.CANCELLED:
                return Status.CANCELLED
            ahead = verb.lemma in words("cues", "status", "planned") or sentence.under(verb, Role.MARK)
            return Status.PLANNED if ahead else Status.HAPPENED
    return None


def _is_direct(sentence: Sentence, noun: Word, verb: Word) -> bool:
    """Whether a noun is a verb's object or subject, or stands under one ("plans for a visit")."""
    current = noun
    for head in sentence.ancestors(noun):
        if head.index == verb.index:
            direct = current.role in (Role.OBJECT, Role.PASSIVE_SUBJECT, Role.SUBJECT)
            return direct or current.preposition in ("for", "to")
        current = head
    return False


def _of_position(sentence: Sentence, noun: Word, verb: Word, headline: bool) -> Status:
    """A noun that no verb carries: "after the talks" is past, "before the talks" ahead, else like its clause."""
    if noun.preposition in BEFORE or _is_ahead(sentence, noun):
        return Status.PLANNED
    clause = status_of_verb(sentence, verb, headline)
    if noun.preposition in ("during", "at", "in", "on") and clause is Status.PLANNED:
        return Status.PLANNED
    return Status.HAPPENED


def _is_ahead(sentence: Sentence, noun: Word) -> bool:
    """Whether "ahead of" stands in front of a noun's phrase, however the tree hangs its words."""
    cases = sentence.under(noun, Role.CASE)
    return noun.preposition == "of" and bool(cases) and sentence.words[cases[0].index - 1].text.lower() == "ahead"
