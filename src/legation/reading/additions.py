"""Events that only the network detects, beside those that frames tell: they change nothing of these.

They have the times that their own words tell, and take none from the meetings beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from legation.model import SYMMETRIC
from legation.reading.act import Act
from legation.reading.draft import Draft
from legation.reading.merge import Telling, merged
from legation.reading.retold import LASTING


def divided(told: Sequence[Telling]) -> tuple[list[Telling], list[Telling]]:
    """What the words of frames tell; and what only the network detects, where its sentence names the parties."""
    detected = [telling for telling in told if telling[0].frame.detected]
    return [telling for telling in told if not telling[0].frame.detected], [each for each in detected if _stands(each)]


def with_additions(drafts: Sequence[Draft], detected: Sequence[Telling], main: Sequence[str]) -> list[Draft]:
    """The events of an article with those of the network that are not told in words of frames already, in order.

    What lasts, and what several do together, is one with what a frame tells of the same parties anywhere; of what is
    said, only in the same sentence.
    """
    one = LASTING | SYMMETRIC
    known = {(draft.first.type, _parties(draft)) for draft in drafts if draft.first.type in one}
    here = {(draft.first.type, _parties(draft), act.trigger.sentence.index) for draft in drafts for act in draft.acts}
    more = [
        draft
        for draft in merged(detected, main)
        if (draft.first.type, _parties(draft)) not in known
        and (draft.first.type, _parties(draft), draft.first.trigger.sentence.index) not in here
    ]
    return list(drafts) if not more else sorted((*drafts, *more), key=lambda draft: draft.first.span.start)


def once_a_word(drafts: Sequence[Draft]) -> list[Draft]:
    """The events that are kept, without those of the network whose words tell an act of another type by a frame."""
    told = {place for draft in drafts if not draft.first.frame.detected for act in draft.acts for place in _places(act)}
    return [draft for draft in drafts if not draft.first.frame.detected or told.isdisjoint(_places(draft.first))]


def _stands(telling: Telling) -> bool:
    act = telling[0]
    return bool(act.parties) and not act.refers


def _places(act: Act) -> Iterator[tuple[int, int]]:
    """The word that tells an act, and the verb that carries it."""
    trigger = act.trigger
    yield trigger.sentence.index, trigger.word.index
    if trigger.verb is not None:
        yield trigger.sentence.index, trigger.verb.index


def _parties(draft: Draft) -> tuple[frozenset[str], frozenset[str]]:
    """Who acts, and towards whom; of what is done together all are both."""
    both = draft.first.type in SYMMETRIC
    return (draft.parties, draft.parties) if both else (frozenset(draft.source), frozenset(draft.target))
