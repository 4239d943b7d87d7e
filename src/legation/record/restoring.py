"""Restoring: what was saved of a broken record comes into a new one, and what is missing is named."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any, Final

from legation.articles.door import identifier
from legation.model import DateBasis
from legation.record.adding import REFUSED
from legation.record.blocks import blocks_of, kernel_of
from legation.record.contradictions import is_by_text, profile_in
from legation.record.keys import is_key_of
from legation.record.line_rows import member_of_row
from legation.record.lines import line_of
from legation.record.losses import Index, Loss, Lost, incomplete, is_open, lost_judgements
from legation.record.profile import Profile
from legation.record.rows import LOST
from legation.record.salvage import TABLES, Gap, Row, Salvage
from legation.record.writing import iso

#: Rows that are written together.
TOGETHER: Final = 1000
#: What the ledger says of a document whose article was lost: it is looked at again when it comes again.
AGAIN: Final = "lost when the record was repaired"
#: Columns that are computed, and what they hold until they are.
COMPUTED: Final[Mapping[str, Mapping[str, Any]]] = {
    "article": {"superseded_by": None, "original": None},
    "event": {"line": None, "current": 1},
}
EVENTS: Final = (
    "SELECT event.id, event.key, event.article AS of_article, type, kind, status, kernel, profile, evidence,"
    " event.key AS article, '' AS publisher,"
    " (SELECT key FROM article WHERE article.id = event.article AND text IS NOT NULL) AS article_key,"
    " (SELECT start FROM statement WHERE event = event.id AND field = 'mention' ORDER BY id LIMIT 1) AS start"
    " FROM event"
)
#: Rows that refer to rows that are lost.
HOMELESS: Final = (
    "DELETE FROM event WHERE article NOT IN (SELECT id FROM article)",
    "DELETE FROM agreement WHERE article NOT IN (SELECT id FROM article)",
    "DELETE FROM statement WHERE event NOT IN (SELECT id FROM event)",
    "DELETE FROM source WHERE event NOT IN (SELECT id FROM event)",
    "DELETE FROM person WHERE event NOT IN (SELECT id FROM event)",
    "DELETE FROM step WHERE agreement NOT IN (SELECT id FROM agreement)",
    "DELETE FROM arrival WHERE origin NOT IN (SELECT id FROM origin)",
    "DELETE FROM redirect WHERE old IN (SELECT key FROM event)",
)


@dataclass(slots=True)
class Restored:
    """What was saved: how many rows, where rows may be missing, what is lost, which articles must be read again."""

    rows: int = 0
    gaps: dict[str, list[Gap]] = field(default_factory=dict)
    losses: list[Loss] = field(default_factory=list)
    unread: set[int] = field(default_factory=set)


def restore(connection: sqlite3.Connection, salvage: Salvage) -> Restored:
    """Write all that can be saved into a new record; inside a transaction, without checks of foreign keys."""
    found = Restored()
    for table in TABLES:
        found.gaps[table] = []
        found.rows += _insert(connection, table, _rows(salvage, table, found.gaps[table]))
    for table, row in salvage.strays():
        found.rows += _insert(connection, table, [row.values])
    index = Index.of(salvage)
    broken = set(_unfit_texts(connection))
    _take_for_lost(connection, broken)
    stubs = _stand_in(connection, index)
    unread = _drop_unfit_events(connection)
    unread |= incomplete(connection, index, found.gaps)
    for statement in HOMELESS:
        connection.execute(statement)
    found.unread, told = _to_read(connection, unread)
    found.losses = [
        *_lost_articles(connection, index, stubs | broken, found.gaps["article"]),
        *told,
        *lost_judgements(connection, index, found.gaps),
    ]
    found.losses += [Loss(what=Lost.LEDGER, name=name) for name in ("origin", "arrival") if found.gaps[name]]
    return found


def _rows(salvage: Salvage, table: str, gaps: list[Gap]) -> Iterator[dict[str, Any]]:
    for found in salvage.rows(table):
        if isinstance(found, Gap):
            gaps.append(found)
        elif isinstance(found, Row):
            yield found.values


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[dict[str, Any]]) -> int:
    """Write rows that the new form can hold; how many they were."""
    known = {row["name"] for row in connection.execute(f"PRAGMA table_info({table})")}
    source = iter(rows)
    written = 0
    while part := list(islice(source, TOGETHER)):
        for row in part:
            now = {name: value for name, value in _as_now(table, row).items() if name in known}
            if LOST in now.values():
                continue
            marks = ", ".join("?" * len(now))
            columns = ", ".join(f'"{name}"' for name in now)
            try:
                query = f"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({marks})"
                written += connection.execute(query, tuple(now.values())).rowcount
            except sqlite3.IntegrityError:
                continue  # a value that no record of ours holds
    return written


def _as_now(table: str, row: dict[str, Any]) -> dict[str, Any]:
    """A row as the newest form has it, what is computed left out."""
    now = {**row, **COMPUTED.get(table, {})}
    if table == "article":
        if "published_given" in row:
            now["published_basis"] = DateBasis.GIVEN if row["published_given"] else DateBasis.TEXT
        now |= {name: value for name, value in WITHOUT.items() if now.get(name) is LOST}
    return now


#: What stands for columns of an article that could not be read, so that the rest of it is kept.
WITHOUT: Final[Mapping[str, Any]] = {"text": None, "shingles": b"", "reader": "", "added": ""}


# --- articles that are not whole ------------------------------------------------------------------------------------


def _unfit_texts(connection: sqlite3.Connection) -> Iterator[int]:
    """Articles whose texts are lost, or are not those that were read."""
    query = "SELECT id FROM article WHERE text IS NULL AND (reader = '' OR shingles IS NULL)"
    yield from (row["id"] for row in connection.execute(query))
    if not is_by_text(connection):
        return
    for row in connection.execute("SELECT id, hash, text FROM article WHERE text IS NOT NULL"):
        if identifier(row["text"]) != row["hash"]:
            yield row["id"]


def _take_for_lost(connection: sqlite3.Connection, articles: set[int]) -> None:
    """Keep articles without their texts, as if no reader had read them: when they come again, they are read again."""
    statement = "UPDATE article SET text = NULL, shingles = coalesce(shingles, x''), reader = '' WHERE id = ?"
    connection.executemany(statement, [(each,) for each in articles])


def _stand_in(connection: sqlite3.Connection, index: Index) -> set[int]:
    """Make rows for articles that are lost while their events are not; their numbers."""
    query = (
        "SELECT article, min(id) AS event, profile FROM event WHERE article NOT IN (SELECT id FROM article)"
        " GROUP BY article"
    )
    made = set()
    for row in connection.execute(query).fetchall():
        profile, key = profile_in(row["profile"]), index.keys.get(row["article"])
        if profile and key:
            stub = _stub(connection, row, profile, index.addresses.get(row["article"]))
            _insert(connection, "article", [{**stub, "key": key}])
            made.add(row["article"])
    return made


def _stub(connection: sqlite3.Connection, row: sqlite3.Row, profile: Profile, address: str | None) -> dict[str, Any]:
    """The columns of a lost article, as far as its events and the indexes tell them."""
    said = connection.execute(
        "SELECT said_from, said_to FROM statement JOIN event ON event.id = statement.event WHERE article = ?"
        " ORDER BY said_from IS NULL, statement.id LIMIT 1",
        (row["article"],),
    ).fetchone()
    told = iso(date.fromordinal(profile.told)) if profile.told else None
    return {
        "id": row["article"],
        "hash": profile.article,
        "url": f"https://{address.partition('#')[0]}" if address else None,
        "address": address,
        "publisher": profile.publisher,
        "language": "en",
        "published_from": said["said_from"] if said else told,
        "published_to": said["said_to"] if said else told,
        "length": 0,
        **WITHOUT,
    }


def _drop_unfit_events(connection: sqlite3.Connection) -> set[int]:
    """Take out events that cannot be compared with any; the articles that they are of."""
    unfit, strange, count = dict[int, int](), dict[int, int](), 0
    for count, row in enumerate(connection.execute(EVENTS), start=1):  # noqa: B007
        if not _is_fit(row):
            unfit[row["id"]] = row["of_article"]
        if not _is_of_its_article(row):
            strange[row["id"]] = row["of_article"]
    if len(strange) * 2 < count:  # else keys were made otherwise when it was written
        unfit |= strange
    connection.executemany("DELETE FROM event WHERE id = ?", [(event,) for event in unfit])
    return set(unfit.values())


def _is_of_its_article(row: sqlite3.Row) -> bool:
    """Whether the key of an event is one that its article gives, as far as that can be told."""
    told = row["article_key"] is not None and row["start"] is not None
    return not told or is_key_of(row["key"], row["article_key"], row["type"], row["start"])


def _is_fit(row: sqlite3.Row) -> bool:
    """Whether an event can be the only one of a line, and is compared by what it is."""
    profile = profile_in(row["profile"])
    if profile is None or any(getattr(profile, name) != row[name] for name in ("key", "type", "kind", "status")):
        return False
    try:
        blocks_of(profile)
        line_of([member_of_row(row)])
        return bool(kernel_of(profile) == row["kernel"])
    except (ValueError, OverflowError, LookupError, TypeError):  # no such word in a vocabulary, no such day
        return False


def _to_read(connection: sqlite3.Connection, unread: set[int]) -> tuple[set[int], list[Loss]]:
    """Of articles that are not all there, those that can be read anew, and what is lost of the others."""
    texts, losses = set[int](), list[Loss]()
    for number in sorted(unread):
        row = connection.execute(
            "SELECT url, key, text IS NULL AS gone FROM article WHERE id = ?", (number,)
        ).fetchone()
        if row and not row["gone"]:
            texts.add(number)
        elif row:
            losses.append(Loss(what=Lost.READING, name=row["url"] or row["key"]))
            _look_again(connection, row["key"])
    connection.executemany("UPDATE article SET reader = '' WHERE id = ?", [(each,) for each in unread])
    return texts, losses


# --- names of what is lost ------------------------------------------------------------------------------------------


def _lost_articles(
    connection: sqlite3.Connection, index: Index, without_text: set[int], gaps: list[Gap]
) -> Iterator[Loss]:
    """Articles that are lost, wholly or with their texts; the ledger lets them come again."""
    there = {row["key"]: row for row in connection.execute("SELECT id, key, url FROM article")}
    named = {row["article"]: row["name"] for row in connection.execute("SELECT article, name FROM arrival")}
    numbers = {key: number for number, key in index.keys.items()}
    for key in sorted({*numbers, *filter(None, named)} - there.keys()):
        yield Loss(what=Lost.ARTICLE, name=_name(named.get(key), index.addresses.get(numbers.get(key, 0)), key))
        _look_again(connection, key)
    for key, row in sorted(there.items()):
        if row["id"] in without_text:
            yield Loss(what=Lost.TEXT, name=_name(row["url"], named.get(key), key))
            _look_again(connection, key)
    last = max([*(row["id"] for row in there.values()), *index.keys], default=0)
    known = {row["id"] for row in there.values()} | index.keys.keys()
    missing = [number for number in range(1, last) if number not in known]
    yield from (Loss(what=Lost.ARTICLE, name=f"number {number}") for number in missing[:TOGETHER])
    if any(is_open(gap, last) for gap in gaps) and index.gaps.get("sqlite_autoindex_article_1"):
        yield Loss(what=Lost.ARTICLE, name=f"any after number {last}")


def _name(*names: str | None) -> str:
    return next(name for name in names if name)


def _look_again(connection: sqlite3.Connection, key: str) -> None:
    """Let the document of an article be looked at when it comes again, and its feed be sent again."""
    given = (REFUSED, AGAIN, key)
    connection.execute("UPDATE arrival SET outcome = ?, reason = ? WHERE article = ?", given)
    connection.execute(
        "UPDATE origin SET etag = NULL, last_modified = NULL"
        " WHERE id IN (SELECT origin FROM arrival WHERE article = ?)",
        (key,),
    )
