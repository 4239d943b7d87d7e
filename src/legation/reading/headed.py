"""Headed: whom the head of a document names as the source of all that it tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from legation.language.tree import Sentence
from legation.model import Source, SourceKind, Span
from legation.reading.parties import Cast
from legation.reading.person import ends_of

ATTRIBUTABLE = re.compile(
    r"(?:attributable to|readout (?:by|from)|statement by(?=[^:\n.]{0,40}(?:spokes|press secretary)))\s"
    r"(?:the\s)?([^:\n.]{3,80})",
    re.IGNORECASE,
)
#: A spokesperson's office with nobody's name behind it.
SPOKESPERSON = re.compile(r"(?:[A-Z][\w.]*\s){0,3}(?:Spokesperson|Press Secretary)(?=\s(?:on|for|regarding|about)\b|:)")
JOINT_TEXT = re.compile(
    r"text of (?:a|the) (joint (?:statement|communiqu[eé]|declaration)[^:\n.]{0,120}"
    r"|following (?:joint )?(?:statement|communiqu[eé]|declaration) was (?:released|issued) "
    r"by the (?:governments|g\d+|quad|(?:foreign )?ministers|leaders|heads|members)\b[^:\n.]{0,80})",
    re.IGNORECASE,
)
#: A joint statement called so at the head of a text, and below it as one that follows.
JOINT_TITLE = re.compile(r"[^\n.]{0,80}\b(joint (?:statement|communiqu[eé]|declaration))\b", re.IGNORECASE)
FOLLOWING = re.compile(
    r"\bfollowing (?:joint )?(?:statement|communiqu[eé]|declaration|text)\b|^begin text", re.IGNORECASE | re.MULTILINE
)
#: How deep in a document's head its author is named, in characters and in sentences.
HEAD = 1500
SENTENCES = 12


def document_source(text: str, cast: Cast, sentences: Sequence[Sentence]) -> Source | None:
    """Whom a whole document is attributed to ("attributable to Spokesperson Ned Price:"), or the joint text given."""
    joint = JOINT_TEXT.search(text[:HEAD])
    if joint is not None:
        start, end = joint.span(1)
        return Source(span=Span(text=text[start:end], start=start, end=end), kind=SourceKind.DOCUMENT)
    titled = JOINT_TITLE.match(text.lstrip()) if FOLLOWING.search(text[:HEAD]) else None
    if titled is not None:
        start, end = (at + len(text) - len(text.lstrip()) for at in titled.span(1))
        return Source(span=Span(text=text[start:end], start=start, end=end), kind=SourceKind.DOCUMENT)
    match = ATTRIBUTABLE.search(text[:HEAD])
    if match is None:
        return None
    if (office := _unnamed(text, match)) is not None:
        return office
    for people in cast.people[:SENTENCES]:
        for mention in people:
            first, last = ends_of(sentences[mention.sentence], mention)
            if match.start(1) <= first.start and last.end <= match.end(1):
                span = Span(text=text[match.start(1) : last.end], start=match.start(1), end=last.end)
                return Source(span=span, kind=SourceKind.NAMED, name=mention.person.name, of=mention.person.of)
    return None


def _unnamed(text: str, match: re.Match[str]) -> Source | None:
    """The spokesperson without a name to whom a document is attributed ("Readout from NSC Spokesperson on")."""
    told = SPOKESPERSON.match(text, match.start(1))
    if told is None:
        return None
    return Source(span=Span(text=told.group(), start=told.start(), end=told.end()), kind=SourceKind.OFFICE)
