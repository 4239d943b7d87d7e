"""What an act is for and is expected to bring, what is voted, and whom it befalls: no plan, no deed of theirs."""

from __future__ import annotations

import pytest

import legation
from legation import Event


def told(text: str) -> list[str]:
    """The events of a text: type, sides and status."""
    return [_line(event) for event in legation.read(text, published="2022-06-15").events]


def _line(event: Event) -> str:
    return f"{event.type} {'+'.join(event.source)} > {'+'.join(event.target)} {event.status}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "France imposed sanctions aimed at forcing Mali to hold elections.",
            ["SANCTION FRA > MLI happened"],
        ),
        ("The US launched air strikes aimed at deterring Iran.", ["ASSAULT USA > IRN happened"]),
        (
            "Serbia and Kosovo signed a deal aimed at normalising relations.",
            ["AGREE SRB+XKX > SRB+XKX happened"],
        ),
        (
            "China and Peru signed a trade deal expected to boost exports.",
            ["AGREE CHN+PER > CHN+PER happened"],
        ),
        (
            "Turkey and Iraq signed an agreement expected to take effect in May.",
            ["AGREE TUR+IRQ > TUR+IRQ happened"],
        ),
        (
            "The two foreign ministers of Iran and Oman met for talks expected to focus on Yemen.",
            ["CONSULT IRN+OMN > IRN+OMN happened"],
        ),
    ],
)
def test_what_is_done_has_happened_whatever_it_is_for(text: str, expected: list[str]) -> None:
    """Its aim and its effects lie ahead, it does not."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Spain and Algeria held talks on Monday aimed at reviving trade.",
            ["CONSULT ESP+DZA > ESP+DZA happened", "COOPERATE ESP+DZA > ESP+DZA possible"],
        ),
        (
            "Egypt brokered talks aimed at reaching a ceasefire between Israel and Hamas.",
            ["CONSULT EGY+Hamas+ISR > EGY+Hamas+ISR happened", "AGREE ISR+Hamas > ISR+Hamas possible"],
        ),
        ("Turkey is working towards restoring ties with Egypt.", ["SUPPORT TUR > EGY possible"]),
    ],
)
def test_what_is_only_aimed_at_is_possible(text: str, expected: list[str]) -> None:
    """Nobody says that it has come about."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iran and Oman announced talks expected to focus on Yemen.", ["CONSULT IRN+OMN > IRN+OMN planned"]),
        ("Iran and Oman will hold talks aimed at ending the war in Yemen.", ["CONSULT IRN+OMN > IRN+OMN planned"]),
    ],
)
def test_what_is_only_announced_is_ahead(text: str, expected: list[str]) -> None:
    """There the words in front say so."""
    assert told(text)[:1] == expected


def test_a_visit_meant_to_mend_ties_is_no_pact_to_do_so() -> None:
    """ "Intended" tells what the visit is for, and nobody intends anything besides."""
    first, *more = told("Vietnam's president began a four-day visit to China intended to mend ties.")
    assert first == "CONSULT VNM+CHN > VNM+CHN happened"
    assert not any(line.startswith("AGREE") for line in more)


def test_officials_whom_a_paper_cites_are_sent_nowhere() -> None:
    """What else is told behind a comma is none of what a verb acts on."""
    text = "France will send troops to Chad, Infobae said, citing two officials."
    assert told(text) == ["MOBILIZE FRA > TCD planned"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Finland's parliament voted overwhelmingly to approve the country's NATO membership.",
            ["CONCEDE FIN > NATO happened"],
        ),
        ("Peru's congress voted by 80 to 12 to condemn Mexico.", ["ACCUSE PER > MEX happened"]),
        ("The European Parliament voted to reject the trade deal with Canada.", ["REJECT EU > CAN happened"]),
        ("Iceland's parliament will vote to ratify the treaty with Denmark.", ["AGREE ISL+DNK > ISL+DNK planned"]),
    ],
)
def test_a_stand_is_taken_by_the_vote(text: str, expected: list[str]) -> None:
    """Once the votes are cast, whatever stands between; and to reject a treaty is not to pass it."""
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The attack on Poland killed two.",
        "An air strike on Yemen killed ten civilians.",
        "A bomb attack against the Indian embassy in Kabul killed 58 people.",
        "The strikes in Syria killed two Iranian officers.",
    ],
)
def test_whom_an_attack_befell_has_not_made_it(text: str) -> None:
    """Nobody knows who did, so nothing is told."""
    assert told(text) == []


def test_who_condemns_an_attack_blames_nobody_whom_it_befell() -> None:
    """Poland suffered it; whose it was is not told, or told in front."""
    assert told("Germany condemned the attack on Poland.") == ["ACCUSE DEU >  happened"]
    assert told("Germany condemned the Russian attack on Poland.") == [
        "ACCUSE DEU > RUS happened",
        "ASSAULT RUS > POL happened",
    ]
    assert told("A Saudi air strike on Yemen killed ten civilians.") == ["ASSAULT SAU > YEM happened"]
