"""Confirmation: whether the article says that a side has confirmed an act, that none has, or that one disputes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from legation.knowledge.word_lists import telling, words
from legation.language.tree import Role, Sentence, Word
from legation.model import EventType, Span, Status
from legation.reading import clauses
from legation.reading.act import Act
from legation.reading.both_sides import of_both
from legation.reading.draft import Draft
from legation.reading.parties import Cast
from legation.reading.second_voices import Told, affirming, by_sentence, contradicting
from legation.reading.status import SPOKEN

#: How many sentences before a denial of confirmation the act it speaks of may stand: one ahead, and any other.
BACK_AHEAD = 2
BACK = 1
#: How many sentences before a formal silence the plan may stand that the article is about.
BACK_MAIN = 6
AHEAD = (Status.PLANNED, Status.POSSIBLE)
#: Acts done by saying something, which are there once told and need nobody to confirm them.
UNCONFIRMED = SPOKEN - {EventType.AGREE}
#: How far apart the parts of a cue may stand that are told with "..." between them.
GAP = r"[^.;]{1,90}?"
#: What opens a clause that another voice may hold.
OTHER_CLAUSE = re.compile(r";|\b(?:but|although|though|while|whereas|yet)\b")
#: How what is confirmed hangs under the verb.
CONFIRMED = (Role.OBJECT, Role.COMPLEMENT, Role.OPEN_COMPLEMENT)


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Whether an event is confirmed, and the words that say so."""

    confirmed: bool | None = None
    cue: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cues:
    """Where one sentence speaks of confirmation: the cues of each sort."""

    none: tuple[Span, ...]
    formal: tuple[Span, ...]
    some: tuple[Span, ...]
    same: tuple[Span, ...]
    disputed: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Article:
    """What is told in an article, with the cues of its sentences, and in which of these a silence is about others."""

    cast: Cast
    cues: Mapping[int, _Cues]
    others: set[int]
    told: Told


def confirmations(drafts: Sequence[Draft], cast: Cast) -> list[Confirmation]:
    """For each event whether it is confirmed, nothing where the article is silent."""
    telling = {act.trigger.sentence.index for draft in drafts for act in draft.acts}
    # Further behind an act nothing is said of it.
    near = {at + gap for at in telling for gap in range(BACK_MAIN + 1)}
    cues = {sentence.index: _cues(sentence) for sentence in cast.sentences if sentence.index in near}
    article = _Article(cast=cast, cues=cues, others=_of_other_acts(drafts, cues), told=by_sentence(drafts))
    found = [_of(draft, article) for draft in drafts]
    return _with_main_plan(drafts, cues, found)


def _of_other_acts(drafts: Sequence[Draft], cues: Mapping[int, _Cues]) -> set[int]:
    """The sentences that tell acts, save what only a silence there names ("would not discuss the matter")."""
    acts = (act for draft in drafts for act in draft.acts)
    return {act.trigger.sentence.index for act in acts if not _is_unannounced(act, cues)}


def _with_main_plan(
    drafts: Sequence[Draft], cues: Mapping[int, _Cues], found: list[Confirmation]
) -> list[Confirmation]:
    """The plan that the article is about, the one told most often, is what a formal silence further behind is about."""
    ahead = [at for at, draft in enumerate(drafts) if draft.status in AHEAD]
    main = max(ahead, key=lambda at: len(drafts[at].acts), default=None)
    if main is None or found[main].confirmed is not None:
        return found
    formal = {at: replace(each, none=each.formal) for at, each in cues.items()}
    acts = (act for draft in drafts for act in draft.acts)
    others = {act.trigger.sentence.index for act in acts if not _is_unannounced(act, formal)}
    silence = _silence(drafts[main], formal, BACK_MAIN, others)
    return [Confirmation(False, silence) if silence and at == main else each for at, each in enumerate(found)]


def _is_unannounced(act: Act, formal: Mapping[int, _Cues]) -> bool:
    """Whether an act is only what a silence names ("have not officially announced the meeting")."""
    return any(act.span.overlaps(silence) for silence in formal[act.trigger.sentence.index].none)


def _cues(sentence: Sentence) -> _Cues:
    formal = _found(sentence, "formal")
    none = (*formal, *_found(sentence, "none"))
    return _Cues(
        none=none,
        formal=tuple(cue for cue in formal if _is_of_plan(sentence, cue)),
        some=() if none else _said(sentence),
        same=() if none else _found(sentence, "same"),
        disputed=_found(sentence, "disputed"),
    )


def _is_of_plan(sentence: Sentence, silence: Span) -> bool:
    """Whether a formal silence names nothing, or what may be the plan ("announced the meeting", not "its losses")."""
    verb = sentence.word_at(silence.end - 1)
    named = _named(sentence, verb) if verb is not None and clauses.is_verb(verb) else []
    under = [child for each in named for child in sentence.under(each, Role.DETERMINER)]
    return not named or bool(clauses.among([*named, *under], words("cues", "confirmation", "told")))


def _said(sentence: Sentence) -> tuple[Span, ...]:
    """Where a sentence has something confirmed, other uses of the words left out ("confirmed cases")."""
    found = _found(sentence, "some")
    unsaid = [(other.start, other.end) for other in _found(sentence, "unsaid")] if found else []
    return tuple(cue for cue in found if not any(low <= cue.start < high for low, high in unsaid))


def _found(sentence: Sentence, key: str) -> tuple[Span, ...]:
    folded = sentence.text.casefold()
    if not any(word in folded for word in _telling(key)):
        return ()
    return tuple(_span(sentence, match) for match in _pattern(key).finditer(sentence.text))


def _span(sentence: Sentence, match: re.Match[str]) -> Span:
    start, end = match.span()
    return Span(text=match.group(), start=sentence.start + start, end=sentence.start + end)


@cache
def _telling(key: str) -> frozenset[str]:
    return telling(cue.replace("...", " ") for cue in words("cues", "confirmation", key))


@cache
def _pattern(key: str) -> re.Pattern[str]:
    """What finds any cue of a list; three dots in a cue stand for a few words."""
    listed = sorted(words("cues", "confirmation", key), key=lambda cue: (-len(cue), cue))
    told = (GAP.join(map(re.escape, cue.split("..."))) for cue in listed)
    return re.compile(rf"\b(?:{'|'.join(told)})\b", re.IGNORECASE)


def _of(draft: Draft, article: _Article) -> Confirmation:
    """What is said of one event."""
    if _is_done_by_telling(draft):
        return Confirmation()
    if unsure := _unsure(draft, article):
        return Confirmation(False, unsure)
    if sure := _sure(draft, article):
        return Confirmation(True, sure)
    silence = _silence(draft, article.cues, BACK, article.others)
    return Confirmation(False, silence) if silence else Confirmation()


def _is_done_by_telling(draft: Draft) -> bool:
    """Whether an act is done by saying something, and no other is told to have heard it."""
    if draft.first.type not in UNCONFIRMED or draft.status in AHEAD:
        return False
    own = {source.of for source in draft.sources} <= set(draft.source)
    return own or draft.first.type is EventType.ACCUSE


def _unsure(draft: Draft, article: _Article) -> Span | None:
    """Who disputes it; of what lies ahead also a silence."""
    if draft.status is Status.DENIED:
        return affirming(draft, article.cast, article.told)
    disputed = _disputing(draft, article.cues) or contradicting(draft, article.cast, article.told)
    ahead = draft.status in AHEAD
    return disputed or (_silence(draft, article.cues, BACK_AHEAD, set()) if ahead else None)


def _sure(draft: Draft, article: _Article) -> Span | None:
    """Who confirms it, tells it for both sides, has the same, or owns it in the next sentence; who denies it too."""
    sure = _confirming(draft, article.cues) or of_both(draft, article.cast) or _told_alike(draft, article)
    second = contradicting if draft.status is Status.DENIED else affirming
    return sure or second(draft, article.cast, article.told)


def _told_alike(draft: Draft, article: _Article) -> Span | None:
    """What says behind it that another voice has the same ("the ministry gave the same date")."""
    return next(
        (
            cue
            for act in draft.acts
            for number in (act.trigger.sentence.index, act.trigger.sentence.index + 1)
            if number in article.cues
            for cue in article.cues[number].same
            if cue.start > act.span.end
        ),
        None,
    )


def _silence(draft: Draft, cues: Mapping[int, _Cues], back: int, others: set[int]) -> Span | None:
    """What says in a sentence that tells it, or shortly after, that it is not confirmed.

    Args:
        others: sentences in which that would be said of other acts.
    """
    told = {act.trigger.sentence.index for act in draft.acts}
    behind = {at + gap for at in told for gap in range(1, back + 1)} - others
    return next((cue for at in sorted(told | behind) if at in cues for cue in cues[at].none), None)


def _confirming(draft: Draft, cues: Mapping[int, _Cues]) -> Span | None:
    """What has it confirmed in a sentence that tells it."""
    found = (cue for act in draft.acts for cue in cues[act.trigger.sentence.index].some if _speaks_of(cue, act))
    return next(found, None)


def _speaks_of(cue: Span, act: Act) -> bool:
    """Whether a confirmation speaks of an act: of what it names, or of all up to a semicolon where it names nothing."""
    sentence = act.trigger.sentence
    near = ";" not in _between(sentence, act.span, cue.start)
    verb = sentence.word_at(cue.start)
    named = _named(sentence, verb) if verb is not None and verb.lemma == "confirm" else []
    if any(_is_told_before(sentence, each) for each in named):
        return near or cue.start > act.span.end
    return any(_holds(sentence, each, act) for each in named) if named else near


def _named(sentence: Sentence, verb: Word) -> list[Word]:
    """What is said to be confirmed: object or clause behind the verb, subject of a passive, noun of a participle."""
    if verb.role is Role.ADJECTIVE or verb.role is Role.NOUN_CLAUSE and sentence.under(verb, Role.AGENT):
        return [head for head in (sentence.words[verb.head],) if head.role is not Role.APPOSITION]
    subjects = sentence.under(verb, Role.PASSIVE_SUBJECT)
    set_off = verb.index + 1 < len(sentence.words) and sentence.words[verb.index + 1].text == ","
    behind = [each for each in sentence.under(verb, *CONFIRMED) if each.index > verb.index]
    return subjects if set_off else [*subjects, *behind]


def _is_told_before(sentence: Sentence, named: Word) -> bool:
    """Whether something confirmed is what was told before ("confirmed it", "confirmed the delay", "the reports of")."""
    if {named.text.lower(), named.lemma} & words("cues", "confirmation", "told_before"):
        return True
    under = [child for child in sentence.children[named.index] if child.role is not Role.PUNCTUATION]
    return named.part == "NOUN" and [child.text.lower() for child in under] == ["the"]


def _holds(sentence: Sentence, named: Word, act: Act) -> bool:
    """Whether an act is, or is told within, what is confirmed."""
    if named.lemma in words("cues", "confirmation", "stances"):
        return False
    return any(word.index == act.trigger.word.index for word in sentence.subtree(named))


def _disputing(draft: Draft, cues: Mapping[int, _Cues]) -> Span | None:
    """What another voice says behind it that denies it."""
    if not draft.sources or draft.status is Status.DENIED or draft.first.type in UNCONFIRMED:
        return None
    found = (
        cue
        for act in draft.acts
        for cue in _after(act.span, act.trigger.sentence.index, cues)
        if _has_turn(act.trigger.sentence, act.span, cue.start)
    )
    return next(found, None)


def _after(span: Span, index: int, cues: Mapping[int, _Cues]) -> Iterator[Span]:
    """The denials behind an act, in its sentence and the next."""
    for number in (index, index + 1):
        if number in cues:
            yield from (cue for cue in cues[number].disputed if cue.start > span.end)


def _has_turn(sentence: Sentence, span: Span, at: int) -> bool:
    """Whether another clause opens between an act and a denial behind it."""
    return at >= sentence.end or OTHER_CLAUSE.search(_between(sentence, span, at)) is not None


def _between(sentence: Sentence, span: Span, at: int) -> str:
    """The text of a sentence between an act and an offset before or behind it."""
    return sentence.quote(span.end, at) if at > span.end else sentence.quote(at, max(at, span.start))
