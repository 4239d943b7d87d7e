"""Stopping: how long work is ended from outside without harm to what is being done at that moment."""

from __future__ import annotations

from collections.abc import Callable
from time import sleep
from typing import TypeVar

Result = TypeVar("Result")


class Stop:
    """A wish to end, which may come at any moment: as the handler of a signal, in the main thread.

    While something is waited for, the wait is broken off; else the work in hand is ended first.
    """

    def __init__(self) -> None:
        self.asked = False
        self._waits = False

    def ask(self) -> None:
        """Wish for the end.

        Raises:
            KeyboardInterrupt: something was being waited for, or it is the second wish.
        """
        again, self.asked = self.asked, True
        if self._waits or again:
            raise KeyboardInterrupt

    def wait_for(self, function: Callable[[], Result]) -> Result | None:
        """What a function gives that may take long; None where the end is wished for before it gives anything.

        What is written to the record must lie outside of it.
        """
        # No context manager: a signal between its two halves would escape it.
        found = None
        try:
            self._waits = True
            if not self.asked:
                found = function()
            self._waits = False
        except KeyboardInterrupt:
            self._waits = False
            if not self.asked:
                raise
        return found

    def pause(self, seconds: float) -> None:
        """Let so many seconds go by, or fewer where the end is wished for."""
        self.wait_for(lambda: sleep(seconds))
