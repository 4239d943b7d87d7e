"""Status: what has been begun, is being negotiated, vowed, enjoyed, or came to nothing."""

from __future__ import annotations

import pytest

import legation
from legation.model import EventType, Status


def status(text: str, sort: EventType) -> Status | None:
    """The status of the first event of a type in a text of 26 July 2022."""
    reading = legation.read(text, published="2022-07-26")
    return next((event.status for event in reading.events if event.type is sort), None)


def test_talks_that_have_been_opened_go_on() -> None:
    """A perfect of beginning tells what goes on."""
    assert status("Zambia and Angola have begun talks about a railway.", EventType.CONSULT) is Status.ONGOING


def test_talks_opened_on_a_day_have_happened() -> None:
    """A simple past of beginning tells no more than that it began."""
    assert status("Zambia and Angola began talks about a railway on Monday.", EventType.CONSULT) is Status.HAPPENED


def test_what_was_begun_and_will_go_on_goes_on() -> None:
    """A second verb tells that what was begun is not over."""
    text = "Kenya and Uganda started a joint patrol of the lake in May and will carry on with it all year."
    assert status(text, EventType.COOPERATE) is Status.ONGOING


def test_negotiations_spoken_of_go_on() -> None:
    """Negotiations that somebody is told about are under way."""
    text = "The envoy briefed reporters on the fisheries negotiations between Norway and Iceland."
    assert status(text, EventType.CONSULT) is Status.ONGOING


def test_a_round_of_negotiations_is_over() -> None:
    """One round of them is over once it is spoken of."""
    text = "The envoy praised the second round of negotiations between Norway and Iceland."
    assert status(text, EventType.CONSULT) is Status.HAPPENED


def test_who_says_that_it_is_a_pleasure_to_welcome_somebody_does_so() -> None:
    """What is a pleasure goes on as it is said."""
    text = (
        "Remarks by Foreign Minister Lindberg\n\n"
        "MINISTER LINDBERG: We are delighted to welcome President Ruto of Kenya to Helsinki."
    )
    assert status(text, EventType.CONSULT) is not Status.POSSIBLE


def test_what_was_an_honour_has_happened() -> None:
    """What was an honour is over."""
    text = "The Finnish president said that she was honoured to host President Ruto of Kenya in Helsinki last week."
    assert status(text, EventType.CONSULT) is Status.HAPPENED


#: Remarks before a meeting, with one held before.
BEFORE = (
    "Norwegian Foreign Minister Eide And Chilean Foreign Minister Urrejola Before Their Meeting\n\n"
    "FOREIGN MINISTER EIDE: Norway and Chile met in March, and there is much to talk about."
)


def test_a_title_says_that_the_meeting_comes_later() -> None:
    """Remarks before a meeting leave it planned, whatever they say of it."""
    assert status(BEFORE, EventType.CONSULT) is Status.PLANNED


def test_the_meeting_of_the_title_is_not_the_one_of_a_past_month() -> None:
    """What was held before is another meeting."""
    reading = legation.read(BEFORE, published="2022-07-26")
    assert [event.status for event in reading.events] == [Status.PLANNED, Status.HAPPENED]


def test_an_entry_of_a_programme_is_planned() -> None:
    """A line that opens with its hour tells what is to come."""
    text = (
        "Public Schedule\n\n"
        "2:30 p.m. Foreign Minister Eide participates in a bilateral meeting with Chilean President Boric, in Oslo."
    )
    assert status(text, EventType.CONSULT) is Status.PLANNED


@pytest.mark.parametrize(
    "text",
    [
        "Norway pledged that it would stand with Chile for as long as needed.",
        "Trade lies at the heart of Norway's commitment to stand with Chile.",
    ],
)
def test_a_stand_is_taken_by_vowing_it(text: str) -> None:
    """Who pledges support supports."""
    assert status(text, EventType.SUPPORT) is Status.HAPPENED


def test_talks_that_failed_took_place() -> None:
    """Talks that brought nothing have been held."""
    text = "The talks between Chad and Niger in Vienna failed to end the feud."
    assert status(text, EventType.CONSULT) is Status.HAPPENED


def test_talks_that_failed_to_take_place_did_not() -> None:
    """Those that did not come about have not."""
    text = "The talks between Chad and Niger failed to take place."
    assert status(text, EventType.CONSULT) is Status.DENIED


def test_a_denied_rumour_is_denied() -> None:
    """A passive denies what a rumour tells, too."""
    text = "A rumour that Chad had threatened Niger was denied by the embassy."
    assert status(text, EventType.THREATEN) is Status.DENIED


def test_a_denial_with_its_day_denies() -> None:
    """A day between "denied" and "that" changes nothing."""
    text = "Chile's finance ministry denied last week that frozen assets were released to Peru."
    assert status(text, EventType.CONCEDE) is Status.DENIED


def test_a_past_plan_that_will_not_be_is_cancelled() -> None:
    """A bare "won't" undoes a past plan."""
    text = "Norway planned to host Chile's foreign minister in May; now it won't."
    assert status(text, EventType.CONSULT) is Status.CANCELLED


def test_what_is_authorized_is_planned() -> None:
    """An authorized negotiation is to come."""
    text = "The cabinet of Chile authorized its minister to negotiate with Norway on salmon."
    assert status(text, EventType.CONSULT) is Status.PLANNED


def test_money_set_aside_is_planned() -> None:
    """Money that is set aside has not been given."""
    assert status("Norway has set aside $40 million for Chile.", EventType.AID) is Status.PLANNED


def test_money_that_is_being_committed_is_planned() -> None:
    """So is what somebody is committing."""
    assert status("Norway is committing $40 million to Chile.", EventType.AID) is Status.PLANNED


def test_who_is_lifting_sanctions_lifts_them() -> None:
    """A progressive of a decision tells that it is taken."""
    assert status("Norway is lifting sanctions on Belarus.", EventType.CONCEDE) is Status.HAPPENED


def test_what_is_banned_until_august_is_banned() -> None:
    """A time up to which something holds makes no plan of it."""
    text = "Chile protested against the salmon ban declared by Norway until December."
    assert status(text, EventType.SANCTION) is Status.HAPPENED


def test_a_delayed_accord_may_still_be_signed() -> None:
    """What was put off and is taken up again is what its verb says."""
    text = "The delayed fisheries accord between Norway and Chile could be signed in September."
    assert status(text, EventType.AGREE) is Status.POSSIBLE


def test_a_visit_that_somebody_hopes_to_pay_is_possible() -> None:
    """A clause behind a noun tells who only hopes for it."""
    text = "A visit that Norway's queen wants to make to Chile has no date."
    assert status(text, EventType.CONSULT) is Status.POSSIBLE


def test_a_verb_of_headlines_is_no_noun() -> None:
    """A headline's verb counts, though the tree takes it for a noun."""
    text = "Scandal derails Chilean visit to Norway"
    reading = legation.read(text, published="2022-07-26")
    assert Status.CANCELLED in {event.status for event in reading.events}
