"""Both sides: whether those who tell an act speak for all who take part in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.model import Source, SourceKind, Span, Status
from legation.reading import clauses
from legation.reading.act import Act
from legation.reading.draft import Draft
from legation.reading.names import NameFound
from legation.reading.parties import Cast

#: Words for all who take part, in front of who says so, and how far in front they may stand.
BOTH = re.compile(r"\b(?:both|two|their)(?:\s+[\w’'-]+){0,2}\s+[\w’'-]*s$", re.IGNORECASE)
REACH = 30
#: Sources that speak for somebody.
SPEAKING = (SourceKind.NAMED, SourceKind.OFFICE, SourceKind.ANONYMOUS)
#: How many take part where two sides do.
PAIR = 2


def of_both(draft: Draft, cast: Cast) -> Span | None:
    """Who tells it for all who take part ("the two ministries", "Thai and Cambodian officials"), or one by one."""
    if len(draft.parties) < PAIR:
        return None
    for act in draft.acts:
        sentence = act.trigger.sentence
        told = [source for source in draft.sources if sentence.start <= source.span.start < sentence.end]
        both = (_both(sentence, each) for each in told)
        all_named = (each.span for each in told if draft.parties <= _codes(each, cast.names[sentence.index]))
        joined = (_joined(sentence, each, draft, cast) for each in told)
        found = next((who for who in (*both, *all_named, *joined) if who), None)
        if found is not None:
            return found
    announced = next((span for act in draft.acts if (span := _announced(act, draft, cast))), None)
    return announced or (_one_by_one(draft) if draft.status is Status.DENIED else None)


def _one_by_one(draft: Draft) -> Span | None:
    """The last of those who deny it in sentences of their own, where all who would have taken part are among them."""
    speaking = [source for source in draft.sources if source.kind in SPEAKING and source.of]
    every = draft.parties <= {source.of for source in speaking}
    return speaking[-1].span if every else None


def _both(sentence: Sentence, source: Source) -> Span | None:
    """The words of offices that speak as two."""
    before = sentence.quote(max(sentence.start, source.span.start - REACH), source.span.end)
    match = BOTH.search(before) if source.kind is SourceKind.OFFICE else None
    return Span(text=match.group(), start=source.span.end - len(match.group()), end=source.span.end) if match else None


def _codes(source: Source, names: Sequence[NameFound]) -> frozenset[str]:
    """For whom one source speaks by its words; where it sits is none of them ("the embassy in Peru")."""
    span = source.span
    inside = (name for name in names if span.start <= name.start < span.end)
    return frozenset(name.code for name in inside if not span.text[: name.start - span.start].endswith(" in "))


def _joined(sentence: Sentence, source: Source, draft: Draft, cast: Cast) -> Span | None:
    """The row of those who tell it, where these speak for all together ("a Thai envoy and a Lao minister")."""
    first = _head(sentence, source)
    while first is not None and first.role is Role.CONJUNCT:
        first = sentence.words[first.head]
    row = [first, *sentence.conjuncts(first)] if first is not None else []
    codes = {party.code for each in row for party in cast.parties(sentence, each, acting=False)}
    verb = sentence.head(row[0]) if row else None
    says = verb is not None and verb.lemma in words("cues", "verbs", "say")
    if len(row) < PAIR or not says or not draft.parties <= codes:
        return None
    start = min(word.start for word in sentence.subtree(row[0]))
    return Span(text=sentence.quote(start, row[-1].end), start=start, end=row[-1].end)


def _head(sentence: Sentence, source: Source) -> Word | None:
    """The noun of a source: the word within its phrase that hangs under one outside."""
    inside = [word for word in sentence.words if source.span.start <= word.start < source.span.end]
    indexes = {word.index for word in inside}
    return next((word for word in inside if word.head not in indexes), None)


def _announced(act: Act, draft: Draft, cast: Cast) -> Span | None:
    """The verb by which a side announces what was told for the other ("the Lao ministry announced the visit too")."""
    sentence, verb = act.trigger.sentence, act.trigger.verb
    listed = words("cues", "verbs", "confirming") | words("cues", "verbs", "announcing")
    if not act.trigger.nominal or verb is None or verb.lemma not in listed or clauses.is_negated(sentence, verb):
        return None
    speaker = clauses.own_subject(sentence, verb)
    codes = {party.code for party in cast.parties(sentence, speaker, acting=True)} if speaker is not None else set()
    before = [each for each in draft.sources if each.kind in SPEAKING and each.span.end < sentence.start]
    both = bool(codes) and codes < draft.parties and any(_is_other(each, codes, draft) for each in before)
    return Span(text=verb.text, start=verb.start, end=verb.end) if both else None


def _is_other(source: Source, codes: set[str], draft: Draft) -> bool:
    """Whether a source speaks for all the others who take part; an office that names no state, for its own."""
    return source.of is None and source.kind is SourceKind.OFFICE or draft.parties == codes | {source.of}
