"""The right parties: whose act it is and towards whom, where the words name somebody else too, or nobody."""

from __future__ import annotations

import legation
from legation import EventType
from legation.articles import door
from legation.reading.reader import candidates

DAY = "2022-07-27"


def parties(text: str, type_: EventType) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Source and target of the events of one type."""
    return [(event.source, event.target) for event in legation.read(text, published=DAY).events if event.type is type_]


def test_what_an_act_is_about_is_no_target() -> None:
    """The object says whom an act is done to; the phrases behind it only what it is about."""
    assert parties("Peru criticised Brazil over its ties with Cuba.", EventType.ACCUSE) == [(("PER",), ("BRA",))]


def test_a_decision_is_carried_out_by_whose_it_is() -> None:
    """The infinitive behind "Oslo's decision" tells what Norway does, not who welcomed it."""
    text = "The Danish minister welcomed Oslo's decision to recognise Kosovo."
    assert parties(text, EventType.SUPPORT) == [(("DNK",), ("NOR",)), (("NOR",), ("XKX",))]


def test_readiness_belongs_to_whom_of_names() -> None:
    """Whose readiness it is may stand behind "of"."""
    text = "Denmark noted the readiness of Norway to send food to Kenya."
    assert parties(text, EventType.AID) == [(("NOR",), ("KEN",))]


def test_its_in_thanks_is_the_one_thanked() -> None:
    """What somebody is thanked for is theirs, not the subject's."""
    text = "Portugal thanked Oman for its support for Yemen."
    assert parties(text, EventType.SUPPORT) == [(("PRT",), ("OMN",)), (("OMN",), ("YEM",))]


def test_who_did_what_is_condemned_may_stand_in_a_clause() -> None:
    """A raid that Peru carried out is Peru's."""
    text = "Chile condemned the raid which Peru carried out on Monday."
    assert parties(text, EventType.ACCUSE) == [(("CHL",), ("PER",))]


def test_the_kingdom_is_the_one_named_last() -> None:
    """Of the two states named, only Jordan is a kingdom."""
    text = "Jordan and Kuwait met in Amman. The kingdom condemned Israel."
    assert parties(text, EventType.ACCUSE) == [(("JOR",), ("ISR",))]


def test_the_bloc_is_the_organisation_named_last() -> None:
    """A state is no bloc."""
    text = "Nigeria met ECOWAS in Abuja. The bloc condemned Mali."
    assert parties(text, EventType.ACCUSE) == [(("ECOWAS",), ("MLI",))]


def test_a_denial_answers_who_accused() -> None:
    """Who denies something right after an accusation denies it to the accuser."""
    text = "Jordan met Kuwait in Amman. Peru accused Jordan of piracy; Jordan denied having had a hand in it."
    assert parties(text, EventType.REJECT) == [(("JOR",), ("PER",))]


def test_both_sides_are_the_two_who_met() -> None:
    """States named between the meeting and "both sides" are not the sides."""
    text = (
        "Finnish Foreign Minister Pekka Haavisto met Spanish Foreign Minister Jose Manuel Albares in Madrid on Monday. "
        "Ukraine and Moldova were discussed at length. Both sides agreed to deepen cooperation."
    )
    assert parties(text, EventType.AGREE) == [(("FIN", "ESP"), ("FIN", "ESP"))]


def test_the_ministers_are_all_who_met() -> None:
    """Three ministers met, so "the ministers" are three."""
    text = "The foreign ministers of Chile, Peru and Bolivia met in Lima on Monday. The ministers condemned Venezuela."
    assert parties(text, EventType.ACCUSE) == [(("CHL", "PER", "BOL"), ("VEN",))]


def test_a_group_named_in_its_sentence_is_no_other() -> None:
    """Those whom the sentence itself names before "both sides" are meant, whoever met before."""
    text = (
        "Chile and Peru met in Lima on Monday. Chile and Peru met again on Tuesday. "
        "In talks between Kenya and Somalia both sides condemned Uganda."
    )
    assert parties(text, EventType.ACCUSE) == [(("KEN", "SOM"), ("UGA",))]


def test_a_group_of_the_whole_world_keeps_its_words() -> None:
    """Whom a call goes to may be nobody by name."""
    text = "Ghana called on the international community to help."
    assert parties(text, EventType.REQUEST) == [(("GHA",), ("international community",))]


def test_a_vague_group_is_nobody_to_be_guessed() -> None:
    """Who talks to other governments twice thanks none of them where the thanks names nobody."""
    text = "Chile urged other governments to act. Chile urged other governments to wait. Chile expressed its gratitude."
    assert ("other governments",) not in [target for _, target in parties(text, EventType.SUPPORT)]


def test_who_is_to_act_stands_behind_for() -> None:
    """A call for somebody to do something goes to that somebody."""
    assert parties("Chile has called for Peruvian troops to leave Bolivia.", EventType.REQUEST) == [
        (("CHL",), ("PER",))
    ]


def test_titled_people_of_several_states_stand_in_one_row() -> None:
    """The one in the middle of three presidents is no less met than the others."""
    text = (
        "Danish Prime Minister Mette Olsen met President Jorge Quiroz of Peru, President Luis Pardo of Chile, and "
        "Prime Minister Ana Soto of Spain in Munich."
    )
    assert [set(source) for source, _ in parties(text, EventType.CONSULT)] == [{"DNK", "PER", "CHL", "ESP"}]


def test_a_possessive_tells_whose_somebody_is() -> None:
    """Who has no title is of the state whose name stands in front."""
    text = "Peru's Jorge Quiroz telephoned Chile's Luis Pardo on Tuesday."
    assert parties(text, EventType.CONSULT) == [(("PER", "CHL"), ("PER", "CHL"))]


def test_brussels_is_the_union_in_an_article_about_it() -> None:
    """The article names the European Union and never Belgium."""
    text = "European Union officials met on Monday. They said that Brussels would stand by Ukraine."
    assert (("EU",), ("UKR",)) in parties(text, EventType.SUPPORT)


def test_brussels_is_belgium_where_belgium_is_told_of() -> None:
    """The article names Belgium too."""
    text = "Belgium and the European Union met on Monday. Ministers said that Brussels would stand by Ukraine."
    assert (("BEL",), ("UKR",)) in parties(text, EventType.SUPPORT)


def test_who_is_left_out_is_the_one_most_told() -> None:
    """Of what an article tells of several parties, most is done with China: so is what is told of one alone."""
    text = (
        "China met Fiji in Suva. China met Samoa in Apia. China met Tonga in Dili. China met Palau in Koror. "
        "Kiribati rejected the terms."
    )
    assert parties(text, EventType.REJECT) == [(("KIR",), ("CHN",))]


def test_nobody_is_most_told_where_two_are() -> None:
    """Where another party is told nearly as often, the side left out stays open."""
    text = (
        "China met Fiji in Suva. China met Fiji and Samoa in Apia. Fiji met Tonga and China in Dili. "
        "China met Fiji and Palau in Koror. Kiribati rejected the terms."
    )
    assert parties(text, EventType.REJECT) == [(("KIR",), ())]


def test_it_is_blamed_for_what_another_did() -> None:
    """Who blames "it" does not blame itself."""
    text = "Peru broke off talks with Chile on Monday and accused it of spying."
    assert parties(text, EventType.ACCUSE) == [(("PER",), ("CHL",))]


def test_a_name_ends_behind_its_hyphen() -> None:
    """The "in" of "Jae-in" is no preposition."""
    text = "President Moon Jae-in and Premier Li Keqiang agreed to work together."
    found = legation.read(text, published="2019-07-27").events
    assert [event.source for event in found] == [("KOR", "CHN")]


def test_a_demand_is_made_of_the_subject_of_its_clause() -> None:
    """What a noun of request asks for tells of whom it is asked, and is no second event."""
    text = "Peru repeated its demand that Chile release the sailors."
    found = legation.read(text, published=DAY).events
    assert [(event.type, event.source, event.target) for event in found] == [(EventType.REQUEST, ("PER",), ("CHL",))]


def test_a_condition_may_stand_deep_in_the_threat() -> None:
    """Who must leave something to avert a threat is the one threatened, wherever the condition hangs."""
    text = "Peru threatened to cut back deliveries of copper to the smelters if Chile raises its tariffs."
    assert parties(text, EventType.THREATEN) == [(("PER",), ("CHL",))]


def test_who_welcomes_talks_between_others_takes_no_part() -> None:
    """A meeting between two is theirs, whoever speaks of it."""
    text = "Peru and Brazil welcomed the upcoming summit between Chad and Mali."
    assert parties(text, EventType.CONSULT) == [(("TCD", "MLI"), ("TCD", "MLI"))]


def test_a_request_to_a_group_without_a_name_keeps_its_words() -> None:
    """Whom a request is addressed to is kept as worded where no name stands beside it."""
    text = "Peru urged all Member States to pay their dues."
    assert parties(text, EventType.REQUEST) == [(("PER",), ("Member States",))]


def test_known_partners_are_no_such_group() -> None:
    """ "Both allies" are two told before."""
    text = "Peru urged both allies to pay their dues."
    assert (("PER",), ("allies",)) not in parties(text, EventType.REQUEST)


def test_who_did_what_names_only_its_target_is_the_one_most_told() -> None:
    """Of an act told by a noun with its target alone, the doer is taken to be whom most of the article is about."""
    text = (
        "China met Fiji in Suva. China met Samoa in Apia. China met Nauru in Yaren. China met Palau in Koror. "
        "Officials spoke at length about trade, fish and the weather. The guests ate. "
        "Aid to Tonga, a loan of a hundred million dollars, began in May."
    )
    drafts = [draft for draft in candidates(door.article(text)) if draft.first.type is EventType.AID]
    assert [(draft.source, draft.target) for draft in drafts] == [(("CHN",), ("TON",))]


def test_an_act_on_the_ground_is_done_to_the_state_of_its_place() -> None:
    """Whose town is shelled is the one attacked, where nobody else is named."""
    text = "Ethiopian tanks fired four shells at warehouses in Khartoum, witnesses said."
    assert parties(text, EventType.ASSAULT) == [(("ETH",), ("SDN",))]


def test_their_means_several_told_together() -> None:
    """Rather than one alone, though he is the subject."""
    text = "Ghana's president met the leaders of Chad and Togo on Friday and welcomed their bids for EU membership."
    assert parties(text, EventType.REQUEST) == [(("TCD", "TGO"), ("EU",))]
    assert parties(text, EventType.SUPPORT) == [(("GHA",), ("TCD", "TGO"))]


def test_their_means_several_told_in_the_sentence_before() -> None:
    """Where its own names nobody before it."""
    text = "The ministers of Sudan and Egypt met on Monday. Norway praised their courage."
    assert parties(text, EventType.SUPPORT) == [(("NOR",), ("SDN", "EGY"))]
    text = "Ministers from Spain and Portugal met in Madrid. Brazil welcomed them."
    assert parties(text, EventType.SUPPORT) == [(("BRA",), ("ESP", "PRT"))]
    text = "Turkey's president met the leaders of Serbia and Bosnia on Monday. Turkey offered them a loan."
    assert parties(text, EventType.AID) == [(("TUR",), ("SRB", "BIH"))]


def test_a_weapon_is_tested_against_nobody_unless_it_is_said() -> None:
    """Who condemns a test is not whom it was aimed at."""
    text = "France condemned the test of a ballistic missile by North Korea on Monday."
    assert parties(text, EventType.MOBILIZE) == [(("PRK",), ())]


def test_who_carried_out_the_launch_of_something() -> None:
    """The participle stands behind what was launched."""
    text = "The launch of a missile carried out by Iran on Monday drew protests."
    assert parties(text, EventType.MOBILIZE) == [(("IRN",), ())]


def test_who_wants_to_do_something_himself_asks_for_nothing() -> None:
    """A wish without another's deed in it is no request, and what is wished to be said is said."""
    text = "Chile wants to thank the Norwegian government for its help."
    assert parties(text, EventType.REQUEST) == []
    assert parties(text, EventType.SUPPORT) == [(("CHL",), ("NOR",))]


def test_an_office_is_thanked() -> None:
    """Thanks are a courtesy only to the face of somebody, wherever the tree hangs those who are thanked."""
    text = (
        "Chilean President Gabriel Boric thanked the Foreign Minister for Norway's extensive food and security "
        "assistance to Yemen and discussed new ways to support Yemen."
    )
    assert (("CHL",), ("NOR",)) in parties(text, EventType.SUPPORT)


def test_joint_work_is_promised_to_those_with_whom_it_is_done() -> None:
    """With whom somebody will work is the other side; those named behind are what the work is about."""
    text = "Norway pledged to work with Oman on the ports of Yemen."
    assert parties(text, EventType.AGREE) == [(("NOR", "OMN"), ("NOR", "OMN"))]


def test_mutual_support_has_both_on_both_sides() -> None:
    """What is called mutual several do to one another."""
    text = "Greece and Cyprus expressed mutual support for the talks on gas."
    assert parties(text, EventType.SUPPORT) == [(("GRC", "CYP"), ("GRC", "CYP"))]


def test_partners_without_a_name_are_told_in_their_words() -> None:
    """ "Allies and partners" are a party in the text's own words."""
    text = "Canada and its allies and partners imposed sanctions on Belarus."
    assert parties(text, EventType.SANCTION) == [(("CAN", "allies and partners"), ("BLR",))]


def test_words_that_a_verb_conveys_tell_an_act_of_their_own() -> None:
    """Condolences that somebody extends refer to none told before, though they are his own."""
    text = (
        "Peru's president praised Chile for its help to miners in the north.\n\nThe two states share a border.\n\n"
        "On Monday Peru extended its condolences after the earthquake.\n\nChile is in mourning for the dead of Arica."
    )
    told = [draft for draft in candidates(door.article(text, published=DAY)) if draft.first.type is EventType.SUPPORT]
    assert ["extended its condolences"] in [[span.text for span in draft.mentions] for draft in told]


def test_who_stands_by_somebody_is_no_patient() -> None:
    """ "By" behind "stood" tells no doer, also where the clause has its subject far above."""
    text = "Muscat said that the pass was open and stood by the Kenyan proposal."
    assert parties(text, EventType.SUPPORT) == [(("OMN",), ("KEN",))]


def test_those_asked_are_not_who_asks() -> None:
    """ "Them" is never the subject of its own verb."""
    text = "Peru left its posts. Later the Brazilian president Luiz Inacio Lula da Silva asked them to free the miners."
    assert parties(text, EventType.REQUEST) == [(("BRA",), ("PER",))]


def test_its_neighbour_is_not_whose_neighbour_it_is() -> None:
    """Ties cut with "its neighbour" are cut with the other of the two that the article tells of."""
    text = "Chad closed its airspace to Niger. Niger severed diplomatic ties with its neighbour on Monday."
    assert parties(text, EventType.SANCTION) == [(("TCD",), ("NER",)), (("NER",), ("TCD",))]


def test_its_neighbour_may_be_named() -> None:
    """The name behind "its neighbour" says who that is."""
    assert parties("Peru cut gas supplies to its neighbour Bolivia.", EventType.SANCTION) == [(("PER",), ("BOL",))]


def test_closing_its_own_embassy_is_aimed_at_others() -> None:
    """What a state does to its embassies, aid or borders is no affair of its own."""
    text = "Kenya expelled two diplomats from Burundi on Monday. Burundi closed its embassy in response."
    assert parties(text, EventType.SANCTION) == [(("KEN",), ("BDI",)), (("BDI",), ("KEN",))]


def test_who_acts_in_the_clause_behind_a_noun() -> None:
    """ "The aid that Norway provides" is given by Norway, as if Norway provided aid."""
    text = "The minister praised the assistance that Norway is providing to Malawi."
    assert parties(text, EventType.AID) == [(("NOR",), ("MWI",))]


def test_who_is_thanked_for_doing_something_did_it() -> None:
    """Behind "condemned Iran for" it is Iran that does what the participle tells."""
    text = "Canada condemned Iran for supplying weapons to Russia."
    assert parties(text, EventType.AID) == [(("IRN",), ("RUS",))]


def test_a_role_in_doing_something_is_whose_it_is() -> None:
    """Behind "Qatar's role in" it is Qatar that does what the participle tells."""
    text = "Norway praised Qatar's role in mediating between Chad and Sudan."
    assert parties(text, EventType.CONSULT) == [(("QAT", "TCD", "SDN"), ("QAT", "TCD", "SDN"))]


def test_efforts_in_doing_something_are_whose_they_are() -> None:
    """What is hailed may be somebody's efforts, whose owner stands behind "of"."""
    text = "Spain hailed the efforts of Oman in releasing the two French prisoners."
    assert parties(text, EventType.CONCEDE) == [(("OMN",), ("FRA",))]


def test_money_pledged_to_support_somebody_is_aid() -> None:
    """A sum pledged "to support" is aid, not only a stand."""
    text = "Japan pledged $600 million to support the rebuilding of Nepal."
    assert parties(text, EventType.AID) == [(("JPN",), ("NPL",))]


def test_a_ministry_is_that_of_the_capital_in_front() -> None:
    """ "In Lima, the foreign ministry": Peru's."""
    text = "In Lima, the foreign ministry summoned the Bolivian ambassador."
    assert parties(text, EventType.PROTEST) == [(("PER",), ("BOL",))]


def test_brussels_is_the_union_where_that_is_named_more_often() -> None:
    """One word on Belgium does not make of Brussels its government."""
    text = (
        "The European Union put tariffs on Chinese steel on Monday.\n\n"
        "Beijing said the European Union had no ground for it. Belgium had voted against the tariffs.\n\n"
        "Brussels accused China of selling below cost."
    )
    assert parties(text, EventType.ACCUSE) == [(("EU",), ("CHN",))]


def test_who_is_told_so_is_the_target() -> None:
    """A state that is told that a pact is ended has it ended towards it."""
    text = "In May, Chad informed Libya that it was terminating the Fezzan Transit Agreement."
    assert parties(text, EventType.REJECT) == [(("TCD",), ("LBY",))]


def test_what_is_lifted_lay_on_somebody() -> None:
    """The clause behind the ban says on whom it was imposed."""
    text = "Kenya lifted the ban on timber that it had imposed on Uganda."
    assert parties(text, EventType.CONCEDE) == [(("KEN",), ("UGA",))]


def test_whoever_speaks_on_a_journey_is_the_visitor() -> None:
    """ "On a visit to Nepal, the Polish minister": a Polish visit, though another state is named beside it."""
    text = "During a trip to Nepal on Monday, the Polish foreign minister criticised Moscow."
    assert parties(text, EventType.CONSULT) == [(("POL", "NPL"), ("POL", "NPL"))]


def test_hosts_are_others_than_whose_hosts_they_are() -> None:
    """Who agrees with his hosts agrees with the state that he visits."""
    text = "On a visit to Oslo in May, Kenyan President William Ruto agreed with his hosts to resume joint patrols."
    assert parties(text, EventType.AGREE) == [(("KEN", "NOR"), ("KEN", "NOR"))]


def test_who_asks_his_own_staff_asks_nothing_of_others() -> None:
    """What a president asks his advisers is no request to another state."""
    text = "Chilean President Gabriel Boric has asked advisers whether the Bolivian offer is sound."
    assert parties(text, EventType.REQUEST) == []


def test_partners_are_others_than_those_whose_they_are() -> None:
    """ "Our ASEAN partners" are of ASEAN, not of the speaker's own state."""
    text = "Statement by Foreign Minister Penny Wong of Australia\n\nWe asked our ASEAN partners to free the crew."
    assert (("AUS",), ("ASEAN",)) in parties(text, EventType.REQUEST)


def test_partners_whom_nobody_names_are_not_the_speaker() -> None:
    """Who calls on "our partners" calls on somebody, whoever it is."""
    text = "Statement by Foreign Minister Penny Wong of Australia\n\nWe appeal to our partners to free the crew."
    assert parties(text, EventType.REQUEST) == [(("AUS",), ())]
