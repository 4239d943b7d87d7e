"""Everyday sentences of the news, each with the whole of what it tells: type, sides, status, days and place."""

from __future__ import annotations

import pytest

import legation
from legation import Event

DAY = "2023-04-11"


def told(text: str) -> list[str]:
    """The events of a text published on a Tuesday."""
    return [_line(event) for event in legation.read(text, published=DAY).events]


def _line(event: Event) -> str:
    sides = f"{'+'.join(event.source)} > {'+'.join(event.target)}"
    when = event.when.interval if event.when else None
    days = f" {when.first}/{when.last}" if when and when.known else ""
    return f"{event.type} {sides} {event.status}{days}{' in ' + event.where.span.text if event.where else ''}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "North Korea fired at least two short-range ballistic missiles into the sea off its east coast on Tuesday.",
            ["MOBILIZE PRK >  happened 2023-04-11/2023-04-11"],
        ),
        (
            "South Africa's ambassador to Israel has been recalled for consultations.",
            ["SANCTION ZAF > ISR happened"],
        ),
        (
            "Venezuela broke off diplomatic ties with Colombia in 2019. Relations were restored last year.",
            [
                "SANCTION VEN > COL happened 2019-01-01/2019-12-31",
                "SUPPORT VEN+COL > VEN+COL happened 2022-01-01/2022-12-31",
            ],
        ),
        (
            "The European Union agreed on Monday to slap sanctions on 11 Iranians.",
            ["SANCTION EU > IRN planned 2023-04-10/2023-04-10"],
        ),
        (
            "Norway and Iceland agreed to impose sanctions on Belarus.",
            ["AGREE NOR+ISL > NOR+ISL happened"],
        ),
        (
            "Egypt condemned the storming of its embassy in Khartoum and called on Sudan to protect diplomats.",
            ["ACCUSE EGY > SDN happened", "REQUEST EGY > SDN happened"],
        ),
        (
            "Kenya is in the midst of withdrawing its soldiers from Somalia.",
            ["RETREAT KEN > SOM ongoing"],
        ),
        (
            "The EU is preparing a new package of sanctions against Belarus.",
            ["SANCTION EU > BLR planned"],
        ),
        (
            "Having met the Pope, Ukraine's president flew on to Berlin.",
            ["CONSULT UKR+VAT > UKR+VAT happened", "CONSULT UKR+DEU > UKR+DEU happened in Berlin"],
        ),
        (
            "The pope's envoy visited Kyiv on Monday.",
            ["CONSULT VAT+UKR > VAT+UKR happened 2023-04-10/2023-04-10 in Kyiv"],
        ),
        (
            "It was the first visit to China by a French president since 2019, the ministry said.",
            ["CONSULT FRA+CHN > FRA+CHN happened in China"],
        ),
        (
            "Australia's prime minister arrives in Beijing on Saturday, the first Australian leader to visit China "
            "since 2016.",
            ["CONSULT AUS+CHN > AUS+CHN planned 2023-04-15/2023-04-15 in Beijing"],
        ),
        (
            "Egypt's president and Turkey's met in Cairo on Monday. The meeting, the first between the two leaders "
            "since 2019, lasted two hours.",
            ["CONSULT EGY+TUR > EGY+TUR happened 2023-04-10/2023-04-10 in Cairo"],
        ),
        (
            "The foreign ministers of the G7 condemned the coup in Niger.",
            ["ACCUSE G7 > NER happened in Niger"],
        ),
        (
            "Lithuania's parliament recognised Russia's war on Ukraine as genocide.",
            ["ACCUSE LTU > RUS happened", "ASSAULT RUS > UKR happened in Ukraine"],
        ),
        (
            "Ivory Coast demanded the release of 46 of its soldiers held in Mali.",
            ["REQUEST CIV > MLI happened", "COERCE MLI > CIV happened in Mali"],
        ),
        (
            "Peru called off a visit to Chile. Talks with the Chilean president were to have been its high point.",
            ["CONSULT PER+CHL > PER+CHL cancelled in Chile", "CONSULT CHL+PER > CHL+PER cancelled"],
        ),
        ("Pyongyang has not responded to Seoul's offer of talks.", ["CONSULT PRK+KOR > PRK+KOR possible"]),
        (
            "Russia and Ukraine exchanged more than 200 prisoners of war on Monday.",
            ["CONCEDE RUS+UKR > RUS+UKR happened 2023-04-10/2023-04-10"],
        ),
        ("The United States gave Ukrainian troops six months of training.", ["AID USA > UKR happened"]),
        ("Mexico condemned the kidnapping of Mexican tourists by a drug cartel in Mexico.", []),
        (
            "Germany and Poland condemned Russia on Monday. Ties were suspended.",
            ["ACCUSE DEU+POL > RUS happened 2023-04-10/2023-04-10"],
        ),
        ("Niger gave French troops a month to leave the country.", ["REQUEST NER > FRA happened"]),
        (
            "Japan and Australia signed a pact that allows their troops to train in each other's country.",
            ["AGREE JPN+AUS > JPN+AUS happened"],
        ),
        (
            "The Hague-based court ordered Russia to pay compensation to Ukraine.",
            ["REQUEST  > RUS happened"],
        ),
        ("Iran-backed militants attacked a US base in Syria.", ["ASSAULT militants > USA happened"]),
        (
            "Thailand and Cambodia agreed to a truce on Monday. The foreign ministers of the two countries will meet "
            "in Manila on Friday.",
            [
                "AGREE THA+KHM > THA+KHM happened 2023-04-10/2023-04-10",
                "CONSULT THA+KHM > THA+KHM planned 2023-04-14/2023-04-14 in Manila",
            ],
        ),
    ],
)
def test_what_an_everyday_sentence_tells(text: str, expected: list[str]) -> None:
    """All of it, and nothing else."""
    assert told(text) == expected


def test_what_is_done_beside_what_a_pact_allows_is_an_act() -> None:
    """Only what the clause behind a pact lets somebody do is no act of its own."""
    found = told("Russia quit the grain deal, which had allowed Ukraine to export wheat, and bombed Poland's embassy.")

    assert any(line.startswith("ASSAULT RUS > POL") for line in found)


def test_the_ministry_is_of_the_other_of_the_two_told_beside_it() -> None:
    """An official whose state no word tells acts for the other side of what was told right before."""
    text = (
        "China's Foreign Ministry condemned the discharge of water by Japan. Vice Foreign Minister Sun Weidong "
        "summoned Japanese Ambassador Hideo Tarumi on Tuesday. Rain fell in the north. Nobody was hurt."
    )

    assert told(text) == ["ACCUSE CHN > JPN happened", "PROTEST CHN > JPN happened 2023-04-11/2023-04-11"]


@pytest.mark.parametrize(
    ("who", "expected"),
    [("The Royal Navy of Oman", "OMN"), ("The Royal Navy", "GBR"), ("The Central Bank of Kenya", "KEN")],
)
def test_whose_a_body_is_that_several_have(who: str, expected: str) -> None:
    """ "Of Oman" behind the name says so."""
    assert told(f"{who} condemned Iran on Monday.")[0].startswith(f"ACCUSE {expected} > IRN")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("South Africa's foreign ministry said Chad had freed a Kenyan.", ["South Africa's foreign ministry"]),
        ("Al Jazeera, citing two diplomats, said Chad and Niger had signed a pact.", ["diplomats", "Al Jazeera"]),
        (
            "South Korea's Yonhap news agency, quoting an unnamed official, said Chad and Niger had signed a pact.",
            ["unnamed official", "South Korea's Yonhap news agency"],
        ),
    ],
)
def test_a_source_keeps_its_name_and_whom_it_quotes(text: str, expected: list[str]) -> None:
    """The whole name in front of a noun and behind it, and who is cited in an aside behind the name."""
    (event,) = legation.read(text, published=DAY).events

    assert [source.span.text for source in event.attribution] == expected
