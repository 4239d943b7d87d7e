"""People: who is named, whose office it is, and what it is called."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

import legation
from legation.language import pipeline
from legation.language.tree import Name
from legation.reading.names import by_sentence, find_names
from legation.reading.people import find_people
from legation.reading.person import PersonFound
from legation.reading.person_names import name_ranges

DAY = date(2022, 7, 26)


def mentions(text: str) -> list[PersonFound]:
    """The mentions of people in a text of 26 July 2022."""
    sentences = pipeline.load().sentences(text)
    found = find_names(text)
    return find_people(sentences, by_sentence(found, sentences), DAY)


def people(text: str) -> list[tuple[str, str | None, str | None]]:
    """Name, state and office of everybody mentioned."""
    return [(each.person.name, each.person.of, each.person.office) for each in mentions(text)]


def test_a_title_in_front() -> None:
    """Office and state in front of the name."""
    text = "Japanese Defence Minister Nobuo Kishi met his staff."
    assert ("Nobuo Kishi", "JPN", "defence minister") in people(text)


def test_a_title_behind() -> None:
    """Office and state in an apposition."""
    text = "Olena Kovalenko, the trade minister of Ukraine, spoke on Monday."
    assert ("Olena Kovalenko", "UKR", "trade minister") in people(text)


def test_the_longer_title_wins() -> None:
    """The longer of two titles that fit."""
    text = "Deputy Secretary of State Wendy Sherman spoke on Monday."
    assert ("Wendy Sherman", "USA", "deputy secretary of state") in people(text)


def test_a_counterpart() -> None:
    """A counterpart holds the same office elsewhere."""
    text = "French Foreign Minister Jean Martin met his Ghanaian counterpart, Kofi Asante, on Monday."
    assert ("Kofi Asante", "GHA", "foreign minister") in people(text)


def test_counterparts_share_out_their_states() -> None:
    """Counterparts take the states in order."""
    text = (
        "Egyptian foreign minister Sameh Shoukry and his Greek, Cypriot and French counterparts, Nikos "
        "Dendias, Nikos Christodoulides and Jean-Yves Le Drian, met."
    )
    assert ("Nikos Christodoulides", "CYP", "foreign minister") in people(text)


def test_a_plural_title() -> None:
    """A plural title counts for all in the row."""
    text = "On Sunday Presidents Muhammadu Buhari of Nigeria and Patrice Talon of Benin signed the agreement."
    assert ("Patrice Talon", "BEN", "president") in people(text)


def test_a_president_elect() -> None:
    """The hyphen of president-elect is no name."""
    text = "Philippine President-elect Ferdinand Marcos met the ambassador."
    assert ("Ferdinand Marcos", "PHL", "president") in people(text)


def test_a_junior() -> None:
    """Jr. belongs to the name."""
    text = "President Joseph R. Biden, Jr. spoke on Monday."
    assert ("Joseph R. Biden, Jr.", "USA", "president") in people(text)


def test_a_day_is_no_name() -> None:
    """A weekday behind a name is no part of it."""
    text = "Blinken met with Jamaican Prime Minister Andrew Holness Friday in Washington."
    assert ("Andrew Holness", "JAM", "prime minister") in people(text)


def test_a_title_that_is_a_name() -> None:
    """A given name that is a title elsewhere."""
    text = "Afghan Foreign Minister Amir Khan Muttaqi spoke on Monday."
    assert ("Amir Khan Muttaqi", "AFG", "foreign minister") in people(text)


def test_a_particle() -> None:
    """Particles stand inside a name."""
    text = "Egyptian President Abdel Fattah al-Sisi spoke on Monday."
    assert ("Abdel Fattah al-Sisi", "EGY", "president") in people(text)


def test_a_double_name() -> None:
    """A hyphen stands inside a name."""
    text = "South Korean President Yoon Suk-yeol spoke on Monday."
    assert ("Yoon Suk-yeol", "KOR", "president") in people(text)


def test_an_office_of_one_state() -> None:
    """An office that only one state has."""
    text = "Assistant Secretary of State Ann Miller spoke on Monday."
    assert ("Ann Miller", "USA", "assistant secretary of state") in people(text)


def test_a_spokesperson_behind_a_comma() -> None:
    """A title set off by a comma in front of the name."""
    text = "German Chancellor Angela Merkel's spokesperson, Steffen Seibert, said so on Monday."
    assert ("Steffen Seibert", "DEU", "spokesperson") in people(text)


def test_a_mayor() -> None:
    """A town in the title tells the state."""
    text = "Hiroshima Mayor Kazumi Matsui spoke on Monday."
    assert ("Kazumi Matsui", "JPN", "mayor") in people(text)


def test_an_apposition_ends() -> None:
    """A title with a bearer of its own is nobody else's."""
    text = "Secretary of State Antony Blinken, Japanese Foreign Minister Yoshimasa Hayashi and others met."
    assert ("Antony Blinken", "USA", "secretary of state") in people(text)


def test_a_former_holder() -> None:
    """A former holder does not hold the office."""
    text = "Former Japanese Prime Minister Shinzo Abe met the ambassador."
    assert [(each.person.name, each.person.holds) for each in mentions(text)] == [("Shinzo Abe", False)]


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("On Saturday, the Benfold sailed north.", "Benfold", False),
        ("Soldiers boarded the Benfold’s boats.", "Benfold", False),
        ("Crowds lined the way to the Abe funeral.", "Abe", True),
        ("The envoy spoke to Abe on Saturday.", "Abe", True),
        ("He visited Joseph Bernier School on Saturday.", "Joseph Bernier School", False),
    ],
)
def test_what_is_called_after_a_person_is_none(text: str, name: str, found: bool) -> None:
    """A ship, a school: a surname behind "the" with no noun after it, a name that ends in what it is."""
    sentence = pipeline.load().sentences(text)[0]
    start = text.index(name)
    words = sentence.words_within(start, start + len(name))
    label = Name(first=words[0].index, last=words[-1].index + 1, label="PERSON")
    ranges = name_ranges(replace(sentence, names=(label,)), [])
    assert ranges == ([(label.first, label.last)] if found else [])


def test_a_name_that_two_others_may_be_short_for() -> None:
    """It stands for neither, even where the second of them came after it: found by `python -m tools.fuzz`."""
    text = (
        "Foreign Minister Ana Costa Reis Faria met her staff in Lisbon. President Ana Ana Costa spoke on Monday. "
        "Prime Minister Ana Costa Pereira left on Tuesday."
    )
    assert people(text) == [
        ("Ana Costa Reis Faria", None, "foreign minister"),
        ("Ana Ana Costa", None, "president"),
        ("Ana Costa Pereira", None, "prime minister"),
    ]


def test_a_surname_later() -> None:
    """A surname later means the same person."""
    text = "French President Emmanuel Macron spoke on Monday. Later Macron left."
    assert [(each.name, each.person.of) for each in mentions(text)] == [("Emmanuel Macron", "FRA"), ("Macron", "FRA")]


def test_an_initial() -> None:
    """A middle initial does not hide an office-holder."""
    text = "Antony J. Blinken spoke on Monday."
    assert [(each.person.name, each.person.of) for each in mentions(text)] == [("Antony J. Blinken", "USA")]


def test_the_articles_own_country() -> None:
    """An article leaves out the state of its own country's officials."""
    text = "CAIRO – 26 July 2022: Ambassador Hossam Eissa spoke on Monday."
    assert [(each.person.name, each.person.of) for each in mentions(text)] == [("Hossam Eissa", "EGY")]


def test_its_commissioner() -> None:
    """Whose commissioner it is stands elsewhere."""
    text = "CAIRO – 26 July 2022: The delegation was led by its commissioner Pradeep Saxena."
    assert [(each.person.name, each.person.of) for each in mentions(text)] == [("Pradeep Saxena", None)]


def test_a_reference_by_title() -> None:
    """ "The Deputy Secretary" is whoever was named with that office."""
    text = (
        "Deputy Secretary of State Wendy Sherman met Foreign Minister Nasser Bourita of Morocco in Rabat. "
        "The Deputy Secretary thanked Morocco."
    )
    event = legation.read(text, published="2022-03-08").events[-1]
    assert (event.source, event.target) == (("USA",), ("MAR",))


def test_a_title_in_front_of_and_is_somebody_elses() -> None:
    """ "The Under Secretary and President Geingob" are two people."""
    text = "The Under Secretary and President Hage Geingob of Namibia discussed trade."
    assert ("Hage Geingob", "NAM", "president") in people(text)


def test_portfolios_joined_by_and_are_one_title() -> None:
    """ "Minister of Foreign Affairs and Trade" is one office."""
    text = "Irish Minister of Foreign Affairs and Trade Simon Coveney spoke on Tuesday."
    assert ("Simon Coveney", "IRL", "minister of foreign affairs") in people(text)


def test_a_session_is_nobody() -> None:
    """Capitalised words that end in a word for a meeting are no person's name."""
    text = "For Energy Ministers Ministerial Dialogue III, Nairobi closed its streets, President Ruto said."
    assert [name for name, *_ in people(text)] == ["Ruto"]


def test_a_surname_with_its_particle_is_no_whole_name() -> None:
    """A private person with the surname of somebody who once held an office is not taken for him."""
    assert legation.read("Gloria La Riva criticised the new tax on Monday.", published="2020-10-20").offices == ()
