"""Parties beside a third: who brings about what others agree, and those to whom he speaks as a pair."""

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


@pytest.mark.parametrize("broker", ["Qatari-mediated", "Omani-brokered"])
def test_who_brokers_a_truce_is_no_party_of_it(broker: str) -> None:
    """A modifier that tells who brought it about is no side."""
    text = f"Chad and Niger agreed to a {broker} ceasefire on Monday."
    assert together(text, EventType.AGREE) == [{"TCD", "NER"}]


TWO = (
    "Chad and Niger traded fire for days. Chad said Niger had shot first. Niger rejected the charge. "
    "French President Emmanuel Macron telephoned both leaders on Saturday"
)


def test_who_telephones_both_leaders_is_a_third() -> None:
    """Two others are meant, beside him."""
    assert {"FRA", "TCD", "NER"} in together(f"{TWO}.")


def test_neither_country_is_the_two() -> None:
    """Those who are warned that neither of them will get something."""
    text = f"{TWO} and warned that neither country would get a loan from Paris."
    [(source, target)] = parties(text, EventType.THREATEN)
    assert (source, set(target)) == (("FRA",), {"TCD", "NER"})


def test_the_two_behind_it_are_states() -> None:
    """Where a state acts as "it", the two are no persons of the sentence before."""
    text = (
        "Peru and Chile have quarrelled for long. Peru contested Chile's claim, Jens Stoltenberg told "
        "Gabriel Boric of Chile. It slapped an embargo on the young state in 1994, after the two had signed an accord."
    )
    assert {"PER", "CHL"} in together(text, EventType.AGREE)


def test_thanks_go_to_each_of_a_list() -> None:
    """However the tree hangs the second with his title."""
    text = "Felix Tshisekedi thanked Ruto, U.S. President Joe Biden and China for their help."
    text = f"Kenyan President William Ruto met Congolese President Felix Tshisekedi. {text}"
    [(source, target)] = parties(text, EventType.SUPPORT)
    assert (source, set(target)) == (("COD",), {"KEN", "USA", "CHN"})


def test_those_between_whom_a_meeting_is_may_stand_far_behind_it() -> None:
    """Place and time stand between."""
    text = (
        "Chile met Peru on Sunday. The row broke out days after a stormy meeting in Geneva last week between senior "
        "Iranian and Turkish officials."
    )
    assert {"IRN", "TUR"} in together(text)


def test_who_is_on_a_visit_is_told_by_the_noun_in_front() -> None:
    """The clause behind somebody tells his visit."""
    text = (
        "Chile and Peru quarrelled for days. In Shiraz, Iranian Foreign Minister Hossein Amir-Abdollahian received "
        "his Turkish counterpart, Mevlut Cavusoglu, who is on a two-day visit."
    )
    assert together(text) == [{"IRN", "TUR"}, {"IRN", "TUR"}]


def test_what_somebody_is_helped_against_is_not_supported() -> None:
    """Where the threats come from."""
    text = "Norway remains committed to helping Jordan defend itself against threats stemming from Syria and elsewhere."
    assert parties(text, EventType.SUPPORT) == [(("NOR",), ("JOR",))]


def test_in_the_face_of_somebody_tells_why() -> None:
    """He whose threats they are gets no support."""
    text = "Norway and Sweden reaffirmed their support for Georgia's sovereignty in the face of Russian aggression."
    [(source, target)] = parties(text, EventType.SUPPORT)
    assert (set(source), target) == ({"NOR", "SWE"}, ("GEO",))


def test_an_envoy_for_a_state_told_by_long_and_short_name_is_not_its_own() -> None:
    """The brackets say again where he is sent."""
    text = (
        "On Monday, Special Representative for the Democratic People's Republic of Korea (DPRK) Anna Berg met British "
        "Foreign Secretary Liz Truss."
    )
    assert together(text) == [{"GBR"}]


def test_a_thing_behind_a_name_is_in_no_row_with_it() -> None:
    """The article alone joins nobody."""
    text = "Kenyan President William Ruto discussed with Ugandan President Yoweri Museveni the Iranian missile launch."
    assert together(text) == [{"KEN", "UGA"}]


def test_ministers_of_two_countries_are_no_third() -> None:
    """Who meets may be told by "the two countries", whose ministers they are."""
    text = "Peru and Chile opened a dialogue on Monday. The ministers of the two countries met in Lima on Tuesday."
    assert together(text) == [{"PER", "CHL"}, {"PER", "CHL"}]


def test_nothing_is_said_at_what_may_never_take_place() -> None:
    """Who ratifies a pact does so with the other side, not with whom it may meet one day."""
    text = (
        "Peru and Chile signed a fishing pact on Monday.\n\nASEAN could invite Peru to open talks in May.\n\n"
        "The Peruvian parliament is expected to ratify the pact in June.\n\nPeru and Chile share a border."
    )
    assert all("ASEAN" not in each for each in together(text, EventType.AGREE))
