"""Text that lies loose in a division, in front of its first line break or paragraph: trafilatura would lose it."""

from __future__ import annotations

from itertools import takewhile
from typing import Any, Final

#: What holds paragraphs, and may hold text beside them.
DIVISIONS: Final = ("div", "section", "article", "main", "td")
#: Tags that stand within a paragraph.
INLINE: Final = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q s samp small span strike strong sub "
    "sup time tt u var wbr hi ref graphic".split()
)
#: Fewer characters are a label.
LEAST: Final = 20


def wrap_loose_text(tree: Any) -> None:
    """Make a paragraph of the words that open a division in front of its first line break or paragraph."""
    for division in list(tree.iter(*DIVISIONS)):
        opening = list(takewhile(lambda child: child.tag in INLINE, division))
        if len(opening) < len(division) and _is_sentence(division, opening):
            paragraph = division.makeelement("p")
            paragraph.text, division.text = division.text, None
            paragraph.extend(opening)
            division.insert(0, paragraph)


def _is_sentence(division: Any, opening: list[Any]) -> bool:
    """Whether the words that open a division, by itself or in the tags, are more than a label."""
    words = division.text or ""
    for child in opening:
        for piece in (*child.itertext(), child.tail or ""):
            words += piece
            if len(words.strip()) >= LEAST:
                return True
    return len(words.strip()) >= LEAST
