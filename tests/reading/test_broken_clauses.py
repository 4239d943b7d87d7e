"""Clauses that asides break, clefts, counted days and the like: who acts towards whom, and whether it has happened."""

from __future__ import annotations

import pytest

import legation
from legation.model import EventType, Status


def told(text: str, sort: EventType) -> tuple[tuple[str, ...], tuple[str, ...], Status]:
    """The sides and the status of the first event of a type in a text of 26 July 2022."""
    events = legation.read(text, published="2022-07-26").events
    event = next(event for event in events if event.type is sort)
    return event.source, event.target, event.status


def test_an_aside_breaks_a_verb() -> None:
    """ "Would not, the ministry said, be lending": the helper and its subject belong to what follows."""
    text = "Bahrain would not, its finance minister said, be lending money to Sudan."
    assert told(text, EventType.AID) == (("BHR",), ("SDN",), Status.DENIED)


def test_a_future_broken_by_an_aside() -> None:
    """What is to come stays so behind an aside."""
    text = "Austria will, the ministry said, send doctors to Laos."
    assert told(text, EventType.AID) == (("AUT",), ("LAO",), Status.PLANNED)


def test_a_cleft_denies() -> None:
    """ "What X did not do was" denies the verb behind it, whose subject is X."""
    text = "What Uruguay did not do on Friday was expel the Cuban consul."
    assert told(text, EventType.SANCTION) == (("URY",), ("CUB",), Status.DENIED)


def test_a_cleft_tells_all_that_was_done() -> None:
    """ "All that X did was" tells what X did."""
    text = "All that Uruguay did was expel the Cuban consul."
    assert told(text, EventType.SANCTION) == (("URY",), ("CUB",), Status.HAPPENED)


def test_days_running_are_no_verb() -> None:
    """In "for the fifth day running" nobody runs; what is done so goes on."""
    text = "For the sixth week running Polish and Lithuanian crews jointly trained on the lake."
    assert told(text, EventType.COOPERATE) == (("POL", "LTU"), ("POL", "LTU"), Status.ONGOING)


def test_a_verb_with_a_hyphen_has_the_name_for_its_subject() -> None:
    """ "Iran test-fired": it is Iran that fired, and no test."""
    text = "Iran test-fired three missiles into the sea."
    assert told(text, EventType.MOBILIZE) == (("IRN",), (), Status.HAPPENED)


def test_an_object_behind_an_aside() -> None:
    """ "Signed, after a week of talks, a pact": the pact is signed."""
    text = "Gabon and Cameroon reached, after a week of quarrels, a deal on the ferry."
    assert told(text, EventType.AGREE) == (("GAB", "CMR"), ("GAB", "CMR"), Status.HAPPENED)


def test_a_turned_condition_with_two_subjects() -> None:
    """ "Were X and Y to sign" leaves it open."""
    text = "Were Gabon and Cameroon to sign, the ferry would sail."
    assert told(text, EventType.AGREE)[2] is Status.POSSIBLE


@pytest.mark.parametrize(
    "text",
    [
        "At no time did Ghana expel the Togolese consul.",
        "Not once has Ghana expelled a Togolese consul.",
        "Under no circumstances will Ghana expel the Togolese consul.",
        "Ghana came within an hour of expelling the Togolese consul.",
        "Ghana scotched rumours that it had expelled the Togolese consul.",
    ],
)
def test_denials_in_front(text: str) -> None:
    """What denies an act may stand far in front of it."""
    assert told(text, EventType.SANCTION) == (("GHA",), ("TGO",), Status.DENIED)


def test_in_no_time_denies_nothing() -> None:
    """ "In no time" says how fast."""
    text = "In no time Ghana expelled the Togolese consul."
    assert told(text, EventType.SANCTION)[2] is Status.HAPPENED


@pytest.mark.parametrize(
    "text",
    [
        "Niger had second thoughts about expelling the Libyan consul.",
        "Niger thought better of expelling the Libyan consul.",
        "Niger will not expel the Libyan consul after all.",
    ],
)
def test_thought_better_of(text: str) -> None:
    """What somebody thinks better of is called off."""
    assert told(text, EventType.SANCTION) == (("NER",), ("LBY",), Status.CANCELLED)


def test_no_truth_in_the_report() -> None:
    """A report without truth is denied, wherever the tree hangs its clause."""
    text = "There is no truth in the report that Malta expelled the Libyan consul."
    assert told(text, EventType.SANCTION)[2] is Status.DENIED


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("Eritrea is believed to be holding a Danish engineer.", EventType.COERCE),
        ("Malta is keeping the crossing to Libya closed.", EventType.SANCTION),
        ("Malta has kept the crossing to Libya closed since May.", EventType.SANCTION),
        ("Danish cheese remains banned by Oman.", EventType.SANCTION),
        ("Oman's embargo on Danish cheese remains in force.", EventType.SANCTION),
        ("Danish guns shelled Swedish posts for a third straight day.", EventType.ASSAULT),
    ],
)
def test_what_goes_on(text: str, sort: EventType) -> None:
    """What somebody is thought to be doing, keeps so or does day by day goes on."""
    assert told(text, sort)[2] is Status.ONGOING


def test_who_keeps_something_shut_has_shut_it() -> None:
    """The subject of "keep" does what the participle behind its object tells."""
    assert told("Malta is keeping the crossing to Libya closed.", EventType.SANCTION)[:2] == (("MLT",), ("LBY",))


def test_to_drop_duties_is_done() -> None:
    """To drop a duty is to concede it, and calls nothing off."""
    text = "Canada has dropped its duties on Brazilian steel."
    assert told(text, EventType.CONCEDE) == (("CAN",), ("BRA",), Status.HAPPENED)


def test_to_rule_something_lawful_denies_nothing() -> None:
    """Only who rules something out denies it."""
    text = "Denmark's seizure of a Russian tanker has been ruled lawful."
    assert told(text, EventType.COERCE)[2] is Status.HAPPENED


def test_a_pact_that_is_shelved() -> None:
    """What several have shelved together is off."""
    text = "Togo and Benin have shelved their ferry pact."
    assert told(text, EventType.AGREE) == (("TGO", "BEN"), ("TGO", "BEN"), Status.CANCELLED)


def test_negotiators_who_adjourn_call_nothing_off() -> None:
    """Only what is shelved is off; those who break off for the night have met."""
    text = "Togolese and Beninese negotiators adjourned at midnight."
    assert told(text, EventType.CONSULT) == (("TGO", "BEN"), ("TGO", "BEN"), Status.HAPPENED)


def test_a_plan_told_with_with() -> None:
    """ "With X to host Y" tells a plan."""
    text = "With Chad to host the Malian foreign minister on Friday, hotels are full."
    assert told(text, EventType.CONSULT)[2] is Status.PLANNED


def test_who_calls_off_his_own_act() -> None:
    """Who puts off a return was to give back."""
    text = "Denmark has put off the return of the ship to Iceland."
    assert told(text, EventType.CONCEDE) == (("DNK",), ("ISL",), Status.CANCELLED)


def test_those_sent_to_help() -> None:
    """Nurses sent to help are sent by their state, where nobody else is told to send them."""
    text = "Tongan nurses will be flown to Samoa after the storm."
    assert told(text, EventType.AID) == (("TON",), ("WSM",), Status.PLANNED)


def test_somebody_is_got_to_do_something() -> None:
    """The object of "get" does what the infinitive tells."""
    text = "Pressure from the press got Belarus to free a Finnish priest."
    assert told(text, EventType.CONCEDE)[:2] == (("BLR",), ("FIN",))


def test_the_author_of_a_noun_that_takes_somebody_by_surprise() -> None:
    """The "by" behind the noun's own phrase tells who did it, not that of its verb."""
    text = "The expulsion of the Omani envoy by Sudan took the Gulf by surprise."
    assert told(text, EventType.SANCTION)[:2] == (("SDN",), ("OMN",))


def test_a_shared_object() -> None:
    """Two verbs joined right behind one another share their object."""
    text = "Laos neither freed nor charged the Danish hikers."
    assert told(text, EventType.CONCEDE) == (("LAO",), ("DNK",), Status.DENIED)


def test_as_did_somebody_else() -> None:
    """ "As did X" tells the same of X."""
    text = "Norway expelled the Russian consul, as did Finland."
    events = legation.read(text, published="2022-07-26").events
    assert [event.source for event in events if event.type is EventType.SANCTION] == [("NOR",), ("FIN",)]


def test_a_charge_rejected_is_that_of_who_said_so() -> None:
    """Who rejects "the charge" answers whoever said so right before."""
    text = "Chad said on Monday that Libya was arming bandits. Libya rejected the charge."
    assert told(text, EventType.REJECT)[:2] == (("LBY",), ("TCD",))


def test_a_refusal_answers_the_request_before_it() -> None:
    """Who refuses what was asked for refuses it to who asked."""
    text = "Egypt asked for a joint patrol. Sudan refused."
    assert told(text, EventType.REJECT)[:2] == (("SDN",), ("EGY",))


def test_people_told_by_their_state_are_nationals() -> None:
    """Frames that ask for nationals take "two Danes" for such."""
    assert told("Oman put two Danes behind bars.", EventType.COERCE)[:2] == (("OMN",), ("DNK",))


def test_whose_goods_a_threat_is_about() -> None:
    """What a threat would hit may be told by its owner."""
    text = "Libya warned that it would cut off Malta's oil."
    assert told(text, EventType.THREATEN)[:2] == (("LBY",), ("MLT",))


def test_an_envoy_recalled_for_consultations_consults_nobody_abroad() -> None:
    """Consultations are but the reason of the recall."""
    text = "Peru recalled its ambassador to Cuba for consultations."
    events = legation.read(text, published="2022-07-26").events
    assert [event.type for event in events] == [EventType.SANCTION]


def test_a_relative_clause_in_front_of_the_verb() -> None:
    """The verb behind the relative clause is that of the noun in front of it."""
    text = "Panama, whose senators are weighing a levy on scrap, has threatened to impound the ferry."
    assert told(text, EventType.THREATEN)[0] == ("PAN",)


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Turkish jets bombed a mill north of Aleppo.", (("TUR",), ("SYR",))),
        ("A Russian submarine has been cruising north of Tromso since Sunday.", (("RUS",), ("NOR",))),
    ],
)
def test_the_side_of_a_place(text: str, sides: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    """What is done south of a place is done in, or towards, the state of that place."""
    event = legation.read(text, published="2022-07-26").events[0]
    assert (event.source, event.target) == sides
