"""The door: bytes and strings become articles, or are refused with a clear message."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from datetime import date
from itertools import islice

from legation.errors import ArticleTooLong, EmptyArticle, InputError, NotEnglish, NotText
from legation.knowledge.word_lists import words
from legation.model import Article, Citation, Interval

#: Characters; the longest articles of the press have about 100,000.
LONGEST = 1_000_000
#: How many words are looked at to tell the language, and the least share of frequent English words among them.
SAMPLE = 400
LEAST_ENGLISH = 0.12
#: Texts with fewer words are taken as they are: a headline may hold no frequent word.
TOO_FEW = 12
WORD = re.compile(r"[^\W\d_]+")
ENCODINGS = ("utf-8-sig", "cp1252")


def decode(data: bytes) -> str:
    """The text that bytes hold: UTF-8, else Windows-1252, which old pages use without saying so.

    Raises:
        NotText: the bytes are no text.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decoded(data, "utf-16")
    if b"\x00" in data:
        raise NotText("the input holds zero bytes, so it is no text; give plain text in UTF-8")
    for encoding in ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        _check_controls(text)
        return text
    text = data.decode("utf-8", errors="replace")
    if text.count("�") * 20 > len(text):
        raise NotText("the input is no text in UTF-8 or Windows-1252; convert it to UTF-8")
    return text


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotText(f"the input says that it is {encoding}, but is not: {error.reason}; convert it to UTF-8") from error


def _check_controls(text: str) -> None:
    """Text of which a twentieth is control characters is binary data that happens to decode."""
    controls = sum(unicodedata.category(character) == "Cc" and not character.isspace() for character in text[:10_000])
    if controls * 20 > min(len(text), 10_000):
        raise NotText("the input is mostly control characters, so it is no text; give plain text in UTF-8")


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
        raise ArticleTooLong(f"{len(text):,} characters are no article ({LONGEST:,} at most): give one article at a time")
    # Lone surrogates come from broken JSON; they cannot be written out again, so they become the replacement sign.
    text = text.encode("utf-8", errors="surrogatepass").decode("utf-8", errors="replace") if _broken(text) else text
    _check_english(text)
    return Article(
        citation=Citation(id=identifier(text), title=title, url=url, outlet=outlet),
        text=text,
        published=interval_of(published),
    )


def _broken(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)


def identifier(text: str) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of the text in Unicode form NFKC with single spaces."""
    normal = " ".join(unicodedata.normalize("NFKC", text).split())
    return hashlib.sha256(normal.encode("utf-8")).hexdigest()[:16]


def _check_english(text: str) -> None:
    sample = [match.group().lower() for match in islice(WORD.finditer(text), SAMPLE)]
    foreign = sum(not word.isascii() for word in sample)
    if len(sample) >= TOO_FEW:
        frequent = words("english", "words", "frequent")
        share = sum(word in frequent for word in sample) / len(sample)
        if share < LEAST_ENGLISH:
            raise NotEnglish(f"only {share:.0%} of the words are frequent English ones: Legation reads English only")
    elif foreign * 2 > len(sample):
        raise NotEnglish("most words are not in Latin letters: Legation reads English only")


def interval_of(published: str | date | Interval | None) -> Interval | None:
    """The interval that a date given from outside means.

    Raises:
        InputError: it is no date.
    """
    if published is None or isinstance(published, Interval):
        return published
    if isinstance(published, date):
        day = date(published.year, published.month, published.day)
        return Interval(first=day, last=day)
    first, _, last = published.partition("/")
    try:
        return Interval(first=_bounds(first)[0], last=_bounds(last or first)[1])
    except ValueError as error:
        raise InputError(
            f"{published!r} is no date of publication ({error}): write 2022-08-24, 2022-08 or 2022-08-10/2022-08-31"
        ) from error


def _bounds(text: str) -> tuple[date, date]:
    """First and last day of a year, month or day in ISO 8601."""
    parts = [int(part) for part in text.strip()[:10].split("-")]
    if len(parts) == 3:
        day = date(*parts)
        return day, day
    if len(parts) == 2:
        first = date(parts[0], parts[1], 1)
        following = date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1)
        return first, date.fromordinal(following.toordinal() - 1)
    return date(parts[0], 1, 1), date(parts[0], 12, 31)
