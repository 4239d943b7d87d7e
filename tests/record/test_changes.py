"""What the record learned since a day."""

from __future__ import annotations

from pathlib import Path

from legation.model import ChangeKind, Learned, Page
from legation.record.record import Record
from tests.record.news import ANNOUNCED, MOVED, VISIT, join_visit
from tests.record.told import record_of


def of_visit(page: Page[Learned]) -> list[tuple[str, bool, list[str], list[str | None]]]:
    """What was learned of the visit: day, whether it was new, what changed, who is a new source."""
    return [
        (str(each.day), each.new, [change.change.value for change in each.changes], [s.outlet for s in each.sources])
        for each in page.items
        if each.line.kind == "visit"
    ]


def test_what_each_day_told(record: Record) -> None:
    """A plan that is new, then moved by a new source, then made, then told by one more."""
    assert of_visit(record.changes("2023-03-10")) == [
        ("2023-03-10", True, ["status", "dated", "placed", "confirmed"], ["Lusa"]),
        ("2023-03-13", False, ["postponed"], ["MAP"]),
        ("2023-03-21", False, ["status"], []),
        ("2023-03-22", False, [], ["Other News"]),
    ]


def test_what_was_known_before_is_not_new(record: Record) -> None:
    """Since a later day only the later changes are told."""
    assert [day for day, *_ in of_visit(record.changes("2023-03-21"))] == ["2023-03-21", "2023-03-22"]


def test_days_and_pages_in_order(record: Record) -> None:
    """Pages cut the whole into pieces, in the order of days."""
    whole = record.changes("2000").items
    assert [each.day for each in whole] == sorted(each.day for each in whole)
    pieces, after = [], None
    while True:
        page = record.changes("2000", limit=2, after=after)
        pieces += page.items
        after = page.after
        if after is None:
            break
    assert tuple(pieces) == whole


def test_nothing_since_the_newest_article(record: Record) -> None:
    """Where no article is newer, nothing was learned."""
    assert record.changes("2024-08-02").items == ()


def test_by_the_days_of_adding(tmp_path: Path) -> None:
    """An old article that comes in today is learned today."""
    with record_of(tmp_path, ANNOUNCED, MOVED) as record:
        join_visit(record)
        record._connection.execute("UPDATE article SET added = '2025-01-01T10:00:00+00:00' WHERE outlet = 'Lusa'")
        record._connection.execute("UPDATE article SET added = '2025-01-02T10:00:00+00:00' WHERE outlet = 'MAP'")
        (first, second) = record.changes("2025-01-01", added=True).items
        assert (str(first.day), first.new, str(second.day), second.new) == ("2025-01-01", True, "2025-01-02", False)
        assert [change.change for change in second.changes] == [ChangeKind.POSTPONED]
        assert record.changes("2025-01-03", added=True).items == ()


def test_a_repetition_teaches_nothing(tmp_path: Path) -> None:
    """What a source says again is no news."""
    again = [each for each in VISIT if each.citation.outlet == "Lusa"]
    with record_of(tmp_path, *again) as record:
        join_visit(record)
        assert [new for _, new, *_ in of_visit(record.changes("2023"))] == [True, False]
