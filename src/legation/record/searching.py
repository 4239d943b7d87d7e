"""Search: lines by the words of titles and evidence, the best first (BM25, Robertson and Zaragoza 2009)."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from itertools import islice
from typing import Final

from legation.errors import InputError
from legation.knowledge.word_lists import words
from legation.model import Found, Page
from legation.record.line_rows import line_of_row
from legation.record.profile import folded
from legation.record.witnesses import cited

#: A phrase in quotation marks, straight or curly, or a word; a star behind either stands for the rest of a word.
TERM: Final = re.compile(r"[\"“„]([^\"“”„]*)[\"”](\*?)|([^\s\"“”„]+)")
#: What is put around the words that were found.
OPENING: Final = "⟦"
CLOSING: Final = "⟧"
#: Words of a snippet.
SNIPPET: Final = 24
#: A word of the evidence tells more than one of the title, which all events of an article share.
WEIGHTS: Final = "bm25(1.0, 4.0)"

QUERY: Final = f"""
SELECT line.*, hit.in_title, hit.in_evidence, article.key AS article, article.title, article.url, article.outlet,
    article.published_from, article.published_to
FROM (
    SELECT rowid, rank, snippet(event_words, 0, '{OPENING}', '{CLOSING}', '…', {SNIPPET}) AS in_title,
        snippet(event_words, 1, '{OPENING}', '{CLOSING}', '…', {SNIPPET}) AS in_evidence
    FROM event_words WHERE event_words MATCH ? AND rank MATCH '{WEIGHTS}' ORDER BY rank
) AS hit
CROSS JOIN event ON event.id = hit.rowid
CROSS JOIN line ON line.id = event.line
CROSS JOIN article ON article.id = event.article
"""


def search_page(connection: sqlite3.Connection, asked: str, *, limit: int, after: str | None) -> Page[Found]:
    """A page of the lines whose titles or evidence hold all words, each line once.

    Raises:
        InputError: there is nothing to search for, or `after` is no number.
    """
    start = page_start(after)
    rows = list(islice(_hits(connection, expression(asked)), start, start + limit + 1))
    following = str(start + limit) if len(rows) > limit else None
    return Page(items=tuple(_found(row) for row in rows[:limit]), after=following)


def expression(asked: str) -> str:
    """What SQLite is asked for: all words and phrases, each quoted so that none is taken for its syntax.

    Words that every text holds are left out, where there are others.

    Raises:
        InputError: there is no word in it.
    """
    terms = list(_terms(asked))
    telling = [term for term, frequent in terms if not frequent] or [term for term, _ in terms]
    if not telling:
        raise InputError("there is nothing to search for: give a word or several")
    return " ".join(telling)


def _terms(asked: str) -> Iterator[tuple[str, bool]]:
    """Each word or phrase, quoted, and whether it is a frequent word."""
    for found in TERM.finditer(asked):
        phrase, star, word = found.groups()
        told = phrase if phrase is not None else word.rstrip("*")
        begins = bool(star) if phrase is not None else word.endswith("*")
        if folded(told):
            frequent = phrase is None and not begins and told.casefold() in words("english", "words", "frequent")
            yield f'"{told}"{" *" if begins else ""}', frequent


def _hits(connection: sqlite3.Connection, wanted: str) -> Iterator[sqlite3.Row]:
    """The best event of each line, the best line first."""
    seen: set[int] = set()
    for row in connection.execute(QUERY, (wanted,)):
        if row["id"] not in seen:
            seen.add(row["id"])
            yield row


def _found(row: sqlite3.Row) -> Found:
    only_title = OPENING in row["in_title"] and OPENING not in row["in_evidence"]
    snippet = row["in_title"] if only_title else row["in_evidence"]
    return Found(line=line_of_row(row), snippet=" ".join(snippet.split()), article=cited(row))


def page_start(after: str | None) -> int:
    """How many answers stand before a page, where pages are counted.

    Raises:
        InputError: it is no number.
    """
    if after is None:
        return 0
    if not after.isdecimal():
        raise InputError(f"{after!r} asks for no page: give the number that the page before it said")
    return int(after)
