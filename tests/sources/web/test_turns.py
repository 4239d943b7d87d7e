"""Turns at hosts."""

from __future__ import annotations

import time

import pytest

from legation.errors import NotFetched
from legation.sources.web import turns as module
from legation.sources.web.patience import Patience, Switch
from legation.sources.web.settings import FetchSettings
from legation.sources.web.turns import Turns


def test_a_host_is_free_after_its_delay() -> None:
    """Whoever looks for work can know when."""
    turns = Turns(Switch())
    assert turns.free_at("a") == 0.0
    with turns.turn("a", 5.0):
        pass
    assert 4.0 < turns.free_at("a") - time.monotonic() <= 5.0


def test_a_turn_that_fails_counts_too() -> None:
    """A server in trouble is not asked again at once."""
    turns = Turns(Switch())
    with pytest.raises(NotFetched), turns.turn("a", 5.0):
        raise NotFetched("no")
    assert turns.free_at("a") > time.monotonic()


def test_hosts_whose_time_is_up_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory is bounded over weeks; whoever must be left alone is remembered."""
    monkeypatch.setattr(module, "MOST_HOSTS", 10)
    turns = Turns(Switch())
    turns.leave_alone("alone", 100)
    for number in range(100):
        with turns.turn(f"h{number}", 0.0):
            pass
    assert len(turns._hosts) <= 10
    with pytest.raises(NotFetched, match="alone asked to be left alone"), turns.turn("alone", 0.0):
        pass


def test_time_runs_only_while_it_is_counted() -> None:
    """Waiting for a turn costs a request nothing."""
    patience = Patience(0.5, Switch())
    time.sleep(0.1)
    assert patience.left() == 0.5
    with patience.counting():
        time.sleep(0.1)
        assert patience.left() <= 0.4
        assert patience.left(0.05) == 0.05
    left = patience.left()
    time.sleep(0.1)
    assert patience.left() == left


def test_who_we_say_we_are() -> None:
    """The name of the project stands in what is sent by default."""
    assert FetchSettings().agent.startswith("Legation")
    assert "news reading" in FetchSettings().agent
