"""Stopping: how long work is ended from outside without harm to what is being done at that moment."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import sleep


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

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """Inside, a wish breaks off what goes on, without an error.

        What is written to the record must lie outside.
        """
        self._waits = True
        try:
            yield
        except KeyboardInterrupt:
            if not self.asked:
                raise
        finally:
            self._waits = False

    def pause(self, seconds: float) -> None:
        """Let so many seconds go by, or fewer where the end is wished for."""
        with self.waiting():
            if not self.asked:
                sleep(seconds)
