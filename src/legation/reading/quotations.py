"""Quotations that run over several sentences: in which of them it is told who speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.reading import clauses

#: How many sentences before and behind a quoted one may tell who speaks.
REACH = 4
#: How many sentences before it the quotation may open.
WINDOW = 12
#: What opens a quotation, and what stands in front of one with a noun for it.
OPENING = ("“", '"')
FOLLOWING = frozenset({"following"})
MARKS = re.compile(r'[“”"]')


def told_beside(sentences: Sequence[Sentence], sentence: Sentence, offset: int) -> tuple[Sentence, Word, Word] | None:
    """Another sentence of the paragraph that tells who speaks the words quoted at an offset, its verb, and the speaker.

    What follows comes first ("“A. B,” she said"), then what stands before ("“A,” she said. “B.”"). None where the
    offset stands in no quotation.
    """
    near = sentences[max(0, sentence.index - WINDOW) : sentence.index + REACH + 1]
    row = [other for other in near if other.paragraph == sentence.paragraph]
    quoted = list(_quotations(row))
    if not _within(quoted, offset):
        return None
    others = [other for other in row if other.index > sentence.index]
    others += reversed([other for other in row if sentence.index - REACH <= other.index < sentence.index])
    for other in others:
        for verb in other.words:
            if verb.lemma in words("cues", "verbs", "say") and not _within(quoted, verb.start):
                subject = clauses.own_subject(other, verb)
                if subject is not None and not _within(quoted, subject.start):
                    return other, verb, subject
    return _introduced(sentences, row[0])


def _introduced(sentences: Sequence[Sentence], quoted: Sentence) -> tuple[Sentence, Word, Word] | None:
    """The sentence in front of a quotation that leads to it ("made the following statement", "said:")."""
    first = _opening(sentences, quoted)
    other = sentences[first.index - 1] if first.index > 0 else None
    if other is None or not other.words:
        return None
    leads = other.text.rstrip().endswith(":") or bool(clauses.among(other.words, FOLLOWING))
    for verb in other.words if leads else ():
        subject = clauses.own_subject(other, verb) if clauses.is_verb(verb) else None
        if subject is not None and verb.role is Role.ROOT:
            return other, verb, subject
    return None


def _opening(sentences: Sequence[Sentence], first: Sentence) -> Sentence:
    """Where a quotation opens that a new mark takes up at the head of each paragraph and none closes at its end."""
    while first.index > 0:
        before = sentences[first.index - 1]
        near = sentences[max(0, first.index - WINDOW) : first.index]
        row = [each for each in near if each.paragraph == before.paragraph]
        marks = [mark.group() for each in row for mark in MARKS.finditer(each.text)]
        if not row[0].text.lstrip().startswith(OPENING) or len(marks) % 2 == 0:
            return first
        first = row[0]
    return first


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
