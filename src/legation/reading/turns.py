"""Turns: who speaks each sentence of a transcript ("PRESIDENT YOON: ..."), and to whom."""

from __future__ import annotations

import re
from collections.abc import Sequence

from legation.language.tree import Sentence
from legation.reading.person import Person, PersonFound

#: What opens a turn: a name or office in capitals, and a colon.
TURN = re.compile(r"^([A-ZÀ-Þ][A-ZÀ-Þ.’' -]{2,60}):\s")


def turns_of(sentences: Sequence[Sentence], people: Sequence[Sequence[PersonFound]]) -> tuple[Person | None, ...]:
    """Who speaks each sentence: whoever is named where the last turn opened; nobody before the first turn."""
    found: list[Person | None] = []
    speaker: Person | None = None
    for sentence in sentences:
        match = TURN.match(sentence.text)
        if match is not None:
            within = _named_within(sentence, people[sentence.index], sentence.start + match.end(1))
            speaker = within or _in_headline(match[1], people[0])
        found.append(speaker)
    return tuple(found)


def _named_within(sentence: Sentence, people: Sequence[PersonFound], end: int) -> Person | None:
    """The person whom the label of a turn names, with a state or organisation of their own."""
    named = next((each for each in people if sentence.words[each.first].start < end), None)
    return named.person if named is not None and named.person.of else None


def _in_headline(label: str, people: Sequence[PersonFound]) -> Person | None:
    """Whom a label means that nobody's name is found in: by a name or the office in the headline ("THE PRESIDENT")."""
    *_, last = label.casefold().split()
    titled = [each.person for each in people if each.person.of]
    named = [person for person in titled if last in person.name.casefold().split()]
    office = label.casefold().removeprefix("the ")
    found = named or [person for person in titled if (person.office or "").casefold() == office]
    return found[0] if len(found) == 1 else None


def addressed_by(speaker: Person, speakers: Sequence[Person | None], titled: Sequence[Person]) -> Person | None:
    """Whom a speaker means by "you": the only other one who speaks, or whom the headline names, for another party."""
    told = (each for each in (*speakers, *titled) if each is not None)
    others = {each.name: each for each in told if each.of and each.of != speaker.of}
    return next(iter(others.values())) if len({each.of for each in others.values()}) == 1 else None
