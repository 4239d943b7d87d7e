"""Confirmation: whether a side has confirmed an event, as the article says."""

from __future__ import annotations

import legation


def confirmed(text: str) -> bool | None:
    """What a text of 26 July 2022 says of the confirmation of its first event."""
    return legation.read(text, published="2022-07-26").events[0].confirmed


def test_no_side_has_confirmed() -> None:
    """The next sentence says that nobody has confirmed it."""
    text = (
        "Japan and India will hold a dialogue in Tokyo on September 8. Neither nation had issued any formal statements."
    )
    assert confirmed(text) is False


def test_a_side_has_confirmed() -> None:
    """A side confirms it."""
    text = "The Kremlin confirmed that the Russian and Turkish presidents will meet in Sochi."
    assert confirmed(text) is True


def test_the_article_is_silent() -> None:
    """Nobody speaks of confirmation."""
    text = "The foreign ministers of Japan and India met in Tokyo."
    assert confirmed(text) is None
