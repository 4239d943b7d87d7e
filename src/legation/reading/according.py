"""According to: whom a sentence names in passing as its source, and of which of its clauses.

What a report rests on is named so too ("on the strength of two tax files", "judging by a wine list").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import takewhile

from legation.knowledge.word_lists import words
from legation.language.tree import Role, Sentence, Word
from legation.reading import clauses
from legation.reading.asides import FINITE


def according_to(sentence: Sentence, anchor: Word) -> Iterator[Word]:
    """ "according to X" counts for its whole sentence where it opens or ends it."""
    if "according" not in sentence.text.lower():
        return
    for word in sentence.words:
        if word.text.lower() != "according" or not _is_told_with(sentence, word, anchor):
            continue
        head = sentence.head(word)
        following = [w for w in sentence.words[word.index + 1 :] if w.part in ("NOUN", "PROPN", "PRON")]
        if head is not None and word.role is Role.CASE:
            yield head
        elif following:
            yield _phrase_head(sentence, following[0])


def rested_on(sentence: Sentence, anchor: Word) -> Iterator[Word]:
    """What a report rests on: the noun behind one of the listed phrases."""
    for match in _resting().finditer(sentence.text):
        opening = sentence.word_at(sentence.start + match.start())
        behind = (word for word in sentence.words if word.start >= sentence.start + match.end())
        noun = next((word for word in behind if word.part in ("NOUN", "PROPN", "PRON")), None)
        if opening is not None and noun is not None and _is_told_with(sentence, opening, anchor):
            yield _phrase_head(sentence, noun)


def own_words(sentence: Sentence, anchor: Word) -> Iterator[Word]:
    """The pronoun of whoever told the sentences before, in a phrase for his words ("by his account")."""
    for match in _owned().finditer(sentence.text):
        opening = sentence.word_at(sentence.start + match.start())
        pronoun = sentence.word_at(sentence.start + match.start(1))
        if opening is not None and pronoun is not None and _is_told_with(sentence, opening, anchor):
            yield pronoun


@cache
def _owned() -> re.Pattern[str]:
    """What finds a phrase for somebody's words, and its pronoun."""
    nouns = "|".join(sorted(words("cues", "sources", "own_words")))
    return re.compile(rf"(?:^|, )(?:in|by) (his|her|their|its) (?:own )?(?:{nouns}),", re.IGNORECASE)


@cache
def _resting() -> re.Pattern[str]:
    """What finds the phrases that open what a report rests on."""
    listed = "|".join(re.escape(phrase) for phrase in sorted(words("cues", "sources", "resting")))
    return re.compile(rf"\b(?:{listed})\s", re.IGNORECASE)


def _is_told_with(sentence: Sentence, according: Word, anchor: Word) -> bool:
    """Whether "according to X" tells of a word: amid a sentence it does so for its own clause, up to the next one."""
    verb = next((word for word in sentence.ancestors(according) if clauses.is_verb(word)), None)
    opens = not any(clauses.is_verb(word) for word in sentence.words[: according.index])
    ends = not any(word.tag in FINITE for word in sentence.words[according.index + 1 :])
    if verb is None or opens or ends:
        return True
    path = list(takewhile(lambda word: word.index != verb.index, (anchor, *sentence.ancestors(anchor))))
    within = anchor.index == verb.index or verb in sentence.ancestors(anchor)
    return within and not any(_is_next_clause(sentence, word, according) for word in path)


def _is_next_clause(sentence: Sentence, word: Word, according: Word) -> bool:
    """Whether a word heads a clause with a subject of its own behind "according to X"."""
    joined = word.role in (Role.CONJUNCT, Role.ADVERBIAL_CLAUSE) and word.index > according.index
    return joined and clauses.own_subject(sentence, word) is not None


def _phrase_head(sentence: Sentence, word: Word) -> Word:
    """The head of the noun phrase that a word opens."""
    current = word
    while current.role in (Role.COMPOUND, Role.ADJECTIVE, Role.FLAT, Role.POSSESSOR):
        current = sentence.words[current.head]
    return current
