"""Sides of acts in short texts: groups with one name, numbers that count, hosts, stranded and set-off words."""

from __future__ import annotations

import legation
from legation import EventType

DAY = "2023-06-15"


def parties(text: str, type_: EventType) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Source and target of the events of one type."""
    return [(event.source, event.target) for event in legation.read(text, published=DAY).events if event.type is type_]


def test_two_states_of_one_name_are_both_meant() -> None:
    """ "The two Koreas" stands for each of them, beside others too."""
    text = "Envoys of the two Koreas and Mongolia met in Lima."
    assert parties(text, EventType.CONSULT) == [(("KOR", "PRK", "MNG"), ("KOR", "PRK", "MNG"))]


def test_a_trio_is_its_three_states() -> None:
    """What a reader can list, in either case."""
    assert parties("The Baltic trio condemned Chad.", EventType.ACCUSE) == [(("EST", "LVA", "LTU"), ("TCD",))]


def test_a_trio_of_one_quarrel_is_meant_only_where_that_is_told() -> None:
    """Which three of the Gulf are meant depends on with whom they quarrel."""
    text = "Ministers of the Gulf trio met the emir of Qatar in Oslo."
    assert set(parties(text, EventType.CONSULT)[0][0]) == {"ARE", "BHR", "SAU", "QAT"}
    text = "Ministers of the Gulf trio met the Peruvian envoy."
    assert all("SAU" not in source for source, _ in parties(text, EventType.CONSULT))


def test_what_is_between_the_koreas_is_both_theirs() -> None:
    """An adjective for several states."""
    text = "The inter-Korean dialogue was put off until October."
    assert parties(text, EventType.CONSULT) == [(("KOR", "PRK"), ("KOR", "PRK"))]


def test_the_north_is_told_by_the_south() -> None:
    """An article that names only Seoul means North Korea by "the North"."""
    text = "Seoul condemned the North on Monday."
    assert parties(text, EventType.ACCUSE) == [(("KOR",), ("PRK",))]


def test_brussels_is_the_union_where_belgium_is_not_told() -> None:
    """The seat stands for the union, unless the state has another name in the text."""
    assert parties("Chile called on Brussels to lift the ban.", EventType.REQUEST) == [(("CHL",), ("EU",))]
    text = "Chile called on Brussels to free a sailor whom Belgian police hold."
    assert parties(text, EventType.REQUEST) == [(("CHL",), ("BEL",))]


def test_the_three_countries_are_those_listed() -> None:
    """A number counts the last list of as many."""
    text = "Togo, Ghana and Benin announced that the three countries would leave the African Union."
    assert parties(text, EventType.REJECT) == [(("TGO", "GHA", "BEN"), ("AU",))]


def test_each_is_each_of_those_told() -> None:
    """ "Each" does what all of them do, and "the other's" makes it mutual."""
    text = "The presidents of Ghana and Togo met in Accra; each praised the other's patience."
    assert parties(text, EventType.SUPPORT) == [(("GHA", "TGO"), ("GHA", "TGO"))]


def test_whose_country_is_that_of_the_noun_in_front() -> None:
    """The relative clause says more of Kuwait's minister, and not of the subject."""
    text = "A Peruvian envoy saw Kuwait's foreign minister, whose country has offered to mediate with Chad."
    assert (("KWT", "TCD"), ("KWT", "TCD")) in parties(text, EventType.CONSULT)


def test_a_host_is_named_beside_his_guest() -> None:
    """ "His host" is the person behind it, "its hosts" the other of the two told."""
    text = "The Danish president held talks with his host, President Gabriel Boric of Chile."
    assert parties(text, EventType.CONSULT) == [(("DNK", "CHL"), ("DNK", "CHL"))]
    text = "The Greek delegation left the talks in Tirana when its hosts refused to table the map."
    assert ("ALB",) in [source for source, _ in parties(text, EventType.REJECT)]


def test_their_is_people_told_before_a_state() -> None:
    """A state by its name is an "it": "their" means the judges."""
    text = "Danish judges could work in Accra if Ghana guaranteed their salaries."
    assert parties(text, EventType.AGREE) == [(("GHA", "DNK"), ("GHA", "DNK"))]
    text = "Fiji's divers would help at the wreck if Tonga promised their pay."
    assert parties(text, EventType.AGREE) == [(("TON", "FJI"), ("TON", "FJI"))]


def test_a_stranded_preposition_has_its_noun_in_front() -> None:
    """The tour that is protested against is Denmark's."""
    text = "The Danish general's tour, which Ankara had protested against loudly, ended."
    assert parties(text, EventType.PROTEST) == [(("TUR",), ("DNK",))]


def test_an_ambassador_summoned_between_commas_summons_nobody() -> None:
    """A participle set off behind the subject is passive."""
    text = "Norway accused Cuba of piracy. Cuba's envoy, called in within the hour, said nothing."
    assert parties(text, EventType.PROTEST) == [(("NOR",), ("CUB",))]


def test_forces_massed_behind_their_noun_act() -> None:
    """A participle may tell where forces stand, and the verb whom they face."""
    text = "Kenyan tanks massed near Moyale will roll into Ethiopia on Sunday."
    assert (("KEN",), ("ETH",)) in parties(text, EventType.MOBILIZE)


def test_whom_a_threat_shuts_out() -> None:
    """The adjective in a "to"-phrase below the threat says whom it is aimed at."""
    text = "Quito threatened to shut its markets to Peruvian shrimp."
    assert parties(text, EventType.THREATEN) == [(("ECU",), ("PER",))]


def test_where_somebody_refuses_to_send_troops() -> None:
    """Where engineers would be stationed is the other side of the refusal."""
    text = "Bhutan refused to station engineers in Haiti."
    assert parties(text, EventType.REJECT) == [(("BTN",), ("HTI",))]


def test_a_call_from_somebody_is_one_to_the_subject() -> None:
    """Who speaks after a call is the one called."""
    text = "Oslo's foreign minister cut short his speech after a call from the Kenyan president."
    assert parties(text, EventType.CONSULT) == [(("NOR", "KEN"), ("NOR", "KEN"))]


def test_an_organisation_in_front_of_its_deal_signs_it() -> None:
    """A World Bank accord is signed with the World Bank; a UN convention is not signed with the UN."""
    text = "Togo has delayed signing the World Bank credit accord."
    assert {*parties(text, EventType.AGREE)[0][0]} == {"World Bank", "TGO"}
    text = "Chad postponed its signing of the UN arms accord with Mali."
    assert parties(text, EventType.AGREE) == [(("TCD", "MLI"), ("TCD", "MLI"))]


def test_what_evidence_is_about_is_no_party_to_sharing_it() -> None:
    """Those between whom there were contacts take no part."""
    text = "Peru shared evidence with Chile about contacts between Bolivia and Paraguay."
    assert parties(text, EventType.COOPERATE) == [(("PER", "CHL"), ("PER", "CHL"))]


def test_who_takes_a_step_does_what_it_is_a_step_of() -> None:
    """The participle behind "the step of" has the subject of the verb above."""
    text = "Peru has taken the step of expelling three Chilean diplomats."
    assert parties(text, EventType.SANCTION) == [(("PER",), ("CHL",))]


def test_up_to_ten_of_them_are_acted_upon() -> None:
    """A number behind "up to" is the object."""
    text = "Peru arrested up to ten Danish engineers, a diplomat in neighbouring Bolivia said."
    assert parties(text, EventType.COERCE) == [(("PER",), ("DNK",))]


def test_two_adjectives_behind_said_stand_for_two_states() -> None:
    """The first of them is no object of the verb in front of it."""
    text = "Chile said US and British forces must leave."
    assert parties(text, EventType.REQUEST) == [(("CHL",), ("USA", "GBR"))]


def test_who_did_it_is_condemned_and_not_whom_it_was_done_to() -> None:
    """The arrest of a Dane by Cameroon is Cameroon's doing."""
    text = "Sweden condemned the arrest of a Danish reporter by Cameroonian police."
    assert parties(text, EventType.ACCUSE) == [(("SWE",), ("CMR",))]


def test_a_state_acts_on_people_of_its_own() -> None:
    """A curfew, rebels or the opposition at home are the state's own; "it" tells nobody of the kind."""
    assert parties("Chad imposed a curfew.", EventType.COERCE) == [(("TCD",), ("TCD",))]
    assert parties("Peru refused it last winter.", EventType.REJECT) in ([], [(("PER",), ())])


def test_a_place_told_together_with_another_is_no_party() -> None:
    """Both towns are where the talks were."""
    text = "Togo-Chad: a week of quiet talks in Geneva and Rome ends in smiles"
    assert parties(text, EventType.CONSULT) == [(("TGO", "TCD"), ("TGO", "TCD"))]


def test_people_without_a_state_have_their_usual_name() -> None:
    """The Bosnian Serbs are neither Bosnia nor Serbia."""
    text = "France condemned the Bosnian Serbs on Monday."
    assert parties(text, EventType.ACCUSE) == [(("FRA",), ("Bosnian Serbs",))]


def test_whom_a_ship_with_a_name_belongs_to() -> None:
    """The adjectives of the noun in front of a ship's name say whose it is."""
    text = "The Greek-flagged ferry Alkyone was seized in the gulf by Tunisian guards."
    assert parties(text, EventType.COERCE) == [(("TUN",), ("GRC",))]
    for ship in ("freighter Alkyone was stormed", "oil tanker Blue Heron was seized", "trawler Marlin was impounded"):
        text = f"The Dutch-owned, Greek-flagged {ship} in the gulf by Tunisian marines."
        assert parties(text, EventType.COERCE) == [(("TUN",), ("NLD", "GRC"))]


def test_who_is_from_a_town_is_of_its_state() -> None:
    """Somebody acted upon may be told by where he is from."""
    assert parties("Three fishermen from Busan were released by the Chinese coastguard.", EventType.CONCEDE) == [
        (("CHN",), ("KOR",))
    ]


def test_a_security_service_acts_for_its_state() -> None:
    """Two words tell the body."""
    text = "The Danish security service detained a Chilean engineer."
    assert parties(text, EventType.COERCE) == [(("DNK",), ("CHL",))]


def test_it_that_is_rejected_is_the_thing_told_last() -> None:
    """Pyongyang rejects Tokyo's apology, and nothing of Seoul's."""
    text = "Seoul accepted Tokyo's apology; Pyongyang rejected it."
    assert (("PRK",), ("JPN",)) in parties(text, EventType.REJECT)


def test_a_border_between_them_is_reopened_to_one_another() -> None:
    """What two do to what lies between them they do to one another."""
    text = "The two neighbours, Niger and Benin, reopened their border."
    assert parties(text, EventType.CONCEDE) == [(("BEN", "NER"), ("BEN", "NER"))]


def test_a_mediator_mediates_in_the_quarrel_told_before() -> None:
    """Who falls out is told right before who is to mediate."""
    text = "Peru expelled Chile's consul; Ecuador is to mediate."
    assert parties(text, EventType.CONSULT) == [(("ECU", "CHL", "PER"), ("ECU", "CHL", "PER"))]


def test_a_capital_stands_for_the_state_that_had_it_then() -> None:
    """In 1985 Moscow is the Soviet Union's, in 1995 Russia's."""
    text = "Moscow and Accra signed a treaty on fishing."
    told = [legation.read(text, published=day).events[0].source for day in ("1985-03-02", "1995-03-02")]
    assert told == [("SUN", "GHA"), ("RUS", "GHA")]


def test_who_speaks_behind_a_quotation_means_himself_by_we() -> None:
    """The minister behind the quotation is no other name of the ambassador in it."""
    text = (
        '"We have no plans whatsoever to recall our ambassador," the Peruvian foreign minister, Ana Soto, said, '
        "playing down the dressing-down that her chargé received in Quito."
    )
    assert parties(text, EventType.SANCTION) == [(("PER",), ("ECU",))]


def test_where_forces_leave_is_not_who_leaves() -> None:
    """The "of" phrase belongs to the strip, not to the pullback."""
    text = "Chad's pullback from the strip of northern Niger that it had held since 1985 was over."
    assert parties(text, EventType.RETREAT) == [(("TCD",), ("NER",))]


def test_who_is_received_somewhere_is_received_by_its_state() -> None:
    """Where nobody is told to receive a guest, the capital says who does."""
    text = "Peru's president was welcomed in Accra on Monday."
    assert parties(text, EventType.CONSULT) == [(("PER", "GHA"), ("PER", "GHA"))]


def test_a_truce_between_two_is_kept_by_both() -> None:
    """Who brokered it keeps none."""
    text = "The Omani-brokered truce between Chad and Sudan held."
    assert parties(text, EventType.RETREAT) == [(("TCD", "SDN"), ("TCD", "SDN"))]
