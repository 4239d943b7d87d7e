"""Whose "its" is in the reason of what is done to somebody ("fined Chad's banks for its part in the raid")."""

from __future__ import annotations

from collections.abc import Sequence

from legation.knowledge.word_lists import words
from legation.language.tree import Sentence, Word
from legation.reading import clauses
from legation.reading.names import NameFound

#: Prepositions in front of a reason.
BECAUSE = frozenset({"for", "over", "because of"})


def blamed_for_its(sentence: Sentence, word: Word, names: Sequence[NameFound]) -> NameFound | None:
    """The one named last between a measure and the reason for it, in which "its" stands; None where there is none."""
    current, reason = word, False
    for head in sentence.ancestors(word):
        reason = reason or current.preposition in BECAUSE or _is_response(current)
        if clauses.is_verb(head):
            measures = _measures(sentence, head) if reason else []
            between = [each for each in names if measures and measures[0].start < each.start < word.start]
            return next((each for each in reversed(between) if each.code), None)
        current = head
    return None


def _is_response(word: Word) -> bool:
    return word.preposition == "in" and word.lemma in words("cues", "control", "responses")


def _measures(sentence: Sentence, verb: Word) -> list[Word]:
    """What a verb imposes on somebody, or the verb itself where it tells that alone ("punish", "penalise")."""
    listed = words("cues", "control", "measures")
    return [word for word in (verb, *clauses.patients(sentence, verb)) if word.lemma in listed]
