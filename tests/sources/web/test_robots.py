"""What robots.txt says to us (RFC 9309)."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.sources.web.robots import MOST_READ, rules_in


def allowed(robots: str, path: str) -> bool:
    """Whether a path may be asked for under these rules."""
    return rules_in(robots.encode()).allow(f"https://paper.example{path}")


@pytest.mark.parametrize(
    ("robots", "path", "outcome"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /private/", "/private/x", False),
        ("User-agent: *\nDisallow: /private/", "/public", True),
        ("User-agent: *\nDisallow: /\nAllow: /news/", "/news/1", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf?x", True),
        ("user-agent:*\r\ndisallow : /a # not this\r\n", "/a", False),
        ("\ufeffUser-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDissalow: /", "/a", False),
        ("Disallow: /", "/a", True),
        ("User-agent: *\nDisallow: /é", "/%C3%A9", False),
        ("<html><body>User-agent: *\nDisallow: /</body></html>", "/a", True),
    ],
)
def test_rules_for_everyone(robots: str, path: str, outcome: bool) -> None:
    """The longest rule that fits counts; what is no rule is passed over."""
    assert allowed(robots, path) is outcome


@pytest.mark.parametrize(
    ("agents", "outcome"),
    [
        ("User-agent: Legation", False),
        ("User-agent: LEGATION/2.0", False),
        ("User-agent: other\nUser-agent: legation", False),
        ("User-agent: leg", True),
        ("User-agent: legations", True),
        ("User-agent: not-legation", True),
        ("User-agent: others", True),
        ("User-agent:", True),
    ],
)
def test_rules_for_one_robot(agents: str, outcome: bool) -> None:
    """Only the whole name is ours."""
    assert allowed(f"{agents}\nDisallow: /", "/a") is outcome


def test_what_is_said_to_us_goes_before_what_is_said_to_everyone() -> None:
    """A group of our own is the only one that counts."""
    robots = "User-agent: *\nDisallow: /\n\nUser-agent: Legation\nDisallow: /x\n"
    assert allowed(robots, "/a")
    assert not allowed(robots, "/x")


def test_an_empty_rule_ends_the_list_of_robots() -> None:
    """The second group is not for everyone."""
    assert allowed("User-agent: *\nDisallow:\nUser-agent: other\nDisallow: /\n", "/a")


def test_groups_of_one_robot_are_one() -> None:
    """Rules that stand apart count together."""
    robots = "User-agent: *\nDisallow: /a\n\nUser-agent: x\nDisallow: /b\n\nUser-agent: *\nDisallow: /c\n"
    assert [allowed(robots, path) for path in ("/a", "/b", "/c")] == [False, True, False]


@pytest.mark.parametrize(
    ("robots", "seconds"),
    [
        ("User-agent: *\nCrawl-delay: 2.5", 2.5),
        ("User-agent: other\nCrawl-delay: 2.5", 0.0),
        ("User-agent: *\nCrawl-delay: 86400", 60.0),
        ("User-agent: *\nCrawl-delay: inf", 0.0),
        ("User-agent: *\nCrawl-delay: -1", 0.0),
        ("User-agent: *\nCrawl-delay: slow", 0.0),
        ("", 0.0),
    ],
)
def test_the_delay_that_a_host_wants(robots: str, seconds: float) -> None:
    """A minute at most."""
    assert rules_in(robots.encode()).delay == seconds


AGENTS = "".join(f"User-agent: robot{number}\n" for number in range(12_000))
RULES = "".join(f"Disallow: /{number}\n" for number in range(12_000))


@pytest.mark.parametrize(
    "robots",
    [
        AGENTS + RULES,
        AGENTS * 2,
        "User-agent: *\n" + "Disallow: /*a*a*a*a*a*a*a*a*b$\n" * 12_000,
        "User-agent: *\nDisallow: /" + "*a" * 200_000,
        "User-agent: *\nDisallow: /" + "$" * 400_000,
        "User-agent" + " " * 400_000,
        "\0" * 400_000,
    ],
    ids=["robots times rules", "robots twice", "stars", "one line of stars", "ends", "spaces", "zeros"],
)
def test_a_hostile_file_costs_little(robots: str) -> None:
    """Half a megabyte that would take minutes or gigabytes if it were read carelessly; here a second is much."""
    began = time.process_time()
    assert allowed(robots, "/" + "a" * 8_000)
    assert time.process_time() - began < 2


def test_only_the_beginning_of_a_huge_file_is_read() -> None:
    """What stands behind 500 KiB counts as not there."""
    filling = "#" * (MOST_READ - 40) + "\n"
    assert not allowed("User-agent: *\nDisallow: /\n" + filling, "/a")
    assert allowed(filling + "#" * 40 + "\nUser-agent: *\nDisallow: /\n", "/a")


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: f"user-agent: *\ndisallow: {text}".encode()))
def test_any_bytes_are_some_rules(data: bytes) -> None:
    """There is no error in reading what anybody may write."""
    rules = rules_in(data)
    assert rules.allow("https://paper.example/a") in (True, False)
    assert 0 <= rules.delay <= 60
