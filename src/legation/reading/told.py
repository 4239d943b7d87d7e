"""How the sides of an act are told: by name, by office, by a word that stands for them, or by what no table knows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from legation.language.tree import Word
from legation.model import SYMMETRIC
from legation.reading.act import Told
from legation.reading.parties import Party
from legation.reading.scene import Scene
from legation.reading.slots import words_in
from legation.reading.triggers import Trigger


def how_told(scene: Scene, trigger: Trigger, slots: Iterable[str], parties: Sequence[Party]) -> Told:
    """How the side in some argument places is told, by the first word that stands there."""
    listed = [
        word
        for slot in slots
        for word in words_in(scene, trigger, slot)
        if slot != "modifier" or scene.cast.parties(scene.sentence, word, acting=False)
    ]
    if not listed:
        return Told.NOT
    meeting = trigger.frame.type in SYMMETRIC
    kinds = [_kind(scene, word, bool(parties), meeting) for word in listed]
    return min(kinds, key=list(Told).index)


def _kind(scene: Scene, word: Word, known: bool, meeting: bool) -> Told:
    """How one word tells somebody; a person of unknown state is a stranger, save to those who meet or agree."""
    if word.part == "PRON":
        return Told.PRONOUN
    person = scene.cast.person_at(scene.sentence, word)
    if person is not None:
        return Told.PERSON if person.person.of or meeting else Told.STRANGER
    if scene.cast.name_at(scene.sentence, word) is not None:
        return Told.NAME
    if word.part == "PROPN":
        return Told.STRANGER
    return Told.NOUN if known else Told.THING
