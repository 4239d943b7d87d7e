"""Tenses: what a verb's form tells of its act, and what the verbs above make of it ("failed to", "would have")."""

from __future__ import annotations

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.model import Status
from legation.reading import clauses, courses
from legation.reading.asides import asides
from legation.reading.enjoyed import enjoyed_status
from legation.reading.gerunds import gerund_verdict
from legation.reading.governors import denying_in_front, dismissing, governing, leaves_open, listed_verdict
from legation.reading.untrue import untrue
from legation.reading.verdict import Verdict

FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo", "gon"})
MODAL = frozenset({"may", "might", "could", "should", "must", "can", "ought", "would", "'d", "’d", "ca"})
WOULD = frozenset({"would", "'d", "’d"})
HAVE = frozenset({"have", "'ve", "’ve"})
PAST = frozenset({"was", "were", "had", "has", "have", "been", "did", "'ve", "’ve", "got", "be"})
#: How a verb hangs that tells something in a tense of its own.
TELLING = frozenset({Role.ROOT, Role.RELATIVE_CLAUSE, Role.PARATAXIS, Role.CONJUNCT})
CONDITIONS = frozenset({"if", "unless", "whether", "provided", "once"})
#: The order in which governing words win over what stands under them.
OVERRIDING = (Status.CANCELLED, Status.DENIED)


def status_of_verb(sentence: Sentence, verb: Word, headline: bool = False) -> Verdict:
    """What a verb's clause tells of its act: its form, and the verbs that govern it."""
    told = _own(sentence, verb, headline)
    denying = clauses.negation(sentence, verb)
    hanging = courses.condition(sentence, verb)
    refused = denying is not None and (_would(told) and hanging is None or _unless(hanging))
    if denying is not None and (refused or told.status is not Status.POSSIBLE) and not _is_and_more(sentence, denying):
        told = _not_done(sentence, verb, denying)
    elif ended := courses.no_longer(sentence, verb):
        told = told.turned(Status.CANCELLED if told.status is Status.PLANNED else Status.DENIED).joined_by(*ended)
    return _under_governors(sentence, verb, told)


def _would(told: Verdict) -> bool:
    """Whether only "would" leaves an act possible: who "would not" do it did not."""
    return told.status is Status.POSSIBLE and [word.text.lower() for word in told.words] == ["would"]


def _unless(hanging: Word | None) -> bool:
    """Whether only what follows "unless" would change a refusal ("will not free them unless Oslo pays")."""
    return hanging is not None and hanging.text.lower() == "unless"


def _is_and_more(sentence: Sentence, denying: Word) -> bool:
    """Whether a negation only says that there is more ("is not only arming the rebels")."""
    behind = sentence.words[denying.index + 1 : denying.index + 2]
    return bool(clauses.among(behind, words("cues", "status", "and_more")))


def _not_done(sentence: Sentence, verb: Word, denying: Word) -> Verdict:
    """What a negated verb tells: that something is still to come ("not yet"), called off ("as planned"), or denied."""
    if pending := _yet(sentence, verb):
        return Verdict(Status.POSSIBLE, (*pending, denying))
    planned = courses.as_planned(sentence, verb) or courses.changed(sentence, verb)
    return Verdict(Status.CANCELLED if planned else Status.DENIED, (denying, *planned))


def _yet(sentence: Sentence, verb: Word) -> list[Word]:
    """What tells that something not done may still be done ("have not yet agreed")."""
    return [word for word in sentence.under(verb, Role.ADVERB) if word.lemma == "yet"]


def _own(sentence: Sentence, verb: Word, headline: bool) -> Verdict:
    """What the verb's own form tells."""
    helpers = clauses.auxiliaries(sentence, verb)
    if governed := gerund_verdict(sentence, verb):
        return governed
    if (keeper := courses.keeper(sentence, verb)) is not None:
        return _as_kept(sentence, keeper, headline)
    if opening := _opening(sentence, verb):
        return Verdict(Status.POSSIBLE, (opening,))
    if had := courses.inverted(sentence, verb, "had"):
        return Verdict(Status.DENIED, (had,))
    if future := clauses.among(helpers, FUTURE):
        hanging = courses.condition(sentence, verb)
        return Verdict(Status.POSSIBLE, (hanging,)) if hanging else Verdict(Status.PLANNED, tuple(future))
    if modals := clauses.among(helpers, MODAL):
        return _of_modal(sentence, verb, helpers, modals)
    return _of_plan(sentence, verb, helpers, headline) or _of_tense(sentence, verb, helpers, headline)


def _as_kept(sentence: Sentence, keeper: Word, headline: bool) -> Verdict:
    """What is done where somebody keeps something so: it goes on while he keeps it ("has kept the crossing shut")."""
    told = status_of_verb(sentence, keeper, headline)
    perfect = bool(clauses.among(clauses.auxiliaries(sentence, keeper), courses.HAVE))
    return told.turned(Status.ONGOING) if perfect and told.status is Status.HAPPENED else told


def _opening(sentence: Sentence, verb: Word) -> Word | None:
    """The word that makes a condition of a verb's clause ("if they meet", "should they meet")."""
    marks = clauses.among(sentence.under(verb, Role.MARK), CONDITIONS)
    helpers = (courses.inverted(sentence, verb, helper) for helper in ("should", "were"))
    return marks[0] if marks else next((helper for helper in helpers if helper), None)


def _of_plan(sentence: Sentence, verb: Word, helpers: list[Word], headline: bool) -> Verdict | None:
    """What infinitives tell, and what is told as due; None for what has a tense of its own."""
    texts = {word.text.lower() for word in helpers}
    to = clauses.to_of(sentence, verb)
    if to and "have" in texts:
        return _of_perfect_infinitive(sentence, verb, [*helpers, *to])
    if courses.was_ahead(verb, texts, infinitive=bool(to)):
        undoing = courses.undoing(sentence, verb, texts)
        ahead = _due(sentence, verb) or (*clauses.among(helpers, courses.BE | {"be"}), *to)
        return Verdict(Status.CANCELLED, (undoing,)) if undoing else Verdict(Status.PLANNED, ahead)
    if verb.tag == "VB" and not to and not texts and _is_bare_past(sentence, verb):
        return Verdict(Status.HAPPENED, (verb,))
    if to or verb.tag == "VB" and not texts:
        return _of_infinitive(sentence, verb, headline)
    due = () if clauses.is_verb(verb) else _due(sentence, verb)
    if not due:
        return None
    undone = clauses.among(helpers, {"had", "'d", "’d"}) or _replaced(sentence, verb)
    return Verdict(Status.CANCELLED, (*undone, *due)) if undone else Verdict(Status.PLANNED, due)


def _replaced(sentence: Sentence, place: Word) -> list[Word]:
    """What tells that somebody awaited somewhere does something else ("the minister, due in Rome, will instead")."""
    above = clauses.clause_verb(sentence, place) if clauses.is_awaited_behind(sentence, place) else None
    beside = sentence.children[above.index] if above is not None else ()
    return clauses.among(beside, words("cues", "status", "replacing"))


def _is_bare_past(sentence: Sentence, verb: Word) -> bool:
    """Whether a form that is taken for an infinitive is a past of the same letters ("Kenya let the crew go")."""
    subject = clauses.own_subject(sentence, verb)
    behind = sentence.words[verb.index + 1 : verb.index + 2]
    told = verb.role in TELLING and subject is not None and subject.index < verb.index
    told = told and not clauses.among(behind, {"'s", "’s"})  # "let's"
    return told and verb.lemma in words("cues", "verbs", "unchanging")


def _due(sentence: Sentence, predicate: Word) -> tuple[Word, ...]:
    """What makes a predicate one to come ("is due in Rome", "are expected in Oslo"), with a "to" of its own."""
    before = (child for child in sentence.children[predicate.index] if child.index < predicate.index)
    due = clauses.among(before, words("cues", "predicates", "awaited"))[:1]
    return (*due, *(to for each in due for to in clauses.among(sentence.children[each.index], clauses.TO)))


def _of_perfect_infinitive(sentence: Sentence, verb: Word, helpers: list[Word]) -> Verdict:
    """ "Was to have met" was called off; who "claims to have met" has met."""
    if clauses.among(helpers, courses.PAST_BE):
        return Verdict(Status.CANCELLED, tuple(helpers))
    head = sentence.head(verb)
    listed = governing(sentence, head, verb) if head is not None else None
    done = Verdict(Status.HAPPENED, clauses.verb_form(sentence, verb))
    return done if listed is None or listed.status in OVERRIDING else listed


def _of_modal(sentence: Sentence, verb: Word, helpers: list[Word], modals: list[Word]) -> Verdict:
    would = clauses.among(helpers, WOULD)
    if not would:
        return Verdict(Status.POSSIBLE, (modals[0],))
    if have := clauses.among(helpers, HAVE):
        return Verdict(Status.DENIED, (would[0], have[0]))
    planned = _reported(sentence, verb) and courses.condition(sentence, verb) is None
    return Verdict(Status.PLANNED if planned else Status.POSSIBLE, (would[0],))


def _reported(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb stands in what somebody said."""
    above = (head for head in sentence.ancestors(verb) if clauses.is_verb(head))
    said = any(head.lemma in words("cues", "verbs", "say") for head in above)
    return said or any(aside.covers(sentence, verb) for aside in asides(sentence))


def _of_infinitive(sentence: Sentence, verb: Word, headline: bool) -> Verdict:
    """An infinitive takes its status from the word above it; alone in a headline it is a plan ("Modi to visit")."""
    head = sentence.head(verb)
    form = (*clauses.verb_form(sentence, verb), *clauses.to_of(sentence, verb))
    if head is not None and (enjoyed := enjoyed_status(sentence, verb)):
        return enjoyed
    if head is None or verb.tag != "VBG" and any(word.lemma == "be" for word in clauses.auxiliaries(sentence, verb)):
        return Verdict(Status.PLANNED, form)
    if headline and _tells_headline(sentence, verb):
        return Verdict(Status.PLANNED, form)
    if beside := clauses.among(sentence.under(verb, Role.MARK), {"with"}):
        return Verdict(Status.PLANNED, (*beside, *form))  # "with Oslo to host them on Monday"
    if courses.seems_under_way(sentence, verb, head):
        return Verdict(Status.ONGOING, form)
    if was := _was_there(sentence, verb, head):
        return Verdict(Status.HAPPENED, (was,))
    if verb.role is Role.NOUN_CLAUSE and not clauses.is_verb(head):
        return _behind_noun(sentence, head, verb)
    if not clauses.is_verb(head) and head.part != "ADJ":
        alone = Verdict(Status.PLANNED if headline else Status.POSSIBLE, form)
        return governing(sentence, head, verb) or alone
    return _below(sentence, verb, head, headline)


def _below(sentence: Sentence, verb: Word, head: Word, headline: bool) -> Verdict:
    """An infinitive under a verb or an adjective: what that word makes of it, else what it tells itself."""
    if verb.role is Role.CONJUNCT:
        return _own(sentence, head, headline)
    if let := _let(sentence, head):
        return Verdict(Status.HAPPENED, let)
    if _is_to_be_forced(sentence, head):
        return Verdict(Status.POSSIBLE, (head,))
    listed = governing(sentence, head, verb)
    denying = clauses.negation(sentence, head)
    if listed is not None and listed.status in OVERRIDING and denying is not None:
        return listed.turned(Status.POSSIBLE).joined_by(denying)
    if pending := _yet(sentence, head):
        return Verdict(Status.POSSIBLE, tuple(pending))
    if listed is not None and _was_once_planned(sentence, head, listed):
        return listed.turned(Status.CANCELLED)
    if listed is not None and head.lemma not in words("cues", "status", "factual"):
        return listed
    return status_of_verb(sentence, head, headline)


def _let(sentence: Sentence, head: Word) -> tuple[Word, ...]:
    """What tells that somebody was allowed to do what an infinitive tells, and so did it ("was permitted to visit")."""
    was = clauses.among(clauses.auxiliaries(sentence, head), courses.PAST_BE)
    let = head.tag == "VBN" and head.lemma in words("cues", "status", "letting")
    return (*was, head) if let and was and clauses.negation(sentence, head) is None else ()


def _is_to_be_forced(sentence: Sentence, verb: Word) -> bool:
    """Whether somebody is only to be made to do what an infinitive tells ("sued it to force it to pay")."""
    if verb.lemma not in words("cues", "status", "forcing"):
        return False
    against = verb.tag == "VBG" and clauses.among(sentence.under(verb, Role.MARK, Role.CASE), {"against", "of", "by"})
    head = sentence.head(verb)
    behind = verb.role is Role.OPEN_COMPLEMENT and head is not None and bool(sentence.under(head, Role.OBJECT))
    aim = behind or verb.role in (Role.ADVERBIAL_CLAUSE, Role.NOUN_CLAUSE)
    return bool(against) or aim and clauses.is_infinitive(sentence, verb)


def _was_once_planned(sentence: Sentence, head: Word, listed: Verdict) -> bool:
    """Whether a plan is told as one that was there before things changed ("had been scheduled to meet")."""
    had = clauses.among(clauses.auxiliaries(sentence, head), {"had", "'d", "’d"})
    fixed = head.lemma in words("cues", "status", "fixed") | words("cues", "predicates", "awaiting")
    return listed.status is Status.PLANNED and bool(had) and fixed


def _was_there(sentence: Sentence, verb: Word, place: Word) -> Word | None:
    """What tells that somebody was somewhere for what an infinitive tells ("was in Oslo to attend the forum")."""
    behind = verb.role in (Role.ADVERBIAL_CLAUSE, Role.NOUN_CLAUSE)
    if not behind or not clauses.among(sentence.under(place, Role.CASE), {"in", "at"}):
        return None
    return next((word for word in sentence.under(place, Role.COPULA) if word.tag == "VBD"), None)


def _tells_headline(sentence: Sentence, verb: Word) -> bool:
    """Whether an infinitive is all the verb that a headline has ("Lisbon, Rabat ministers to meet in Faro")."""
    if clauses.own_subject(sentence, verb) is not None:
        return True
    return not any(clauses.is_verb(head) for head in sentence.ancestors(verb))


def _behind_noun(sentence: Sentence, noun: Word, verb: Word) -> Verdict:
    """An infinitive behind a noun: possible ("an effort to"), save for "the first state to", "the decision to"."""
    if no := clauses.among(sentence.under(noun, Role.DETERMINER), {"no"}):
        return Verdict(Status.DENIED, (no[0], noun))
    if accepting := _accepting(sentence, noun):
        return Verdict(Status.PLANNED, (accepting,))
    if noun.lemma in words("cues", "status", "under_way") and noun.lemma != noun.text.lower():
        # Only the plural: "an effort to" may be one that is asked for.
        return Verdict(Status.ONGOING, (noun,))
    if dropped := _dropped(sentence, noun):
        return Verdict(Status.CANCELLED, (dropped,))
    listed = governing(sentence, noun, verb)
    if listed is not None:
        return listed
    if not _is_ranked(sentence, noun) and noun.lemma not in words("cues", "status", "factual_nouns"):
        return Verdict(Status.POSSIBLE, (noun,))
    if will := clauses.among(sentence.under(noun, Role.AUXILIARY), FUTURE):
        return Verdict(Status.PLANNED, tuple(will))  # "it will be a chance to meet"
    above = clauses.clause_verb(sentence, noun)
    told = status_of_verb(sentence, above) if above is not None else Verdict(Status.HAPPENED)
    single = above is not None and above.tag in ("VBZ", "VBP") and told.status is Status.ONGOING
    return told.turned(Status.HAPPENED) if single else told  # "welcomes the decision to expel"


def _is_ranked(sentence: Sentence, noun: Word) -> bool:
    """Whether a noun tells who did something by rank or number ("the first to", "one of the first states to", "was
    among twenty states to")."""
    parts = sentence.under(noun, Role.NOUN_MODIFIER) if noun.lemma == "one" else []
    beside = [child for each in (noun, *parts) for child in sentence.under(each, Role.ADJECTIVE, Role.NUMBER)]
    return noun.preposition == "among" or bool({child.lemma for child in beside} & words("cues", "status", "ranks"))


def _dropped(sentence: Sentence, noun: Word) -> Word | None:
    """The verb by which what an infinitive tells comes to nothing ("withdrew a proposal to send")."""
    head = sentence.head(noun)
    if head is None or noun.role not in (Role.OBJECT, Role.PASSIVE_SUBJECT) or clauses.is_negated(sentence, head):
        return None
    return head if head.lemma in words("cues", "status", "withdrawing") and clauses.is_verb(head) else None


def _accepting(sentence: Sentence, noun: Word) -> Word | None:
    """The verb by which an invitation is accepted, and a visit planned ("accepted an invitation to visit")."""
    head = sentence.head(noun)
    invites = noun.lemma in words("cues", "status", "inviting") and noun.role in (Role.OBJECT, Role.PASSIVE_SUBJECT)
    if head is None or not invites or clauses.is_negated(sentence, head):
        return None
    return head if head.lemma in words("cues", "status", "accepting") else None


def is_timetable(sentence: Sentence, verb: Word) -> bool:
    """Whether a plain present tells what is fixed ("arrives on Monday"); a headline tells the past so too."""
    plain = verb.tag in ("VBZ", "VBP") and not sentence.under(verb, Role.AUXILIARY, Role.NEGATION)
    return plain and not clauses.is_headline(sentence) and verb.lemma in words("cues", "verbs", "timetable")


def _of_tense(sentence: Sentence, verb: Word, helpers: list[Word], headline: bool) -> Verdict:
    texts = {word.text.lower() for word in helpers}
    if verb.tag == "VBG":
        return _of_progressive(sentence, verb, texts, headline)
    if "being" in texts and verb.tag in ("VBN", "VBD"):
        return _of_progressive(sentence, verb, texts, headline)
    if texts & courses.STAYING:
        return Verdict(Status.ONGOING, clauses.verb_form(sentence, verb))
    past = bool(texts & PAST) or verb.tag in ("VBD", "VBN") and not _is_state(verb, texts)
    done = past and not courses.has_lasted(sentence, verb, texts)
    if done and verb.tag == "VBD" and not texts and (day := courses.in_a_row(sentence, verb)):
        return Verdict(Status.ONGOING, (day,))
    return Verdict(Status.HAPPENED if done else Status.ONGOING, clauses.verb_form(sentence, verb))


def _is_state(verb: Word, helpers: set[str]) -> bool:
    """Whether a passive in the present tells what is so now ("are detained in Minsk")."""
    return bool(helpers & courses.BE - courses.PAST_BE) and verb.lemma in words("cues", "states", "lasting")


def _of_progressive(sentence: Sentence, verb: Word, texts: set[str], headline: bool) -> Verdict:
    form = clauses.verb_form(sentence, verb)
    if texts & {"is", "are", "am", "'s", "'re", "’s", "’re", "been", "be"}:
        return Verdict(Status.ONGOING, form)
    if texts & courses.PAST_BE:
        return Verdict(Status.ONGOING if courses.lasts(sentence, verb) else Status.HAPPENED, form)
    if "being" in texts and verb.role is Role.NOUN_CLAUSE and not _is_told_past(sentence, verb):
        return Verdict(Status.ONGOING, form)
    head = sentence.head(verb)
    if head is not None and clauses.is_verb(head) and verb.role is not Role.ROOT:
        below = verb.role in (Role.OPEN_COMPLEMENT, Role.COMPLEMENT)
        listed = listed_verdict(sentence, head) if below else None
        return listed or status_of_verb(sentence, head, headline)
    return Verdict(Status.HAPPENED, form)


def _is_told_past(sentence: Sentence, verb: Word) -> bool:
    """Whether the clause above a participle tells the past ("he saw the men being led away")."""
    noun = sentence.head(verb)
    above = clauses.clause_verb(sentence, noun) if noun is not None else None
    return above is not None and above.tag == "VBD"


def _under_governors(sentence: Sentence, verb: Word, told: Verdict) -> Verdict:
    """What verbs above make of it: "denied that they met", "failed to agree", "called off plans to meet"."""
    current = verb
    for _ in range(4):
        head = sentence.head(current)
        if denied := dismissing(sentence, current):
            return Verdict(Status.DENIED, denied)
        if (denier := denying_in_front(sentence, current)) is not None:
            return Verdict(Status.DENIED, (denier,))
        if false := untrue(sentence, current):
            return false
        if head is None or current.role not in (Role.COMPLEMENT, Role.OPEN_COMPLEMENT, Role.NOUN_CLAUSE):
            return told
        listed = governing(sentence, head, current)
        denying = clauses.negation(sentence, head) if clauses.is_verb(head) else None
        if listed is not None and listed.status in OVERRIDING and current.role is not Role.NOUN_CLAUSE:
            return overridden(sentence, head, listed, denying) if denying else listed
        if denying and told.status is Status.PLANNED and head.lemma not in words("cues", "verbs", "say"):
            return Verdict(Status.DENIED, (denying, head))
        current = head
    return told


def overridden(sentence: Sentence, verb: Word, listed: Verdict, denying: Word | None) -> Verdict:
    """What "call off" and "rule out" make of an act, also where they are themselves negated or only possible."""
    if denying is not None:
        still = leaves_open(sentence, verb) or listed.status is Status.CANCELLED
        return listed.turned(Status.POSSIBLE if still else Status.HAPPENED).joined_by(denying)
    weighing = _weighing(sentence, verb) if listed.status is Status.CANCELLED else None
    return weighing or listed


def _weighing(sentence: Sentence, verb: Word) -> Verdict | None:
    """What tells that a verb's act is only weighed ("could call off", "is weighing whether to cancel")."""
    if modals := clauses.among(clauses.auxiliaries(sentence, verb), MODAL):
        return Verdict(Status.POSSIBLE, (modals[0],))
    head = sentence.head(verb)
    below = (Role.OPEN_COMPLEMENT, Role.COMPLEMENT, Role.ADVERBIAL_CLAUSE)
    listed = listed_verdict(sentence, head) if head is not None and verb.role in below else None
    return listed if listed is not None and listed.status is Status.POSSIBLE else None
