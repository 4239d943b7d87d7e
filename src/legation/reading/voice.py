"""Voice: for whom a document speaks when it says "we"."""

from __future__ import annotations

from legation.model import Article
from legation.reading.parties import STATE_KINDS, Cast

#: How many sentences at the head of a document may say whose it is.
HEAD = 6


def voice_of(article: Article, cast: Cast) -> str | None:
    """The state or organisation that a document speaks for: that of the first office-holder at its head.

    Only documents that speak in the first person outside quotations have a voice.
    """
    if not _speaks(cast):
        return None
    for people in cast.people[:HEAD]:
        for mention in people:
            if mention.person.of and mention.person.holds:
                return mention.person.of
    for names in cast.names[:HEAD]:
        for name in names:
            if name.code and name.kind in STATE_KINDS:
                return name.code
    return None


def _speaks(cast: Cast) -> bool:
    return any(
        word.text in ("We", "we", "our", "Our", "I") and sentence.text.count('"') + sentence.text.count("“") == 0
        for sentence in cast.sentences
        for word in sentence.words
    )
