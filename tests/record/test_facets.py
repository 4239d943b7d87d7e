"""Facets: how many lines of a timeline are of each type, kind, status and year."""

from __future__ import annotations

import pytest

from legation.model import Count, PairCount
from legation.record.record import Record


def counts(found: tuple[Count, ...]) -> dict[str, int]:
    """Names with their counts, in their order."""
    return {each.name: each.count for each in found}


def test_facets_of_a_pair(record: Record) -> None:
    """Each line is counted under its type, kind, status and year."""
    found = record.facets("IND", "JPN")
    assert found.lines == 2
    assert counts(found.types) == {"CONSULT": 2}
    assert counts(found.kinds) == {"dialogue": 2}
    assert counts(found.statuses) == {"happened": 1, "planned": 1}
    assert counts(found.years) == {"2022": 1, "2024": 1}
    assert counts(found.sources) == {}


def test_what_is_chosen_narrows_the_other_facets(record: Record) -> None:
    """Who has chosen a status still sees what the others would give, and the years of the one chosen."""
    found = record.facets("IND", "JPN", status="planned")
    assert found.lines == 1
    assert counts(found.statuses) == {"happened": 1, "planned": 1}
    assert counts(found.years) == {"2024": 1}


def test_lines_of_several_sources_are_counted(record: Record) -> None:
    """So many lines are told by two sources or more."""
    assert counts(record.facets("Portugal").sources)["2"] == 1


def test_facets_count_what_the_timeline_shows(record: Record) -> None:
    """Whatever is asked, the number is that of the lines that the timeline gives."""
    for chosen in (
        {"status": "happened"},
        {"type": "CONSULT", "since": "2023"},
        {"min_sources": 2},
        {"place": "Tokyo"},
    ):
        assert record.facets(**chosen).lines == len(record.timeline(**chosen).items)  # type: ignore[arg-type]


def test_a_timeline_backwards_is_the_same_turned_round(record: Record) -> None:
    """Page by page, the last line first."""
    first = record.timeline(newest_first=True, limit=4)
    rest = record.timeline(newest_first=True, limit=4, after=first.after)
    assert (*first.items, *rest.items) == tuple(reversed(record.timeline().items))
    assert rest.after is None


def test_the_busiest_pairs_between_two_days(record: Record) -> None:
    """The pairs with the most lines on those days, the busiest first."""
    found = record.busiest("2022", "2023", limit=2)
    assert found == (PairCount(actor="MAR", other="PRT", lines=3), PairCount(actor="EU", other="RUS", lines=1))
    assert record.busiest("1950", "1951") == ()


def test_of_a_long_timeline_the_newest_lines_are_counted(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the answer says so."""
    whole = record.facets("Portugal")
    assert whole.newest is None
    monkeypatch.setattr("legation.record.facets.MOST", 2)
    found = record.facets("Portugal")
    assert (found.lines, found.newest) == (2, 2)
    assert counts(found.years) == {"2023": 2}


def test_the_busiest_pairs_of_one_actor(record: Record) -> None:
    """By its code or its name."""
    found = record.busiest("0001", "9999", of="Russia")
    assert [(each.actor, each.other) for each in found] == [("EU", "RUS"), ("RUS", "UKR")]
