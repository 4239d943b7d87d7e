"""Entering: one article with its reading comes into the record, in one transaction, and finds its lines."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from legation.model import Article
from legation.record.copying import drop_copies, write_copies
from legation.record.judging import let_go
from legation.record.keys import article_key
from legation.record.outcomes import Outcome
from legation.record.placing import compare, place, withdraw
from legation.record.versions import Turn, events_of, lead, lead_older, settle
from legation.record.writing import Entry, in_parts, write_article, write_reader, write_reading


def is_known(
    connection: sqlite3.Connection, article: Article, version: int, reader: str, *, own_word: bool = False
) -> bool:
    """Whether an article needs no reading: it is there, read by this reader, and no newer version than it was."""
    key = article_key(article.citation, own_word=own_word)
    row = connection.execute("SELECT version, reader FROM article WHERE key = ?", (key,)).fetchone()
    return row is not None and row["reader"] == reader and row["version"] >= version


def enter(connection: sqlite3.Connection, entry: Entry) -> Outcome:
    """Write an article that has been read; inside a transaction. What was known of it before gives way."""
    row = connection.execute("SELECT * FROM article WHERE key = ?", (entry.key,)).fetchone()
    if row is None:
        return _enter_new(connection, entry)
    if row["reader"] != entry.reader:
        _read_again(connection, row["id"], entry)
        outcome = Outcome.AGAIN
    elif row["version"] < entry.version:
        outcome = Outcome.NEWER
    else:
        return Outcome.KNOWN
    if row["version"] < entry.version:
        connection.execute("UPDATE article SET version = ? WHERE id = ?", (entry.version, row["id"]))
        take_turns(connection, settle(connection, row["id"]))
    return outcome


def _enter_new(connection: sqlite3.Connection, entry: Entry) -> Outcome:
    article = write_article(connection, entry)
    write_reading(connection, article, entry)
    turn = settle(connection, _waited_for(connection, article, entry.key) or article)
    take_turns(connection, turn)
    if article in turn.silent:
        return Outcome.OLDER
    if turn.silent:
        return Outcome.NEWER
    copied = connection.execute("SELECT 1 FROM copy WHERE article = ? LIMIT 1", (article,)).fetchone()
    return Outcome.COPY if copied else Outcome.NEW


def _waited_for(connection: sqlite3.Connection, article: int, key: str) -> int | None:
    """The version that spoke until a repair lost its text and its reading, where an article that had gone comes back.

    It came later than that article once, and does so again with the source that they share.
    """
    row = connection.execute(
        "SELECT id FROM article WHERE address = (SELECT address FROM article WHERE id = ?)"
        " AND text IS NULL AND reader = '' AND superseded_by IS NULL"
        " AND EXISTS (SELECT 1 FROM arrival WHERE arrival.article = ?)",
        (article, key),
    ).fetchone()
    return row["id"] if row else None


def take_turns(connection: sqlite3.Connection, turn: Turn) -> None:
    """Let articles speak, and others no longer: their events come into lines, or go out of them."""
    touched: set[int] = set()
    for article in sorted(turn.silent):
        touched |= _fall_silent(connection, article)
    for article in sorted(turn.speaking):
        touched |= _speak(connection, article)
    place(connection, touched)


def _fall_silent(connection: sqlite3.Connection, article: int) -> set[int]:
    """Take what an article says out of all lines; the events of others to which that makes a difference."""
    touched = withdraw(connection, events_of(connection, article))
    return touched | _events_told_in(connection, drop_copies(connection, article))


def _speak(connection: sqlite3.Connection, article: int) -> set[int]:
    """Weigh what an article says against all others; its events, and those to which it makes a difference."""
    events = events_of(connection, article)
    compare(connection, article, events)
    return events.keys() | _events_told_in(connection, write_copies(connection, article))


def _events_told_in(connection: sqlite3.Connection, articles: Iterable[int]) -> set[int]:
    query = "SELECT id FROM event WHERE article IN ({marks}) AND current"
    return {row["id"] for row in in_parts(connection, query, sorted(articles))}


def _read_again(connection: sqlite3.Connection, article: int, entry: Entry) -> None:
    """Replace all that an article says by what another reader finds; keys of before lead to those of now."""
    old = events_of(connection, article)
    touched = _fall_silent(connection, article)
    connection.execute("DELETE FROM event WHERE article = ?", (article,))
    connection.execute("DELETE FROM agreement WHERE article = ?", (article,))
    write_reader(connection, article, entry)
    lead(connection, old, write_reading(connection, article, entry))
    let_go(connection, (profile.key for profile in old.values()), entry.key)
    newest = connection.execute("SELECT superseded_by FROM article WHERE id = ?", (article,)).fetchone()[0]
    lead_older(connection, newest or article)
    if newest is None:
        touched |= _speak(connection, article)
    else:
        connection.execute("UPDATE event SET current = 0 WHERE article = ?", (article,))
        touched |= events_of(connection, newest).keys()  # judgements of old words may lead to others of them now
    place(connection, touched)
