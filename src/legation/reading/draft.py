"""Drafts: events in the making, each with the acts that tell it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, takewhile

from legation.knowledge.organisations import organisations
from legation.language.tree import Role, Sentence, Word
from legation.model import SYMMETRIC, EventType, Grain, Kind, Place, Source, Span, Status, When
from legation.reading import clauses
from legation.reading.act import Act
from legation.reading.person import Person
from legation.reading.titles import LEADERS

#: Grains that date no act ("in this century").
COARSE = frozenset({Grain.DECADE, Grain.CENTURY})
#: How a verb hangs under the noun behind which it tells something more of it.
BESIDE = frozenset({Role.NOUN_CLAUSE, Role.RELATIVE_CLAUSE})


@dataclass(frozen=True, kw_only=True)
class Draft:
    """An event in the making: the acts that tell it, with the source chains of each.

    `weighed` is the status that signs make likelier than that of its tellings, where there is one.
    """

    acts: tuple[Act, ...]
    sources: tuple[Source, ...] = ()
    ordinal: int | None = None
    weighed: Status | None = None

    @cached_property
    def first(self) -> Act:
        """The clearest telling: the first in a full sentence that is no mere reference, else the first."""
        full = (act for act in self.acts if act.trigger.sentence.index > 0 and not act.refers)
        return next(full, self.acts[0])

    @cached_property
    def types(self) -> frozenset[EventType]:
        """The types of its first telling and of the clearest: an act of no other type can tell it once more."""
        return frozenset({self.acts[0].type, self.first.type})

    @property
    def is_plain(self) -> bool:
        """Whether a telling calls it no more than a meeting."""
        return any(act.frame.kind is Kind.MEETING for act in self.acts)

    @property
    def aside(self) -> bool:
        """Whether it is only named, beside what its sentences tell ("built on the dialogue held in May")."""
        return all(act.trigger.nominal and _is_beside(act.trigger.verb) for act in self.acts)

    @cached_property
    def parties(self) -> frozenset[str]:
        """All who take part, by any telling."""
        return frozenset(code for act in self.acts for code in act.parties)

    def told_in(self, sentence: int) -> Iterator[Act]:
        """Its tellings in a sentence, by its index, the last first: they stand in the order of the text."""
        latest = takewhile(lambda act: act.trigger.sentence.index >= sentence, reversed(self.acts))
        return (act for act in latest if act.trigger.sentence.index == sentence)

    @cached_property
    def when(self) -> When | None:
        """The best time told: one with known bounds, finer than a decade where there is one, the first told."""
        told = [act.when for act in self.acts if act.when is not None]
        known = [when for when in told if when.interval.known or self._lasts_from(when)]
        fine = [when for when in known if when.grain not in COARSE]
        return next(iter(fine or known or told), None)

    def _lasts_from(self, when: When) -> bool:
        """Whether a time has only a start, and what it dates goes on ("held since May")."""
        return self.first.status is Status.ONGOING and when.interval.first is not None

    @property
    def where(self) -> Place | None:
        """The first place told."""
        return next((act.where for act in self.acts if act.where is not None), None)

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody named as taking part."""
        return tuple({person.name: person for act in self.acts for person in act.people}.values())

    @property
    def kind(self) -> Kind | None:
        """The kind that the clearest telling has; a headline's, or what it is said to be, where that is more than a
        plain meeting."""
        said = (act.frame.kind for act in self.acts if is_predicate(act))
        kinds = [self.first.frame.kind, self.acts[0].frame.kind, *said]
        kind = next((kind for kind in kinds if kind is not Kind.MEETING), kinds[0])
        return Kind.SUMMIT if kind in (Kind.DIALOGUE, Kind.MEETING) and self._of_leaders() else kind

    def _of_leaders(self) -> bool:
        """Whether it is an occasion of a grouping of states that a head of state or government attends."""
        groupings = {
            code for code in self.parties if code in organisations() and organisations()[code].kind == "grouping"
        }
        attended = any(person.office_class in LEADERS for person in self.people)
        return bool(groupings) and (attended or self._of_all_members())

    def _of_all_members(self) -> bool:
        """Whether a grouping meets as such, and not its ministers ("the G7 will meet")."""
        trigger = self.first.trigger
        subject = None if trigger.nominal else clauses.subject(trigger.sentence, trigger.word)
        return len(self.parties) == 1 and subject is not None and subject.part == "PROPN"

    @property
    def status(self) -> Status:
        """The status that the article leaves: that of the clearest telling, of one that turns it, or of the title."""
        return self.weighed or self._deciding.status

    @property
    def cue(self) -> Span | None:
        """The words that give that status; where it was weighed, those of a telling that has it too."""
        told = (act.cue for act in self.acts if act.status is self.weighed and act.cue is not None)
        return next(told, self._deciding.cue)

    @property
    def _deciding(self) -> Act:
        """The telling that gives the status: a later one that turns it, a title that says "before", the clearest."""
        turning = (act for act in reversed(self.acts) if act.turns)
        ahead = (act for act in self.acts if is_titled_ahead(act))
        return next(chain(turning, ahead), self.first)

    @property
    def source(self) -> tuple[str, ...]:
        """Those who act, in the order of the text; nobody on whom the clearest telling has it done."""
        return self._one_side(tuple(code for act in self.acts for code in act.source), self.first.target)

    @property
    def target(self) -> tuple[str, ...]:
        """Those acted upon, in the order of the text; nobody who does it by the clearest telling, save at home."""
        found = self._one_side(tuple(code for act in self.acts for code in act.target), self.first.source)
        return found or (self.source if self.first.at_home and len(self.source) == 1 else ())

    def _one_side(self, codes: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
        both = self.first.type in SYMMETRIC or set(self.first.source) == set(self.first.target)
        return tuple(dict.fromkeys(code for code in codes if both or code not in other))

    @property
    def mentions(self) -> tuple[Span, ...]:
        """One span for each telling, the clearest first."""
        return tuple(dict.fromkeys((self.first.span, *(act.span for act in self.acts))))


def is_predicate(act: Act) -> bool:
    """Whether a noun is what something is said to be ("the meeting was the third round of the dialogue")."""
    sentence, noun = act.trigger.sentence, act.trigger.word
    return act.trigger.nominal and any(sentence.under(each, Role.COPULA) for each in with_whole(sentence, noun))


def with_whole(sentence: Sentence, noun: Word) -> list[Word]:
    """A noun, and that of which it is a part by "of" ("the third round of the dialogue")."""
    whole = sentence.head(noun) if noun.preposition == "of" else None
    return [noun, *([whole] if whole is not None else [])]


def _is_beside(verb: Word | None) -> bool:
    return verb is None or verb.role in BESIDE


def is_titled_ahead(act: Act) -> bool:
    """Whether the title says that what is told was told before an occasion ("Remarks before their meeting")."""
    trigger = act.trigger
    ahead = trigger.sentence.index == 0 and trigger.nominal and trigger.word.preposition == "before"
    return ahead and act.status is Status.PLANNED and clauses.is_headline(trigger.sentence)
