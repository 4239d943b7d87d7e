"""Who takes part in an act: leaders told in the plural, those addressed, and titles in all places."""

from __future__ import annotations

import pytest

import legation


def people(text: str, published: str = "2022-07-20") -> list[list[str]]:
    """The people of each event of a text, in order."""
    return [sorted(person.name for person in event.people) for event in legation.read(text, published=published).events]


def offices(text: str, published: str = "2022-07-20") -> list[tuple[str, str | None, str | None]]:
    """Everybody to whom a text gives an office: name, whose office, which."""
    return [(o.name, o.of, o.office) for o in legation.read(text, published=published).offices]


def test_leaders_of_two_states() -> None:
    """ "The leaders of Japan and Ireland" are those two whom the article names."""
    text = (
        "The leaders of Japan and Ireland agreed on Wednesday to cooperate. "
        "Japanese Prime Minister Fumio Kishida and Irish Prime Minister Micheal Martin spoke in Tokyo."
    )
    assert people(text)[0] == ["Fumio Kishida", "Micheal Martin"]


def test_they_are_both() -> None:
    """ "They" behind one leader who met another means both."""
    text = "French President Emmanuel Macron met Kenyan President William Ruto in Nairobi. They agreed to cooperate."
    assert ["Emmanuel Macron", "William Ruto"] in people(text, "2023-03-08")[1:]


def test_somebody_addressed() -> None:
    """Somebody to whom support is voiced takes part."""
    text = "President Biden reiterated to Egyptian President Abdel Fattah al-Sisi his support for Egypt."
    assert people(text) == [["Abdel Fattah al-Sisi", "Biden"]]


def test_a_list_does_not_cross_a_clause() -> None:
    """Behind "by North Korea," two names open a clause: they launched nothing."""
    text = "Regarding missile launches by North Korea, Japan and South Korea agreed to cooperate."
    events = legation.read(text, published="2022-05-10").events
    assert next((event.type, sorted(event.source)) for event in events) == ("MOBILIZE", ["PRK"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The UN Special Rapporteur on arbitrary executions, Christof Heyns, protested.",
            ("Christof Heyns", "UN", "special rapporteur"),
        ),
        (
            "She met the Minister of International Relations of Namibia, Hon Jenelly Matundu, again.",
            ("Jenelly Matundu", "NAM", "minister of international relations"),
        ),
        ("US Chargé d’Affaires, Jessica Long (right), spoke.", ("Jessica Long", "USA", "chargé d’affaires")),
        (
            "H E Jamal Nasser Al Bader Ambassador of the State of Qatar to Cuba spoke.",
            ("Jamal Nasser Al Bader", "QAT", "ambassador"),
        ),
        (
            "The Ambassador of the Republic of Cuba to the State of Qatar H E Oscar Leon Gonzalez spoke.",
            ("Oscar Leon Gonzalez", "CUB", "ambassador"),
        ),
    ],
)
def test_titles_in_all_places(text: str, expected: tuple[str, str, str]) -> None:
    """A title is read before a comma, with courtesies, and right behind a name."""
    assert expected in offices(text)


def test_a_plural_title() -> None:
    """ "Deputies" is the title of each of those behind it."""
    text = "Argentine deputies Hernan Lombardi, Fernando Iglesias and Luis Petri visited Israel."
    assert [(name, of) for name, of, _ in offices(text)] == [
        ("Hernan Lombardi", "ARG"),
        ("Fernando Iglesias", "ARG"),
        ("Luis Petri", "ARG"),
    ]


def test_brothers_are_two() -> None:
    """Two people of one family are not one."""
    text = "Sheikh Abdullah bin Zayed Al Nahyan, the UAE foreign minister, praised Sheikh Mohamed bin Zayed Al Nahyan."
    assert len({name for name, _, _ in offices(text)}) == 2


def test_a_name_spelt_otherwise() -> None:
    """A president whose name the text spells its own way is the one whom the tables know."""
    text = "Ukraine's President, Mr. Zelenski, spoke. Volodymyr Zelensky asked for help."
    assert {name for name, _, _ in offices(text)} == {"Volodymyr Zelensky"}


def test_things_named_after_people() -> None:
    """A shipyard named after a king is nobody."""
    assert offices("The King Salman Shipbuilding Complex will open in Saudi Arabia.") == []


def test_a_government_is_nobody() -> None:
    """What a government does that is called after its head, the head is not said to do."""
    text = "Nigerian President Goodluck Jonathan spoke. Later the Jonathan government condemned Cameroon."
    assert people(text, "2013-06-28")[-1] == []


def test_long_names_with_hyphens() -> None:
    """A name with hyphens is whole, however many words it has, and a king's title is no republic's."""
    text = (
        "Secretary of State Antony Blinken will meet Crown Prince Sheikh Mishal Al-Ahmed Al-Jaber Al-Sabah "
        "of Kuwait on Monday."
    )
    assert ("Mishal Al-Ahmed Al-Jaber Al-Sabah", "KWT", "crown prince") in offices(text, "2021-07-28")


def test_a_prince_of_no_state_named() -> None:
    """Somebody with a royal title is not given the state whose officials need no adjective."""
    text = "President Biden spoke with Secretary of State Antony Blinken. Prince Rupert of Loewenstein was there."
    assert "Rupert" not in {name.split()[0] for name, _, _ in offices(text)}


def test_a_title_told_short() -> None:
    """ "Secretary Blinken" is the Secretary of State, also where nobody else of his state is named."""
    text = "Secretary Blinken worked to prevent that outcome with Foreign Minister Lavrov."
    assert ("Blinken", "USA", "secretary") in offices(text, "2022-02-11")
