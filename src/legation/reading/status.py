"""Status: whether an act has happened, from tense, modals, negation, and the words that govern it."""

from __future__ import annotations

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.model import EventType, Status
from legation.reading import clauses, courses
from legation.reading.asides import asides
from legation.reading.governors import leaves_open, listed_status
from legation.reading.triggers import Trigger

FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo", "gon"})
MODAL = frozenset({"may", "might", "could", "should", "must", "can", "ought", "would", "'d", "’d", "ca"})
CONDITIONS = frozenset({"if", "unless", "whether", "provided", "once"})
BEFORE = frozenset({"before", "ahead of", "ahead", "until", "pending", "towards"})
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
#: The order in which governing words win over what stands under them.
OVERRIDING = (Status.CANCELLED, Status.DENIED)


def status_of(trigger: Trigger, *, headline: bool = False) -> Status:
    """The status of a triggered act as its sentence tells it (FactBank's levels, folded into our six)."""
    sentence = trigger.sentence
    if trigger.nominal:
        status = _considered(trigger) or _status_of_noun(sentence, trigger.word, trigger.verb, headline)
    else:
        status = _status_of_verb(sentence, trigger.word, headline)
        status = Status.HAPPENED if status is Status.ONGOING and _is_single(trigger.word) else status
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


def _by_nature(trigger: Trigger, status: Status) -> Status:
    """What the act itself makes of it: who invites leaves a visit possible, who orders an expulsion has sanctioned."""
    if trigger.frame.type is EventType.CONSULT and trigger.word.lemma in words("cues", "status", "inviting"):
        accepted = trigger.verb is not None and trigger.verb.lemma in words("cues", "status", "accepting")
        return Status.PLANNED if accepted else (Status.POSSIBLE if status is Status.HAPPENED else status)
    if _refuses(trigger):
        return Status.HAPPENED
    if trigger.frame.type in SPOKEN and status is Status.ONGOING and not _goes_on(trigger):
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
    return _status_of_verb(sentence, above, headline=False) if above is not None else Status.POSSIBLE


def verb_status(sentence: Sentence, verb: Word) -> Status:
    """The status that a verb's clause tells, whatever the verb: its tense, in short."""
    return _status_of_verb(sentence, verb, headline=False)


def _is_single(verb: Word) -> bool:
    """Whether a verb's plain present tells a single act ("praises") and nothing that goes on ("occupies")."""
    return verb.tag in ("VBZ", "VBP") and verb.lemma not in words("cues", "states", "lasting")


# --- verbs ---------------------------------------------------------------------------------------------------------


def _status_of_verb(sentence: Sentence, verb: Word, headline: bool) -> Status:
    status = _own(sentence, verb, headline)
    if clauses.is_negated(sentence, verb) and status is not Status.POSSIBLE:
        status = _not_done(sentence, verb)
    return _under_governors(sentence, verb, status)


def _not_done(sentence: Sentence, verb: Word) -> Status:
    """What a negated verb tells: that something is still to come ("not yet"), called off ("as planned"), or denied."""
    if _is_pending(sentence, verb):
        return Status.POSSIBLE
    return Status.CANCELLED if courses.not_as_planned(sentence, verb) else Status.DENIED


def _is_pending(sentence: Sentence, verb: Word) -> bool:
    """Whether something not done may still be done ("have not yet agreed")."""
    return any(word.lemma == "yet" for word in sentence.under(verb, Role.ADVERB))


def _own(sentence: Sentence, verb: Word, headline: bool) -> Status:
    """The status that the verb's own form tells."""
    auxiliaries = clauses.auxiliaries(sentence, verb)
    texts = {word.text.lower() for word in auxiliaries}
    marks = {word.text.lower() for word in sentence.under(verb, Role.MARK)}
    if marks & CONDITIONS or any(courses.is_inverted(sentence, verb, helper) for helper in ("should", "were")):
        return Status.POSSIBLE
    if courses.is_inverted(sentence, verb, "had"):
        return Status.DENIED
    if texts & FUTURE:
        return Status.POSSIBLE if courses.hangs_on_if(sentence, verb) else Status.PLANNED
    if texts & MODAL:
        return _of_modal(sentence, verb, texts)
    return _of_plan(sentence, verb, texts, marks, headline) or _of_tense(sentence, verb, auxiliaries, headline)


def _of_plan(sentence: Sentence, verb: Word, texts: set[str], marks: set[str], headline: bool) -> Status | None:
    """The status of infinitives, and of what is told as due; None for what has a tense of its own."""
    if "to" in marks and texts & {"have"}:
        return _of_perfect_infinitive(sentence, verb, texts)
    if courses.was_ahead(verb, texts, marks):
        return Status.CANCELLED if courses.came_to_nothing(sentence, verb, texts) else Status.PLANNED
    if "to" in marks or verb.tag == "VB" and not texts:
        return _of_infinitive(sentence, verb, headline)
    return Status.PLANNED if not clauses.is_verb(verb) and _is_due(sentence, verb) else None


def _is_due(sentence: Sentence, predicate: Word) -> bool:
    """Whether a predicate without a verb is one to come ("is due in Rome", "are expected in Oslo")."""
    beside = (child for child in sentence.children[predicate.index] if child.index < predicate.index)
    return any(child.text.lower() in words("cues", "predicates", "awaited") for child in beside)


def _of_perfect_infinitive(sentence: Sentence, verb: Word, texts: set[str]) -> Status:
    """ "Was to have met" was called off; who "claims to have met" has met."""
    if texts & {"was", "were"}:
        return Status.CANCELLED
    head = sentence.head(verb)
    listed = listed_status(sentence, head) if head is not None else None
    return Status.HAPPENED if listed in (None, *OVERRIDING) else listed


def _of_modal(sentence: Sentence, verb: Word, texts: set[str]) -> Status:
    if texts & {"would", "'d", "’d"}:
        if texts & {"have", "'ve", "’ve"}:
            return Status.DENIED
        hangs = courses.hangs_on_if(sentence, verb)
        return Status.PLANNED if _reported(sentence, verb) and not hangs else Status.POSSIBLE
    return Status.POSSIBLE


def _reported(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb stands in what somebody said."""
    above = (head for head in sentence.ancestors(verb) if clauses.is_verb(head))
    said = any(head.lemma in words("cues", "verbs", "say") for head in above)
    return said or any(aside.covers(sentence, verb) for aside in asides(sentence))


def _of_infinitive(sentence: Sentence, verb: Word, headline: bool) -> Status:
    """An infinitive takes its status from the word above it; alone in a headline it is a plan ("Modi to visit")."""
    head = sentence.head(verb)
    if head is None or any(word.lemma == "be" for word in clauses.auxiliaries(sentence, verb)):
        return Status.PLANNED
    if headline and _tells_headline(sentence, verb):
        return Status.PLANNED
    if verb.role is Role.NOUN_CLAUSE and not clauses.is_verb(head):
        return _behind_noun(sentence, head)
    if not clauses.is_verb(head) and head.part != "ADJ":
        return listed_status(sentence, head) or (Status.PLANNED if headline else Status.POSSIBLE)
    listed = listed_status(sentence, head)
    if listed in OVERRIDING and clauses.is_negated(sentence, head):
        return Status.POSSIBLE
    if _is_pending(sentence, head):
        return Status.POSSIBLE
    if listed is not None and head.lemma not in words("cues", "status", "factual"):
        return listed
    if verb.role is Role.CONJUNCT:
        return _own(sentence, head, headline)
    return _status_of_verb(sentence, head, headline)


def _tells_headline(sentence: Sentence, verb: Word) -> bool:
    """Whether an infinitive is all the verb that a headline has ("Lisbon, Rabat ministers to meet in Faro")."""
    if clauses.own_subject(sentence, verb) is not None:
        return True
    return not any(clauses.is_verb(head) for head in sentence.ancestors(verb))


def _behind_noun(sentence: Sentence, noun: Word) -> Status:
    """An infinitive behind a noun: possible ("a plan to"), save for "the first state to", "the decision to"."""
    if any(child.text.lower() == "no" for child in sentence.under(noun, Role.DETERMINER)):
        return Status.DENIED
    listed = listed_status(sentence, noun)
    if listed is not None:
        return listed
    marked = {child.lemma for child in sentence.under(noun, Role.ADJECTIVE, Role.NUMBER)} & words(
        "cues", "status", "ranks"
    )
    if not marked and noun.lemma not in words("cues", "status", "factual_nouns"):
        return Status.POSSIBLE
    above = clauses.clause_verb(sentence, noun)
    return _status_of_verb(sentence, above, headline=False) if above is not None else Status.HAPPENED


def _of_tense(sentence: Sentence, verb: Word, auxiliaries: list[Word], headline: bool) -> Status:
    texts = {word.text.lower() for word in auxiliaries}
    if verb.tag in ("VBG",):
        return _of_progressive(sentence, verb, texts, headline)
    if courses.has_lasted(sentence, verb, texts):
        return Status.ONGOING
    if texts & {"was", "were", "had", "has", "have", "been", "did", "'ve", "’ve", "got", "be"}:
        return Status.HAPPENED
    if verb.tag in ("VBD", "VBN"):
        return Status.HAPPENED
    return Status.ONGOING


def _of_progressive(sentence: Sentence, verb: Word, texts: set[str], headline: bool) -> Status:
    if texts & {"is", "are", "am", "'s", "'re", "’s", "’re", "been", "be"}:
        return Status.ONGOING
    if texts & {"was", "were"}:
        return Status.ONGOING if courses.lasts(sentence, verb) else Status.HAPPENED
    head = sentence.head(verb)
    if head is not None and clauses.is_verb(head) and verb.role is not Role.ROOT:
        listed = listed_status(sentence, head) if verb.role in (Role.OPEN_COMPLEMENT, Role.COMPLEMENT) else None
        return listed or _status_of_verb(sentence, head, headline)
    return Status.HAPPENED


def _under_governors(sentence: Sentence, verb: Word, status: Status) -> Status:
    """What verbs above make of it: "denied that they met", "failed to agree", "called off plans to meet"."""
    current = verb
    for _ in range(4):
        head = sentence.head(current)
        if head is None or current.role not in (Role.COMPLEMENT, Role.OPEN_COMPLEMENT, Role.NOUN_CLAUSE):
            return status
        listed = listed_status(sentence, head)
        negated = clauses.is_verb(head) and clauses.is_negated(sentence, head)
        if listed in OVERRIDING and current.role is not Role.NOUN_CLAUSE:
            return _overridden(sentence, head, listed, negated) if negated else listed
        if negated and status is Status.PLANNED and head.lemma not in words("cues", "verbs", "say"):
            return Status.DENIED
        current = head
    return status


# --- nouns ---------------------------------------------------------------------------------------------------------


def _status_of_noun(sentence: Sentence, noun: Word, carrier: Word | None, headline: bool) -> Status:
    told = _of_modifiers(sentence, noun) or _of_participle(sentence, noun)
    predicate = _of_predicate(sentence, noun)
    if predicate is not None:
        return predicate
    head = clauses.clause_verb(sentence, noun)
    if head is None:
        return told or Status.HAPPENED
    direct = _is_direct(sentence, noun, head)
    listed = listed_status(sentence, head) if direct else None
    negated = clauses.is_negated(sentence, head)
    if direct and listed in OVERRIDING:
        return _overridden(sentence, head, listed, negated)
    if told is not None:
        return told
    if direct and listed in (Status.PLANNED, Status.POSSIBLE) and carrier is None:
        return listed
    if carrier is not None:
        return _carried(_status_of_verb(sentence, carrier, headline), carrier)
    return _of_position(sentence, noun, head, headline)


def _overridden(sentence: Sentence, verb: Word, listed: Status, negated: bool) -> Status:
    """What "call off" and "rule out" make of an act, also where they are themselves negated or only possible."""
    if negated:
        return Status.POSSIBLE if leaves_open(sentence, verb) or listed is Status.CANCELLED else Status.HAPPENED
    if listed is Status.CANCELLED and _is_weighed(sentence, verb):
        return Status.POSSIBLE
    return listed


def _is_weighed(sentence: Sentence, verb: Word) -> bool:
    """Whether what a verb tells is only weighed ("could call off", "is weighing whether to cancel")."""
    if {word.text.lower() for word in clauses.auxiliaries(sentence, verb)} & MODAL:
        return True
    head = sentence.head(verb)
    below = (Role.OPEN_COMPLEMENT, Role.COMPLEMENT, Role.ADVERBIAL_CLAUSE)
    return head is not None and verb.role in below and listed_status(sentence, head) is Status.POSSIBLE


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
    for status in (Status.CANCELLED, Status.PLANNED, Status.POSSIBLE, Status.ONGOING):
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
    clause = _status_of_verb(sentence, verb, headline)
    if noun.preposition in ("during", "at", "in", "on") and clause is Status.PLANNED:
        return Status.PLANNED
    return Status.HAPPENED


def _is_ahead(sentence: Sentence, noun: Word) -> bool:
    """Whether "ahead of" stands in front of a noun's phrase, however the tree hangs its words."""
    cases = sentence.under(noun, Role.CASE)
    return noun.preposition == "of" and bool(cases) and sentence.words[cases[0].index - 1].text.lower() == "ahead"
