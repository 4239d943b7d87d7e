"""Teasers: links to other stories that stand within an article, and are none of its text."""

from __future__ import annotations

from typing import Any, Final

from legation.articles.furniture import leads_elsewhere

#: What may be a teaser as a whole.
BLOCKS: Final = ("p", "li", "h2", "h3", "h4", "h5", "h6")
#: The longest headline, with what leads to it.
LONGEST: Final = 250


def remove_teasers(tree: Any, title: str | None) -> None:
    """Take the short paragraphs out of a page's tree that are nothing but links, with what leads to them.

    A paragraph that repeats the title of the page is kept.
    """
    for block in [block for block in tree.iter(*BLOCKS) if _is_teaser(block)]:
        if " ".join(block.text_content().split()) != title:
            block.drop_tree()


def _is_teaser(block: Any) -> bool:
    """Whether a paragraph holds links and nothing else than what leads to them ("Also read:")."""
    if next(block.iter("a"), None) is None or (words := _short(block)) is None:
        return False
    linked = [link.text_content() for link in block.iter("a")]
    for each in linked:
        words = words.replace(each, " ", 1)
    return any(map(str.strip, linked)) and leads_elsewhere(words)


def _short(block: Any) -> str | None:
    """The words of a paragraph, None where they are more than a headline has."""
    words = ""
    for piece in block.itertext():
        words += piece
        if len(words) > LONGEST:
            return None
    return words
