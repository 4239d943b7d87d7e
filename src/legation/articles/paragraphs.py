"""The paragraphs of a tree of HTML, or of trafilatura's own tree; which of them only lead to other stories."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from legation.articles.furniture import is_furniture, leads_elsewhere

#: Tags that stand within a paragraph, of HTML and of trafilatura's tree; all others are one, or divide one.
INLINE: Final = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q s samp small span strike strong sub "
    "sup time tt u var wbr hi ref graphic".split()
)
LINKS: Final = ("a", "ref")
#: What stands between the paragraphs of a text.
PARAGRAPH: Final = "\n\n"
#: The longest headline, with what leads to it.
LONGEST: Final = 250


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """The words of a paragraph with single spaces, and those of them that stand outside of links."""

    text: str
    own: str


def paragraphs_of(tree: Any) -> Iterator[Paragraph]:
    """The paragraphs that hold words, in their order."""
    for divides, pieces in groupby(_pieces(tree), key=lambda piece: piece is None):
        if not divides:
            words = [piece for piece in pieces if piece is not None]
            text = _joined(each for each, _ in words)
            if text:
                yield Paragraph(text=text, own=_joined(each for each, linked in words if not linked))


def _pieces(tree: Any) -> Iterator[tuple[str, bool] | None]:
    """The words in their order, each with whether it stands in a link; None at the edges of paragraphs."""
    from lxml.etree import iterwalk

    links = 0
    for moment, element in iterwalk(tree, events=("start", "end")):
        starts = moment == "start"
        if element.tag in LINKS:
            links += 1 if starts else -1
        if element.tag not in INLINE:
            yield None
        yield (element.text if starts else element.tail) or "", links > 0


def _joined(words: Iterator[str]) -> str:
    return " ".join("".join(words).split())


def is_the_pages(paragraph: Paragraph, title: str | None) -> bool:
    """Whether a paragraph is no text of the article: furniture, or a short one that is nothing but links.

    What leads to them does not count ("Also read:"). A paragraph that repeats the title of the page is the article's,
    whatever it looks like ("Explainer: Why the talks failed").
    """
    text = paragraph.text
    if text == title:
        return False
    if is_furniture(text):
        return True
    return text != paragraph.own and len(text) <= LONGEST and leads_elsewhere(paragraph.own)
