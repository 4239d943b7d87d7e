"""Agreements over all articles: each once, its parties joined, its steps in order."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Final

from legation.knowledge.folding import folded
from legation.knowledge.formats import agreement_format
from legation.model import Cited, KnownAgreement, KnownStep, Page, StepKind
from legation.record.line_rows import days
from legation.record.searching import page_start
from legation.record.witnesses import CITED, cited

QUERY: Final = (
    "SELECT agreement.id, agreement.article, agreement.name, agreement.short, agreement.parties, agreement.same"
    " FROM agreement JOIN article ON article.id = agreement.article WHERE article.superseded_by IS NULL"
    " ORDER BY coalesce(article.published_from, '9999'), article.key, agreement.id"
)
STEPS: Final = (
    f"SELECT step.step, step.date_from, step.date_to, step.as_written, {CITED}"
    " FROM step JOIN agreement ON agreement.id = step.agreement JOIN article ON article.id = agreement.article"
    " WHERE step.agreement IN (SELECT value FROM json_each(?))"
    " ORDER BY coalesce(step.date_from, step.date_to, '9999'), coalesce(article.published_from, '9999'), article.key,"
    " step.agreement, step.position"
)


def agreements_page(
    connection: sqlite3.Connection, actors: Sequence[str], *, named: str | None = None, limit: int, after: str | None
) -> Page[KnownAgreement]:
    """A page of the agreements of some actors together, by their names: all, or those that are called so."""
    start = page_start(after)
    groups = _groups(connection.execute(QUERY).fetchall())
    wanted = [
        rows for rows in groups if set(actors) <= set(_parties(rows)) and (named is None or _is_called(rows, named))
    ]
    wanted.sort(key=lambda rows: (folded(_name(rows)), _parties(rows)))
    items = tuple(_agreement(connection, rows) for rows in wanted[start : start + limit])
    return Page(items=items, after=str(start + limit) if len(wanted) > start + limit else None)


def _groups(rows: Sequence[sqlite3.Row]) -> list[list[sqlite3.Row]]:
    """What articles say of each agreement. One whose name others may have too is that of its parties."""
    shorts = {folded(row["name"]): row["same"] for row in rows if row["short"]}
    groups: dict[Hashable, list[sqlite3.Row]] = {}
    for row in rows:
        groups.setdefault(_same(row, shorts.get(folded(row["name"]))), []).append(row)
    return list(groups.values())


def _same(row: sqlite3.Row, short: str | None) -> Hashable:
    """What is equal for equal agreements: the short name that any article gives, or the words of the name."""
    if short:
        return short
    told = agreement_format(row["name"])
    parties = frozenset(json.loads(row["parties"])) if told.general else frozenset()
    return told.words, told.actors, parties


def _is_called(rows: Iterable[sqlite3.Row], name: str) -> bool:
    """Whether some article gives it a name, in full or short, whatever the case."""
    sought = folded(name)
    return any(folded(given) == sought for row in rows for given in (row["name"], row["short"]) if given)


def _parties(rows: Iterable[sqlite3.Row]) -> tuple[str, ...]:
    """All whom some article names, those whom most do first."""
    counts = Counter(party for row in rows for party in json.loads(row["parties"]))
    return tuple(sorted(counts, key=lambda party: (-counts[party], party)))


def _name(rows: Iterable[sqlite3.Row]) -> str:
    """The name that most articles give."""
    return str(Counter(row["name"] for row in rows).most_common(1)[0][0])


def _agreement(connection: sqlite3.Connection, rows: Sequence[sqlite3.Row]) -> KnownAgreement:
    shorts = Counter(row["short"] for row in rows if row["short"])
    return KnownAgreement(
        name=_name(rows),
        short=shorts.most_common(1)[0][0] if shorts else None,
        parties=_parties(rows),
        steps=tuple(_steps(connection, [row["id"] for row in rows])),
        articles=len({row["article"] for row in rows}),
    )


def _steps(connection: sqlite3.Connection, agreements: Sequence[int]) -> Iterator[KnownStep]:
    """The steps in the order of their dates, each once with all articles that tell it."""
    together: dict[tuple[str, str | None, str | None], list[sqlite3.Row]] = {}
    for row in connection.execute(STEPS, (json.dumps(agreements),)):
        together.setdefault((row["step"], row["date_from"], row["date_to"]), []).append(row)
    for (step, first, last), rows in together.items():
        articles: tuple[Cited, ...] = tuple(dict.fromkeys(cited(row) for row in rows))
        yield KnownStep(
            step=StepKind(step), when=days(first, last), as_written=rows[0]["as_written"], articles=articles
        )
