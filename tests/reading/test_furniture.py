"""Furniture: lines of the page that are not the article's."""

from __future__ import annotations

from legation.language import pipeline
from legation.reading.furniture import is_furniture, without_furniture


def test_a_pages_own_line() -> None:
    """A line of the page."""
    assert is_furniture("Exit mobile version")


def test_a_label_with_a_colon() -> None:
    """A label with what it leads to."""
    assert is_furniture("Read more: Japan and India to hold talks")


def test_a_bare_address() -> None:
    """An address alone."""
    assert is_furniture("https://example.org/news/1")


def test_a_sentence() -> None:
    """A sentence that opens with a word of furniture is the article's own."""
    assert not is_furniture("Print media in Japan reported the talks between the two ministers.")


def test_numbers_close_up() -> None:
    """What is left is numbered anew."""
    sentences = pipeline.load().sentences("Exit mobile version\n\nJapan agreed.\n\nAdvertisement\n\nIndia refused.")
    assert [(each.index, each.text) for each in without_furniture(sentences)] == [
        (0, "Japan agreed."),
        (1, "India refused."),
    ]
