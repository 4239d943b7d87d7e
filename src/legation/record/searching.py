"""Search: lines by the words of titles and evidence, the best first (BM25, Robertson and Zaragoza 2009)."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from itertools import islice
from typing import Final

from legation.errors import InputError
from legation.knowledge.folding import folded
from legation.knowledge.word_lists import words
from legation.model import Found, Page
from legation.record.line_rows import line_of_row
from legation.record.witnesses import CITED, cited

#: Digits that no number of a page has.
DIGITS: Final = 16
#: A phrase in quotation marks, straight or curly, or a word; a star behind either stands for the rest of a word.
TERM: Final = re.compile(r"[\"“„]([^\"“”„]*)[\"”](\*?)|([^\s\"“”„]+)")
#: Letters of the beginning of a word that may stand for all that begin so.
SHORTEST: Final = 3
#: What no word holds, and SQLite takes for the end of one.
CONTROL: Final = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
#: What is put around the words that were found.
OPENING: Final = "⟦"
CLOSING: Final = "⟧"
#: Words of a snippet.
SNIPPET: Final = 24
#: The most events that are ranked; of more, those that came into the record last.
MOST_RANKED: Final = 40_000

#: A word of the evidence tells more than one of the title, which all events of an article share.
RANKED: Final = (
    "SELECT rowid AS id FROM event_words WHERE event_words MATCH ? AND rowid >= ?"
    " ORDER BY bm25(event_words, 1.0, 4.0), rowid DESC"
)
NEWEST: Final = "SELECT rowid AS id FROM event_words WHERE event_words MATCH ? ORDER BY rowid DESC LIMIT 1 OFFSET ?"
SNIPPETS: Final = (
    f"SELECT snippet(event_words, 0, '{OPENING}', '{CLOSING}', '…', {SNIPPET}) AS title,"
    f" snippet(event_words, 1, '{OPENING}', '{CLOSING}', '…', {SNIPPET}) AS evidence"
    " FROM event_words WHERE event_words MATCH ? AND rowid = ?"
)
SHOWN: Final = (
    f"SELECT line.*, {CITED} FROM event JOIN line ON line.id = event.line"
    " JOIN article ON article.id = event.article WHERE event.id = ?"
)


def search_page(connection: sqlite3.Connection, asked: str, *, limit: int, after: str | None) -> Page[Found]:
    """A page of the lines whose titles or evidence hold all words, each line once.

    Raises:
        InputError: there is nothing to search for, or `after` is no number.
    """
    start, wanted = page_start(after), expression(asked)
    events = list(islice(_best(connection, wanted), start, start + limit + 1))
    following = str(start + limit) if len(events) > limit else None
    return Page(items=tuple(_found(connection, wanted, each) for each in events[:limit]), after=following)


def expression(asked: str) -> str:
    """What SQLite is asked for: all words and phrases, each quoted so that none is taken for its syntax.

    Words that every text holds are left out, where there are others.

    Raises:
        InputError: there is no word in it, or too little of one.
    """
    terms = list(_terms(asked))
    telling = [term for term, frequent in terms if not frequent] or [term for term, _ in terms]
    if not telling:
        raise InputError("there is nothing to search for: give a word or several")
    return " ".join(telling)


def _terms(asked: str) -> Iterator[tuple[str, bool]]:
    """Each word or phrase, quoted, and whether it is a frequent word."""
    for found in TERM.finditer(CONTROL.sub(" ", asked)):
        phrase, star, word = found.groups()
        told = phrase if phrase is not None else word.rstrip("*")
        begins = bool(star) if phrase is not None else word.endswith("*")
        if begins and 0 < len(folded(told)) < SHORTEST:
            raise InputError(f"{told}* begins too many words: give at least {SHORTEST} letters")
        if folded(told):
            frequent = phrase is None and not begins and told.casefold() in words("english", "words", "frequent")
            yield f'"{told}"{" *" if begins else ""}', frequent


def _best(connection: sqlite3.Connection, wanted: str) -> Iterator[int]:
    """The best event of each line, the best line first."""
    row = connection.execute(NEWEST, (wanted, MOST_RANKED)).fetchone()
    seen: set[int | None] = {None}  # events of superseded articles have no line
    for hit in connection.execute(RANKED, (wanted, row["id"] if row else 0)):
        line = connection.execute("SELECT line FROM event WHERE id = ?", (hit["id"],)).fetchone()["line"]
        if line not in seen:
            seen.add(line)
            yield hit["id"]


def _found(connection: sqlite3.Connection, wanted: str, event: int) -> Found:
    row = connection.execute(SHOWN, (event,)).fetchone()
    snippets = connection.execute(SNIPPETS, (wanted, event)).fetchone()
    title, evidence = snippets["title"] or "", snippets["evidence"]
    snippet = title if OPENING in title and OPENING not in evidence else evidence
    return Found(line=line_of_row(row), snippet=" ".join(snippet.split()), article=cited(row))


def page_start(after: str | None) -> int:
    """How many answers stand before a page, where pages are counted.

    Raises:
        InputError: it is no number.
    """
    if after is None:
        return 0
    if not (after.isdecimal() and len(after) < DIGITS):
        raise InputError(f"{after!r} asks for no page: give the number that the page before it said")
    return int(after)
