"""Sentences of the page around an article are passed over while it is read."""

from __future__ import annotations

from legation.language import pipeline
from legation.reading.furniture import without_furniture


def test_numbers_close_up() -> None:
    """What is left is numbered anew."""
    sentences = pipeline.load().sentences("Exit mobile version\n\nJapan agreed.\n\nAdvertisement\n\nIndia refused.")
    assert [(each.index, each.text) for each in without_furniture(sentences)] == [
        (0, "Japan agreed."),
        (1, "India refused."),
    ]
