"""Own voice: acts that their source does himself by speaking, of which he is no source."""

from __future__ import annotations

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.model import EventType, Source, SourceKind, Status
from legation.reading import clauses
from legation.reading.act import Act, Told
from legation.reading.asides import tells
from legation.reading.governors import leaves_open
from legation.reading.parties import Cast
from legation.reading.status import SPOKEN

#: Sources that may speak for a party.
SPEAKING = (SourceKind.NAMED, SourceKind.OFFICE)
#: Auxiliaries of what was done before it is told, and acts that are done by whoever tells them.
EARLIER = frozenset({"had", "have", "has", "'ve", "’ve"})
VOICED = frozenset({EventType.ACCUSE, EventType.SUPPORT, EventType.AGREE})


def is_own(act: Act, word: Word, source: Source, cast: Cast) -> bool:
    """Whether a source, named by a word of an act's sentence, does the act himself by what he says."""
    if _is_party_itself(act, act.trigger.sentence, word) or _is_second_predicate(act, word, source, cast):
        return True
    return _tells_own_stand(act, source, cast) or _is_doer(act, word, source)


def _is_second_predicate(act: Act, word: Word, source: Source, cast: Cast) -> bool:
    """Whether an act's verb goes with the verb of saying, though the tree joins it to what is said.

    "London maintains that the matter is closed and has asked Chile to leave it": London asked, not the matter.
    """
    sentence, verb = act.trigger.sentence, act.trigger.verb or act.trigger.word
    said = sentence.head(verb)
    if said is None or verb.role is not Role.CONJUNCT or source.of is None or source.of not in act.source:
        return False
    telling = sentence.head(said)
    if telling is None or not tells(telling) or word not in sentence.under(telling, Role.SUBJECT):
        return False
    if sentence.under(verb, Role.MARK, Role.SUBJECT, Role.PASSIVE_SUBJECT) or not clauses.is_finite(sentence, verb):
        return False
    inner = clauses.own_subject(sentence, said)
    if inner is None or inner.part not in ("NOUN", "PROPN"):
        return False
    return source.of not in {party.code for party in cast.parties(sentence, inner, acting=True)}


def _is_party_itself(act: Act, sentence: Sentence, word: Word) -> bool:
    """Whether a source is the one who acts by speaking ("Kishida condemned", "said he condemned")."""
    if act.trigger.nominal or not act.source:
        return False
    head = sentence.head(act.trigger.word)
    if head is not None and clauses.is_verb(head) and leaves_open(sentence, head):
        return False
    agents = clauses.agents(sentence, act.trigger.word)
    return any(agent.index == word.index for agent in agents)


def _is_doer(act: Act, word: Word, source: Source) -> bool:
    """Whether a party tells what it does itself: an office meant by "it", or a state that announces its own plan."""
    if source.kind is not SourceKind.OFFICE or source.of not in act.source:
        return False
    sentence = act.trigger.sentence
    verb = sentence.head(word)
    plans = verb is not None and verb.lemma in words("cues", "verbs", "own_plans") and word.part == "PROPN"
    own = act.told[0] is Told.PRONOUN and act.status in (Status.PLANNED, Status.POSSIBLE)
    return word.text.lower() == "it" or plans and own and len(act.source) == 1


def _tells_own_stand(act: Act, source: Source, cast: Cast) -> bool:
    """Whether somebody voices the stand of those for whom he speaks ("we urge", "Xi said that China was ready")."""
    verb = act.trigger.verb if act.trigger.nominal else act.trigger.word
    voiced = act.type in SPOKEN and act.status is Status.HAPPENED and act.told[0] in (Told.NAME, Told.PRONOUN)
    reached = act.trigger.nominal and act.type is EventType.AGREE
    if verb is None or not voiced or reached or source.kind not in SPEAKING or source.of is None:
        return False
    sentence = act.trigger.sentence
    if clauses.among(clauses.auxiliaries(sentence, verb), EARLIER) and not _is_voiced_now(act):
        return False  # "said that it had summoned the envoy": done before, and only reported
    agents = clauses.agents(sentence, verb)
    codes = {party.code for agent in agents for party in cast.parties(sentence, agent, acting=True)}
    return codes == {source.of}


def _is_voiced_now(act: Act) -> bool:
    """Whether an act is a stand that whoever tells of it takes again."""
    return act.type in VOICED
