"""A file in an archive."""

from __future__ import annotations

from dataclasses import dataclass

from legation.sources.streams import Stream


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file in an archive, to be read before the next one is asked for."""

    name: str
    stream: Stream
