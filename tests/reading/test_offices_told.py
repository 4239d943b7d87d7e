"""An office told with its state is the person whom the article names in it."""

from __future__ import annotations

import pytest

import legation

LEAD = "French President Emmanuel Macron and Kenyan President William Ruto met in Nairobi on Monday. "


def surnames(sentence: str) -> list[set[str]]:
    """The surnames of those who take part in each act of the last sentence of an article."""
    text = LEAD + sentence
    events = legation.read(text, published="2023-03-08").events
    start = len(LEAD)
    return [
        {person.name.split()[-1] for person in event.people}
        for event in events
        if any(span.start >= start for span in event.mentions)
    ]


def test_a_leader_of_a_state() -> None:
    """ "The French leader" is the president of France whom the article names."""
    assert surnames("The French leader condemned Russia.") == [{"Macron"}]


def test_an_office_with_its_state() -> None:
    """ "The Kenyan president" is the one who was named."""
    assert surnames("The Kenyan president condemned Russia.") == [{"Ruto"}]


@pytest.mark.parametrize("who", ["A French minister", "The German leader", "The French defence minister"])
def test_somebody_who_is_not_named(who: str) -> None:
    """Another office, another state, or anybody of it, is nobody whom the article names."""
    assert surnames(f"{who} condemned Russia.") == [set()]


def test_his_counterpart_behind_somebody_s_state() -> None:
    """ "X of France and his Egyptian counterpart Y": the second one's state is his own."""
    text = "President Emmanuel Macron of France and his Egyptian counterpart Abdel Fattah al-Sisi met in Cairo."
    offices = legation.read(text, published="2022-07-27").offices
    assert [(office.name, office.of) for office in offices] == [
        ("Emmanuel Macron", "FRA"),
        ("Abdel Fattah al-Sisi", "EGY"),
    ]
