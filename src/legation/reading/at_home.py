"""Acts at home: what a state does to people of its own, whom the words tell as such."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from legation.knowledge.frames import frames
from legation.knowledge.organisations import organisations
from legation.knowledge.word_lists import words
from legation.language.tree import Role, Word
from legation.model import SYMMETRIC, EventType
from legation.reading import clauses
from legation.reading.party import codes_of
from legation.reading.scene import Scene
from legation.reading.slots import collected, words_in
from legation.reading.triggers import Trigger

#: Deeds of others that acts are about.
DEEDS: Mapping[EventType, frozenset[EventType]] = {
    EventType.ACCUSE: frozenset({EventType.ASSAULT, EventType.COERCE}),
    EventType.REQUEST: frozenset({EventType.CONCEDE}),
}


def is_at_home(scene: Scene, trigger: Trigger, sources: Sequence[str], targets: Sequence[str]) -> bool:
    """Whether one state acts on people of its own ("Peru imposed a curfew", "Chad freed opposition leaders").

    Args:
        targets: those acted upon besides whoever acts.
    """
    if trigger.frame.type in SYMMETRIC or trigger.frame.outward or targets:
        return False
    if len(sources) != 1 or sources[0] in organisations():
        return False
    reflexive = words("titles", "references", "reflexive")
    slots = [slot for slot in trigger.frame.target if slot != "by"]
    told = codes_of(collected(scene, trigger, slots, acting=False, pronouns=reflexive))
    own = told == tuple(sources) and not is_about_deed(scene, trigger)
    return own or _names_own_people(scene, trigger, sources[0])


def is_about_deed(scene: Scene, trigger: Trigger) -> bool:
    """Whether what is blamed, or asked for, is what others did: to nobody named, or to what a state has abroad.

    "Condemned the attack", "condemned the storming of its embassy", "demanded the release of its soldiers".
    """
    deeds = DEEDS.get(trigger.frame.type, frozenset())
    told = clauses.patients(trigger.sentence, trigger.word) if deeds and not trigger.nominal else []
    done = [word for word in told if any(frame.type in deeds for frame in frames().by_noun.get(word.lemma, ()))]
    below = [each for word in done for each in trigger.sentence.subtree(word)]
    named = any(scene.cast.name_at(scene.sentence, each) or each.part == "PRON" for each in below)
    return bool(done) and (not named or any(each.lemma in words("actors", "own", "abroad") for each in below))


def _names_own_people(scene: Scene, trigger: Trigger, own: str) -> bool:
    """Whether what is acted upon holds a noun for people or things that a state has at home, and no other's name."""
    sentence, verb = scene.sentence, trigger.verb or trigger.word
    listed = [*clauses.patients(sentence, trigger.word), *clauses.patients(sentence, verb)]
    listed += [word for slot in trigger.frame.target if slot != "by" for word in words_in(scene, trigger, slot)]
    phrases = {word.index: word for each in listed for word in _phrase(scene, each)}
    names = (scene.cast.name_at(sentence, word) for word in phrases.values())
    foreign = any(name is not None and name.code != own for name in names)
    return not foreign and any(word.lemma in words("actors", "own", "people") for word in phrases.values())


def _phrase(scene: Scene, noun: Word) -> list[Word]:
    """A noun with what belongs to it, without clauses that say more."""
    sentence = scene.sentence
    aside = (Role.RELATIVE_CLAUSE, Role.NOUN_CLAUSE, Role.APPOSITION, Role.ADVERBIAL_CLAUSE)
    cut = {word.index for each in sentence.subtree(noun) if each.role in aside for word in sentence.subtree(each)}
    return [word for word in sentence.subtree(noun) if word.index not in cut or word is noun]
