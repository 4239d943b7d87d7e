"""What happens: a sentence or two in, the acts with their parties out."""

from __future__ import annotations

import pytest

import legation
from legation import Event, EventType, Kind, Status

DAY = "2022-07-27"


def events(text: str, published: str | None = DAY) -> tuple[Event, ...]:
    """The events of a text published on a Wednesday."""
    return legation.read(text, published=published).events


def told(text: str) -> list[tuple[str, set[str], set[str]]]:
    """Type, sources and targets of each event."""
    return [(event.type.value, set(event.source), set(event.target)) for event in events(text)]


def test_a_meeting_has_every_party_on_both_sides() -> None:
    """Symmetric acts list all parties as sources and as targets."""
    assert told("The foreign ministers of Egypt, Greece and Cyprus met in Cairo on Tuesday.") == [
        ("CONSULT", {"EGY", "GRC", "CYP"}, {"EGY", "GRC", "CYP"})
    ]


def test_a_passive_turns_the_parties_round() -> None:
    """Who acts stands behind "by"."""
    assert told("The attack on the embassy of Norway was condemned by Jordan.")[0][:2] == ("ACCUSE", {"JOR"})


def test_a_request_is_one_act_with_what_it_asks_for() -> None:
    """What is asked for is no second event."""
    assert told("Japan urged Russia to withdraw its forces from Ukraine.") == [("REQUEST", {"JPN"}, {"RUS"})]


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chile expressed their intent to continue cooperation on fisheries.",
        "Peru and Chile signed a deal to set up a hotline.",
        "Peru and Chile agreed to form a committee to ease trade, lay a gas pipeline and build refineries.",
    ],
)
def test_an_agreement_is_one_act_with_what_it_settles(text: str) -> None:
    """What is settled or intended is no second event, also behind the noun that tells the agreement."""
    assert told(text) == [("AGREE", {"PER", "CHL"}, {"PER", "CHL"})]


@pytest.mark.parametrize(
    "text", ["Norway reaffirmed its commitment to support Moldova.", "Norway remains committed to supporting Moldova."]
)
def test_a_commitment_to_a_side_is_support(text: str) -> None:
    """Who commits himself to support somebody takes his side, once, and agrees on nothing."""
    assert told(text) == [("SUPPORT", {"NOR"}, {"MDA"})]


def test_a_stand_that_something_is_for() -> None:
    """What talks on cooperation are for is no stand of its own."""
    assert [
        kind for kind, *_ in told("Norway and Chile discussed the importance of cooperation to support Moldova.")
    ] == ["CONSULT"]


@pytest.mark.parametrize(
    "text",
    [
        "Norway and Chile are stronger when they work together.",
        "Chile exported 2 billion euros in goods to Peru last year.",
    ],
)
def test_no_act_of_cooperation(text: str) -> None:
    """Working together named in passing is no act, nor are figures of trade."""
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Norway's minister heads an association of survivors in Chile.",
        "Norway's minister called off a trip to Chile for the closing of the fair.",
    ],
)
def test_words_of_another_sense(text: str) -> None:
    """Who heads a body does not travel, and who calls off a trip asks for nothing."""
    assert not [event for event in events(text) if event.status is not Status.CANCELLED]


def test_a_phone_call_is_no_request() -> None:
    """A call by telephone asks for nothing."""
    assert [kind for kind, *_ in told("The minutes tell of a phone call made by Norway's premier to Chile.")] == [
        "CONSULT"
    ]


def test_a_news_conference_is_no_conference() -> None:
    """Who answers reporters meets nobody: only the conference of states is an event."""
    text = "Spain and Morocco opened a conference in Barcelona on Monday. Spain and Morocco held a news conference."
    assert [span.text for event in events(text) for span in event.mentions] == ["opened a conference"]


def test_a_meeting_agreed_on_is_a_second_event() -> None:
    """An agreement to meet is an act now and a meeting to come."""
    found = events("Serbia and Kosovo agreed to meet in Brussels next month.")
    assert [(event.type, event.status) for event in found] == [
        (EventType.AGREE, Status.HAPPENED),
        (EventType.CONSULT, Status.PLANNED),
    ]


def test_coordinated_verbs_share_their_subject() -> None:
    """Two verbs, one subject: two acts of the same side."""
    assert told("Turkey condemned the raid on Iraq and urged Israel to stop the strikes.")[-1] == (
        "REQUEST",
        {"TUR"},
        {"ISR"},
    )


def test_people_stand_for_their_state() -> None:
    """A minister named with the state's adjective acts for it, and is listed with office and state."""
    event = events(
        "Indian Foreign Minister Subrahmanyam Jaishankar met Norwegian Prime Minister Jonas Gahr Store in Oslo."
    )[0]
    assert set(event.source) == {"IND", "NOR"}
    assert {(person.name, person.of) for person in event.people} == {
        ("Subrahmanyam Jaishankar", "IND"),
        ("Jonas Gahr Store", "NOR"),
    }


def test_a_firm_is_no_state() -> None:
    """A private company's act is none of its state's."""
    assert told("A Chinese company bought a Brazilian mine from its owner.") == []


def test_a_capital_that_acts_is_its_state_and_a_place_otherwise() -> None:
    """ "Tokyo protested" is Japan; "in Tokyo" is a place."""
    event = events("Tokyo lodged a protest with Beijing.")[0]
    assert (event.type, event.source, event.target) == (EventType.PROTEST, ("JPN",), ("CHN",))


def test_a_visit_takes_its_goal_as_a_party() -> None:
    """The state visited takes part, and the place is where it goes."""
    event = events("Narendra Modi, the Indian prime minister, visited Tokyo in May.")[0]
    assert (event.kind, set(event.source)) == (Kind.VISIT, {"IND", "JPN"})
    assert event.where is not None
    assert (event.where.span.text, event.where.of) == ("Tokyo", "JPN")


def test_the_side_left_out_is_whom_one_meets() -> None:
    """Condolences offered at a meeting of two go to the other side."""
    found = events(
        "Irish leader Micheal Martin met Japanese Prime Minister Fumio Kishida in Tokyo on Wednesday. "
        "Martin offered his condolences."
    )
    assert [(e.type.value, e.source, e.target) for e in found if e.type is EventType.SUPPORT] == [
        ("SUPPORT", ("IRL",), ("JPN",))
    ]


def test_an_answer_goes_to_whoever_acted() -> None:
    """ "condemned the launch" is said against whoever launched."""
    found = events("North Korea launched a ballistic missile over Japan on Tuesday. Canada condemned the launch.")
    assert [(e.source, e.target) for e in found if e.type is EventType.ACCUSE] == [(("CAN",), ("PRK",))]


def test_the_two_countries_are_those_named_before() -> None:
    """ "The two countries" stands for the pair of the sentence before."""
    found = events("Kenya and Somalia are neighbours. The two countries signed a trade agreement in Nairobi on Monday.")
    assert [set(event.source) for event in found if event.type is EventType.AGREE] == [{"KEN", "SOM"}]


@pytest.mark.parametrize(
    "text",
    [
        "The prime minister of Japan reshuffled his cabinet on Wednesday.",
        "Prices of wheat rose in Egypt by four per cent.",
        "Analysts worry about relations between China and India.",
    ],
)
def test_what_is_no_act_between_states_is_no_event(text: str) -> None:
    """Domestic acts, markets and worries are no events."""
    assert told(text) == []


def test_an_official_in_another_state_is_there_on_a_visit() -> None:
    """ "Is in Beijing" is a visit, of one who is named or told by office; at home it is none."""
    found = events("Tonga's prime minister is in Beijing.")
    assert [(event.kind, event.status, event.source, event.mentions[0].text) for event in found] == [
        (Kind.VISIT, Status.ONGOING, ("TON", "CHN"), "is in Beijing")
    ]
    assert events("Tonga's prime minister is in Nuku'alofa.") == ()


def test_the_members_of_an_organisation_meet() -> None:
    """ "The G7 will meet" is a summit of one party; its ministers have a meeting."""
    found = events("The G7 will meet on Friday.")
    assert [(event.kind, event.source) for event in found] == [(Kind.SUMMIT, ("G7",))]
    found = events("G7 finance ministers will meet on Friday.")
    assert [(event.kind, event.source) for event in found] == [(Kind.MEETING, ("G7",))]


def test_somebody_received_by_office() -> None:
    """Who is received need not be named."""
    found = events("The president of Malta received the Libyan ambassador.")
    assert [(event.kind, event.source) for event in found] == [(Kind.MEETING, ("MLT", "LBY"))]


def test_the_agent_of_a_participle_behind_its_noun() -> None:
    """ "Sanctions imposed by X on Y" names both."""
    text = "Sanctions imposed by the United States on Iran have hurt its trade."
    found = events(text)
    assert [(event.source, event.target) for event in found] == [(("USA",), ("IRN",))]


def test_who_leads_a_delegation_travels_with_it() -> None:
    """ "A delegation led by X" names X."""
    text = "A U.S. delegation led by Secretary of State Antony Blinken will travel to Kenya on Friday."
    found = events(text)
    assert [[person.name for person in event.people] for event in found] == [["Antony Blinken"]]


def test_calling_on_somebody_is_a_visit_and_no_request() -> None:
    """ "Called on the president" is a meeting; "called on him to resign" asks for something."""
    assert told("India's envoy Vikram Misri called on President Xi Jinping of China in Beijing.") == [
        ("CONSULT", {"IND", "CHN"}, {"IND", "CHN"})
    ]
    assert told("India called on President Xi Jinping of China to open the pass.") == [("REQUEST", {"IND"}, {"CHN"})]


def test_who_acts_at_the_request_of_another_is_asked() -> None:
    """A request told behind what it brought goes to whoever acts in its clause."""
    assert ("REQUEST", {"HTI"}, {"CAN"}) in told("Canada sent a ship at the request of Haiti.")


def test_a_threat_on_a_condition_is_against_whom_it_binds() -> None:
    """Who must not do something is threatened where nobody else is named."""
    text = "Russia has threatened to stop the project if the United States deploys missiles."
    assert told(text) == [("THREATEN", {"RUS"}, {"USA"})]


def test_a_fact_told_aside_is_no_content() -> None:
    """What a clause of time tells is an act of its own, also under a request."""
    assert ("ASSAULT", {"TUR"}, {"SYR"}) in told("Jordan urged Turkey to stop after Turkey shelled Syria.")
    assert [sort for sort, *_ in told("Jordan demanded that Turkey explain the deal which Syria rejected.")] == [
        "REQUEST",
        "REJECT",
    ]


def test_experts_act_for_their_state() -> None:
    """Engineers, inspectors and the like of two states who work jointly do so for them."""
    assert told("Polish and Ukrainian engineers jointly tested the pumps on Monday.") == [
        ("COOPERATE", {"POL", "UKR"}, {"POL", "UKR"})
    ]


def test_where_a_delegation_is_led_to_may_hang_under_the_verb() -> None:
    """The tree may take the goal for the verb's, behind the team that is led there."""
    assert told("Nepal's foreign secretary will lead a twelve-member team to Dhaka on Saturday.") == [
        ("CONSULT", {"NPL", "BGD"}, {"NPL", "BGD"})
    ]


def test_who_heads_something_travels_nowhere() -> None:
    """A verb of travel has no object: "headed to", not "headed the list"."""
    text = "{} to Chile on Monday for talks with the Chilean foreign minister."
    journey, other = (
        [event.kind for event in legation.read(text.format(told), published="2022-07-27").events]
        for told in ("The Irish foreign minister headed", "The Irish foreign minister headed a list of complaints")
    )
    assert Kind.VISIT in journey
    assert Kind.VISIT not in other


@pytest.mark.parametrize("received", ["Brazil's defence minister", "Brazil's defence minister, Jorge Silva,"])
def test_whose_minister_is_received_hides_no_minister(received: str) -> None:
    """A name right behind a verb that says whose somebody is is not the object itself."""
    reading = legation.read(f"The Peruvian foreign minister received {received} on Monday.")
    assert [(event.type, set(event.source)) for event in reading.events] == [(EventType.CONSULT, {"PER", "BRA"})]
