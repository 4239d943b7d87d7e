"""Parties told by what stands before: a list, two who act, those who sign; and by words behind the act."""

from __future__ import annotations

import legation
from legation import EventType

DAY = "2022-05-10"


def parties(text: str, type_: EventType) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Source and target of the events of one type."""
    return [(event.source, event.target) for event in legation.read(text, published=DAY).events if event.type is type_]


def test_the_two_are_those_who_acted_together() -> None:
    """A sentence that names more than two may still have two for its subject."""
    text = (
        "Kenya's president and his Ugandan colleague urged Rwanda to leave Congo. The two met in Arusha on Monday. "
        "Rwanda was silent. Rwanda has denied it."
    )
    assert parties(text, EventType.CONSULT) == [(("KEN", "UGA"), ("KEN", "UGA"))]


def test_what_both_condemn_is_condemned_by_the_subject() -> None:
    """Two countries in a sentence without names are those who act in it, whoever the article names most."""
    text = (
        "Norwegian Foreign Minister Kari Lund telephoned her Danish counterpart Jens Holm. She spoke of Belarus, Mali "
        "and Chad. Lund and Holm restated both countries' condemnation of Belarus's raid. Belarus denies the raid."
    )
    [(source, target)] = parties(text, EventType.ACCUSE)
    assert (set(source), target) == ({"NOR", "DNK"}, ("BLR",))


def test_the_ministers_are_all_of_a_list() -> None:
    """Not the two named last."""
    text = (
        "Peruvian Foreign Minister Ana Vega met Chadian Foreign Minister Ali Bah, Malian Foreign Minister Omar Sy and "
        "Kenyan Foreign Minister Jane Oduor on Monday. Vega praised the foreign ministers."
    )
    assert parties(text, EventType.SUPPORT) == [(("PER",), ("TCD", "MLI", "KEN"))]


def test_whose_raids_are_to_end_is_asked() -> None:
    """A call for an end to somebody's deeds is made to him."""
    text = "Kenya called on Monday for an end to Chad's raids on Niger."
    assert parties(text, EventType.REQUEST) == [(("KEN",), ("TCD",))]


def test_what_a_resolution_asks_for_is_asked_by_whose_it_is() -> None:
    """Not by those who back it."""
    text = "Brazil has backed the African Union resolution calling on Chad to free the envoys."
    assert (("AU",), ("TCD",)) in parties(text, EventType.REQUEST)


def test_its_help_is_that_of_whom_one_thanks() -> None:
    """A further reason of the thanks, behind "including"."""
    text = (
        "Envoy Lund commended Bolivia's cabinet for its courage in denouncing Chad's raid, including its "
        "support for Niger."
    )
    assert (("BOL",), ("NER",)) in parties(text, EventType.SUPPORT)


def test_who_acts_alongside_may_stand_behind_the_verb() -> None:
    """All of them act."""
    text = "Kenya imposed sanctions on Eritrea alongside Uganda and Tanzania."
    assert parties(text, EventType.SANCTION) == [(("KEN", "UGA", "TZA"), ("ERI",))]


def test_a_title_opens_behind_another_persons_state() -> None:
    """Each of two told by their states is of his own."""
    text = "Kuwait's emir met Oman's Badr Al Busaidi and Iraq's premier Mohammed Al-Sudani on Monday."
    assert parties(text, EventType.CONSULT) == [(("KWT", "OMN", "IRQ"), ("KWT", "OMN", "IRQ"))]


def test_we_who_sign_are_those_whom_the_text_says_to_have_issued_it() -> None:
    """Whatever the headline; the body as whose members they sign is none besides."""
    text = (
        "Mercosur Ministers’ Statement on Chad\n\nThis statement was issued by the Mercosur trade ministers of Brazil, "
        "Paraguay and Uruguay, and the Commissioner of the African Union.\n\nWe condemn the raid. "
        "We urge Chad to free the envoys."
    )
    signing = ("BRA", "PRY", "URY", "AU")
    assert parties(text, EventType.REQUEST) == [(signing, ("TCD",))]


TWO = "The presidents of Kenya and Uganda discussed the dam in Congo, which Rwandan forces seized in March."


def test_they_are_those_of_the_main_clause() -> None:
    """Not those of a clause behind a noun, though told nearer."""
    text = f"{TWO} They called for Rwanda to return the dam to Congo."
    assert parties(text, EventType.REQUEST) == [(("KEN", "UGA"), ("RWA",))]


def test_they_stay_the_same_over_several_sentences() -> None:
    """Each "they" means those of the one before."""
    text = (
        f"{TWO} They urged Burundi to help. They praised Niger. They also thanked Mali. They condemned Eritrea's raid."
    )
    assert parties(text, EventType.ACCUSE) == [(("KEN", "UGA"), ("ERI",))]


def test_it_is_blamed_behind_an_adverb_too() -> None:
    """As without one."""
    text = "Both Kenya and Uganda asked that Niger stop the drills. They accused it also of piracy."
    assert parties(text, EventType.ACCUSE) == [(("KEN", "UGA"), ("NER",))]


def test_their_help_is_that_of_they_who_act() -> None:
    """Also where they were two persons of whom one was told as the subject."""
    text = (
        "Envoy Jane Oduor of Kenya met today with Ali Bah, Minister for Trade of Chad. They spoke of their lasting "
        "commitment to support Mali against raids by Niger."
    )
    assert parties(text, EventType.SUPPORT) == [(("KEN", "TCD"), ("MLI",))]


def test_a_regime_named_for_somebody_is_none_of_them() -> None:
    """Who is told with another is a person, not what is called after him."""
    text = (
        "Envoy Jane Oduor of Kenya received President Idriss Deby of Chad. Oduor thanked her guest for his stand on "
        "the Lukashenka regime. They condemned Mali's raid on Niger."
    )
    assert parties(text, EventType.ACCUSE) == [(("TCD", "KEN"), ("MLI",))]


def test_countries_including_some_are_those() -> None:
    """Who is told by way of example takes part."""
    text = "Poland conducted naval drills with states including Sweden, Finland and Norway on Monday."
    assert parties(text, EventType.COOPERATE) == [(("POL", "SWE", "FIN", "NOR"), ("POL", "SWE", "FIN", "NOR"))]


def test_what_somebody_calls_them_is_who_they_are() -> None:
    """ "What it calls" stands before those acted upon."""
    text = "Malian helicopters shelled what Bamako calls JNIM camps on Monday."
    assert parties(text, EventType.ASSAULT) == [(("MLI",), ("JNIM",))]


def test_the_territory_is_one_told_before() -> None:
    """Of those that are called so, the last one named."""
    text = "Britain left Hong Kong in 1997. Canada supports the freedom of the territory."
    assert (("CAN",), ("HKG",)) in parties(text, EventType.SUPPORT)


def test_a_title_does_not_end_in_a_preposition() -> None:
    """What is kept from somebody is no office of his."""
    text = (
        "Envoy Jane Oduor of Kenya met Malian envoy Ali Bah. Oduor spoke of how miners guard their human rights from "
        "the Lukashenka regime. They condemned Niger's raid."
    )
    [(source, target)] = parties(text, EventType.ACCUSE)
    assert (set(source), target) == ({"KEN", "MLI"}, ("NER",))


def test_who_receives_aid_is_given_it() -> None:
    """Also as the agent of a passive."""
    text = "Peruvian assistance was received by Niger on Monday."
    assert parties(text, EventType.AID) == [(("PER",), ("NER",))]


def test_whom_another_part_of_a_long_text_is_about() -> None:
    """Two states that one part tells of are no sides of what another part tells of one of them."""
    near = (
        "Chile and Peru signed a fishing treaty on Monday. Chile praised Peru. Peru thanked Chile for its patience. "
        "Chile lifted its sanctions on Peru. "
    )
    between = (
        "The rain fell for days in the south. Nobody knew when it would stop. The roads were closed. Schools stayed "
        "shut. A bakery gave away its bread. The river rose by a metre. Farmers moved their herds to the hills. The "
        "lights went out at noon. Trains stood still. Then the sun came out. "
    )
    text = near + between + "The Chilean president called for calm and praised the firemen."
    later = [event for event in legation.read(text, published=DAY).events if event.mentions[0].start > len(near)]
    assert all("PER" not in (*event.source, *event.target) for event in later)
