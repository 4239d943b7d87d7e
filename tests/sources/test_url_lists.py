"""A text with an address a line is a list, and no article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.sources.document import Link
from legation.sources.url_lists import links_listed


def test_a_list_of_addresses() -> None:
    """Blank lines and comments are passed over; each address comes once, without what only tracks readers."""
    text = "\ufeff# Monday\nhttps://a.example/1?utm_source=x\r\n\n  HTTP://b.example/2  \n# end\nhttps://a.example/1"
    assert links_listed(text) == [Link(url="https://a.example/1"), Link(url="http://b.example/2")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing yet\n\n",
        "https://a.example/1\nChad and Niger met.",
        "https://a.example/1 is where it stands.",
        "https://a.example/1 https://a.example/2",
        "ftp://a.example/1",
        "https://",
        "a.example/1",
    ],
)
def test_what_is_no_list(text: str) -> None:
    """One other line, and it is a text; without an address there is nothing to list."""
    assert links_listed(text) is None


def test_a_list_is_read_as_far_as_is_asked() -> None:
    """Lines beyond are not looked at."""
    assert links_listed("https://a.example/1\nhttps://a.example/2\nChad", most=2) == [
        Link(url="https://a.example/1"),
        Link(url="https://a.example/2"),
    ]


@given(st.text())
def test_any_text_is_a_list_or_none(text: str) -> None:
    """There is no error."""
    links_listed(text)
    links_listed("http://" + text)
