"""Contradictions: where a record does not say the same in all its tables. What is computed must be as computed anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Final

from legation.articles.door import identifier
from legation.knowledge.matching import thresholds
from legation.record.blocks import blocks_of
from legation.record.likeness import likelihood
from legation.record.line_rows import line_of_row, member_of_row
from legation.record.lines import Member, line_of
from legation.record.profile import Profile
from legation.record.writing import DECODER

#: Profiles that are kept at hand while pairs are weighed again, in the order of their events.
AT_HAND: Final = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that is wrong in a record: where it is, and what."""

    where: str
    what: str


#: Questions that a record without contradictions answers with no rows: what each row means, and the question.
QUESTIONS: Final = (
    (
        "none of its versions speaks, or several do",
        "SELECT 'address ' || address FROM article WHERE address IS NOT NULL GROUP BY address"
        " HAVING sum(superseded_by IS NULL) <> 1",
    ),
    (
        "a newer version is superseded by an older one",
        "SELECT 'article ' || old.key FROM article AS old JOIN article AS new ON new.id = old.superseded_by"
        " WHERE new.superseded_by IS NOT NULL OR new.address IS NOT old.address OR new.version < old.version",
    ),
    (
        "it speaks although its article is superseded, or is silent although it is not",
        "SELECT 'event ' || event.key FROM event JOIN article ON article.id = event.article"
        " WHERE current <> (superseded_by IS NULL)",
    ),
    (
        "it speaks and is of no line, or the reverse",
        "SELECT 'event ' || key FROM event WHERE current <> (line IS NOT NULL)",
    ),
    (
        "it is a copy of an article that is no copy of it",
        "SELECT 'article ' || article.key FROM copy JOIN article ON article.id = copy.article"
        " WHERE NOT EXISTS (SELECT 1 FROM copy AS back WHERE back.article = copy.other AND back.other = copy.article)",
    ),
    (
        "it is a copy although it is superseded",
        "SELECT 'article ' || key FROM article WHERE superseded_by IS NOT NULL AND id IN (SELECT article FROM copy)",
    ),
    (
        "its original is none, or it is no copy of anything",
        "SELECT 'article ' || copied.key FROM article AS copied JOIN article AS first ON first.id = copied.original"
        " WHERE first.original IS NOT NULL OR copied.id NOT IN (SELECT article FROM copy)",
    ),
    (
        "it and its copy have two originals",
        "SELECT 'article ' || one.key FROM copy JOIN article AS one ON one.id = copy.article"
        " JOIN article AS two ON two.id = copy.other"
        " WHERE coalesce(one.original, one.id) <> coalesce(two.original, two.id)",
    ),
    (
        "no event tells it",
        "SELECT 'line ' || key FROM line WHERE NOT EXISTS (SELECT 1 FROM event WHERE event.line = line.id)",
    ),
    (
        "it stands on another day than its actors",
        "SELECT DISTINCT 'line ' || key FROM line JOIN line_actor ON line_actor.line = line.id"
        " WHERE line_actor.day <> line.day UNION SELECT 'line ' || key FROM line"
        " JOIN line_pair ON line_pair.line = line.id WHERE line_pair.day <> line.day",
    ),
    (
        "it is silent and would be found all the same",
        "SELECT 'event ' || key FROM event WHERE NOT current AND (id IN (SELECT event FROM event_block)"
        " OR id IN (SELECT event FROM likeness) OR id IN (SELECT other FROM likeness))",
    ),
)
#: Articles in whose kept texts the words of a statement, or of a source, do not stand where they should.
MISPLACED: Final = (
    "SELECT DISTINCT article.id AS article FROM statement JOIN event ON event.id = statement.event"
    " JOIN article ON article.id = event.article WHERE start IS NOT NULL AND article.text IS NOT NULL"
    ' AND substr(article.text, start + 1, "end" - start) IS NOT coalesce(as_written, value)'
    " UNION SELECT article.id FROM source JOIN event ON event.id = source.event"
    " JOIN article ON article.id = event.article WHERE article.text IS NOT NULL"
    ' AND substr(article.text, start + 1, "end" - start) IS NOT as_written'
)
MEMBERS: Final = (
    "SELECT event.profile, event.evidence, article.key AS article, coalesce(original.publisher, article.publisher)"
    " AS publisher FROM event JOIN article ON article.id = event.article"
    " LEFT JOIN article AS original ON original.id = article.original WHERE event.line = ? AND event.current"
    " ORDER BY event.id"
)


def contradictions(connection: sqlite3.Connection) -> Iterator[Fault]:
    """All that a record contradicts itself in; its tables are gone through one by one, with little at hand."""
    for what, question in QUESTIONS:
        yield from (Fault(where=row[0], what=what) for row in connection.execute(question))
    for row in connection.execute(f"SELECT key FROM article WHERE id IN ({MISPLACED}) ORDER BY id"):
        yield Fault(where=f"article {row['key']}", what="words that are quoted from it do not stand there")
    yield from _faults_of_events(connection)
    yield from _faults_of_lines(connection)
    yield from _faults_of_pairs(connection)
    yield from _faults_of_texts(connection)


def _faults_of_events(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Events that cannot be compared, or that are looked for elsewhere than they lie."""
    for row in connection.execute("SELECT id, key, profile FROM event WHERE current ORDER BY id"):
        where = f"event {row['key']}"
        profile = profile_in(row["profile"])
        if profile is None or profile.key != row["key"]:
            yield Fault(where=where, what="what it is compared by is not its own, or cannot be read")
            continue
        blocks = connection.execute("SELECT block FROM event_block WHERE event = ?", (row["id"],))
        if {each["block"] for each in blocks} != set(blocks_of(profile)):
            yield Fault(where=where, what="it is not found where events that may be the same act are looked for")


def profile_in(data: bytes) -> Profile | None:
    """The profile that some bytes hold; None where they hold none."""
    import msgspec

    try:
        return DECODER.decode(data)
    except (msgspec.DecodeError, ValueError):
        return None


def _faults_of_lines(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Lines that are not what their events give."""
    for row in connection.execute("SELECT * FROM line ORDER BY id"):
        members = list(_members(connection, row["id"]))
        if not members:
            continue
        where = f"line {row['key']}"
        if _told(lambda row=row: line_of_row(row)) != line_of(members):  # type: ignore[misc]
            yield Fault(where=where, what="it does not say what its events say")
        if not _is_found(connection, row["id"], members):
            yield Fault(where=where, what="it is not found by all whom its events name")


def _told(read: Callable[[], object]) -> object:
    try:
        return read()
    except ValueError:  # no vocabulary has such a word, no calendar such a day
        return None


def _members(connection: sqlite3.Connection, line: int) -> Iterator[Member]:
    rows = connection.execute(MEMBERS, (line,)).fetchall()
    return (member_of_row(row) for row in rows if profile_in(row["profile"]) is not None)


def _is_found(connection: sqlite3.Connection, line: int, members: list[Member]) -> bool:
    actors = connection.execute("SELECT actor FROM line_actor WHERE line = ?", (line,))
    pairs = connection.execute("SELECT actor, other FROM line_pair WHERE line = ?", (line,))
    told = {both for each in members for both in combinations(sorted(each.profile.parties), 2)}
    parties = {party for each in members for party in each.profile.parties}
    return {row["actor"] for row in actors} == parties and {tuple(row) for row in pairs} == told


def _faults_of_pairs(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Pairs of events that are not as likely one act as they are said to be."""

    @lru_cache(AT_HAND)
    def profile(event: int) -> tuple[str, Profile | None]:
        row = connection.execute("SELECT key, profile FROM event WHERE id = ?", (event,)).fetchone()
        return row["key"], profile_in(row["profile"])

    for row in connection.execute("SELECT * FROM likeness ORDER BY event, other"):
        (key, one), (_, other) = profile(row["event"]), profile(row["other"])
        if one and other and not row["likelihood"] == likelihood(one, other) >= thresholds().doubtful:
            yield Fault(where=f"event {key}", what="it is not as likely one act with another as the record says")


def _faults_of_texts(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Texts that are not those that were read, by their hashes."""
    if connection.execute("SELECT 1 FROM article WHERE text IS NOT NULL LIMIT 1").fetchone() and is_by_text(connection):
        for row in connection.execute("SELECT key, hash, text FROM article WHERE text IS NOT NULL ORDER BY id"):
            if identifier(row["text"]) != row["hash"]:
                yield Fault(where=f"article {row['key']}", what="its text is not the one that was read")


def is_by_text(connection: sqlite3.Connection) -> bool:
    """Whether articles are named by their texts. Who adds readings of his own may name them otherwise."""
    rows = connection.execute("SELECT hash, text FROM article WHERE text IS NOT NULL ORDER BY id LIMIT 100").fetchall()
    return 2 * sum(1 for row in rows if identifier(row["text"]) == row["hash"]) > len(rows)
