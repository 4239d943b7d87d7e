"""Status: what is done by saying so, what is there when it is spoken of, and what a verb beside another makes of it."""

from __future__ import annotations

import pytest

import legation
from legation.model import EventType, Status


def status(text: str, sort: EventType, words: str = "") -> Status | None:
    """The status of the first event of a type told in some words, in a text of 26 July 2022."""
    reading = legation.read(text, published="2022-07-26")
    told = (event for event in reading.events if event.type is sort)
    return next((event.status for event in told if any(words in each.text for each in event.mentions)), None)


def test_a_pledge_is_made_by_saying_that_one_will() -> None:
    """Who says that his state will work with another has pledged it."""
    assert status("Finland will continue to work with Estonia on fishing.", EventType.AGREE) is Status.HAPPENED


def test_a_paper_that_will_be_signed_is_planned() -> None:
    """A signature is no pledge."""
    assert status("Finland and Estonia will sign a treaty on fishing in May.", EventType.AGREE) is Status.PLANNED


def test_who_wants_to_thank_does_so() -> None:
    """What somebody wants to say is said."""
    text = 'Minister Haavisto of Finland said: "I want to applaud Estonia for its help to Ukraine."'
    assert status(text, EventType.SUPPORT, "applaud") is Status.HAPPENED


def test_what_others_want_him_to_praise_is_open() -> None:
    """Only the speaker's own words are done by wanting to say them."""
    text = "Parliament wants Finland to applaud Estonia for its help to Ukraine."
    assert status(text, EventType.SUPPORT, "applaud") is not Status.HAPPENED


def test_a_stand_that_somebody_is_committed_to_is_taken() -> None:
    """The gerund behind "committed to" tells a stand."""
    assert status("Fiji remains committed to standing beside Tonga.", EventType.SUPPORT) is Status.HAPPENED


def test_who_was_allowed_to_visit_did() -> None:
    """A permission told of the past was used."""
    text = "Nepal's former king was allowed to visit Bhutan."
    assert status(text, EventType.CONSULT) is Status.HAPPENED


def test_what_may_be_allowed_is_open() -> None:
    """A permission still to be given leaves the visit possible."""
    assert status("Nepal's former king may be allowed to visit Bhutan.", EventType.CONSULT) is Status.POSSIBLE


def test_one_of_the_first_states_to_do_something_did_it() -> None:
    """A rank tells a fact, also behind "one of"."""
    text = "Norway was one of the first countries to recognise Kosovo."
    assert status(text, EventType.SUPPORT) is Status.HAPPENED


def test_what_will_be_an_occasion_to_meet_is_planned() -> None:
    """The future of the occasion is that of the meeting."""
    text = "The fair will be an occasion for Danish envoys to meet the Fijian premier."
    assert status(text, EventType.CONSULT) is Status.PLANNED


def test_a_verb_beside_another_is_not_governed_by_it() -> None:
    """Offering sympathy is no offer to meet."""
    text = "Peru's minister will fly to Havana to offer Cuba her sympathy and to meet the Cuban president."
    assert status(text, EventType.CONSULT, "meet") is Status.PLANNED


def test_what_is_refrained_from_is_not_what_stands_beside_it() -> None:
    """Who is urged to refrain from one thing and do another has not denied the other."""
    text = "The envoys of Peru urged Chile to refrain from threats and engage in talks with Bolivia."
    assert status(text, EventType.CONSULT, "engage") is Status.POSSIBLE


def test_what_an_announcement_is_of_is_planned() -> None:
    """An announcement to do something is a plan."""
    text = "Ghana praised Benin's announcement to start talks with Togo on the ferry."
    assert status(text, EventType.CONSULT) is Status.PLANNED


def test_what_somebody_is_to_apologise_for_has_been_done() -> None:
    """The reason of an apology is a fact, whether or not the apology comes."""
    text = "Campaigners wanted Peru to apologise for bombing the Chilean bridge."
    assert status(text, EventType.ASSAULT) is Status.HAPPENED


def test_a_deployment_that_is_discussed_is_there() -> None:
    """What is particular and discussed is no mere idea."""
    text = "Peru's envoy discussed the Rwandan deployment of troops to Mali with France."
    assert status(text, EventType.MOBILIZE) is Status.HAPPENED


def test_a_war_that_threatens_something_is_there() -> None:
    """What does something is not what is threatened."""
    assert status("Peru's war against Chile threatens the trade of Bolivia.", EventType.ASSAULT) is Status.HAPPENED


def test_an_occasion_to_which_somebody_will_go_is_planned() -> None:
    """A dialogue beside the meetings for which somebody will travel lies ahead as they do."""
    text = "Norway's envoy will fly to Rabat for interviews with editors and a fisheries dialogue with Morocco."
    assert status(text, EventType.CONSULT, "dialogue") is Status.PLANNED


def test_an_occasion_at_whose_edge_somebody_will_meet_is_planned() -> None:
    """What takes place on the sidelines takes place then."""
    text = "She will meet Kenyan President Ruto on the sidelines of an African Union summit in Maputo."
    assert status(text, EventType.CONSULT, "summit") is Status.PLANNED


def test_talks_for_which_somebody_will_be_thanked_are_over() -> None:
    """Only who goes somewhere goes to what stands behind "for"."""
    text = "Norway will thank Kenya for the talks with Somalia."
    assert status(text, EventType.CONSULT, "talks") is Status.HAPPENED


def test_an_offer_that_is_discussed_is_no_gift_yet() -> None:
    """What the noun itself leaves open stays so."""
    text = "The cabinet of Nepal discussed the Indian grain offer at noon."
    assert status(text, EventType.AID) is Status.POSSIBLE


@pytest.mark.parametrize(
    "text",
    [
        "Talks between Gabon and Togo are planned.",
        "A visit by the Togolese premier to Gabon was expected.",
        "Gabon and Togo have scheduled a summit.",
    ],
)
def test_what_has_been_planned_is_ahead(text: str) -> None:
    """The plan is made, and not the meeting."""
    assert status(text, EventType.CONSULT) is Status.PLANNED


def test_more_of_what_will_be_held_is_planned() -> None:
    """ "Further" only counts one more of what the verb tells as ahead."""
    text = "Gabon and Togo held talks on Friday. Further talks will be held in autumn."
    assert status(text, EventType.CONSULT, "Further") is Status.PLANNED


def test_what_somebody_is_to_be_made_to_do() -> None:
    """A suit or a move to force somebody does not say that he did it."""
    sued = "Ghana sued Togo to force it to negotiate a border line."
    assert status(sued, EventType.CONSULT) is Status.POSSIBLE
    ruled = "The court decided against forcing Togo to negotiate with Ghana over a border line."
    assert status(ruled, EventType.CONSULT) is Status.POSSIBLE
    forced = "Ghana forced Togo to negotiate with it over a border line."
    assert status(forced, EventType.CONSULT) is Status.HAPPENED


def test_what_somebody_only_wants_to_prevent() -> None:
    """Who wants to keep another from a visit has not kept him from it."""
    wanted = "Serbia wants to stop the Danish minister from visiting Kosovo."
    assert status(wanted, EventType.CONSULT) is Status.POSSIBLE
    kept = "Serbia stopped the Danish minister from visiting Kosovo."
    assert status(kept, EventType.CONSULT) is Status.DENIED


def test_where_an_occasion_is_headed() -> None:
    """A summit that is headed for a town is to be held there."""
    assert status("The ASEAN summit is headed for Dili next year.", EventType.CONSULT) is Status.PLANNED
