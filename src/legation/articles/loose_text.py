"""Text that no paragraph holds: loose in a division, where it may be lost, or typed with blank lines (`pre`)."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import Any, Final

from legation.articles.paragraphs import INLINE

#: What holds paragraphs, and may hold text beside them.
DIVISIONS: Final = ("div", "section", "article", "main", "td")
#: What stands in them and is taken out of them with all that lies loose behind it.
PARAGRAPHS: Final = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "table", "figure")
#: Fewer characters are a label.
LEAST: Final = 16
BLANK_LINES: Final = re.compile(r"\n\s*\n")


def wrap_loose_text(tree: Any) -> None:
    """Make paragraphs of the words that stand in a division beside its paragraphs, up to the next of its tags.

    Of text between line breaks only the first is wrapped: trafilatura keeps the others.
    """
    for division in list(tree.iter(*DIVISIONS)):
        inner = list(division)
        for number, child in reversed(list(enumerate(inner))):
            if child.tag in PARAGRAPHS:
                _wrap(division, number + 1, child.tail or "", inner[number + 1 :])
        opening = list(takewhile(lambda child: child.tag in INLINE, inner))
        if len(opening) < len(inner):
            _wrap(division, 0, division.text or "", opening)


def divide_typed_text(tree: Any) -> None:
    """Make paragraphs of what blank lines divide in text that stands as it was typed, without other tags in it."""
    for typed in list(tree.iter("pre")):
        parts = [part for part in BLANK_LINES.split(typed.text or "") if part.strip()]
        if len(parts) < 2 or len(typed):
            continue
        typed.tag, typed.text = "div", None
        for part in parts:
            paragraph = typed.makeelement("p")
            paragraph.text = part
            typed.append(paragraph)


def _wrap(division: Any, at: int, words: str, following: list[Any]) -> None:
    """Put words, and what stands with them in their line, into a paragraph; labels stay as they are."""
    line = list(takewhile(lambda child: child.tag in INLINE, following))
    if not _is_sentence(words, line):
        return
    paragraph = division.makeelement("p")
    paragraph.text = words
    paragraph.extend(line)
    if at:
        division[at - 1].tail = None
    else:
        division.text = None
    division.insert(at, paragraph)


def _is_sentence(words: str, line: list[Any]) -> bool:
    """Whether words with those of the tags behind them are more than a label."""
    for child in line:
        if len(words.strip()) >= LEAST:
            return True
        words += "".join((*child.itertext(), child.tail or ""))
    return len(words.strip()) >= LEAST
