"""Agreements: names, parties, and the steps that a text tells."""

from __future__ import annotations

import legation

Told = tuple[str, str | None, tuple[str, ...], list[tuple[str, str, str]]]


def agreements(text: str) -> list[Told]:
    """Name, short name, parties and dated steps of each agreement of a text of 26 July 2025."""
    reading = legation.read(text, published="2025-07-26")
    return [
        (
            each.name,
            each.short,
            each.parties,
            [(step.step.value, str(step.interval.first), str(step.interval.last)) for step in each.steps],
        )
        for each in reading.agreements
    ]


def test_a_named_agreement() -> None:
    """Name, short name, parties and the step with its date."""
    text = "India and Japan signed the Acquisition and Cross-Servicing Agreement (ACSA) in September 2020."
    assert agreements(text) == [
        ("Acquisition and Cross-Servicing Agreement", "ACSA", ("IND", "JPN"), [("signed", "2020-09-01", "2020-09-30")])
    ]


def test_ratified() -> None:
    """A ratification."""
    text = "France ratified the Lancaster House Treaty with Britain on 1 July 2011."
    assert agreements(text) == [
        ("Lancaster House Treaty", None, ("FRA", "GBR"), [("ratified", "2011-07-01", "2011-07-01")])
    ]


def test_in_force() -> None:
    """An agreement without capitals, in force."""
    text = "A Japan-EU economic partnership agreement took effect in 2019."
    assert agreements(text) == [
        ("Japan-EU economic partnership agreement", None, ("EU", "JPN"), [("in force", "2019-01-01", "2019-12-31")])
    ]


def test_suspended() -> None:
    """A treaty suspended."""
    text = "Algeria suspended its friendship treaty with Spain on 8 June 2022."
    assert agreements(text) == [
        ("friendship treaty", None, ("DZA", "ESP"), [("suspended", "2022-06-08", "2022-06-08")])
    ]


def test_an_unnamed_deal() -> None:
    """An agreement without a name of its own is called by what it is about."""
    text = "China and Bhutan signed an agreement on their border on 14 October 2021."
    assert agreements(text) == [
        ("agreement on their border", None, ("BTN", "CHN"), [("signed", "2021-10-14", "2021-10-14")])
    ]


def test_one_treaty_in_two_spellings() -> None:
    """A treaty named twice is one, with both steps."""
    text = (
        "India and Pakistan signed the Indus Waters Treaty in September 1960. The Indus Water Treaty "
        "was suspended in April 2025."
    )
    assert agreements(text) == [
        (
            "Indus Waters Treaty",
            None,
            ("IND", "PAK"),
            [("signed", "1960-09-01", "1960-09-30"), ("suspended", "2025-04-01", "2025-04-30")],
        )
    ]


def test_a_common_noun_gets_its_name() -> None:
    """A described agreement takes the name that follows."""
    text = (
        "The ministers praised the agreement that India and Japan operationalized in 2021. India and "
        "Japan signed the Acquisition and Cross-Servicing Agreement in September 2020."
    )
    assert agreements(text) == [
        (
            "Acquisition and Cross-Servicing Agreement",
            None,
            ("IND", "JPN"),
            [("in force", "2021-01-01", "2021-12-31"), ("signed", "2020-09-01", "2020-09-30")],
        )
    ]


def test_a_bare_noun_means_the_agreement_of_the_same_parties() -> None:
    """ "The deal" between the two is the agreement that they signed; the day in front of it is no part of its name."""
    text = (
        "Turkey and Libya signed a Turkish-Libyan maritime border agreement in 2019. "
        "In the November 27 deal, Turkey and Libya agreed on a line."
    )
    assert [name for name, *_ in agreements(text)] == ["Turkish-Libyan maritime border agreement"]


def test_who_signed_stands_behind_a_comma() -> None:
    """A participle that the tree hung beside the agreement names its parties."""
    text = "The US minister recalled the Joint Declaration of 22 December 2020, signed by Morocco and Israel."
    assert [(name, parties) for name, _, parties, _ in agreements(text)] == [("Joint Declaration", ("ISR", "MAR"))]


def names(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Name and parties of each agreement of a text."""
    return [(name, parties) for name, _, parties, _ in agreements(text)]


def test_an_unnamed_deal_is_called_by_its_purpose() -> None:
    """What a deal is to bring belongs to its name, the day of its signing does not."""
    text = "Brazil and Peru signed an agreement to share water on Monday."
    assert names(text) == [("agreement to share water", ("BRA", "PER"))]


def test_the_clause_behind_is_no_part_of_the_name() -> None:
    """What another did about it says no more which agreement it is."""
    text = "Brazil reached an agreement with the government of Peru, which Chile welcomed."
    assert names(text) == [("agreement with the government of Peru", ("BRA", "PER"))]


def test_a_deal_to_come_is_none_yet() -> None:
    """A bare deal that is only planned is no agreement."""
    assert names("Brazil and Peru plan to reach an agreement next month.") == []


def test_a_contract_with_a_firm() -> None:
    """A state's deal with a private firm is no agreement of states."""
    assert names("Kenya signed a deal with a Turkish firm on Monday.") == []


def test_a_contract_with_a_firm_of_the_state() -> None:
    """A firm that a state owns is that state."""
    text = "Kenya signed a memorandum of understanding with the Turkish state-owned oil company on Monday."
    assert names(text) == [("memorandum of understanding", ("KEN", "TUR"))]


def test_a_pact_sought() -> None:
    """An agreement that two sides seek is one proposed, with them for parties."""
    text = "Japan and Norway agreed on Monday to seek a fisheries data agreement."
    (agreement,) = agreements(text)
    assert agreement[0] == "fisheries data agreement"
    assert "proposed" in [step for step, *_ in agreement[3]]


def test_between_names_the_parties() -> None:
    """Whom the phrase joins are its parties, and nobody whom the clause behind it names."""
    text = "Kenya belongs to a pact between the European Union and Mercosur, which asks for Brazilian reforms."
    assert names(text) == [("pact between the European Union and Mercosur", ("EU", "Mercosur"))]


def test_an_agreement_is_no_party() -> None:
    """The treaty itself is none of those who signed it."""
    text = "Benin and Nigeria signed the African Continental Free Trade Area (AfCFTA) agreement on Sunday."
    assert names(text) == [("African Continental Free Trade Area", ("BEN", "NGA"))]


def test_a_row_of_hyphens_takes_no_longer_than_other_words() -> None:
    """A pattern that tried each hyphen as the end of a word did not end in a year: found by `python -m tools.fuzz`."""
    text = f"Portugal and Morocco met in Lisbon. {'2020-' * 2000} Portugal signed the Air-Sea Rescue Agreement."
    assert [each.name for each in legation.read(text).agreements] == ["Air-Sea Rescue Agreement"]


def test_a_name_that_goes_on_behind_its_noun() -> None:
    """What stands in front of the noun and what stands behind it are one name."""
    text = "Chile joined the UN Convention on the Rights of the Child, but Peru left the Convention against Torture."
    names = [agreement.name for agreement in legation.read(text, published="2024-03-18").agreements]
    assert names == ["UN Convention on the Rights of the Child", "Convention against Torture"]


def test_an_agreement_called_by_its_year() -> None:
    """What is done under an agreement is no step of it; its year is that of its signing."""
    text = "In May Chile opened two ports to Peru under the Arica Transit Agreement (ATA) of 1999."
    assert agreements(text) == [
        ("Arica Transit Agreement", "ATA", ("CHL", "PER"), [("signed", "1999-01-01", "1999-12-31")])
    ]


def test_a_declaration_that_was_signed() -> None:
    """A declaration is an agreement under its name."""
    text = "The Arica Declaration was signed by Chile and Peru in May 2019."
    assert agreements(text) == [("Arica Declaration", None, ("CHL", "PER"), [("signed", "2019-05-01", "2019-05-31")])]


def test_a_partnership_is_none_where_no_step_is_told() -> None:
    """An initiative or partnership is an agreement only where the text says that it was concluded, or calls it one."""
    assert agreements("Chile and Peru praised the Southern Ports Partnership on Monday.") == []
    signed = "Chile and Peru signed the Southern Ports Partnership on Monday."
    assert names(signed) == [("Southern Ports Partnership", ("CHL", "PER"))]
    called = "Chile said that the Southern Ports Partnership (SPP) transit pact helps Peru."
    assert names(called) == [("Southern Ports Partnership", ("CHL", "PER"))]


def test_a_step_told_by_a_noun() -> None:
    """ "The signing of" tells a step as its verb does, once."""
    text = "Chile hailed the signing of the Arica Transit Treaty with Peru in May 2019. The treaty was signed in Lima."
    assert agreements(text) == [
        ("Arica Transit Treaty", None, ("CHL", "PER"), [("signed", "2019-05-01", "2019-05-31")])
    ]


def test_a_text_to_be_signed() -> None:
    """What two will sign is proposed, where the words say which text it is."""
    text = "Chile will sign a memorandum of understanding with Peru on 3 August 2025."
    assert agreements(text) == [("memorandum of understanding", None, ("CHL", "PER"), [("proposed", "None", "None")])]


def test_what_somebody_calls_so_is_no_party() -> None:
    """A phrase with "what" behind an agreement joins nobody to it."""
    text = "Togo explained Benin's wish to break a customs treaty with Togo with what it called envy of Ghana."
    assert names(text) == [("customs treaty", ("BEN", "TGO"))]


def test_parties_of_the_event_that_a_name_tells() -> None:
    """Where the name itself tells the act, the agreement is between those who are known to have done it."""
    text = "The presidents of Chile and Peru met in May 2019. The Arica Declaration was signed there on 3 May 2019."
    assert names(text) == [("Arica Declaration", ("CHL", "PER"))]
