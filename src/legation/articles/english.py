"""Whether a text is in English, which alone Legation reads; and in which language it is, if not.

Function words decide where they can: news in English is full of foreign names, and letters alone take one short English
text in twenty for another language. What has hardly any function words of English is asked of resiliparse
(`detect_fast`, which compares n-grams of letters with those of 101 languages).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Final

from legation.errors import NotEnglish
from legation.knowledge.word_lists import table, words

#: How many words, and characters, are looked at to tell the language.
SAMPLE: Final = 400
SAMPLE_CHARACTERS: Final = 4_000
#: A text of so many words in which frequent English words have less than this share is not English. A shorter one may
#: be a headline ("Quito summons Mexican ambassador"), and is refused only where it looks like another language.
ENOUGH: Final = 60
LEAST_ENGLISH: Final = 0.1
#: How many different function words of another language a text in it must hold: names hold one or two ("de", "la").
LEAST_FOREIGN: Final = 3
#: Words, except the letters of abbreviations ("U.S.").
WORD: Final = re.compile(r"(?![B-HJ-Z]\b)[^\W\d_]+")
ASCII_LETTERS: Final = re.compile(r"[A-Za-z]+")
BEYOND_ASCII: Final = re.compile(r"[^\x00-\x7f]")
#: Letters tell nothing of a few words, nor of a list of names: half of the words of prose are in small letters.
FEWEST: Final = 10
#: The share of frequent English words below which letters are believed, by the characters from which on it holds.
#: Measured on pieces of 2,500 English articles: 0 of 20,000 in prose of 200 characters are refused that are English.
DOUBTFUL: Final = ((500, 0.2), (200, 0.08), (100, 0.06))
#: The distance from which on resiliparse takes no language for that of a text: that is its own default.
FARTHEST: Final = 1_200
#: The same where the source names the language that the letters look like.
NAMED: Final = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sample:
    """The first words of a text, as they are and in small letters, with the share of frequent English ones."""

    characters: int
    written: Sequence[str]
    lowered: Sequence[str]

    @property
    def english(self) -> float:
        return _count(self.lowered, words("english", "words", "frequent")) / max(1, len(self.lowered))

    @property
    def prose(self) -> bool:
        return len(self.written) >= FEWEST and 2 * sum(map(str.islower, self.written)) >= len(self.written)


def check_english(text: str, named: str | None = None) -> None:
    """English is written in Latin letters and holds more English function words than those of any other language.

    Args:
        named: the code of the language that the source says it is in; templates may say anything.

    Raises:
        NotEnglish: it is in another language; the error has its code of ISO 639-1, where it is known.
    """
    start = text[:SAMPLE_CHARACTERS]
    foreign = [each for each in BEYOND_ASCII.findall(start) if each.isalpha()]
    if foreign and _is_other_script(start, foreign):
        raise NotEnglish("most letters are not Latin ones: Legation reads English only", _by_script(start, foreign))
    written = _first_words(text)
    sample = _Sample(characters=len(start), written=written, lowered=[word.lower() for word in written])
    language = _other_language(sample.lowered)
    if language:
        code = table("english")["codes"][language]
        raise NotEnglish(f"the text looks like {language}: Legation reads English only", code)
    _check_letters(start, sample, (named or "").lower()[:2])


def _first_words(text: str) -> list[str]:
    """The first words of a text; most stand in its beginning, which need not be walked through word by word."""
    found = WORD.findall(text, 0, SAMPLE_CHARACTERS)
    if len(found) <= SAMPLE and len(text) > SAMPLE_CHARACTERS:
        # There are more, and the last one may be cut.
        found = [match.group() for match in islice(WORD.finditer(text), SAMPLE)]
    return found[:SAMPLE]


def _check_letters(start: str, sample: _Sample, named: str) -> None:
    """What has few function words of English must not have the letters of another language, nor be long."""
    share = sample.english
    if share >= NAMED:
        return
    language = language_by_letters(start)
    if len(sample.lowered) >= ENOUGH and share < LEAST_ENGLISH:
        told = f"only {share:.0%} of the words are frequent English ones"
        raise NotEnglish(f"{told}: Legation reads English only", None if language == "en" else language)
    least = next((limit for length, limit in DOUBTFUL if sample.characters >= length), 0.0)
    if language not in (None, "en") and sample.prose and share < (NAMED if language == named else least):
        raise NotEnglish(
            f"the letters are those of another language ({language}): Legation reads English only", language
        )


def language_by_letters(text: str, farthest: int = FARTHEST) -> str | None:
    """The code of the language of which a text has the letters, by resiliparse; None where it is farther from all."""
    from resiliparse.parse.lang import detect_fast

    code, _ = detect_fast(text[:SAMPLE_CHARACTERS], cutoff=farthest)
    return None if code == "unknown" else str(code)


def _by_script(text: str, letters: Sequence[str]) -> str | None:
    """The code of the language of a text that is not in Latin letters, which are few others' or its own."""
    if any("HIRAGANA" in unicodedata.name(letter, "") for letter in letters):
        return "ja"
    return language_by_letters(text, 10 * FARTHEST)


def _other_language(sample: Sequence[str]) -> str:
    """The language of which a sample holds most function words, empty if it holds no more of them than of English."""
    margins, found = {"": 0}, frozenset(sample)
    for language, theirs, ours in _function_words():
        if len(theirs & found) >= LEAST_FOREIGN:
            margins[language] = _count(sample, theirs) - _count(sample, ours)
    return max(margins, key=lambda language: margins[language])


@cache
def _function_words() -> tuple[tuple[str, frozenset[str], frozenset[str]], ...]:
    """Each other language with the function words that are its own, and those that are English only.

    Words of both tell nothing between the two: "for" and "at" are Danish too.
    """
    english = words("english", "words", "frequent")
    listed = ((language, words("english", "others", language)) for language in table("english")["others"])
    return tuple((language, theirs - english, english - theirs) for language, theirs in listed)


def _is_other_script(text: str, foreign: Sequence[str]) -> bool:
    """Whether most letters of a text are not Latin ones; `foreign` are those that are not of ASCII."""
    latin = sum("LATIN" in unicodedata.name(letter, "") for letter in foreign)
    plain = sum(map(len, ASCII_LETTERS.findall(text)))
    return (plain + latin) * 2 < plain + len(foreign)


def _count(sample: Sequence[str], listed: frozenset[str]) -> int:
    return sum(map(listed.__contains__, sample))
