"""Series: recurring formats and which session of them an event is ("second 2+2 dialogue")."""

from __future__ import annotations

import re

from legation.knowledge.states import states
from legation.language.tree import Sentence
from legation.model import EventType, Kind, Series
from legation.reading.draft import Draft
from legation.reading.triggers import Trigger

ORDINALS = {"inaugural": 1} | {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
}
NUMBERED = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th)\b")
FORMAT = re.compile(r"\b\d\s?\+\s?\d\b")
SERIAL = frozenset({Kind.DIALOGUE, Kind.SUMMIT, Kind.NEGOTIATION, Kind.MEETING})


def ordinal_of(trigger: Trigger) -> int | None:
    """The number of a session, where the words in front of the noun count it."""
    if trigger.frame.type is not EventType.CONSULT or trigger.frame.kind not in SERIAL:
        return None
    sentence = trigger.sentence
    verb = trigger.verb
    low = verb.index - 1 if verb is not None and verb.index < trigger.word.index else 0
    near = sentence.words[max(0, low, trigger.word.index - 8) : trigger.word.index + 1]
    for word in reversed(near):
        if (word.part == "VERB" or word.text in (",", ";", ":")) and word.index < trigger.word.index:
            return None
        number = _number(word.text.lower())
        if number is not None and not _counts_something_else(sentence, word.index, trigger.word.index):
            return number
    return None


def _number(text: str) -> int | None:
    match = NUMBERED.fullmatch(text)
    return int(match.group(1)) if match else ORDINALS.get(text)


def _counts_something_else(sentence: Sentence, ordinal: int, noun: int) -> bool:
    """Whether an ordinal belongs to a time or a visit day ("the second day of talks", "first quarter")."""
    following = {word.lemma for word in sentence.words[ordinal + 1 : min(noun, ordinal + 3)]}
    return bool(
        following & {"day", "quarter", "half", "week", "month", "year", "time", "leg", "phase", "lady", "deputy"}
    )


def series_of(draft: Draft) -> Series | None:
    """The series that an event belongs to, named after its members and its format."""
    first = draft.first
    if first.type is not EventType.CONSULT or first.frame.kind not in SERIAL:
        return None
    format_name = next((name for act in draft.acts if (name := _format(act.trigger))), None)
    if format_name is None and draft.ordinal is None:
        return None
    name = " ".join(part for part in (_members(draft), format_name or _plain(first.trigger)) if part)
    return Series(name=name, ordinal=draft.ordinal)


def _format(trigger: Trigger) -> str | None:
    """A format's own name: "2+2", or the capitalised words in front of "Dialogue", "Summit", "Forum"."""
    sentence, word = trigger.sentence, trigger.word
    before = sentence.words[max(0, word.index - 6) : word.index + 1]
    numbers = FORMAT.search(" ".join(each.text for each in before))
    if numbers:
        return numbers.group().replace(" ", "")
    if word.text[:1].isupper() and sentence.index > 0 and trigger.nominal:
        names = [each for each in before if each.text[:1].isupper() or each is word]
        if len(names) > 1:
            return " ".join(each.text for each in names if not _is_state(each.text))
    if any(each.text.lower() in ("annual", "biennial", "regular") for each in before):
        return f"annual {word.lemma}"
    return None


def _is_state(text: str) -> bool:
    return any(text in state.names or text in state.adjectives for state in states().values())


def _plain(trigger: Trigger) -> str:
    if trigger.word.text.lower() == "talks":
        return "talks"
    return trigger.word.lemma if trigger.nominal else "meeting"


def _members(draft: Draft) -> str:
    """The members' names joined by a dash, in the order of the alphabet, so that a series has one name everywhere."""
    known = states()
    codes = draft.first.source
    listed = [known[code].name if code in known else code for code in codes]
    return "–".join(sorted(listed)) if len(listed) <= 3 else ""
