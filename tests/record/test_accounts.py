"""All that is known of one act: where articles disagree, its history, every piece of evidence."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from legation.errors import UnknownLine
from legation.model import Account, ChangeKind, Status
from legation.record.record import Record
from tests.record.news import ANNOUNCED, MADE, MOVED, VISIT, join_visit, titles
from tests.record.told import PLAN, REVISED, article, put, record_of


@pytest.fixture(scope="module")
def visit(record: Record) -> Account:
    """The visit that was announced, moved, made, and told otherwise by one."""
    (line,) = record.timeline(kind="visit").items
    return record.show(line.id)


def test_the_history_of_a_visit_from_plan_to_outcome(visit: Account) -> None:
    """Each change stands with the day on which it was told; a date told otherwise afterwards is none."""
    told = [(str(each.on.first), each.change.value, each.before, each.after) for each in visit.history]
    assert told == [
        ("2023-03-10", "status", None, "planned"),
        ("2023-03-10", "dated", None, "2023-03-14"),
        ("2023-03-10", "placed", None, "Rabat (MAR)"),
        ("2023-03-10", "confirmed", None, "by a party itself"),
        ("2023-03-13", "postponed", "2023-03-14", "2023-03-20"),
        ("2023-03-21", "status", "planned", "happened"),
    ]


def test_each_change_names_the_article_that_made_it(visit: Account) -> None:
    """Who wants to check a change can open the article."""
    (moved,) = (each for each in visit.history if each.change is ChangeKind.POSTPONED)
    assert moved.article.url == MOVED.citation.url
    assert moved.telling in {each.id for each in visit.tellings}


def test_where_articles_disagree_all_values_are_told(visit: Account) -> None:
    """Dates and places with how many independent sources give each, the most first; what all agree on is not there."""
    told = [(each.field, each.value, each.independent) for each in visit.versions]
    assert told == [
        ("date", "2023-03-20", 2),
        ("date", "2023-03-14", 1),
        ("date", "2023-03-21", 1),
        ("place", "Rabat (MAR)", 2),
        ("place", "Casablanca (MAR)", 1),
    ]


def test_a_month_contradicts_no_day_of_it(tmp_path: Path) -> None:
    """ "In March" says less than "on 14 March", and nothing else: the articles do not disagree."""
    coarse = article(
        "The foreign ministers of Portugal and Morocco will meet in Lisbon in March 2023, the ministry said.",
        "2023-03-01",
        "https://atlas.example/month",
    )
    with record_of(tmp_path, coarse, article(PLAN, "2023-03-10", "https://lusa.example/day")) as record:
        lines = [line.id for line in record.lines()]
        if len(lines) > 1:
            record.merge(*lines, by="Ana")
        account = record.show(lines[0])
    assert [each.value for each in account.versions if each.field == "date"] == []
    assert (str(account.line.when.first), account.line.articles) == ("2023-03-14", 2)


def test_every_article_is_evidence(visit: Account) -> None:
    """Each telling has its article, its words at their place in the text, its people and its sources."""
    assert [each.article.url for each in visit.tellings] == titles(*VISIT)
    first = visit.tellings[0]
    (span,) = first.evidence
    assert ANNOUNCED.text[span.start : span.end] == span.text
    assert [person.name for person in first.people] == ["João Silva"]
    assert [source.span.text for source in first.attribution] == ["Portuguese foreign ministry"]
    assert (first.status, first.when.first) == (Status.PLANNED, date(2023, 3, 14))
    assert first.when_as_written == "14 March 2023"


def test_every_id_of_a_line_leads_to_it(record: Record, visit: Account) -> None:
    """That of the line, those of all its tellings, and their first letters."""
    for telling in visit.tellings:
        assert record.show(telling.id).line == visit.line
        assert record.show(telling.id[:5].upper()).line == visit.line


@pytest.mark.parametrize("id", ["", "abc", "zzzzzz", "%%%%"])
def test_an_id_that_leads_nowhere(record: Record, id: str) -> None:
    """The message says where ids are shown."""
    with pytest.raises(UnknownLine, match="legation timeline"):
        record.show(id)


def test_letters_that_begin_several_ids(tmp_path: Path) -> None:
    """Which of them is meant has to be said."""
    with record_of(tmp_path, ANNOUNCED, article(PLAN, "2023-01-02")) as record:
        connection = record._connection
        connection.execute("UPDATE event SET key = 'abcd' || id")
        with pytest.raises(UnknownLine, match=r"the beginning of several ids \(abcd1, abcd2\)"):
            record.show("abcd")


def test_what_an_older_version_said_is_shown_and_marked(tmp_path: Path) -> None:
    """A corrected page speaks with its new words; the old ones are kept, and their id still leads to the line."""
    url = "https://lusa.example/ministers"
    with record_of(tmp_path, article(PLAN, "2023-03-10", url)) as record:
        (old,) = (line.id for line in record.timeline().items)
        put(record, article(REVISED, "2023-03-11", url), version=2)
        account = record.show(old)
    assert [(each.superseded, each.where and each.where.name) for each in account.tellings] == [
        (True, "Lisbon"),
        (False, "Porto"),
    ]
    assert [each.after for each in account.history if each.change is ChangeKind.PLACED] == ["Porto (PRT)"]


def test_a_copy_is_marked_and_counts_with_its_original(tmp_path: Path) -> None:
    """An agency's words in a second paper are no second source."""
    words = " ".join(f"Paragraph {number} tells of ports, boats, quotas and crews." for number in range(40))
    given = [
        article(f"{PLAN}\n{words}", "2023-03-10", url, outlet)
        for url, outlet in (("https://one.example/a", "One"), ("https://two.example/b", "Two"))
    ]
    with record_of(tmp_path, *given) as record:
        (line,) = record.timeline(kind="meeting").items
        account = record.show(line.id)
    assert sorted(each.copy for each in account.tellings) == [False, True]
    assert len({each.voice for each in account.tellings}) == 1
    assert (line.articles, line.independent) == (2, 1)


def test_history_does_not_hang_on_the_order_of_arrival(tmp_path: Path, visit: Account) -> None:
    """The days on which articles were published count, not those on which they came in."""
    with record_of(tmp_path, *reversed(VISIT)) as record:
        join_visit(record)
        (line,) = record.timeline(kind="visit").items
        assert record.show(line.id).history == visit.history


def test_a_plan_called_off(tmp_path: Path) -> None:
    """What does not take place ends its history so."""
    off = article("Portugal's foreign minister João Silva cancelled his visit to Morocco on Friday.", "2023-03-11")
    with record_of(tmp_path, ANNOUNCED, off) as record:
        join_visit(record)
        (line,) = record.timeline(kind="visit").items
        changes = record.show(line.id).history
    assert [each.after for each in changes if each.change is ChangeKind.STATUS] == ["planned", "cancelled"]


def test_a_report_of_another_day_than_planned(tmp_path: Path) -> None:
    """What took place on another day than announced is redated by its report."""
    with record_of(tmp_path, ANNOUNCED, MADE) as record:
        join_visit(record)
        (line,) = record.timeline(kind="visit").items
        changes = record.show(line.id).history
    assert [(each.before, each.after) for each in changes if each.change is ChangeKind.REDATED] == [
        ("2023-03-14", "2023-03-20")
    ]
