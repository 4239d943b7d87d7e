"""Confirmation: whether the article says that a side has confirmed an act, that none has, or that one disputes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from legation.knowledge.word_lists import words
from legation.language.tree import Sentence
from legation.model import EventType, Source, SourceKind, Span, Status
from legation.reading.draft import Draft
from legation.reading.names import NameFound

#: How many sentences before a denial of confirmation the act it speaks of may stand: one ahead, and any other.
BACK_AHEAD = 2
BACK = 1
AHEAD = (Status.PLANNED, Status.POSSIBLE)
#: Acts done by saying something, which are there once told and need nobody to confirm them.
SPOKEN = frozenset(
    {EventType.ACCUSE, EventType.REJECT, EventType.REQUEST, EventType.SUPPORT, EventType.THREATEN, EventType.PROTEST}
)
#: How far apart the parts of a cue may stand that are told with "..." between them.
GAP = r"[^.;]{1,90}?"
#: What opens a clause that another voice may hold.
TURN = re.compile(r";|\b(?:but|although|though|while|whereas|yet)\b")
#: A confirmation of what was told before.
BACKWARDS = re.compile(r"\w+ (?:it|this|the \w+)[,.;]", re.IGNORECASE)
#: Words for all of two, in front of who says so, and how far in front they may stand.
BOTH = re.compile(r"\b(?:both|two)(?:\s+[\w’'-]+){0,2}\s+[\w’'-]*s$", re.IGNORECASE)
REACH = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cues:
    """Where one sentence speaks of confirmation: offsets in the text at which a cue of each sort opens."""

    none: tuple[int, ...]
    some: tuple[int, ...]
    disputed: tuple[int, ...]


def confirmations(
    drafts: Sequence[Draft], sentences: Sequence[Sentence], names: Sequence[Sequence[NameFound]]
) -> list[bool | None]:
    """For each event True, False, or None where the article is silent.

    Args:
        names: the known names of each sentence.
    """
    cues = {sentence.index: _cues(sentence) for sentence in sentences}
    telling = {act.trigger.sentence.index for draft in drafts for act in draft.acts}
    return [_of(draft, cues, names, telling) for draft in drafts]


def _cues(sentence: Sentence) -> _Cues:
    none = _found(sentence, "none")
    return _Cues(
        none=none,
        some=() if none else _said(sentence),
        disputed=_found(sentence, "disputed"),
    )


def _said(sentence: Sentence) -> tuple[int, ...]:
    """Where a sentence has something confirmed, other uses of the words left out ("confirmed cases")."""
    unsaid = [(match.start(), match.end()) for match in _pattern("unsaid").finditer(sentence.text)]
    found = _found(sentence, "some")
    return tuple(at for at in found if not any(low <= at - sentence.start < high for low, high in unsaid))


def _found(sentence: Sentence, key: str) -> tuple[int, ...]:
    return tuple(sentence.start + match.start() for match in _pattern(key).finditer(sentence.text))


@cache
def _pattern(key: str) -> re.Pattern[str]:
    """What finds any cue of a list; three dots in a cue stand for a few words."""
    listed = sorted(words("cues", "confirmation", key), key=lambda cue: (-len(cue), cue))
    told = (GAP.join(map(re.escape, cue.split("..."))) for cue in listed)
    return re.compile(rf"\b(?:{'|'.join(told)})\b", re.IGNORECASE)


def _of(
    draft: Draft, cues: Mapping[int, _Cues], names: Sequence[Sequence[NameFound]], telling: set[int]
) -> bool | None:
    """What is said of one event, given the sentences that tell of acts: a silence told there is about those."""
    ahead = draft.status in AHEAD
    if draft.first.type in SPOKEN and not ahead:
        return None
    if _is_disputed(draft, cues) or ahead and _near(draft, cues, BACK_AHEAD, set()):
        return False
    if _is_confirmed(draft, cues) or _both_say_so(draft, names):
        return True
    return False if _near(draft, cues, BACK, telling) else None


def _near(draft: Draft, cues: Mapping[int, _Cues], back: int, others: set[int]) -> bool:
    """Whether somebody says in a sentence that tells it, or shortly after, that it is not confirmed.

    Args:
        others: sentences in which that would be said of other acts.
    """
    told = {act.trigger.sentence.index for act in draft.acts}
    behind = {at + gap for at in told for gap in range(1, back + 1)} - others
    return any(cues[at].none for at in told | behind if at in cues)


def _is_confirmed(draft: Draft, cues: Mapping[int, _Cues]) -> bool:
    """Whether a sentence that tells it has it confirmed."""
    return any(
        _speaks_of(act.trigger.sentence, act.span, at)
        for act in draft.acts
        for at in cues[act.trigger.sentence.index].some
    )


def _speaks_of(sentence: Sentence, span: Span, at: int) -> bool:
    """Whether a confirmation speaks of an act: no semicolon between, or it refers back ("confirmed the delay")."""
    return (
        ";" not in _between(sentence, span, at)
        or at > span.end
        and BACKWARDS.match(sentence.quote(at, sentence.end)) is not None
    )


def _is_disputed(draft: Draft, cues: Mapping[int, _Cues]) -> bool:
    """Whether what somebody told is denied by another voice behind it."""
    if not draft.sources or draft.status is Status.DENIED or draft.first.type in SPOKEN:
        return False
    return any(
        _has_turn(act.trigger.sentence, act.span, at)
        for act in draft.acts
        for at in _after(act.span, act.trigger.sentence.index, cues)
    )


def _after(span: Span, index: int, cues: Mapping[int, _Cues]) -> Iterator[int]:
    """The denials behind an act, in its sentence and the next."""
    for number in (index, index + 1):
        if number in cues:
            yield from (at for at in cues[number].disputed if at > span.end)


def _has_turn(sentence: Sentence, span: Span, at: int) -> bool:
    """Whether another clause opens between an act and a denial behind it."""
    return at >= sentence.end or TURN.search(_between(sentence, span, at)) is not None


def _between(sentence: Sentence, span: Span, at: int) -> str:
    """The text of a sentence between an act and an offset before or behind it."""
    return sentence.quote(span.end, at) if at > span.end else sentence.quote(at, max(at, span.start))


def _both_say_so(draft: Draft, names: Sequence[Sequence[NameFound]]) -> bool:
    """Whether those who tell it speak for all who take part ("the two ministries", "Thai and Cambodian officials")."""
    if len(draft.parties) < 2:
        return False
    for act in draft.acts:
        sentence = act.trigger.sentence
        told = [source for source in draft.sources if sentence.start <= source.span.start < sentence.end]
        if any(_is_both(sentence, each) or draft.parties <= _codes(each, names[sentence.index]) for each in told):
            return True
    return False


def _is_both(sentence: Sentence, source: Source) -> bool:
    """Whether offices speak as two."""
    before = sentence.quote(max(sentence.start, source.span.start - REACH), source.span.end)
    return source.kind is SourceKind.OFFICE and BOTH.search(before) is not None


def _codes(source: Source, names: Sequence[NameFound]) -> frozenset[str]:
    """For whom one source speaks by its words; where it sits is none of them ("the embassy in Peru")."""
    span = source.span
    inside = (name for name in names if span.start <= name.start < span.end)
    return frozenset(name.code for name in inside if not span.text[: name.start - span.start].endswith(" in "))
