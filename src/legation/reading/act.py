"""Acts: one telling of an act between states or organisations."""

from __future__ import annotations

from dataclasses import dataclass

from legation.knowledge.frames import Frame
from legation.model import SYMMETRIC, EventType, Place, Span, Status, When
from legation.reading.person import Person
from legation.reading.triggers import Trigger


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One telling of an act.

    `refers` is True for "the talks", which name no parties and mean an act told before; `lacks` for an act whose other
    side is left out ("The minister offered condolences").
    """

    trigger: Trigger
    source: tuple[str, ...]
    target: tuple[str, ...]
    people: tuple[Person, ...]
    status: Status
    where: Place | None = None
    when: When | None = None
    refers: bool = False
    lacks: bool = False

    @property
    def stands_alone(self) -> bool:
        """Whether it is an event with one known party: a meeting with somebody whom nobody knows."""
        return not self.refers and bool(self.source) and self.type in SYMMETRIC

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
