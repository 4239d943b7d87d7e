"""How rare words are in news, in steps: a fixed table, so that nothing hangs on what a record holds.

`training/rarity.py` counts the words of ../shared/corpus (releases of the State Department and the White House, and
Wikinews) and writes the table.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources.abc import Traversable
from typing import Final

from legation.errors import KnowledgeError
from legation.knowledge.tables import DATA, records

TABLE: Final = "word_rarity.csv"
#: The rarity of a word that the table does not hold: a word of rarity r stands in one article of 2 to the power of r.
RAREST: Final = 8
#: From here on, a word tells acts apart.
RARE: Final = 6


def rarity(word: str) -> int:
    """How rare a word is, in lower case and without accents: 1 stands in every second article, 8 hardly anywhere."""
    return rarities().get(word, RAREST)


@cache
def rarities() -> Mapping[str, int]:
    """The rarity of each word of the package's table."""
    return read_rarities()


def read_rarities(folder: Traversable = DATA) -> Mapping[str, int]:
    """The rarities of the table in a folder.

    Raises:
        KnowledgeError: one is no whole number from 1 to 7; the message names the line.
    """
    return {word: _rarity(cell, number) for number, (word, cell) in records(TABLE, ("word", "rarity"), folder)}


def _rarity(cell: str, number: int) -> int:
    if not cell.isdecimal() or not 1 <= int(cell) < RAREST:
        raise KnowledgeError(f"{TABLE}, line {number}: {cell!r} is no whole number from 1 to {RAREST - 1}; mend it")
    return int(cell)
