"""Whole sides: everybody who acts along with somebody else, and those whom the words mean without naming them there."""

from __future__ import annotations

import pytest

import legation
from legation import EventType

DAY = "2022-07-27"


def parties(text: str, type_: EventType, day: str = DAY) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Source and target of the events of one type."""
    return [(event.source, event.target) for event in legation.read(text, published=day).events if event.type is type_]


def together(text: str, type_: EventType = EventType.CONSULT) -> list[set[str]]:
    """Those who take part in each event of a type that is done together."""
    return [set(source) for source, _ in parties(text, type_)]


# --- those told beside somebody --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "subject",
    [
        "Norway, along with Sweden, ",
        "Norway, together with Sweden, ",
        "Norway, alongside Sweden, ",
        "Together with Sweden, Norway ",
        "Norway, followed by Sweden, ",
        "Norway as well as Sweden ",
    ],
)
def test_who_acts_along_with_a_subject_acts_too(subject: str) -> None:
    """However the words join the second to the first."""
    [(source, target)] = parties(f"{subject}imposed sanctions on Belarus.", EventType.SANCTION)
    assert (set(source), target) == ({"NOR", "SWE"}, ("BLR",))


def test_a_preposition_said_once_more_adds_somebody() -> None:
    """The second "with" belongs to the same verb."""
    text = "Turkish Foreign Minister Mevlut Cavusoglu spoke with Sergey Lavrov on Monday and with Wang Yi on Tuesday."
    assert together(text) == [{"TUR", "RUS", "CHN"}]


def test_each_of_a_list_may_bear_a_long_title() -> None:
    """Names with their titles and owners in front of them stand in one row."""
    text = (
        "Italian Prime Minister Mario Draghi, his Spanish counterpart Pedro Sanchez and Greece's Kyriakos Mitsotakis "
        "met in Madrid on Monday."
    )
    assert together(text) == [{"ITA", "ESP", "GRC"}]


def test_the_subject_of_a_new_clause_is_in_no_row_with_an_object() -> None:
    """Behind "and" somebody else acts, and the one met before has no part in it."""
    text = "Kenya's William Ruto met Somalia's Hassan Sheikh Mohamud, and Ethiopia's Abiy Ahmed praised Uganda."
    assert parties(text, EventType.SUPPORT, "2023-02-01") == [(("ETH",), ("UGA",))]


def test_brackets_list_whom_a_name_stands_for() -> None:
    """No table need know the group."""
    text = "The Troika (Norway, Britain and Canada) congratulated South Sudan on its independence."
    assert parties(text, EventType.SUPPORT) == [(("NOR", "GBR", "CAN"), ("SSD",))]


# --- whose an envoy is, and where he is sent -------------------------------------------------------------------------


def test_where_an_envoy_is_sent_is_not_whose_he_is() -> None:
    """The title says for which state he is responsible."""
    text = "Norway's minister met Special Representative for Yemen John Doe. Denmark's Special Envoy for Mali met Chad."
    assert together(text) == [{"NOR"}, {"DNK", "TCD"}]


def test_an_office_holder_met_in_a_state_is_of_that_state() -> None:
    """Nothing else tells whose deputy minister he is."""
    text = "In Pretoria, US Under Secretary Uzra Zeya will meet with Deputy Foreign Minister Thabo Dlomo."
    assert together(text) == [{"USA", "ZAF"}]


def test_the_foreign_office_is_that_of_the_state_told() -> None:
    """Several states call their ministry so."""
    text = "Pakistan and Turkey signed a pact on Monday. The Foreign Office thanked Turkey."
    assert parties(text, EventType.SUPPORT) == [(("PAK",), ("TUR",))]


def test_the_authorities_are_those_of_the_place_that_opens_the_sentence() -> None:
    """Another state named before is not meant."""
    text = "Canada spoke with Mali. In Guinea, Canada urges the transition government to hold elections."
    assert parties(text, EventType.REQUEST) == [(("CAN",), ("GIN",))]


def test_whom_the_press_knows_by_surname_needs_no_organisation() -> None:
    """The article does not name the United Nations."""
    assert together("Kenya's president held calls with Antony Blinken and Guterres.") == [{"KEN", "USA", "UN"}]


# --- those whose quarrel it is ---------------------------------------------------------------------------------------


def test_who_brokers_talks_mediates_between_those_who_talk() -> None:
    """The sides stand with the noun, the mediator with the participle."""
    text = "The talks between Armenia and Azerbaijan, brokered by Russia, resumed on Monday."
    assert together(text) == [{"ARM", "AZE"}, {"RUS", "ARM", "AZE"}]


def test_who_acts_under_a_deal_are_those_between_whom_it_was_mediated() -> None:
    """The subject of the clause has the deal."""
    text = "Under a deal mediated by China, Saudi Arabia and Iran agreed to restore ties."
    assert together(text) == [{"CHN", "SAU", "IRN"}]


def test_talks_told_again_with_their_broker_are_between_those_who_met() -> None:
    """Whoever brokers them is not the only one to talk."""
    text = "Kenya and Somalia held talks in Doha. The negotiations, brokered by Qatar, revolve around a border."
    assert together(text)[-1] == {"QAT", "KEN", "SOM"}


# --- what is answered ------------------------------------------------------------------------------------------------


def test_it_is_what_somebody_did_where_it_is_condemned() -> None:
    """Neither the state named last nor the subject is meant."""
    text = "Turkey shelled villages in Iraq. The European Union condemned the attack, and Egypt called it a crime."
    assert parties(text, EventType.ACCUSE) == [(("EU",), ("TUR",)), (("EGY",), ("TUR",))]


def test_praise_of_it_goes_to_all_who_did_it() -> None:
    """A pact is made by two."""
    assert parties("Egypt and Sudan signed a border pact. Chad saluted it.", EventType.SUPPORT) == [
        (("TCD",), ("EGY", "SDN"))
    ]


def test_a_threat_behind_a_hostile_act_is_aimed_at_the_same() -> None:
    """The second verb does not say at whom."""
    text = "Norway hauled in Iran's ambassador and warned of grave consequences."
    assert parties(text, EventType.THREATEN) == [(("NOR",), ("IRN",))]


def test_a_request_is_made_to_whoever_acts_on_it() -> None:
    """What is done at a request is done by whom it was made to."""
    text = "The tanker was seized by British marines at the request of Canada."
    assert parties(text, EventType.REQUEST) == [(("CAN",), ("GBR",))]


def test_a_war_told_by_its_aggressor_is_against_whom_the_tables_know() -> None:
    """No word of the article names the other side."""
    text = "Morocco spoke with Chile about Russia's unprovoked invasion."
    assert parties(text, EventType.ASSAULT) == [(("RUS",), ("UKR",))]


def test_what_a_dialogue_is_about_takes_no_part_in_a_promise() -> None:
    """The pledge to go on with it is between those who hold it."""
    text = "They committed to continue the U.S.-EU Dialogue on China."
    assert together(text, EventType.AGREE) == [{"USA", "EU"}]


def test_who_came_to_an_occasion_takes_part_in_it() -> None:
    """One meeting, however many verbs tell of it."""
    text = (
        "The IGAD meeting in Nairobi was chaired by Kenya's foreign minister and attended by his colleagues from "
        "Uganda and Somalia."
    )
    assert together(text) == [{"IGAD", "KEN", "UGA", "SOM"}]


def test_who_leads_what_others_impose_imposes_it_too() -> None:
    """The clause behind the noun names one more, and its phrase those upon whom it is imposed."""
    text = "Kenya and Uganda announced an embargo led by Ghana against Chad."
    [(source, target)] = parties(text, EventType.SANCTION)
    assert (set(source), target) == ({"KEN", "UGA", "GHA"}, ("TCD",))


def test_the_member_of_a_bloc_is_the_state_told_before() -> None:
    """Of the two only Denmark belongs to NATO."""
    text = "Chile and Denmark met in Lima. Chile and the NATO member signed a fishing pact."
    assert together(text, EventType.AGREE) == [{"CHL", "DNK"}]
    text = "Chile and Denmark met in Oslo. Chile and the NATO member signed a fishing pact."
    assert together(text, EventType.AGREE) == [{"CHL", "DNK"}]


def test_a_suit_is_not_against_its_court() -> None:
    """Whom it is to force is whom it is against."""
    text = "Ecuador brought a case at the ICJ to compel Peru to pay for the spill."
    assert parties(text, EventType.ACCUSE) == [(("ECU",), ("PER",))]


def test_a_protest_is_against_who_did_harm_before() -> None:
    """The council only hears it."""
    text = "Turkey bombed Iraq. Iraq lodged a protest at the UN Security Council."
    assert parties(text, EventType.PROTEST) == [(("IRQ",), ("TUR",))]


def test_its_in_a_reason_is_whom_a_measure_hits() -> None:
    """The subject imposes it, and has done nothing."""
    text = "Germany imposed sanctions on Belarus's banks in response to its arrest of Polish reporters."
    assert parties(text, EventType.COERCE) == [(("BLR",), ("POL",))]


def test_both_sides_are_not_who_speaks_to_them() -> None:
    """A third is none of the two."""
    text = "Chad and Libya quarrelled over a well. Kenya, which Egypt praised, urged both sides to show restraint."
    assert parties(text, EventType.REQUEST) == [(("KEN",), ("TCD", "LBY"))]


def test_parties_to_a_pact_are_those_whose_it_is() -> None:
    """No pair named elsewhere is meant."""
    text = "Chad and Mali met. Ministers of IGAD urged the parties to South Sudan's peace deal to form a government."
    assert parties(text, EventType.REQUEST) == [(("IGAD",), ("SSD",))]


def test_he_is_the_head_told_by_office_alone() -> None:
    """Who acts in the sentence before is meant, though nobody names him, and not whom he met."""
    text = (
        "Ghana's president visited the Netherlands and met Prime Minister Mark Rutte. In Oslo, he had breakfast with "
        "Norwegian Prime Minister Jonas Gahr Store."
    )
    assert {"GHA", "NOR"} in together(text)


def test_the_step_is_that_of_who_acted_last() -> None:
    """What he did is his own affair, and no event, but the answer to it is one."""
    text = "Senegal's president annulled the election on Friday. Gambia's foreign minister condemned the step."
    assert parties(text, EventType.ACCUSE) == [(("GMB",), ("SEN",))]


def test_a_body_ends_the_membership_in_itself() -> None:
    """The passive has no agent, and the agency only reports it."""
    text = (
        "Mali quarrelled with the African Union. Mali's membership of the body was frozen in May, Ghanaian radio "
        "reported."
    )
    assert parties(text, EventType.SANCTION)[-1] == (("AU",), ("MLI",))


def test_a_president_is_not_of_the_town_he_is_in() -> None:
    """Behind "in" stands where he is, and no owner of his title."""
    text = "While in Brussels President Biden will meet NATO's leaders. In Geneva President Biden met Peru's envoy."
    assert together(text) == [{"USA", "NATO"}, {"USA", "PER"}]


def test_who_bears_a_surname_too_is_somebody_else() -> None:
    """First names that are not alike are those of two people, whose offices are their own."""
    text = "President Joseph R. Biden, Jr. comes with First Lady Jill Biden. President Biden will meet Peru's envoy."
    assert {"USA", "PER"} in together(text)


def test_a_monarch_of_many_states_is_of_the_one_told_of() -> None:
    """The tables have her for Australia too."""
    assert together("The president of Chad met Queen Elizabeth at Windsor.") == [{"TCD", "GBR"}]


def test_members_told_by_their_group_act_themselves() -> None:
    """The group is only what they are members of."""
    text = "The G7 foreign ministers of Canada, Italy and Japan condemned Belarus."
    [(source, target)] = parties(text, EventType.ACCUSE)
    assert (set(source), target) == ({"CAN", "ITA", "JPN"}, ("BLR",))


def test_two_who_agree_do_so_with_one_another() -> None:
    """Whom what they agree on concerns takes no part in it."""
    text = "Norway and Denmark agreed to slap tariffs on the Russian Federation."
    assert together(text, EventType.AGREE) == [{"NOR", "DNK"}]


def test_their_commitment_is_that_of_those_who_met() -> None:
    """ "They" are the two, and so are those whose commitment they review."""
    text = (
        "Secretary Antony Blinken met Irish Foreign Minister Simon Coveney in Dublin. They reviewed their commitment "
        "to back Moldova."
    )
    assert [(set(source), target) for source, target in parties(text, EventType.SUPPORT)] == [
        ({"USA", "IRL"}, ("MDA",))
    ]


def test_who_supports_the_talks_of_a_body_is_no_party_to_them() -> None:
    """The noun says whose talks these are."""
    text = "Canada's minister repeated Canada's support for the start of EU membership talks with Georgia."
    assert together(text) == [{"EU", "GEO"}]
