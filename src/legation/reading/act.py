"""Acts: one telling of an act between states or organisations."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from legation.knowledge.frames import Frame
from legation.model import SYMMETRIC, EventType, Place, Span, Status, When
from legation.reading.person import Person
from legation.reading.triggers import Trigger


class Origin(StrEnum):
    """Where the parties of an act come from: its own words, or the context that was the first to know."""

    OWN = "own"
    ANSWERED = "answered"
    MEETING = "meeting"
    PAIR = "pair"
    SENTENCE = "sentence"
    NEAR = "near"
    ARTICLE = "article"
    NOBODY = "nobody"


class Told(StrEnum):
    """How one side of an act is told."""

    PERSON = "person"
    NAME = "name"
    NOUN = "noun of a party"
    PRONOUN = "pronoun"
    STRANGER = "name that no table knows"
    THING = "thing"
    NOT = "not"


class Group(StrEnum):
    """Whether those who act are told only as a known group: "both sides", "the ministers"."""

    NONE = "none"
    TWO = "two"
    SEVERAL = "several"


#: Origins that are guesses: an act with one is an event only where it is judged likely.
GUESSED = frozenset({Origin.SENTENCE, Origin.NEAR, Origin.ARTICLE, Origin.NOBODY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One telling of an act.

    `refers` is True for "the talks", which name no parties and mean an act told before; `lacks` for an act whose
    other side is left out ("The minister offered condolences"); `weak` where its word tells it less surely than
    others; `domestic` where those acted upon are the actor's own, `at_home` where only people of the actor's state
    are told; `group` says whether those who act are told as a known group only; `cue` are the words or the date
    that give its status. `around` are the other states and organisations that its sentence names, `origin` says
    where its parties come from, and `told` how its two sides are told. `detected` is how likely the network finds
    that its words tell an act of its type, `statuses` how likely each status of it (`detected.STATUSES`), `fitting`
    how likely its parties are those of it. `another` is True for
    one more act of the sort of one told before ("a second is to follow"). `meant` are the words of the act before
    that it speaks of, where it has no word of its own for it ("it never took place"), and `turns` says whether it
    then leaves that act with another status. `doer` is who acted last before it, where it judges "the step" of
    somebody.
    """

    trigger: Trigger
    source: tuple[str, ...]
    target: tuple[str, ...]
    people: tuple[Person, ...]
    status: Status
    cue: Span | None = None
    where: Place | None = None
    when: When | None = None
    refers: bool = False
    lacks: bool = False
    around: tuple[str, ...] = ()
    weak: bool = False
    origin: Origin = Origin.OWN
    told: tuple[Told, Told] = (Told.NOT, Told.NOT)
    domestic: bool = False
    at_home: bool = False
    detected: float | None = None
    statuses: tuple[float, ...] = ()
    fitting: float | None = None
    group: Group = Group.NONE
    another: bool = False
    meant: Span | None = None
    turns: bool = False
    doer: tuple[str, ...] = ()

    @property
    def stands_alone(self) -> bool:
        """Whether it is an event with one known party: a meeting with somebody whom nobody knows."""
        return not self.refers and bool(self.source) and self.type in SYMMETRIC

    @property
    def is_guess(self) -> bool:
        """Whether a side of it is guessed from what stands around it, or known to nobody."""
        return self.origin in GUESSED

    @property
    def frame(self) -> Frame:
        """The frame that tells it."""
        return self.trigger.frame

    @property
    def type(self) -> EventType:
        """Its PLOVER type."""
        return self.trigger.frame.type

    @property
    def span(self) -> Span:
        """The words that tell it."""
        return self.trigger.span

    @property
    def parties(self) -> frozenset[str]:
        """All who take part."""
        return frozenset((*self.source, *self.target))
