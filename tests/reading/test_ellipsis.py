"""Acts told without a word of their own: a noun or a verb left out, or "it" in its place."""

from __future__ import annotations

import pytest

import legation

DAY = "2023-06-14"


def told(text: str) -> list[str]:
    """The events of a text, each with its type, sides and status."""
    events = legation.read(text, published=DAY).events
    return [f"{event.type} {'+'.join(event.source)} > {'+'.join(event.target)} {event.status}" for event in events]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A first round of talks between Chad and Niger ended in April without result. A second is to follow.",
            "CONSULT TCD+NER > TCD+NER planned",
        ),
        (
            "Norway and Chile held a dialogue in Lima in 2021. A new one is scheduled for August.",
            "CONSULT NOR+CHL > NOR+CHL planned",
        ),
        (
            "Ghana called off its talks with Togo in May, and those with Benin have been on hold since.",
            "CONSULT GHA+BEN > GHA+BEN cancelled",
        ),
        (
            "Brazil has eased its curbs on Cuban rum but not those on cigars.",
            "CONCEDE BRA > CUB denied",
        ),
    ],
)
def test_one_more_act_is_told_without_its_noun(text: str, expected: str) -> None:
    """ "A second", "a new one", "those with Benin" and "those on cigars" are acts of the sort named before."""
    assert expected in told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kenya's minister did not meet the Somali envoy in Nairobi, and nor did Uganda's, officials said.",
            "CONSULT UGA+SOM > UGA+SOM denied",
        ),
        ("Lithuania will open an embassy in Kyiv. So will Poland.", "SUPPORT POL > UKR planned"),
        (
            "Latvia's president visited Tbilisi in May; Estonia's will do so in July.",
            "CONSULT EST+GEO > EST+GEO planned",
        ),
        ("Sweden expelled two Belarusian diplomats. Finland has yet to.", "SANCTION FIN > BLR possible"),
        (
            "Sweden expelled two Belarusian diplomats on Monday. Finland did the same.",
            "SANCTION FIN > BLR happened",
        ),
        ("Sweden expelled two Belarusian diplomats. Finland says it will not.", "SANCTION FIN > BLR denied"),
    ],
)
def test_somebody_else_does_it_too_or_does_not(text: str, expected: str) -> None:
    """What is left of the verb tells whether somebody else has done, will do or may do the same."""
    assert expected in told(text)


def test_those_who_meet_again_meet_once_more() -> None:
    """ "Will do so again" is one more meeting of the same two."""
    text = "The Greek and Cypriot ministers spoke by telephone on Monday and will do so again tomorrow."
    assert told(text) == ["CONSULT GRC+CYP > GRC+CYP happened", "CONSULT GRC+CYP > GRC+CYP planned"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Serbian and Croatian ministers were to meet in Pula on Friday. It did not happen.", "denied"),
        ("Kuwait agreed to a visit by the Iraqi premier. It has been set for 5 July.", "planned"),
        ("The Chad-Niger talks were to open on Monday in Niamey. They never did.", "denied"),
        ("Bern planned to host Peru's trade minister in May; now it won't.", "cancelled"),
        ("Chad has asked for talks with Niger; none was ever planned, Niamey says.", "denied"),
    ],
)
def test_a_plan_is_left_as_what_is_said_of_it_later(text: str, status: str) -> None:
    """ "It did not happen" says of a plan told before what became of it, and is no act of its own."""
    consulted = [line for line in told(text) if line.startswith("CONSULT")]
    assert len(consulted) == 1
    assert consulted[0].endswith(status)


def test_what_somebody_has_not_done_yet_is_left_possible() -> None:
    """ "Has not done so" leaves open what somebody could do."""
    text = "Rabat may request patrol boats from Madrid, but has not done so, one diplomat said."
    assert told(text) == ["REQUEST MAR > ESP possible"]


def test_a_condition_is_no_act_of_others() -> None:
    """ "If Togo did the same" tells nothing that Togo has done."""
    assert told("Ghana could withdraw its soldiers from the hills, provided that Togo did the same.") == [
        "RETREAT GHA > TGO possible"
    ]


def test_one_of_several_things_is_no_act() -> None:
    """ "A third of the troops" counts, and stands for no act."""
    events = told("France held talks with Mali on its troops. A third of them will go.")
    assert sum(line.startswith("CONSULT") for line in events) == 1


def test_this_may_mean_anything_and_stands_for_no_act() -> None:
    """ "This won't happen" need not speak of the act before it."""
    text = "Oman suspended the talks with Yemen in May. Traders fear for gas; both governments say this won't happen."
    assert not any(line.endswith("denied") for line in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "Peru rejected the plan. Chile's bishops sang; the miners did not.",
        "Mali and Chad signed a pact in May. Togo carried out a first filling, and goes on with the second one.",
        "Peru pulled its envoy out of Lima and demanded that Bolivia do likewise.",
    ],
)
def test_the_last_thing_told_is_what_is_left_out(text: str) -> None:
    """What stands for a verb or noun means the one told last, also where that tells no act; nor is a demand one."""
    assert not any("denied" in line or "BOL >" in line for line in told(text))
    assert sum(line.startswith("AGREE") for line in told(text)) <= 1


def test_who_may_not_do_it_may_do_it() -> None:
    """ "May not" leaves open what it denies."""
    assert "SANCTION FIN > BLR possible" in told("Sweden expelled two Belarusian diplomats. Finland may not.")


def test_nobody_agrees_with_himself() -> None:
    """Where only one is told of those who would agree, no further act is told."""
    assert not [line for line in told("Chad agreed to a truce with Niger. Niger has yet to.") if "NER > NER" in line]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The paper said on Monday that Iran and Oman had held secret talks in Muscat. "
            "Tehran said that no such talks had taken place.",
            "CONSULT IRN+OMN > IRN+OMN denied",
        ),
        (
            "A newspaper reported that Kenya and Uganda had signed a defence pact in May. "
            "Kampala said there was no such pact.",
            "AGREE KEN+UGA > KEN+UGA denied",
        ),
        (
            "Polish media said the Serbian minister had phoned his Polish counterpart on Sunday. "
            "Belgrade said there had been no such call.",
            "CONSULT SRB+POL > SRB+POL denied",
        ),
    ],
)
def test_no_such_act(text: str, expected: str) -> None:
    """What somebody says was none is the act told before, denied."""
    assert told(text) == [expected]
