"""Confirmation: whether a side has confirmed an event, as the article says."""

from __future__ import annotations

from pathlib import Path

import pytest

import legation


def confirmed(text: str) -> bool | None:
    """What a text of 26 July 2022 says of the confirmation of its first event."""
    return legation.read(text, published="2022-07-26").events[0].confirmed


def said(text: str) -> str | None:
    """The words by which the first event of a text of 26 July 2022 is confirmed or not."""
    cue = legation.read(text, published="2022-07-26").events[0].confirmed_cue
    return cue and cue.text


def test_no_side_has_confirmed() -> None:
    """The next sentence says that nobody has confirmed it."""
    text = (
        "Japan and India will hold a dialogue in Tokyo on September 8. Neither nation had issued any formal statements."
    )
    assert confirmed(text) is False


@pytest.mark.parametrize(
    "behind",
    [
        "Neither Santiago nor Lima has disclosed it.",
        "The palace is silent.",
        "The embassy could not be reached.",
    ],
)
def test_nobody_is_to_be_had(behind: str) -> None:
    """Who is silent, or cannot be reached, has not confirmed it."""
    assert confirmed(f"Chile recalled its ambassador from Peru, an aide said. {behind}") is False


def test_both_say_so() -> None:
    """What the offices of both sides say is confirmed."""
    text = "Kenya signed a treaty with Uganda, both the ministry in Nairobi and the embassy said."
    assert confirmed(text) is True


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


#: A plan, and four sentences about other things.
PLAN = (
    "Japan and the Philippines will hold a dialogue in Manila on August 8. The two have an interest in safe sea. "
    "Trade has grown for years. The port of Manila is being widened. Rice is cheap. "
)


@pytest.mark.parametrize(
    ("silence", "words"),
    [
        ("Neither side has formally announced the meeting.", "Neither side has formally announced"),
        ("Neither nation had issued any formal statements.", "Neither nation had issued any formal statements"),
        ("There has been no official confirmation.", "no official confirmation"),
        ("The date has not been officially announced.", "not been officially announced"),
        ("Manila has yet to announce a date.", "yet to announce"),
        ("Neither government has confirmed the trip.", "Neither government has confirmed"),
        ("The two governments have not officially confirmed the meeting.", "not officially confirmed"),
    ],
)
def test_a_formal_silence_is_about_the_plan_that_the_article_is_about(silence: str, words: str) -> None:
    """However many sentences lie between, nobody has confirmed the plan that the article is about."""
    assert confirmed(PLAN + silence) is False
    assert said(PLAN + silence) == words


def test_a_formal_silence_is_about_the_plan_told_most_often() -> None:
    """Of two plans the one told once more further down is what the article is about."""
    text = (
        "The president of Chile will visit Oslo in May. The presidents of Peru and Kenya will meet in Lima on May 8. "
        "Trade has grown for years. The meeting will last two hours. Rice is cheap. The port is being widened. "
        "Bananas are dear. Neither side has formally announced it."
    )
    found = {event.source: event.confirmed for event in legation.read(text, published="2022-07-26").events}
    assert found == {("CHL", "NOR"): None, ("PER", "KEN"): False}


def test_a_formal_silence_about_something_else() -> None:
    """Losses that nobody has announced are no plan."""
    assert confirmed(PLAN + "Neither side has officially announced its losses.") is None


def test_a_silence_that_is_not_formal_reaches_less_far() -> None:
    """Whoever does not comment does so on what was told right before."""
    assert confirmed(PLAN + "The ministry had no comment.") is None


def test_the_example_of_a_plan_that_nobody_has_announced() -> None:
    """In our own example article the dialogue, told first, is not confirmed."""
    text = (Path(__file__).parents[2] / "examples" / "manila-two-plus-two.txt").read_text("utf-8")
    event = legation.read(text).events[0]
    assert (event.confirmed, event.confirmed_cue and event.confirmed_cue.text) == (
        False,
        "Neither side has formally announced",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Kenya and Somalia held talks on Monday, and the mission confirmed two deaths.",
        "The presidents of Peru and Chile met in Lima, where Santiago confirmed its support for the mine.",
        "Peru and Chile held talks in Lima on Monday, and the host confirmed its readiness to buy copper.",
        "The Peruvian president, whose office confirmed a cold, will visit Chile on Friday.",
        "Peru and Chile will meet on Friday, and the bank confirmed that rates will rise.",
        "Brazil sent doctors to Peru, where two deaths were confirmed by the ministry.",
    ],
)
def test_a_confirmation_of_something_else(text: str) -> None:
    """Whoever confirms deaths, support or rates does not confirm the act told beside it."""
    assert confirmed(text) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Lima confirmed that its president would visit Chile next week.", "confirmed"),
        ("The presidents of Peru and Chile will meet in Lima, the ministry confirmed.", "confirmed"),
        ("As Santiago has confirmed, the presidents of Peru and Chile will meet on Friday.", "confirmed"),
        ("The presidents of Peru and Chile, the ministry confirmed, will meet in Lima.", "confirmed"),
        ("“We will visit Chile,” the Peruvian president confirmed.", "confirmed"),
        ("Santiago confirms the visit of the Peruvian president to Chile.", "confirms"),
        ("The visit of the Peruvian president to Chile was confirmed by Santiago.", "confirmed"),
        ("Santiago has confirmed the date of the summit between Chile and Peru.", "confirmed"),
        ("The presidents of Peru and Chile will meet on Friday, and Lima confirmed it.", "confirmed"),
        ("The presidents of Peru and Chile will meet, confirming reports in the press.", "confirming"),
        ("The presidents of Peru and Chile met in Lima, both governments said.", "both governments said"),
        ("Peru and Chile agreed on Monday to trade fish, a joint statement read.", "joint statement"),
        ("Peru and Chile opened talks on Monday, the two foreign ministries said.", "two foreign ministries"),
        ("Peru and Chile will meet on Friday, Peruvian and Chilean officials said.", "Peruvian and Chilean officials"),
    ],
)
def test_the_words_that_confirm(text: str, words: str) -> None:
    """The act is what is confirmed, or both sides tell it; the words that say so are told."""
    assert confirmed(text) is True
    assert said(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Chad signed a loan agreement with China. The ministry declined to comment.", "declined to comment"),
        ("Peru will receive the Chilean president, an aide said. Santiago has not confirmed it.", "not confirmed"),
        ("Kenya seized two Somali boats, officials in Mogadishu said. Nairobi denied it.", "denied it"),
    ],
)
def test_the_words_that_leave_unconfirmed(text: str, words: str) -> None:
    """The silence or the denial is told."""
    assert confirmed(text) is False
    assert said(text) == words


def test_a_silent_article_has_no_words_of_confirmation() -> None:
    """Nobody speaks of confirmation: there are no words."""
    assert said("The foreign ministers of Japan and India met in Tokyo.") is None


def test_neither_of_a_confirmed_clause_is_no_silence() -> None:
    """A "neither" that belongs to another verb leaves a confirmation as it is."""
    text = "Neither rain nor wind will keep Peru's president from visiting Chile, the ministry in Santiago confirmed."
    assert False not in {event.confirmed for event in legation.read(text, published="2022-07-26").events}
