"""Where in a text a time expression can start: at a digit, or at a word that opens one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from legation.knowledge.time_words import time_words
from legation.reading.when_patterns import RULES, Rule

TOKEN: Final = re.compile(r"[^\W_]+")
DIGITS: Final = frozenset("0123456789")
#: Words that open an expression and are no words of time themselves.
OPENERS: Final = frozenset(
    "the a an at in that these its every each per half early earlier late later mid latest most this last next year "
    "several many few couple some dozen dozens about around nearly almost over more just beginning start middle end "
    "close very long nineteen q1 q2 q3 q4 h1 h2 during of by past fiscal calendar number handful first final".split()
)


def _triggers() -> frozenset[str]:
    words = time_words()
    tables: tuple[Mapping[str, object], ...] = (
        *(words.months, words.short_months, words.weekdays, words.short_weekdays, words.seasons, words.units),
        *(words.plural_units, words.numbers, words.ordinals, words.decades, words.which, words.parts),
        *(words.day_parts, words.days_from_now, words.vague, words.sets, words.feasts),
    )
    first_words = {TOKEN.findall(key)[0] for table in tables for key in table}
    plural_weekdays = {f"{day}s" for day in words.weekdays}
    return OPENERS | first_words | plural_weekdays


TRIGGERS: Final = _triggers()
DIGIT_BUILDERS: Final = frozenset(
    "iso iso_week spoken_hour day_part_of numeric "
    " month_days date_to_date month_day numbered quarter_code offset_ago offset clock decade "
    "century year_range bc year duration fraction".split()
)
DIGIT_RULES: Final = tuple(rule for rule in RULES if rule.name in DIGIT_BUILDERS)
DIGITS_ONLY: Final = frozenset({"iso", "iso_week", "numeric", "clock", "year_range"})
WORD_RULES: Final = tuple(rule for rule in RULES if rule.name not in DIGITS_ONLY)


def starts(text: str) -> Iterator[tuple[int, tuple[Rule, ...]]]:
    """The offsets at which an expression may start, with the rules to try there."""
    for token in TOKEN.finditer(text):
        word, start = token[0], token.start()
        if word[0] in DIGITS:
            yield (start - 1 if text[start - 1 : start] in ("'", "’") and word.endswith("s") else start), DIGIT_RULES
        elif word.lower() in TRIGGERS:
            yield start, WORD_RULES
