"""Addresses come whole, of the web, and without what only tells where a reader came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.sources.page_addresses import page_address


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://a.example/1", "https://a.example/1"),
        (" https://a.example/1\n", "https://a.example/1"),
        ("https://a.example/a b", "https://a.example/a%20b"),
        ("https://a.example/1?id=3&utm_source=x&UTM_Campaign=y&page=2", "https://a.example/1?id=3&page=2"),
        ("https://a.example/1?fbclid=IwAR0", "https://a.example/1"),
        ("https://a.example/1?at_medium=RSS&at_campaign=K#top", "https://a.example/1#top"),
        ("https://a.example/1?utm", "https://a.example/1?utm"),
        ("/1", "https://base.example/1"),
        ("//b.example/1", "https://b.example/1"),
        ("", None),
        (None, None),
        ("mailto:desk@a.example", None),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("http://[::1", None),
        ("https://a.example/" + "x" * 5_000, None),
    ],
)
def test_an_address(written: str | None, address: str | None) -> None:
    """Or None, where it leads to no page of the web."""
    assert page_address(written, "https://base.example/feed/") == address


def test_a_relative_address_without_base_is_none() -> None:
    """Nobody knows whose it is."""
    assert page_address("/1") is None
    assert page_address("https://") is None


@given(st.text(), st.text())
def test_any_text_is_an_address_or_none(written: str, base: str) -> None:
    """There is no error, and an address stays itself."""
    found = page_address(written, base)
    assert found is None or page_address(found) == found
