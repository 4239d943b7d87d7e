"""Addresses of the web."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.articles.addresses import address_of, host_of, same_host


@pytest.mark.parametrize(
    "url",
    [
        "https://www.paper.example/a/b",
        "http://paper.example/a/b/",
        " HTTPS://Paper.Example/a/b#top ",
        "//paper.example/a/b",
        "https://paper.example/a/b?utm_source=feed&fbclid=1",
    ],
)
def test_one_page_has_one_address(url: str) -> None:
    """What does not change where an address leads is left out."""
    assert address_of(url) == "paper.example/a/b"


def test_a_query_names_another_page() -> None:
    """Old sites number their articles there."""
    assert (
        address_of("https://paper.example/?id=1") == "paper.example?id=1" != address_of("https://paper.example/?id=2")
    )


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.state.example/a", "state.example"),
        ("http://paper.example:8080", "paper.example"),
        ("paper", ""),
        ("http://[broken", ""),
        (None, ""),
        ("", ""),
    ],
)
def test_the_host_of_an_address(url: str | None, host: str) -> None:
    """Empty where the address has none."""
    assert host_of(url) == host


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("cnn.com", "edition.cnn.com", True),
        ("cnn.com", "cnn.com", True),
        ("cnn.com", "mycnn.com", False),
        ("a.com", "b.com", False),
        ("", "", False),
        ("", "cnn.com", False),
    ],
)
def test_a_part_of_a_host_is_that_host(first: str, second: str, same: bool) -> None:
    """Editions of one outlet are one source; no host is like none."""
    assert same_host(first, second) is same_host(second, first) is same


@given(st.text())
@settings(deadline=None)
def test_any_words_may_be_an_address(url: str) -> None:
    """Nothing that stands for an address raises an error."""
    assert isinstance(address_of(url) + host_of(url), str)
