"""Voice: for whom a document speaks when it says "we"."""

from __future__ import annotations

from legation.model import Article
from legation.reading.parties import STATE_KINDS, Cast

#: How many sentences at the head of a document may say whose it is.
HEAD = 6
JOINT = ("joint statement", "joint declaration", "joint communique", "joint communiqué", "joint press")
QUOTES = ('"', "“", "”")


def voice_of(article: Article, cast: Cast) -> tuple[str, ...]:
    """The states or organisations that a document speaks for.

    A joint statement speaks for all whom its headline names; another document for the first office-holder at its head.
    Only documents that speak in the first person outside quotations have a voice.
    """
    if not _speaks(cast):
        return ()
    headline = cast.sentences[0].text.lower()
    if any(words in headline for words in JOINT):
        return _named(cast, 0)
    for index in range(min(HEAD, len(cast.sentences))):
        if held := [p.person.of for p in cast.people[index] if p.person.of and p.person.holds]:
            return (held[0],)
    return ()


def _named(cast: Cast, index: int) -> tuple[str, ...]:
    """The states of a sentence, by name or by office-holder, in order."""
    found = [(n.start, n.code) for n in cast.names[index] if n.code and n.kind in STATE_KINDS | {"adjective"}]
    words = cast.sentences[index].words
    found += [(words[p.first].start, p.person.of) for p in cast.people[index] if p.person.of]
    return tuple(dict.fromkeys(code for _, code in sorted(found)))


def _speaks(cast: Cast) -> bool:
    return any(
        word.text in ("We", "we", "our", "Our", "I") and not any(quote in sentence.text for quote in QUOTES)
        for sentence in cast.sentences
        for word in sentence.words
    )
