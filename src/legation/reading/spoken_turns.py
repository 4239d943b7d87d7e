"""Spoken turns: who says in a transcript what nobody else is told to say ("SECRETARY BLINKEN: ...").

What the speakers do there and then, to welcome each other or to praise a third, has no source but the transcript.
"""

from __future__ import annotations

from bisect import bisect_right

from legation.language.tree import Sentence, Word
from legation.model import EventType, Kind, Source, SourceKind, Span, Status
from legation.reading import clauses
from legation.reading.act import Act
from legation.reading.parties import Cast
from legation.reading.status import SPOKEN

#: Tags of what was done before it is told.
PAST = frozenset({"VBD", "VBN"})
#: What those do who speak to each other.
MEETING = (Kind.MEETING, Kind.VISIT)


def source_of_turn(act: Act, cast: Cast) -> Source | None:
    """Who speaks in a transcript, save where what he tells is done by his saying it, or is the occasion itself."""
    turns = bisect_right(cast.turns, act.trigger.sentence.index, key=lambda turn: turn[0])
    speaker = _speaker(cast, turns - 1) if turns else None
    if speaker is None or _is_spoken_now(act, speaker) or _is_occasion(act, cast):
        return None
    return speaker


def _speaker(cast: Cast, turn: int) -> Source | None:
    """Who speaks in a turn, where that is somebody known."""
    index, text = cast.turns[turn]
    opening, speaker = cast.sentences[index], next(iter(cast.people[index]), None)
    span = Span(text=text, start=opening.start, end=opening.start + len(text))
    if speaker is None or opening.words[speaker.first].start >= span.end:
        return None
    return Source(span=span, kind=SourceKind.NAMED, name=speaker.person.name, of=speaker.person.of)


def _is_spoken_now(act: Act, speaker: Source) -> bool:
    """Whether a speaker does an act by speaking ("We thank you", "Ghana stands with its friends")."""
    verb = act.trigger.verb or act.trigger.word
    if act.type not in SPOKEN:
        return False
    own = speaker.of in act.source and act.type is not EventType.AGREE and verb.tag not in PAST
    return own or is_first_person(act.trigger.sentence, verb)


def _is_occasion(act: Act, cast: Cast) -> bool:
    """Whether an act is the meeting or the visit at which those speak who take part in it."""
    if act.type is not EventType.CONSULT or act.frame.kind not in MEETING or act.status is Status.HAPPENED:
        return False
    speaking = {people[0].person.of for index, _ in cast.turns if (people := cast.people[index])}
    titled = {each.person.of for each in cast.people[0]} if cast.people else set()
    return act.parties <= speaking | titled


def is_first_person(sentence: Sentence, verb: Word) -> bool:
    """Whether "I" or "we" do what a verb tells."""
    return any(word.text.lower() in ("i", "we") for word in clauses.agents(sentence, verb))
