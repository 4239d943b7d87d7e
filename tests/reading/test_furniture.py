"""Sentences of the page around an article are passed over while it is read."""

from __future__ import annotations

import legation
from legation.language import pipeline
from legation.reading.furniture import without_furniture


def test_lines_that_lead_elsewhere_stand_last() -> None:
    """Nothing that the article says then refers to them."""
    sentences = pipeline.load().sentences("Also read: Peru agrees.\n\nJapan agreed.")
    assert [(each.index, each.text) for each in without_furniture(sentences)] == [
        (0, "Japan agreed."),
        (1, "Also read: Peru agrees."),
    ]


def test_numbers_close_up() -> None:
    """What is left is numbered anew."""
    sentences = pipeline.load().sentences("Exit mobile version\n\nJapan agreed.\n\nAdvertisement\n\nIndia refused.")
    assert [(each.index, each.text) for each in without_furniture(sentences)] == [
        (0, "Japan agreed."),
        (1, "India refused."),
    ]


STORY = "Chad and Niger signed a treaty on Monday.\n\nAlso read: {}\n\nThe two states had met in May."


def test_another_story_is_no_event() -> None:
    """What a line leads to is told elsewhere; the acts are those of the article alone."""
    reading = legation.read(STORY.format("Sweden and Norway sign the Oslo Defence Treaty"), published="2022-08-24")
    assert {code for event in reading.events for code in (*event.source, *event.target)} == {"TCD", "NER"}
    assert [agreement.name for agreement in reading.agreements] == ["treaty"]


def test_another_story_names_people() -> None:
    """A headline calls people by their offices, which is as true here as there."""
    told = legation.read(STORY.format("President Droupadi Murmu returns home"), published="2022-08-24").offices
    assert [(office.name, office.of) for office in told] == [("Droupadi Murmu", "IND")]
