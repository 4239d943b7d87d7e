"""Placing: events find their lines. Only what a change can reach is computed again, and from the pairs alone."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from legation.knowledge.matching import thresholds
from legation.record.blocks import blocks_near, blocks_of
from legation.record.cluster import Pair, clusters, pair
from legation.record.doubt_rows import write_doubts
from legation.record.judging import Verdict, judged
from legation.record.likeness import likelihood
from legation.record.line_rows import member_of_row, write_line
from legation.record.lines import Member, line_of
from legation.record.profile import Profile
from legation.record.writing import in_parts, profiles


def compare(connection: sqlite3.Connection, article: int, new: Mapping[int, Profile]) -> None:
    """Weigh the new events of an article against those of others that may be the same acts, and keep what is likely."""
    for event, profile in new.items():
        near = _near(connection, article, profile)
        likely = ((other, likelihood(profile, theirs)) for other, theirs in profiles(connection, near).items())
        doubtful = thresholds().doubtful
        connection.executemany(
            "INSERT OR REPLACE INTO likeness VALUES (?, ?, ?)",
            [(min(event, other), max(event, other), share) for other, share in likely if share >= doubtful],
        )
    connection.executemany(
        "INSERT OR IGNORE INTO event_block VALUES (?, ?)",
        [(block, event) for event, profile in new.items() for block in blocks_of(profile)],
    )


def _near(connection: sqlite3.Connection, article: int, profile: Profile) -> set[int]:
    """The events of other articles that share parties, type and about the time with one."""
    far = thresholds().apart
    query = (
        "SELECT event_block.event FROM event_block JOIN event ON event.id = event_block.event"
        f" WHERE block IN ({{marks}}) AND article <> {int(article)}"
    )
    if profile.window:
        first, last = profile.window
        within = f"first_day <= {int(last) + far} AND last_day >= {int(first) - far}"
        query += f" AND (first_day IS NULL OR {within})"
    return {row["event"] for row in in_parts(connection, query, blocks_near(profile))}


def withdraw(connection: sqlite3.Connection, events: Iterable[int]) -> set[int]:
    """Take events out of all comparison; the events that stood in one line with them, or are of their kernels."""
    gone = sorted(events)
    rows = list(in_parts(connection, "SELECT line, kernel FROM event WHERE id IN ({marks})", gone))
    lines, kernels = ({row[column] for row in rows} - {None} for column in ("line", "kernel"))
    left = _listed(connection, "line", lines) | _listed(connection, "kernel", kernels)
    for event in gone:
        connection.execute("DELETE FROM event_block WHERE event = ?", (event,))
        connection.execute("DELETE FROM likeness WHERE event = ? OR other = ?", (event, event))
    _delete_lines(connection, lines)
    return left - set(gone)


def _listed(connection: sqlite3.Connection, column: str, values: Iterable[int]) -> set[int]:
    """The events that speak and have one of some values in a column."""
    query = f"SELECT id FROM event WHERE {column} IN ({{marks}}) AND current"
    return {row["id"] for row in in_parts(connection, query, sorted(values))}


def place(connection: sqlite3.Connection, events: Iterable[int]) -> None:
    """Compute the lines of some events anew, and of all that likeness or judgements tie to them."""
    waiting, written = set(events), set[int]()
    while waiting:
        reached = _reached(connection, waiting.pop())
        written |= _place_together(connection, reached)
        waiting -= reached
    write_doubts(connection, written)


def _reached(connection: sqlite3.Connection, start: int) -> set[int]:
    """All events that may come into one line with one, by whatever steps; those of its line today are among them."""
    reached, waiting = {start}, {start}
    seen: set[tuple[str, int]] = set()
    while waiting:
        found = _tied(connection, waiting) | _mates(connection, waiting, seen)
        found |= {each.other for each in judged(connection, waiting) if each.verdict is Verdict.SAME}
        waiting = found - reached
        reached |= waiting
    return reached


def _mates(connection: sqlite3.Connection, events: Iterable[int], seen: set[tuple[str, int]]) -> set[int]:
    """The events of the kernels of some, and of the lines in which they stand today, if these were not seen before."""
    rows = in_parts(connection, "SELECT kernel, line FROM event WHERE id IN ({marks})", events)
    new = {(column, row[column]) for row in rows for column in ("kernel", "line") if row[column] is not None} - seen
    seen |= new
    kernels, lines = ([value for named, value in new if named == column] for column in ("kernel", "line"))
    return _listed(connection, "kernel", kernels) | _listed(connection, "line", lines)


def _tied(connection: sqlite3.Connection, events: Iterable[int]) -> set[int]:
    """The events that are likely enough the same acts as some."""
    likely, listed = f"FROM likeness WHERE likelihood >= {int(thresholds().same)} AND", sorted(events)
    later = in_parts(connection, f"SELECT DISTINCT other AS tied {likely} event IN ({{marks}})", listed)
    earlier = in_parts(connection, f"SELECT DISTINCT event AS tied {likely} other IN ({{marks}})", listed)
    return {row["tied"] for row in (*later, *earlier)}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """Events by their keys: as members of lines, with their rows, and with the lines in which they stand so far."""

    members: Mapping[str, Member]
    ids: Mapping[str, int]
    lines: Mapping[str, int | None]

    @classmethod
    def of(cls, rows: Iterable[sqlite3.Row]) -> _Known:
        listed = list(rows)
        return cls(
            members={row["key"]: member_of_row(row) for row in listed},
            ids={row["key"]: row["id"] for row in listed},
            lines={row["key"]: row["line"] for row in listed},
        )


def _place_together(connection: sqlite3.Connection, events: set[int]) -> set[int]:
    """Compute the lines of events that may come into one; the numbers of their rows."""
    rows = _rows(connection, events)
    known = _Known.of(rows)
    same, different = _judgements(connection, known.ids)
    groups = clusters(
        known.members,
        _likelihoods(connection, known.ids) | of_one_article({row["key"]: row["article"] for row in rows}),
        thresholds().same,
        alike=_of_one_kernel(rows, different),
        same=same,
        different=different,
        days={key: each.profile.date for key, each in known.members.items() if each.profile.date},
        far=thresholds().apart,
    )
    written = {_write(connection, group, known) for group in groups}
    _delete_lines(connection, {line for line in known.lines.values() if line is not None} - written)
    return written


def _rows(connection: sqlite3.Connection, events: Iterable[int]) -> list[sqlite3.Row]:
    query = (
        "SELECT event.id, event.key, event.line, event.kernel, event.evidence, event.profile, article.key AS article,"
        " coalesce(original.publisher, article.publisher) AS publisher"
        " FROM event JOIN article ON article.id = event.article"
        " LEFT JOIN article AS original ON original.id = article.original"
        " WHERE event.id IN ({marks}) AND event.current"
    )
    return list(in_parts(connection, query, sorted(events)))


def _likelihoods(connection: sqlite3.Connection, ids: Mapping[str, int]) -> dict[Pair, int]:
    """How likely the pairs among some events are."""
    keys = {event: key for key, event in ids.items()}
    rows = in_parts(connection, "SELECT * FROM likeness WHERE event IN ({marks})", sorted(keys))
    return {pair(keys[row["event"]], keys[row["other"]]): row["likelihood"] for row in rows if row["other"] in keys}


def _of_one_kernel(rows: Iterable[sqlite3.Row], different: Iterable[Pair]) -> set[Pair]:
    """Each event of a kernel with the first of it with which, and with whose others, no person judged it to differ."""
    kernels = {row["key"]: row["kernel"] for row in rows if row["kernel"] is not None}
    strangers: dict[str, set[str]] = {key: set() for key in kernels}
    for one, other in different:
        if one in kernels and kernels[one] == kernels.get(other):
            strangers[one].add(other)
            strangers[other].add(one)
    groups: dict[int, list[dict[str, None]]] = defaultdict(list)
    pairs: set[Pair] = set()
    # Those of whom nothing was judged come first: they keep together, and who was taken out finds no way back in.
    for key in sorted(kernels, key=lambda key: (len(strangers[key]), key)):
        pairs |= _joined(key, groups[kernels[key]], strangers)
    return pairs


def _joined(key: str, groups: list[dict[str, None]], strangers: Mapping[str, set[str]]) -> set[Pair]:
    """Put an event into the first group without strangers to it; the pair that it makes with the first of the group."""
    group = next((each for each in groups if not any(stranger in each for stranger in strangers[key])), None)
    if group is None:
        groups.append({key: None})
        return set()
    first = next(iter(group))
    group[key] = None
    return {pair(first, key)}


def of_one_article(articles: Mapping[str, str]) -> dict[Pair, int]:
    """How likely events of one article are one act: hardly, since the reading that held them apart saw more.

    Other articles may bring them together, which tell one act where this one tells it in two places.

    Args:
        articles: that of each event, by keys.
    """
    by_article: dict[str, list[str]] = {}
    for event, article in articles.items():
        by_article.setdefault(article, []).append(event)
    within = thresholds().within
    return {pair(one, other): within for keys in by_article.values() for one, other in combinations(keys, 2)}


def _judgements(connection: sqlite3.Connection, ids: Mapping[str, int]) -> tuple[set[Pair], set[Pair]]:
    """The pairs that people judged to be one act, and two acts."""
    keys = {event: key for key, event in ids.items()}
    found: dict[Verdict, set[Pair]] = {verdict: set() for verdict in Verdict}
    for each in judged(connection, keys):
        if each.other in keys:
            found[each.verdict].add(pair(keys[each.event], keys[each.other]))
    return found[Verdict.SAME], found[Verdict.DIFFERENT]


def _delete_lines(connection: sqlite3.Connection, lines: Iterable[int]) -> None:
    connection.executemany("DELETE FROM line WHERE id = ?", [(line,) for line in sorted(lines)])


def _write(connection: sqlite3.Connection, group: Iterable[str], known: _Known) -> int:
    """The line of some events, in the file; one of the same key is overwritten. The number of its row."""
    members = [known.members[key] for key in group]
    number = write_line(connection, line_of(members), members)
    moved = [(number, known.ids[each.profile.key]) for each in members if known.lines[each.profile.key] != number]
    connection.executemany("UPDATE event SET line = ? WHERE id = ?", moved)
    return number
