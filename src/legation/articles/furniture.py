"""Furniture: lines that belong to the page and not to the article. The lists lie in `knowledge/data/pages.toml`."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from legation.knowledge.word_lists import words

#: Furniture is short; what leads to another story holds its headline.
LONGEST: Final = 250
#: Lines with words that change in them are shorter than most sentences.
LONGEST_LINE: Final = 200
ADDRESS: Final = ("http://", "https://", "www.")
#: Marks that stand around a line and mean nothing.
AROUND: Final = ' \t\n()[]{}*|•·»«›…_-–—:;,.!?#>→▶+"“”'


def is_furniture(line: str) -> bool:
    """Whether a line is a page's own ("Exit mobile version", "Read more: …", "© 2022 Reuters"), or a bare address."""
    if len(line) > LONGEST:
        return False
    lowered = _lowered(line)
    if lowered.startswith(ADDRESS) and " " not in lowered:
        return True
    bare = lowered.strip(AROUND)
    return bare in words("pages", "furniture", "alone") or is_teaser(line) or _is_listed(lowered, bare)


def is_teaser(line: str) -> bool:
    """Whether a line leads to another story and tells it ("Also read: Peru and Chile sign treaty")."""
    return len(line) <= LONGEST and bool(_leading().match(_lowered(line).lstrip(AROUND)))


def leads_elsewhere(line: str) -> bool:
    """Whether a line says no more than that something else follows ("Also read:", "RELATED"), or nothing at all."""
    bare = _lowered(line).strip(AROUND)
    return not bare or bare in words("pages", "furniture", "leading")


def _lowered(line: str) -> str:
    return line.strip().replace("’", "'").casefold()


@cache
def _leading() -> re.Pattern[str]:
    listed = sorted(words("pages", "furniture", "leading"), key=lambda each: (-len(each), each))
    return re.compile(rf"(?:{'|'.join(map(re.escape, listed))})(?:\s*[:|»›>→]|\s+[–—-])")


def _is_listed(line: str, bare: str) -> bool:
    return len(line) <= LONGEST_LINE and bool(_lines().fullmatch(line.strip('()[]*_ "“”').rstrip(".") or bare))


@cache
def _lines() -> re.Pattern[str]:
    """What matches the lines of the list, in which a star stands for any words."""
    listed = sorted(words("pages", "furniture", "lines"))
    told = (re.escape(each).replace(r"\*", ".*").replace(r"\ ", r"\s+") for each in listed)
    return re.compile("|".join(f"(?:{each})" for each in told), re.DOTALL)
