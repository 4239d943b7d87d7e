"""Lists of words: what they hold, and how a broken one is told by file, list and word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from legation.errors import KnowledgeError
from legation.knowledge.word_lists import opening_word, read_table, table, telling, words


def written(folder: Path, text: str) -> Path:
    """A folder with a table of this text, `tea.toml`."""
    (folder / "tea.toml").write_text(text, encoding="utf-8")
    return folder


def test_words_in_lower_case() -> None:
    """A list is given in lower case, whatever it is written in."""
    assert "the" in words("agreements", "names", "before")


def test_a_table_of_lists(tmp_path: Path) -> None:
    """One word may stand in several lists."""
    folder = written(tmp_path, '[green]\nkinds = ["sencha"]\n[all]\nkinds = ["sencha", "assam"]')
    assert read_table("tea", folder)["all"]["kinds"] == ["sencha", "assam"]


@pytest.mark.parametrize("second", ["sencha", "Sencha"])
def test_the_same_word_twice(tmp_path: Path, second: str) -> None:
    """A list that holds a word twice is refused, and the message says which list and which word."""
    folder = written(tmp_path, f'[green]\nkinds = ["sencha", "assam", "{second}"]')
    with pytest.raises(KnowledgeError, match=rf"tea\.toml: \[green\] kinds holds '{second}' twice"):
        read_table("tea", folder)


def test_a_table_that_is_none(tmp_path: Path) -> None:
    """What is no TOML is refused."""
    with pytest.raises(KnowledgeError, match=r"tea\.toml: this is no TOML"):
        read_table("tea", written(tmp_path, "[green"))


def test_a_list_that_is_missing() -> None:
    """A list that no table has is told by table, section and key."""
    with pytest.raises(KnowledgeError, match=r"cues\.toml: \[verbs\] tea must be a list of words"):
        words("cues", "verbs", "tea")


def test_a_deed_is_of_one_sort() -> None:
    """No word stands for two sorts of deed of one type, or they could not be told apart."""
    for type_, sorts in table("deeds").items():
        listed = [word for words_of_sort in sorts.values() for word in words_of_sort]
        assert len(listed) == len(set(listed)), type_


def test_a_text_without_the_telling_words_has_none_of_the_phrases() -> None:
    """Of each phrase the longest word that is not common, and of two words the one that the other holds."""
    assert telling(["no tea", "two teas", "three cups of cocoa"], common={"three"}) == {"tea", "cocoa"}


@pytest.mark.parametrize(("text", "found"), [("Gulf of Guinea", True), ("the Gulf", True), ("SuperGulf", False)])
def test_a_word_that_must_open_a_word(text: str, found: bool) -> None:
    """What stands in front of its first letter is asked behind it."""
    assert bool(re.search(opening_word("Gulf"), text)) is found
