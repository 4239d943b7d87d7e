"""Said by: the chain of sources of an event, inner ones first."""

from __future__ import annotations

import pytest

import legation
from legation.model import SourceKind


def chain(text: str) -> list[tuple[SourceKind, str]]:
    """The sources of the last event of a text of 26 July 2022: the kind and the words of each."""
    event = legation.read(text, published="2022-07-26").events[-1]
    return [(source.kind, source.span.text) for source in event.attribution]


def test_a_named_speaker() -> None:
    """A person who tells it."""
    text = "Secretary of State Antony Blinken said that the United States and Kenya would hold talks in Nairobi."
    assert chain(text) == [(SourceKind.NAMED, "Antony Blinken")]


def test_a_surname_later() -> None:
    """A surname alone means the person named before."""
    text = "Antony Blinken visited Kenya in May. The United States and Ghana will sign an agreement, Blinken said."
    assert chain(text) == [(SourceKind.NAMED, "Blinken")]


def test_a_ministry() -> None:
    """A ministry in front of what it says."""
    text = "According to the Algerian Foreign Ministry, Algeria and Syria will sign an agreement."
    assert chain(text) == [(SourceKind.OFFICE, "Algerian Foreign Ministry")]


def test_an_outlet() -> None:
    """A news agency that reports."""
    text = "Pakistan and Iran will hold talks, Reuters reported."
    assert chain(text) == [(SourceKind.OUTLET, "Reuters")]


def test_an_unnamed_official() -> None:
    """An official who asks for anonymity."""
    text = "Poland and Ukraine will hold talks in Lviv, an official said on condition of anonymity."
    assert chain(text) == [(SourceKind.ANONYMOUS, "official")]


def test_told_an_outlet() -> None:
    """Who tells it, and the paper that is told."""
    text = "Sudan's foreign minister will visit Juba next week, two officers told the Sudan Tribune."
    assert chain(text) == [(SourceKind.ANONYMOUS, "officers"), (SourceKind.OUTLET, "Sudan Tribune")]


@pytest.mark.parametrize(
    "occasion",
    ["told the news conference", "told a media briefing in Lima", "said in a radio address", "told a TV debate"],
)
def test_an_occasion_is_no_outlet(occasion: str) -> None:
    """What is said at a news conference has who speaks there for its source, and nobody else."""
    text = f"Peru and Chile will hold talks in Cusco, Chilean President Gabriel Boric {occasion}."
    assert chain(text) == [(SourceKind.NAMED, "Gabriel Boric")]


def test_a_document_of_the_media() -> None:
    """A news release is a document, in which somebody says it."""
    text = "Peru and Chile will hold talks in Cusco, the Chilean ministry said in a news release."
    assert chain(text) == [(SourceKind.OFFICE, "Chilean ministry"), (SourceKind.DOCUMENT, "news release")]


def test_an_outlet_that_quotes() -> None:
    """Whom an agency quotes comes before the agency."""
    text = "Russian and American teams will meet in Riyadh, TASS quoted a member of the Russian delegation as saying."
    assert chain(text) == [(SourceKind.ANONYMOUS, "member of the Russian delegation"), (SourceKind.OUTLET, "TASS")]


def test_officials_quoted_by_an_agency() -> None:
    """A chain in the passive."""
    text = (
        "Modi is expected to visit Japan next month, according to anonymous Japanese government "
        "officials quoted by Kyodo."
    )
    assert chain(text) == [
        (SourceKind.ANONYMOUS, "anonymous Japanese government officials"),
        (SourceKind.OUTLET, "Kyodo"),
    ]


def test_a_paper_that_cites() -> None:
    """A paper unknown to the tables, citing somebody."""
    text = "The French president will visit Lebanon, Libération said, citing a Lebanese diplomat."
    assert chain(text) == [(SourceKind.ANONYMOUS, "Lebanese diplomat"), (SourceKind.OUTLET, "Libération")]


def test_state_media_citing() -> None:
    """State media citing a ministry."""
    text = "Syrian state media reported that Turkey had attacked Syria, citing the defence ministry."
    assert chain(text) == [(SourceKind.OFFICE, "defence ministry"), (SourceKind.OUTLET, "Syrian state media")]


def test_on_television() -> None:
    """What is said on television."""
    text = "Egypt and Sudan will sign a treaty, the Egyptian foreign minister said on state television."
    assert chain(text) == [(SourceKind.OFFICE, "Egyptian foreign minister"), (SourceKind.OUTLET, "state television")]


def test_in_a_statement() -> None:
    """Who says it, and the document."""
    text = "Poland and Ukraine will hold talks, the Polish foreign ministry said in a statement."
    assert chain(text) == [(SourceKind.OFFICE, "Polish foreign ministry"), (SourceKind.DOCUMENT, "statement")]


def test_their_own_act_of_speech() -> None:
    """Who condemns has no source but himself."""
    text = "Japan condemned the invasion of Ukraine by Russia."
    assert chain(text) == []


def test_the_article_itself() -> None:
    """What the article tells in its own words has no source."""
    text = "The foreign ministers of Japan and India met in Tokyo."
    assert chain(text) == []


def test_a_person_resolved() -> None:
    """A source by name carries the full name and the state."""
    text = "Antony Blinken visited Kenya in May. The United States and Ghana will sign an agreement, Blinken said."
    source = legation.read(text, published="2022-07-26").events[-1].attribution[0]
    assert (source.name, source.of) == ("Antony Blinken", "USA")


def test_attributable_to() -> None:
    """A document's author is the source of all that it tells."""
    text = (
        "The below is attributable to Spokesperson Ned Price:\n\n"
        "Secretary Blinken met today with Jamaican Prime Minister Andrew Holness."
    )
    assert chain(text) == [(SourceKind.NAMED, "Spokesperson Ned Price")]


def test_a_readout_by_a_spokesperson_without_a_name() -> None:
    """Nobody is named but the one of whose call it tells: the office of the spokesperson is the source."""
    text = (
        "Readout from NSC Spokesperson on Secretary Austin's Call with Norway\n\n"
        "Secretary Austin thanked Norwegian Prime Minister Jonas Gahr Store for the tents."
    )
    assert chain(text) == [(SourceKind.OFFICE, "NSC Spokesperson")]


def test_a_statement_by_a_spokesperson() -> None:
    """A statement headed with its spokesperson is told by him, whatever space stands in front of his name."""
    text = (
        "Statement by\u00a0Spokesperson John Kirby on the Visit to Norway\n\n"
        "Secretary Austin met today with Norwegian Prime Minister Jonas Gahr Store."
    )
    assert chain(text) == [(SourceKind.NAMED, "Spokesperson John Kirby")]


def test_a_text_released_by_governments() -> None:
    """A text that two governments release is the source of all that it tells, also where it is only "following"."""
    text = (
        "The text of the following statement was released by the Governments of Chile and Spain.\n\n"
        "The foreign ministers of Chile and Spain met in Santiago."
    )
    assert chain(text) == [
        (SourceKind.DOCUMENT, "following statement was released by the Governments of Chile and Spain")
    ]


def test_an_own_stand() -> None:
    """Who voices the stand of the state that he speaks for is no source of it, whether as "we" or by its name."""
    assert chain('"We urge Algeria to release the crew," Spanish Foreign Minister Jose Albares said.') == []
    assert chain("Spanish Foreign Minister Jose Albares said that Spain supports Mali.") == []


def test_a_demand_to_come() -> None:
    """What a state will only demand is an announcement, which its minister tells."""
    text = "Spanish Foreign Minister Jose Albares said that Spain will demand compensation from Algeria."
    assert chain(text) == [(SourceKind.NAMED, "Jose Albares")]


def test_according_to_amid_a_sentence() -> None:
    """Amid a sentence "according to" counts for its own clause, and not for the next one."""
    text = "Chad shelled a town in Niger, according to Malian officials, and Niger expelled the Chadian ambassador."
    assert chain(text) == []


def test_what_the_writer_adds() -> None:
    """What else took place is not what a speaker says."""
    text = "Kenya will receive the Ghanaian president, a minister said, while Uganda expelled the Rwandan ambassador."
    assert chain(text) == []


def test_it_means_the_outlet_before() -> None:
    """ "It said" means the paper whose report the sentence before told."""
    text = "Peru expelled the envoy of Chile, a media report said. Chile recalled its ambassador to Peru, it said."
    assert chain(text) == [(SourceKind.OUTLET, "it")]


def test_they_means_the_officials_before() -> None:
    """ "They added" means the unnamed ones who told the sentence before."""
    text = "Peru expelled the envoy of Chile, sources said. Peru will recall its ambassador to Chile, they added."
    assert chain(text) == [(SourceKind.ANONYMOUS, "they")]


def test_an_aside_in_a_relative_clause() -> None:
    """What somebody says in a clause behind a noun is no source of the rest."""
    assert chain("Peru sent troops to Chile over a raid which, the ministry said, had broken the law.") == []


def test_a_resolution_voted_on() -> None:
    """A resolution that is voted on is no source of what it orders."""
    text = "The Parliament of Iraq voted on a resolution to expel Turkish troops."
    assert chain(text) == []


def test_a_joint_text() -> None:
    """A joint statement is the source of all that its text tells."""
    text = (
        "The following is the text of a joint statement by the Governments of Morocco and Spain.\n\n"
        "The foreign ministers of Morocco and Spain met in Rabat."
    )
    assert chain(text) == [(SourceKind.DOCUMENT, "joint statement by the Governments of Morocco and Spain")]


def test_a_transcript() -> None:
    """Whoever has the floor is the source."""
    text = "SECRETARY BLINKEN: Thank you all for coming.\n\nThe United States and India held talks in Delhi."
    assert chain(text) == [(SourceKind.NAMED, "SECRETARY BLINKEN")]


def test_a_quotation_of_several_sentences() -> None:
    """Who speaks is told behind the last sentence of a quotation, and counts for the first."""
    text = "“Canada signed an agreement with China in May. It is still secret,” the embassy said in a statement."
    assert chain(text) == [(SourceKind.OFFICE, "embassy"), (SourceKind.DOCUMENT, "statement")]


def test_a_quotation_that_goes_on() -> None:
    """Who speaks is told behind the first sentence of a quotation, and counts for the second."""
    text = "“The pact is ready,” Antony Blinken said. “Kenya and Ghana will sign an agreement in May.”"
    assert chain(text) == [(SourceKind.NAMED, "Antony Blinken")]


def test_outside_the_quotation_nobody_speaks() -> None:
    """The sentence behind a quotation is the article's own."""
    text = "“The pact is ready,” Antony Blinken said. Kenya and Ghana will sign an agreement in May."
    assert chain(text) == []


def test_an_act_that_the_speaker_tells_with_a_clause_of_its_own() -> None:
    """A meeting that the speaker says more of is told by the speaker, not by the paper."""
    text = "Josep Borrell of Spain said that in recent OPEC meetings she has chaired, she saw a change."
    assert chain(text) == [(SourceKind.NAMED, "Josep Borrell")]


def test_who_concedes_beside() -> None:
    """Who concedes something tells it as much as who says it."""
    text = "Kosovo's prime minister met his Serbian counterpart in Brussels on Sunday, European officials conceded."
    assert [kind for kind, _ in chain(text)] == [SourceKind.ANONYMOUS]


def test_a_paper_that_has_learnt() -> None:
    """From whom a paper has learnt it comes before the paper."""
    text = "Sudan will send an envoy to Chad next week, the Sudan Tribune has learnt from two officers."
    assert [kind for kind, _ in chain(text)] == [SourceKind.ANONYMOUS, SourceKind.OUTLET]


def test_a_source_attributed() -> None:
    """To whom a paper attributes its news comes first."""
    text = "Mali and Niger will hold talks, Reuters reported, attributing the news to a diplomat."
    assert [kind for kind, _ in chain(text)] == [SourceKind.ANONYMOUS, SourceKind.OUTLET]


def test_an_unknown_outlet_told() -> None:
    """Who is told, under a name that nobody knows, is an outlet."""
    text = "Azerbaijan and Armenia will hold talks in June, an official told the Monitor."
    assert [kind for kind, _ in chain(text)] == [SourceKind.ANONYMOUS, SourceKind.OUTLET]


def test_a_register_that_shows_it() -> None:
    """A circular is a document."""
    text = "Bahrain has expelled the Qatari ambassador, according to a circular of the port."
    assert [kind for kind, _ in chain(text)] == [SourceKind.DOCUMENT]


def test_behind_a_semicolon_another_speaks() -> None:
    """Who speaks behind a semicolon does not tell what stands in front of it."""
    text = "Chile will withdraw its troops from Peru, the defence ministry said; the president denied it."
    reading = legation.read(text, published="2022-07-26")
    assert [source.span.text for source in reading.events[0].attribution] == ["defence ministry"]


def test_who_denies_it() -> None:
    """Who denies an act is its source."""
    text = "The Kenyan government denied that Kenya had expelled the Ugandan ambassador."
    assert [kind for kind, _ in chain(text)] == [SourceKind.OFFICE]


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("on the strength of two tax files", "tax files"),
        ("to judge by a customs invoice", "customs invoice"),
        ("on the evidence of a leaked cable", "leaked cable"),
    ],
)
def test_what_a_report_rests_on(phrase: str, words: str) -> None:
    """Papers on which a report rests are its source, the paper that tells it is the outer one."""
    text = f"Ghana recalled its ambassador from Togo in June, {phrase}."
    assert chain(text) == [(SourceKind.DOCUMENT, words)]


def test_a_letter_that_an_agency_quoted() -> None:
    """The office, its letter, and who quoted it."""
    text = (
        "Ghana has expelled Togo's ambassador, the interior ministry declared in a letter that the Accra news agency "
        "quoted."
    )
    assert chain(text) == [
        (SourceKind.OFFICE, "interior ministry"),
        (SourceKind.DOCUMENT, "letter"),
        (SourceKind.OUTLET, "Accra news agency"),
    ]


def test_an_act_told_by_what_comes_before_it() -> None:
    """Who speaks of preparations speaks of the act."""
    text = "Preparations for the visit of Ghana's president to Togo continue, Lome's foreign ministry says."
    assert chain(text) == [(SourceKind.OFFICE, "Lome's foreign ministry")]


def test_a_semicolon_parts_what_is_told() -> None:
    """What stands in front of a semicolon is not told by who speaks behind it."""
    text = "Fiji has donated rice to Tonga; more would follow, a spokesman in Suva said."
    assert chain(text) == []


def test_who_denies_is_quoted_by_who_reports() -> None:
    """The verb that governs what is told is the inner one."""
    text = "Nepali envoys denied on Tuesday that a treaty with India had been signed, Reuters reported."
    assert [kind for kind, _ in chain(text)] == [SourceKind.OFFICE, SourceKind.OUTLET]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Chad and Niger signed a pact on gas, the ministry said in a statement carried by TAP.",
            [(SourceKind.OFFICE, "ministry"), (SourceKind.DOCUMENT, "statement"), (SourceKind.OUTLET, "TAP")],
        ),
        (
            "Jordan has recognised Kosovo, the cabinet announced in a circular that the Barents news site published.",
            [
                (SourceKind.OFFICE, "cabinet"),
                (SourceKind.DOCUMENT, "circular"),
                (SourceKind.OUTLET, "Barents news site"),
            ],
        ),
    ],
)
def test_who_carries_a_document(text: str, expected: list[tuple[SourceKind, str]]) -> None:
    """The paper that carries a statement is the last of the chain, whether or not a table knows it."""
    assert chain(text) == expected


def test_a_paper_that_looks_like_a_person() -> None:
    """Nobody known who "reported, quoting" others is a paper."""
    text = "Peru is to host talks between Chile and Bolivia in May, Fraternidad Latina reported, quoting two officials."
    assert [kind for kind, _ in chain(text)] == [SourceKind.ANONYMOUS, SourceKind.OUTLET]


def test_from_whom_a_source_has_it() -> None:
    """Who had it from somebody else stands behind him in the chain."""
    text = (
        "Norway is about to sell tanks to Latvia, a retired clerk told Aftenposten, adding that he had it from an aide."
    )
    assert [kind for kind, _ in chain(text)] == [SourceKind.ANONYMOUS, SourceKind.ANONYMOUS, SourceKind.OUTLET]


def test_who_speaks_stands_before_the_post_he_speaks_in() -> None:
    """ "Saying in a post on X that" tells the speaker first, then the post."""
    text = "Minister Ama Mensah mocked the paper, saying in a letter that Ghana and Togo had held talks in May."
    assert [kind for kind, _ in chain(text)][-1] is SourceKind.DOCUMENT


def test_who_is_told_behind_a_speaker_told_twice() -> None:
    """The paper right behind "told" counts, however the name of the minister is set off."""
    text = "There will be no summit between Cuba and Haiti, Havana's energy minister, Jorge Cruz, told Newsday."
    assert chain(text) == [(SourceKind.NAMED, "Jorge Cruz"), (SourceKind.OUTLET, "Newsday")]


@pytest.mark.parametrize(
    ("speaker", "kind"),
    [
        ("Mali's lower house", SourceKind.OFFICE),
        ("Bamako's negotiator", SourceKind.OFFICE),
        ("Malian opposition leaders", SourceKind.ANONYMOUS),
        ("U.S. and Malian officials", SourceKind.ANONYMOUS),
        ("A clerk who saw the list", SourceKind.ANONYMOUS),
        ("traders on both sides", SourceKind.ANONYMOUS),
    ],
)
def test_sorts_of_speakers(speaker: str, kind: SourceKind) -> None:
    """A chamber and whoever is sent by a state are offices; leaders of the opposition and clerks are nobody named."""
    text = f"Mali and Algeria have reopened their border at Timiaouine, {speaker} said on Friday."
    assert [kind for kind, _ in chain(text)] == [kind]


def test_who_tells_it_behind_the_verb() -> None:
    """ "Say diplomats", behind a comma."""
    text = "Estonia has lifted its ban on Georgian tea, say officials in Tbilisi."
    assert chain(text)[0][0] is SourceKind.ANONYMOUS


def test_who_tells_a_headline_tells_all_of_it() -> None:
    """Who stands at the end of a headline tells what is in front of its semicolons too."""
    event = legation.read(
        "Rome recalls envoy from Tripoli; Malta to mediate, diplomats say", published="2022-07-26"
    ).events[0]
    assert [source.kind for source in event.attribution] == [SourceKind.ANONYMOUS]


@pytest.mark.parametrize("verb", ["confirmed", "denied"])
def test_who_confirms_or_denies_an_act(verb: str) -> None:
    """Who confirms or denies a visit is its source."""
    assert chain(f"The palace in Rabat {verb} a visit by the Spanish king to Morocco.") == [
        (SourceKind.OFFICE, "palace in Rabat")
    ]


def test_a_joint_statement_is_the_source_of_what_it_tells() -> None:
    """A text headed as a joint statement that follows has that for its source."""
    text = (
        "Joint Statement on Haiti\n\nOffice of the Spokesperson\n\nWhat follows was issued jointly by the"
        " Governments of Chile and Peru.\n\nBegin text:\n\nChile and Peru condemn the attack on the Haitian embassy."
    )
    assert chain(text) == [(SourceKind.DOCUMENT, "Joint Statement")]
