"""The side of an act that its words leave out: found where the article knows it, guessed with care, never made up."""

from __future__ import annotations

import legation
from legation import EventType
from legation.articles import door
from legation.reading.act import Origin
from legation.reading.draft import Draft
from legation.reading.reader import candidates

DAY = "2022-07-27"


def drafts(text: str, type_: EventType) -> list[Draft]:
    """What the frames find in a text, of one type, before it is judged."""
    return [draft for draft in candidates(door.article(text, published=DAY)) if draft.first.type is type_]


def parties(text: str, type_: EventType) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Source and target of the events of one type."""
    return [(event.source, event.target) for event in legation.read(text, published=DAY).events if event.type is type_]


def test_the_only_other_state_of_the_sentence_is_guessed() -> None:
    """A request whose object is a thing goes to the state that its sentence names besides."""
    found = drafts("After a week of shelling by Russia, Georgia pleaded for a halt.", EventType.REQUEST)
    assert [(draft.source, draft.target, draft.first.origin) for draft in found] == [
        (("GEO",), ("RUS",), Origin.SENTENCE)
    ]


def test_the_parties_of_the_event_nearest_by_are_guessed() -> None:
    """What one of two does shortly after they met is done to the other."""
    text = (
        "Norway sued Iceland on Monday. Iceland thanked Spain. Spain met Iceland. The court sat for a week. "
        "Norway pleaded for a halt."
    )
    found = drafts(text, EventType.REQUEST)
    assert [(draft.source, draft.target, draft.first.origin) for draft in found] == [(("NOR",), ("ISL",), Origin.NEAR)]


def test_nobody_stands_for_somebody_named() -> None:
    """An object whose name no table knows is nobody else."""
    text = "Chile and Peru met in Lima. Chile accused Bartholomew Quimby of fraud."
    assert [draft.target for draft in drafts(text, EventType.ACCUSE)] == [()]


def test_nobody_acts_for_a_crowd() -> None:
    """Who acts is told, though no state: no state of the article is put in its place."""
    text = "Chile and Peru met in Lima. Villagers signed a treaty."
    assert drafts(text, EventType.AGREE) == []


def test_what_a_state_does_to_its_own_is_no_event() -> None:
    """A prime minister against a minister of the same state, in an article that names France too."""
    text = (
        "France met Japan in Paris. It rained. Japanese Prime Minister Fumio Kishida criticised Japanese Defence "
        "Minister Yasukazu Hamada on Friday. It rained again. Nobody came."
    )
    assert parties(text, EventType.ACCUSE) == []


def test_who_acts_on_the_victim_of_an_attack_is_not_its_author() -> None:
    """Of an attack whose author is not told, somebody who condemns it is not guessed to be the author."""
    assert parties("The attack on the embassy of Norway was condemned by Jordan.", EventType.ASSAULT) == []


def test_several_do_it_to_one_another() -> None:
    """Relations are restored by both sides."""
    assert parties("Iran and Kuwait restored diplomatic ties on Monday.", EventType.SUPPORT) == [
        (("IRN", "KWT"), ("IRN", "KWT"))
    ]


def test_each_other_means_both() -> None:
    """Who accuse each other are both source and target."""
    assert parties("Armenia and Azerbaijan accused each other of violating the truce.", EventType.ACCUSE) == [
        (("ARM", "AZE"), ("ARM", "AZE"))
    ]


def test_a_complaint_is_against_somebody_and_to_somebody_else() -> None:
    """The one behind "against" is acted upon, not the one who hears it."""
    assert parties("Iraq lodged a protest with the UN against Turkey.", EventType.PROTEST) == [(("IRQ",), ("TUR",))]


def test_sanctions_targeting_a_state_are_on_it() -> None:
    """A participle behind the noun says whom it is meant for."""
    assert parties("Canada announced new sanctions targeting Belarus.", EventType.SANCTION) == [(("CAN",), ("BLR",))]


def test_a_pronoun_beside_its_subject_is_somebody_else() -> None:
    """ "Peru denounced it" is nothing that Peru did: the other of the pair is meant, and it is no affair of its own."""
    text = "News\n\nChile and Peru met in Lima. Chile sued Peru on Monday. It rained. Peru denounced it as piracy."
    assert [(draft.source, draft.target) for draft in drafts(text, EventType.ACCUSE)] == [
        (("CHL",), ("PER",)),
        (("PER",), ("CHL",)),
    ]


def test_the_state_of_the_sentence_goes_before_the_pair_of_the_article() -> None:
    """Of an act that lacks its other side, the only state beside it is meant, not the other of the two main ones."""
    text = (
        "News\n\nChile met Peru in Lima. Chile thanked Peru. Chile met Peru again in Cusco. "
        "After the storm in Cuba, Chile sent a convoy of food."
    )
    found = drafts(text, EventType.AID)
    assert [(draft.source, draft.target, draft.first.origin) for draft in found] == [
        (("CHL",), ("CUB",), Origin.SENTENCE)
    ]


def test_what_a_meeting_is_called_is_no_stranger() -> None:
    """A word in front of "meeting" names none of its parties: they may be guessed."""
    text = "News\n\nChile sued Peru on Monday. A high-level meeting was cancelled."
    found = drafts(text, EventType.CONSULT)
    assert [(draft.source, draft.first.origin) for draft in found] == [(("CHL", "PER"), Origin.NEAR)]


def test_two_told_beside_a_meeting_are_guessed_to_meet() -> None:
    """A meeting without parties, and no event of two nearby: the two that its sentence names."""
    text = "The premiers of Chile and Peru before their meeting\n\nIt rained. Nobody came. The day was long."
    found = drafts(text, EventType.CONSULT)
    assert [(set(draft.source), draft.first.origin) for draft in found] == [({"CHL", "PER"}, Origin.SENTENCE)]


def test_the_place_of_talks_is_no_party_where_two_are_left() -> None:
    """Of three states named beside talks, the one that they are held in is only their place."""
    text = "Cuba confirmed on Monday that the secret talks in Ottawa had led Spain to think again."
    assert [set(source) for source, _ in parties(text, EventType.CONSULT)] == [{"CUB", "ESP"}]


def test_an_organisation_holds_the_session_of_its_ministers_alone() -> None:
    """Whose minister came to the ministerial adds no party to it."""
    text = "Before the ASEAN ministerial opened, Kenya's minister toured the port and praised its cranes."
    assert (("ASEAN",), ("ASEAN",)) in parties(text, EventType.CONSULT)


def test_a_dialogue_of_an_organisation_has_another_side() -> None:
    """A dialogue is held with somebody, who is guessed where one state is named besides."""
    text = "Chile and the EU met in Lima. The EU dialogue will go on, Chile said."
    assert all(set(source) == {"CHL", "EU"} for source, _ in parties(text, EventType.CONSULT))


def test_an_application_goes_to_the_organisation_of_its_sentence() -> None:
    """Not to the state that welcomes it there."""
    text = "Kenya has praised an application by Fiji to enter ASEAN."
    assert parties(text, EventType.REQUEST) == [(("FJI",), ("ASEAN",))]


def test_what_a_bid_is_for_is_no_bidder() -> None:
    """A name behind the endings of possessors is in no row with them."""
    assert parties("The envoys will discuss Chad's and Mali's OPEC applications.", EventType.REQUEST) == [
        (("TCD", "MLI"), ("OPEC",))
    ]


def test_their_thing_is_of_those_who_owned_it_before() -> None:
    """ "Their applications" in a sentence about one state are those told before, of two others."""
    text = (
        "Kenya praised the applications of Fiji and Tonga to join ASEAN. The fishermen were glad. Kenya will wait "
        "until their ASEAN applications are decided."
    )
    found = [act.source for draft in drafts(text, EventType.REQUEST) for act in draft.acts]
    assert found == [("FJI", "TON"), ("FJI", "TON")]


def test_a_bid_that_is_welcomed_was_made_before() -> None:
    """The day of a meeting is not that of the application that is welcomed there."""
    text = (
        "Kuwait's emir met the leaders of Chad and Mali on Monday and welcomed their applications for OPEC membership."
    )
    events = legation.read(text, published=DAY).events
    assert [event.when for event in events if event.type is EventType.REQUEST] == [None]


def test_a_noun_in_a_short_text_is_told_of_those_named_around_it() -> None:
    """A text of a sentence was chosen for what it tells, though the noun names no party."""
    assert parties("The September state visit is off, Copenhagen said.", EventType.CONSULT) == [(("DNK",), ("DNK",))]
    text = "No criticism of Rwanda was intended, Burundi said."
    assert parties(text, EventType.ACCUSE) == [(("BDI",), ("RWA",))]


def test_what_somebody_only_knows_of_is_told_in_passing() -> None:
    """Talks to which a source is close are not what he tells of."""
    assert parties("A diplomat close to the talks said that Kenya is calm.", EventType.CONSULT) == []


def test_a_noun_in_a_longer_text_needs_its_parties() -> None:
    """In an article a noun without parties is no event of its own."""
    text = "The rains failed. Copenhagen was calm. The farmers waited. The September state visit is off."
    assert parties(text, EventType.CONSULT) == []
