"""Transcripts: "I", "we" and "you" mean whoever speaks and whoever is spoken to."""

from __future__ import annotations

import legation
from legation import EventType

HEAD = "Foreign Minister Baiba Braze of Latvia and Foreign Minister Penny Wong of Australia Before Their Meeting\n\n"


def supports(turns: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Who supports whom in a transcript of two ministers."""
    found = legation.read(HEAD + turns, published="2024-05-06").events
    return [(event.source, event.target) for event in found if event.type is EventType.SUPPORT]


def test_who_speaks_is_i_and_who_listens_is_you() -> None:
    """The same words mean one thing in the turn of one, and the other in the turn of the other."""
    first = "FOREIGN MINISTER BRAZE: I thank you for your help with the port.\n\n"
    second = "FOREIGN MINISTER WONG: We thank you for your help with the port.\n\n"
    assert supports(first) == [(("LVA",), ("AUS",))]
    assert supports(second) == [(("AUS",), ("LVA",))]


def test_a_turn_lasts_until_the_next() -> None:
    """A later paragraph belongs to the last speaker named."""
    text = (
        "FOREIGN MINISTER WONG: It has been a long day.\n\nIt rained as well.\n\nI thank you for your help today.\n\n"
    )
    assert supports(text) == [(("AUS",), ("LVA",))]


def test_a_polite_word_is_no_act() -> None:
    """Whoever is thanked to their face for nothing that is told is only spoken to politely."""
    assert supports("FOREIGN MINISTER WONG: Thank you, Minister. It has been a long day.\n\n") == []


def test_our_countries_are_those_of_the_two() -> None:
    """ "Our countries" are the speaker's and the other's."""
    text = HEAD + "FOREIGN MINISTER WONG: We had a dialogue between our countries in March.\n\n"
    found = legation.read(text, published="2024-05-06").events
    assert ("AUS", "LVA") in [tuple(sorted(event.source)) for event in found if event.kind == "dialogue"]


def meetings(turns: str) -> list[tuple[str, tuple[str, ...]]]:
    """The first words and the parties of each meeting below the headline in a transcript of two ministers."""
    found = legation.read(HEAD + turns, published="2024-05-06").events
    consulted = [event for event in found if event.type is EventType.CONSULT]
    return [(span.text, tuple(sorted(event.source))) for event in consulted for span in event.mentions]


def test_a_pleasure_to_meet_you_is_the_speakers() -> None:
    """Who speaks of meeting "you" takes part, though no subject tells it."""
    found = meetings("FOREIGN MINISTER WONG: It is a great pleasure to meet with you here.\n\n")
    assert ("meet with you", ("AUS", "LVA")) in found


def test_our_meeting_is_with_whoever_listens() -> None:
    """ "Our meeting" is of the speaker and of the one spoken to."""
    found = meetings("FOREIGN MINISTER WONG: I enjoyed our meeting of last year in Perth.\n\n")
    assert ("our meeting", ("AUS", "LVA")) in found


def test_a_label_without_a_name_is_the_office_in_the_headline() -> None:
    """ "THE PRESIDENT" speaks for the state whose president the headline names."""
    text = (
        "Remarks by President Sauli Niinisto of Finland and Prime Minister Kyriakos Mitsotakis of Greece\n\n"
        "THE PRESIDENT: I thank you for your help with the ferry.\n\n"
    )
    found = legation.read(text, published="2023-05-06").events
    assert (("FIN",), ("GRC",)) in [(event.source, event.target) for event in found]
