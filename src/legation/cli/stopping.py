"""Ctrl-C, and the signal that services are ended with: the work in hand is finished first."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from types import FrameType

    from legation.record.stopping import Stop

#: The exit code of a program that was ended by Ctrl-C, as shells have it.
STOPPED: Final = 130
ENDING: Final = b"legation: ending after what is being read; once more ends at once\n"
#: Where messages go.
STANDARD_ERROR: Final = 2


@contextmanager
def stoppable() -> Iterator[Stop]:
    """Inside, Ctrl-C and SIGTERM ask for the end; a second time, they end at once."""
    from legation.record.stopping import Stop

    stop = Stop()

    def asked(number: int, frame: FrameType | None) -> None:
        if not stop.asked:
            # Past the buffer of standard error, which the signal may have met half written.
            with suppress(OSError):
                os.write(STANDARD_ERROR, ENDING)
        stop.ask()

    before = {number: signal.signal(number, asked) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
