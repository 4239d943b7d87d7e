"""Status of what nouns tell: what the words around a noun, its predicate and its clause make of the act it names."""

from __future__ import annotations

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.model import Status
from legation.reading import clauses, courses
from legation.reading.fates import fate_of
from legation.reading.gerunds import is_purpose
from legation.reading.governors import listed_verdict
from legation.reading.tenses import OVERRIDING, overridden, status_of_verb
from legation.reading.verdict import Verdict

BEFORE = frozenset({"before", "prior", "prior to", "ahead of", "ahead", "until", "pending", "towards"})
#: The forms of "be" in the present.
PRESENT = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m"})
NONE = frozenset({"no", "neither"})
#: Prepositions of an occasion that takes place as its clause tells, and those of one to which somebody goes ("will
#: travel to Oslo for a summit").
AT = frozenset({"during", "at", "in", "on"})
GOING = frozenset({"for", "to"})
#: What stands between a hope and what is hoped for.
HOPING = frozenset({"of", "for"})
#: In what order the words around a noun are asked: those of its predicate, and those in front of it.
PREDICATED = (Status.CANCELLED, Status.DENIED, Status.PLANNED, Status.POSSIBLE, Status.ONGOING)
MODIFIED = (Status.CANCELLED, Status.PLANNED, Status.POSSIBLE, Status.ONGOING, Status.HAPPENED)
AHEAD = (Status.PLANNED, Status.POSSIBLE)


def status_of_noun(sentence: Sentence, noun: Word, carrier: Word | None, headline: bool) -> Verdict:
    """What a sentence tells of the act that a noun names, given the verb that carries it, where there is one."""
    told = _as_told(sentence, noun, carrier, headline)
    return told.turned(Status.POSSIBLE) if told.status is Status.DENIED and _is_unsaid(sentence, noun) else told


def _is_unsaid(sentence: Sentence, noun: Word) -> bool:
    """Whether somebody only says nothing of an act ("neither side has announced the meeting"), which denies nothing."""
    verb = clauses.clause_verb(sentence, noun)
    if verb is None or verb.lemma not in words("cues", "verbs", "say"):
        return False
    return clauses.negation(sentence, verb) is not None and is_direct(sentence, noun, verb)


def _as_told(sentence: Sentence, noun: Word, carrier: Word | None, headline: bool) -> Verdict:
    """What the words around a noun tell, those in front of it first."""
    no = clauses.among(sentence.under(noun, Role.DETERMINER), NONE)
    if no and not _is_compared(sentence, no[0]):
        return Verdict(Status.DENIED, (no[0],))
    predicated = fate_of(sentence, noun) or _of_predicate(sentence, noun)
    if predicated is not None:
        return predicated
    told = _of_misread(sentence, noun) if clauses.is_headline(sentence) else None
    told = told or _of_modifiers(sentence, noun, carrier) or _of_participle(sentence, noun, carrier)
    told = told or _hoped_for(sentence, noun) or (_of_relative(sentence, noun) if carrier is None else None)
    head = clauses.clause_verb(sentence, noun)
    if head is None:
        return told or _before(sentence, noun) or Verdict(Status.HAPPENED)
    listed = listed_verdict(sentence, head) if is_direct(sentence, noun, head) else None
    if listed is not None and _came_to_nothing(sentence, noun, head, listed):
        return Verdict(Status.HAPPENED, listed.words)
    if listed is not None and listed.status in OVERRIDING:
        return overridden(sentence, head, listed, clauses.negation(sentence, head))
    if told is not None:
        return _taken_up(sentence, carrier, told) or told
    if listed is not None and listed.status in AHEAD and carrier is None and not _does(sentence, noun, head):
        return _denied_above(sentence, head) or listed
    if carrier is not None:
        return _carried(status_of_verb(sentence, carrier, headline), carrier)
    return _of_position(sentence, noun, head, headline)


def _hoped_for(sentence: Sentence, noun: Word) -> Verdict | None:
    """What is only offered, proposed or hoped for by the noun that it stands behind ("Seoul's offer of talks")."""
    head = sentence.head(noun) if noun.preposition in HOPING else None
    if head is None or head.index > noun.index or head.lemma not in words("cues", "status", "hoped"):
        return None
    none = clauses.among(sentence.under(head, Role.DETERMINER), NONE)  # "has received no proposal for a visit"
    return None if none else Verdict(Status.POSSIBLE, (head,))


def _does(sentence: Sentence, noun: Word, verb: Word) -> bool:
    """Whether what a noun tells does what the verb tells ("the war threatens trade"), and so is there."""
    whole = next((each for each in (noun, *sentence.ancestors(noun)) if each.head == verb.index), noun)
    active = whole.role is Role.SUBJECT and whole.head == verb.index
    return active and bool(sentence.under(verb, Role.OBJECT))


def _came_to_nothing(sentence: Sentence, noun: Word, verb: Word, listed: Verdict) -> bool:
    """Whether what a noun tells took place, but without success ("the talks failed to bring peace")."""
    if verb.lemma != "fail" or listed.status is not Status.DENIED or not _is_subject(sentence, noun, verb):
        return False
    aims = sentence.under(verb, Role.OPEN_COMPLEMENT, Role.OBJECT)
    return not any(aim.lemma in words("cues", "verbs", "coming_about") for aim in aims)


def _is_subject(sentence: Sentence, noun: Word, verb: Word) -> bool:
    """Whether a noun, or the "round" that it stands behind, does what a verb tells."""
    whole = sentence.head(noun) if noun.preposition == "of" else noun
    return whole is not None and whole.head == verb.index and whole.role is Role.SUBJECT


def _taken_up(sentence: Sentence, carrier: Word | None, told: Verdict) -> Verdict | None:
    """What is still to come of something put off before ("the delayed accord could be signed in May")."""
    if told.status is not Status.CANCELLED or carrier is None:
        return None
    ahead = status_of_verb(sentence, carrier)
    return ahead if ahead.status in (Status.PLANNED, Status.POSSIBLE) else None


def _of_relative(sentence: Sentence, noun: Word) -> Verdict | None:
    """What a clause behind a noun tells of its act ("talks, which will open in May", "the tour she wants to make")."""
    for verb in sentence.under(noun, Role.RELATIVE_CLAUSE):
        about = clauses.subject(sentence, verb)
        if about is None or about.index == noun.index or about.text.lower() in clauses.RELATIVE_PRONOUNS:
            told = status_of_verb(sentence, verb) if _comes_about(sentence, verb) else None
        else:
            told = _of_wish(sentence, verb)
        if told is not None and told.status in (Status.PLANNED, Status.POSSIBLE, Status.CANCELLED):
            return told
    return None


def _comes_about(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb tells that something takes place ("take place", not "take effect")."""
    objects = {word.lemma for word in sentence.under(verb, Role.OBJECT)}
    return verb.lemma in words("cues", "verbs", "coming_about") and (verb.lemma != "take" or objects == {"place"})


def _of_wish(sentence: Sentence, verb: Word) -> Verdict | None:
    """What somebody makes of an act who wants or means to do it ("the tour that she wants to make")."""
    below = sentence.under(verb, Role.OPEN_COMPLEMENT)
    carried = any(each.lemma in words("cues", "verbs", "carriers") for each in below)
    listed = listed_verdict(sentence, verb) if carried and not clauses.is_negated(sentence, verb) else None
    return listed if listed is not None and listed.status in (Status.PLANNED, Status.POSSIBLE) else None


def _denied_above(sentence: Sentence, verb: Word) -> Verdict | None:
    """What denies that a verb's act took place at all ("denied that it had planned a visit")."""
    told = status_of_verb(sentence, verb)
    return told if told.status is Status.DENIED and clauses.negation(sentence, verb) is None else None


def _carried(told: Verdict, carrier: Word) -> Verdict:
    """A verb in the plain present that carries a noun tells no lasting state, save "continue" and its like.

    What is planned is ahead, whenever the plan was made ("talks are planned", "have scheduled a summit").
    """
    made = told.status in (Status.HAPPENED, Status.ONGOING)
    if made and carrier.lemma in words("cues", "status", "fixed") | words("cues", "predicates", "awaiting"):
        return told.turned(Status.PLANNED)
    if told.status is Status.ONGOING and is_single(carrier):
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
    cases = clauses.among(sentence.under(head, Role.CASE), {"off", "out"})
    if any(f"{case.text.lower()} {head.lemma}" in words("cues", "predicates", "behind") for case in cases):
        return Verdict(Status.CANCELLED, (*cases, head))
    for status in PREDICATED:
        if head.text.lower() in words("cues", "predicates", status.value):
            told = Verdict(status, (head, *sentence.under(head, Role.CASE)))
            return _predicate_denied(sentence, head, told)
    # "the talks were to have been the high point"
    return status_of_verb(sentence, head) if clauses.to_of(sentence, head) else None


def _predicate_denied(sentence: Sentence, head: Word, told: Verdict) -> Verdict:
    """What a negation makes of a predicate: "not on the agenda" denies, "not certain" leaves open."""
    denying = clauses.negation(sentence, head)
    if denying is None or told.status not in AHEAD:
        return told
    open_still = told.status is Status.PLANNED and head.part != "NOUN"
    return told.turned(Status.POSSIBLE if open_still else Status.DENIED).joined_by(denying)


def _within(sentence: Sentence, noun: Word) -> tuple[Word, ...]:
    """What says that somebody is amid what a noun tells ("is in talks with Oman", "are on a visit to Seoul")."""
    whole = sentence.head(noun) if noun.preposition == "of" else None
    place = whole if whole is not None and whole.lemma in words("cues", "predicates", "amid") else noun
    now = clauses.among(sentence.under(place, Role.COPULA), PRESENT)
    since = clauses.among(sentence.under(place, Role.AUXILIARY), courses.HAVE)
    amid = clauses.among(sentence.under(place, Role.CASE), {"in", "on", "under"})
    return (*(now or since), *amid) if (now or since) and amid else ()


def _of_modifiers(sentence: Sentence, noun: Word, carrier: Word | None) -> Verdict | None:
    whole = sentence.head(noun) if noun.preposition == "of" else None
    near = [
        child
        for each in (noun, *([whole] if whole is not None and not clauses.is_verb(whole) else []))
        for child in sentence.under(each, Role.ADJECTIVE, Role.COMPOUND, Role.ADVERB)
    ]
    for status in MODIFIED:
        listed = words("cues", "modifiers", status.value)
        found = next((child for child in near if listed & {child.text.lower(), child.lemma}), None)
        if found is not None and not _is_held(sentence, carrier, found):
            return Verdict(status, (found,))
    return None


def _is_held(sentence: Sentence, carrier: Word | None, found: Word) -> bool:
    """Whether a word only counts one more of what a verb tells as done or not, or as ahead ("held a further round")."""
    counts = found.lemma in words("cues", "modifiers", "counting")
    settled = (Status.HAPPENED, Status.DENIED, Status.PLANNED)
    return counts and carrier is not None and status_of_verb(sentence, carrier).status in settled


def _is_compared(sentence: Sentence, no: Word) -> bool:
    """Whether "no" only compares ("no less than five meetings", "no later than May")."""
    behind = sentence.words[no.index + 1 : no.index + 2]
    return bool(clauses.among(behind, words("cues", "status", "compared")))


def _of_misread(sentence: Sentence, noun: Word) -> Verdict | None:
    """What a headline's verb tells that the tree takes for a noun in front ("Peru mulls airlift")."""
    for word in sentence.under(noun, Role.COMPOUND):
        verb = word.text.lower().removesuffix("s")
        if word.index == 0 or verb not in words("cues", "status", "headline_verbs") or not word.text.endswith("s"):
            continue
        cancels = verb in words("cues", "status", "cancelled")
        return Verdict(Status.CANCELLED if cancels else Status.POSSIBLE, (word,))
    return None


def _of_participle(sentence: Sentence, noun: Word, carrier: Word | None) -> Verdict | None:
    """ "a meeting held in Rome" is past; "to be held" and "scheduled for" are ahead.

    What is only put in between is not what the carrying verb says ("the talks, frozen since May, will resume").
    """
    verb = next((each for each in sentence.under(noun, Role.NOUN_CLAUSE) if each.tag == "VBN"), None)
    if verb is None or carrier is not None and sentence.words[verb.index - 1].text == ",":
        return None
    if is_purpose(sentence, verb) or carrier is not None and _tells_effect(sentence, verb, carrier):
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


def _tells_effect(sentence: Sentence, verb: Word, carrier: Word) -> bool:
    """Whether a participle says what is to come of an act that is done ("signed a deal expected to boost exports")."""
    effects = sentence.under(verb, Role.OPEN_COMPLEMENT, Role.ADVERBIAL_CLAUSE)
    expects = bool(effects) and verb.lemma in words("cues", "status", "planned")
    done = carrier.index < verb.index and carrier.lemma not in words("cues", "verbs", "say")
    return expects and done and status_of_verb(sentence, carrier).status is Status.HAPPENED


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


def is_direct(sentence: Sentence, noun: Word, verb: Word) -> bool:
    """Whether a noun is a verb's object or subject, or stands under one ("plans for a visit")."""
    current = noun
    for head in sentence.ancestors(noun):
        if head.index == verb.index:
            direct = current.role in (Role.OBJECT, Role.PASSIVE_SUBJECT, Role.SUBJECT)
            misread = current.role is Role.OPEN_COMPLEMENT and current.index == noun.index
            return direct or misread or current.preposition in ("for", "to") or _is_away(sentence, current, verb)
        current = head
    return False


def _is_away(sentence: Sentence, noun: Word, verb: Word) -> bool:
    """Whether a verb tells that somebody keeps away from what a noun tells ("stayed away from", "backed out of")."""
    near = (*sentence.under(verb, Role.PARTICLE, Role.ADVERB), *sentence.under(noun, Role.CASE))
    beside = {f"{verb.lemma} {word.text.lower()}" for word in near}
    return noun.preposition in ("from", "of", "out of") and bool(beside & words("cues", "phrasal", "absent"))


def _of_position(sentence: Sentence, noun: Word, verb: Word, headline: bool) -> Verdict:
    """A noun that no verb carries: "after the talks" is past, "before the talks" ahead, else like its clause."""
    ahead = _before(sentence, noun) or _ahead_of(sentence, noun)
    if ahead is not None:
        return ahead
    if noun.preposition == "during" and (settling := _settling(sentence, verb)):
        return Verdict(Status.HAPPENED, clauses.verb_form(sentence, settling))
    leading = _occasion(sentence, noun).preposition
    if leading in AT or leading in GOING and verb.lemma in words("cues", "verbs", "timetable"):
        told = status_of_verb(sentence, verb, headline)
        return told if told.status is Status.PLANNED else Verdict(Status.HAPPENED)
    return Verdict(Status.HAPPENED)


def _occasion(sentence: Sentence, noun: Word) -> Word:
    """The noun whose preposition tells how an occasion stands in its clause: of one beside another, or at the edge of
    one ("to Rabat for interviews with editors and a dialogue", "on the sidelines of a summit")."""
    for head in sentence.ancestors(noun):
        beside = noun.role is Role.CONJUNCT or noun.preposition == "with" and noun.role is Role.NOUN_MODIFIER
        edge = noun.preposition == "of" and head.lemma in words("cues", "occasions", "edges")
        if clauses.is_verb(head) or not (beside or edge):
            return noun
        noun = head
    return noun


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
    if noun.preposition != "of" or not cases or not cases[0].index:
        return None
    ahead = sentence.words[cases[0].index - 1]
    return Verdict(Status.PLANNED, (ahead, cases[0])) if ahead.text.lower() == "ahead" else None


def is_single(verb: Word) -> bool:
    """Whether a verb's plain present tells a single act ("praises") and nothing that goes on ("occupies")."""
    return verb.tag in ("VBZ", "VBP") and verb.lemma not in words("cues", "states", "lasting")
