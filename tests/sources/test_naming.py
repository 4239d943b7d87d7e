"""Names that others made are printed as names, whatever stands in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.sources.naming import Apart, inner_path, is_furniture, printable


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("2024/talks in Oslo.html", "2024/talks in Oslo.html"),
        ("Zürich/Łódź.txt", "Zürich/Łódź.txt"),
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("C:\\Windows\\system.ini", "Windows/system.ini"),
        ("a/./b//c", "a/b/c"),
        ("..", "unnamed"),
        ("", "unnamed"),
        ("a\0b\x1b[2Jc\r\n", "a\ufffdb\ufffd[2Jc\ufffd\ufffd"),
        ("txt.\u202elmth", "txt.\ufffdlmth"),
        ("half\ud800", "half\ufffd"),
        ("a\u00a0b", "a b"),
    ],
)
def test_a_path_in_an_archive_is_only_a_name(name: str, shown: str) -> None:
    """No way up, no root, no drive, no sign that a terminal obeys."""
    assert inner_path(name) == shown


def test_a_long_name_is_cut_in_its_middle() -> None:
    """Its ending stays, since that tells what it holds."""
    shown = printable("a" * 10_000 + ".html")
    assert (len(shown), shown[:3], shown[-6:]) == (200, "aaa", "a.html")


@given(st.text(st.characters()))
def test_every_name_can_be_shown(name: str) -> None:
    """In one line, of bounded length, and never empty."""
    shown = inner_path(name)
    assert shown
    assert shown.isprintable()
    assert len(shown) <= 200
    assert not {"", ".", ".."} & set(shown.split("/"))


@pytest.mark.parametrize("path", [".DS_Store", "a/.git/config", "__MACOSX/a.html", "a/Thumbs.db", "a/desktop.ini"])
def test_files_of_systems_are_furniture(path: str) -> None:
    """Nobody means them to be read."""
    assert is_furniture(path)


@pytest.mark.parametrize("path", ["a.html", "a/b.txt", "a/b.c/d", "macosx/a"])
def test_files_of_people_are_not(path: str) -> None:
    """A point within a name hides nothing."""
    assert not is_furniture(path)


def test_names_that_come_again_get_a_number() -> None:
    """The first keeps its own."""
    apart = Apart()
    assert [apart(name) for name in ("a", "b", "a", "a")] == ["a", "b", "a#2", "a#3"]
