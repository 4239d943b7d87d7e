# ruff: noqa: E501 (a table: one pattern a line)
"""The patterns by which time expressions are found, longest first, and what builds the meaning of each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from legation.knowledge.time_words import time_words
from legation.reading.when_build_dates import DATE_BUILDERS
from legation.reading.when_build_hours import HOUR_BUILDERS
from legation.reading.when_build_relative import RELATIVE_BUILDERS
from legation.reading.when_match import Found

WORDS: Final = time_words()
BUILDERS: Final = {**DATE_BUILDERS, **HOUR_BUILDERS, **RELATIVE_BUILDERS}
#: Names outside these patterns; a placeholder {name} in a pattern stands for the fragment of that name.
PLACEHOLDER: Final = re.compile(r"\{([a-z_]+)\}")


def one_of(words: Iterable[str], space: str = r"{s}") -> str:
    """Any of the words, longest first; a space in a word matches any white space."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", space) for word in longest_first) + ")"


def capitalised(words: Iterable[str], end: str = "") -> str:
    """Any of the words as names: capitalised or all capitals, whatever the case elsewhere."""
    forms = sorted(words, key=lambda word: (-len(word), word))
    return "(?-i:" + "|".join(f"{word.capitalize()}{end}|{word.upper()}{end}" for word in forms) + ")"


FRAGMENTS: Final[Mapping[str, str]] = {
    "s": r"(?:[ \t\xa0\u202f]{1,3}|[ \t]{0,2}\r?\n[ \t]{0,4})",
    "h": r"(?:[ \t\xa0\u202f]{1,3}|[ \t]{0,2}\r?\n[ \t]{0,4}|-)",
    "dash": r"(?:{s}?[-–—]{s}?)",
    "to": r"(?:{s}(?:to|until|till|through|thru){s}|{dash})",
    "to_and": r"(?:{s}(?:to|until|till|through|thru|and){s}|{dash})",
    "full_month": capitalised(WORDS.months),
    "month": "(?:" + capitalised(WORDS.months) + "|" + capitalised(WORDS.short_months, r"\b\.?") + ")",
    "full_weekday": capitalised(WORDS.weekdays),
    "weekday": "(?:" + capitalised(WORDS.weekdays) + "|" + capitalised(WORDS.short_weekdays, r"\b\.?") + ")",
    "day": r"(?:(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?(?![0-9a-z%]|[.,:][0-9]))",
    "year": r"(?:(?:1[0-9]{3}|20[0-9]{2})(?![0-9]|[.,][0-9]))",
    "comma_year": r"(?:{s}?,?{s}?(?P<year>(?:1[0-9]{3}|20[0-9]{2})(?![0-9]|[.,:][0-9])))",
    "of_year": r"(?:of{s}(?P<told>that|the{s}same|the{s}following|the{s}previous){s}year\b)",
    "spoken_year": r"(?P<words>nineteen{s}(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -]{number_word})?)",
    "season": one_of(WORDS.seasons),
    "unit": one_of(WORDS.units),
    "units": one_of([*WORDS.units, *WORDS.plural_units]),
    "plural": one_of(WORDS.plural_units),
    "which": one_of(WORDS.which),
    "digits": r"(?:[0-9]{1,3}(?:,[0-9]{3})?(?:\.[0-9]{1,2})?(?![0-9]))",
    "number_word": "(?:" + one_of(WORDS.numbers) + r"(?:[ -]" + one_of(WORDS.numbers) + ")?)",
    "vague_number": r"(?:(?:a{s})?(?:couple|few|dozen|handful|number)(?:{s}of)?|several|many|some|dozens{s}of)",
    "number": r"(?:{digits}|{number_word}|{vague_number})",
    "ordinal": "(?:" + one_of(WORDS.ordinals) + r"|[0-9]{1,2}(?:st|nd|rd|th))",
    "part": "(?:(?P<part>early|mid|late){h}|(?:the{s})?(?:very{s})?(?P<part_of>beginning|start|middle|end|close){s}of{s})",
    "day_part": one_of(WORDS.day_parts),
    "zone": r"(?:{s}\(?(?-i:GMT|UTC|BST|CET|CEST|EET|MSK|IST|JST|KST|HKT|EST|EDT|ET|CST|CDT|CT|MST|MDT|PST|PDT|PT)\)?|{s}local{s}time)",
    "clock": r"(?:(?P<hour>[01]?[0-9]|2[0-4])(?:[:.](?P<minute>[0-5][0-9]))?{s}?(?P<half>[ap]\.?{s}?m\b\.?)"
    r"|(?P<hour24>[01]?[0-9]|2[0-4]):(?P<minute24>[0-5][0-9])(?![0-9:]))",
    "now_day": one_of(WORDS.days_from_now),
    "decade_word": one_of(WORDS.decades),
    "vague": one_of(WORDS.vague),
    "set": one_of(WORDS.sets),
    "feast": one_of(WORDS.feasts),
}

#: Name of the builder and pattern, in the order in which they are tried.
SOURCES: Final[tuple[tuple[str, str], ...]] = (
    (
        "iso",
        r"(?P<year>[12][0-9]{3})-(?P<month>[01][0-9])-(?P<day>[0-3][0-9])(?:T(?P<clock>[0-2][0-9]:[0-5][0-9]))?(?![0-9])",
    ),
    ("iso_week", r"(?P<year>[12][0-9]{3})-W(?P<week>[0-5][0-9])(?![0-9])"),
    (
        "numeric",
        r"(?P<first>[0-3]?[0-9])(?P<sign>[/.])(?P<second>[0-3]?[0-9])(?P=sign)(?P<year>(?:19|20)?[0-9]{2})(?![0-9/.][0-9]|[0-9])",
    ),
    (
        "month_days",
        r"(?:{weekday}{s}?,?{s}?)?(?P<month>{month}){s}(?P<day>{day})(?P<sign>{to_and})(?P<last_day>{day}){comma_year}?",
    ),
    (
        "month_days",
        r"(?P<day>{day})(?P<sign>{to_and})(?P<last_day>{day})(?:{s}of)?{s}(?P<month>{month})\b{comma_year}?",
    ),
    (
        "date_to_date",
        r"(?P<month>{month}){s}(?P<day>{day})(?:,?{s}(?P<first_year>{year}))?(?P<sign>{to})(?P<last_month>{month}){s}(?P<last_day>{day}){comma_year}?",
    ),
    (
        "date_to_date",
        r"(?P<day>{day}){s}(?P<month>{month})\b(?:,?{s}(?P<first_year>{year}))?(?P<sign>{to})(?P<last_day>{day}){s}(?P<last_month>{month})\b{comma_year}?",
    ),
    (
        "month_day",
        r"(?:(?P<weekday>{weekday}){s}?,?{s}(?:the{s})?|(?P<which>last|next){s})?(?P<month>{month}){s}?(?:the{s})?(?P<day>{day})(?:{s}\({weekday}\)(?=,{s}[12]))?(?:{comma_year}|{s}{of_year})?",
    ),
    (
        "month_day",
        r"(?:(?P<weekday>{weekday}){s}?,?{s})?(?:the{s})?(?P<day>{day})(?:{s}of{s}|{s}|-)?(?P<month>{month})\b(?:{comma_year}|{s}{of_year})?",
    ),
    (
        "day_part_of",
        r"(?:the{s})?(?:early{s}|late{s})?(?P<day_part>morning|afternoon|evening|night)(?:{s}hours)?{s}of{s}(?:{weekday}{s}?,?{s}(?:the{s})?)?(?:(?P<month>{month}){s}(?P<day>{day})|(?P<first_day>{day})(?:{s}of)?{s}(?P<then_month>{month})\b){comma_year}?",
    ),
    (
        "month_to_month",
        r"(?P<month>{month})(?:{s}(?P<first_year>{year}))?(?P<sign>{to_and})(?P<last_month>{month})\b{comma_year}?",
    ),
    ("which_month", r"{part}?(?P<which>{which}){s}(?P<month>{month})\b(?!{s}{day})"),
    (
        "month",
        r"{part}?(?P<month>{month})(?:{s}of)?(?:(?:{s}|-)?,?{s}?(?P<year>{year})|{s}(?P<which>last|this|next){s}year|{s}{of_year}|{s}{spoken_year}\b)",
    ),
    ("month", r"{part}?(?P<month>{month})\b"),
    (
        "weekday_time",
        r"(?:(?P<which>last|this|next|early|late){s})?(?P<weekday>{full_weekday})(?:'s|’s)?{s}(?P<day_part>{day_part})\b",
    ),
    (
        "weekday",
        r"(?:(?:(?P<the>the){s})?(?P<which>last|past|previous|preceding|following|this|next|coming|early|late|mid){h})?(?P<weekday>{full_weekday})\b(?!s\b)",
    ),
    ("weekdays", r"(?P<weekday>{full_weekday})s\b"),
    (
        "numbered",
        r"(?:the{s})?(?:(?P<year>{year})(?:'s|’s)?{s}|(?P<which>last|this|next){s}year(?:'s|’s){s})(?:fiscal{h})?(?P<ordinal>{ordinal}){h}(?P<unit>quarter|half)\b",
    ),
    (
        "numbered",
        r"(?:the{s})?(?:fiscal{h})?(?P<ordinal>{ordinal}|last){h}(?P<unit>quarter|half)\b(?:{s}(?:of|in){s}(?:(?:the{s})?(?:fiscal{s})?(?:year{s})?(?P<year>{year})|(?P<which>last|this|next){s}year|the{s}year))?",
    ),
    (
        "quarter_code",
        r"(?-i:Q(?P<number>[1-4])|(?P<number_first>[1-4])Q|H(?P<half>[12]))[ \t\xa0-]?(?:of{s})?(?:(?P<year>{year})|'(?P<short>[0-9]{2})\b|\b)",
    ),
    (
        "year_ago_unit",
        r"(?:(?P<article>the|an?){s})?(?:comparable{s})?year{h}(?:ago|earlier|before)\b(?:{s}(?:(?P<ordinal>{ordinal}){h})?(?P<unit>quarter|period|month))?",
    ),
    ("same_period", r"the{s}(?P<year>{year}){s}(?P<unit>quarter|period)\b"),
    (
        "same_period",
        r"(?:the{s}(?:(?:corresponding|comparable|same|like){s})?(?P<unit>quarter|period)(?:{s}of|{s}in)?{s}(?:(?P<year>{year})|(?P<which>last|this){s}year)|(?P<which_year>last|this){s}year(?:'s|’s){s}(?:corresponding{s})?(?:quarter|period))\b",
    ),
    ("latest", r"the{s}(?:latest|most{s}recent){s}(?P<unit>quarter|period|month|week|year|decade)\b"),
    ("the_unit", r"(?:the|that|its){s}(?P<unit>quarter)\b"),
    (
        "season",
        r"(?:{part}|(?P<before>in|this|last|next|during|of|by|past|that){s}(?:past{s})?)?(?:(?P<the>the){s})?(?P<season>{season})(?:{s}(?:of{s})?(?:(?P<year>{year})|{spoken_year})|\b)",
    ),
    (
        "earlier",
        r"(?P<when>earlier|later|late|early){s}(?:in{s}the{s}|(?P<which>this|last|next|the){s})(?P<unit>week|month|quarter|season|year|decade|century|day)\b",
    ),
    (
        "counted_period",
        r"(?:the{s}|these{s})?(?P<which>last|past|previous|next|coming|following|first|final|latest|recent){s}(?P<number>{number}){h}(?:(?:fiscal|trading|full){s})?(?P<unit>{units})\b",
    ),
    (
        "vague_period",
        r"(?:the{s}|in{s})?(?P<which>recent|past|coming|last|next|previous|upcoming|future){s}(?P<unit>{plural})\b",
    ),
    (
        "this_day_part",
        r"(?:the{s}(?P<told>next|following|same|previous)|(?P<which>this|last|that|yesterday|tomorrow|today)){s}(?P<day_part>morning|afternoon|evening|night)\b",
    ),
    ("day_after", r"the{s}day{s}(?P<after>before|after){s}(?P<day>yesterday|tomorrow)\b"),
    (
        "offset_ago",
        r"(?P<number>{number}|an?|half{s}an?){h}(?:(?P<half>half){h})?(?P<unit>{units}){s}(?:or{s}(?:so|two){s})?(?P<ago>ago|from{s}now|hence)\b",
    ),
    (
        "offset",
        r"(?P<number>(?:{number}|an?|the|many){s})?(?P<unit>{units}){s}(?P<after>earlier|later|before|after|afterwards?|beforehand|prior|previously)\b(?P<to>{s}to\b)?",
    ),
    (
        "which_unit",
        r"{part}?(?:the{s})?(?P<which>{which}){s}(?:(?P<kind>fiscal|calendar|financial|school){s})?(?P<unit>{unit})(?:{s}(?P<year>{year}))?\b",
    ),
    ("that_unit", r"(?:the{s}|that{s}(?:very{s})?)(?P<same>same{s})?(?P<unit>day|week|month|year|night|weekend)\b"),
    ("year", r"the{s}year{s}(?P<words>two{s}thousand)\b"),
    ("the_year", r"the{s}(?:(?P<kind>full|fiscal|current|calendar|whole){s})?year\b"),
    ("the_weekend", r"(?:over{s})?the{s}weekend\b"),
    (
        "part_of_unit",
        r"(?:the{s})?(?P<part_of>beginning|start|middle|end|close){s}of{s}the{s}(?P<unit>week|month|quarter|year|decade|century)\b",
    ),
    ("year_end", r"(?:the{s})?year(?:[- ]|'s{s}|’s{s})end\b"),
    ("day_time", r"(?P<which>early|late){s}(?P<day>yesterday|today|tomorrow)\b"),
    ("now_day", r"(?P<day>{now_day})\b"),
    (
        "clock",
        r"{clock}{zone}?(?:,?{s}(?:on{s})?(?:(?P<weekday>{full_weekday})|(?P<day>today|yesterday|tomorrow)|(?P<month>{month}){s}(?P<month_day>{day}))(?![0-9a-z]))?",
    ),
    (
        "spoken_hour",
        r"(?P<hour>1[0-2]|[1-9]|{number_word}){s}(?:o['’]clock(?:{s}in{s}the{s}(?P<part>morning|afternoon|evening))?|in{s}the{s}(?P<day_part>morning|afternoon|evening))\b(?:{s}(?:on{s})?(?:(?P<weekday>{full_weekday})|(?P<day>today|yesterday|tomorrow))(?:{s}(?P<part_behind>morning|afternoon|evening|night))?\b)?",
    ),
    (
        "noon",
        r"(?P<day_part>noon|midnight|midday|mid-?(?:afternoon|morning))\b(?:{s}(?:on{s})?(?:(?P<weekday>{full_weekday})|(?P<day>today|yesterday|tomorrow))\b)?",
    ),
    ("decade", r"(?:the{s})?{part}?(?P<year>1[0-9]{2}0|20[0-9]0)(?:'|’)?s\b"),
    ("decade", r"(?:the{s})?{part}?['’](?P<short>[0-9]0)s\b"),
    ("decade", r"the{s}{part}?(?P<word>{decade_word})\b"),
    ("century", r"(?:the{s})?{part}?(?P<ordinal>{ordinal}){h}century\b(?P<bc>{s}BCE?\b)?"),
    ("year_range", r"(?P<year>{year})(?P<sign>{to_and})(?P<last_year>{year}|[0-9]{2}(?![0-9]|[.,][0-9]))"),
    (
        "bc",
        r"(?:(?:(?P<month>{full_month})|(?:the{s})?(?P<season>{season})(?:{s}of)?){s})?(?P<year>[0-9]{1,4}){s}(?-i:B\.?C\.?(?:E\.?)?)(?![A-Za-z])",
    ),
    (
        "year",
        r"{part}?(?:(?:the{s})?(?P<kind>fiscal|year|fiscal{s}year|calendar){s})?(?P<year>{year})(?![-/][0-9]|[a-z])",
    ),
    (
        "year",
        r"{spoken_year}\b",
    ),
    ("feast", r"(?:(?P<which>last|this|next){s})?(?P<feast>{feast})\b(?:,?{s}(?P<year>{year}))?"),
    ("every_month", r"(?:every|each){s}(?P<month>{full_month})\b"),
    ("every", r"(?:every|each){s}(?:(?P<number>{number}|other){s})?(?P<unit>{units})\b"),
    ("every_weekday", r"(?:every|each){s}(?P<weekday>{full_weekday})\b"),
    ("set", r"(?P<set>{set})\b"),
    ("per", r"(?P<article>an?|per){s}(?P<unit>{unit})\b"),
    ("fraction", r"(?P<number>{digits}|{number_word}){s}(?:and{s}a{s}half|1/2){h}(?P<unit>{units})\b"),
    (
        "duration",
        r"(?P<number>{number})(?:(?:{dash}|{s}(?:to|or){s}){number})?{h}(?:(?P<more>more|full|consecutive|straight|trading|fiscal|business|working|long){s})?(?P<unit>{units})\b",
    ),
    ("half_unit", r"half{s}an?{s}(?P<unit>{unit})\b"),
    ("bare_units", r"(?P<unit>years|months|weeks|days|decades|centuries|hours)\b"),
    (
        "loose_day",
        r"the{s}(?P<day>(?:[12]?[0-9]|3[01])(?:st|nd|rd|th))(?=[.,;:]|{s}(?:in|at|of|and|to|for|with|when|the)\b|$)",
    ),
    ("vague", r"(?P<vague>{vague})\b"),
)


def expand(pattern: str) -> str:
    """The pattern with its placeholders filled in."""
    while PLACEHOLDER.search(pattern):
        pattern = PLACEHOLDER.sub(lambda match: FRAGMENTS[match[1]], pattern)
    return pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One way to say a time: its pattern, and what makes a meaning of a match (None: a false friend)."""

    name: str
    pattern: re.Pattern[str]
    build: Callable[[re.Match[str]], Found | None]


RULES: Final[tuple[Rule, ...]] = tuple(
    Rule(name=name, pattern=re.compile(expand(source), re.ASCII | re.IGNORECASE), build=BUILDERS[name])
    for name, source in SOURCES
)
