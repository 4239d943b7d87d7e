"""Who acts where the words leave it out: those whom a headline names, whoever speaks to another's face, two at odds."""

from __future__ import annotations

from legation.knowledge.organisations import organisations
from legation.knowledge.word_lists import words
from legation.language.tree import Role, Word
from legation.model import EventType, Kind
from legation.reading import clauses
from legation.reading.party import Party
from legation.reading.scene import Scene
from legation.reading.slots import words_in
from legation.reading.triggers import Trigger

#: Types of acts by which ties are cut or restored.
TIES = frozenset({EventType.SANCTION, EventType.SUPPORT})
#: How many have ties with one another.
PAIR = 2


def understood(scene: Scene, trigger: Trigger, source: list[Party], target: list[Party]) -> list[Party]:
    """Who takes part in a meeting besides those whom its words name; who cuts or restores what is between two.

    Of what is done to somebody's membership it is the body that he is a member of, of an envoy called home his state.
    """
    if trigger.frame.type in TIES and not source:
        return _of_members(scene, trigger) or _called_home(scene, trigger) or _at_ties(scene, trigger, target)
    if trigger.frame.type is not EventType.CONSULT:
        return []
    if source or target:
        hosts = _received_in(scene, trigger)
        if hosts and not source:
            return hosts
    if source:
        return _spoken_to(scene, trigger) if not target else []
    if not target:
        return _titled(scene, trigger)
    return _speaking(scene, trigger) or _travelling(scene, trigger, {party.code for party in target})


def _travelling(scene: Scene, trigger: Trigger, visited: set[str | None]) -> list[Party]:
    """Whoever does something on a visit is the visitor ("on a trip to Manila, the minister said")."""
    sentence, noun = scene.sentence, trigger.word
    if trigger.frame.kind is not Kind.VISIT or not trigger.nominal or noun.preposition not in ("on", "during"):
        return []
    verb = noun if sentence.under(noun, Role.COPULA) else clauses.clause_verb(sentence, noun)
    subject = clauses.subject(sentence, verb) if verb is not None else None
    found = scene.cast.parties(sentence, subject, acting=True) if subject is not None else ()
    heads = words("titles", "signs", "heads") | words("titles", "representatives", "nouns")
    official = subject is not None and subject.lemma in heads
    return [party for party in found if (party.person is not None or official) and party.code not in visited]


def _of_members(scene: Scene, trigger: Trigger) -> list[Party]:
    """The body whose membership is taken from somebody ("Chad's membership of the organisation was suspended")."""
    told = [word for word in clauses.patients(scene.sentence, trigger.word) if word.lemma == "membership"]
    bodies = [body for word in told for body in clauses.obliques(scene.sentence, word, "of", "in")]
    found = [party for word in bodies for party in scene.cast.parties(scene.sentence, word, acting=False)]
    return [party for party in found if party.code in organisations()]


def _called_home(scene: Scene, trigger: Trigger) -> list[Party]:
    """Whose envoy is called home, where nobody is told to do it ("Peru's ambassador to Chile has been recalled")."""
    sentence, verb = scene.sentence, trigger.word
    if verb.lemma not in words("cues", "occasions", "recalling") or clauses.agents(sentence, verb):
        return []
    envoys = [word for word in clauses.patients(sentence, verb) if word.lemma in words("titles", "signs", "sent")]
    return [party for word in envoys for party in scene.cast.owners(sentence, word)]


def _at_ties(scene: Scene, trigger: Trigger, target: list[Party]) -> list[Party]:
    """The two told before whose ties are cut or restored, where nobody is named ("Relations were restored in May")."""
    sentence, verb = scene.sentence, trigger.word
    things = clauses.patients(sentence, verb) if clauses.is_passive(sentence, verb) and not target else []
    bare = [word for word in things if word.lemma in words("cues", "stances", "ties") and not _is_owned(scene, word)]
    if not bare or sentence.index == 0 or clauses.agents(sentence, verb):
        return []
    before = scene.cast.sentences[sentence.index - 1]
    told = scene.cast.codes_named(before, before.end)
    return [Party(code=code) for code in told] if len(told) == PAIR else []


def _is_owned(scene: Scene, noun: Word) -> bool:
    """Whether it is told whose a thing is, or between whom."""
    sentence = scene.sentence
    return bool(sentence.under(noun, Role.POSSESSOR) or clauses.obliques(sentence, noun, "with", "between", "of", "to"))


def _received_in(scene: Scene, trigger: Trigger) -> list[Party]:
    """Those in whose state somebody is received, where nobody is told to receive him ("was received in Lima")."""
    sentence, verb = scene.sentence, trigger.verb
    if trigger.nominal or verb is None or verb.lemma not in words("cues", "verbs", "receiving"):
        return []
    if not clauses.is_passive(sentence, verb) or clauses.agents(sentence, verb):
        return []
    places = clauses.obliques(sentence, verb, "in", "at")
    return [party for place in places for party in scene.cast.parties(sentence, place, acting=False)]


def _titled(scene: Scene, trigger: Trigger) -> list[Party]:
    """Those whom a headline tells of before or after a meeting ("A and B Before Bilateral Meeting")."""
    around = trigger.word.preposition in words("cues", "occasions", "around")
    if not (scene.headline and trigger.nominal and around):
        return []
    return list(scene.cast.in_title(scene.sentence, trigger.word.index))


def _spoken_to(scene: Scene, trigger: Trigger) -> list[Party]:
    """The other side of "our meeting" in the turn of one of two."""
    if trigger.frame.kind not in (Kind.MEETING, Kind.CALL) or not trigger.nominal:
        return []
    before = scene.sentence.under(trigger.word, Role.POSSESSOR, Role.ADJECTIVE, Role.COMPOUND)
    of_format = any(word.lemma in words("cues", "occasions", "general") for word in before)
    ours = not of_format and any(word.text.lower() == "our" for word in before)
    return scene.cast.addressed(scene.sentence) if ours else []


def _speaking(scene: Scene, trigger: Trigger) -> list[Party]:
    """Whoever speaks of meeting "you", or of the pleasure to meet somebody."""
    second = words("titles", "references", "second")
    met = [word for slot in trigger.frame.target for word in words_in(scene, trigger, slot)]
    if any(word.text.lower() in second for word in met) or _is_pleasure(scene, trigger):
        return scene.cast.speaking(scene.sentence, in_person=True)
    return []


def _is_pleasure(scene: Scene, trigger: Trigger) -> bool:
    """Whether an infinitive tells what is a pleasure to whoever speaks ("It is an honour to welcome the minister")."""
    head = scene.sentence.head(trigger.word)
    if trigger.nominal or head is None or not clauses.is_infinitive(scene.sentence, trigger.word):
        return False
    return head.lemma in words("cues", "occasions", "pleasures")
