"""Fighters and coalitions without a name, in the text's words: "Tuareg rebels", "insurgents", "coalition troops".

Who votes against his own party is called a rebel too, and a government may be a coalition: those are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import cache

from legation.knowledge.armed_groups import COALITION
from legation.knowledge.word_lists import table, words

#: What may stand between a name and the fighters that are its own ("Hamas militants", "the FARC's rebels").
BEHIND_NAME = re.compile(r"(?:['’]s?)?[^\S\n]+\Z")
#: How far back the end of such a name is looked for, in characters.
NEAR = 4
#: What stands in front of the first word of a sentence.
SENTENCE_BEGINS = '.!?:;”"“\n'


def find_fighters(text: str, ends: Set[int]) -> Iterator[tuple[int, int, str]]:
    """Where fighters of no named group stand, and what the record calls them; behind a known name they are its own.

    Args:
        ends: where the known names of the text end.
    """
    lowered = text.lower()
    if not any(noun in lowered for noun in words("actors", "groups", "fighters")):
        return
    at_home = _at_home().search(text) is not None
    for match in _fighters().finditer(text):
        if at_home and not match["of"] or _is_in_name(text, match) or _stands_behind(text, match.start(), ends):
            continue
        yield match.start(), match.end(), " ".join(filter(None, (_spelled(match["of"]), match["fighters"].lower())))


def find_coalitions(text: str) -> Iterator[tuple[int, int, str]]:
    """Where a coalition of states is told by its forces; a government's coalition is none."""
    if "oalition" not in text:  # as in most articles, through which the pattern passes slowly
        return
    for match in _coalitions().finditer(text):
        yield match.start(), match.end(), COALITION


def _stands_behind(text: str, start: int, ends: Set[int]) -> bool:
    """Whether a known name ends right in front."""
    space = BEHIND_NAME.search(text, max(0, start - NEAR), start)
    return space is not None and space.start() in ends


def _is_in_name(text: str, match: re.Match[str]) -> bool:
    """Whether the noun is written as a name is where no sentence begins ("the Melbourne Rebels")."""
    if match["of"] or match["fighters"].islower() or match["fighters"].isupper():
        return False
    before = text[max(0, match.start() - NEAR) : match.start()].rstrip(" \t")
    return bool(before) and before[-1] not in SENTENCE_BEGINS


def _spelled(of: str | None) -> str | None:
    """Who they are, as the table spells it; a letter of another alphabet may match where case does not count."""
    return _spellings().get(of.lower().replace("’", "'"), of) if of else None


@cache
def _spellings() -> dict[str, str]:
    return {word.lower(): word for word in table("actors")["groups"]["fighting_for"]}


@cache
def _fighters() -> re.Pattern[str]:
    of = _listed("fighting_for").replace("'", "['’]")
    return re.compile(rf"(?<![\w-])(?:(?P<of>{of})[^\S\n]+)?(?P<fighters>{_listed('fighters')})\b", re.IGNORECASE)


@cache
def _at_home() -> re.Pattern[str]:
    """What finds the rebels of a party, by the word in front or by where they are."""
    home, fighters, within = (_listed(key) for key in ("fighting_at_home", "fighters", "within"))
    inside = rf"(?:in|within|inside|among)\s+(?:the|his|her|their|its)\s+(?:\w+\s+)?(?:{within})"
    return re.compile(rf"\b(?:(?:{home})(?:['’]s)?\s+(?:{fighters})|(?:{fighters})\s+{inside})\b", re.IGNORECASE)


@cache
def _coalitions() -> re.Pattern[str]:
    forces = _listed("coalition")
    before = "".join(rf"(?<!\b{word} )" for word in sorted(words("actors", "groups", "governing")))
    after = r"(?!\s+(?:(?:the|a|an|its|his|her|their|him|them|it|through|back)\b|[A-Z]))"
    return re.compile(rf"(?<!['’]s ){before}\b[Cc]oalition(?=\s+(?:{forces})\b{after})")


def _listed(key: str) -> str:
    return "|".join(sorted(map(re.escape, words("actors", "groups", key)), key=lambda word: (-len(word), word)))
