"""Denials: of a denial and what is denied ("denied that they had met") the latter is the act, with its doers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from legation.knowledge.word_lists import words
from legation.language.tree import Role
from legation.model import SYMMETRIC, EventType, Status
from legation.reading import clauses
from legation.reading.act import Act, Told
from legation.reading.below import is_below
from legation.reading.governors import dismissing
from legation.reading.party import codes_of
from legation.reading.scene import Scene

#: How the side that acts is told where the clause itself says who it is.
TOLD = frozenset({Told.PERSON, Told.NAME, Told.NOUN, Told.STRANGER, Told.THING})
#: How many must deny what is done together for it to be theirs.
PAIR = 2


def with_deniers(scene: Scene, told: Sequence[Act]) -> list[Act]:
    """What is denied where its own clause does not say who did it, as done by those who deny it."""
    deniers = [act for act in told if _is_denial(act) and act.source]
    return [_by_denier(act, deniers) if deniers else _by_subject(scene, act) for act in told]


def _by_subject(scene: Scene, act: Act) -> Act:
    """The same where the denial is no act of its own: by those who are the subject of its verb."""
    sentence, anchor = act.trigger.sentence, act.trigger.verb or act.trigger.word
    if act.source or act.status is not Status.DENIED or act.type in SYMMETRIC or act.told[0] in TOLD or _has_doer(act):
        return act
    above = (head for head in sentence.ancestors(anchor) if head.lemma in words("cues", "status", "denying"))
    verb = next((head for head in above if clauses.is_verb(head) and is_below(act, {head.index})), None)
    subject = clauses.own_subject(sentence, verb) if verb is not None else None
    codes = codes_of(scene.cast.parties(sentence, subject, acting=True)) if subject is not None else ()
    if not codes or set(codes) & set(act.target):
        return act
    return replace(act, source=codes, refers=False, lacks=not act.target)


def _by_denier(act: Act, deniers: Sequence[Act]) -> Act:
    """An act that lacks who did it with those who deny it ("denied that a treaty had been signed")."""
    symmetric = act.type in SYMMETRIC
    denier = next((each for each in deniers if _is_denied_by(act, each)), None)
    if denier is None or act.source or act.told[0] in TOLD or set(act.target) & set(denier.source):
        return act
    if symmetric:
        enough = len(denier.source) >= PAIR
        return replace(act, source=denier.source, target=denier.source, refers=False, lacks=False) if enough else act
    if _has_doer(act):
        return act
    return replace(act, source=denier.source, refers=False, lacks=not act.target)


def _has_doer(act: Act) -> bool:
    """Whether the clause names somebody who does it, though the frame does not ask who ("that Mali had paid")."""
    verb = act.trigger.verb
    subjects = act.trigger.sentence.under(verb, Role.SUBJECT) if verb is not None else []
    return any(word.part in ("NOUN", "PROPN") for word in subjects)


def _is_denial(act: Act) -> bool:
    """Whether an act denies what a clause below tells, or a report of it."""
    listed = words("cues", "status", "denying") | words("cues", "status", "dismissing")
    return act.type is EventType.REJECT and not act.trigger.nominal and act.trigger.word.lemma in listed


def _is_denied_by(act: Act, denial: Act) -> bool:
    """Whether an act is what somebody denies ("denied that they had met"), or what the report tells that he denies."""
    verb = denial.trigger.word
    if verb.lemma in words("cues", "status", "denying") and is_below(act, {verb.index}):
        return True
    sentence, anchor = act.trigger.sentence, act.trigger.verb or act.trigger.word
    reports = (dismissing(sentence, clause) for clause in (anchor, *sentence.ancestors(anchor)))
    return any(found[0].index == verb.index for found in reports if found)


def without_denials(told: Sequence[Act]) -> list[Act]:
    """Of a denial and what is denied ("denied that they had met") the latter; what is not ruled out is no refusal."""
    return [act for act in told if not (act.type is EventType.REJECT and (_leaves_open(act) or _denies(act, told)))]


def _leaves_open(act: Act) -> bool:
    """Whether a refusal is itself negated, which leaves open what it is about ("did not rule out")."""
    verb = act.trigger.verb
    listed = verb is not None and verb.lemma in words("cues", "status", "excluding_verbs")
    return verb is not None and listed and clauses.is_negated(act.trigger.sentence, verb)


def _denies(act: Act, told: Sequence[Act]) -> bool:
    """Whether the clause under a denial tells an act of those who deny it, or one with its parties."""
    if not _is_denial(act):
        return False
    others = (other for other in told if other is not act and not other.refers)
    return any(_is_denied_by(other, act) for other in others if not other.lacks or other.source)
