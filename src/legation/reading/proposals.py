"""Triggers in words that open no frame of their own: the network detects what they tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from legation.knowledge.frames import Frame, Frames
from legation.knowledge.word_lists import words
from legation.language.tree import CLAUSAL, Role, Sentence, Word
from legation.model import EventType
from legation.reading import carriers, clauses
from legation.reading.detected import TYPES, Detection
from legation.reading.triggers import Trigger

#: The least likelihood at which a word counts as telling an act.
LEAST = 0.3
#: Parts of speech of the words that can tell an act, and how many heads above one a known telling may stand.
TELLING = frozenset({"VERB", "NOUN"})
NEAR = 3


def proposed(
    sentence: Sentence, detection: Detection, told: Sequence[Sequence[Trigger]], frames: Frames
) -> Iterator[list[Trigger]]:
    """One trigger for each act that the network detects where no trigger of its type stands."""
    for kind in detection.types_told(LEAST):
        known = [trigger for found in told for trigger in found if trigger.frame.type is kind]
        for phrase in _phrases(sentence, detection, kind):
            word = _head(phrase)
            if word is None or word.lemma in words("cues", "network", "never_alone"):
                continue
            if any(_is_in(trigger, phrase) or _is_under(trigger, word) for trigger in known):
                continue
            frame = frames.detected.get((kind, detection.kind_at(word) if kind is EventType.CONSULT else None))
            if frame is not None:
                yield [_trigger(sentence, word, phrase, frame)]


def _phrases(sentence: Sentence, detection: Detection, kind: EventType) -> Iterator[list[Word]]:
    """The words in a row that are likely to tell an act of a type."""
    row: list[Word] = []
    likely = detection.types[:, TYPES[kind]] >= LEAST
    for word in sentence.words:
        if likely[word.index]:
            row.append(word)
        elif row:
            yield row
            row = []
    if row:
        yield row


def _head(phrase: Sequence[Word]) -> Word | None:
    """The word that can tell an act under which the others of a phrase hang."""
    inside = {word.index for word in phrase}
    telling = [word for word in phrase if word.part in TELLING]
    tops = [word for word in telling if word.head not in inside or word.role is Role.ROOT]
    return next(iter(tops or telling), None)


def _is_in(trigger: Trigger, phrase: Sequence[Word]) -> bool:
    """Whether a trigger stands in a phrase, or holds it."""
    own = {trigger.word.index, *([trigger.verb.index] if trigger.verb else [])}
    span = trigger.span
    return any(word.index in own or span.start <= word.start < span.end for word in phrase)


def _is_under(trigger: Trigger, word: Word) -> bool:
    """Whether a word only says more of what a trigger tells: it hangs under it, with no clause between."""
    current = word
    for head in islice(trigger.sentence.ancestors(word), NEAR):
        if current.role in CLAUSAL or current.role is Role.CONJUNCT and clauses.is_verb(current):
            return False
        if head.index == trigger.word.index:
            return True
        current = head
    return False


def _trigger(sentence: Sentence, word: Word, phrase: Sequence[Word], frame: Frame) -> Trigger:
    """A trigger at a word; at the noun that carries the meaning where a light verb stands above it."""
    inside = {each.index for each in phrase}
    nouns = [each for each in sentence.under(word, Role.OBJECT) if each.index in inside and each.part == "NOUN"]
    if not clauses.is_verb(word):
        verb = carriers.carrier(sentence, word, frozenset())
        return Trigger(frame=frame, name=word.lemma, sentence=sentence, word=word, verb=verb, nominal=True)
    if nouns:
        return Trigger(frame=frame, name=word.lemma, sentence=sentence, word=nouns[0], verb=word, nominal=True)
    return Trigger(frame=frame, name=word.lemma, sentence=sentence, word=word, verb=word, nominal=False)
