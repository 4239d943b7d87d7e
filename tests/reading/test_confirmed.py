"""Confirmation: whether a side has confirmed an event, as the article says."""

from __future__ import annotations

import pytest

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


def test_nobody_comments() -> None:
    """Those who would know have not commented on what is told as done."""
    text = (
        "Chad signed a loan agreement with China. Neither the presidency nor the Chinese embassy has commented on it."
    )
    assert confirmed(text) is False


def test_one_who_keeps_silent_does_not_unsay_a_charge() -> None:
    """An accusation is made by being told: that nobody comments on it leaves it as it is."""
    text = "Estonia accused Russia of jamming its radios. The Kremlin did not respond to questions."
    assert confirmed(text) is None


def test_another_voice_disputes_it() -> None:
    """What one side tells the other denies in the next sentence."""
    text = "Kenya seized two Somali boats, officials in Mogadishu said. Nairobi denied the allegation."
    assert confirmed(text) is False


def test_the_two_ministries_say_so() -> None:
    """Both sides say so at once."""
    text = "Peru and Chile opened talks on fishing on Monday, the two foreign ministries said."
    assert confirmed(text) is True


def test_officials_of_both_sides_say_so() -> None:
    """Those who tell it are named after all who take part."""
    text = "The foreign ministers of Peru and Chile will meet on Friday, Peruvian and Chilean officials said."
    assert confirmed(text) is True


def test_the_other_side_confirms_behind_a_semicolon() -> None:
    """A confirmation that refers back speaks of what stands before the semicolon."""
    text = "Peru has cancelled the visit of its president to Chile, an aide said; Santiago confirmed the cancellation."
    assert confirmed(text) is True


def test_confirmed_cases_confirm_nothing() -> None:
    """The word does not speak of the act."""
    text = "Japan sent doctors to Peru, where there were ninety confirmed cases of cholera."
    assert confirmed(text) is None


def test_an_embassy_speaks_for_its_own_state() -> None:
    """The state in which an embassy sits has not confirmed what the embassy announces."""
    text = "The ambassador of Chile met the president of Peru, the Chilean Embassy in Peru said."
    assert confirmed(text) is None


def test_a_silence_about_another_act() -> None:
    """A sentence that tells of an act of its own says nothing of those before."""
    text = (
        "The ministers of Chad and Mali met in Rome. Chad has invited Niger to the next round; Niger has not confirmed."
    )
    assert confirmed(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Two weeks later the Chilean foreign ministry said Chile and Peru had held talks in Lima.",
        "Chile and Peru held talks in Lima on Monday, but an agreement could not be reached.",
        "Chile met Peru in Lima on Monday. The guns are silent.",
    ],
)
def test_words_of_other_things_confirm_nothing(text: str) -> None:
    """ "Two weeks" are not two sides, and an agreement that could not be reached is no silence."""
    assert {event.confirmed for event in legation.read(text, published="2022-07-27").events} == {None}
