"""Who "they", "both sides" or "the ministers" are: those of the meeting that the article tells most of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from legation.model import SYMMETRIC, EventType
from legation.reading.act import Act, Group
from legation.reading.draft import Draft

#: How many sentences back those who met may stand whom a group means.
FARTHEST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """A meeting: the act that tells it first, and how often it is told."""

    act: Act
    tellings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Meetings:
    """The meetings of an article by the sentence that tells each first, and all who do something together by name."""

    by_sentence: Mapping[int, Sequence[Met]]
    together: frozenset[frozenset[str]]

    @classmethod
    def of(cls, drafts: Sequence[Draft]) -> Meetings:
        """The meetings among some drafts, those of a known group left out."""
        found: defaultdict[int, list[Met]] = defaultdict(list)
        for draft in drafts:
            act = draft.acts[0]
            if draft.first.type is EventType.CONSULT and act.group is Group.NONE and len(set(act.source)) > 1:
                found[act.trigger.sentence.index].append(Met(act=act, tellings=len(draft.acts)))
        named = (act.parties for draft in drafts for act in draft.acts if act.group is Group.NONE)
        return cls(by_sentence=found, together=frozenset(named))

    def before(self, act: Act) -> Iterator[Met]:
        """The meetings told shortly before an act, the first one first."""
        at = act.trigger.sentence.index
        for index in range(at - FARTHEST, at + 1):
            yield from (met for met in self.by_sentence.get(index, ()) if met.act.span.start < act.span.start)


def done_by_group(act: Act, meetings: Meetings) -> Act:
    """An act of a known group as one of those who met: of two, or of all among whom those already known are.

    What two do together by name elsewhere in the article is left as it is.
    """
    own = frozenset(act.source)
    if act.group is Group.NONE or len(own) > 1 and own in meetings.together:
        return act
    fitting = [met for met in meetings.before(act) if _may_mean(act, met.act)]
    if not fitting:
        return act
    met = max(fitting, key=lambda each: each.tellings).act
    return act if own == frozenset(met.source) else _done_by(act, met.source)


def _may_mean(act: Act, met: Act) -> bool:
    if act.group is Group.TWO:
        return len(set(met.source)) == 2
    return set(act.source) <= set(met.source)


def _done_by(act: Act, codes: tuple[str, ...]) -> Act:
    if act.type in SYMMETRIC:
        return replace(act, source=codes, target=codes)
    return replace(act, source=codes, target=tuple(code for code in act.target if code not in codes))
