"""Where in a text a time expression can start: at a digit, or at a word that opens one; and which rules to try there.

Most words that can open an expression open none where they stand ("the", "a", "in"), so that what each of them costs
is what finding times costs: a rule is tried only where its first word stands.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from legation.knowledge.time_words import time_words
from legation.reading.when_patterns import RULES, Rule

TOKEN: Final = re.compile(r"[^\W_]+")
DIGITS: Final = frozenset("0123456789")
ARTICLE: Final = "the"
#: What stands in `OPENINGS` for a number of one or two digits, for one of four, and for all else with a digit in front.
SHORT, YEAR, OTHER = "0", "0000", "0th"
#: What the rules of a name can open with, or have behind an opening "the": words, tables of words, numbers.
#: A test asks each pattern whether something is lacking.
OPENINGS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "iso": "0000",
        "iso_week": "0000",
        "numeric": "0",
        "month_days": "{month} {weekday} 0 0th",
        "date_to_date": "{month} 0 0th",
        "month_day": "{month} {weekday} last next 0 0th",
        "day_part_of": "early late morning afternoon evening night",
        "month_to_month": "{month}",
        "which_month": "{part} {which}",
        "month": "{part} {month}",
        "weekday_time": "{weekday} last this next early late",
        "weekday": "{weekday} {which} early late mid",
        "weekdays": "{weekdays}",
        "numbered": "{ordinal} last this next fiscal 0000 0th",
        "quarter_code": "q1 q2 q3 q4 h1 h2 0th",
        "year_ago_unit": "a an comparable year",
        "same_period": "corresponding comparable same like quarter period last this 0000",
        "latest": "latest most",
        "the_unit": "that its quarter",
        "season": "{part} {season} in this last next during of by past that",
        "earlier": "earlier later late early",
        "counted_period": "these last past previous next coming following first final latest recent",
        "vague_period": "in recent past coming last next previous upcoming future",
        "this_day_part": "next following same previous this last that yesterday tomorrow today",
        "day_after": "day",
        "offset_ago": "{number} {amount} an half 0 0th",
        "offset": "{number} {amount} {unit} an 0 0th",
        "which_unit": "{part} {which}",
        "that_unit": "that same day week weekend month year night",
        "year": "{part} year fiscal calendar nineteen 0000",
        "the_year": "full fiscal current calendar whole year",
        "the_weekend": "over weekend",
        "part_of_unit": "beginning start middle end close",
        "year_end": "year",
        "day_time": "early late",
        "now_day": "{now_day}",
        "clock": "0 0th",
        "spoken_hour": "{number} 0",
        "noon": "noon midnight midday mid midafternoon midmorning",
        "decade": "{part} {decade} the 0000 0th",
        "century": "{part} {ordinal} the 0th",
        "year_range": "0000",
        "bc": "{month} {season} 0 0000 0th",
        "feast": "{feast} last this next",
        "every_month": "every each",
        "every": "every each",
        "every_weekday": "every each",
        "set": "{set}",
        "per": "a an per",
        "fraction": "{number} 0 0th",
        "duration": "{number} {amount} 0 0th",
        "half_unit": "half",
        "bare_units": "{unit}",
        "loose_day": "0th",
        "vague": "{vague}",
    }
)


def _tables() -> Mapping[str, frozenset[str]]:
    """The words with which the entries of each table open, by its name in `OPENINGS`."""
    words = time_words()
    tables: Mapping[str, tuple[Iterable[str], ...]] = {
        "{month}": (words.months, words.short_months),
        "{weekday}": (words.weekdays, words.short_weekdays),
        "{weekdays}": ([f"{day}s" for day in words.weekdays],),
        "{season}": (words.seasons,),
        "{unit}": (words.units, words.plural_units),
        "{number}": (words.numbers,),
        "{amount}": ("a couple few dozen handful number several many some dozens".split(),),
        "{ordinal}": (words.ordinals,),
        "{decade}": (words.decades,),
        "{which}": (words.which,),
        "{part}": ("early mid late very beginning start middle end close".split(),),
        "{now_day}": (words.days_from_now,),
        "{feast}": (words.feasts,),
        "{set}": (words.sets,),
        "{vague}": (words.vague,),
    }
    return {name: frozenset(_first(key) for keys in table for key in keys) for name, table in tables.items()}


def _first(key: str) -> str:
    """The first word of an entry, or the one behind its "the"."""
    first, *others = TOKEN.findall(key)
    return str(others[0] if first == ARTICLE and others else first)


def _rules() -> Mapping[str, tuple[Rule, ...]]:
    """The rules to try at each word or number that can open an expression, in their order."""
    tables = _tables()
    found: dict[str, list[Rule]] = defaultdict(list)
    for rule in RULES:
        listed = OPENINGS[rule.name].split()
        for opening in {word for each in listed for word in tables.get(each, (each,))}:
            found[opening].append(rule)
    return MappingProxyType({opening: tuple(rules) for opening, rules in found.items()})


RULES_OF: Final = _rules()


def starts(text: str) -> Iterator[tuple[int, tuple[Rule, ...]]]:
    """The offsets at which an expression may start, with the rules to try there."""
    for token in TOKEN.finditer(text):
        word = token[0]
        opening = opening_of(word) if word[0] in DIGITS else word.lower()
        if opening not in RULES_OF:
            continue
        start = token.start()
        if opening == ARTICLE:
            behind = TOKEN.search(text, token.end())
            opening = opening_of(behind[0]) if behind else ""
        elif opening == OTHER and text[start - 1 : start] in ("'", "’") and word.endswith("s"):
            start -= 1
        if opening in RULES_OF:
            yield start, RULES_OF[opening]


def opening_of(token: str) -> str:
    """How a word or number of a text is called in `RULES_OF`."""
    if token[0] not in DIGITS:
        return token.lower()
    if not (token.isascii() and token.isdigit()):
        return OTHER
    return {1: SHORT, 2: SHORT, 4: YEAR}.get(len(token), OTHER)
