"""What holds of every record, whatever became of it: each table says the same as the events that it comes from."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from itertools import combinations

from legation.knowledge.matching import thresholds
from legation.record.blocks import blocks_of
from legation.record.contradictions import contradictions
from legation.record.likeness import likelihood
from legation.record.line_rows import line_of_row, member_of_row
from legation.record.lines import Member, line_of
from legation.record.placing import _rows
from legation.record.writing import profiles


def check(connection: sqlite3.Connection) -> None:
    """Fail where the record contradicts itself."""
    check_file(connection)
    check_versions(connection)
    check_copies(connection)
    check_lines(connection)
    check_comparisons(connection)


def check_file(connection: sqlite3.Connection) -> None:
    """SQLite finds no fault, and the words to search by are those of the events."""
    assert [tuple(row) for row in connection.execute("PRAGMA integrity_check")] == [("ok",)]
    assert list(contradictions(connection)) == []
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.execute("INSERT INTO event_words (event_words, rank) VALUES ('integrity-check', 1)")


def check_versions(connection: sqlite3.Connection) -> None:
    """Of each address one article speaks, that of the highest version; its events alone are current."""
    rows = connection.execute("SELECT * FROM article WHERE address IS NOT NULL").fetchall()
    by_address = defaultdict(list)
    for row in rows:
        by_address[row["address"]].append(row)
    for versions in by_address.values():
        speaking = [row for row in versions if row["superseded_by"] is None]
        assert len(speaking) == 1
        assert speaking[0]["version"] == max(row["version"] for row in versions)
        assert {row["superseded_by"] for row in versions} <= {None, speaking[0]["id"]}
    wrong = (
        "SELECT count(*) FROM event JOIN article ON article.id = event.article WHERE current <> (superseded_by IS NULL)"
    )
    assert _number(connection, wrong) == 0


def check_copies(connection: sqlite3.Connection) -> None:
    """Copies name one original, which names none; what no longer speaks is nobody's copy."""
    rows = {row["id"]: row for row in connection.execute("SELECT * FROM article")}
    pairs = [(row["article"], row["other"]) for row in connection.execute("SELECT * FROM copy")]
    assert {(other, one) for one, other in pairs} == set(pairs)
    in_pairs = {one for one, _ in pairs}
    for number, row in rows.items():
        assert number in in_pairs or row["original"] is None
        assert row["superseded_by"] is None or number not in in_pairs
        assert row["original"] is None or rows[row["original"]]["original"] is None
    for one, other in pairs:
        assert (rows[one]["original"] or one) == (rows[other]["original"] or other)


def check_lines(connection: sqlite3.Connection) -> None:
    """Every current event has a line and no other has; each line is what its events give."""
    assert _number(connection, "SELECT count(*) FROM event WHERE current <> (line IS NOT NULL)") == 0
    by_line: dict[int, list[Member]] = defaultdict(list)
    for row in _rows(connection, [row["id"] for row in connection.execute("SELECT id FROM event WHERE current")]):
        by_line[row["line"]].append(member_of_row(row))
    lines = {row["id"]: row for row in connection.execute("SELECT * FROM line")}
    assert lines.keys() == by_line.keys()
    for number, members in by_line.items():
        assert line_of_row(lines[number]) == line_of(members)
        check_parties(connection, number, members)


def check_parties(connection: sqlite3.Connection, line: int, members: list[Member]) -> None:
    """A line is found by everybody whom its events name, and by every two of them."""
    actors = connection.execute("SELECT actor FROM line_actor WHERE line = ?", (line,))
    pairs = connection.execute("SELECT actor, other FROM line_pair WHERE line = ?", (line,))
    assert {row["actor"] for row in actors} == {party for each in members for party in each.profile.parties}
    told = {both for each in members for both in combinations(sorted(each.profile.parties), 2)}
    assert {tuple(row) for row in pairs} == told
    days = "SELECT count(*) FROM line_actor JOIN line ON line.id = line_actor.line WHERE line_actor.day <> line.day"
    assert _number(connection, days) == 0


def check_comparisons(connection: sqlite3.Connection) -> None:
    """What is looked up is of current events alone, and likelihoods are those of the events of today."""
    current = {row["id"] for row in connection.execute("SELECT id FROM event WHERE current")}
    known = profiles(connection, current)
    blocks = {(row["block"], row["event"]) for row in connection.execute("SELECT * FROM event_block")}
    assert blocks == {(block, event) for event, profile in known.items() for block in blocks_of(profile)}
    for row in connection.execute("SELECT * FROM likeness"):
        weighed = likelihood(known[row["event"]], known[row["other"]])
        assert row["likelihood"] == weighed >= thresholds().doubtful


def _number(connection: sqlite3.Connection, query: str) -> int:
    return int(connection.execute(query).fetchone()[0])
