"""The words of time in English, from `data/time.toml`: months, weekdays, units, numbers, and the cues of tense."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache

from legation.knowledge.word_lists import table


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWords:
    """The tables of `time.toml`, one field each; every key is in lower case."""

    months: Mapping[str, int]
    short_months: Mapping[str, int]
    weekdays: Mapping[str, int]
    short_weekdays: Mapping[str, int]
    seasons: Mapping[str, str]
    units: Mapping[str, str]
    plural_units: Mapping[str, str]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    decades: Mapping[str, int]
    which: Mapping[str, int]
    parts: Mapping[str, str]
    measures: Mapping[str, str]
    day_parts: Mapping[str, str]
    days_from_now: Mapping[str, int]
    vague: Mapping[str, str]
    sets: Mapping[str, str]
    feasts: Mapping[str, list[int]]
    cues: Mapping[str, list[str]]
    false_friends: Mapping[str, list[str]]

    def month(self, word: str) -> int:
        """The number of the month that a full or short name, with or without its stop, stands for."""
        key = word.lower().rstrip(".")
        return self.months.get(key) or self.short_months[key]

    def weekday(self, word: str) -> int:
        """The ISO number (Monday is 1) of the weekday that a full or short name stands for."""
        key = word.lower().rstrip(".")
        return self.weekdays.get(key) or self.short_weekdays[key]

    def unit(self, word: str) -> str:
        """The unit that a singular or plural word counts."""
        key = word.lower()
        return self.units.get(key) or self.plural_units[key]


@cache
def time_words() -> TimeWords:
    """The words of time, read once.

    Raises:
        KeyError: a table is missing from the file.
        KnowledgeError: the file is no TOML, or a list holds a word twice.
    """
    tables = table("time")
    return TimeWords(**{field.name: tables[field.name] for field in fields(TimeWords)})
