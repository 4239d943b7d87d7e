"""What a kind of input is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random


class Wrong(Exception):
    """What came is no right answer."""


class TooSlow(BaseException):
    """An input took longer than it may. No `except Exception` stops it."""


class Kind:
    """Inputs of one kind: how they are drawn, what they are thrown at, and into which parts one can be cut.

    `seconds` of the processor are the most that an input may take; `reads` says whether articles are read, so that the
    pipeline is loaded beforehand.
    """

    name = "kind"
    seconds: float = 10
    reads = False

    def prepare(self, folder: Path) -> None:
        """Make what all inputs need, in a folder that is there for it."""

    def draw(self, random: Random) -> bytes:
        """An input."""
        raise NotImplementedError

    def tried(self, data: bytes) -> str:
        """What came of an input, in a word or two.

        Raises:
            Exception: whatever should not be.
        """
        raise NotImplementedError

    def parts(self, data: bytes) -> Sequence[bytes]:
        """What of an input can be left out when it is made smaller."""
        return [data[at : at + 1] for at in range(len(data))]

    def whole(self, parts: Sequence[bytes]) -> bytes:
        """The input of some of its parts."""
        return b"".join(parts)
