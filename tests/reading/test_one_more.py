"""One more act of a sort: what is added, counted, told beside or of other people is no second telling."""

from __future__ import annotations

import legation
from legation import Event, EventType, Kind

DAY = "2022-07-27"


def of_type(text: str, wanted: EventType) -> list[list[str]]:
    """The mentions of each event of a type that a text published on a Wednesday tells."""
    found = legation.read(text, published=DAY).events
    return [[span.text for span in event.mentions] for event in found if event.type is wanted]


def consultations(text: str) -> list[Event]:
    """The consultations that a text published on a Wednesday tells."""
    return [event for event in legation.read(text, published=DAY).events if event.type is EventType.CONSULT]


def test_a_measure_in_addition_is_another() -> None:
    """What is done besides is one more measure."""
    found = of_type(
        "Norway is blacklisting a shipping magnate from Belarus. In addition, Norway is imposing export restrictions "
        "on Belarus. Oslo gave no further details.",
        EventType.SANCTION,
    )
    assert len(found) == 2


def test_what_is_also_done_below_a_headline_is_what_it_tells() -> None:
    """A headline alone is no measure that others could be added to."""
    found = of_type(
        "Norway Expels Diplomats of Belarus\n\nNorway has also expelled three diplomats of Belarus, its ministry said.",
        EventType.SANCTION,
    )
    assert len(found) == 1


def test_another_number_is_another_measure() -> None:
    """Two sums given to one state are two gifts."""
    found = of_type(
        "Peru has donated 40 lorries to Haiti. Earlier in the year Peru donated 12 lorries to Haiti. Lima is proud of "
        "it.",
        EventType.AID,
    )
    assert len(found) == 2


def test_the_same_number_is_the_same_measure() -> None:
    """A sum told again is the same gift."""
    found = of_type(
        "Peru has donated 40 lorries to Haiti. The 40 lorries arrived on Monday, Peru said.",
        EventType.AID,
    )
    assert len(found) == 1


def test_two_verbs_side_by_side_are_two_measures() -> None:
    """What is done with two verbs to two things is done twice."""
    found = of_type("Ghana expelled the envoy of Togo and froze the funds of Togo, officials said.", EventType.SANCTION)
    assert len(found) == 2


def test_an_envoy_with_a_title_before_his_name_is_an_envoy() -> None:
    """The title tells what sort of deed it is."""
    found = of_type(
        "Ghana expelled Ambassador Kofi Lawson of Togo. Ghana suspended trade with Togo.", EventType.SANCTION
    )
    assert len(found) == 2


def test_one_launch_is_not_all_launches() -> None:
    """A single test of arms and a series of them are two."""
    found = of_type(
        "India condemned Pakistan’s ballistic missile launch of Monday. India has condemned Pakistan’s missile "
        "launches since the spring. No talks are planned.",
        EventType.MOBILIZE,
    )
    assert len(found) == 2


def test_good_wishes_told_twice_are_sent_once() -> None:
    """Congratulations and wishes on one occasion are one."""
    found = of_type(
        "On behalf of Canada, I congratulate the people of Fiji on their national day. We wish the people "
        "of Fiji a happy holiday.",
        EventType.SUPPORT,
    )
    assert len(found) == 1


def test_a_side_taken_twice_is_taken_once() -> None:
    """To stand with somebody and to support him is one stance."""
    found = of_type(
        "Canada stands with the people of Mali. The harvest was poor this year. Canada supports the people of Mali.",
        EventType.SUPPORT,
    )
    assert len(found) == 1


def test_a_side_taken_also_is_another_stance() -> None:
    """What somebody also backs is another thing."""
    found = of_type(
        "The minister of Canada voiced support for the army of Mali. She also expressed her solidarity with Mali over "
        "the floods. Nothing was signed.",
        EventType.SUPPORT,
    )
    assert len(found) == 2


def test_thanks_reported_for_two_reasons_are_two() -> None:
    """A report tells thanks anew where there is another reason."""
    found = of_type(
        "Canada thanked Mali for its troops. Canada expressed gratitude to Mali for the vote in New York.",
        EventType.SUPPORT,
    )
    assert len(found) == 2


def test_thanks_and_congratulations_are_two() -> None:
    """Two manners of taking somebody's side are two acts."""
    found = of_type(
        "Canadian Foreign Minister Joly congratulated Malian Foreign Minister Diop on his work for the region. Joly "
        "thanked Diop for his work for the region.",
        EventType.SUPPORT,
    )
    assert len(found) == 2


def test_a_format_welcomed_at_a_meeting_is_another_occasion() -> None:
    """A dialogue with a name of its own is not the meeting at which they speak of it."""
    found = consultations(
        "Danish Trade Minister Karen Holm met Ghanaian Trade Minister Kofi Addo on Monday. "
        "Holm and Addo praised the start of the Denmark-Ghana Harbour Dialogue."
    )
    assert [event.kind for event in found] == [Kind.MEETING, Kind.DIALOGUE]


def test_some_of_a_sort_are_met_at_another_meeting() -> None:
    """Whoever meets a minister and then traders has two meetings."""
    found = consultations(
        "Kenyan Trade Minister Betty Maina met the Ghanaian Foreign Minister, Shirley Botchwey, in Accra. Maina met "
        "with Ghanaian traders."
    )
    assert len(found) == 2


def test_meetings_in_two_states_are_two() -> None:
    """What was held in Rome was not held in Quito."""
    found = consultations(
        "The presidents of Ecuador and Italy met in Rome. The presidents of Ecuador and Italy met in Quito."
    )
    assert len(found) == 2


def test_another_meeting_is_another() -> None:
    """ "More talks" are others than those told."""
    found = consultations(
        "The ministers of Serbia and Croatia met in Zagreb on Monday. Further talks are planned for the autumn."
    )
    assert len(found) == 2


def test_negotiations_are_no_meeting_told_beside_them() -> None:
    """Those of two states go on, whoever meets to speak of them."""
    found = consultations(
        "The presidents of Chile and Peru met in Lima on Monday. They praised the negotiations between Chile and Peru "
        "on fishing rights."
    )
    assert {event.kind for event in found} == {Kind.MEETING, Kind.NEGOTIATION}


def test_a_verb_beside_another_tells_an_act_of_its_own() -> None:
    """What stands behind "and" shares no words with what stands before it."""
    found = of_type(
        "China, which refurbished a stadium in Malawi and financed a road in Malawi, declined to comment.",
        EventType.AID,
    )
    assert len(found) == 2


def test_the_strike_is_what_was_told_as_a_strike() -> None:
    """A known deed is the one told by its noun, though another was told after it."""
    found = of_type(
        "Chad carried out an airstrike on Libya on Monday. Libya shelled a village in Chad on Tuesday. The strike was "
        "deadly.",
        EventType.ASSAULT,
    )
    assert [told for told in found if "The strike" in told] == [["carried out an airstrike", "The strike"]]


def test_close_ties_spoken_of_twice_are_one_commitment() -> None:
    """Whoever says twice in a message that he will deepen relations commits himself once."""
    found = of_type(
        "In the name of Canada, I look forward to deepening our bonds with Fiji. We pledge to strengthen the "
        "friendship with Fiji.",
        EventType.AGREE,
    )
    assert len(found) == 1


def test_deals_over_as_many_of_the_same_are_one_deal() -> None:
    """What is counted alike in two tellings is one purchase."""
    found = of_type(
        "Angola agreed with Brazil to take over 64 trams for Luanda. In the port of Santos, Angola signed a contract "
        "with Brazil on 64 trams.",
        EventType.AGREE,
    )
    assert len(found) == 1


def test_what_a_measure_consists_in_is_no_other_measure() -> None:
    """Gerunds behind "such as" list the parts of one."""
    found = of_type(
        "Ghana has joined an embargo on Togo, such as shutting ports to Togo and stopping trains of Togo.",
        EventType.SANCTION,
    )
    assert any(len(told) > 1 for told in found)
