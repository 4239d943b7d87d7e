"""Clues from the age of relations between two states: "75 years of diplomatic ties" is told in one year only."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from legation.knowledge.relations import relations
from legation.knowledge.states import states
from legation.knowledge.time_words import time_words
from legation.model.span import Span
from legation.model.time import Interval
from legation.reading.calendar import spelled
from legation.reading.names import NameFound
from legation.reading.when_anniversaries import ORDINALS, year_around
from legation.reading.when_clues import Clue, Strength, written
from legation.reading.when_cues import sentence_bounds

NUMBERS: Final = "|".join(sorted(time_words().numbers, key=lambda word: (-len(word), word)))
TIES: Final = r"(?:(?:formal|full|official|diplomatic|bilateral|friendly)\s(?:and\s)?){0,3}(?:relations(?:hip)?|ties)\b"
ESTABLISHED: Final = (
    r"(?:(?:the\s)?(?:establishment|establishing|opening|normali[sz]ation)\sof\s)?(?:the\s|their\s|its\s)?"
)
#: "The 50th anniversary of diplomatic relations", "75 years of diplomatic ties".
AGE: Final = re.compile(
    rf"\b(?:(?P<digits>[1-9][0-9]{{0,2}})(?:st|nd|rd|th)\sanniversary\sof|(?P<ordinal>{ORDINALS})\sanniversary\sof|"
    rf"(?P<count>[1-9][0-9]{{1,2}})\syears\s(?:of|since)|(?P<number>{NUMBERS})\syears\s(?:of|since))\s{ESTABLISHED}{TIES}",
    re.IGNORECASE,
)
#: What tells of an anniversary that is not of the year of writing.
OTHER_YEAR: Final = re.compile(r"\b(?:next|last|following|coming)\syear\b|\b(?:19|20)[0-9]{2}\b", re.IGNORECASE)


def relation_clues(text: str, names: Sequence[NameFound]) -> Iterator[Clue]:
    """The year that the age of the relations between two states gives."""
    for match in AGE.finditer(text):
        start, end = sentence_bounds(text, match.start(), match.end())
        pair = _pair([name for name in names if start <= name.start < end]) or _pair(names)
        since = relations().get(pair) if pair else None
        count = _count(match)
        if pair is None or since is None or since.first is None or not count or OTHER_YEAR.search(text, start, end):
            continue
        days = year_around(since.first.year + count)
        if days:
            told = f"{' and '.join(sorted(_name(code) for code in pair))} have had relations since {_since(since)}"
            sentence = f"“{match[0]}”: {told}, so written around {since.first.year + count}"
            yield written(days.first, days.last, sentence, Span.of(text, match.start(), match.end()), Strength.YEAR)


def _count(match: re.Match[str]) -> int | None:
    words = time_words()
    if match["ordinal"]:
        return words.ordinals.get(" ".join(match["ordinal"].lower().split()))
    if match["number"]:
        return int(words.numbers[match["number"].lower()])
    return int(match["digits"] or match["count"])


def _pair(names: Sequence[NameFound]) -> frozenset[str] | None:
    """The two states or organisations that names tell most; None where it is not clear which."""
    told = Counter(name.code for name in names if name.code in states() or name.code == "EU").most_common(3)
    if len(told) < 2 or (len(told) == 3 and told[2][1] == told[1][1]):
        return None
    return frozenset(code for code, _ in told[:2])


def _name(code: str) -> str:
    return states()[code].name if code in states() else code


def _since(since: Interval) -> str:
    assert since.first
    return spelled(since.first) if since.day else str(since.first.year)
