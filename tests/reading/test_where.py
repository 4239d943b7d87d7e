"""Where: the place named for an act, with its state."""

from __future__ import annotations

import legation


def place(text: str) -> tuple[str, str | None] | None:
    """The words and the state of the place of the first event of a text of 26 July 2022."""
    where = legation.read(text, published="2022-07-26").events[0].where
    return (where.span.text, where.of) if where else None


def test_a_city() -> None:
    """In a city, with its state."""
    text = "The foreign ministers of Japan and India met in Tokyo."
    assert place(text) == ("Tokyo", "JPN")


def test_a_city_with_its_state() -> None:
    """A city with its state behind it."""
    text = "The Japanese and Indian foreign ministers met in Riga, Latvia on Monday."
    assert place(text) == ("Riga", "LVA")


def test_a_sea() -> None:
    """A sea belongs to no one state."""
    text = "Chinese and American warships met in the South China Sea."
    assert place(text) == ("South China Sea", None)


def test_no_place() -> None:
    """No place, no guess."""
    text = "The Japanese and Indian foreign ministers met on Monday."
    assert place(text) is None


def test_a_goal() -> None:
    """A visit goes to its object."""
    text = "The Japanese foreign minister will visit India next week."
    assert place(text) == ("India", "IND")


def test_several_goals() -> None:
    """Several states are no one state's."""
    text = "The U.S. secretary of state will visit Israel and Jordan."
    assert place(text) == ("Israel and Jordan", None)


def test_a_town_in_front() -> None:
    """A town in front of the occasion."""
    text = "The foreign ministers of Iran and Saudi Arabia met at the Jeddah summit."
    assert place(text) == ("Jeddah", "SAU")


def test_a_seat() -> None:
    """A seat of government lies in its state."""
    text = "Negotiators from Armenia and Azerbaijan met at the White House."
    assert place(text) == ("the White House", "USA")


def test_an_invasion() -> None:
    """An invasion takes place where it goes."""
    text = "Russia invaded Ukraine in February."
    assert place(text) == ("Ukraine", "UKR")


def test_behind_a_comma() -> None:
    """A comma sets the place off from the name in front."""
    text = "Iran's foreign minister met his Iraqi counterpart, Fuad Hussein, in Baghdad."
    assert place(text) == ("Baghdad", "IRQ")


def test_a_plan() -> None:
    """A planned meeting has a place too."""
    text = "The foreign ministers of Japan and India will meet in Tokyo next week."
    assert place(text) == ("Tokyo", "JPN")


def test_a_matter() -> None:
    """A state behind "on" is what talks are about."""
    text = "Russia and Turkey held talks on Syria."
    assert place(text) is None


def test_a_war_is_where_it_goes() -> None:
    """ "its war against X" takes place in X, where X is a state's name."""
    assert place("Russia's attack on Georgia began in the night.") == ("Georgia", "GEO")


def test_what_an_occasion_is_about_is_no_place() -> None:
    """ "a conference on Gaza" need not be held there."""
    text = "Egypt and Jordan will hold a conference on Gaza in Amman."
    assert place(text) == ("Amman", "JOR")


def test_a_place_among_topics_is_no_place() -> None:
    """ "including in the Americas" is where the problem lies."""
    text = "Chile and Peru will discuss migration issues worldwide, including in the Caribbean."
    assert place(text) is None


def test_behind_a_place_a_clause_goes_on() -> None:
    """ "flew to X, where he met Y"."""
    text = "Latvian Prime Minister Evika Silina flew to Oslo, where she praised Norway for its help."
    found = legation.read(text, published="2022-07-26").events
    praise = next(event for event in found if event.type.value == "SUPPORT")
    assert praise.where is not None
    assert (praise.where.span.text, praise.where.of) == ("Oslo", "NOR")


def test_a_state_that_hosts_is_the_place() -> None:
    """ "Iraq has hosted talks between X and Y"."""
    text = "Oman has hosted talks between Kenya and Somalia."
    assert place(text) == ("Oman", "OMN")


def test_somebody_is_in_a_place() -> None:
    """ "is in the city of X"."""
    text = "Algerian Foreign Minister Ramtane Lamamra is in Damascus."
    assert place(text) == ("Damascus", "SYR")


def test_somebody_is_in_a_town_of_two_words() -> None:
    """The preposition may stand before the first of several words."""
    assert place("The Chilean foreign minister was in New Delhi.") == ("New Delhi", "IND")


def test_what_somebody_is_somewhere_for_happens_there() -> None:
    """ "was in X to meet somebody" places the meeting."""
    text = "The Chilean foreign minister was in New Delhi to meet President Putin of Russia."
    found = legation.read(text, published="2022-07-27").events
    assert {event.where.span.text if event.where else None for event in found} == {"New Delhi"}


def test_an_organisation_is_no_place() -> None:
    """A forum's name holds that of a region, and is none."""
    text = "Chile and Peru met at the Asia-Pacific Economic Cooperation forum."
    found = place(text)
    assert found is None or found[0] != "Asia-Pacific Economic Cooperation"


def test_a_town_with_a_time_behind_it() -> None:
    """Where a pact is signed, though the tree puts the town to what the pact is about."""
    text = "India and Japan signed a pact on fisheries in Tokyo on Friday."
    assert place(text) == ("Tokyo", "JPN")


def test_a_town_of_what_an_act_is_about_is_no_place() -> None:
    """Without a time behind it."""
    text = "On Friday India and Japan signed a pact on the port in Chennai."
    assert place(text) is None


def test_where_something_was_that_is_talked_about_is_no_place() -> None:
    """Also with a time behind it."""
    text = "The ministers of Chile and Peru discussed the attack in Kabul on Monday."
    assert place(text) is None


def test_what_is_done_on_a_journey() -> None:
    """A meeting told as part of a journey takes place where that goes."""
    text = "During its trip to Peru, the Chilean delegation discussed copper prices with Peruvian officials."
    events = legation.read(text, published="2022-07-26").events
    assert [(event.kind, event.where and event.where.span.text) for event in events] == [
        ("visit", "Peru"),
        ("meeting", "Peru"),
    ]
