"""Second voices: what another side says behind the telling of an act, of whether it is so."""

from __future__ import annotations

import pytest

import legation


def confirmed(text: str) -> bool | None:
    """What a text of 26 July 2022 says of the confirmation of its first event."""
    return legation.read(text, published="2022-07-26").events[0].confirmed


def said(text: str) -> str | None:
    """The words by which the first event of a text of 26 July 2022 is confirmed or not."""
    cue = legation.read(text, published="2022-07-26").events[0].confirmed_cue
    return cue and cue.text


@pytest.mark.parametrize(
    "behind",
    [
        "Harare said that no such boat had been stopped.",
        "Harare said that not one boat had been seized.",
        "Harare said it had seized nothing.",
        "Nobody had been stopped, the ministry in Harare said.",
        "Harare called this groundless.",
        "Harare dismissed the account as a fabrication.",
        "Harare contested this.",
        "Harare said that its guards were merely resting.",
        "Harare said the story was nonsense.",
    ],
)
def test_the_other_side_says_that_it_is_not_so(behind: str) -> None:
    """Another party negates, in the next sentence, what means the act told before."""
    assert confirmed(f"Zimbabwe seized a Zambian boat on the lake on Monday, Lusaka said. {behind}") is False


def test_the_other_side_contradicts_behind_a_semicolon() -> None:
    """The same within one sentence; the negation is told."""
    text = "Zimbabwe seized a Zambian boat on Monday, Lusaka said; Harare said that it had seized none."
    assert confirmed(text) is False
    assert said(text) == "none"


@pytest.mark.parametrize("none", ["a single one", "even one", "one of them"])
def test_not_a_single_one_takes_up_those_told_before(none: str) -> None:
    """The other side speaks of none of those told before."""
    text = f"Iran seized three Kuwaiti dhows on Monday, Kuwait said. Tehran said it had not touched {none}."
    assert confirmed(text) is False


def test_what_is_asked_by_hearsay_is_disputed_by_whoever_was_asked() -> None:
    """A request that others tell may never have been made."""
    text = "Two aides told Reuters that Lima had asked Ottawa for a loan. Ottawa said it had received no such request."
    assert confirmed(text) is False


def test_somebody_told_in_the_act_says_that_he_knows_nothing() -> None:
    """The envoy who is to be recalled has not heard of it."""
    text = "Peru will recall its ambassador to Chile, sources said. The ambassador said he had heard of no order."
    assert confirmed(text) is False


@pytest.mark.parametrize(
    "behind",
    [
        "Lusaka said that it would not raise its taxes.",
        "Harare said that the rains had not come.",
        "Harare said that the new toll changed nothing.",
        "The trader said that he had not slept.",
        "Lusaka said that it had not been asked for a boat that nobody wanted.",
        "Harare said that not a single shop was open.",
    ],
)
def test_what_is_negated_is_something_else(behind: str) -> None:
    """The same side, or words that mean nothing told before, contradict nobody."""
    assert confirmed(f"Zimbabwe seized a Zambian ferry on the lake on Monday, Lusaka said. {behind}") is None


@pytest.mark.parametrize(
    "behind",
    [
        "Harare acknowledged that the boat was in its hands.",
        "Harare admitted it.",
        "Monitors on the lake confirmed the seizure.",
        "Villagers on the shore gave the same account.",
        "State television showed it in the port of Kariba.",
    ],
)
def test_another_voice_bears_it_out(behind: str) -> None:
    """Who owns it, tells the same or has seen it confirms it."""
    assert confirmed(f"Zimbabwe seized a Zambian boat on the lake on Monday, Lusaka said. {behind}") is True


@pytest.mark.parametrize(
    "behind",
    [
        "Harare acknowledged that prices had risen.",
        "Harare confirmed that two new cases of cholera had been found.",
        "State television showed a football match.",
    ],
)
def test_what_is_owned_is_something_else(behind: str) -> None:
    """What nobody told before confirms nothing."""
    assert confirmed(f"Zimbabwe seized a Zambian boat on the lake on Monday, Lusaka said. {behind}") is None


@pytest.mark.parametrize(
    "behind",
    [
        "There was no immediate word from Harare.",
        "Neither capital would discuss the incident.",
        "Neither army has spoken of the incident.",
        "The report could not be checked.",
        "The ministry in Harare did not answer questions.",
        "Harare knew nothing of a boat.",
    ],
)
def test_nobody_says_anything(behind: str) -> None:
    """Silence, in the many ways in which it is told."""
    assert confirmed(f"Zimbabwe seized a Zambian boat on the lake on Monday, Lusaka said. {behind}") is False


def test_each_side_announces_it() -> None:
    """The other side announces what the first has told."""
    text = (
        "The Omani foreign minister will visit Nepal on Monday, his ministry said. "
        "Kathmandu announced the visit an hour later."
    )
    assert confirmed(text) is True


def test_a_row_of_those_who_tell_it_speaks_for_both() -> None:
    """A source on each side."""
    text = "Thailand and Laos will sign a treaty in May, a Thai envoy and a Laotian minister said."
    assert confirmed(text) is True


def test_both_deny_it() -> None:
    """What the second side denies too is a denial confirmed."""
    text = "Chad denied that it had signed a treaty with Niger. Niamey said that no treaty had been signed."
    assert confirmed(text) is True


def test_a_denial_that_is_belied() -> None:
    """A picture that shows what is denied leaves the denial unconfirmed."""
    text = "Chad denied that its president had met the Nigerien president. Footage on television showed them in Agadez."
    assert confirmed(text) is False


def test_their_ministries_speak_for_both() -> None:
    """The offices of all who take part."""
    assert confirmed("Thailand and Laos signed a treaty on Monday, their foreign ministries said.") is True


def test_who_would_not_discuss_a_sale_refuses_it() -> None:
    """What somebody will not discuss as such is refused, and says nothing of other acts."""
    text = "Oman called off the visit to Nepal because Kathmandu would not discuss selling the mine."
    assert confirmed(text) is None


def test_the_same_date_beside_a_silence_confirms_nothing() -> None:
    """Where nobody has announced it, a paper with the same date changes nothing."""
    text = (
        "The Omani minister will visit Nepal in May, aides said. "
        "Neither side has announced it, although papers named the same date."
    )
    assert confirmed(text) is False
