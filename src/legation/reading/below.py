"""Clauses below: whether an act is told in a clause that stands under another's verb, as what that is about."""

from __future__ import annotations

from collections.abc import Container

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.reading import clauses
from legation.reading.act import Act

#: How such a clause hangs.
CONTENT = frozenset({Role.OPEN_COMPLEMENT, Role.COMPLEMENT, Role.ADVERBIAL_CLAUSE, Role.NOUN_CLAUSE})


def is_below(act: Act, holders: Container[int]) -> bool:
    """Whether an act stands in a clause below one of some verbs."""
    sentence = act.trigger.sentence
    current = act.trigger.verb or act.trigger.word
    for head in sentence.ancestors(current):
        if _tells_by_itself(sentence, current):
            return False
        if (current.role in CONTENT or _is_astray(current, head)) and head.index in holders:
            return True
        current = head
    return False


def _is_astray(word: Word, head: Word) -> bool:
    """Whether an infinitive hangs beside a finite verb, though another infinitive below it was meant."""
    return word.role is Role.CONJUNCT and word.tag == "VB" and head.tag in ("VBD", "VBZ")


def _tells_by_itself(sentence: Sentence, verb: Word) -> bool:
    """Whether a clause tells a fact of its own ("the deal, which he left", "after it shot down a balloon")."""
    if verb.role is Role.RELATIVE_CLAUSE:
        return clauses.is_finite(sentence, verb)
    marks = {word.text.lower() for word in sentence.under(verb, Role.MARK, Role.ADVERB, Role.CASE)}
    apart = bool(marks & words("cues", "clauses", "apart")) or not marks and _is_set_off_participle(sentence, verb)
    return verb.role is Role.ADVERBIAL_CLAUSE and apart


def _is_set_off_participle(sentence: Sentence, verb: Word) -> bool:
    """Whether a participle behind a comma tells what else was done ("left the talks, accusing Egypt of fraud")."""
    return verb.tag == "VBG" and verb.index > 0 and sentence.words[verb.index - 1].text == ","
