"""Sentence boundaries by rule, before anything statistical.

The parser is trained with these boundaries set, so that it never breaks a sentence inside a name
("Prime Minister Narendra | Modi") and never joins a headline to the paragraph under it.
The words that decide lie in `knowledge/data/sentences.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from spacy.attrs import SENT_START, SPACY  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc

from legation.knowledge.word_lists import words

STOPS = frozenset([".", "!", "?", "…", "..."])
CLOSERS = frozenset(["”", "’", "»", ")", "]", "''"])
#: Quotation marks that open and close alike: they close where no white space stands before them.
EITHER = frozenset(['"', "'"])
OPENING = frozenset(['"', "“", "‘", "(", "[", "``", "«", "'"])
#: "R.", "J.-P.", "U.S.": letters that stand for words.
INITIALS = re.compile(r"^[A-Za-z]\.$|^[A-Z]\.(?:-?[A-Z]\.)+$")
#: Names that a firm writes with a small letter before a large one: "iPhone", "eBay".
BRAND = re.compile(r"^[a-z]{1,3}[A-Z]")
#: How spaCy marks tokens that open a sentence, and those that do not.
START, NO_START = 1, -1
#: Words in small letters that have fewer may be abbreviations that no list knows ("est.").
FEWEST_LETTERS = 4


@Language.factory("legation_sentences")
class Sentences:
    """Sets ``is_sent_start`` for every token: after a line break, and after a stop that ends a sentence."""

    def __init__(self, nlp: Language, name: str = "legation_sentences") -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """The same document, with the start of each sentence marked."""
        starts = sentence_starts([token.text for token in doc], doc.to_array(SPACY).tolist())
        marks = np.full(len(doc), NO_START)
        marks[starts] = START
        return doc.from_array([SENT_START], marks.astype(np.uint64))  # type: ignore[arg-type]


def sentence_starts(tokens: Sequence[str], spaced: Sequence[bool]) -> list[int]:
    """Indexes of the tokens that open a sentence; `spaced` tells after which ones white space follows.

    Marks that close a quotation, and white space, belong to the sentence before them.
    """
    starts = [0] if tokens else []
    position = 0
    while position < len(tokens):
        following = _after_ending(tokens, spaced, position)
        plain = tokens[position].isalnum()  # nearly all tokens; none of them ends a sentence
        if following < len(tokens) and (
            not plain and _divides(tokens, spaced, position, following) or _is_credit(tokens, position, following)
        ):
            starts.append(following)
        position = following
    return starts


def _after_ending(tokens: Sequence[str], spaced: Sequence[bool], position: int) -> int:
    """The token after this one; after a stop, the first that is no further stop, closing mark or white space."""
    stopped = tokens[position] in STOPS or tokens[position].endswith(".")
    position += 1
    if not stopped:
        return position
    while position < len(tokens) and (
        tokens[position] in STOPS
        or tokens[position] in CLOSERS
        or (tokens[position] in EITHER and not spaced[position - 1])
    ):
        position += 1
    while position < len(tokens) and tokens[position].isspace():
        position += 1
    return position


def _divides(tokens: Sequence[str], spaced: Sequence[bool], position: int, following: int) -> bool:
    """Whether a sentence ends with the token at `position` and the marks after it, so that another follows."""
    ending = tokens[position:following]
    if any("\n" in token for token in ending):
        return True
    if any(token in ("!", "?") for token in ending):
        return True
    if not ending[0].endswith((".", "…")):
        return False
    opening = tokens[following]
    if opening in OPENING and following + 1 < len(tokens):
        opening = tokens[following + 1]
    more = any(token in STOPS for token in ending[1:])
    word = _with_stop(tokens, spaced, position)
    opens = _opens(opening) or (_is_plain(word) and opening.isalpha() and spaced[following - 1])
    return opens and (more or not _continues(word, opening))


def _is_credit(tokens: Sequence[str], position: int, following: int) -> bool:
    """Whether a picture's credit begins ("Photo: Reuters"), behind a caption that often has no stop."""
    word, colon = tokens[following], tokens[following + 1 : following + 2]
    if colon != [":"] or not word[0].isupper() or tokens[position] in OPENING:
        return False
    return word.lower() in words("sentences", "sentences", "credits")


def _with_stop(tokens: Sequence[str], spaced: Sequence[bool], position: int) -> str:
    """The word that the stop at `position` stands on, with it: the tokenizer parts "Lt." in two, and "Gen." not."""
    if tokens[position] == "." and position > 0 and not spaced[position - 1]:
        return tokens[position - 1] + "."
    return tokens[position]


def _is_plain(word: str) -> bool:
    """Whether a word with its stop is an ordinary one, behind which even a small letter opens a sentence."""
    return len(word) > FEWEST_LETTERS and word[:-1].isalpha() and word.islower()


def _continues(word: str, following: str) -> bool:
    """Whether a word with a full stop is an abbreviation within a sentence, as what follows tells."""
    lowered = word.lower()
    if lowered in _abbreviations("inner") or (word[0].isupper() and lowered in _abbreviations("titles")):
        return True
    if following[0].isdigit() and lowered in _abbreviations("before_numbers"):
        return True
    doubtful = lowered in _abbreviations("doubtful_small") or (
        word[0].isupper() and lowered in _abbreviations("doubtful")
    )
    if doubtful or INITIALS.match(word):
        return not (following[0].isupper() and following.lower() in words("sentences", "sentences", "openers"))
    return False


def _abbreviations(key: str) -> frozenset[str]:
    return words("sentences", "abbreviations", key)


def _opens(word: str) -> bool:
    """Whether a word can open a sentence after a full stop."""
    first = word[0]
    return first.isupper() or first.isdigit() or not first.isascii() or first in "-*•#@[" or bool(BRAND.match(word))
