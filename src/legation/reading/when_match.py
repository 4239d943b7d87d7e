"""What a match of a pattern holds: its numbers, and the words beside it that give false friends away."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from legation.knowledge.time_words import time_words
from legation.model.words import TimexType
from legation.reading.when_meaning import (
    Meaning,
    Part,
    Vague,
)

Match = re.Match[str]
WORDS: Final = time_words()
LAST_WORD: Final = re.compile(r"([^\W_]+)[^\w\n]{0,3}\Z")
NEXT_WORD: Final = re.compile(r"[\s\xa0-]{1,3}([^\W_]+)")
#: Words of time that are written small in running text.
COMMON_WORDS: Final = frozenset(
    [*WORDS.units, *WORDS.plural_units, *WORDS.days_from_now, *WORDS.day_parts, *WORDS.vague, *WORDS.sets]
)
FOLLOWS_WORD: Final = re.compile(r"[A-Za-z]\s\Z")
LOWER_WORD: Final = re.compile(r"(?<![^\W_])[a-z]{5,}")
COUNTED: Final = frozenset(WORDS.false_friends["counted"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The type and the meaning of a match."""

    type: TimexType
    meaning: Meaning


def dated(meaning: Meaning | None) -> Found | None:
    """A date, where the meaning is one."""
    return Found(type=TimexType.DATE, meaning=meaning) if meaning else None


def lasting(value: str) -> Found:
    """A duration."""
    return Found(type=TimexType.DURATION, meaning=Vague(value=value))


def repeated(value: str) -> Found:
    """A set of times."""
    return Found(type=TimexType.SET, meaning=Vague(value=value))


def group(match: Match, name: str) -> str | None:
    """A named group in lower case; None where the pattern has none of that name or it is empty."""
    found = match.groupdict().get(name)
    return found.lower() if found else None


def word_before(match: Match) -> str:
    """The word before the match in its sentence, in lower case."""
    found = LAST_WORD.search(match.string[max(0, match.start() - 24) : match.start()])
    return found[1].lower() if found else ""


def word_after(match: Match) -> str:
    """The word after the match, in lower case."""
    found = NEXT_WORD.match(match.string, match.end(), match.end() + 24)
    return found[1].lower() if found else ""


def sign_before(match: Match) -> str:
    """The character right before the match."""
    return match.string[match.start() - 1 : match.start()]


def number(text: str | None) -> int | None:
    """The number that digits or words stand for; None where it is vague or no whole number."""
    key = (text or "").lower().replace(",", "").replace("-", " ")
    if key.isascii() and key.isdigit():
        return int(key)
    if key in ("a couple of", "a couple", "couple of", "couple"):
        return 2
    parts = [WORDS.numbers.get(part) for part in key.split()]
    if not parts or None in parts:
        return 1 if key in ("a", "an") else 12 if key in ("a dozen", "dozen") else None
    values = [part for part in parts if part]
    return values[0] * values[1] if values[-1] == 100 and len(values) > 1 else sum(values)


def ordinal(text: str) -> int:
    """The number that an ordinal stands for."""
    digits = re.match(r"[0-9]+", text)
    word = " ".join(text.lower().split()).replace("twenty first", "twenty-first")
    return int(digits[0]) if digits else WORDS.ordinals[word]


def full_year(text: str) -> int:
    """A year of two or four digits; two digits up to 49 are of this century."""
    value = int(text)
    return value if len(text) > 2 else value + (2000 if value < 50 else 1900)


def which(match: Match) -> int | None:
    """Before (-1), with (0), after (1), where the match says so."""
    return WORDS.which.get(group(match, "which") or "")


def parted(match: Match, meaning: Meaning | None) -> Meaning | None:
    """The part of the meaning that "early", "mid", "the end of" take."""
    part = group(match, "part") or group(match, "part_of")
    return Part(of=meaning, part=WORDS.parts[part]) if part and meaning else meaning


def is_range(match: Match) -> bool:
    """Whether the sign between two times spans them: "and" does so only after "between"."""
    sign = match["sign"].strip().lower()
    before = word_before(match)
    return (
        before == "between"
        if sign == "and"
        else sign not in ("to", "until", "till") or before in ("from", "between", "of")
    )


def is_amount(match: Match) -> bool:
    """Whether a number counts things: money, people, a score, a flight or a page."""
    before = word_before(match) if sign_before(match) in (" ", ".", "\xa0") else ""
    return (
        sign_before(match) in tuple("$€£¥#₹.,-/+:%&=")
        or word_after(match) in COUNTED
        or word_after(match) in WORDS.weekdays
        or before
        in ("no", "nos", "page", "flight", "number", "resolution", "us", "rs", "usd", "eur", "article", "route", "room")
    )


def is_name(match: Match) -> bool:
    """Whether capitals make a name of words of time: "This Week", "60 Minutes", "USA Today", "High Noon".

    Not so in a headline, where every word has a capital, nor at the start of a sentence.
    """
    text, last = match.string, LAST_WORD.search(match[0])
    if last is None or not last[1].istitle() or last[1].lower() not in COMMON_WORDS:
        return False
    if last.start() == 0 and not FOLLOWS_WORD.search(text, max(0, match.start() - 2), match.start()):
        return False
    around = text[max(0, match.start() - 40) : match.end() + 40]
    return bool(LOWER_WORD.search(around))


def day_number(text: str) -> int:
    """The day of "3", "3rd", "03"."""
    return int(re.sub(r"[a-z]+", "", text.lower()))
