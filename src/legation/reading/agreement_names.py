"""The names of agreements in a sentence: what ends or opens with a noun for them, in capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from legation.knowledge.time_words import time_words
from legation.knowledge.word_lists import table, words
from legation.language.tree import Sentence

#: How many words behind a name may say what kind of agreement it is ("(SPP) transit pact").
LONGEST_KIND = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A named agreement in a sentence."""

    name: str
    short: str | None
    start: int
    end: int


def named_in(sentence: Sentence) -> Iterator[Named]:
    """The named agreements of a sentence; a name that goes on behind its noun is one ("the UN Convention on Tin")."""
    opening = {match.start(1): match for match in _opening_with_noun().finditer(sentence.text)}
    for match in _ending_with_noun().finditer(sentence.text):
        at = match.end(1) - len(match.group(1).split(" ")[-1])
        last = opening.pop(at, match)
        yield from _named(sentence, match.start(1), last)
    for match in opening.values():
        yield from _named(sentence, match.start(1), match)


def is_doubtful(sentence: Sentence, named: Named) -> bool:
    """Whether a name need not be an agreement's, nor is called one behind it ("the X Initiative")."""
    ends = named.name.endswith(tuple(table("agreements")["names"]["doubtful"]))
    behind = sentence.text[named.end - sentence.start :].lower().replace(")", " ").split()[:LONGEST_KIND]
    return ends and words("agreements", "nouns", "formal").isdisjoint(behind)


def _named(sentence: Sentence, start: int, last: re.Match[str]) -> Iterator[Named]:
    """The agreement whose name reaches from an offset in a sentence to the end of a match."""
    name = _in_front().sub("", sentence.text[start : last.end(1)])
    if " " in name or "-" in name:
        end = last.end(1) + sentence.start
        yield Named(name=name, short=last.group(2), start=end - len(name), end=end)


@cache
def _ending_with_noun() -> re.Pattern[str]:
    """What finds a name in capitals that ends with a noun of agreements ("the Comprehensive Trade Agreement (CTA)").

    Words are taken whole and are not endless: a hyphen may be in one and may end one, and to try both of each
    ("2020-2020-2020-") would take forever.
    """
    word, link = r"[A-Z0-9][\w’'.&-]{0,60}", "(?:(?:and|on|of|for|the|in|to|against|with|between|de) )*+"
    return re.compile(
        rf"\b((?:{word}+ {link}){{0,8}}{word}[ -]{link}"
        rf"(?:{_either('heads')}|{_either('doubtful')}))\b(?: on (?:[A-Z][\w-]*(?: (?:and|of|the|for) )?[ -]?)+)?"
        r"(?:\s\(([A-Z][A-Za-z&-]{1,9})\))?"
    )


@cache
def _opening_with_noun() -> re.Pattern[str]:
    """What finds a name that opens with a noun of agreements ("the Treaty of Amity"); a month there tells a date."""
    months = "|".join(month.title() for month in time_words().months)
    return re.compile(
        rf"\b((?:{_either('openings')}) (?:of|on|for|against) (?:the )?(?!{months})"
        r"[A-Z][\w’-]*(?: (?:and |of |the |for |on )*[A-Z][\w’-]*)*)(?:\s\(([A-Z][A-Za-z&-]{1,9})\))?"
    )


@cache
def _in_front() -> re.Pattern[str]:
    """What finds the words in front of a name that are no part of it."""
    return re.compile(rf"^(?:(?:{_either('before')})\s+|\d{{4}}\s+)+", re.IGNORECASE)


def _either(key: str) -> str:
    """The words of a list as alternatives of a pattern, as they are written."""
    return "|".join(map(re.escape, table("agreements")["names"][key]))
