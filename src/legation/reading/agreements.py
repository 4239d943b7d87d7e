"""Agreements: named treaties and pacts with their parties and the steps that the article tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from legation.knowledge.word_lists import table, words
from legation.language.tree import Sentence, Word
from legation.model import UNKNOWN, Agreement, Interval, Span, Step, StepKind
from legation.reading import clauses
from legation.reading.merge import Draft
from legation.reading.parties import Cast
from legation.reading.timing import Dated, when_of
from legation.reading.triggers import Trigger

NAMED = re.compile(
    r"\b((?:[A-Z0-9][\w’'.&-]*[ -](?:(?:and|on|of|for|the|in|to|against|with|between|de) )*){1,9}"
    r"(?:Agreements?|Treaty|Treaties|Pact|Accords?|Convention|Protocol|Memorandum of Understanding|Compact|Charter|"
    r"Partnership Agreement|Joint Declaration|Plan of Action|Statute))\b(?: on (?:[A-Z][\w-]*(?: (?:and|of|the|for) )?[ -]?)+)?"
    r"(?:\s\(([A-Z][A-Za-z&-]{1,9})\))?"
)
GENERIC = re.compile(r"^(?:The|A|An|This|That|Under|In|On|By)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A named agreement in a sentence."""

    name: str
    short: str | None
    start: int
    end: int


def find_agreements(
    sentences: Sequence[Sentence], cast: Cast, drafts: Sequence[Draft], dated: Sequence[Dated]
) -> list[Agreement]:
    """The agreements of an article, each once, with its steps in the order of the text."""
    found: dict[str, Agreement] = {}
    for sentence in sentences:
        for named in named_in(sentence):
            parties = _parties(sentence, cast, drafts, named)
            _add(found, named, parties, tuple(_steps(sentence, named, dated)))
    for draft in drafts:
        _add_unnamed(found, draft)
    return list(found.values())


def named_in(sentence: Sentence) -> Iterator[Named]:
    """The named agreements of a sentence."""
    for match in NAMED.finditer(sentence.text):
        name = GENERIC.sub("", match.group(1))
        if " " not in name and "-" not in name:
            continue
        start = match.end(1) - len(name) + sentence.start
        yield Named(name=name, short=match.group(2), start=start, end=match.end(1) + sentence.start)


def _add(found: dict[str, Agreement], named: Named, parties: tuple[str, ...], steps: tuple[Step, ...]) -> None:
    key = next((k for k, held in found.items() if _is_same(held, named)), named.name)
    held = found.get(key)
    found[key] = Agreement(
        name=held.name if held else named.name,
        short=(held.short if held else None) or named.short,
        parties=held.parties if held and held.parties else parties,
        steps=(*(held.steps if held else ()), *steps),
    )


def _is_same(held: Agreement, named: Named) -> bool:
    return held.name.lower() == named.name.lower() or held.short is not None and held.short == named.name


def _parties(sentence: Sentence, cast: Cast, drafts: Sequence[Draft], named: Named) -> tuple[str, ...]:
    """The parties of the act of the sentence that concludes it, else the states that its name joins."""
    for draft in drafts:
        for act in draft.acts:
            if act.trigger.sentence.index == sentence.index and act.type in ("AGREE", "COOPERATE"):
                if act.span.start < named.end + 80 and named.start < act.span.end + 80:
                    return tuple(sorted(act.parties))
    inside = [n.code for n in cast.names[sentence.index] if named.start <= n.start < named.end and n.code]
    return tuple(sorted(set(inside)))


def _steps(sentence: Sentence, named: Named, dated: Sequence[Dated]) -> Iterator[Step]:
    """The steps told of an agreement: the verbs above and below its name."""
    inside = sentence.words_within(named.start, named.end)
    verbs = {verb.index: verb for word in inside for verb in clauses.clause_chain(sentence, word)}
    below = {w.index: w for word in inside for w in sentence.children[word.index] if clauses.is_verb(w)}
    for verb in sorted({**verbs, **below}.values(), key=lambda each: each.index):
        kind = step_kind(sentence, verb)
        if kind is not None:
            yield _step(sentence, verb, kind, dated)


def step_kind(sentence: Sentence, verb: Word) -> StepKind | None:
    """The step that a verb tells."""
    near = {child.lemma for child in sentence.children[verb.index]}
    for kind, listed in table("agreements")["steps"].items():
        if verb.lemma in listed:
            return StepKind(kind)
    if verb.lemma in ("enter", "take", "come", "put") and near & {"force", "effect"}:
        return StepKind.IN_FORCE
    return None


def _step(sentence: Sentence, verb: Word, kind: StepKind, dated: Sequence[Dated]) -> Step:
    found = _time(sentence, verb, dated)
    interval = found.timex.interval if found else UNKNOWN
    span = found.timex.span if found else Span(text=verb.text, start=verb.start, end=verb.end)
    return Step(step=kind, span=span, interval=interval)


def _time(sentence: Sentence, verb: Word, dated: Sequence[Dated]) -> Dated | None:
    from legation.knowledge.frames import frames

    trigger = Trigger(frame=frames().all[0], sentence=sentence, word=verb, verb=verb, nominal=False)
    return when_of(trigger, dated)


def _add_unnamed(found: dict[str, Agreement], draft: Draft) -> None:
    """An agreement without a name of its own, told as signed or reached ("an agreement on fishing")."""
    act = draft.first
    if act.type not in ("AGREE", "COOPERATE") or len(draft.parties) < 2:
        return
    noun = _agreement_noun(act.trigger)
    if noun is None or any(set(held.parties) == draft.parties for held in found.values()):
        return
    when = draft.when
    interval: Interval = when.interval if when else UNKNOWN
    kind = step_kind(act.trigger.sentence, act.trigger.verb or act.trigger.word) or StepKind.SIGNED
    step = Step(step=kind, span=when.span if when else act.span, interval=interval)
    name = noun.text
    found.setdefault(f"{name} {sorted(draft.parties)}", Agreement(name=name, parties=tuple(sorted(draft.parties)), steps=(step,)))


def _agreement_noun(trigger: Trigger) -> Word | None:
    nouns = words("agreements", "nouns", "all")
    if trigger.nominal:
        return trigger.word if trigger.word.lemma in nouns else None
    listed = [trigger.word, *clauses.patients(trigger.sentence, trigger.word), *clauses.obliques(trigger.sentence, trigger.word)]
    return next((word for word in listed if word.lemma in nouns), None)
