"""Against whom a war is waged that is told by its aggressor alone ("Russia's unprovoked war")."""

from __future__ import annotations

from dataclasses import replace

from legation.knowledge.wars import waged_by
from legation.knowledge.word_lists import words
from legation.model import EventType, Interval
from legation.reading.act import Act, Told

#: How the other side is told where nobody is named on it.
NOBODY = frozenset({Told.NOT, Told.THING})


def at_war(act: Act, published: Interval) -> Act:
    """An act of war by one aggressor whose words name nobody else, as done to whom the aggressor is at war with."""
    day = published.first or published.last
    alone = act.type is EventType.ASSAULT and len(act.source) == 1 and not act.target and act.told[1] in NOBODY
    if day is None or not alone or not act.trigger.nominal:
        return act
    if act.trigger.word.lemma not in words("cues", "modifiers", "wars"):
        return act
    victim = waged_by(act.source[0], day)
    return act if victim is None else replace(act, target=(victim,), refers=False, lacks=False)
