"""What a record holds, in numbers."""

from __future__ import annotations

from pathlib import Path

from legation.model import Count
from legation.record.record import Record


def test_what_our_news_are(record: Record) -> None:
    """Articles, events and lines are counted, and what they are."""
    stats = record.stats()
    assert (stats.articles, stats.copies, stats.superseded) == (9, 0, 0)
    assert (stats.events, stats.lines) == (10, 7)
    assert (str(stats.published.first), str(stats.published.last)) == ("2022-09-09", "2024-08-01")
    assert stats.publishers[0] == Count(name="Lusa", count=3)
    assert {each.name: each.count for each in stats.statuses} == {"happened": 6, "planned": 1}
    assert stats.bytes > 100_000


def test_an_empty_record(tmp_path: Path) -> None:
    """Nothing is nothing, and no error."""
    with Record(tmp_path / "empty.db") as record:
        stats = record.stats()
    assert (stats.articles, stats.lines, stats.published.first) == (0, 0, None)
