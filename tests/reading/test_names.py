"""Names: known states, organisations and outlets found in one pass."""

from __future__ import annotations

from datetime import date

from legation.reading.names import find_names, on_day


def names(text: str) -> list[tuple[str, str, str]]:
    """The words, the code and the sort of each name found."""
    return [(found.text, found.code, found.kind) for found in find_names(text)]


def test_a_state() -> None:
    """A state by name."""
    text = "Talks were held in Japan."
    assert names(text) == [("Japan", "JPN", "name")]


def test_the_longest_name() -> None:
    """The longest of overlapping names."""
    text = "South Korea agreed."
    assert names(text) == [("South Korea", "KOR", "name")]


def test_an_adjective() -> None:
    """An adjective of a state."""
    text = "The French delegation left."
    assert names(text) == [("French", "FRA", "adjective")]


def test_inside_a_word() -> None:
    """No name stands inside another word."""
    text = "The Chadless list was long."
    assert names(text) == []


def test_a_pronoun_is_no_state() -> None:
    """A pronoun is no state."""
    text = "They told us so."
    assert names(text) == []


def test_a_continent() -> None:
    """A continent is no state."""
    text = "The South American group met."
    assert names(text) == []


def test_either_apostrophe_is_the_same() -> None:
    """The long name is found whole, so that its end is no other state."""
    for text in ("the Democratic People’s Republic of Korea", "the Democratic People's Republic of Korea"):
        assert [name.code for name in find_names(text)] == ["PRK"]


def test_a_vague_group_keeps_its_words() -> None:
    """Its leaders stand for it."""
    found = find_names("Western nations met African leaders.")
    assert [(name.kind, name.code) for name in found] == [
        ("grouping", "Western nations"),
        ("grouping", "African nations"),
    ]


def test_a_movement_that_governs_is_the_state_from_then_on() -> None:
    """The Taliban are Afghanistan's government since 15 August 2021."""
    found = [find_names("The Taliban signed a deal.")]
    assert [name.code for name in on_day(found, date(2021, 8, 14))[0]] == ["Taliban"]
    assert [name.code for name in on_day(found, date(2021, 8, 15))[0]] == ["AFG"]
    assert [name.code for name in on_day(found, None)[0]] == ["Taliban"]


def test_a_combining_form_is_a_state_in_front_of_another() -> None:
    """ "Franco" tells France before another's adjective only; else it is a name, and "Indo" a part of a word."""
    assert names("a Franco-Spanish tunnel") == [("Franco", "FRA", "adjective"), ("Spanish", "ESP", "adjective")]
    assert names("Franco ruled for decades in the Indo-Pacific") == []


def test_a_letter_of_another_alphabet_is_no_form_of_a_state() -> None:
    """Where case does not count, a dotless i matches an i."""
    assert [name.code for name in find_names("The Hıspano-French summit")] == ["FRA"]


def test_no_name_cuts_a_state_in_two() -> None:
    """The army of South Sudan is not that of Sudan, though "Sudan's army" is a longer name."""
    assert [name.code for name in find_names("South Sudan's army withdrew.")] == ["SSD"]


def test_what_several_states_are_called_in_capitals() -> None:
    """A headline may be in capitals, and a line may end within a name."""
    assert [name.code for name in find_names("BOTH CONGOS SIGN")] == ["COD", "COG"]
    assert len(find_names("It wrote to the three Baltic\nstates.")) == 3


def test_a_place_within_a_longer_word_is_none() -> None:
    """Only a word of its own hides the state's name in it."""
    assert [name.code for name in find_names("SuperGulf of Mexico Ltd")] == ["MEX"]
