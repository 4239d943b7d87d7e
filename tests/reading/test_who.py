"""Every mention of an actor: what kind of actor it is, whose, and who."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import legation
from legation import ActorKind, Reading

WORDS = (
    "Japan the two sides Bush met in Tokyo , its US Texas governor Chinese company they minister of and . North".split()
)


def told(text: str, published: str = "2022-08-24") -> list[tuple[str, list[tuple[str, str | None, str | None]]]]:
    """Each mention of a text with its actors: kind, code, name."""
    return [
        (mention.span.text, [(actor.kind.value, actor.code, actor.name) for actor in mention.actors])
        for mention in legation.read(text, published=published).mentions
    ]


def kinds(text: str) -> list[tuple[str, str, str | None]]:
    """Each mention of a text with the kind and code of its only actor."""
    return [(words, actors[0][0], actors[0][1]) for words, actors in told(text)]


def test_mentions_written_out() -> None:
    """Names, a noun with its owner, a pronoun and a pair, each with its actors, in the order of the text."""
    text = (
        "Irish Foreign Minister Simon Coveney met his Japanese counterpart Yoshimasa Hayashi in Tokyo. "
        "He said that the two countries would welcome a Chinese company."
    )
    assert told(text) == [
        ("Irish", [("state", "IRL", "Ireland")]),
        ("Simon Coveney", [("person", "IRL", "Simon Coveney")]),
        ("his", [("person", "IRL", "Simon Coveney")]),
        ("Japanese", [("state", "JPN", "Japan")]),
        ("Yoshimasa Hayashi", [("person", "JPN", "Yoshimasa Hayashi")]),
        ("Tokyo", [("place", "JPN", "Tokyo")]),
        ("He", [("person", "IRL", "Simon Coveney")]),
        ("the two countries", [("state", "IRL", "Ireland"), ("state", "JPN", "Japan")]),
        ("Chinese company", [("company", "CHN", None)]),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks were held in Tokyo.", ("Tokyo", "place", "JPN")),
        ("Tokyo protested against the launch.", ("Tokyo", "state", "JPN")),
        ("The delegation flew to Paris.", ("Paris", "place", "FRA")),
        ("The Kremlin denied the report.", ("Kremlin", "state", "RUS")),
        ("The US Congress rejected the treaty.", ("US Congress", "body", "USA")),
        ("The Turkish parliament rejected the treaty.", ("Turkish parliament", "body", "TUR")),
        ("The Texas governor rejected the plan.", ("Texas governor", "local government", "USA")),
        ("A Chinese company won the contract.", ("Chinese company", "company", "CHN")),
        ("Chinese tourists were stranded.", ("Chinese tourists", "nationals", "CHN")),
        ("Japanese officials were angry.", ("Japanese officials", "person", "JPN")),
        ("Hamas fired rockets.", ("Hamas", "armed group", "Hamas")),
        ("Gazprom stopped deliveries.", ("Gazprom", "company", "RUS")),
    ],
)
def test_kinds_of_actor(text: str, expected: tuple[str, str, str]) -> None:
    """A place is no actor; a parliament, a province, a firm and tourists are not the state's government."""
    assert kinds(text)[0] == expected


def test_a_ministry_told_before() -> None:
    """ "The ministry" is a body of the state that it was told of."""
    text = "The Chinese commerce ministry set a limit. A spokeswoman for the ministry denied it."
    assert ("the ministry", [("body", "CHN", None)]) in told(text)


def test_the_bloc() -> None:
    """ "The bloc" is the organisation named last."""
    text = "The European Union imposed sanctions on Belarus. The bloc will meet in May."
    assert ("The bloc", [("organisation", "EU", "European Union")]) in told(text)


def test_its_neighbour() -> None:
    """ "Its neighbour" is the other one of the two states that the article tells of."""
    text = "Bolivia sued Chile. For decades Bolivia has accused its neighbour."
    assert ("its neighbour", [("state", "CHL", "Chile")]) in told(text)


def test_the_kingdom() -> None:
    """ "The kingdom" is the one named before, not the republic named last."""
    text = "Jordan signed a treaty with Egypt. The kingdom will buy gas."
    assert ("The kingdom", [("state", "JOR", "Jordan")]) in told(text)


@pytest.mark.parametrize(("published", "name"), [("1990-08-09", "George H. W. Bush"), ("2005-02-25", "George W. Bush")])
def test_namesakes_by_date(published: str, name: str) -> None:
    """A president told by surname is the one of the day."""
    assert ("Bush", [("person", "USA", name)]) in told("Bush told Russia that the United States would wait.", published)


@pytest.mark.parametrize(
    ("text", "published", "name"),
    [
        ("Lee told Singapore's parliament that he would not sue.", "2017-07-03", "Lee Hsien Loong"),
        ("Lee said that South Korea would wait.", "2010-11-29", "Lee Myung-bak"),
        ("Trump met Kim in North Korea.", "2019-06-30", "Kim Jong Un"),
        ("Premier Li addressed China's congress.", "2020-05-28", "Li Keqiang"),
    ],
)
def test_leaders_by_surname(text: str, published: str, name: str) -> None:
    """A leader told by surname alone is found where the article names the state, family names that stand first too."""
    assert name in {actors[0][2] for _, actors in told(text, published)}


def test_the_first_person_is_no_state() -> None:
    """Whoever says "I" in an article about France is not France; nor are "the states" that voted."""
    text = "France is old. I said so to my friend. The states that voted there were many."
    assert [words for words, _ in told(text)] == ["France"]


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Sanctions on Russia, Iran and China were lifted.", ["RUS", "IRN", "CHN"]),
        ("In Geneva, Russia's envoy rejected the plan.", ["RUS"]),
        ("Russia — which denies the claims — condemned Poland.", ["RUS", "POL"]),
        ("Japan, Texas and Hawaii signed a trade agreement with China.", ["JPN", "CHN"]),
    ],
)
def test_states_that_are_no_places(text: str, states: list[str]) -> None:
    """In a list, behind a town of another state, and before a dash, a state is a state."""
    assert [code for _, kind, code in kinds(text) if kind == "state"] == states


def test_a_town_and_its_state() -> None:
    """Behind a town of its own a state only says where that is, and so does a capital in a dateline."""
    assert kinds("TEHRAN (Reuters) - The fair moved to Lyon, France, on Monday.") == [
        ("TEHRAN", "place", "IRN"),
        ("Reuters", "outlet", "GBR"),
        ("Lyon", "place", "FRA"),
        ("France", "place", "FRA"),
    ]


def test_officials_of_several_states() -> None:
    """A noun in the plural is of all the states named with it."""
    text = "The foreign ministers of France and Germany met."
    assert told(text)[0] == ("ministers", [("person", "DEU", None), ("person", "FRA", None)])


@pytest.mark.parametrize("text", ["Pro-Russian officials condemned Ukraine.", "Anti-China protesters shouted."])
def test_a_stand_towards_a_state(text: str) -> None:
    """Those for or against a state are not its own."""
    assert not {"RUS", "CHN"} & {code for _, _, code in kinds(text)}


def test_thirty_two_countries() -> None:
    """ "Thirty-two countries" are not two."""
    text = "China and Japan argued. The thirty-two countries signed a treaty."
    assert [event.type for event in legation.read(text).events] == []


def test_the_premier_of_another_state() -> None:
    """Somebody behind a comma bears a title only where it is of the same state."""
    text = "When he met the Chinese premier, Olaf Scholz of Germany spoke."
    assert ("Chinese premier", [("person", "CHN", None)]) in told(text)


def test_nobody_is_guessed() -> None:
    """A surname of a leader whose state the article does not name stays a name."""
    assert ("Singh", [("person", None, "Singh")]) in told("The award went to Singh in Oslo.", "2022-08-24")


def test_mentions_survive_json() -> None:
    """Mentions stand in the JSON of a reading, and come back from it."""
    reading = legation.read("The Texas governor met the French ambassador in Austin.", published="2022-08-24")
    assert Reading.from_json(reading.to_json()) == reading
    assert '"kind":"local government"' in reading.to_json()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25))
def test_mentions_quote_the_text_and_do_not_overlap(words: list[str]) -> None:
    """Whatever the words: each mention quotes the text at its offsets, none overlaps the next, each has an actor."""
    text = " ".join(words)
    try:
        mentions = legation.read(text).mentions
    except legation.InputError:
        return
    assert all(text[m.span.start : m.span.end] == m.span.text and m.actors for m in mentions)
    assert all(one.span.end <= other.span.start for one, other in pairwise(mentions))
    assert {actor.kind for m in mentions for actor in m.actors} <= set(ActorKind)
