"""Topics: what an event is about, in the text's own words."""

from __future__ import annotations

import legation


def topics(text: str) -> tuple[str, ...]:
    """The topics of the first event of a text of 26 July 2022."""
    return legation.read(text, published="2022-07-26").events[0].topics


def test_what_is_discussed() -> None:
    """The objects of discussing, and no place."""
    text = "The foreign ministers of Greece and Libya discussed maritime borders and migration in Athens."
    assert topics(text) == ("maritime borders", "migration")


def test_talks_on() -> None:
    """What talks are on."""
    text = "The foreign ministers of Greece and Libya held talks on trade."
    assert topics(text) == ("trade",)


def test_a_day_is_no_topic() -> None:
    """A day is no topic."""
    text = "The Japanese and Indian foreign ministers met on Monday."
    assert topics(text) == ()


def test_a_row_of_matters() -> None:
    """Each of several matters is one topic, with what stands behind it."""
    text = "The foreign ministers of Greece and Libya held talks on trade, fishing quotas and the return of migrants."
    assert topics(text) == ("trade", "fishing quotas", "return of migrants")


def test_between_two() -> None:
    """What lies between two is told with both."""
    assert topics("Chad and Niger discussed the ferry between Malta and Libya.") == ("ferry between Malta and Libya",)


def test_short_matters_together() -> None:
    """Bare words in a row are one topic."""
    assert topics("Peru and Chile discussed peace and stability in the Andes.") == ("peace and stability",)


def test_what_is_condemned() -> None:
    """What somebody is blamed for, behind "for" and behind "of"."""
    assert topics("Brazil condemned Peru for the expulsion of its truck drivers.") == (
        "expulsion of its truck drivers",
    )
    assert topics("Turkey accused Greece of the violation of its airspace.") == ("violation of its airspace",)


def test_what_is_asked_for() -> None:
    """What somebody is to do, and no party."""
    assert topics("Kenya urged Uganda to lift its ban on dairy products.") == ("its ban on dairy products",)


def test_what_is_agreed() -> None:
    """The object of what two agree to do."""
    assert topics("Chile and Peru agreed to open a joint customs post at the lake.") == ("joint customs post",)


def test_what_a_text_is_on() -> None:
    """What an agreement is on, behind it and in front of it, instead of the agreement."""
    assert topics("Norway and Iceland signed an agreement on cod quotas.") == ("cod quotas",)
    assert topics("Norway and Iceland signed a fisheries agreement.") == ("fisheries",)


def test_what_is_given() -> None:
    """What is sent as aid."""
    assert topics("Canada will send winter tents to Jordan.") == ("winter tents",)


def test_what_a_journey_is_for() -> None:
    """The talks for which somebody travels say what the journey is about."""
    assert topics("The Egyptian president will travel to Ankara for talks on gas exploration.") == ("gas exploration",)


def test_what_is_raised_at_a_meeting() -> None:
    """What those who meet discuss, in the sentences behind."""
    text = (
        "The Egyptian foreign minister met his Turkish counterpart in Cairo. "
        "They also raised the reopening of the consulates."
    )
    assert topics(text) == ("reopening of the consulates",)


def test_what_others_raise_elsewhere() -> None:
    """What somebody raises who does not meet is no topic of the meeting."""
    text = (
        "The Egyptian foreign minister met his Turkish counterpart in Cairo. "
        "The president of Chad raised the price of fuel."
    )
    assert topics(text) == ()


def test_a_vague_word_is_no_topic() -> None:
    """What tells nothing by itself is left out; what it names is taken."""
    assert topics("Oman and Qatar discussed efforts.") == ()
    text = "Oman and Qatar discussed ways of strengthening cooperation in areas like shipping and solar power."
    assert topics(text) == ("shipping and solar power",)


def test_at_most_five() -> None:
    """No event has more than five topics."""
    text = (
        "Oman and Qatar held talks on fish farms, old wrecks, gas prices, ship lanes, tax rules, air links and visas."
    )
    assert topics(text) == ("fish farms", "old wrecks", "gas prices", "ship lanes", "tax rules")


def test_where_it_takes_place_is_no_topic() -> None:
    """The place of the act is no part of what it is about; that of a matter is."""
    assert topics("Chile and Peru signed a pact on fisheries in Lima on Friday.") == ("fisheries",)
    assert topics("Chile and Peru discussed the rise of tensions in Bolivia on Friday.") == (
        "rise of tensions in Bolivia",
    )
