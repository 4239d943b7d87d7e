"""Which part each actor of a sentence takes in an act, as the network detects it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from legation.model import SYMMETRIC
from legation.reading.party import Party
from legation.reading.scene import Scene
from legation.reading.triggers import Trigger

#: The least likelihood at which an actor takes part.
LEAST = 0.5


def parts_of(scene: Scene, trigger: Trigger) -> tuple[list[Party], list[Party]]:
    """Those who act and those acted upon, by the network; of an act done together all stand as those who act."""
    source: list[Party] = []
    target: list[Party] = []
    for acts, bears, parties in _parts(scene, trigger):
        if trigger.frame.type in SYMMETRIC:
            acts = max(acts, bears)
        if max(acts, bears) >= LEAST:
            (source if acts >= bears else target).extend(parties)
    return source, target


def fitting(scene: Scene, trigger: Trigger, source: Sequence[str], target: Sequence[str]) -> float | None:
    """How likely the parties of an act are right, on average over those that its sentence tells; None without any."""
    found: dict[str, tuple[float, float]] = {}
    for acts, bears, parties in _parts(scene, trigger):
        for code in {party.code for party in parties if party.code}:
            before = found.get(code, (0.0, 0.0))
            found[code] = max(before[0], acts), max(before[1], bears)
    together = trigger.frame.type in SYMMETRIC
    likely = [max(found[code]) if together else found[code][0] for code in source if code in found]
    likely += [found[code][1] for code in target if code in found and not together]
    return sum(likely) / len(likely) if likely else None


def _parts(scene: Scene, trigger: Trigger) -> Iterator[tuple[float, float, Sequence[Party]]]:
    """For each actor of the sentence how likely it acts, and is acted upon, and whom it stands for."""
    if scene.detection is None:
        return
    for at, (acts, bears) in scene.detection.parts(trigger.word).items():
        yield acts, bears, scene.cast.parties(scene.sentence, scene.sentence.words[at], acting=True)
