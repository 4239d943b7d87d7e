"""Confirmation: whether the article says that a side has confirmed an act, or that none has."""

from __future__ import annotations

from collections.abc import Sequence

from legation.knowledge.word_lists import words
from legation.language.tree import Sentence
from legation.model import Status
from legation.reading.draft import Draft

#: How many sentences before a denial of confirmation the act it speaks of may stand.
BACK = 2


def confirmations(drafts: Sequence[Draft], sentences: Sequence[Sentence]) -> list[bool | None]:
    """For each event True, False, or None where the article is silent."""
    none = [s.index for s in sentences if _holds(s, "none")]
    some = [s.index for s in sentences if _holds(s, "some") and not _holds(s, "none")]
    return [_of(draft, none, some) for draft in drafts]


def _holds(sentence: Sentence, key: str) -> bool:
    lowered = sentence.text.lower()
    return any(phrase in lowered for phrase in words("cues", "confirmation", key))


def _of(draft: Draft, none: Sequence[int], some: Sequence[int]) -> bool | None:
    told = {act.trigger.sentence.index for act in draft.acts}
    ahead = draft.status in (Status.PLANNED, Status.POSSIBLE)
    if ahead and any(index - back in told for index in none for back in range(BACK + 1)):
        return False
    if any(index in told for index in some):
        return True
    return False if any(index in told for index in none) else None
