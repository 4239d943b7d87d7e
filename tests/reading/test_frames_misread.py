"""What frames of many words leave alone: trade, sport, rescue and building are no acts of force."""

from __future__ import annotations

import pytest

import legation
from legation.model import EventType


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("A Greek ship docked at an Israeli port on Monday.", EventType.CONSULT),
        ("Poland built a fence along the border with Belarus.", EventType.MOBILIZE),
        ("Finland laid a power line along the border with Norway.", EventType.MOBILIZE),
        ("Greece shut a migrant camp on the border with Turkey.", EventType.RETREAT),
        ("Danish soldiers cleared mines from Ukraine.", EventType.RETREAT),
        ("Germany finished off a bridge to Denmark.", EventType.ASSAULT),
        ("Kenyan troops drove into Uganda for a joint drill.", EventType.ASSAULT),
        ("Japan opened up on the attack and Brazil held the line.", EventType.ASSAULT),
        ("Russian missiles sank in the sea off Norway.", EventType.ASSAULT),
        ("Iranian protesters broke into the Saudi embassy.", EventType.COERCE),
        ("Syrian oil flowed into Turkish waters after the spill.", EventType.COOPERATE),
        ("Mali has lost ground to France in football.", EventType.CONCEDE),
    ],
)
def test_what_looks_like_an_act(text: str, sort: EventType) -> None:
    """The words of a frame, told of something else."""
    assert sort not in {event.type for event in legation.read(text, published="2022-07-26").events}
