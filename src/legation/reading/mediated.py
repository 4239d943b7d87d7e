"""Between whom somebody mediates, where the words that tell it do not say so themselves."""

from __future__ import annotations

from dataclasses import replace

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Word
from legation.model import EventType, Kind
from legation.reading import clauses
from legation.reading.act import Act, Origin
from legation.reading.focus import all_named
from legation.reading.nearby import Nearby
from legation.reading.party import Party, codes_of
from legation.reading.scene import Scene
from legation.reading.subjects import subjects_of
from legation.reading.triggers import Trigger

#: How many sentences before a mediation the quarrel or the talks may be told that it is in.
BEFORE = 4
#: How many there are between whom somebody mediates.
PAIR = 2


def sides(scene: Scene, trigger: Trigger) -> list[Party]:
    """Those between whom a verb tells that somebody mediates: whose deal it is, or who acts under it.

    "The truce between Chad and Mali, brokered by Qatar", "under a deal brokered by Qatar, Chad and Mali agreed".
    """
    if trigger.frame.kind is not Kind.MEDIATION or trigger.nominal:
        return []
    sentence, own = scene.sentence, _mediators(scene, trigger)
    for noun in clauses.patients(sentence, trigger.word):
        told = [party for party in scene.cast.parties(sentence, noun, acting=False) if party.code not in own]
        found = told or _acting_above(scene, noun)
        others = [Party(code=code) for code in codes_of(found) if code not in own]
        if len(others) > 1:
            return others
    return []


def _mediators(scene: Scene, trigger: Trigger) -> set[str]:
    told = subjects_of(scene, trigger)
    return {party.code for word in told for party in scene.cast.parties(scene.sentence, word, acting=True)}


def _acting_above(scene: Scene, noun: Word) -> list[Party]:
    """Who acts in the clause in which a noun stands as a phrase, that noun left out."""
    if noun.role not in (Role.OBLIQUE, Role.OBJECT):
        return []
    verb = clauses.clause_verb(scene.sentence, noun)
    agents = [] if verb is None else clauses.agents(scene.sentence, verb)
    return [party for word in agents for party in scene.cast.parties(scene.sentence, word, acting=True)]


def with_sides(act: Act, nearby: Nearby, pair: frozenset[str]) -> Act | None:
    """A mediation whose mediator alone is known, between the two told last before it, or those of the article."""
    if len(act.parties) != 1 or not _is_mediated(act):
        return None
    for draft in nearby.before(act, BEFORE):
        if len(draft.parties) == PAIR and not act.parties & draft.parties and all_named(draft.parties):
            return _between(act, draft.parties)
    return _between(act, pair) if pair and not act.parties & pair else None


def _is_mediated(act: Act) -> bool:
    """Whether the only party known mediates, or brings about the talks of others ("the talks, brokered by Oman")."""
    verb = act.trigger.verb
    brings = verb is not None and act.trigger.nominal and verb.lemma in words("cues", "verbs", "mediating")
    return act.frame.kind is Kind.MEDIATION or act.type is EventType.CONSULT and brings


def _between(act: Act, pair: frozenset[str]) -> Act:
    both = (*act.source, *sorted(pair))
    return replace(act, source=both, target=both, refers=False, lacks=False, origin=Origin.PAIR)
