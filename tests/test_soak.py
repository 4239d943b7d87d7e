"""The soak in short: servers fail while feeds are followed and a site is read. `python -m tools.soak` does it long."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.sources.web.conftest import no_proxies
from tools.soak.load import Memory, kind_of
from tools.soak.soak import Found, Plan, _grown, soak
from tools.soak.table import table

__all__ = ["no_proxies"]


def test_nothing_is_lost_while_everything_fails(tmp_path: Path) -> None:
    """All that was sent whole stands in the record or is named, as if added at once; every page of the site answers."""
    plan = Plan(
        folder=tmp_path, corpus=None, minutes=0.05, stories=10, papers=3, a_second=15, seed=4, rough=2, idle=6.0
    )
    found = soak(plan)
    assert found.faults == []
    assert len(found.sent.stories) >= 5
    assert found.articles == sum(len(paths) for paths in found.sent.paths.values())
    assert set(found.answers.statuses) <= {"200", "301", "404", "410"}  # a line may be merged, or no longer told
    assert found.answers.statuses["200"] > 0
    assert sum(count for name, count in found.sent.befell.items() if not name.endswith("well")) > 0
    assert "nothing lost, nothing broken, nothing grown beyond its bound" in table(plan, found)


@pytest.mark.parametrize(("seconds", "expected"), [(7200, ["serve has grown by 90 MB since it was warm"]), (60, [])])
def test_growth_is_a_fault_where_it_lasts(seconds: float, expected: list[str]) -> None:
    """Two fifths in, all is loaded in a long soak; in a short one memory still comes in then."""
    memory = Memory(1, [(at * seconds, size) for at, size in ((0.0, 80.0), (0.4, 200.0), (1.0, 290.0))])
    assert _grown(Found(memory={"serve": memory}, seconds=seconds)) == expected


def test_pages_are_told_by_their_kinds() -> None:
    """For the table of how long each takes."""
    pages = ("/", "/IND", "/IND/JPN?from=2020", "/event/abc", "/map?year=2022")
    paths = (*pages, "/event/abc.bib", "/coming.ics", "/IND.json")
    assert Counter(map(kind_of, paths)) == {
        "/": 1,
        "/ACTOR": 1,
        "/ACTOR/ACTOR": 1,
        "/event/…": 1,
        "*.bib": 1,
        "*.ics": 1,
        "/map": 1,
        "*.json": 1,
    }
