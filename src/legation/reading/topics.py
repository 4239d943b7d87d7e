"""Topics: the article's own noun phrases for what an act is about; at most five."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from legation.language.tree import Sentence, Word
from legation.reading.draft import Draft
from legation.reading.parties import Cast
from legation.reading.raised import raised
from legation.reading.topic_heads import heads_of
from legation.reading.topic_phrases import phrases

#: The most topics that an event has, and the most phrases that are looked at: more than any article tells of one.
MOST = 5
ENOUGH = 60


def topics_of(drafts: Sequence[Draft], cast: Cast) -> list[tuple[str, ...]]:
    """For each event what it is about, in the text's own words: its own tellings first, then what is raised at it."""
    spoken = raised(drafts, cast)
    return [
        tuple(islice(_phrases(chain(_own(draft), spoken.get(at, ())), draft, cast), MOST))
        for at, draft in enumerate(drafts)
    ]


def _own(draft: Draft) -> Iterator[tuple[Sentence, Word]]:
    for act in draft.acts:
        yield from ((act.trigger.sentence, head) for head in heads_of(act))


def _phrases(heads: Iterable[tuple[Sentence, Word]], draft: Draft, cast: Cast) -> Iterator[str]:
    """The phrases of nouns and of those joined to them, each once, and none that is a part of another."""
    told = (phrase for sentence, head in heads for phrase in phrases(sentence, head, draft, cast))
    found: dict[str, str] = {}
    for phrase in islice(told, ENOUGH):
        found.setdefault(phrase.lower(), phrase)
    sets = {phrase: frozenset(phrase.split()) for phrase in found}
    whole = (phrase for phrase in found if not any(sets[phrase] < other for other in sets.values()))
    return (found[phrase] for phrase in whole)
