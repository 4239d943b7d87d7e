"""Steps of agreements: when each was signed, came into force or ended, as the words around its name tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from legation.knowledge.frames import frames
from legation.knowledge.word_lists import table, words
from legation.language.tree import Sentence, Word
from legation.model import UNKNOWN, Span, Step, StepKind
from legation.reading import clauses
from legation.reading.dated import Dated, told_in
from legation.reading.timing import when_of
from legation.reading.triggers import Trigger

#: What stands between a name and the time by which it is called, its short name among them.
OF_TIME = re.compile(r"(?: \([A-Z][A-Za-z&-]{1,9}\))? of ")


def steps_of(sentence: Sentence, start: int, end: int, dated: Sequence[Dated]) -> Iterator[Step]:
    """The steps that the verbs above and below an agreement's name tell; and the year by which it is called.

    What is done under an agreement is no step of it.

    Args:
        start, end: where its name stands in the article.
    """
    kinds = [(verb, kind) for verb in _telling(sentence, start, end) if (kind := step_kind(sentence, verb))]
    called = _called_by(sentence, end, dated)
    if called is not None and all(kind is not StepKind.SIGNED for _, kind in kinds):
        yield Step(step=StepKind.SIGNED, span=called.timex.span, interval=called.timex.interval)
    for verb, kind in kinds:
        yield _step(sentence, verb, kind, dated)


def _telling(sentence: Sentence, start: int, end: int) -> list[Word]:
    """The verbs above and below an agreement's name, and the noun over its "of", in order."""
    inside = sentence.words_within(start, end)
    under = any(word.preposition in words("agreements", "names", "under") for word in inside)
    above = () if under else (verb for word in inside for verb in clauses.clause_chain(sentence, word))
    below = (w for word in inside for w in sentence.children[word.index] if clauses.is_verb(w))
    nouns = (sentence.words[word.head] for word in inside if word.preposition == "of")
    told = {word.index: word for word in (*above, *below, *nouns)}
    return [told[index] for index in sorted(told)]


def _called_by(sentence: Sentence, end: int, dated: Sequence[Dated]) -> Dated | None:
    """The time right behind a name by which an agreement is told from others ("under the Charter of 1951")."""
    for each in told_in(sentence, dated):
        between = sentence.quote(end, each.timex.span.start) if end < each.timex.span.start else ""
        if OF_TIME.fullmatch(between):
            return each
    return None


def step_kind(sentence: Sentence, verb: Word) -> StepKind | None:
    """The step that a verb tells, or a noun over what it is the step of."""
    if not clauses.is_verb(verb):
        return next(
            (StepKind(kind) for kind, nouns in table("agreements")["step_nouns"].items() if verb.lemma in nouns), None
        )
    near = {child.lemma for child in sentence.children[verb.index]}
    for kind, listed in table("agreements")["steps"].items():
        if verb.lemma in listed:
            return StepKind(kind)
    if verb.lemma in words("agreements", "force", "verbs") and near & words("agreements", "force", "nouns"):
        return StepKind.IN_FORCE
    return None


def _step(sentence: Sentence, verb: Word, kind: StepKind, dated: Sequence[Dated]) -> Step:
    found = _time(sentence, verb, dated)
    interval = found.timex.interval if found else UNKNOWN
    span = found.timex.span if found else Span(text=verb.text, start=verb.start, end=verb.end)
    return Step(step=kind, span=span, interval=interval)


def _time(sentence: Sentence, verb: Word, dated: Sequence[Dated]) -> Dated | None:
    trigger = Trigger(frame=frames().all[0], name=verb.lemma, sentence=sentence, word=verb, verb=verb, nominal=False)
    return when_of(trigger, dated)
