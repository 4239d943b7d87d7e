"""Voice: for whom a document speaks when it says we."""

from __future__ import annotations

import legation
from legation.model import EventType


def sides(text: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Source and target of each accusation in a text of 26 July 2022."""
    events = legation.read(text, published="2022-07-26").events
    return [(event.source, event.target) for event in events if event.type is EventType.ACCUSE]


def test_a_joint_statement() -> None:
    """A joint statement speaks for all whom its headline names."""
    text = "Joint Statement by the United States and Japan\n\nWe condemn the missile launches by North Korea."
    assert sides(text) == [(("USA", "JPN"), ("PRK",))]


def test_an_office_holder() -> None:
    """Another document speaks for the state of the office-holder at its head."""
    text = "Statement by U.S. Secretary of State Antony Blinken\n\nWe condemn the missile launches by North Korea."
    assert sides(text) == [(("USA",), ("PRK",))]
