"""Whom a number means: "the three countries" are the three that were listed last."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from legation.knowledge.word_lists import table, words
from legation.language.tree import Role, Sentence, Word

#: What tells that a number counts those told before, and no others.
DEFINITE: Final = frozenset({"the", "all", "these", "those"})
#: How many sentences back a list may stand.
BACK: Final = 2


def number_of(sentence: Sentence, word: Word) -> int | None:
    """How many parties a noun says that it stands for: "the three countries"; two have rules of their own."""
    named = words("titles", "references", "sides") | words("titles", "references", "persons")
    if word.lemma not in named or "Number=Plur" not in word.morphology:
        return None
    told = [each.text.lower() for each in sentence.under(word, Role.DETERMINER, Role.NUMBER, Role.ADJECTIVE)]
    numbers = [number for each in told if (number := table("titles")["numbers"].get(each))]
    return numbers[0] if numbers and DEFINITE & set(told) else None


def list_before(
    sentences: Sequence[Sentence], word: Word, sentence: Sentence, codes_at: Callable[[Sentence, Word], Sequence[str]]
) -> tuple[str, ...]:
    """The codes of the last list before a noun that holds as many as it counts."""
    wanted = number_of(sentence, word)
    if wanted is None:
        return ()
    for where, other in _before(sentences, sentence, word):
        found = codes_at(where, other)
        if len(found) == wanted:
            return tuple(found)
    return ()


def _before(sentences: Sequence[Sentence], sentence: Sentence, word: Word) -> Iterator[tuple[Sentence, Word]]:
    """The nouns in front of a word, the last one first, in its sentence and those before."""
    for index in range(sentence.index, max(-1, sentence.index - BACK - 1), -1):
        where = sentences[index]
        stop = word.index if index == sentence.index else len(where.words)
        yield from ((where, other) for other in reversed(where.words[:stop]) if other.part in ("NOUN", "PROPN"))
