"""Fighters and coalitions without a name: the record keeps the words of the text."""

from __future__ import annotations

import pytest

import legation

#: A sentence, and the events told in it: type, who acts, towards whom.
STORIES = [
    (
        "French soldiers killed eleven jihadists in northern Mali on Tuesday.",
        [("ASSAULT", ("FRA",), ("jihadists",))],
    ),
    (
        "Tuareg rebels shelled a French base in the desert.",
        [("ASSAULT", ("Tuareg rebels",), ("FRA",))],
    ),
    (
        "Mali's government signed a ceasefire with Tuareg rebels in Algiers.",
        [("AGREE", ("MLI", "Tuareg rebels"), ("MLI", "Tuareg rebels"))],
    ),
    (
        "Niger accused Tuareg rebels of mining a road.",
        [("ACCUSE", ("NER",), ("Tuareg rebels",))],
    ),
    (
        "Coalition jets bombed a column of insurgents.",
        [("ASSAULT", ("coalition",), ("insurgents",))],
    ),
    (
        "The rebels said they would lay down their arms.",
        [("RETREAT", ("rebels",), ())],
    ),
    (
        "Labour rebels condemned the Danish government over its plans.",
        [("ACCUSE", (), ("DNK",))],
    ),
    (
        "Separatists in Spain lost the vote.",
        [],
    ),
]


@pytest.mark.parametrize(("text", "told"), STORIES, ids=[text[:40] for text, _ in STORIES])
def test_fighters_without_a_name_are_parties(
    text: str, told: list[tuple[str, tuple[str, ...], tuple[str, ...]]]
) -> None:
    """Of what they do and of what is done to them; whoever votes against his own party is none."""
    assert [(event.type, event.source, event.target) for event in legation.read(text).events] == told
