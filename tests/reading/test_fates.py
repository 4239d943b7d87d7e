"""What becomes of an act: gerunds behind a preposition, nouns whose predicate tells their fate, what stands still."""

from __future__ import annotations

import pytest

import legation
from legation.model import EventType, Status

DAY = "2023-06-14"


def status(text: str, sort: EventType) -> Status | None:
    """The status of the first event of a type."""
    events = legation.read(text, published=DAY).events
    return next((event.status for event in events if event.type is sort), None)


def told(text: str) -> list[str]:
    """The events of a text, each with its type, sides and status."""
    events = legation.read(text, published=DAY).events
    return [f"{event.type} {'+'.join(event.source)} > {'+'.join(event.target)} {event.status}" for event in events]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile is thinking of expelling the Bolivian ambassador.", Status.POSSIBLE),
        ("Chile is toying with the idea of expelling the Bolivian ambassador.", Status.POSSIBLE),
        ("Chile has dropped the idea of expelling the Bolivian ambassador.", Status.CANCELLED),
        ("Chile changed its mind about expelling the Bolivian ambassador.", Status.CANCELLED),
        ("Chile stopped short of expelling the Bolivian ambassador.", Status.DENIED),
        ("Chile has no intention of expelling the Bolivian ambassador.", Status.DENIED),
        ("Chile is bent on expelling the Bolivian ambassador.", Status.PLANNED),
    ],
)
def test_words_in_front_of_a_gerund_say_what_becomes_of_its_act(text: str, expected: Status) -> None:
    """An idea is possible, one given up cancelled, what somebody stops short of denied."""
    assert status(text, EventType.SANCTION) is expected


def test_who_has_an_idea_does_what_it_is_about() -> None:
    """The subject of the verb that carries an idea is who would do it."""
    assert told("Chile has dropped the idea of expelling the Bolivian ambassador.") == ["SANCTION CHL > BOL cancelled"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks between Chile and Bolivia go on.", Status.ONGOING),
        ("Talks between Chile and Bolivia went into a third day.", Status.ONGOING),
        ("A meeting of the Chilean and Bolivian presidents is being talked of.", Status.POSSIBLE),
        ("A meeting of the Chilean and Bolivian presidents has been moved to August.", Status.CANCELLED),
        ("The Chilean president's visit to Bolivia will have to wait.", Status.CANCELLED),
        ("Preparations are in hand for the Chilean president's visit to Bolivia.", Status.PLANNED),
        ("The Chilean president's trip to Bolivia fell victim to a strike.", Status.CANCELLED),
        ("The Chilean minister stayed away from the meeting with Bolivia.", Status.DENIED),
    ],
)
def test_words_over_a_noun_say_what_becomes_of_its_act(text: str, expected: Status) -> None:
    """Talks go on, meetings are spoken of or put to another day, visits are prepared."""
    assert status(text, EventType.CONSULT) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The gas deal between Chile and Bolivia is off.", Status.CANCELLED),
        ("The gas deal between Chile and Bolivia is off the table.", Status.CANCELLED),
        ("A gas deal between Chile and Bolivia is on the table.", Status.POSSIBLE),
        ("Chile and Bolivia are close to a gas deal.", Status.POSSIBLE),
        ("Chile and Bolivia parted without a gas deal.", Status.DENIED),
    ],
)
def test_a_deal_is_told_by_its_fate(text: str, expected: Status) -> None:
    """A deal that nobody signs is an event where it is said how it stands."""
    assert status(text, EventType.AGREE) is expected


def test_a_deal_named_in_passing_is_none() -> None:
    """A deal of which nothing is said tells no event."""
    assert status("The gas deal between Chile and Bolivia fills forty pages.", EventType.AGREE) is None


@pytest.mark.parametrize(
    "text", ["The Chilean president will no longer go to Bolivia.", "The Chilean president will not now go to Bolivia."]
)
def test_what_will_not_be_done_any_more_is_cancelled(text: str) -> None:
    """ "No longer" and "not now" tell of a plan that there was."""
    assert status(text, EventType.CONSULT) is Status.CANCELLED


def test_what_somebody_would_not_do_was_not_done() -> None:
    """ "Would not" is a refusal, and leaves nothing open."""
    assert status("Chile would not let the Bolivian sailors go.", EventType.CONCEDE) is Status.DENIED


def test_a_no_that_is_answered_denies_nothing() -> None:
    """Who says no has refused."""
    assert told("Chile gave Bolivia a flat no.") == ["REJECT CHL > BOL happened"]


def test_what_has_been_shut_since_a_day_is_so_still() -> None:
    """A perfect with "since" tells that what was done stands."""
    text = "Chile's border with Bolivia has been shut since May."
    assert told(text) == ["SANCTION CHL > BOL ongoing"]


def test_who_has_been_on_alert_since_a_day_is_so_still() -> None:
    """A state told without a verb lasts likewise."""
    text = "Chilean troops have been on alert along the Bolivian border since Monday."
    assert status(text, EventType.MOBILIZE) is Status.ONGOING


def test_two_in_the_middle_of_an_exercise_are_at_it() -> None:
    """ "In the middle of" tells what goes on."""
    assert status("Chile and Peru are in the middle of an exercise.", EventType.COOPERATE) is Status.ONGOING


def test_neither_of_two_denies() -> None:
    """ "Neither ... nor" in front of who acts denies the act."""
    text = "Neither the Chilean minister nor his Bolivian colleague attended the summit."
    assert status(text, EventType.CONSULT) is Status.DENIED


def test_a_sentence_that_names_nobody_has_the_sides_of_the_act_before() -> None:
    """What follows an ultimatum is done, or not, by whoever gave it."""
    text = "The ultimatum that Chile gave to Bolivia ran out at midnight. No troops moved."
    assert told(text)[-1] == "MOBILIZE CHL > BOL denied"


def test_a_participle_in_front_is_done_to_the_subject() -> None:
    """Who is expelled is acted upon, though the sentence is about him."""
    text = "Expelled from Chile on Monday, the Bolivian diplomats flew home."
    assert "SANCTION CHL > BOL happened" in told(text)


def test_close_to_closes_nothing() -> None:
    """ "Are close to" is no closing."""
    assert status("Chile and Bolivia are close to a gas deal.", EventType.SANCTION) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is not true that Kenya expelled the Ugandan ambassador.", Status.DENIED),
        ("There is no truth in reports that Kenya has expelled the Ugandan ambassador.", Status.DENIED),
        ("Reports that Kenya has expelled the Ugandan ambassador are false.", Status.DENIED),
        ("It is true that Kenya expelled the Ugandan ambassador.", Status.HAPPENED),
        ("Far from expelling the Ugandan ambassador, Kenya gave him a house.", Status.DENIED),
        ("Kenya backed away from expelling the Ugandan ambassador.", Status.CANCELLED),
        ("Kenya did not, in the end, expel the Ugandan ambassador.", Status.DENIED),
    ],
)
def test_what_is_said_to_be_untrue_is_denied(text: str, expected: Status) -> None:
    """A clause that is false, or told as what somebody is far from, did not take place."""
    assert status(text, EventType.SANCTION) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya-Uganda talks off", Status.CANCELLED),
        ("Kenya-Uganda summit off", Status.CANCELLED),
        ("Kenya-Uganda summit on", Status.PLANNED),
        ("Kenya-Uganda talks Friday", Status.PLANNED),
        ("Kenya-Uganda talks under way", Status.ONGOING),
        ("Kenya-Uganda talks on fishing", Status.HAPPENED),
    ],
)
def test_the_words_behind_an_act_in_a_headline_say_what_becomes_of_it(text: str, expected: Status) -> None:
    """A headline without a verb tells the status by its last words."""
    assert status(text, EventType.CONSULT) is expected


def test_sides_in_a_deal_in_a_headline_have_agreed() -> None:
    """A headline leaves out the verb."""
    assert told("Kenya, Uganda in border deal") == ["AGREE KEN+UGA > KEN+UGA happened"]


def test_a_deal_that_is_near_in_a_headline_is_possible() -> None:
    """What is near is not there yet."""
    assert told("Kenya-Uganda border deal near") == ["AGREE KEN+UGA > KEN+UGA possible"]


def test_talks_to_which_nobody_came_were_not_held() -> None:
    """A later sentence that says so turns the plan told before."""
    text = "Kenya and Uganda were to hold talks in Nairobi on Monday. Neither delegation turned up for the talks."
    assert status(text, EventType.CONSULT) is Status.DENIED


def test_who_will_not_unless_denies() -> None:
    """A condition for giving way leaves a refusal what it is."""
    text = "Kenya will not free the Ugandan sailors unless Uganda pays, the minister said."
    assert status(text, EventType.CONCEDE) is Status.DENIED


def test_what_has_no_date_yet_is_possible() -> None:
    """Nobody has set a day for it, and nobody has ruled it out."""
    text = "No date has been set for a visit to Kenya by Uganda's president."
    assert status(text, EventType.CONSULT) is Status.POSSIBLE


def test_a_further_round_that_was_not_held_is_denied() -> None:
    """The word that only counts leaves the negation in force."""
    assert status("Kenya did not hold a further round of talks with Uganda.", EventType.CONSULT) is Status.DENIED


def test_what_somebody_said_had_begun_goes_on() -> None:
    """A past of saying makes "had begun" of "has begun"."""
    text = "The Kenyan ambassador said that Kenya had begun air strikes in Uganda."
    assert status(text, EventType.ASSAULT) is Status.ONGOING


def test_help_that_is_being_sent_is_planned() -> None:
    """Who is sending something has announced it."""
    assert status("Kenya is sending doctors to Uganda.", EventType.AID) is Status.PLANNED


def test_troops_that_will_be_left_where_they_are_stay() -> None:
    """A promise to change nothing tells what is so."""
    assert status("Kenya will leave its troops in Uganda for the time being.", EventType.MOBILIZE) is Status.ONGOING


def test_a_visit_called_off_is_cancelled_however_the_tree_hangs_it() -> None:
    """The noun right under the verb is what it is about."""
    assert status("The Ugandan president called off a visit to Kenya.", EventType.CONSULT) is Status.CANCELLED
