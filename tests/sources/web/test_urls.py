"""URLs become what can be asked, or are refused."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.errors import AddressRefused, NotFetched
from legation.sources.web.urls import host_key, is_address, origin, read_url, shown


@pytest.mark.parametrize("name", ["https://paper.example/feed", "HTTP://PAPER.EXAMPLE", " http://1.2.3.4:80/x y "])
def test_addresses_of_the_web(name: str) -> None:
    """Whoever types the scheme means the web."""
    assert is_address(name)


@pytest.mark.parametrize(
    "name", ["feed.xml", "http:/x", "https://", "https:///x", "file:///x", "-", "", "www.paper.example", "see http://x"]
)
def test_names_of_files(name: str) -> None:
    """Without the scheme and a host it is a file."""
    assert not is_address(name)


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("https://paper.example", "https://paper.example"),
        ("  HTTPS://Paper.EXAMPLE:443/News#top ", "https://paper.example/News"),
        ("http://paper.example.:80/a b?q=é", "http://paper.example/a%20b?q=%C3%A9"),
        ("http://zürich.example/ü", "http://xn--zrich-kva.example/%C3%BC"),
        ("http://新聞.example/", "http://xn--efvv70d.example/"),
        ("http://[::1]:8080/x", "http://[::1]:8080/x"),
        ("http://paper.example/a/../b/./c", "http://paper.example/b/c"),
        ("http://paper.example/%7Ea%2fb", "http://paper.example/%7Ea%2fb"),
    ],
)
def test_an_address_is_written_as_it_is_asked(typed: str, asked: str) -> None:
    """Host in ASCII, the rest quoted once, no fragment, no port or dot that says nothing."""
    assert str(read_url(typed)) == asked


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("/b", "http://paper.example:81/b"),
        ("c?d", "http://paper.example:81/a/c?d"),
        ("//other.example/x", "http://other.example/x"),
        ("https://paper.example/é", "https://paper.example/%C3%A9"),
        ("", "http://paper.example:81/a/b"),
    ],
)
def test_an_address_relative_to_another(location: str, target: str) -> None:
    """As redirects give them."""
    assert str(read_url(location, read_url("http://paper.example:81/a/b"))) == target


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://paper.example/", "javascript:alert(1)", "data:text/html,x", "gopher://x:70/"]
)
def test_other_schemes_are_refused(url: str) -> None:
    """Only the web is asked."""
    with pytest.raises(AddressRefused, match="no scheme of the web"):
        read_url(url)


@pytest.mark.parametrize(
    "url", ["https://me:secret@paper.example/", "https://me@paper.example/", "http://a\\@b.example/"]
)
def test_passwords_are_refused(url: str) -> None:
    """They would be kept with every article."""
    with pytest.raises(AddressRefused, match="user name or password"):
        read_url(url)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("", "no whole address"),
        ("paper.example/feed", "no whole address"),
        ("https://", "no whole address"),
        ("https://.../x", "no whole address"),
        ("http://paper.example/\nHost: x", "control characters"),
        ("http://paper\x00.example/", "control characters"),
        ("http://paper.example/\u2028x", "control characters"),
        ("http://paper.example/\ud800", "control characters"),
        ("http://paper.example:port/", "no address of the web"),
        ("http://paper.example:70000/", "no port 70000"),
        ("http://paper.example:0/", "no port 0"),
        ("http://999.1.1.1/", "no address of the web"),
        ("http://[::1/", "no address of the web"),
        ("http://[fe80::1%eth0]/", "no host named"),
        ("http://a b/", "no host named"),
        ("http://-ü-.example/", "no address of the web"),
        ("http://paper.example/" + "x" * 9_000, "at most 8192 characters"),
    ],
)
def test_what_is_no_address(url: str, reason: str) -> None:
    """The message says what is wrong with it."""
    with pytest.raises(NotFetched, match=reason):
        read_url(url)


@given(st.text() | st.text().map("http://{}".format) | st.text("./:@[]%#?\\0x ").map("http://a{}".format))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    """There is no other error, and what is read once reads the same again."""
    with contextlib.suppress(NotFetched):
        url = read_url(text)
        assert str(read_url(str(url))) == str(url)


def test_origins_are_told_apart_by_scheme_and_port() -> None:
    """Each has a robots.txt of its own; the host of all is one, and asked one at a time."""
    urls = [read_url(url) for url in ("http://p.example/x", "https://p.example/y", "http://p.example:81/")]
    assert [origin(url) for url in urls] == ["http://p.example", "https://p.example", "http://p.example:81"]
    assert {host_key(url) for url in urls} == {"p.example"}


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("https://me:secret@paper.example/@x", "https://paper.example/@x"),
        ("http://a\x1b[31m\n", "http://a\ufffd[31m"),
        ("http://" + "x" * 400, "http://" + "x" * 293 + "…"),
    ],
)
def test_messages_repeat_addresses_with_care(url: str, told: str) -> None:
    """Without passwords, on one line, not without end."""
    assert shown(url) == told
