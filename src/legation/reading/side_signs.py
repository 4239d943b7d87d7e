"""Signs of who is on which side of an act: what speaks for sides that a draft may have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from legation.language.tree import Word
from legation.model import SYMMETRIC
from legation.reading.detected import ACTORS
from legation.reading.draft import Draft
from legation.reading.parties import Cast

TABLE = "side_signs.csv"
#: The step that changes nothing.
AS_READ = "as read"
#: The most of anything that is counted, and the most places of one party that count.
MOST, PLACES = 3, 2
#: From how many words behind an act on somebody stands no more near it, and from how many on far from it.
BEHIND, FAR = 5, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Who acts, and towards whom; all who do something together act."""

    source: frozenset[str]
    target: frozenset[str]

    @classmethod
    def together(cls, *codes: str) -> Sides:
        """Those who do something together."""
        return cls(source=frozenset(codes), target=frozenset())

    @classmethod
    def of(cls, draft: Draft) -> Sides:
        """The sides of a draft."""
        if draft.first.type in SYMMETRIC:
            return cls.together(*draft.source, *draft.target)
        return cls(source=frozenset(draft.source), target=frozenset(draft.target))

    @property
    def codes(self) -> frozenset[str]:
        """All who take part."""
        return self.source | self.target


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """Who is at hand for the sides of a draft.

    `places` says of those for whom a word of the sentence stands how and where it stands, `kinds` by what sort of name
    the sentence names somebody, `here` who is told in it in any way, `context` whom the article is about.
    """

    places: Mapping[str, Sequence[tuple[str, str, str]]]
    kinds: Mapping[str, str]
    people: frozenset[str]
    here: tuple[str, ...]
    pair: frozenset[str]
    centre: str | None
    context: tuple[str, ...]
    met: tuple[tuple[str, ...], ...]

    @classmethod
    def of(
        cls,
        draft: Draft,
        cast: Cast,
        *,
        pair: frozenset[str],
        centre: str | None,
        context: tuple[str, ...],
        met: tuple[tuple[str, ...], ...],
    ) -> Hand:
        """Who is at hand in the sentence of a draft, and besides."""
        trigger = draft.first.trigger
        sentence = trigger.sentence
        places: defaultdict[str, list[tuple[str, str, str]]] = defaultdict(list)
        for word in sentence.words:
            parties = (
                cast.parties(sentence, word, acting=True) if word.part in ACTORS and word is not trigger.word else ()
            )
            for code in dict.fromkeys(party.code for party in parties if party.code):
                places[code].append((str(word.role), word.preposition or "none", _where(word, trigger.word)))
        kinds: dict[str, str] = {}
        for name in cast.names[sentence.index]:
            if name.code:
                kinds.setdefault(cast.code_of(name), str(name.kind))
        people = tuple(each.person.of for each in cast.people[sentence.index] if each.person.of)
        return cls(
            places=places,
            kinds=kinds,
            people=frozenset(people),
            here=tuple(dict.fromkeys((*kinds, *places, *people))),
            pair=pair,
            centre=centre,
            context=context,
            met=met,
        )

    def where(self, code: str) -> str:
        """How near somebody is at hand."""
        if code in self.places:
            return "acting"
        return "named" if code in self.kinds else "person" if code in self.people else "context"

    def why(self, code: str) -> str:
        """Why somebody is at hand whom the sentence does not tell."""
        return (
            "pair"
            if code in self.pair
            else "centre"
            if code == self.centre
            else "most"
            if code in self.context
            else "other"
        )


def _where(word: Word, act: Word) -> str:
    away = word.index - act.index
    return "before" if away < 0 else "near" if away < BEHIND else "behind" if away < FAR else "far"


def signs_of(draft: Draft, hand: Hand, sides: Sides, names: Sequence[str]) -> list[str]:
    """What speaks for and against some sides of a draft, reached by some steps; a sign may be there more than once."""
    return [
        *(_of_reading(draft, sides) if AS_READ in names else _of_steps(draft, names)),
        *_of_numbers(draft, sides),
        *_of_parties(draft, hand, sides),
        *_of_left_out(draft, hand, sides),
    ]


def _way(draft: Draft) -> str:
    return "together" if draft.first.type in SYMMETRIC else "one way"


def _of_reading(draft: Draft, sides: Sides) -> Iterator[str]:
    """How sure the rules are of what they found."""
    act, way = draft.first, _way(draft)
    yield "as read"
    yield f"as read, origin: {act.origin}"
    yield f"as read, origin: {act.origin} {act.type.value}"
    yield f"as read, actor: {act.told[0]} {way}"
    yield f"as read, other: {act.told[1]} {way}"
    yield f"as read, word: {'detected' if act.frame.detected else 'weak' if act.weak else 'sure'}"
    yield f"as read, group: {act.group}"
    yield f"as read, tellings: {min(len(draft.acts), MOST)}"
    yield f"as read, type: {act.type.value}"
    yield f"as read, parties: {min(len(sides.codes), MOST + 1)} {way}"
    yield f"as read, around: {min(len(act.around), MOST)} {act.origin}"


def _of_steps(draft: Draft, names: Sequence[str]) -> Iterator[str]:
    act = draft.first
    for name in names:
        yield f"step: {name} {_way(draft)}"
        yield f"step: {name} {act.origin}"
        yield f"step: {name} {act.type.value}"


def _of_numbers(draft: Draft, sides: Sides) -> Iterator[str]:
    """How many there are on each side."""
    act, several = draft.first, min(len(sides.source), MOST + 1)
    yield f"source: {several} {act.type.value}"
    yield f"source: {several} {_way(draft)}"
    if act.type not in SYMMETRIC:
        targets = min(len(sides.target), MOST)
        yield f"target: {targets} {act.type.value}"
        yield f"target: {targets} {act.told[1]}"
        yield f"target: {min(targets, 1)} {act.origin}"


def _of_parties(draft: Draft, hand: Hand, sides: Sides) -> Iterator[str]:
    """How and where each of those on a side is told."""
    before = Sides.of(draft)
    for side, codes, own in (("source", sides.source, before.source), ("target", sides.target, before.target)):
        for code in sorted(codes):
            yield from _of_party(draft, hand, side, code, new=code not in own)


def _of_party(draft: Draft, hand: Hand, side: str, code: str, *, new: bool) -> Iterator[str]:
    act, where, known = draft.first, hand.where(code), "new" if new else "old"
    yield f"{side}, {known}: {where}"
    yield f"{side}, {known}: {where} {act.type.value}"
    if new:
        yield f"{side}, named: {hand.kinds.get(code, 'not')}"
    for role, preposition, at in hand.places.get(code, ())[:PLACES]:
        yield f"{side}, role: {role} {at} {_way(draft)}"
        yield f"{side}, role: {role} {act.type.value}"
        yield f"{side}, preposition: {preposition} {act.type.value}"
    if where == "context":
        yield f"{side}, context: {hand.why(code)}"
        yield f"{side}, context: {act.origin} {known}"


def _of_left_out(draft: Draft, hand: Hand, sides: Sides) -> Iterator[str]:
    """Who is told in the sentence and on no side, and whom a step leaves out."""
    act = draft.first
    for code in hand.places:
        for role, preposition, at in hand.places[code][:PLACES] if code not in sides.codes else ():
            yield f"out, role: {role} {at} {_way(draft)}"
            yield f"out, role: {role} {act.type.value}"
            yield f"out, preposition: {preposition} {act.type.value}"
    for code in sorted(Sides.of(draft).codes - sides.codes):
        told = "acting" if code in hand.places else "context"
        yield f"gone: {told} {_way(draft)}"
        yield f"gone: {told} {act.origin}"
