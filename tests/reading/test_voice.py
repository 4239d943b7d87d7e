"""Voice: for whom a document speaks when it says we."""

from __future__ import annotations

import legation
from legation.model import EventType


def sides(text: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Source and target of each accusation in a text of 26 July 2022."""
    events = legation.read(text, published="2022-07-26").events
    return [(event.source, event.target) for event in events if event.type is EventType.ACCUSE]


def test_a_joint_statement() -> None:
    """A joint statement speaks for all whom its headline names."""
    text = "Joint Statement by the United States and Japan\n\nWe condemn the missile launches by North Korea."
    assert sides(text) == [(("USA", "JPN"), ("PRK",))]


def test_an_office_holder() -> None:
    """Another document speaks for the state of the office-holder at its head."""
    text = "Statement by U.S. Secretary of State Antony Blinken\n\nWe condemn the missile launches by North Korea."
    assert sides(text) == [(("USA",), ("PRK",))]


def test_a_joint_statement_on_somebody() -> None:
    """What a joint statement is on does not speak in it: those do who say "We, the ministers of"."""
    text = (
        "Joint Statement on Belarus\n\nWe, the Foreign Ministers of Chile, Peru and Ghana, condemn the arrests in "
        "Belarus. We also denounce the Belarusian ruling."
    )
    assert sides(text)[-1] == (("CHL", "PER", "GHA"), ("BLR",))


def test_a_statement_that_is_released_by_governments() -> None:
    """A statement speaks for those by whom its own words say that it was released."""
    text = (
        "Joint Statement on the Unrest\n\nThis statement was released by the Governments of Spain "
        "and Norway a year after the war in Syria.\n\nWe condemn the Syrian raids."
    )
    assert sides(text) == [(("ESP", "NOR"), ("SYR",))]


def test_a_joint_statement_whose_lead_names_them() -> None:
    """Where nothing says who issues a joint statement, those do whom its lead names together in front of its verb."""
    text = (
        "Joint Statement on Fishing following Chile's Seizure of a Ship\n\nCanada, Denmark and Iceland met on "
        "Monday.\n\nWe condemn the raids by North Korea."
    )
    assert sides(text) == [(("CAN", "DNK", "ISL"), ("PRK",))]


def test_what_several_call_themselves() -> None:
    """The name of a group that speaks together stands for all of it."""
    text = (
        "Troika Statement on Sudan\n\nThe United States, the United Kingdom and Norway met on Monday.\n\nThe Troika "
        "condemns the Sudanese arrests. We hope for calm."
    )
    assert sides(text) == [(("USA", "GBR", "NOR"), ("SDN",))]


def test_a_line_that_names_the_author() -> None:
    """The office-holder alone on a line below the headline is the author, whomever the headline names."""
    text = (
        "Visa Restrictions on Relatives of President Daniel Ortega\n\nAntony J. Blinken, Secretary of State\n\nWe "
        "condemn the arrests by Belarus."
    )
    assert sides(text) == [(("USA",), ("BLR",))]
