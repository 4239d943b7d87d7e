"""The door: texts become articles, or are refused with a clear message."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, datetime
from itertools import islice
from typing import TypeVar

from legation.errors import ArticleTooLong, EmptyArticle, InputError, NotEnglish
from legation.knowledge.word_lists import table, words
from legation.model import Article, Citation, Interval
from legation.sources.document import SURROGATE

#: Characters; the longest articles of the press have about 100,000.
LONGEST = 1_000_000
#: How many words, and characters, are looked at to tell the language.
SAMPLE = 400
SAMPLE_CHARACTERS = 4_000
#: A text of so many words in which frequent English words have less than this share is not English. A shorter one may
#: be a headline ("Quito summons Mexican ambassador"), and is refused only where it looks like another language.
ENOUGH = 60
LEAST_ENGLISH = 0.1
#: How many different function words of another language a text in it must hold: names hold one or two ("de", "la").
LEAST_FOREIGN = 3
#: Words, except the letters of abbreviations ("U.S.").
WORD = re.compile(r"(?![B-HJ-Z]\b)[^\W\d_]+")
Words = TypeVar("Words", str, str | None)
DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}")


def article(
    text: str,
    *,
    published: str | date | Interval | None = None,
    title: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
) -> Article:
    """An article from its text and what is known of it.

    Args:
        published: a day, or an interval of days: ``2022-08-24``, ``2022-08``, ``2022``, ``2022-08-10/2022-08-31``.

    Raises:
        EmptyArticle, ArticleTooLong, NotEnglish: the text cannot be read; the message says why.
        InputError: `published` is no date.
    """
    if not any(character.isalnum() for character in text):
        raise EmptyArticle("the article is empty: it holds no letter or digit")
    if len(text) > LONGEST:
        raise ArticleTooLong(
            f"{len(text):,} characters are no article ({LONGEST:,} at most): give one article at a time"
        )
    # Surrogates come from broken JSON; they cannot be written out again, so each becomes the replacement sign.
    text, title, url, outlet = _writable(text), _writable(title), _writable(url), _writable(outlet)
    _check_english(text)
    return Article(
        citation=Citation(id=identifier(text), title=title, url=url, outlet=outlet),
        text=text,
        published=interval_of(published),
    )


def _writable(words: Words) -> Words:
    return SURROGATE.sub("\ufffd", words) if words else words


def identifier(text: str) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of the text in Unicode form NFKC with single spaces."""
    normal = " ".join(unicodedata.normalize("NFKC", text).split())
    return hashlib.sha256(normal.encode("utf-8")).hexdigest()[:16]


def _check_english(text: str) -> None:
    """English is written in Latin letters and holds more English function words than those of any other language."""
    letters = [character for character in text[:SAMPLE_CHARACTERS] if character.isalpha()]
    if sum(_is_latin(letter) for letter in letters) * 2 < len(letters):
        raise NotEnglish("most letters are not Latin ones: Legation reads English only")
    sample = [match.group().lower() for match in islice(WORD.finditer(text), SAMPLE)]
    language = _other_language(sample)
    if language:
        raise NotEnglish(f"the text looks like {language}: Legation reads English only")
    share = _count(sample, words("english", "words", "frequent")) / max(1, len(sample))
    if len(sample) >= ENOUGH and share < LEAST_ENGLISH:
        raise NotEnglish(f"only {share:.0%} of the words are frequent English ones: Legation reads English only")


def _other_language(sample: Sequence[str]) -> str:
    """The language of which a sample holds most function words, empty if it holds no more of them than of English."""
    english = words("english", "words", "frequent")
    margins = {"": 0}
    for language in table("english")["others"]:
        theirs = words("english", "others", language)
        # Words of both tell nothing between the two: "for" and "at" are Danish too.
        if len((theirs - english).intersection(sample)) >= LEAST_FOREIGN:
            margins[language] = _count(sample, theirs - english) - _count(sample, english - theirs)
    return max(margins, key=lambda language: margins[language])


def _is_latin(letter: str) -> bool:
    return letter.isascii() or "LATIN" in unicodedata.name(letter, "")


def _count(sample: Sequence[str], listed: frozenset[str]) -> int:
    return sum(word in listed for word in sample)


def interval_of(published: str | date | Interval | None, what: str = "date of publication") -> Interval | None:
    """The interval that a date given from outside means; `what` names it in the message.

    Raises:
        InputError: it is no date.
    """
    if published is None or isinstance(published, Interval):
        return published
    if isinstance(published, date):
        day = date(published.year, published.month, published.day)
        return Interval(first=day, last=day)
    first, _, last = published.partition("/") if "/" in published else (published, "", published)
    try:
        return Interval(first=_bounds(first)[0], last=_bounds(last)[1])
    except ValueError as error:
        raise InputError(
            f"{published!r} is no {what} ({error}): write 2022-08-24, 2022-08 or 2022-08-10/2022-08-31"
        ) from error


def _bounds(text: str) -> tuple[date, date]:
    """First and last day of a year, month, day or moment in ISO 8601."""
    text = text.strip()
    if MOMENT.match(text):
        day = datetime.fromisoformat(text).date()
        return day, day
    parts = DAY.fullmatch(text)
    if parts is None:
        raise ValueError(f"{text!r} is no year, month or day")
    year, month, number = (int(part) if part else None for part in parts.groups())
    if year is None or month is None:
        return date(year or 0, 1, 1), date(year or 0, 12, 31)
    if number is None:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(year, month, number), date(year, month, number)
