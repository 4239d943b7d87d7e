"""Clauses behind nouns: what a relative clause tells is an act of its own, with its own time."""

from __future__ import annotations

from typing import NamedTuple

import legation


class Told(NamedTuple):
    """One event: its type, who acts towards whom, its status, and its first and last day."""

    type: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    status: str
    days: tuple[str, str] | None = None


def told(text: str) -> list[Told]:
    """The events of a text published on Monday, 18 March 2024."""
    found = legation.read(text, published="2024-03-18").events
    days = [(str(e.when.interval.first), str(e.when.interval.last)) if e.when else None for e in found]
    return [Told(e.type, e.source, e.target, e.status, day) for e, day in zip(found, days, strict=True)]


def test_the_curbs_that_it_imposed() -> None:
    """What is lifted was imposed once: two acts, each with its own time, though the tree puts the clause elsewhere."""
    found = told("Canada is to lift the curbs on imports of dairy products that it imposed on Brazil in May 2021.")
    assert found == [
        Told("CONCEDE", ("CAN",), ("BRA",), "planned"),
        Told("SANCTION", ("CAN",), ("BRA",), "happened", ("2021-05-01", "2021-05-31")),
    ]


def test_the_tariffs_which_it_slapped() -> None:
    """The verb behind a noun carries it, whatever acts the verb tells by itself."""
    found = told("The tariffs which Kenya slapped on Ugandan milk in May 2021 have hurt its farmers.")
    assert found == [Told("SANCTION", ("KEN",), ("UGA",), "happened", ("2021-05-01", "2021-05-31"))]


def test_goods_from_a_state() -> None:
    """A ban on goods is aimed at where they come from, and not imposed by it."""
    found = told("Kenya imposed a ban on maize from Uganda in May 2021.")
    assert found == [Told("SANCTION", ("KEN",), ("UGA",), "happened", ("2021-05-01", "2021-05-31"))]


def test_flights_to_a_state() -> None:
    """A ban on what goes to a state is aimed at it, and so is its end."""
    assert Told("CONCEDE", ("NLD",), ("IRQ",), "happened") in told("The Netherlands lifted its ban on flights to Iraq.")


def test_a_pact_that_was_signed_before() -> None:
    """The pact to which somebody agrees to return was signed at another time."""
    found = told(
        "Kenya and Uganda agreed on Monday to revive a fisheries pact that was signed in May 2009.\n\n"
        "Kenyan President William Ruto met Ugandan President Yoweri Museveni in Nairobi."
    )
    days = [each.days for each in found if each.type == "AGREE"]
    assert ("2024-03-18", "2024-03-18") in days
    assert ("2009-05-01", "2009-05-31") in days


def test_the_pact_that_one_signed_with_the_other() -> None:
    """A pact told in a relative clause and "the pact" below are one act."""
    found = told(
        "Denmark protested on Sunday over a fishing pact that Iceland signed with Norway.\n\n"
        "Iceland and Norway signed the pact on March 14 in Oslo."
    )
    assert [each for each in found if each.type == "AGREE"] == [
        Told("AGREE", ("ISL", "NOR"), ("ISL", "NOR"), "happened", ("2024-03-14", "2024-03-14"))
    ]


def test_a_time_of_what_is_discussed() -> None:
    """The time of a thing that is talked about is not that of the talk."""
    found = told("Iceland and Norway are expected to discuss a fishing pact that has been under review since last May.")
    assert [each.days for each in found if each.type == "CONSULT"] == [None]


def test_what_a_meeting_was() -> None:
    """A meeting that is said to be a session of a dialogue is that session."""
    events = legation.read(
        "The foreign ministers of Iceland and Norway met in Oslo on Monday.\n\n"
        "The meeting was the third round of the Iceland-Norway fisheries dialogue.",
        published="2024-03-18",
    ).events
    assert [(event.kind, event.series and event.series.ordinal) for event in events] == [("dialogue", 3)]


def test_talks_frozen_so_far_will_resume() -> None:
    """What is put in between says how talks stood, and the verb what becomes of them."""
    found = told("Trade talks between Iceland and Norway, frozen since 2018, will resume soon, Norway said.")
    assert [each.status for each in found if each.type == "CONSULT"] == ["planned"]


def test_a_decision_by_somebody_else() -> None:
    """Who praises a decision praises those who took it, and does not do what they decided."""
    assert told("Kenya's president hailed the decision by the African Union to lift sanctions on Niger.") == [
        Told("SUPPORT", ("KEN",), ("AU",), "happened"),
        Told("CONCEDE", ("AU",), ("NER",), "happened"),
    ]


def test_what_somebody_was_prompted_to_do() -> None:
    """A cause asks for nothing: what it led to was done."""
    found = told("The raid prompted Kenya to recall its ambassador from Kampala.")
    assert found == [Told("SANCTION", ("KEN",), ("UGA",), "happened")]


def test_a_participle_in_front_of_who_says_so() -> None:
    """Those who opened fire killed, not the ministry that says so."""
    found = told("Kenyan troops opened fire on Ugandan boats on Sunday, killing two sailors, the Ugandan army said.")
    assert found == [Told("ASSAULT", ("KEN",), ("UGA",), "happened", ("2024-03-17", "2024-03-17"))]


def test_a_summit_planned_for_a_month() -> None:
    """A month for which something is planned lies ahead, though the plan was given up."""
    found = told("A summit of the leaders of Kenya and Uganda, planned for June, has been shelved.")
    assert [(each.status, each.days) for each in found] == [("cancelled", ("2024-06-01", "2024-06-30"))]


def test_ministers_of_one_body_meet() -> None:
    """The ministers of an organisation meet among themselves, whatever state they speak of."""
    found = told("ASEAN ministers met in Hanoi on Sunday. They condemned Myanmar for the raid.")
    assert [each.source for each in found if each.type == "CONSULT"] == [("ASEAN",)]


def test_a_visit_that_was_planned() -> None:
    """A clause that only says more of a visit tells no other: the visit is called off, and was planned for a day."""
    found = told("Peru's foreign minister has cancelled a visit to Chile that was planned for March 20.")
    assert found == [Told("CONSULT", ("PER", "CHL"), ("PER", "CHL"), "cancelled", ("2024-03-20", "2024-03-20"))]


def test_a_clause_behind_a_noun_needs_all_that_its_frame_asks_for() -> None:
    """An attack is one in words only where its adjective says so, also where its verb stands behind it."""
    assert told("The offensive that Chad launched on Libya in May 2021 failed.")[0][0] == "ASSAULT"
    assert told("The scathing attack that Chad launched on Libya in May 2021 failed.")[0][0] == "ACCUSE"
