"""Quotations that run over several sentences: in which of them it is told who speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from legation.knowledge.word_lists import words
from legation.language.tree import Sentence, Word
from legation.reading import clauses

#: How many sentences before and behind a quoted one may tell who speaks.
REACH = 4
MARKS = re.compile(r'[“”"]')


def told_beside(sentences: Sequence[Sentence], sentence: Sentence, offset: int) -> tuple[Sentence, Word, Word] | None:
    """Another sentence of the paragraph that tells who speaks the words quoted at an offset, its verb, and the speaker.

    What follows comes first ("“A. B,” she said"), then what stands before ("“A,” she said. “B.”"). None where the
    offset stands in no quotation.
    """
    near = sentences[max(0, sentence.index - REACH) : sentence.index + REACH + 1]
    row = [other for other in near if other.paragraph == sentence.paragraph]
    quoted = list(_quotations(row))
    if not _within(quoted, offset):
        return None
    others = [other for other in row if other.index > sentence.index]
    others += reversed([other for other in row if other.index < sentence.index])
    for other in others:
        for verb in other.words:
            if verb.lemma in words("cues", "verbs", "say") and not _within(quoted, verb.start):
                subject = clauses.own_subject(other, verb)
                if subject is not None and not _within(quoted, subject.start):
                    return other, verb, subject
    return None


def _quotations(row: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    """First and last offset of each quotation; one that is not closed goes on to the end."""
    start: int | None = None
    for sentence in row:
        for mark in MARKS.finditer(sentence.text):
            offset = sentence.start + mark.start()
            if start is None and mark.group() != "”":
                start = offset
            elif start is not None and mark.group() != "“":
                yield start, offset
                start = None
    if start is not None:
        yield start, row[-1].end


def _within(quoted: Sequence[tuple[int, int]], offset: int) -> bool:
    return any(start <= offset <= end for start, end in quoted)
