"""Evidence: the sentences that tell an event, cut from the article's text around its mentions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from legation.model import Article, Span

#: Where a sentence may end: at a stop with its closing marks before a space and a large letter, or at a line's end.
END = re.compile(r"[.!?…][\"”’')\]]*(?=\s+[\"“‘(\[]*[A-Z0-9])|\n")
#: Words whose stop ends no sentence: initials, and titles of address.
STOPPED = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Adm|Sen|Rep|Gov|Amb|St|Jr|Sr|No|vs))\.$")
#: Characters: the most that is looked at on either side, and the most sentences that are kept for an event.
REACH = 600
MOST = 3
#: Characters of a first line that may be a headline.
HEADLINE = 300


def sentence_of(text: str, span: Span) -> Span:
    """The sentence around some words, as far as their line and stops tell."""
    low, high = max(0, span.start - REACH), min(len(text), span.end + REACH)
    start, end = low, high
    for found in END.finditer(text, low, high):
        if STOPPED.search(text, max(0, found.end() - 6), found.end()):
            continue
        if found.end() <= span.start:
            start = found.end()
        elif found.start() >= span.end:
            end = found.end()
            break
    return _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return Span.of(text, start, start + len(words.strip()))


def evidence_of(text: str, mentions: Sequence[Span]) -> list[Span]:
    """The sentences of some mentions, each once, in the order of the mentions: the first is the clearest."""
    found = dict.fromkeys(sentence_of(text, mention) for mention in mentions)
    return list(found)[:MOST]


def headline_of(article: Article) -> str:
    """The headline of an article: its title, or where it came without one its first line, if that is no sentence."""
    if article.citation.title:
        return article.citation.title
    first = article.text.lstrip().partition("\n")[0].rstrip()
    return first if len(first) <= HEADLINE and not first.endswith(".") else ""
