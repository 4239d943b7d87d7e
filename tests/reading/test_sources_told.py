"""Sources told in other ways: amid a clause, behind an act, by a paper's own words, and what has no source at all."""

from __future__ import annotations

import pytest

import legation
from legation.model import EventType, SourceKind


def chain(text: str, kind: EventType) -> list[tuple[SourceKind, str]]:
    """The sources of the first event of a type in a text of 26 July 2022: the kind and the words of each."""
    events = legation.read(text, published="2022-07-26").events
    event = next(each for each in events if each.type is kind)
    return [(source.kind, source.span.text) for source in event.attribution]


# --- who interrupts a clause ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "The talks between Peru and Chile, a diplomat concedes, are over.",
        "Last week, a diplomat said, Peru and Chile held talks in Arica.",
        "Peru has not, a diplomat stressed, held talks with Chile.",
    ],
)
def test_who_interrupts_a_clause_tells_all_of_it(text: str) -> None:
    """Between commas amid a clause, also in front of its verb."""
    assert chain(text, EventType.CONSULT) == [(SourceKind.ANONYMOUS, "diplomat")]


def test_who_interrupts_a_clause_behind_a_semicolon_tells_no_other() -> None:
    """What stands in front of the semicolon is the writer's."""
    text = "Peru and Chile held talks in Arica; they have not, a diplomat stressed, signed an agreement."
    assert chain(text, EventType.CONSULT) == []


def test_a_condition_behind_who_tells_is_told_too() -> None:
    """An "if" behind the aside belongs to what is told."""
    text = "Nepal will close the bridge, an aide to the premier said, if India expels its consul."
    expelled = next(each for each in legation.read(text, published="2022-07-26").events if each.source == ("IND",))
    assert [(source.kind, source.span.text) for source in expelled.attribution] == [(SourceKind.ANONYMOUS, "aide")]


def test_what_somebody_finds_of_words_is_no_telling() -> None:
    """A clause that only narrows a noun tells nobody who says it."""
    text = 'Ghana accused Togo of "piracy", a word that Lome found insulting.'
    assert chain(text, EventType.ACCUSE) == []


def test_what_follows_a_semicolon_with_it_goes_on() -> None:
    """Who closes the second part, told of "it", tells the first too."""
    text = "Oman has not expelled the Chadian envoy; it only let his visa lapse, the ministry in Muscat explained."
    assert chain(text, EventType.SANCTION) == [(SourceKind.OFFICE, "ministry in Muscat")]


# --- what is reported ----------------------------------------------------------------------------------------------


def test_a_second_that_is_reported_too() -> None:
    """The second clause behind "said that ..., and that"."""
    text = "A clerk said that they had, and that an agreement between Mali and Niger was signed."
    assert chain(text, EventType.AGREE) == [(SourceKind.ANONYMOUS, "clerk")]


def test_what_and_joins_is_not_reported() -> None:
    """A clause with a subject of its own behind a comma and "and" is nobody's words."""
    text = "Laos has not announced any embargo, and its foreign minister Kham Vong condemned the Thai raid."
    assert chain(text, EventType.ACCUSE) == []


@pytest.mark.parametrize("silence", ["would not say whether", "declined to say whether", "put off saying whether"])
def test_who_does_not_say_it_is_no_source(silence: str) -> None:
    """Who leaves open whether it is so tells nothing."""
    text = f"The ministry {silence} Uganda had expelled the Rwandan envoy."
    assert chain(text, EventType.SANCTION) == []


def test_what_the_speaker_does_beside_what_he_says() -> None:
    """The verb that goes with the verb of saying tells an act of his own."""
    text = "Lisbon says that the matter is closed and has asked Spain to return the archive."
    assert chain(text, EventType.REQUEST) == []


def test_whose_claim_it_is() -> None:
    """Whoever owns the claim that an act took place."""
    text = "The convoy went on, despite Asmara's claim that Ethiopia shelled the road in Eritrea."
    assert chain(text, EventType.ASSAULT) == [(SourceKind.OFFICE, "Asmara")]


def test_as_a_paper_has_it() -> None:
    """Whose version it is."""
    text = "As the Jordan Times has it, Cyprus and Malta will hold talks in Valletta."
    assert chain(text, EventType.CONSULT) == [(SourceKind.OUTLET, "Jordan Times")]


def test_people_without_an_article() -> None:
    """Several people who speak are unnamed sources."""
    text = "Chadian soldiers shelled a village in Niger, herders told the Lusaka Times."
    assert chain(text, EventType.ASSAULT) == [(SourceKind.ANONYMOUS, "herders"), (SourceKind.OUTLET, "Lusaka Times")]


def test_who_holds_no_office_any_more_is_unnamed() -> None:
    """A retired general speaks for nobody."""
    text = "Kenya closed its border with Somalia, a retired general said."
    assert chain(text, EventType.SANCTION) == [(SourceKind.ANONYMOUS, "retired general")]


def test_quoted_as_saying_by() -> None:
    """The paper behind what somebody is quoted as."""
    text = "Kenya closed its border with Somalia, a colonel was quoted as saying by the Lusaka Times."
    assert chain(text, EventType.SANCTION) == [(SourceKind.ANONYMOUS, "colonel"), (SourceKind.OUTLET, "Lusaka Times")]


def test_the_report_of_a_station() -> None:
    """What "the report" says is said by the outlet that reported before."""
    text = "Peru and Chile will open a bridge, a Lima radio reported. The report said the ministers met in Arica."
    assert chain(text, EventType.CONSULT)[-1] == (SourceKind.OUTLET, "report")


def test_a_verb_like_a_plural_closes_the_sentence() -> None:
    """A register that shows it."""
    text = "Peru has given Chad four trucks, a shipping register shows."
    event = legation.read(text, published="2022-07-26").events[0]
    assert [source.kind for source in event.attribution] == [SourceKind.DOCUMENT]


# --- told behind an act --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "behind",
    [
        "Two diplomats disclosed the plan to the Irish Times.",
        "The information was given to the Irish Times by two diplomats.",
    ],
)
def test_who_made_it_known(behind: str) -> None:
    """The next sentence says who told it, and to whom."""
    text = f"Ghana and Benin will hold talks in August. {behind}"
    assert chain(text, EventType.CONSULT) == [
        (SourceKind.ANONYMOUS, "diplomats"),
        (SourceKind.OUTLET, "Irish Times"),
    ]


def test_another_plan_made_known() -> None:
    """A plan for something else tells nothing of the act before."""
    text = "Ghana and Benin will hold talks in August. Two diplomats disclosed the plan for a dam to the Irish Times."
    assert chain(text, EventType.CONSULT) == []


@pytest.mark.parametrize("behind", ["The premier made the decision.", "The premier gave the plan his blessing."])
def test_who_makes_a_decision_tells_nobody(behind: str) -> None:
    """Only tidings are made known by being given or made."""
    assert chain(f"Ghana and Benin will hold talks in August. {behind}", EventType.CONSULT) == []


# --- a paper's own words -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Iceland's foreign minister issued a statement urging Japan to spare the whales.",
        "The Icelandic cabinet passed a resolution in which it urged Japan to spare the whales.",
    ],
)
def test_a_document_that_words_it(text: str) -> None:
    """A statement that urges, a resolution in which somebody does."""
    assert [kind for kind, _ in chain(text, EventType.REQUEST)] == [SourceKind.DOCUMENT]


def test_a_document_goes_on() -> None:
    """What somebody "also" calls for stands in the statement before."""
    text = "Chile said in a statement that the raid was illegal. Chile also urged Peru to free the crew."
    assert chain(text, EventType.REQUEST) == [(SourceKind.DOCUMENT, "statement")]


def test_a_document_of_another_clause() -> None:
    """What somebody else does in the next clause is not in it."""
    text = "Ghana replied in a letter, and within the hour Togo condemned the Beninese raid."
    assert chain(text, EventType.ACCUSE) == []


# --- without a source ----------------------------------------------------------------------------------------------


def test_what_everybody_knows_of() -> None:
    """An act that is known, of which two speak, has neither for its source."""
    text = "Malta's premier said that her guest and she had spoken about Iraq's invasion of Kuwait."
    assert chain(text, EventType.ASSAULT) == []


def test_what_is_news_in_a_phrase() -> None:
    """An act brought in with "a" is news of whoever tells it."""
    text = "Kenya closed the road after a raid by Somali soldiers, a minister said."
    assert [kind for kind, _ in chain(text, EventType.ASSAULT)] == [SourceKind.OFFICE]


def test_the_meeting_at_which_they_speak() -> None:
    """Who is welcomed in a transcript is there."""
    text = (
        "Remarks by Foreign Secretary Liz Truss And Chilean Foreign Minister Antonia Urrejola\n\n"
        "FOREIGN SECRETARY TRUSS: I am glad to welcome Foreign Minister Urrejola.\n\n"
        "FOREIGN MINISTER URREJOLA: Chile stands with Moldova."
    )
    assert chain(text, EventType.CONSULT) == []
    assert chain(text, EventType.SUPPORT) == []


def test_whoever_did_it_says_so_too() -> None:
    """What the article tells itself stays its own though the minister says that he did it."""
    text = (
        "Omani minister Salim Harthy met Yemeni envoy Nasser Awad in Muscat on Monday.\n\n"
        "“We met Mr Awad for an hour,” Harthy said."
    )
    assert chain(text, EventType.CONSULT) == []


# --- in other places -----------------------------------------------------------------------------------------------


def test_a_call_in_which_somebody_urges() -> None:
    """Who tells what was urged in a call tells the call too."""
    text = "In a phone call with her Omani counterpart, Hana Saleh stressed the need of a truce, an aide said."
    assert chain(text, EventType.CONSULT) == [(SourceKind.ANONYMOUS, "aide")]


def test_the_meeting_after_which_it_is_said() -> None:
    """What somebody says after a meeting does not tell the meeting."""
    text = "Premier Ana Kos urged Serbia to sign, she said in a statement after a meeting with her Greek host in Sofia."
    assert chain(text, EventType.CONSULT) == []


def test_who_speaks_of_doing_it() -> None:
    """What somebody speaks of is his word."""
    text = "An aide spoke of closing the Bolivian embassy in Lima."
    assert chain(text, EventType.SANCTION) == [(SourceKind.ANONYMOUS, "aide")]


def test_a_ministry_in_a_statement() -> None:
    """The document that stands between who speaks and his verb."""
    text = "The Fijian ministry in a circular this morning said that Samoa had signed a treaty with Tonga."
    assert chain(text, EventType.AGREE) == [
        (SourceKind.OFFICE, "Fijian ministry"),
        (SourceKind.DOCUMENT, "circular"),
    ]


def test_papers_that_speak_are_no_documents() -> None:
    """Papers claim, and are outlets."""
    text = "Local papers claim that Fiji will host the Samoan premier."
    assert chain(text, EventType.CONSULT) == [(SourceKind.OUTLET, "Local papers")]


def test_an_officer_complains_behind_a_comma() -> None:
    """The verb stands in front of who tells it."""
    text = "The Omani loan to Chad was never paid, complained Chad's deputy premier, Ali Nour."
    assert chain(text, EventType.AID) == [(SourceKind.NAMED, "Ali Nour")]


def test_a_statement_of_a_group_of_states() -> None:
    """A text released by the ministers of several states is the source of all that it tells."""
    text = (
        "G7 Foreign Ministers' Statement on Mali\n\n"
        "The text of the following statement was released by the G7 foreign ministers of Canada, France and Japan.\n\n"
        "We urge Mali to release the Ivorian soldiers."
    )
    assert [kind for kind, _ in chain(text, EventType.REQUEST)] == [SourceKind.DOCUMENT]
