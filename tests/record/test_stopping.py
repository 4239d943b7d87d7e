"""Stopping: a wish to end breaks off what waits, and nothing else."""

from __future__ import annotations

import sys
from threading import Timer
from time import monotonic
from types import FrameType
from typing import Any

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

    def wished() -> None:
        stop.ask()
        came.append("never")

    assert (stop.wait_for(wished), stop.asked, came) == (None, True, [])


def test_what_was_waited_for_is_given() -> None:
    """Without a wish, the wait gives what came."""
    assert Stop().wait_for(lambda: "a page") == "a page"


def test_after_a_wait_a_wish_is_only_noted() -> None:
    """What is done with what came is not broken off."""
    stop = Stop()
    stop.wait_for(lambda: "a page")
    stop.ask()
    assert stop.asked


def test_a_wish_may_come_at_any_step() -> None:
    """Wherever it falls in a wait, no error leaves the wait, and a wish behind it is only noted."""
    steps = 0
    while (stop := wished_at(steps + 1)).asked:
        steps += 1
        assert not stop._waits
    assert steps > 10


def wished_at(wanted: int) -> Stop:
    """A wait in which the end is wished for before its so-manieth step, if it has as many."""
    stop, steps = Stop(), 0

    def trace(frame: FrameType, event: str, argument: object) -> Any:
        nonlocal steps
        frame.f_trace_opcodes = True
        if frame.f_code is Stop.wait_for.__code__ and event == "opcode":
            steps += 1
            if steps == wanted:
                sys.settrace(None)
                stop.ask()
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        assert stop.wait_for(lambda: "a page") in (None, "a page")
    finally:
        sys.settrace(before)
    return stop


def test_a_second_wish_ends_at_once() -> None:
    """Who asks twice does not want to wait for anything."""
    stop = Stop()
    stop.ask()
    with pytest.raises(KeyboardInterrupt):
        stop.ask()


def test_an_interrupt_that_is_no_wish_goes_on() -> None:
    """A program that handles Ctrl-C itself gets it."""

    def interrupted() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Stop().wait_for(interrupted)


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
