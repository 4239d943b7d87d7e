"""Series: recurring formats and which session of them an event is ("second 2+2 dialogue")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from legation.knowledge.formats import DASH
from legation.knowledge.organisations import organisations
from legation.knowledge.states import states
from legation.knowledge.word_lists import words
from legation.language.tree import Sentence
from legation.model import EventType, Kind, Series
from legation.reading.act import Act
from legation.reading.draft import Draft
from legation.reading.ellipsis import BACK
from legation.reading.names import NameFound
from legation.reading.parties import Cast
from legation.reading.series_formats import described_format, own_format, phrase_of, recurs
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
#: The most members that the name of a series lists.
MOST = 3
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
    return not following.isdisjoint(words("series", "words", "counted"))


def series_of(drafts: Sequence[Draft], cast: Cast) -> list[Series | None]:
    """The series that each event belongs to; of a mere "fourth round" it is that of the same members told before."""
    found: list[Series | None] = []
    for draft in drafts:
        own = _series(draft, cast)
        named = _as_before(own, found) if own is not None and _is_mere_session(draft) else None
        found.append(named or own)
    return found


def _is_mere_session(draft: Draft) -> bool:
    """Whether a session is told without what it is a session of ("agreed to hold the fourth round")."""
    nouns = (act.trigger.word.lemma for act in draft.acts if act.trigger.nominal)
    return all(noun in words("series", "words", "sessions") for noun in nouns)


def _as_before(own: Series, told: Sequence[Series | None]) -> Series | None:
    """A session under the name of the last series told before it, where that has the same members."""
    members = own.name.rsplit(" ", 1)[0]
    before = (each for each in reversed(told) if each is not None and each.name.startswith(f"{members} "))
    named = next(before, None)
    return replace(own, name=named.name) if named is not None else None


def _series(draft: Draft, cast: Cast) -> Series | None:
    """The series that an event belongs to, named after its members and its format.

    An occasion is one of a series where it is counted, where its format has a name, where it comes every year, or
    where it is a summit of a standing organisation or grouping.
    """
    first = draft.first
    if first.type is not EventType.CONSULT or first.frame.kind not in SERIAL:
        return None
    named = next(filter(None, (own_format(_meant(act, cast), _names(act, cast)) for act in draft.acts)), None)
    whose = _whose(draft, cast)
    in_a_row = any(map(recurs, draft.acts)) or draft.kind is Kind.SUMMIT and _is_of_organisation(whose)
    if named is None and draft.ordinal is None and not in_a_row:
        return None
    parts = (_members(whose), named or _described(draft, cast))
    return Series(name=" ".join(part for part in parts if part), ordinal=draft.ordinal)


def _described(draft: Draft, cast: Cast) -> str:
    """The format by the telling with the most words for it."""
    told = [described_format(_meant(act, cast), _names(act, cast)) for act in draft.acts]
    return max(told, key=lambda name: len(name.split())) or "meeting"


def _meant(act: Act, cast: Cast) -> Trigger:
    """The trigger of an act; where an ordinal tells it alone ("the first was held in May"), that of what it counts."""
    if act.meant is None or not act.trigger.nominal:
        return act.trigger
    near = cast.sentences[max(act.trigger.sentence.index - BACK, 0) : act.trigger.sentence.index + 1]
    inside = [(each, word) for each in near for word in each.words_within(act.meant.start, act.meant.end)]
    if not inside:
        return act.trigger
    sentence, word = inside[-1]
    return replace(act.trigger, sentence=sentence, word=word, verb=None)


def _names(act: Act, cast: Cast) -> Sequence[NameFound]:
    return cast.names[_meant(act, cast).sentence.index]


def _is_of_organisation(codes: Sequence[str]) -> bool:
    return len(codes) == 1 and codes[0] in organisations()


def _whose(draft: Draft, cast: Cast) -> tuple[str, ...]:
    """Whose occasion it is: those whom its noun names, so that a host is none ("Oslo hosts the 9th NATO summit")."""
    for act in draft.acts:
        trigger = act.trigger
        if trigger.nominal:
            low, high = phrase_of(trigger)
            inside = (
                name.code for name in cast.names[trigger.sentence.index] if low <= name.start and name.end <= high
            )
            named = tuple(dict.fromkeys(code for code in inside if code in draft.parties))
            if len(named) > 1 or _is_of_organisation(named):
                return named
    return draft.first.source


def _members(codes: Sequence[str]) -> str:
    """The members' names joined by a dash, in the order of the alphabet, so that a series has one name everywhere."""
    known = states()
    listed = [known[code].name if code in known else code for code in codes]
    return DASH.join(sorted(listed)) if len(listed) <= MOST else ""
