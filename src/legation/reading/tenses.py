"""Tenses: what a verb's form tells of its act, and what the verbs above make of it ("failed to", "would have")."""

from __future__ import annotations

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.model import Status
from legation.reading import clauses, courses
from legation.reading.asides import asides
from legation.reading.governors import leaves_open, listed_status

FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo", "gon"})
MODAL = frozenset({"may", "might", "could", "should", "must", "can", "ought", "would", "'d", "’d", "ca"})
CONDITIONS = frozenset({"if", "unless", "whether", "provided", "once"})
#: The order in which governing words win over what stands under them.
OVERRIDING = (Status.CANCELLED, Status.DENIED)


def status_of_verb(sentence: Sentence, verb: Word, headline: bool = False) -> Status:
    """The status that a verb's clause tells: its form, and the verbs that govern it."""
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
    if _was_there(sentence, verb, head):
        return Status.HAPPENED
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
    return status_of_verb(sentence, head, headline)


def _was_there(sentence: Sentence, verb: Word, place: Word) -> bool:
    """Whether an infinitive tells what somebody was somewhere for ("was in Oslo to attend the forum")."""
    behind = verb.role in (Role.ADVERBIAL_CLAUSE, Role.NOUN_CLAUSE)
    where = any(word.text.lower() in ("in", "at") for word in sentence.under(place, Role.CASE))
    return behind and where and any(word.tag == "VBD" for word in sentence.under(place, Role.COPULA))


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
    return status_of_verb(sentence, above) if above is not None else Status.HAPPENED


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
        return listed or status_of_verb(sentence, head, headline)
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
            return overridden(sentence, head, listed, negated) if negated else listed
        if negated and status is Status.PLANNED and head.lemma not in words("cues", "verbs", "say"):
            return Status.DENIED
        current = head
    return status


def overridden(sentence: Sentence, verb: Word, listed: Status, negated: bool) -> Status:
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
