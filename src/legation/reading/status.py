"""Status: whether an act has happened, from tense, modals, negation, and the words that govern it; and which decide."""

from __future__ import annotations

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.model import SYMMETRIC, EventType, Status
from legation.reading import clauses, courses, stages
from legation.reading.fates import headline_fate
from legation.reading.governors import listed_verdict
from legation.reading.noun_status import BEFORE, is_direct, is_single, status_of_noun
from legation.reading.polite import is_wish, wish_to_say
from legation.reading.tenses import CONDITIONS, FUTURE, is_timetable, status_of_verb
from legation.reading.triggers import Trigger
from legation.reading.verdict import Verdict

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
#: Acts that are done once they are decided, all but sanctions by a vote ("voted overwhelmingly to approve").
VOTED = SPOKEN | {EventType.SANCTION, EventType.CONCEDE}
#: Acts that are there where they are discussed ("discussed the deployment of troops"); a visit may be only an idea.
DISCUSSED = frozenset({EventType.AID, EventType.MOBILIZE, EventType.ASSAULT, EventType.SUPPORT})
#: Acts that are still to come where they are only announced.
ANNOUNCED = frozenset({EventType.AID, EventType.RETREAT, EventType.MOBILIZE})
#: Acts that are done as they are announced, also in the progressive ("is imposing sanctions", "are lifting the ban").
ENACTED = frozenset({EventType.SANCTION, EventType.CONCEDE})
#: Within how many words of a line the hour stands that opens an entry of a programme.
HOUR = 3
#: Negations that frames of refusal ask for, and helpers with which nothing is refused yet.
REFUSING = frozenset({"not", "never"})
UNSURE = frozenset({"may", "might", "could", "can", "ca"})
AHEAD = (Status.PLANNED, Status.POSSIBLE)


def status_of(trigger: Trigger, *, headline: bool = False) -> Verdict:
    """The status of a triggered act as its sentence tells it (FactBank's levels, folded into our six)."""
    sentence = trigger.sentence
    if trigger.nominal:
        told = (
            _by_ending(trigger)
            or _considered(trigger)
            or status_of_noun(sentence, trigger.word, trigger.verb, headline)
        )
        told = Verdict(Status.HAPPENED) if told.status in AHEAD and _is_known(trigger, told) else told
        told = stages.of_process(trigger, told) or _of_schedule(trigger, told) or told
    else:
        told = headline_fate(sentence, trigger.word) or status_of_verb(sentence, trigger.word, headline)
        told = told.turned(Status.HAPPENED) if told.status is Status.ONGOING and is_single(trigger.word) else told
        told = _given_up(trigger, told) or _of_occasion_ahead(trigger) or _of_timetable(trigger) or told
    return _by_nature(trigger, told)


def _by_ending(trigger: Trigger) -> Verdict | None:
    """What the verb tells whose ending of something is the act itself ("has dropped its duties on Chinese steel")."""
    verb = trigger.verb
    if verb is None or trigger.frame.type not in ENACTED or verb.lemma not in trigger.frame.carriers:
        return None
    listed = listed_verdict(trigger.sentence, verb)
    ends = listed is not None and listed.status is Status.CANCELLED and is_direct(trigger.sentence, trigger.word, verb)
    return status_of_verb(trigger.sentence, verb) if ends else None


def _given_up(trigger: Trigger, told: Verdict) -> Verdict | None:
    """What a verb tells that calls off what several do together ("have shelved the pact")."""
    things = trigger.sentence.under(trigger.word, Role.OBJECT, Role.PASSIVE_SUBJECT)
    if told.status is not Status.HAPPENED or trigger.frame.type not in SYMMETRIC or not things:
        return None  # "negotiators adjourned at noon"
    listed = listed_verdict(trigger.sentence, trigger.word)
    return listed if listed is not None and listed.status is Status.CANCELLED else None


def _considered(trigger: Trigger) -> Verdict | None:
    """What the verb that carries a noun makes of it where it only weighs it ("is considering a visit")."""
    verb = trigger.verb
    if verb is None or trigger.frame.type in SPOKEN or clauses.is_negated(trigger.sentence, verb):
        return None
    listed = listed_verdict(trigger.sentence, verb)
    if listed is None or listed.status is not Status.POSSIBLE:
        return None
    return listed if is_direct(trigger.sentence, trigger.word, verb) else None


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


def _of_schedule(trigger: Trigger, told: Verdict) -> Verdict | None:
    """What an entry of a programme tells, which opens with its hour ("2:25 p.m. The minister hosts a dinner")."""
    first = trigger.sentence.words[0]
    verb = trigger.verb or clauses.clause_verb(trigger.sentence, trigger.word)
    if verb is None or told.status is not Status.HAPPENED or first.tag != "CD":
        return None
    return _of_entry(trigger, verb)


def _of_entry(trigger: Trigger, verb: Word) -> Verdict | None:
    """The hour in front of a verb in the plain present, as programmes have it."""
    hours = clauses.among(trigger.sentence.words[:HOUR], words("cues", "time", "clock"))
    plain = verb.tag in ("VBZ", "VBP") and not trigger.sentence.under(verb, Role.AUXILIARY, Role.NEGATION)
    consults = trigger.frame.type is EventType.CONSULT
    return Verdict(Status.PLANNED, (hours[0], trigger.sentence.words[0])) if hours and plain and consults else None


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
    if attack and spoken_of and _is_particular(trigger):
        return not any(word.role is Role.ADJECTIVE and word.lemma != "further" for word in told.words)
    if trigger.frame.type in DISCUSSED and [word.lemma for word in told.words] == ["discuss"]:
        return _is_particular(trigger) and trigger.word.lemma not in words("cues", "status", "possible")
    if told.status is Status.POSSIBLE:
        return False
    if trigger.verb is not None or trigger.word.role not in (Role.OBLIQUE, Role.NOUN_MODIFIER):
        return False
    if trigger.frame.type is EventType.REQUEST:
        return True
    return attack and trigger.word.preposition not in BEFORE


def _is_particular(trigger: Trigger) -> bool:
    """Whether a noun names an act as one that there is ("the Rwandan deployment", "Oslo's gift")."""
    sentence, noun = trigger.sentence, trigger.word
    the = clauses.among(sentence.under(noun, Role.DETERMINER), {"the"})
    return bool(the or sentence.under(noun, Role.POSSESSOR))


def _by_nature(trigger: Trigger, told: Verdict) -> Verdict:
    """What the act itself makes of it: who invites leaves a visit possible, who orders an expulsion has sanctioned."""
    return _by_saying(trigger, told) or _by_course(trigger, told) or told


def _by_saying(trigger: Trigger, told: Verdict) -> Verdict | None:
    """What an act is that is done by saying or ordering it: invitations, wishes, refusals, pledges, threats, vows."""
    kind = trigger.frame.type
    if kind is EventType.CONSULT and trigger.word.lemma in words("cues", "status", "inviting"):
        return _of_invitation(trigger, told)
    if kind in SPOKEN and (wish := _wish(trigger)):
        return Verdict(Status.HAPPENED, (wish,))
    if _refuses(trigger):
        return Verdict(Status.HAPPENED, clauses.verb_form(trigger.sentence, trigger.word))
    if told.status is Status.PLANNED and _pledges(trigger):
        return told.turned(Status.HAPPENED)
    single = kind in SPOKEN or kind in ENACTED and _is_under_way(trigger)
    if single and told.status is Status.ONGOING and not _goes_on(trigger):
        return told.turned(Status.HAPPENED)
    if kind is EventType.THREATEN and told.status in AHEAD and _is_vowed(told):
        return told.turned(Status.HAPPENED)
    if kind in stages.VOWED and told.status in AHEAD and (vowing := stages.vowing(trigger)):
        return Verdict(Status.HAPPENED, (vowing,))
    return None


def _by_course(trigger: Trigger, told: Verdict) -> Verdict | None:
    """What an act is by how far it has come: forces that stay, journeys, talks striven for, gifts announced."""
    kind = trigger.frame.type
    if kind is EventType.MOBILIZE and told.status is Status.PLANNED and _stays_put(trigger, told):
        return told.turned(Status.ONGOING)
    if told.status is Status.ONGOING and _is_departing(trigger):
        return told.turned(Status.PLANNED)
    if kind is EventType.CONSULT and _is_striven_for(told):
        return told.turned(Status.POSSIBLE)
    if kind in PURPOSES and told.status is Status.POSSIBLE and not trigger.nominal:
        return _of_purpose(trigger.sentence, trigger.word)
    if told.status in (Status.HAPPENED, Status.PLANNED) and (goes_on := staying(trigger)):
        return Verdict(Status.ONGOING, (goes_on,))
    if told.status in (Status.HAPPENED, Status.ONGOING) and (announcing := _announcing(trigger, told)):
        return Verdict(Status.PLANNED, (announcing,))
    if told.status is Status.HAPPENED and (begun := stages.begun(trigger)):
        return Verdict(Status.ONGOING, begun)
    if kind in VOTED and told.status is Status.PLANNED and (enacting := _enacting(trigger)):
        return Verdict(Status.HAPPENED, (enacting,))
    return None


def _wish(trigger: Trigger) -> Word | None:
    """The wish by which something is said or asked for ("would like to thank", "would like Chad to leave")."""
    if trigger.verb is None:
        return None
    if trigger.frame.type is EventType.REQUEST and is_wish(trigger.sentence, trigger.verb):
        return trigger.verb
    return wish_to_say(trigger.sentence, trigger.verb)


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


def _pledges(trigger: Trigger) -> bool:
    """Whether a frame asks for "will", or for looking forward: the pledge that it tells is made by saying so."""
    frame = trigger.frame
    future = FUTURE & (frame.beside | frame.objects) or "forward" in frame.with_
    return frame.type is EventType.AGREE and not trigger.nominal and bool(future)


def _announcing(trigger: Trigger, told: Verdict) -> Word | None:
    """The verb by which an act is only announced ("pledged aid"), or somebody is awaited ("is expected in Ankara")."""
    verb = trigger.verb
    if verb is not None and trigger.frame.type in ANNOUNCED and _announces(trigger.sentence, verb):
        return verb
    if told.status is Status.ONGOING:
        return None
    meets = trigger.frame.type is EventType.CONSULT and not trigger.nominal and clauses.is_verb(trigger.word)
    return trigger.word if meets and trigger.word.lemma in words("cues", "predicates", "awaiting") else None


def _announces(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb, or a verb with its particle, only says that something is to come ("approved", "set aside")."""
    particles = sentence.under(verb, Role.PARTICLE, Role.ADVERB)
    phrases = {f"{verb.lemma} {particle.text.lower()}" for particle in particles}
    listed = verb.lemma in words("cues", "status", "announcing")
    return listed or bool(phrases & words("cues", "phrasal", "announcing"))


def _is_vowed(told: Verdict) -> bool:
    """Whether somebody says that he will do what he threatens ("will hold them to account")."""
    vowed = any(word.lemma in words("cues", "verbs", "commitments") for word in told.words)
    return told.status is Status.PLANNED or vowed


def _is_striven_for(told: Verdict) -> bool:
    """Whether efforts are made for what is not there yet ("efforts to resume the talks")."""
    return told.status is Status.ONGOING and any(
        word.lemma in words("cues", "status", "under_way") for word in told.words
    )


def _stays_put(trigger: Trigger, told: Verdict) -> bool:
    """Whether forces that are there will only stay ("will leave its troops where they are")."""
    will = any(word.text.lower() in FUTURE for word in told.words)
    return will and not trigger.nominal and trigger.word.lemma in words("cues", "status", "leaving")


def _is_departing(trigger: Trigger) -> bool:
    """Whether a progressive tells of a journey still to come ("is leaving for Rome", "is sending doctors")."""
    verb = trigger.verb or trigger.word
    leaves = verb.lemma in words("cues", "verbs", "departing") and not trigger.sentence.under(verb, Role.OBJECT)
    sets_out = leaves or verb.lemma in words("cues", "verbs", "dispatching")
    if trigger.frame.type is EventType.AID:
        helpers = clauses.among(clauses.auxiliaries(trigger.sentence, verb), courses.BE)
        now = bool(helpers) and verb.lemma in words("cues", "verbs", "dispatching") and not _goes_on(trigger)
        return verb.tag == "VBG" and now and not clauses.among(trigger.sentence.under(verb, Role.ADVERB), {"still"})
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
    """The verb that enacts a sanction ("ordered to leave"), or the vote by which any stand is taken."""
    head = trigger.sentence.head(trigger.verb) if trigger.verb is not None else None
    listed = words("cues", "status", "enacting" if trigger.frame.type is EventType.SANCTION else "voting")
    return head if head is not None and head.tag in ("VBD", "VBN") and head.lemma in listed else None


def _is_under_way(trigger: Trigger) -> bool:
    """Whether a verb tells a single act as it is done ("is imposing sanctions")."""
    verb = trigger.verb if trigger.nominal else trigger.word
    lasting = words("cues", "states", "lasting") | words("cues", "verbs", "keeping")
    return verb is not None and verb.tag == "VBG" and verb.lemma not in lasting


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
