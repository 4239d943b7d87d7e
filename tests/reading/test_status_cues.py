"""Cues: the words of the text that give an event its status."""

from __future__ import annotations

import pytest

import legation
from legation.model import Event, EventType, Status


def told(text: str, sort: EventType = EventType.CONSULT) -> Event:
    """The first event of a type in a text of 26 July 2022."""
    reading = legation.read(text, published="2022-07-26")
    return next(event for event in reading.events if event.type is sort)


def cue(text: str, status: Status, sort: EventType = EventType.CONSULT) -> str | None:
    """The words that give an event of a type its status, which must be the one named."""
    event = told(text, sort)
    assert event.status is status
    return event.status_cue and event.status_cue.text


HAPPENED = {
    "a simple past": ("Peru's foreign minister met his Chilean counterpart in Lima on Monday.", "met"),
    "a perfect with its auxiliary": ("The presidents of Kenya and Uganda have met in Nairobi.", "have met"),
    "the verb that carries a noun": ("Kenya and Uganda held talks in Nairobi on Monday.", "held"),
    "the participle behind a noun": ("Talks held in Nairobi between Kenya and Uganda ended without result.", "held"),
    "a present that tells a single act": ("Modi visits Japan", "visits"),
}
PLANNED = {
    "will": ("The foreign ministers of Peru and Chile will meet in Lima next week.", "will"),
    "will in one with its pronoun": ("“We'll meet the Chilean president in Lima,” Peru's president said.", "'ll"),
    "are to": ("The foreign ministers of Peru and Chile are to meet in Lima on Friday.", "are to"),
    "expected to": ("The Peruvian president is expected to visit Chile in August.", "expected to"),
    "due to": ("The Peruvian president is due to visit Chile in August.", "due to"),
    "due in": ("The Peruvian president is due in Santiago, Chile, on Friday.", "due"),
    "set to": ("The Peruvian president is set to visit Chile in August.", "set to"),
    "likely to": ("The Peruvian president is likely to visit Chile in August.", "likely to"),
    "a verb of intent": ("The Peruvian president plans to visit Chile in August.", "plans to"),
    "a verb of agreeing": ("The Peruvian president has agreed to visit Chile in August.", "agreed to"),
    "a verb of preparing": ("Peru is preparing to host the Chilean president in Lima.", "preparing to"),
    "a noun of intent": ("Peru and Chile have a plan to hold talks in Lima.", "plan to"),
    "the infinitive of a headline": ("The Peruvian president to visit Chile in September", "to visit"),
    "an infinitive behind a noun": ("A summit of Peru and Chile to be held in Lima took months.", "to be held"),
    "an adjective": ("The upcoming meeting between Peru and Chile worries Bolivia.", "upcoming"),
    "ahead of": ("Peru and Chile traded barbs ahead of talks between their ministers.", "ahead of"),
    "before": ("Peru closed a bridge before the visit of the Chilean president to Lima.", "before"),
    "would in what somebody said": ("Chile said its president would meet the Peruvian president.", "would"),
    "an invitation accepted": ("The Peruvian president has accepted the invitation to visit Chile.", "accepted"),
    "a date ahead of a present": ("The Peruvian president visits Chile on August 16.", "August 16"),
    "a weekday ahead of a present": ("The Peruvian president flies to Chile on Friday.", "Friday"),
}
POSSIBLE = {
    "may": ("The Peruvian president may visit Chile in August.", "may"),
    "could": ("The presidents of Peru and Chile could meet in Lima.", "could"),
    "cannot, uncut": ("The Peruvian president cannot meet the Chilean president.", "cannot"),
    "a condition in front": ("If Peru and Chile meet in Lima, Bolivia will protest.", "If"),
    "a condition by inversion": ("Should Peru and Chile meet in Lima, Bolivia will protest.", "Should"),
    "not yet": ("The presidents of Peru and Chile have not yet met.", "not yet"),
    "a verb of weighing": ("Peru is considering a visit of its president to Chile.", "considering"),
    "a verb of wishing": ("Peru wants to meet Chile in Lima.", "wants to"),
    "a verb of proposing": ("Chile has proposed a meeting with Peru.", "proposed"),
    "an invitation": ("Chile invited the Peruvian president to Santiago.", "invited"),
    "an adjective": ("A possible meeting between Peru and Chile worries Bolivia.", "possible"),
    "a calling off that is only possible": ("Peru could call off its president's visit to Chile.", "could"),
}
CANCELLED = {
    "a verb with its particle": ("Poland called off the visit of its president to Hungary.", "called off"),
    "a verb": ("Poland has cancelled a meeting with Hungary.", "cancelled"),
    "a passive": ("The visit of the Polish president to Hungary was postponed.", "postponed"),
    "a particle alone": ("The Polish president's trip to Hungary is off.", "off"),
    "an idiom": ("Poland put the visit of its president to Hungary on ice.", "on ice"),
    "was to have": ("The Polish president was to have visited Hungary on Tuesday.", "was to have"),
    "a turn behind a past plan": ("The Polish president was to visit Hungary on Friday, but he fell ill.", "but"),
    "an adjective": ("The postponed visit of the Polish president to Hungary annoyed Budapest.", "postponed"),
}
DENIED = {
    "not": ("The Polish president did not meet the Hungarian prime minister in Budapest.", "not"),
    "not, in one with its auxiliary": ("The Polish president didn't meet the Hungarian prime minister.", "didn't"),
    "never": ("The Polish president never met the Hungarian prime minister.", "never"),
    "no": ("No Polish president has visited Hungary since 2019.", "No"),
    "a verb of refusing": ("Norway refused to meet the Russian delegation in Oslo.", "refused to"),
    "a verb of denying": ("Poland denied that its president had met the Hungarian prime minister.", "denied"),
    "would have": ("The Polish president would have met the Hungarian prime minister.", "would have"),
    "a plan that there is none of": ("Poland has no plan to meet the Hungarian president.", "no plan"),
    "an intent negated": ("Poland does not expect to meet the Hungarian president.", "not expect"),
}
ONGOING = {
    "a progressive": ("The foreign ministers of Peru and Chile are meeting in Lima.", "are meeting"),
    "a predicate": ("Talks between Peru and Chile are under way in Lima.", "under way"),
    "a verb of going on": ("Peru and Chile continue to hold talks in Lima.", "continue to"),
    "an adjective": ("The ongoing talks between Peru and Chile worry Bolivia.", "ongoing"),
    "being somewhere": ("The Peruvian president is in Santiago, Chile, for talks with his host.", "is"),
}
TABLES = {
    Status.HAPPENED: HAPPENED,
    Status.PLANNED: PLANNED,
    Status.POSSIBLE: POSSIBLE,
    Status.CANCELLED: CANCELLED,
    Status.DENIED: DENIED,
    Status.ONGOING: ONGOING,
}


@pytest.mark.parametrize(
    ("status", "text", "words"),
    [
        pytest.param(status, text, words, id=f"{status}: {name}")
        for status, table in TABLES.items()
        for name, (text, words) in table.items()
    ],
)
def test_the_words_that_give_a_status(status: Status, text: str, words: str) -> None:
    """What decides it stands in the text: the modal, the verb above, the negation, the adjective, the verb itself."""
    assert cue(text, status) == words


@pytest.mark.parametrize(
    ("text", "sort", "status", "words"),
    [
        ("Russia and Norway failed to agree on a treaty.", EventType.AGREE, Status.DENIED, "failed to"),
        ("Chile pledged $3 million in aid to Peru.", EventType.AID, Status.PLANNED, "pledged"),
        ("Chile will supply grain to Peru if Lima lifts its ban.", EventType.AID, Status.POSSIBLE, "if"),
        ("Chile will supply grain to Peru unless Lima objects.", EventType.AID, Status.POSSIBLE, "unless"),
        ("Turkey has occupied northern Cyprus since 1974.", EventType.COERCE, Status.ONGOING, "has occupied"),
        ("A treaty between Kenya and Uganda was signed.", EventType.AGREE, Status.HAPPENED, "was signed"),
        ("Chile ordered the Peruvian ambassador to leave.", EventType.SANCTION, Status.HAPPENED, "ordered"),
    ],
)
def test_the_words_that_give_the_status_of_other_acts(text: str, sort: EventType, status: Status, words: str) -> None:
    """Aid, treaties, occupations and expulsions have their cues too."""
    assert cue(text, status, sort) == words


def test_a_noun_alone_has_no_cue() -> None:
    """Where no verb tells it, nothing in the text gives the status."""
    assert cue("After the summit of Peru and Chile the airport was closed.", Status.HAPPENED) is None


def test_words_far_apart_leave_the_main_one() -> None:
    """A cue is no longer than a few words: of "not … as planned" the negation stays."""
    text = "The ministers of Poland and Hungary did not meet on Thursday in the old castle of Pest as planned."
    assert cue(text, Status.CANCELLED) == "not"


def test_words_apart_but_near_make_one_span() -> None:
    """The span reaches from the first to the last."""
    text = "The ministers of Poland and Hungary did not meet on Thursday as planned."
    assert cue(text, Status.CANCELLED) == "not meet on Thursday as planned"


def test_a_cue_lies_where_it_says() -> None:
    """The offsets are those of the article, also behind its first sentence."""
    text = "It rained in Lima. The Peruvian president is expected to visit Chile in August."
    found = told(text).status_cue
    assert found is not None
    assert text[found.start : found.end] == found.text == "expected to"


def test_each_claim_has_the_cue() -> None:
    """A statement about an event carries the words that give its status."""
    reading = legation.read("The Peruvian president may visit Chile in August.", published="2022-07-26")
    assert [claim.cue and claim.cue.text for claim in reading.claims()] == ["may"]
