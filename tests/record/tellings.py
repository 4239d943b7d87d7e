"""Events as articles of our own tell them, for the tests of the record."""

from __future__ import annotations

import legation
from legation.articles import door
from legation.record.evidence import evidence_of, headline_of
from legation.record.profile import Profile, profile_of


def told(text: str, published: str, *, url: str = "https://example.org/a") -> list[Profile]:
    """The profiles of the events that an article tells."""
    article = door.article(text, published=published, url=url)
    reading = legation.read(text, published=published, url=url)
    return [
        profile_of(
            f"{url} {event.id}", event, reading, evidence_of(text, event.mentions), headline_of(article), "example.org"
        )
        for event in reading.events
    ]


def one(text: str, published: str, *, url: str = "https://example.org/a") -> Profile:
    """The profile of the first event that an article tells."""
    return told(text, published, url=url)[0]
