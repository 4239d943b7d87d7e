"""Series: recurring formats, and which session an event is."""

from __future__ import annotations

import legation
from legation.model import Series


def series(text: str) -> Series | None:
    """The series of the first event of a text of 26 July 2022."""
    return legation.read(text, published="2022-07-26").events[0].series


def test_a_second_dialogue() -> None:
    """A format of numbers with its ordinal."""
    text = "Japan and India will hold their second 2+2 dialogue in Tokyo on September 8."
    assert series(text) == Series(name="India–Japan 2+2", ordinal=2)


def test_a_numbered_round() -> None:
    """A round of talks counted in figures."""
    text = "The 13th round of talks between China and India was held in Chushul."
    assert series(text) == Series(name="China–India talks", ordinal=13)


def test_an_annual_summit() -> None:
    """An annual summit, not counted."""
    text = "The leaders of Japan and the European Union met for their annual summit in Brussels."
    assert series(text) == Series(name="EU–Japan summit", ordinal=None)


def test_a_first_meeting() -> None:
    """A first meeting opens a series."""
    text = "The foreign ministers of Greece and Libya held their first meeting in Athens."
    assert series(text) == Series(name="Greece–Libya meeting", ordinal=1)


def test_a_day_of_talks() -> None:
    """The second day of talks is no second session."""
    text = "China and India held the second day of talks in Chushul."
    assert series(text) is None


def test_a_plain_meeting() -> None:
    """A meeting that nobody counts belongs to no series."""
    text = "The foreign ministers of Greece and Libya met in Athens."
    assert series(text) is None


def test_an_inaugural_session() -> None:
    """The inaugural dialogue is the first."""
    text = "Kenya and Oman held their inaugural dialogue in Muscat."
    assert series(text) == Series(name="Kenya–Oman dialogue", ordinal=1)


def test_rounds_of_other_talks_are_another_series() -> None:
    """What the talks are on is part of the format's name."""
    border = "The 14th round of border talks between India and China ended on Wednesday."
    trade = "The 14th round of trade talks between India and China ended on Wednesday."
    assert series(border) == Series(name="China–India border talks", ordinal=14)
    assert series(trade) == Series(name="China–India trade talks", ordinal=14)


def test_a_session_of_a_commission() -> None:
    """The format is the commission, and not the session."""
    text = "The ninth session of the Ethiopia-Djibouti Joint Ministerial Commission was convened in Addis Ababa."
    assert series(text) == Series(name="Djibouti–Ethiopia Joint Ministerial Commission", ordinal=9)


def test_a_host_is_no_member() -> None:
    """A summit is that of the organisation whose name it has."""
    text = "Vietnam will host the 12th Mekong River Commission summit in April."
    assert series(text) == Series(name="Mekong River Commission summit", ordinal=12)


def test_a_summit_that_nobody_counts() -> None:
    """The summits of an organisation are a series also where the text does not count them."""
    text = "The next G20 summit will be held in Rio de Janeiro in November."
    assert series(text) == Series(name="G20 summit", ordinal=None)


def test_a_name_in_capitals() -> None:
    """A format's own name, without those whose it is."""
    text = "The fourth U.S.-Kenya Bilateral Strategic Dialogue opened in Nairobi on Tuesday."
    assert series(text) == Series(name="Kenya–United States Bilateral Strategic Dialogue", ordinal=4)


def test_a_session_told_by_its_rank_alone() -> None:
    """ "The first took place in 2021" tells the session before, of the same format."""
    text = (
        "Fiji and Tonga convened the second 3+3 consultations in Suva on Monday. "
        "The first were held in Nukualofa in 2021."
    )
    second, first = legation.read(text, published="2022-07-26").events
    assert first.series == Series(name="Fiji–Tonga 3+3", ordinal=1)
    assert (first.when and str(first.when.interval.first), first.where and first.where.span.text) == (
        "2021-01-01",
        "Nukualofa",
    )
    assert second.series == Series(name="Fiji–Tonga 3+3", ordinal=2)


def test_the_first_of_other_things_is_no_session() -> None:
    """What "the first" counts that is not held is no act before."""
    text = "Peru imposed new sanctions on Chile. The first is a ban on fish."
    told = [event.mentions[0].text for event in legation.read(text, published="2022-07-26").events]
    assert "The first" not in told


def test_a_round_of_the_series_told_before() -> None:
    """Where the text does not say again what it is a round of, it is one of the series told before."""
    text = (
        "The meeting was the third round of the Portugal-Morocco fisheries dialogue. "
        "The ministers of Portugal and Morocco agreed to hold the fourth round in Agadir next year."
    )
    told = [event.series for event in legation.read(text, published="2022-07-26").events if event.series]
    assert told == [
        Series(name="Morocco–Portugal fisheries dialogue", ordinal=3),
        Series(name="Morocco–Portugal fisheries dialogue", ordinal=4),
    ]
