"""Fighters and coalitions without a name: the record keeps the words of the text."""

from __future__ import annotations

import pytest

import legation
from legation.reading.names import find_names
from legation.views.titles import actor_kind

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


def fighters(text: str) -> list[tuple[str, str]]:
    """The words and the code of the fighters and coalitions in a text, those with a name of their own among them."""
    return [(found.text, found.code) for found in find_names(text) if found.kind == "armed group"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Maoist rebels fled. Insurgents came.", [("Maoist rebels", "Maoist rebels"), ("Insurgents", "insurgents")]),
        ("ISLAMIST MILITANTS FREE HOSTAGES", [("ISLAMIST MILITANTS", "Islamist militants")]),
        ("He met Shi’ite militants.", [("Shi’ite militants", "Shi'ite militants")]),
        ("Soldiers met ſunni rebels.", [("ſunni rebels", "ſunni rebels")]),
        ("Soldiers arrested Hamas militants.", [("Hamas", "Hamas")]),
        ("Talks with Hamas\nMilitants fled", [("Hamas", "Hamas"), ("Militants", "militants")]),
        ("Soldiers arrested the FARC’s rebels.", [("FARC", "FARC")]),
        ("Soldiers met non-Islamist rebels.", [("rebels", "rebels")]),
        ("Afghan and coalition troops advanced.", [("coalition", "coalition")]),
        ("The coalition forces were attacked.", [("coalition", "coalition")]),
    ],
)
def test_fighters_keep_the_words_of_the_text(text: str, found: list[tuple[str, str]]) -> None:
    """With the word in front that tells who they are, spelled one way; behind a name they are that group's."""
    assert fighters(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Conservative rebels voted against the bill.",
        "Labour’s rebels told Israel to stop.",
        "The rebels in the party voted against the government. The rebels will meet again.",
        "The Melbourne Rebels signed a winger from France.",
        "The Rebels beat Kerry.",
        "Shareholder rebels attacked the Dutch company.",
        "The coalition forces Canberra to retreat.",
        "The coalition strikes a deal with the Greens.",
        "The ruling coalition forces were split.",
        "Germany's coalition forces a vote.",
    ],
)
def test_rebels_at_home_are_no_fighters(text: str) -> None:
    """Of a party, a board or a team; and governments force."""
    assert fighters(text) == []


def test_fighters_are_armed_groups_whatever_they_are_called() -> None:
    """In the reading, on the pages and in the export to PLOVER."""
    mentions = legation.read("Coalition jets bombed a column of jihadists.").mentions
    kinds = {actor.code: actor.kind for mention in mentions for actor in mention.actors}
    assert kinds == {"coalition": "armed group", "jihadists": "armed group"}
    assert [actor_kind(code) for code in (*kinds, "Tuareg rebels", "Western nations")] == [
        *["armed group"] * 3,
        "other",
    ]
