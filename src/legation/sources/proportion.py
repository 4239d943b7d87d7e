"""How much may come of what is packed, for what was taken of it."""

from __future__ import annotations

from typing import Final

from legation.errors import Unsafe
from legation.sources.streams import Meter

#: So much may always come of a source, in bytes: every machine has time for it.
HARMLESS: Final = 200_000_000
#: Beyond that, what comes may be so many times what was taken. JSON lines pack to a tenth, web archives to a sixth,
#: a table of logs to a fiftieth; only what was made to do harm packs to a thousandth.
LARGEST_RATIO: Final = 250
#: How much is unpacked at a time. What comes before damage is lost by no more than one piece.
PIECE: Final = 1 << 13
LARGEST_PIECE: Final = 1 << 18


def count(meter: Meter, size: int) -> None:
    """Counts bytes that were unpacked.

    Raises:
        Unsafe: they are too many for what was taken.
    """
    meter.unpacked += size
    if is_too_much(meter):
        raise Unsafe(
            f"it unpacks to more than {LARGEST_RATIO} times its size, {meter.unpacked // 1_000_000} MB so far; "
            "unpack it yourself if you trust it"
        )


def is_too_much(meter: Meter) -> bool:
    """Whether more was unpacked than any sensible source holds."""
    return meter.unpacked > HARMLESS and meter.unpacked > LARGEST_RATIO * meter.taken
