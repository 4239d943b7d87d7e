"""A reading: all that one article says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from legation.model.actor import Mention, Office
from legation.model.article import Citation
from legation.model.event import Agreement, Claim, Event
from legation.model.time import Published, Timex


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that one article says about acts between states. Immutable, and equal for equal input.

    `mentions` are the words that stand for actors, in the order of the text.
    """

    article: Citation
    published: Published
    events: tuple[Event, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    offices: tuple[Office, ...] = ()
    timex: tuple[Timex, ...] = ()
    mentions: tuple[Mention, ...] = ()

    def claims(self) -> Iterator[Claim]:
        """Every statement the article makes about an event: one per mention, in the order of the events."""
        for event in self.events:
            for span in event.mentions:
                yield Claim(
                    article=self.article.id,
                    event=event.id,
                    span=span,
                    status=event.status,
                    cue=event.status_cue,
                    sources=event.attribution,
                )

    def to_json(self) -> str:
        """The reading as JSON, keys in a fixed order, so that equal readings give equal bytes."""
        from legation.model.wire import encode

        return encode(self)

    @classmethod
    def from_json(cls, text: str | bytes) -> Reading:
        """The reading that `to_json` wrote.

        Raises:
            ReadingFormatError: the JSON is not a reading.
        """
        from legation.model.wire import decode

        return decode(text)
