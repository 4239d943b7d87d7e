"""Drafts by the sentences that tell them, so that those near an act are found without a look at all others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from legation.reading.act import Act
from legation.reading.draft import Draft

#: A draft with its number in the order of the article.
Numbered = tuple[int, Draft]


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearby:
    """The drafts of an article by each sentence that tells them, and by the sentence that does so first."""

    told: Mapping[int, Sequence[Numbered]]
    begun: Mapping[int, Sequence[Numbered]]

    @classmethod
    def of(cls, drafts: Sequence[Draft]) -> Nearby:
        """Some drafts, in their order."""
        told: defaultdict[int, list[Numbered]] = defaultdict(list)
        begun: defaultdict[int, list[Numbered]] = defaultdict(list)
        for number, draft in enumerate(drafts):
            begun[draft.acts[0].trigger.sentence.index].append((number, draft))
            for sentence in {act.trigger.sentence.index for act in draft.acts}:
                told[sentence].append((number, draft))
        return cls(told=told, begun=begun)

    def in_sentence(self, index: int) -> Sequence[Numbered]:
        """The drafts that a sentence tells."""
        return self.told.get(index, ())

    def before(self, act: Act, reach: int) -> Iterator[Draft]:
        """The drafts that begin before an act, in its sentence or so many before it, the latest first."""
        at = act.trigger.sentence.index
        near = [each for index in range(at - reach, at + 1) for each in self.begun.get(index, ())]
        for _, draft in sorted(near, key=lambda each: -each[0]):
            if draft.acts[0].span.start < act.span.start:
                yield draft
