"""Which acts of a sentence stand, and which only say what another is about: its contents, its purpose, its form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from legation.knowledge.word_lists import words
from legation.language.tree import Role
from legation.model import EventType, Kind
from legation.reading import clauses
from legation.reading.act import Act
from legation.reading.below import is_below
from legation.reading.denials import with_deniers, without_denials
from legation.reading.groups import is_definite
from legation.reading.polite import says_by_wishing
from legation.reading.scene import Scene
from legation.reading.triggers import asked_for

#: Types whose clause below tells no act of its own (gold guide: what a REQUEST asks for is no second event).
CONTAINING = frozenset({EventType.REQUEST, EventType.AGREE, EventType.THREATEN, EventType.REJECT})
#: How what a pact rules stands under the verb that does so.
TERMS = frozenset(
    {Role.OBJECT, Role.OBLIQUE, Role.NOUN_MODIFIER, Role.OPEN_COMPLEMENT, Role.COMPLEMENT, Role.ADVERBIAL_CLAUSE}
)
#: Types of what is done against somebody, who does not agree to it.
AGAINST = frozenset({EventType.SANCTION, EventType.COERCE, EventType.ASSAULT, EventType.ACCUSE})


def told_in(scene: Scene, acts: Sequence[Act]) -> list[Act]:
    """The acts of a sentence without those that tell no act of their own beside the others."""
    told = without_denials(with_deniers(scene, _without_doubles(acts)))
    acts = [act for act in told if not _is_purpose(act) and not _is_courtesy(act) and not _is_form(act, told)]
    return _without_contents([act for act in acts if act.trigger.nominal or not _is_said_by_wishing(act)])


def _is_said_by_wishing(act: Act) -> bool:
    """Whether a verb only tells the wish by which something is said ("would like to thank")."""
    return says_by_wishing(act.trigger.sentence, act.trigger.word)


def _without_doubles(told: Sequence[Act]) -> list[Act]:
    """Of a verb and the noun that its frame asks for, the one that tells both sides; the verb where both do."""
    dropped: set[int] = set()
    for act in told:
        asked = set(asked_for(act.trigger))
        nouns = [other for other in told if other.trigger.nominal and other.trigger.word.index in asked]
        if act.trigger.nominal or not nouns:
            continue
        whole = act.lacks and any(not other.lacks and not other.refers for other in nouns)
        dropped |= {id(act)} if whole else {id(other) for other in nouns}
    return [act for act in told if id(act) not in dropped]


def _without_contents(told: Sequence[Act]) -> list[Act]:
    """Acts without those that are only what another is about; of a commitment to a side ("to support") that stand."""
    told = [each for act in told for each in _without_settled(act, told)]
    stands = {id(act): {id(held) for held in told if _is_stand_in(held, act, told)} for act in told if _commits(act)}
    kept = {held for found in stands.values() for held in found}
    holders = [act for act in told if not stands.get(id(act))]
    return [act for act in holders if id(act) in kept or not _is_content(act, holders)]


def _without_settled(act: Act, told: Sequence[Act]) -> Iterator[Act]:
    """What several agree on to do against somebody, as an agreement without him ("agreed to slap sanctions on Chad").

    What one alone agrees on is no agreement: it is what he then does.
    """
    settled = next((held for held in told if _is_done_against(held, act)), None)
    by = tuple(code for code in act.source if settled is None or code not in settled.target)
    if settled is None:
        yield act
    elif len(by) > 1:
        yield replace(act, source=by, target=by)


def _is_done_against(held: Act, act: Act) -> bool:
    """Whether an act is what those who agree settle to do against one who is not of them."""
    against = act.type is EventType.AGREE and held.type in AGAINST and set(held.source) < act.parties
    return against and bool(held.target) and set(held.target) <= act.parties - set(held.source) and _is_held(held, act)


def _is_held(held: Act, act: Act) -> bool:
    """Whether an act stands in the infinitive below a verb."""
    verb = held.trigger.verb or held.trigger.word
    infinitive = clauses.is_infinitive(held.trigger.sentence, verb)
    return infinitive and not act.trigger.nominal and is_below(held, {act.trigger.word.index})


def _is_purpose(act: Act) -> bool:
    """Whether a stand is only what something else is for ("the importance of cooperation to support Ukraine")."""
    verb = act.trigger.word
    sentence, noun = act.trigger.sentence, act.trigger.sentence.words[verb.head]
    own = act.type is EventType.THREATEN and noun.lemma == "effort" and bool(sentence.under(noun, Role.POSSESSOR))
    behind = verb.role is Role.NOUN_CLAUSE and noun.lemma in words("cues", "verbs", "purposes") and not own
    return behind and act.type in (EventType.SUPPORT, EventType.THREATEN) and not act.trigger.nominal


def _is_form(act: Act, told: Sequence[Act]) -> bool:
    """Whether a noun only says in what form those met whom a verb tells ("met the envoy in a bilateral meeting")."""
    sentence, noun = act.trigger.sentence, act.trigger.word
    if act.frame.kind is not Kind.MEETING or noun.preposition != "in" or is_definite(act.trigger):
        return False
    head = next((word for word in sentence.ancestors(noun) if clauses.is_verb(word)), None)
    gathers = head is not None and head.lemma in words("cues", "verbs", "gathering")
    return gathers and any(other.trigger.word == head and other.frame.kind is Kind.MEETING for other in told)


def _is_courtesy(act: Act) -> bool:
    """Whether somebody is only thanked to their face, for nothing that is told ("Thank you, Minister")."""
    sentence, verb = act.trigger.sentence, act.trigger.word
    if act.trigger.nominal or verb.lemma not in words("cues", "verbs", "courtesies"):
        return False
    thanked = clauses.patients(sentence, verb) or sentence.under(verb, Role.INDIRECT_OBJECT)
    faced = {word.text.lower() for word in thanked} <= words("titles", "references", "second")
    reason = clauses.obliques(sentence, verb, "for") or sentence.under(verb, Role.ADVERBIAL_CLAUSE)
    return faced and not reason


def _commits(act: Act) -> bool:
    """Whether an act is a commitment that somebody makes for himself."""
    lists = ("commitments",) if act.trigger.nominal else ("committing", "going_on")
    listed = any(act.trigger.word.lemma in words("cues", "verbs", each) for each in lists)
    return act.type is EventType.AGREE and listed


def _is_stand_in(act: Act, commitment: Act, told: Sequence[Act]) -> bool:
    """Whether an act is the stand to which a commitment is made: on somebody's side, or against somebody."""
    if act.type not in (EventType.SUPPORT, EventType.THREATEN) or not act.target or act.trigger.nominal:
        return False
    between = {other.trigger.word.index for other in told if other is not act and other is not commitment}
    below = is_below(act, {commitment.trigger.word.index}) or _is_below_noun(act, [commitment])
    return below and not is_below(act, between)


def _is_content(act: Act, told: Sequence[Act]) -> bool:
    """Whether an act is only what another asks for, settles, threatens or refuses; meetings count all the same.

    What somebody only says stands, where nobody known says it ("a dam was shut, officials told a newspaper").
    """
    if act.type is EventType.CONSULT or _is_questioned(act):
        return False
    others = [other for other in told if other is not act and _contains(other) and not _is_report(other)]
    holders = {
        other.trigger.word.index for other in others if not other.trigger.nominal or other.type is EventType.REQUEST
    }
    return is_below(act, holders) or _is_below_noun(act, others) or _is_term(act, others)


def _is_term(act: Act, holders: Sequence[Act]) -> bool:
    """Whether an act is only what a pact allows or forbids ("a pact that will let their troops train")."""
    nouns = {index for other in holders for index in (*asked_for(other.trigger), other.trigger.word.index)}
    sentence, current = act.trigger.sentence, act.trigger.verb or act.trigger.word
    for verb in (current, *sentence.ancestors(current)):
        if verb.role is Role.RELATIVE_CLAUSE:
            if verb.head not in nouns or verb.lemma not in words("cues", "verbs", "ruling"):
                return False
            acting = sentence.under(verb, Role.SUBJECT)  # "the deal that was signed in May" is told by its signing
            return bool(clauses.among(acting, clauses.RELATIVE_PRONOUNS))
        if verb.role not in TERMS:
            return False
    return False


def _contains(act: Act) -> bool:
    """Whether what stands below an act is only what it is about."""
    stand = act.type is EventType.SUPPORT and act.trigger.word.lemma in words("cues", "verbs", "committing")
    return act.type in CONTAINING or stand and bool(act.target) and not act.trigger.nominal


def _is_questioned(act: Act) -> bool:
    """Whether an act is what somebody wants to know, and not what he wants ("asked whether troops would leave")."""
    verb = act.trigger.verb or act.trigger.word
    marks = {word.text.lower() for word in act.trigger.sentence.under(verb, Role.MARK)}
    return bool(marks & words("cues", "clauses", "questioning"))


def _is_report(act: Act) -> bool:
    """Whether a verb of saying that is taken for an act has no doer ("officials told a newspaper")."""
    says = act.trigger.word.lemma in words("cues", "verbs", "say")
    return says and not act.trigger.nominal and not act.source and not act.refers


def _is_below_noun(act: Act, holders: Sequence[Act]) -> bool:
    """Whether an act is an infinitive behind a noun of some acts ("a deal to set up", "their intent to continue"), or
    what that is aimed at."""
    nouns = {index for other in holders for index in (*asked_for(other.trigger), other.trigger.word.index)}
    verb = act.trigger.verb or act.trigger.word
    above = act.trigger.sentence.words[verb.head]
    if above.tag == "VBN" and above.lemma in words("cues", "gerunds", "purposes"):
        return above.head in nouns
    marks = {word.text.lower() for word in act.trigger.sentence.under(verb, Role.MARK)}
    return "to" in marks and verb.role is Role.NOUN_CLAUSE and verb.head in nouns
