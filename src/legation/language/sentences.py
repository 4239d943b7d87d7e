"""Sentence boundaries by rule, before anything statistical.

The parser is trained with these boundaries set, so that it never breaks a sentence inside a name
("Prime Minister Narendra | Modi") and never joins a headline to the paragraph under it.
"""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

#: Words that end in a full stop without ending a sentence when a capital letter follows.
TITLES = frozenset(
    "mr. mrs. ms. dr. prof. gen. lt. col. maj. capt. sgt. cmdr. adm. brig. sen. rep. gov. amb. rev. hon. st. "
    "messrs. pres. sec. vs. no. nos. art. fig. approx. etc.) u.s u.k jan. feb. mar. apr. aug. sept. sep. oct. "
    "nov. dec. v. al. ft. mt. pvt. supt. det. insp. vice-adm. maj.-gen. lt.-gen.".split()
)
#: Words that often end a sentence and often do not: a boundary only before a word that opens sentences.
DOUBTFUL = frozenset("u.s. u.k. u.n. u.a.e. e.u. d.c. inc. corp. co. ltd. jr. sr. a.m. p.m. etc. d.r. u.s.s.r.".split())
OPENERS = frozenset(
    "the a an in on at he she it they we i this that these those but and his her its their there as after "
    "before for from while when if with by meanwhile however earlier last according also our under since".split()
)
STOPS = frozenset([".", "!", "?", "…", "..."])
CLOSERS = frozenset(['"', "'", "”", "’", "»", ")", "]", "''"])
OPENING = frozenset(['"', "“", "‘", "(", "[", "``", "«", "'"])
INITIAL = re.compile(r"^[A-Z]\.(?:-?[A-Z]\.)*$")


@Language.factory("legation_sentences")
class Sentences:
    """Set ``is_sent_start`` for every token: after a line break, and after a stop that ends a sentence."""

    def __init__(self, nlp: Language, name: str = "legation_sentences") -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        starts = set(sentence_starts([token.text for token in doc]))
        for token in doc:
            token.is_sent_start = token.i in starts
        return doc


def sentence_starts(words: list[str]) -> list[int]:
    """Indexes of the words that open a sentence. White space that follows a stop belongs to the sentence before it."""
    starts = [0] if words else []
    position = 0
    while position < len(words):
        end = _end_of_sentence(words, position)
        position = end if end else position + 1
        if end and end < len(words):
            starts.append(end)
    return starts


def _end_of_sentence(words: list[str], position: int) -> int:
    """Where the next sentence starts if one ends at `position`, else 0."""
    word = words[position]
    if "\n" in word:
        return position + 1
    if word not in STOPS and not _closes(words, position):
        return 0
    position += 1
    while position < len(words) and (words[position] in STOPS or words[position] in CLOSERS):
        position += 1
    while position < len(words) and words[position].isspace():
        position += 1
    return position if position >= len(words) or _opens(words, position, word) else 0


def _closes(words: list[str], position: int) -> bool:
    """Whether a word with its own full stop ("Jan.", "U.S.") may end a sentence here."""
    word = words[position]
    if len(word) < 3 or not word.endswith("."):
        return False
    lowered = word.lower()
    if lowered in TITLES:
        return False
    if lowered in DOUBTFUL or INITIAL.match(word):
        following = next((w for w in words[position + 1 : position + 3] if not w.isspace()), "")
        return following.lower() in OPENERS and following[:1].isupper()
    return True


def _opens(words: list[str], position: int, stop: str) -> bool:
    """Whether the word at `position` can open a sentence after `stop`."""
    word = words[position]
    if word in OPENING and position + 1 < len(words):
        word = words[position + 1]
    if "\n" in "".join(words[max(0, position - 1) : position]):
        return True
    first = word[:1]
    return first.isupper() or first.isdigit() or stop in "!?" or not first.isascii() or first in "-*•#@["
