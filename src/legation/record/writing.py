"""Writing: an article and its reading become rows, and what stood there of it before gives way."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Final

import msgspec

from legation.articles.addresses import address_of, host_of
from legation.articles.copies import shingles
from legation.knowledge.folding import folded
from legation.knowledge.outlets import outlet_at, outlet_called
from legation.model import Agreement, Article, Event, Interval, Reading, Span
from legation.record.blocks import kernel_of
from legation.record.evidence import evidence_of, headline_of
from legation.record.keys import article_key, event_keys
from legation.record.profile import Profile, profile_of
from legation.record.statements import Statement, statements_of

ENCODER: Final = msgspec.msgpack.Encoder()
DECODER: Final = msgspec.msgpack.Decoder(Profile)
#: Bytes of a run's hash in `article.shingles`.
HASH_BYTES: Final = 8
#: Values that a query is given at once; SQLite takes some thousands.
PART: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article with its reading, as it comes into the record.

    Of several versions of one URL the highest speaks; of equal ones that which came in last. `reader` is the version
    of Legation that read it, `added` the moment of the clock. `own_word` is of a page of which nobody but itself says
    where on the web it stands.
    """

    article: Article
    reading: Reading
    version: int
    reader: str
    added: str
    keep_text: bool
    own_word: bool = False

    @property
    def key(self) -> str:
        """The key of the article."""
        return article_key(self.article.citation, own_word=self.own_word)

    @property
    def address(self) -> str | None:
        """What the versions of one page have in common: its address; with the title, where it rests on its own word.

        Careless sites name one address on all their pages, and hostile pages that of another: neither may silence what
        stands there.
        """
        cited = self.article.citation
        if not cited.url:
            return None
        return f"{address_of(cited.url)}#{folded(cited.title or self.key)}" if self.own_word else address_of(cited.url)

    @property
    def publisher(self) -> str:
        """Who published it: an outlet known by its host or name, else the host, the name, or the article itself.

        An article of Reuters, and one that cites Reuters, are of one source.
        """
        host, outlet = host_of(self.article.citation.url), self.article.citation.outlet or ""
        known = outlet_at(host) or outlet_called(outlet)
        return folded(known) if known else host or folded(outlet) or self.key


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldEvent:
    """An event of an article, the sentences that tell it, and what it is compared by with others."""

    event: Event
    evidence: tuple[Span, ...]
    profile: Profile


def write_article(connection: sqlite3.Connection, entry: Entry) -> int:
    """The row of an article that is not there yet; its id."""
    cited, published, dateline = entry.article.citation, entry.reading.published, entry.article.dateline
    row = {
        "key": entry.key,
        "hash": cited.id,
        "url": cited.url,
        "address": entry.address,
        "title": cited.title,
        "outlet": cited.outlet,
        "publisher": entry.publisher,
        "language": cited.language,
        "published_from": iso(published.interval.first),
        "published_to": iso(published.interval.last),
        "published_basis": published.basis,
        "author": cited.author,
        "dateline": dateline.place if dateline else None,
        "dateline_of": dateline.of if dateline else None,
        "version": entry.version,
        "length": len(entry.article.text),
        "text": entry.article.text if entry.keep_text else None,
        "shingles": None if entry.keep_text else packed(shingles(entry.article.text)),
        "reader": entry.reader,
        "added": entry.added,
    }
    return _insert(connection, "article", row)


def write_reader(connection: sqlite3.Connection, article: int, entry: Entry) -> None:
    """Who has read an article now, and the day of publication, which readers infer where it is not given."""
    published = entry.reading.published
    days = (iso(published.interval.first), iso(published.interval.last), published.basis)
    connection.execute(
        "UPDATE article SET reader = ?, published_from = ?, published_to = ?, published_basis = ? WHERE id = ?",
        (entry.reader, *days, article),
    )


def write_reading(connection: sqlite3.Connection, article: int, entry: Entry) -> dict[int, Profile]:
    """All that an article says, as rows; the profiles of its events by the ids of their rows."""
    for agreement in entry.reading.agreements:
        _write_agreement(connection, article, agreement)
    return dict(_write_event(connection, article, told, entry) for told in told_events(entry))


def told_events(entry: Entry) -> Iterator[ToldEvent]:
    """The events of an article as the record takes them."""
    headline, publisher = headline_of(entry.article), entry.publisher
    for key, event in event_keys(entry.key, entry.reading.events):
        evidence = evidence_of(entry.article.text, event.mentions)
        profile = profile_of(key, event, entry.reading, evidence, headline, publisher)
        yield ToldEvent(event=event, evidence=tuple(evidence), profile=profile)


def _write_event(connection: sqlite3.Connection, article: int, told: ToldEvent, entry: Entry) -> tuple[int, Profile]:
    event, evidence, profile = told.event, told.evidence, told.profile
    number = _insert(connection, "event", {"article": article, **_event_row(event, profile, evidence)})
    _write_statements(connection, number, event, evidence, entry.reading.published.interval)
    _write_sources(connection, number, event)
    _write_people(connection, number, event)
    return number, profile


def _event_row(event: Event, profile: Profile, evidence: Sequence[Span]) -> dict[str, object]:
    """The columns of an event, save its article."""
    interval = event.when.interval if event.when else Interval()
    return {
        "key": profile.key,
        "current": 1,
        "type": event.type,
        "kind": event.kind,
        "status": event.status,
        "confirmed": None if event.confirmed is None else int(event.confirmed),
        "date_from": iso(interval.first),
        "date_to": iso(interval.last),
        "place": event.where.span.text if event.where else None,
        "evidence": "\n".join(span.text for span in evidence),
        "first_day": profile.window[0] if profile.window else None,
        "last_day": profile.window[1] if profile.window else None,
        "kernel": kernel_of(profile),
        "profile": ENCODER.encode(profile),
    }


def _write_statements(
    connection: sqlite3.Connection, number: int, event: Event, evidence: Sequence[Span], published: Interval
) -> None:
    told = (*statements_of(event), *(Statement(field="evidence", value=span.text, span=span) for span in evidence))
    said = _said(event, (iso(published.first), iso(published.last)))
    connection.executemany(
        'INSERT INTO statement (event, field, value, as_written, start, "end", said_from, said_to)'
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [(number, each.field, each.value, *_words(each), *said) for each in told],
    )


def _words(statement: Statement) -> tuple[str | None, int | None, int | None]:
    """The words of a statement with their offsets; not twice where they are its value."""
    span = statement.span
    if span is None:
        return None, None, None
    return None if span.text == statement.value else span.text, span.start, span.end


def _said(event: Event, published: tuple[str | None, str | None]) -> tuple[str | None, str | None]:
    """When it was said: by the article itself, on its day; by somebody whom it cites, then or before."""
    return (None, published[1]) if event.attribution else published


def _write_sources(connection: sqlite3.Connection, event: int, told: Event) -> None:
    connection.executemany(
        "INSERT INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (event, position, each.kind, each.name, each.of, *_quoted(each.span))
            for position, each in enumerate(told.attribution)
        ],
    )


def _write_people(connection: sqlite3.Connection, event: int, told: Event) -> None:
    connection.executemany(
        "INSERT OR IGNORE INTO person VALUES (?, ?, ?, ?, ?, ?)",
        [(event, each.name, each.of, each.office, each.wikidata, folded(each.name)) for each in told.people],
    )


def _write_agreement(connection: sqlite3.Connection, article: int, agreement: Agreement) -> None:
    row = {
        "article": article,
        "name": agreement.name,
        "short": agreement.short,
        "parties": json.dumps(agreement.parties),
        "same": folded(agreement.short or agreement.name),
    }
    number = _insert(connection, "agreement", row)
    connection.executemany(
        "INSERT INTO step VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (number, position, each.step, iso(each.interval.first), iso(each.interval.last), *_quoted(each.span))
            for position, each in enumerate(agreement.steps)
        ],
    )


def _quoted(span: Span) -> tuple[str, int, int]:
    return span.text, span.start, span.end


def _insert(connection: sqlite3.Connection, table: str, row: Mapping[str, object]) -> int:
    """A new row from the values of its columns; its id."""
    marks = ", ".join("?" * len(row))
    cursor = connection.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))
    return int(cursor.lastrowid or 0)


def iso(day: date | None) -> str | None:
    """A day as text."""
    return day.isoformat() if day else None


def packed(hashes: Iterable[int]) -> bytes:
    """Hashes of 64 bits as bytes, in order."""
    return b"".join(each.to_bytes(HASH_BYTES, "little") for each in sorted(hashes))


def unpacked(data: bytes) -> frozenset[int]:
    """The hashes that `packed` wrote."""
    steps = range(0, len(data), HASH_BYTES)
    return frozenset(int.from_bytes(data[start : start + HASH_BYTES], "little") for start in steps)


def profiles(connection: sqlite3.Connection, events: Iterable[int]) -> dict[int, Profile]:
    """The profiles of some events, by their ids, in the order of the ids."""
    rows = in_parts(connection, "SELECT id, profile FROM event WHERE id IN ({marks}) ORDER BY id", sorted(set(events)))
    return {row["id"]: DECODER.decode(row["profile"]) for row in rows}


def in_parts(connection: sqlite3.Connection, query: str, values: Iterable[object]) -> Iterator[sqlite3.Row]:
    """The rows of a query over a long list, asked for part by part: `{marks}` stands for the values of one part."""
    rest = iter(values)
    while part := list(islice(rest, PART)):
        yield from connection.execute(query.format(marks=", ".join("?" * len(part))), part)
