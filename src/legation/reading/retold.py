"""Whether an act tells an event once more, by rule: kind, parties, people, place, time, status and words."""

from __future__ import annotations

import re

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.model import SYMMETRIC, EventType, Kind, Status
from legation.reading import clauses
from legation.reading.act import Act, Origin
from legation.reading.deeds import is_one_more, is_other_deed
from legation.reading.draft import Draft, is_titled_ahead
from legation.reading.groups import is_definite, is_plural_reference
from legation.reading.manners import in_one_manner
from legation.reading.occasions import is_other_occasion
from legation.reading.said_so import former, is_said_to_be, says_so, told_apart
from legation.reading.status import staying
from legation.reading.triggers import Trigger

#: Kinds of consultation that may tell the same occasion in other words.
MEETINGS = frozenset({Kind.MEETING, Kind.DIALOGUE, Kind.SUMMIT, Kind.NEGOTIATION, Kind.CALL})
#: Kinds that take place where they are told to.
PLACED = frozenset({Kind.VISIT, Kind.MEETING, Kind.DIALOGUE, Kind.SUMMIT, Kind.CEREMONY})
#: Kinds whose nouns stand for one another ("the 2+2 summit").
FORMATS = frozenset({Kind.DIALOGUE, Kind.SUMMIT})
#: Types whose tellings with the same parties are taken for the same act; others need words in common.
LASTING = frozenset(
    {
        EventType.CONSULT,
        EventType.ASSAULT,
        EventType.SANCTION,
        EventType.MOBILIZE,
        EventType.COERCE,
        EventType.RETREAT,
        EventType.COOPERATE,
    }
)
#: How a clause stands behind the noun that it says more of.
BEHIND = frozenset({Role.RELATIVE_CLAUSE, Role.NOUN_CLAUSE})
#: What stands in front of somebody not told of before.
NEW = frozenset({"a", "an", "another", "other"})
#: How many parties an event has that is told in full.
PAIR = 2
#: The share of words that two tellings of a speech act must have in common.
COMMON = 0.34
#: How many sentences below the headline the lead has, a dateline among them.
LEAD = 2
#: The share of content words that two tellings of common work share at least.
COMMON_WORK = 0.1
#: Statuses that two tellings of one event may word differently.
COMPATIBLE = (frozenset({Status.PLANNED, Status.POSSIBLE}), frozenset({Status.HAPPENED, Status.ONGOING}))
#: Statuses of what a later sentence may say never took place.
UNFULFILLED = frozenset({Status.PLANNED, Status.POSSIBLE, Status.CANCELLED})
#: A time of day in a TIMEX3 value.
HOUR = re.compile(r"T\d\d:\d\d")
#: Verbs that two tellings share without telling the same.
IGNORED = frozenset({"be", "have", "do"})
#: How many of the latest tellings of a draft say whether it is one more: all of them, save in endless texts.
LATEST = 20


def tells_again(act: Act, ordinal: int | None, draft: Draft) -> bool:
    """Whether the rules take an act for the one that a draft tells."""
    if act.type not in draft.types:
        return False
    if act.domestic and act.type is EventType.CONSULT:
        return False  # who speaks to somebody of his own side meets nobody of another
    if draft.acts[0].another and act.span.start < draft.acts[0].span.start:
        return False
    if is_said_to_be(act, draft):
        return not _is_other_number(ordinal, draft) and same_time(act, draft)
    at_hand = says_so(act, draft)
    fits = at_hand or (referred(act, draft) if act.refers else _retold(act, draft))
    if not fits or other_session(act, ordinal, draft) or is_other_occasion(act, draft) or is_one_more(act, draft):
        return False
    if act.frame.kind in PLACED and not _same_goal(act, draft):
        return False
    return same_time(act, draft) and (at_hand or _same_status(act, draft))


def guess_tells_again(act: Act, ordinal: int | None, draft: Draft) -> bool:
    """The same of an act with guessed parties: those taken from an event nearby do not show that it is the same."""
    if act.type not in draft.types:
        return False
    return (act.origin is not Origin.NEAR or _is_known(act, draft)) and tells_again(act, ordinal, draft)


def other_session(act: Act, ordinal: int | None, draft: Draft) -> bool:
    """Whether two tellings count their sessions differently, or one tells of "the last meeting"."""
    if _is_other_number(ordinal, draft):
        return True
    if any(map(_is_held_too, (act, draft.first, *draft.acts[-LATEST:]))):
        return True
    apart = former(act) if _in_sentence_of(act, draft) else told_apart(act)
    return bool(apart) and not any(apart & told_apart(told) for told in draft.acts)


def _is_other_number(ordinal: int | None, draft: Draft) -> bool:
    return ordinal is not None and draft.ordinal is not None and ordinal != draft.ordinal


def _is_held_too(act: Act) -> bool:
    """Whether a clause behind a noun says that it is one more ("the summit that they were also hosting")."""
    sentence, trigger = act.trigger.sentence, act.trigger
    clauses_behind = sentence.under(trigger.word, Role.RELATIVE_CLAUSE, Role.NOUN_CLAUSE) if trigger.nominal else []
    return any(
        word.text.lower() in words("cues", "sessions", "too")
        for clause in clauses_behind
        for word in sentence.under(clause, Role.ADVERB)
    )


def referred(act: Act, draft: Draft) -> bool:
    """Whether "the talks" or "their visit" may mean a draft."""
    if act.type is not draft.first.type or not _same_kind(act, draft):
        return False
    if not _in_sentence_of(act, draft) and not _is_known(act, draft) or _tells_of_thing(act, draft):
        return False
    if act.trigger.nominal and not _is_of_format(act, draft):
        return False
    if _is_proper(act) and not _shares_noun(act, draft) or act.trigger.nominal and _other_people(act, draft):
        return False
    if act.type is EventType.COOPERATE and not any(_common(act, other) >= COMMON_WORK for other in draft.acts):
        return False
    if act.type not in SYMMETRIC and act.target and draft.target and not set(act.target) & set(draft.target):
        return False
    return not act.trigger.nominal or frozenset(act.source) <= draft.parties


def _tells_of_thing(act: Act, draft: Draft) -> bool:
    """Whether a clause with a time of its own tells of what an act is about ("revive a pact signed in May")."""
    verb = act.trigger.word
    if act.trigger.nominal or verb.role not in BEHIND or act.when is None or not _in_sentence_of(act, draft):
        return False
    tellings = (told.trigger for told in draft.acts if told.trigger.sentence.index == act.trigger.sentence.index)
    return all(told.word.index != verb.head and not told.nominal for told in tellings)


def _in_sentence_of(act: Act, draft: Draft) -> bool:
    return any(told.trigger.sentence.index == act.trigger.sentence.index for told in draft.acts)


def _is_known(act: Act, draft: Draft) -> bool:
    """Whether an act is worded as one that the reader knows from a draft ("the talks", "they discussed")."""
    trigger = act.trigger
    if clauses.is_headline(trigger.sentence):
        return True
    if trigger.nominal:
        owned = bool(trigger.sentence.under(trigger.word, Role.POSSESSOR))
        named_so = _shares_lemma(act, draft) and _is_of_format(act, draft)
        if named_so or (owned or is_definite(trigger)) and _is_of_sort(act, draft):
            return True
        if act.frame.kind is not Kind.MEETING or not trigger.is_object or act.when is not None or not _is_bare(trigger):
            return False
    subject = clauses.subject(trigger.sentence, trigger.verb or trigger.word)
    known = subject is not None and (subject.part == "PRON" or is_plural_reference(trigger.sentence, subject))
    return known and len(act.parties) != 1


def _is_bare(trigger: Trigger) -> bool:
    """Whether a noun stands without anything that determines it ("held talks")."""
    return not trigger.sentence.under(trigger.word, Role.DETERMINER, Role.POSSESSOR, Role.NUMBER)


def _shares_lemma(act: Act, draft: Draft) -> bool:
    return any(act.trigger.word.lemma in _named_as(told) for told in draft.acts)


def _named_as(act: Act) -> set[str]:
    """The word that tells an act, and the noun behind which its clause stands ("the treaty that Peru signed")."""
    word = act.trigger.word
    behind = not act.trigger.nominal and word.role in BEHIND
    return {word.lemma, *([act.trigger.sentence.words[word.head].lemma] if behind else [])}


def _is_of_format(act: Act, draft: Draft) -> bool:
    """Whether a noun for a format ("the ministerial meeting") is told of a draft that is no plain meeting."""
    return act.frame.kind not in FORMATS or any(told.frame.kind is not Kind.MEETING for told in draft.acts)


def _is_of_sort(act: Act, draft: Draft) -> bool:
    """Whether a noun can stand for a draft: "the meeting" for any, "the summit" for one told as a summit."""
    sort = FORMATS if act.frame.kind in FORMATS else {act.frame.kind}
    return act.frame.kind in (None, Kind.MEETING) or any(told.frame.kind in sort for told in draft.acts)


def _in_one_clause(act: Act, draft: Draft) -> bool:
    """Whether the last telling rests on the same verb ("agreed", "agreed to a ceasefire")."""
    last, this = draft.acts[-1].trigger, act.trigger
    if last.sentence.index != this.sentence.index or last.verb is None or this.verb is None:
        return False
    return last.verb.index == this.verb.index


def _tells_headline(act: Act, draft: Draft) -> bool:
    """Whether a draft stands in the headline only, and an act in the lead tells it in full."""
    in_headline = all(clauses.is_headline(told.trigger.sentence) for told in draft.acts)
    return in_headline and 0 < act.trigger.sentence.index <= LEAD


def _in_headline(act: Act, draft: Draft) -> bool:
    return any(clauses.is_headline(told.trigger.sentence) for told in (act, draft.first))


def _is_proper(act: Act) -> bool:
    """Whether a noun is part of a name ("Summit of the Americas") and so means that occasion only."""
    return act.trigger.nominal and act.trigger.word.text[:1].isupper() and act.trigger.sentence.index > 0


def _shares_noun(act: Act, draft: Draft) -> bool:
    return any(other.trigger.word.text == act.trigger.word.text for other in draft.acts)


def _retold(act: Act, draft: Draft) -> bool:
    if act.type is not draft.first.type or not _same_kind(act, draft) or not _same_parties(act, draft):
        return False
    if act.frame.kind is Kind.VISIT and not _same_visitors(act, draft):
        return False
    if _in_one_clause(act, draft) or _tells_headline(act, draft):
        return True
    if _meets_others(act):
        return False
    if act.type is EventType.COOPERATE:
        return any(_common(act, other) >= COMMON_WORK for other in draft.acts)
    if act.trigger.nominal and is_definite(act.trigger) and _shares_lemma(act, draft):
        return True
    if is_other_deed(act, draft):
        return False
    if act.type in LASTING or in_one_manner(act, draft):
        return True
    return any(_common(act, other) >= COMMON for other in draft.acts)


def _meets_others(act: Act) -> bool:
    """Whether a meeting is with somebody not told of before ("met with a team of experts")."""
    if act.type is not EventType.CONSULT or act.trigger.nominal:
        return False
    sentence, verb = act.trigger.sentence, act.trigger.word
    met = [] if verb.lemma in words("cues", "verbs", "discussing") else clauses.patients(sentence, verb)
    others = [*met, *clauses.obliques(sentence, verb, "with")]
    return any(child.text.lower() in NEW for each in others for child in sentence.under(each, Role.DETERMINER))


def _same_kind(act: Act, draft: Draft) -> bool:
    """Whether the kinds agree; "the talks", "discussed" or a headline may word a dialogue as a plain meeting."""
    kinds = {act.frame.kind, draft.first.frame.kind}
    if len(kinds) == 1:
        return True
    if kinds & FORMATS and not act.refers and any(map(_is_remarked_on, (act, *draft.acts))):
        return False
    if Kind.NEGOTIATION in kinds and not act.refers and (Kind.CALL in kinds or not _in_headline(act, draft)):
        return False
    vague = act.refers or act.trigger.nominal and is_definite(act.trigger) or _in_headline(act, draft)
    vague = vague or not act.trigger.nominal and act.trigger.word.lemma in words("cues", "verbs", "discussing")
    return vague and kinds <= MEETINGS


def _is_remarked_on(act: Act) -> bool:
    """Whether a headline tells that people speak before or after their meeting, which is no summit that they name."""
    noun = act.trigger.word
    around = (noun.preposition or "").lower() in words("cues", "occasions", "around")
    return (
        around and act.frame.kind is Kind.MEETING and act.trigger.nominal and clauses.is_headline(act.trigger.sentence)
    )


def _same_goal(act: Act, draft: Draft) -> bool:
    """Whether two visits go to the same state, or two meetings are held in one, as far as both say where.

    Names of states in a headline say where a visit goes, but of a meeting rather who holds it ("US-Peru Meeting").
    """
    journey = act.frame.kind is Kind.VISIT
    here = act.where.of if act.where and (journey or not clauses.is_headline(act.trigger.sentence)) else None
    told = (each for each in draft.acts if journey or not clauses.is_headline(each.trigger.sentence))
    there = next((each.where.of for each in told if each.where is not None), None)
    return here is None or there is None or here == there


def _same_visitors(act: Act, draft: Draft) -> bool:
    """Whether two visits may be of the same people, as far as both say whose."""
    here, there = {person.surname for person in act.people}, {person.surname for person in draft.people}
    return not here or not there or bool(here & there)


def _same_parties(act: Act, draft: Draft) -> bool:
    """Whether the sides agree; a headline or "the talks between" may name fewer than there are."""
    first = draft.first
    if act.type in SYMMETRIC:
        if act.parties == draft.parties:
            return _same_people(act, draft)
        if _in_headline(act, draft):
            return act.parties <= draft.parties or draft.parties <= act.parties
        vague = act.trigger.nominal and is_definite(act.trigger)
        more = len(draft.parties) < PAIR and draft.parties <= act.parties
        return vague and (act.parties <= draft.parties or more)
    return set(act.source) == set(first.source) and (
        set(act.target) == set(first.target) or not act.target or not first.target
    )


def _same_people(act: Act, draft: Draft) -> bool:
    """Whether nobody else speaks for a side than before, where both tellings name somebody for it."""
    return not _other_people(act, draft) and not _one_meets_others(act, draft)


def _other_people(act: Act, draft: Draft) -> bool:
    """Whether somebody else speaks for a side than before, where both tellings name somebody for it."""
    for code in act.parties:
        here = {person.surname for person in act.people if person.of == code}
        there = {person.surname for person in draft.people if person.of == code}
        if here and there and not here & there:
            return True
    return False


def _one_meets_others(act: Act, draft: Draft) -> bool:
    """Whether one person meets somebody else than before, whose side nobody need have told."""
    here, there = {person.surname for person in act.people}, {person.surname for person in draft.people}
    return len(here & there) == 1 and bool(here - there) and bool(there - here)


def same_time(act: Act, draft: Draft) -> bool:
    """Whether an act and a draft can be of one time, as far as both tell it."""
    if _is_over(act, draft):
        return False
    if act.when is None or draft.when is None:
        return True
    if act.when.interval.known and draft.when.interval.known and not act.when.interval.overlaps(draft.when.interval):
        return False
    hours = {found[0] for when in (act.when, draft.when) if (found := HOUR.findall(when.timex or ""))}
    return len(hours) <= 1


def _is_over(act: Act, draft: Draft) -> bool:
    """Whether one tells the meeting that the title says is still to come, and the other one of a day that is past."""
    if is_titled_ahead(act):
        return _is_past(draft.first)
    return _is_past(act) and is_titled_ahead(draft.acts[0])


def _is_past(act: Act) -> bool:
    """Whether a clause tells an act as done, with its day ("we met in March")."""
    return act.status is Status.HAPPENED and act.when is not None and not act.trigger.nominal


def _same_status(act: Act, draft: Draft) -> bool:
    """Whether two tellings can leave one status; a nominal reference may be vague about it."""
    told_vaguely = act.refers or _is_only_spoken_of(act)
    vague = told_vaguely and not (act.status is Status.PLANNED and act.when is not None)
    if vague and act.trigger.nominal and _is_undone(act, draft):
        return True
    if vague and act.trigger.nominal or _in_headline(act, draft):
        return Status.DENIED not in (draft.first.status, act.status)
    told = {act.status, draft.first.status}
    if len(told) > 1 and Status.ONGOING in told and (staying(act.trigger) or staying(draft.first.trigger)):
        return False
    return len(told) == 1 or any(told <= settled for settled in COMPATIBLE)


def _is_undone(act: Act, draft: Draft) -> bool:
    """Whether an act says of a plan told in a sentence before that it came to nothing ("the trip never took place")."""
    later = act.trigger.sentence.index > draft.first.trigger.sentence.index
    return later and act.status is Status.DENIED and draft.status in UNFULFILLED and is_definite(act.trigger)


def _is_only_spoken_of(act: Act) -> bool:
    """Whether a known noun is told by no verb that says whether it is done ("their visit", "Lee's visit reflects")."""
    trigger = act.trigger
    if trigger.verb is None and is_definite(trigger):
        return True
    verb = trigger.verb or trigger.sentence.head(trigger.word)
    owned = trigger.nominal and bool(trigger.sentence.under(trigger.word, Role.POSSESSOR))
    subject = trigger.word.role is Role.SUBJECT and verb is not None and verb.tag == "VBZ"
    return (owned or is_definite(trigger)) and subject and act.when is None


def _common(act: Act, other: Act) -> float:
    """The share of content words that two tellings have in common (Jaccard)."""
    a, b = _content(act), _content(other)
    return len(a & b) / len(a | b) if a | b else 0.0


def _content(act: Act) -> frozenset[str]:
    sentence = act.trigger.sentence
    root = act.trigger.word
    beside = {word.index for verb in _verbs_beside(sentence, root) for word in sentence.subtree(verb)}
    near = [word for word in sentence.subtree(root) if abs(word.index - root.index) < 15 and word.index not in beside]
    return frozenset(word.lemma for word in near if word.part in ("NOUN", "VERB", "PROPN", "ADJ")) - IGNORED


def _verbs_beside(sentence: Sentence, root: Word) -> list[Word]:
    """The verbs that a verb leads on to, which tell acts of their own ("rebuilt the port and paid for a road")."""
    beside = sentence.under(root, Role.CONJUNCT) if clauses.is_verb(root) else []
    return [word for word in beside if clauses.is_verb(word)]
