"""Two told before, by their sort: "the two NATO allies", "the nuclear-armed neighbours", "officials of both sides"."""

from __future__ import annotations

import pytest

import legation

DAY = "2023-04-11"


def told(text: str) -> list[str]:
    """The events of a text, each with its type and sides."""
    events = legation.read(text, published=DAY).events
    return [f"{event.type} {'+'.join(event.source)} > {'+'.join(event.target)}" for event in events]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Greece and Turkey were at odds on Monday. The two NATO allies held talks in Athens.",
            "CONSULT GRC+TUR > GRC+TUR",
        ),
        (
            "Hungary and Poland were of one mind. Both EU members rejected a Czech proposal.",
            "REJECT HUN+POL > CZE",
        ),
        (
            "China and Japan met in Beijing on Monday. The two Asian powers signed a pact on fishing.",
            "AGREE CHN+JPN > CHN+JPN",
        ),
        (
            "The United States accused China of dumping. The world's two largest economies agreed to a truce later.",
            "AGREE USA+CHN > USA+CHN",
        ),
        (
            "India's army fired at Chinese soldiers on Monday. Troops of the two Asian giants clashed again later.",
            "ASSAULT IND+CHN > IND+CHN",
        ),
        (
            "India and Pakistan traded fire on Monday. The nuclear-armed neighbours agreed to a ceasefire later.",
            "AGREE IND+PAK > IND+PAK",
        ),
        (
            "Iran condemned Israel in the morning. The rivals traded strikes at night.",
            "ASSAULT IRN+ISR > IRN+ISR",
        ),
    ],
)
def test_two_are_told_by_their_sort(text: str, expected: str) -> None:
    """What two states are stands for them, where they are counted or opposed."""
    assert told(text)[-1] == expected


def test_two_of_a_body_are_its_members() -> None:
    """Of those named before, who is no member is none of the two."""
    found = told("Serbia and Kosovo quarrelled. The two NATO allies held talks with Greece.")

    assert not any("SRB" in line or "XKX" in line for line in found)


@pytest.mark.parametrize(
    "text",
    [
        "China and Russia criticised the United States. The two US allies held talks in Oslo.",
        "Britain, France and Germany met in Paris. The two powers held talks in Oslo.",
        "China and Russia met in Minsk. The two powers, Norway and Chile, held talks in Oslo.",
        "India and Pakistan met in Doha. The United States and Japan praised the talks. The rivals held talks in Oslo.",
    ],
)
def test_who_is_not_meant_by_two_of_a_sort(text: str) -> None:
    """Nobody of those before, where the two are somebody's allies, two of three, named behind, or others' rivals."""
    wrong = ("CONSULT CHN+RUS", "CONSULT FRA+DEU", "CONSULT USA+JPN")

    assert not any(line.startswith(wrong) for line in told(text)[1:])


def test_rivals_of_somebody_are_others() -> None:
    """ "Iran's rivals" are not the two told before."""
    text = "Chad and Niger met in Lagos. Iran's rivals condemned the attack."

    assert told(text) == ["CONSULT TCD+NER > TCD+NER"]


@pytest.mark.parametrize(
    "who",
    [
        "The foreign ministers of the two countries",
        "Regional commanders of the two armies",
        "Officials of both countries",
        "Negotiators from both sides",
    ],
)
def test_whose_ministers_the_two_have(who: str) -> None:
    """Officials "of the two countries" are told by those whom "the two" means, not the other way round."""
    found = told(f"Thailand and Cambodia agreed to a truce on Monday. {who} will meet on Tuesday.")

    assert found == ["AGREE THA+KHM > THA+KHM", "CONSULT THA+KHM > THA+KHM"]


def test_the_ministers_are_no_heads_of_government() -> None:
    """Of those named before only such are meant as hold the office told."""
    text = (
        "Japan's prime minister, Fumio Kishida, and the Philippine president, Ferdinand Marcos Jr., agreed on a pact. "
        "The ministers met in Manila in May."
    )
    meeting = next(
        event for event in legation.read(text, published=DAY).events if event.type is legation.EventType.CONSULT
    )

    assert (meeting.source, meeting.people) == (("JPN", "PHL"), ())
