"""Mending who closes a sentence: a verb of telling that a small parser takes for the plural of a noun.

In "Oslo has bought the boats, a port register shows" the last word comes out as a noun for several shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from legation.language.tree import Role, Word

#: Verbs of telling that are written like plurals.
ALIKE = frozenset({"shows", "says", "hints", "claims", "reports", "notes", "suggests", "states", "warns"})
#: Tags of finite verbs, and marks in front of an aside.
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
OPENING = frozenset({",", '"', "”"})
#: How a verb in the present is told of one who tells.
PRESENT = frozenset({"VerbForm=Fin", "Mood=Ind", "Tense=Pres", "Person=3", "Number=Sing"})


def with_closing_asides(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words with the last one as a verb of telling, where what stands in front of it is who tells."""
    last = next((word for word in reversed(words) if word.role is not Role.PUNCTUATION), None)
    if last is None or last.tag != "NNS" or last.text.lower() not in ALIKE or not _is_aside(words, last):
        return words
    noun = words[last.index - 1]
    verb = replace(last, part="VERB", tag="VBZ", morphology=PRESENT, role=Role.PARATAXIS, preposition="")
    return tuple(_below(word, noun, verb) for word in words)


def _is_aside(words: Sequence[Word], last: Word) -> bool:
    """Whether a comma and a noun phrase stand in front of the last word, and a clause in front of these."""
    noun = words[last.index - 1]
    heads = (last.index, noun.index)
    phrase = [word for word in words[: last.index] if word.head in heads and word.role is not Role.PUNCTUATION]
    if not phrase or noun.role not in (Role.COMPOUND, Role.SUBJECT) or noun.head != last.index:
        return False
    opening = words[min(word.index for word in phrase) - 1]
    told = any(word.tag in FINITE | {"VBN"} for word in words[: opening.index])
    return opening.text in OPENING and opening.index > 0 and told


def _below(word: Word, noun: Word, verb: Word) -> Word:
    """A word where it belongs: the noun under its verb, and under the noun what stands in front of it."""
    if word.index == verb.index:
        return verb
    if word.index == noun.index:
        return replace(word, head=verb.index, role=Role.SUBJECT, preposition="")
    own = word.head == verb.index and word.role is not Role.PUNCTUATION
    return replace(word, head=noun.index) if own and word.index < noun.index else word
