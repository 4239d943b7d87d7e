"""The way to the next sound part of a source of many, when one is damaged."""

from __future__ import annotations

import re
from typing import Final

from legation.sources.proportion import is_too_much
from legation.sources.streams import Stream

#: A member of gzip is kept as far as this until it is known to be sound, to find the next one behind its damage.
KEPT: Final = 4_000_000
#: So much may be searched twice for the next member, in bytes; beyond that, as much as was read.
LARGEST_AGAIN: Final = 100_000_000
#: As many bytes as the longest opening of a part has.
OPENING: Final = 10
#: How much is searched at a time.
SEARCHED: Final = 1 << 18


class Trail:
    """What was taken of the part at hand, kept to be searched for the next part if this one is damaged.

    Damage may have led far into the next part before it is noticed.
    """

    def __init__(self, stream: Stream) -> None:
        """What is taken of `stream`."""
        self._stream = stream
        self._kept = bytearray()
        self._again = 0

    def start(self) -> None:
        """A part opens here."""
        self._kept.clear()

    def add(self, taken: bytes) -> None:
        """So much more was taken of it."""
        if len(self._kept) > KEPT:
            self._kept.clear()
        self._kept += taken

    def find(self, opening: re.Pattern[bytes]) -> bool:
        """Goes to the next place where a part opens; says whether there is one."""
        if is_too_much(self._stream.meter):
            return False
        self._again += len(self._kept)
        if self._again <= max(LARGEST_AGAIN, self._stream.tell()):
            # The first byte is left out: the damaged part opens there.
            self._stream.put_back(bytes(self._kept[1:]))
        self.start()
        return find(self._stream, opening)


def find(stream: Stream, opening: re.Pattern[bytes]) -> bool:
    """Reads up to the next place where a member opens; says whether there is one."""
    while ahead := stream.peek(SEARCHED) or (stream.mend() and stream.peek(SEARCHED)):
        place = opening.search(ahead)
        if place:
            stream.read(place.start())
            return True
        # An opening may lie across the end of what was looked at.
        last = len(ahead) < SEARCHED
        stream.read(len(ahead) if last else len(ahead) - OPENING)
    return False
