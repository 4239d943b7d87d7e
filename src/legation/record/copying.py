"""Near-copies in a record: found when an article comes in, kept, and counted as one source with their original."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from legation.articles.copies import Runs, bands, is_copy, jaccard, same_telling, shingles, signature_of
from legation.model import Article, Citation, DateBasis, Interval
from legation.record.writing import in_parts, unpacked
from legation.sources.document import Document

#: Articles that share a band with a new one and are looked at, the last that came first: forms are alike by thousands.
MOST_LOOKED_AT = 200


def write_copies(connection: sqlite3.Connection, article: int) -> set[int]:
    """Find the near-copies of an article that has just come in; all articles whose original is another now."""
    given = connection.execute("SELECT * FROM article WHERE id = ?", (article,)).fetchone()
    runs = _runs(given)
    if not runs:
        return set()
    found = bands(signature_of(runs))
    near = _sharing(connection, found)
    connection.executemany("INSERT OR IGNORE INTO copy_band VALUES (?, ?)", [(band, article) for band in found])
    for row in near:
        both = runs, _runs(row)
        if row["id"] != article and _is_copy(given, row, both):
            share = jaccard(*both)
            pairs = [(article, row["id"], share), (row["id"], article, share)]
            connection.executemany("INSERT OR REPLACE INTO copy VALUES (?, ?, ?)", pairs)
    return set_originals(connection, [article])


def drop_copies(connection: sqlite3.Connection, article: int) -> set[int]:
    """Take an article out of all that is known of copies; all articles whose original is another now."""
    others = [row["other"] for row in connection.execute("SELECT other FROM copy WHERE article = ?", (article,))]
    connection.execute("DELETE FROM copy WHERE article = ? OR other = ?", (article, article))
    connection.execute("DELETE FROM copy_band WHERE article = ?", (article,))
    connection.execute("UPDATE article SET original = NULL WHERE id = ?", (article,))
    return set_originals(connection, others)


def _sharing(connection: sqlite3.Connection, found: Iterable[int]) -> list[sqlite3.Row]:
    near = in_parts(connection, "SELECT DISTINCT article FROM copy_band WHERE band IN ({marks})", list(found))
    ids = sorted({row["article"] for row in near}, reverse=True)[:MOST_LOOKED_AT]
    return list(in_parts(connection, "SELECT * FROM article WHERE id IN ({marks})", ids))


def _runs(row: sqlite3.Row) -> frozenset[int]:
    """The runs of words of an article, from its text or what is kept in place of it."""
    return _runs_of(row["text"]) if row["text"] is not None else unpacked(row["shingles"])


@lru_cache(maxsize=MOST_LOOKED_AT + 1)
def _runs_of(text: str) -> frozenset[int]:
    """The runs of a text: of hundreds of copies that come one after the other, each is looked at every time."""
    return shingles(text)


def _is_copy(one: sqlite3.Row, other: sqlite3.Row, runs: Runs) -> bool:
    """Whether two articles are one telling; without a text, day and publisher alone tell forms from copies."""
    if one["text"] is not None and other["text"] is not None:
        return same_telling(article_of_row(one), article_of_row(other), runs)
    other_place = one["publisher"] != other["publisher"] or one["published_from"] == other["published_from"]
    return other_place and is_copy(*runs)


def article_of_row(row: sqlite3.Row) -> Article:
    """An article as it once came in."""
    told = {key: row[key] for key in ("title", "url", "outlet", "author", "language")}
    days = [row["published_from"], row["published_to"]]
    first, last = (date.fromisoformat(each) if each else None for each in days)
    basis = DateBasis(row["published_basis"])
    given = Interval(first=first, last=last) if basis is not DateBasis.TEXT else None
    return Article(citation=Citation(id=row["hash"], **told), text=row["text"], published=given, basis=basis)


def document_of_row(row: sqlite3.Row) -> Document:
    """The document that gives an article once more, with the day that it came with."""
    article = article_of_row(row)
    bounds = article.published
    published = f"{bounds.first}/{bounds.last}" if bounds and bounds.known else None
    return Document(
        name=row["url"] or row["key"],
        text=article.text,
        title=article.citation.title,
        url=article.citation.url,
        outlet=article.citation.outlet,
        author=article.citation.author,
        published=published,
        basis=article.basis,
        version=row["version"],
        own_word="#" in (row["address"] or ""),
    )


def set_originals(connection: sqlite3.Connection, articles: Iterable[int]) -> set[int]:
    """Name the first of each group of copies as the original of the others; all articles for which that is new."""
    changed: set[int] = set()
    seen: set[int] = set()
    for start in articles:
        if start not in seen:
            group = _group(connection, start)
            seen |= group
            changed |= _name_original(connection, group)
    return changed


def _group(connection: sqlite3.Connection, start: int) -> set[int]:
    """All articles that are copies of one another, by whatever steps."""
    group, waiting = {start}, [start]
    while waiting:
        rows = connection.execute("SELECT other FROM copy WHERE article = ?", (waiting.pop(),))
        new = {row["other"] for row in rows} - group
        group |= new
        waiting += new
    return group


def _name_original(connection: sqlite3.Connection, group: set[int]) -> set[int]:
    query = "SELECT id, original FROM article WHERE id IN ({marks}) ORDER BY coalesce(published_from, '9999'), key"
    rows = connection.execute(query.format(marks=", ".join("?" * len(group))), sorted(group)).fetchall()
    first = rows[0]["id"]
    wanted = {row["id"]: None if row["id"] == first else first for row in rows}
    changed = {row["id"] for row in rows if row["original"] != wanted[row["id"]]}
    connection.executemany("UPDATE article SET original = ? WHERE id = ?", [(wanted[each], each) for each in changed])
    return changed
