"""Parsed sentences in one form, whatever pipeline made them.

The reading knows only what stands here: words with a *role* under their head. Universal Dependencies and the older
ClearNLP labels (spaCy's own English models) are both mapped to it by `legation.language.roles`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

import numpy as np
from numpy.typing import NDArray


class Role(StrEnum):
    """What a word is to its head (names after Universal Dependencies, spelled out)."""

    ROOT = "root"
    SUBJECT = "subject"
    PASSIVE_SUBJECT = "passive subject"
    OBJECT = "object"
    INDIRECT_OBJECT = "indirect object"
    AGENT = "agent"
    OBLIQUE = "oblique"
    NOUN_MODIFIER = "noun modifier"
    POSSESSOR = "possessor"
    COMPOUND = "compound"
    ADJECTIVE = "adjective"
    APPOSITION = "apposition"
    CONJUNCT = "conjunct"
    COORDINATOR = "coordinator"
    AUXILIARY = "auxiliary"
    PASSIVE_AUXILIARY = "passive auxiliary"
    COPULA = "copula"
    NEGATION = "negation"
    ADVERB = "adverb"
    PARTICLE = "particle"
    DETERMINER = "determiner"
    NUMBER = "number"
    CASE = "case"
    MARK = "mark"
    COMPLEMENT = "complement"
    OPEN_COMPLEMENT = "open complement"
    ADVERBIAL_CLAUSE = "adverbial clause"
    RELATIVE_CLAUSE = "relative clause"
    NOUN_CLAUSE = "noun clause"
    PARATAXIS = "parataxis"
    FLAT = "flat"
    PUNCTUATION = "punctuation"
    OTHER = "other"


#: Roles that join a clause to another.
CLAUSAL = frozenset(
    {
        Role.COMPLEMENT,
        Role.OPEN_COMPLEMENT,
        Role.ADVERBIAL_CLAUSE,
        Role.RELATIVE_CLAUSE,
        Role.NOUN_CLAUSE,
        Role.PARATAXIS,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of a sentence. `head` is an index in the sentence (the root's is its own); offsets are the article's."""

    index: int
    text: str
    lemma: str
    part: str
    tag: str
    morphology: frozenset[str]
    start: int
    end: int
    head: int
    role: Role
    preposition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name that the pipeline found: words `first` to `last` (exclusive) and its label."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Vectors:
    """What a pipeline knows of each word of a sentence, in numbers, a word a line: its meaning, and its context.

    `rows` are the words' places in the pipeline's table of words, -1 where it lacks one.
    """

    rows: NDArray[np.int32]
    meaning: NDArray[np.float16]
    context: NDArray[np.float16]

    def of(self, words: list[int]) -> Vectors:
        """The lines of some of the words."""
        return Vectors(rows=self.rows[words], meaning=self.meaning[words], context=self.context[words])


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """One sentence: its words, their tree and the names in it. `paragraph` counts the article's paragraphs.

    `vectors` are there only where the package's own pipeline parsed the sentence.
    """

    index: int
    paragraph: int
    text: str
    start: int
    words: tuple[Word, ...]
    names: tuple[Name, ...]
    vectors: Vectors | None = field(default=None, compare=False, repr=False)

    def __hash__(self) -> int:
        """By place and text, which equal sentences share: the words need no count."""
        return hash((self.index, self.start, self.text))

    @property
    def end(self) -> int:
        """Offset of the sentence's end in the article."""
        return self.start + len(self.text)

    @cached_property
    def children(self) -> tuple[tuple[Word, ...], ...]:
        """For each word, the words directly under it, in order."""
        under: list[list[Word]] = [[] for _ in self.words]
        for word in self.words:
            if word.head != word.index:
                under[word.head].append(word)
        return tuple(tuple(words) for words in under)

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """All lemmas of the sentence."""
        return frozenset(word.lemma for word in self.words)

    @cached_property
    def prepositions(self) -> frozenset[str]:
        """The prepositions of all its phrases."""
        return frozenset(word.preposition for word in self.words)

    @cached_property
    def _joined(self) -> frozenset[int]:
        """The words with which others are coordinated; few are."""
        return frozenset(word.head for word in self.words if word.role is Role.CONJUNCT)

    def under(self, word: Word, *roles: Role) -> list[Word]:
        """The words directly under `word` in any of `roles`."""
        children = self.children[word.index]
        return [child for child in children if child.role in roles] if children else []

    def head(self, word: Word) -> Word | None:
        """The word's head, or None for the root."""
        return None if word.head == word.index else self.words[word.head]

    def ancestors(self, word: Word) -> Iterator[Word]:
        """The heads above a word, nearest first."""
        current = self.head(word)
        while current is not None:
            yield current
            current = self.head(current)

    def subtree(self, word: Word) -> list[Word]:
        """The word and all under it, in the order of the text."""
        found: list[Word] = []
        waiting = [word]
        while waiting:
            current = waiting.pop()
            found.append(current)
            waiting.extend(self.children[current.index])
        return sorted(found, key=lambda each: each.index)

    def conjuncts(self, word: Word) -> list[Word]:
        """The words coordinated with this one (those that follow it), this one not included."""
        if word.index not in self._joined:
            return []
        found: list[Word] = []
        waiting = [word]
        while waiting:
            for child in self.under(waiting.pop(), Role.CONJUNCT):
                found.append(child)
                waiting.append(child)
        return sorted(found, key=lambda each: each.index)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(word.start for word in self.words)

    @cached_property
    def _ends(self) -> tuple[int, ...]:
        return tuple(word.end for word in self.words)

    def word_at(self, offset: int) -> Word | None:
        """The word that covers, or first follows, an offset of the article."""
        at = bisect_right(self._ends, offset)
        return self.words[at] if at < len(self.words) else None

    def words_within(self, start: int, end: int) -> list[Word]:
        """The words that overlap a range of the article."""
        return list(self.words[bisect_right(self._ends, start) : bisect_left(self._starts, end)])

    def quote(self, start: int, end: int) -> str:
        """The text between two offsets of the article."""
        return self.text[start - self.start : end - self.start]
