"""Which sides a draft has: what its words tell, or what is one step away from it and likelier.

Rules find who acts and towards whom (`slots`, `complete`), and leave a side empty, or guess it, where the words tell
none. A step changes one thing of that: it fills a side with somebody named in the sentence or in the article, adds
somebody, or leaves somebody out. A conditional logit (McFadden 1974, "Conditional logit analysis of qualitative choice
behavior") over signs of each (`side_signs`) chooses among them and what the rules found; its weights lie in
`knowledge/data/side_signs.csv`, and `training/sides.py` learns them. A step is taken only where it is clearly
likelier.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import exp

from legation.knowledge import signs as signs_table
from legation.model import SYMMETRIC, EventType
from legation.reading.draft import Draft
from legation.reading.focus import Focus
from legation.reading.parties import Cast
from legation.reading.side_signs import AS_READ, TABLE, Hand, Sides, signs_of

#: By how much a step must be likelier than what the rules found.
CLEARLY = 0.15
#: How many sentences back those may have met whose side an act may be on.
MET = 6
#: How many of the states that an article names most may take part though its sentence does not name them.
MOST = 2


def with_likely_sides(drafts: Sequence[Draft], known: Sequence[Draft], cast: Cast) -> list[Draft]:
    """Drafts with the likeliest of the sides that are one step from those that the rules found.

    Args:
        known: all drafts of the article, whose parties tell whom it is about.
    """
    around = Around.of(known, cast)
    return [_chosen(draft, around.hand(draft)) if is_open(draft) else draft for draft in drafts]


def is_open(draft: Draft) -> bool:
    """Whether the sides of a draft may be others: not where several do something to one another, or one at home."""
    first = draft.first
    both = first.type not in SYMMETRIC and bool(set(draft.source) & set(draft.target))
    return not both and not first.at_home and not first.domestic


class Around:
    """What an article tells of its parties as a whole."""

    def __init__(self, focus: Focus, meetings: Sequence[tuple[int, tuple[str, ...]]], cast: Cast) -> None:
        self._focus, self._meetings, self._cast = focus, meetings, cast

    @classmethod
    def of(cls, drafts: Sequence[Draft], cast: Cast) -> Around:
        """By the drafts whose parties are no guess."""
        sure = [draft for draft in drafts if not draft.first.is_guess]
        together = [draft for draft in sure if draft.first.type is EventType.CONSULT and len(draft.parties) > 1]
        meetings = [(draft.first.trigger.sentence.index, draft.source) for draft in together]
        return cls(Focus.of(sure), meetings, cast)

    def hand(self, draft: Draft) -> Hand:
        """Who is at hand for the sides of a draft."""
        at = draft.first.trigger.sentence.index
        centre = (self._focus.centre,) if self._focus.centre else ()
        pair = tuple(sorted(self._focus.pair))
        context = (*pair, *centre, *self._cast.told_most[:MOST], *self._cast.voice[:1])
        return Hand.of(
            draft,
            self._cast,
            pair=frozenset(pair),
            centre=self._focus.centre,
            context=tuple(dict.fromkeys(context)),
            met=tuple(codes for index, codes in self._meetings if 0 <= at - index <= MET),
        )


def steps(draft: Draft, hand: Hand) -> dict[Sides, list[str]]:
    """What the rules found and what is one step from it, each with the names of the steps that lead there."""
    current = Sides.of(draft)
    found: dict[Sides, list[str]] = {current: [AS_READ]}
    together = draft.first.type in SYMMETRIC
    for sides, step in _joint(current, hand) if together else _one_way(current, hand):
        told = Sides.together(*sides.source, *sides.target) if together else sides
        if told.source and step not in found.setdefault(told, []):
            found[told].append(step)
    return {sides: names for sides, names in found.items() if names}


def _joint(current: Sides, hand: Hand) -> Iterator[tuple[Sides, str]]:
    """One more who takes part, one less, or another instead."""
    own = current.source
    yield from ((Sides.together(*own, code), "add") for code in hand.here if code not in own)
    yield from ((Sides.together(*own, code), "add from context") for code in hand.context if code not in own)
    for code in sorted(own) if len(own) > 1 else ():
        rest = own - {code}
        yield Sides.together(*rest), "drop"
        yield from ((Sides.together(*rest, other), "swap") for other in hand.here if other not in own)
    if own & hand.places.keys():
        yield Sides.together(*(own & hand.places.keys())), "only told"


def _one_way(current: Sides, hand: Hand) -> Iterator[tuple[Sides, str]]:
    """Another target, source, none, one more, one less, or both turned round."""
    source, target = current.source, current.target
    if target:
        yield Sides(source=source, target=frozenset()), "no target"
        yield Sides(source=target, target=source), "turned"
    for code in (*hand.here, *hand.context):
        where = "here" if code in hand.here else "context"
        one = frozenset({code})
        if code not in source:
            yield Sides(source=source, target=one), f"target {where}"
            yield Sides(source=source, target=target | one), f"target too {where}"
        if code not in target:
            yield Sides(source=one, target=target), f"source {where}"
            yield Sides(source=source | one, target=target - one), f"source too {where}"
    if len(target) > 1:
        yield from ((Sides(source=source, target=target - {code}), "drop target") for code in sorted(target))
    if len(source) > 1:
        yield from ((Sides(source=source - {code}, target=target), "drop source") for code in sorted(source))
    for codes in hand.met:
        if source and source < set(codes):
            yield Sides(source=source, target=frozenset(codes) - source), "target met"
            yield Sides(source=frozenset(codes), target=target - set(codes)), "source met"


def _chosen(draft: Draft, hand: Hand) -> Draft:
    found = steps(draft, hand)
    odds = {sides: signs_table.log_odds(TABLE, signs_of(draft, hand, sides, names)) for sides, names in found.items()}
    chances = _chances(odds)
    current = Sides.of(draft)
    best = max(chances, key=lambda sides: chances[sides])
    return _with(draft, best, hand) if chances[best] - chances[current] > CLEARLY else draft


def _chances(odds: Mapping[Sides, float]) -> dict[Sides, float]:
    highest = max(odds.values())
    raised = {sides: exp(value - highest) for sides, value in odds.items()}
    total = sum(raised.values())
    return {sides: value / total for sides, value in raised.items()}


def _with(draft: Draft, sides: Sides, hand: Hand) -> Draft:
    """A draft with other sides: those whom it had first, in their order, then others in the order of the text."""
    told = dict.fromkeys(
        (*draft.source, *draft.target, *hand.here, *hand.context, *(c for row in hand.met for c in row))
    )
    source = tuple(code for code in told if code in sides.source)
    target = source if draft.first.type in SYMMETRIC else tuple(code for code in told if code in sides.target)
    return replace(draft, acts=tuple(replace(act, source=source, target=target) for act in draft.acts))
