"""Status: whether an act has happened, from tense, modals, negation, and the words that govern it; and which decide."""

from __future__ import annotations

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.model import EventType, Status
from legation.reading import clauses, courses
from legation.reading.governors import listed_verdict
from legation.reading.tenses import CONDITIONS, OVERRIDING, is_timetable, overridden, status_of_verb
from legation.reading.triggers import Trigger
from legation.reading.verdict import Verdict

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
#: The forms of "be" in the present.
PRESENT = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m"})
NONE = frozenset({"no", "neither"})
UNSURE = frozenset({"may", "might", "could", "can", "ca"})
AHEAD = (Status.PLANNED, Status.POSSIBLE)
#: In what order the words around a noun are asked: those of its predicate, and those in front of it.
PREDICATED = (Status.CANCELLED, Status.DENIED, Status.PLANNED, Status.POSSIBLE, Status.ONGOING)
MODIFIED = (Status.CANCELLED, Status.PLANNED, Status.POSSIBLE, Status.ONGOING, Status.HAPPENED)


def status_of(trigger: Trigger, *, headline: bool = False) -> Verdict:
    """The status of a triggered act as its sentence tells it (FactBank's levels, folded into our six)."""
    sentence = trigger.sentence
    if trigger.nominal:
        told = _considered(trigger) or _of_noun(sentence, trigger.word, trigger.verb, headline)
        told = Verdict(Status.HAPPENED) if told.status in AHEAD and _is_known(trigger, told) else told
    else:
        told = status_of_verb(sentence, trigger.word, headline)
        told = told.turned(Status.HAPPENED) if told.status is Status.ONGOING and _is_single(trigger.word) else told
        told = _of_occasion_ahead(trigger) or _of_timetable(trigger) or told
    return _by_nature(trigger, told)


def _considered(trigger: Trigger) -> Verdict | None:
    """What the verb that carries a noun makes of it where it only weighs it ("is considering a visit")."""
    verb = trigger.verb
    if verb is None or trigger.frame.type in SPOKEN or clauses.is_negated(trigger.sentence, verb):
        return None
    listed = listed_verdict(trigger.sentence, verb)
    if listed is None or listed.status is not Status.POSSIBLE:
        return None
    return listed if _is_direct(trigger.sentence, trigger.word, verb) else None


def _of_occasion_ahead(trigger: Trigger) -> Verdict | None:
    """What has a participle's occasion still to come ("will attend the forum hosted by Oslo")."""
    verb, sentence = trigger.word, trigger.sentence
    behind = verb.tag == "VBN" and verb.role in (Role.NOUN_CLAUSE, Role.ADVERBIAL_CLAUSE)
    if trigger.frame.type is not EventType.CONSULT or not behind or clauses.auxiliaries(sentence, verb):
        return None
    above = next((head for head in sentence.ancestors(verb) if clauses.is_verb(head)), None)
    told = status_of_verb(sentence, above) if above is not None else None
    return told if told is not None and told.status is Status.PLANNED else None


def _of_timetable(trigger: Trigger) -> Verdict | None:
    """A journey or meeting in the plain present with a time is to come ("arrives in Oslo this evening")."""
    verb, sentence = trigger.word, trigger.sentence
    if trigger.frame.type is not EventType.CONSULT or not is_timetable(sentence, verb):
        return None
    times = (word for word in sentence.words if _is_single_time(sentence, word))
    time = next((word for word in times if clauses.clause_verb(sentence, word) in (verb, None)), None)
    return Verdict(Status.PLANNED, (time, *_with_time(sentence, time))) if time is not None else None


def _with_time(sentence: Sentence, time: Word) -> list[Word]:
    """What is told with a word of time: its number, or "this" ("August 16", "this evening")."""
    near = [*sentence.children[time.index], *([head] if (head := sentence.head(time)) is not None else [])]
    return [word for word in near if word.tag == "CD" or word.text.lower() in words("cues", "time", "coming")]


def _is_single_time(sentence: Sentence, word: Word) -> bool:
    """Whether a word tells a time that comes once ("on Friday", "at 5 p.m.", not "every Friday")."""
    before = sentence.children[word.index]
    if clauses.among(before, words("cues", "time", "recurring")):
        return False
    if word.lemma in words("cues", "time", "lengths"):
        return bool(clauses.among(before, words("cues", "time", "coming")))
    return word.text.lower() in words("cues", "time", "words") | words("cues", "time", "clock")


def _is_known(trigger: Trigger, told: Verdict) -> bool:
    """Whether a noun names what was there before that which its clause tells ("will discuss Russia's invasion")."""
    attack = trigger.frame.type is EventType.ASSAULT
    spoken_of = trigger.word.role not in (Role.SUBJECT, Role.PASSIVE_SUBJECT)
    if attack and spoken_of and trigger.sentence.under(trigger.word, Role.POSSESSOR):
        return not any(word.role is Role.ADJECTIVE and word.lemma != "further" for word in told.words)
    if told.status is Status.POSSIBLE:
        return False
    if trigger.verb is not None or trigger.word.role not in (Role.OBLIQUE, Role.NOUN_MODIFIER):
        return False
    if trigger.frame.type is EventType.REQUEST:
        return True
    return attack and trigger.word.preposition not in BEFORE


def _by_nature(trigger: Trigger, told: Verdict) -> Verdict:
    """What the act itself makes of it: who invites leaves a visit possible, who orders an expulsion has sanctioned."""
    kind = trigger.frame.type
    if kind is EventType.CONSULT and trigger.word.lemma in words("cues", "status", "inviting"):
        return _of_invitation(trigger, told)
    if _refuses(trigger):
        return Verdict(Status.HAPPENED, clauses.verb_form(trigger.sentence, trigger.word))
    single = kind in SPOKEN or kind is EventType.SANCTION and _is_under_way(trigger)
    if single and told.status is Status.ONGOING and not _goes_on(trigger):
        return told.turned(Status.HAPPENED)
    if kind is EventType.THREATEN and told.status in AHEAD and _is_vowed(told):
        return told.turned(Status.HAPPENED)
    if told.status is Status.ONGOING and _is_departing(trigger):
        return told.turned(Status.PLANNED)
    if kind is EventType.CONSULT and _is_striven_for(told):
        return told.turned(Status.POSSIBLE)
    if kind in PURPOSES and told.status is Status.POSSIBLE and not trigger.nominal:
        return _of_purpose(trigger.sentence, trigger.word) or told
    if told.status in (Status.HAPPENED, Status.PLANNED) and (goes_on := staying(trigger)):
        return Verdict(Status.ONGOING, (goes_on,))
    if told.status is Status.HAPPENED and (announcing := _announcing(trigger)):
        return Verdict(Status.PLANNED, (announcing,))
    if kind is EventType.SANCTION and told.status is Status.PLANNED and (enacting := _enacting(trigger)):
        return Verdict(Status.HAPPENED, (enacting,))
    return told


def _of_invitation(trigger: Trigger, told: Verdict) -> Verdict:
    """An invitation accepted is a plan; one that was made leaves possible what it invites to."""
    if trigger.verb is not None and trigger.verb.lemma in words("cues", "status", "accepting"):
        return Verdict(Status.PLANNED, (trigger.verb,))
    return Verdict(Status.POSSIBLE, (trigger.word,)) if told.status is Status.HAPPENED else told


def _refuses(trigger: Trigger) -> bool:
    """Whether a frame asks for a negation and the act is the refusal itself ("will not accept", not "may not")."""
    if trigger.nominal or not REFUSING & (trigger.frame.beside | trigger.frame.objects):
        return False
    helpers = {word.text.lower() for word in clauses.auxiliaries(trigger.sentence, trigger.word)}
    conditions = {word.text.lower() for word in trigger.sentence.under(trigger.word, Role.MARK)} & CONDITIONS
    return not conditions and not helpers & UNSURE


def _announcing(trigger: Trigger) -> Word | None:
    """The verb by which an act is only announced ("pledged aid"), or somebody is awaited ("is expected in Ankara")."""
    verb = trigger.verb
    if verb is not None and trigger.frame.type in ANNOUNCED and verb.lemma in words("cues", "status", "announcing"):
        return verb
    meets = trigger.frame.type is EventType.CONSULT and not trigger.nominal and clauses.is_verb(trigger.word)
    return trigger.word if meets and trigger.word.lemma in words("cues", "predicates", "awaiting") else None


def _is_vowed(told: Verdict) -> bool:
    """Whether somebody says that he will do what he threatens ("will hold them to account")."""
    vowed = any(word.lemma in words("cues", "verbs", "commitments") for word in told.words)
    return told.status is Status.PLANNED or vowed


def _is_striven_for(told: Verdict) -> bool:
    """Whether efforts are made for what is not there yet ("efforts to resume the talks")."""
    return told.status is Status.ONGOING and any(
        word.lemma in words("cues", "status", "under_way") for word in told.words
    )


def _is_departing(trigger: Trigger) -> bool:
    """Whether a progressive tells of a journey still to come ("is leaving for Rome")."""
    verb = trigger.verb or trigger.word
    leaves = verb.lemma in words("cues", "verbs", "departing") and not trigger.sentence.under(verb, Role.OBJECT)
    sets_out = leaves or verb.lemma in words("cues", "verbs", "dispatching")
    return trigger.frame.type is EventType.CONSULT and verb.tag == "VBG" and sets_out and not _goes_on(trigger)


def staying(trigger: Trigger) -> Word | None:
    """The verb by which talks go on as before ("agreed to remain in close contact", "continued consultations")."""
    head = trigger.sentence.head(trigger.word)
    verb = (trigger.verb or head) if trigger.nominal else head
    if verb is None or trigger.frame.type is not EventType.CONSULT:
        return None
    amid = trigger.verb is not None or trigger.word.preposition == "in"
    under = amid if trigger.nominal else trigger.word.role is Role.OPEN_COMPLEMENT
    return verb if under and verb.lemma in words("cues", "status", "staying") else None


def _enacting(trigger: Trigger) -> Word | None:
    """The verb that enacts a sanction ("ordered to leave", "voted to expel")."""
    head = trigger.sentence.head(trigger.verb) if trigger.verb is not None else None
    enacts = head is not None and head.tag in ("VBD", "VBN") and head.lemma in words("cues", "status", "enacting")
    return head if enacts else None


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


def _of_purpose(sentence: Sentence, verb: Word) -> Verdict | None:
    """What the clause tells above an infinitive behind a noun ("assistance to help", "commitment to support")."""
    head = sentence.head(verb)
    if verb.role is not Role.NOUN_CLAUSE or head is None or clauses.is_verb(head) or listed_verdict(sentence, head):
        return None
    above = clauses.clause_verb(sentence, head)
    return status_of_verb(sentence, above) if above is not None else None


def _is_single(verb: Word) -> bool:
    """Whether a verb's plain present tells a single act ("praises") and nothing that goes on ("occupies")."""
    return verb.tag in ("VBZ", "VBP") and verb.lemma not in words("cues", "states", "lasting")


# --- nouns -----------------------------------------------------------------------------------------------------------


def _of_noun(sentence: Sentence, noun: Word, carrier: Word | None, headline: bool) -> Verdict:
    no = clauses.among(sentence.under(noun, Role.DETERMINER), NONE)
    if no and not _is_compared(sentence, no[0]):
        return Verdict(Status.DENIED, (no[0],))
    predicated = _of_predicate(sentence, noun)
    if predicated is not None:
        return predicated
    told = _of_modifiers(sentence, noun) or _of_participle(sentence, noun)
    head = clauses.clause_verb(sentence, noun)
    if head is None:
        return told or _before(sentence, noun) or Verdict(Status.HAPPENED)
    listed = listed_verdict(sentence, head) if _is_direct(sentence, noun, head) else None
    if listed is not None and listed.status in OVERRIDING:
        return overridden(sentence, head, listed, clauses.negation(sentence, head))
    if told is not None:
        return told
    if listed is not None and listed.status in (Status.PLANNED, Status.POSSIBLE) and carrier is None:
        return _denied_above(sentence, head) or listed
    if carrier is not None:
        return _carried(status_of_verb(sentence, carrier, headline), carrier)
    return _of_position(sentence, noun, head, headline)


def _denied_above(sentence: Sentence, verb: Word) -> Verdict | None:
    """What denies that a verb's act took place at all ("denied that it had planned a visit")."""
    told = status_of_verb(sentence, verb)
    return told if told.status is Status.DENIED and clauses.negation(sentence, verb) is None else None


def _carried(told: Verdict, carrier: Word) -> Verdict:
    """A verb in the plain present that carries a noun tells no lasting state, save "continue" and its like."""
    if told.status is Status.ONGOING and _is_single(carrier):
        return told.turned(Status.HAPPENED)
    lasts = carrier.lemma in words("cues", "status", "ongoing") and carrier.tag != "VBD"
    return told.turned(Status.ONGOING) if lasts and told.status is Status.HAPPENED else told


def _of_predicate(sentence: Sentence, noun: Word) -> Verdict | None:
    """ "The trip is off", "a meeting is possible", "talks are under way": what a predicate without a verb says."""
    if within := _within(sentence, noun):
        return Verdict(Status.ONGOING, within)
    head = sentence.head(noun)
    if head is None or noun.role is not Role.SUBJECT or clauses.is_verb(head):
        return None
    if not sentence.under(head, Role.COPULA):
        return None
    for status in PREDICATED:
        if head.text.lower() in words("cues", "predicates", status.value):
            told = Verdict(status, (head, *sentence.under(head, Role.CASE)))
            return _predicate_denied(sentence, head, told)
    return None


def _predicate_denied(sentence: Sentence, head: Word, told: Verdict) -> Verdict:
    """What a negation makes of a predicate: "not on the agenda" denies, "not certain" leaves open."""
    denying = clauses.negation(sentence, head)
    if denying is None or told.status not in AHEAD:
        return told
    open_still = told.status is Status.PLANNED and head.part != "NOUN"
    return told.turned(Status.POSSIBLE if open_still else Status.DENIED).joined_by(denying)


def _within(sentence: Sentence, noun: Word) -> tuple[Word, ...]:
    """What says that somebody is amid what a noun tells ("is in talks with Oman", "are on a visit to Seoul")."""
    now = clauses.among(sentence.under(noun, Role.COPULA), PRESENT)
    amid = clauses.among(sentence.under(noun, Role.CASE), {"in", "on"})
    return (*now, *amid) if now and amid else ()


def _of_modifiers(sentence: Sentence, noun: Word) -> Verdict | None:
    whole = sentence.head(noun) if noun.preposition == "of" else None
    near = [
        child
        for each in (noun, *([whole] if whole is not None and not clauses.is_verb(whole) else []))
        for child in sentence.under(each, Role.ADJECTIVE, Role.COMPOUND, Role.ADVERB)
    ]
    for status in MODIFIED:
        listed = words("cues", "modifiers", status.value)
        found = next((child for child in near if listed & {child.text.lower(), child.lemma}), None)
        if found is not None:
            return Verdict(status, (found,))
    return None


def _is_compared(sentence: Sentence, no: Word) -> bool:
    """Whether "no" only compares ("no less than five meetings", "no later than May")."""
    behind = sentence.words[no.index + 1 : no.index + 2]
    return bool(clauses.among(behind, words("cues", "status", "compared")))


def _of_participle(sentence: Sentence, noun: Word) -> Verdict | None:
    """ "a meeting held in Rome" is past; "to be held" and "scheduled for" are ahead."""
    verb = next((each for each in sentence.under(noun, Role.NOUN_CLAUSE) if each.tag == "VBN"), None)
    if verb is None:
        return None
    listed = listed_verdict(sentence, verb)
    if listed is not None and listed.status is Status.CANCELLED:
        return listed
    if once := _once_planned(sentence, verb):
        return Verdict(Status.CANCELLED, (once, verb))
    if courses.has_lasted(sentence, verb, set()):
        return Verdict(Status.ONGOING, (verb,))
    marks = sentence.under(verb, Role.MARK)
    ahead = marks or verb.lemma in words("cues", "status", "planned")
    return Verdict(Status.PLANNED if ahead else Status.HAPPENED, (*clauses.verb_form(sentence, verb), *marks))


def _once_planned(sentence: Sentence, verb: Word) -> Word | None:
    """What says of a plan that it no longer holds ("a visit originally planned for July")."""
    planned = verb.lemma in words("cues", "status", "planned") and not _has_begun(sentence, verb)
    former = clauses.among(sentence.under(verb, Role.ADVERB), words("cues", "status", "formerly"))
    return former[0] if planned and former else None


def _has_begun(sentence: Sentence, planned: Word) -> bool:
    """Whether the verb over a noun tells that what was planned took place all the same ("began on Monday")."""
    noun = sentence.head(planned)
    above = clauses.clause_verb(sentence, noun) if noun is not None else None
    return above is not None and above.tag == "VBD" and listed_verdict(sentence, above) is None


def _is_direct(sentence: Sentence, noun: Word, verb: Word) -> bool:
    """Whether a noun is a verb's object or subject, or stands under one ("plans for a visit")."""
    current = noun
    for head in sentence.ancestors(noun):
        if head.index == verb.index:
            direct = current.role in (Role.OBJECT, Role.PASSIVE_SUBJECT, Role.SUBJECT)
            return direct or current.preposition in ("for", "to")
        current = head
    return False


def _of_position(sentence: Sentence, noun: Word, verb: Word, headline: bool) -> Verdict:
    """A noun that no verb carries: "after the talks" is past, "before the talks" ahead, else like its clause."""
    ahead = _before(sentence, noun) or _ahead_of(sentence, noun)
    if ahead is not None:
        return ahead
    if noun.preposition == "during" and (settling := _settling(sentence, verb)):
        return Verdict(Status.HAPPENED, clauses.verb_form(sentence, settling))
    if noun.preposition in ("during", "at", "in", "on"):
        told = status_of_verb(sentence, verb, headline)
        return told if told.status is Status.PLANNED else Verdict(Status.HAPPENED)
    return Verdict(Status.HAPPENED)


def _settling(sentence: Sentence, verb: Word) -> Word | None:
    """The past verb by which an infinitive was settled, at an occasion told behind ("agreed to pay during a visit")."""
    head = sentence.head(verb)
    below = verb.role in (Role.OPEN_COMPLEMENT, Role.COMPLEMENT) and clauses.is_infinitive(sentence, verb)
    settled = head is not None and below and head.lemma in words("cues", "status", "settling")
    return head if head is not None and settled and head.tag in ("VBD", "VBN") else None


def _before(sentence: Sentence, noun: Word) -> Verdict | None:
    """What a preposition that looks ahead tells of the noun behind it ("before the talks")."""
    if noun.preposition not in BEFORE:
        return None
    opening = sentence.under(noun, Role.CASE, Role.MARK)
    return Verdict(Status.PLANNED, tuple(each for each in opening if each.index < noun.index))


def _ahead_of(sentence: Sentence, noun: Word) -> Verdict | None:
    """What "ahead of" in front of a noun's phrase tells of it, however the tree hangs its words."""
    cases = sentence.under(noun, Role.CASE)
    if noun.preposition != "of" or not cases:
        return None
    ahead = sentence.words[cases[0].index - 1]
    return Verdict(Status.PLANNED, (ahead, cases[0])) if ahead.text.lower() == "ahead" else None
