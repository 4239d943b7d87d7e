"""Continued speech: who says what a sentence tells that has no verb of saying, and who is meant by a pronoun."""

from __future__ import annotations

import pytest

import legation


def sources(text: str, mention: str) -> list[tuple[str, str]]:
    """The sources of the event that a text of 26 July 2022 tells with certain words."""
    told = legation.read(text, published="2022-07-26").events
    found = next(event for event in told if any(mention in each.text for each in event.mentions))
    return [(source.span.text, source.kind.value) for source in found.attribution]


def test_speech_goes_on_in_would() -> None:
    """Reported speech goes on without a verb of saying where "will" has become "would"."""
    text = (
        "The Slovak minister Jan Hrasko said that the harvest had failed. "
        "Slovakia and Hungary would meet again in Brno in May."
    )
    assert sources(text, "meet again") == [("Jan Hrasko", "named")]


@pytest.mark.parametrize(
    "behind",
    [
        "Slovakia and Hungary will meet again in Brno in May.",
        "Slovakia and Hungary met again in Brno on Friday.",
        "Slovakia and Hungary would meet again in Brno if Prague agreed.",
    ],
)
def test_what_is_told_beside_speech_is_the_writers(behind: str) -> None:
    """Told in the writer's own tense, or under a condition, it is not put in anybody's mouth."""
    text = f"The Slovak minister Jan Hrasko said that the harvest had failed. {behind}"
    assert sources(text, "met again" if "met" in behind else "meet again") == []


def test_another_paragraph_ends_what_somebody_says() -> None:
    """Speech does not go on in the next paragraph without its verb."""
    text = (
        "The Slovak minister Jan Hrasko said that the harvest had failed.\n\n"
        "Slovakia and Hungary would meet again in Brno in May."
    )
    assert sources(text, "meet again") == []


def test_he_is_an_office_without_a_name() -> None:
    """The spokesman who told the sentence before is meant."""
    text = (
        "A spokesman for the Slovak ministry said that the visit had been short. "
        "He added that the presidents of Slovakia and Austria would meet in May."
    )
    assert sources(text, "meet in May") == [("He", "office")]


def test_it_is_a_ministry() -> None:
    """A ministry that told the sentence before is meant by "it"."""
    text = (
        "The Slovak foreign ministry said that the visit had been short. "
        "It added that the presidents of Hungary and Austria would meet in May."
    )
    assert sources(text, "meet in May") == [("It", "office")]


def test_by_his_account() -> None:
    """A phrase for somebody's words names him by a pronoun."""
    text = (
        "The Slovak minister Jan Hrasko said that he was tired. "
        "By his account, Hungary had closed the border to Slovak lorries."
    )
    assert sources(text, "closed the border") == [("his", "named")]


def test_a_document_named_behind_what_it_says() -> None:
    """The letter of the next sentence carries the act of speech."""
    text = "Peru condemned the Chilean raid. In a letter to the council, it said that the border was closed."
    assert sources(text, "condemned") == [("letter", "document")]


def test_a_document_between_commas() -> None:
    """A telegram told behind the speaker carries what he does by speaking, and whoever relays it carries that."""
    text = "The Kenyan cabinet, in a telegram printed in Accra and carried by AFP, praised Ghana."
    assert sources(text, "praised") == [("telegram", "document"), ("AFP", "outlet")]


def test_a_statement_of_several_paragraphs() -> None:
    """Marks open each paragraph, and none closes the first: who is told in front of it speaks in all."""
    text = (
        "Foreign Minister Jan Hrasko of Slovakia made the following statement on Monday.\n\n"
        '"Hungary closed the border to Slovak lorries in May.\n\n'
        '"Austria sent tents to Slovakia in June."'
    )
    assert sources(text, "sent tents") == [("Jan Hrasko", "named")]


def test_somebody_lets_it_be_known() -> None:
    """Who lets something be known tells it, and the inner source is whom he sends."""
    text = "Ghana has recalled its consul from Togo, the ministry in Accra let it be known through a clerk."
    assert sources(text, "recalled") == [("clerk", "anonymous"), ("ministry in Accra", "office")]


def test_a_clause_behind_the_noun_tells_who_says_so() -> None:
    """The trip is what somebody says that another wishes to make."""
    text = "Much is unclear about the trip that the Omani court says the sultan wishes to make to Nepal."
    assert sources(text, "the trip") == [("Omani court", "office")]


def test_who_does_not_confirm_tells_nothing() -> None:
    """Whoever will neither confirm nor deny an act is no source for it."""
    text = "Oslo would neither confirm nor deny that it had freed two Russian sailors."
    assert sources(text, "freed") == []


def test_what_was_done_before_it_is_told_has_its_teller() -> None:
    """A protest made earlier is reported, also by whoever made it."""
    text = "Chile said that it had summoned the Peruvian ambassador."
    assert sources(text, "summoned") == [("Chile", "office")]


@pytest.mark.parametrize(
    "who",
    ["A diplomat close to the talks", "An official briefed on the matter", "Two officials familiar with the plan"],
)
def test_who_knows_of_it_tells_the_paper(who: str) -> None:
    """An adjective or participle behind the noun does not part it from its verb."""
    found = sources(f"{who} told Reuters that Chile had expelled the Peruvian envoy.", "expelled")
    assert [kind for _, kind in found] == ["anonymous", "outlet"]


def test_a_paper_told_something() -> None:
    """What "that" opens behind the paper is told to it."""
    text = "Peru's president told the newspaper that Chile had expelled the Peruvian envoy."
    assert [kind for _, kind in sources(text, "expelled")] == ["office", "outlet"]


def test_who_only_speaks_of_a_known_act_is_no_source_for_it() -> None:
    """The summit was told without a source; somebody finds it useful."""
    text = (
        "The presidents of Peru and Chile held a summit in Lima on Monday. "
        "A trader said that the summit was a success for the port."
    )
    assert sources(text, "summit") == []


def test_one_who_cites_another_who_cites_a_third() -> None:
    """The innermost comes first."""
    text = "Chile expelled the Peruvian envoy, the Herald reported, quoting Bolivian television, which quoted a porter."
    assert [kind for _, kind in sources(text, "expelled")] == ["anonymous", "outlet", "outlet"]


def test_what_is_called_off_by_what_somebody_says() -> None:
    """Whoever says behind "but" that a plan will not hold is the source for its end."""
    text = "Norway and Latvia were to have signed a pact on Monday, but aides in Riga said that it would be autumn."
    assert sources(text, "signed a pact") == [("aides in Riga", "anonymous")]


def test_a_state_that_announces_its_plan_is_no_source_for_it() -> None:
    """Whoever announces what it will do makes the plan by that; its ministry tells of it."""
    assert sources("Bhutan announced that it would open an embassy in Oman.", "open an embassy") == []
    text = "Bhutan's foreign ministry announced that the king would visit Oman."
    assert sources(text, "visit Oman") == [("Bhutan's foreign ministry", "office")]


def test_a_document_right_in_front_of_the_verb() -> None:
    """The states speak in a statement."""
    text = "Chad, Mali and Niger in a joint statement condemned the raid on Togo."
    assert sources(text, "condemned") == [("joint statement", "document")]
