"""Stopping: a wish to end breaks off what waits, and nothing else."""

from __future__ import annotations

from threading import Timer
from time import monotonic

import pytest

from legation.record.stopping import Stop


def test_a_wish_waits_for_the_work_in_hand() -> None:
    """Outside of a wait it is only noted."""
    stop = Stop()
    stop.ask()
    assert stop.asked


def test_a_wish_breaks_off_a_wait() -> None:
    """What was waited for does not come; no error leaves the wait."""
    stop, came = Stop(), []
    with stop.waiting():
        stop.ask()
        came.append("never")
    assert (stop.asked, came) == (True, [])


def test_a_second_wish_ends_at_once() -> None:
    """Who asks twice does not want to wait for anything."""
    stop = Stop()
    stop.ask()
    with pytest.raises(KeyboardInterrupt):
        stop.ask()


def test_an_interrupt_that_is_no_wish_goes_on() -> None:
    """A program that handles Ctrl-C itself gets it."""
    with pytest.raises(KeyboardInterrupt), Stop().waiting():
        raise KeyboardInterrupt


def test_after_a_wish_nothing_pauses() -> None:
    """A pause of an hour is none."""
    stop, begun = Stop(), monotonic()
    stop.ask()
    stop.pause(3600)
    assert monotonic() - begun < 60


def test_a_pause_ends_by_itself() -> None:
    """Without a wish it lasts as long as it should."""
    stop, late = Stop(), Timer(0, lambda: None)
    late.start()
    stop.pause(0.01)
    late.join()
    assert not stop.asked
