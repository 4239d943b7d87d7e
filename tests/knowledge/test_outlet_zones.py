"""The time zones of outlets."""

from __future__ import annotations

from pathlib import Path

import pytest

from legation.errors import KnowledgeError
from legation.knowledge.outlet_zones import read_zones, zone_of, zones


@pytest.mark.parametrize(
    ("host", "outlet", "zone"),
    [
        ("japantimes.co.jp", None, "Asia/Tokyo"),
        ("english.kyodonews.net", None, "Asia/Tokyo"),
        ("paper.example", "Associated Press", "America/New_York"),
        ("paper.example", "AP", "America/New_York"),
        ("edition.cnn.com", None, "America/New_York"),
        ("somewhere.in", None, "Asia/Kolkata"),
        ("somewhere.co.uk", None, "Europe/London"),
        ("perthnow.com.au", None, "Australia/Perth"),
        ("somewhere.com.au", None, None),
        ("somewhere.ru", None, None),
        ("mid.ru", None, "Europe/Moscow"),
        ("somewhere.io", None, None),
        ("paper.example", "The Paper of Nowhere", None),
        ("", None, None),
    ],
)
def test_the_zone_of_an_outlet(host: str, outlet: str | None, zone: str | None) -> None:
    """By its host, by its name, by the domain of a country with one zone; of others nothing is known."""
    found = zone_of(host, outlet)
    assert (found and found.key) == zone


def test_domains_that_the_world_uses_are_no_countries() -> None:
    """Neither those, nor countries of several zones."""
    assert not {".io", ".tv", ".me", ".co", ".ai", ".us", ".ru", ".au", ".br", ".ca"} & set(zones())


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("a.example,Asia/Tokio,x", "line 2: 'Asia/Tokio' is no zone of the IANA database"),
        ("a.example,../../etc/passwd,x", "line 2: '../../etc/passwd' is no zone"),
        ("a.example,,x", "line 2: 'zone' is empty"),
        (",Asia/Tokyo,x", "line 2: 'outlet' is empty"),
        ("a.example,Asia/Tokyo,x\nA.example,Asia/Tokyo,x", "line 3: 'a.example' stands twice"),
    ],
)
def test_a_wrong_line_is_told(tmp_path: Path, lines: str, message: str) -> None:
    """With its number and what is wrong."""
    (tmp_path / "outlet_zones.csv").write_text(f"outlet,zone,source\n{lines}\n", "utf-8")
    with pytest.raises(KnowledgeError, match=message):
        read_zones(tmp_path)
