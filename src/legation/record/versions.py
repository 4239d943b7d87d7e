"""Versions: of several texts of one URL the newest speaks; what the older ones said is kept, and leads to it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field

from legation.record.judging import redirect, stand_again
from legation.record.profile import Profile
from legation.record.writing import DECODER


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Which articles speak from now on, and which no longer."""

    speaking: set[int] = field(default_factory=set)
    silent: set[int] = field(default_factory=set)


def settle(connection: sqlite3.Connection, article: int) -> Turn:
    """Let the newest version of an address speak, `article` having just come in or having got another version.

    Of texts of one version that is the newest which came last.
    """
    rows = connection.execute(
        "SELECT id, superseded_by FROM article WHERE address = (SELECT address FROM article WHERE id = ?)"
        " ORDER BY version, id = ?, id",
        (article, article),
    ).fetchall()
    if len(rows) < 2:
        return Turn(speaking={article})
    newest = rows[-1]["id"]
    spoke = {row["id"] for row in rows if row["superseded_by"] is None and row["id"] != article}
    older = [row["id"] for row in rows[:-1]]
    connection.executemany("UPDATE article SET superseded_by = ? WHERE id = ?", [(newest, each) for each in older])
    connection.execute("UPDATE article SET superseded_by = NULL WHERE id = ?", (newest,))
    connection.executemany("UPDATE event SET current = 0 WHERE article = ?", [(each,) for each in older])
    connection.execute("UPDATE event SET current = 1 WHERE article = ?", (newest,))
    lead_older(connection, newest)
    return Turn(speaking={newest} - spoke, silent=(spoke | {article}) - {newest})


def lead_older(connection: sqlite3.Connection, article: int) -> None:
    """Let the events of the older versions of an article lead to its own."""
    older = connection.execute("SELECT id FROM article WHERE superseded_by = ? ORDER BY id", (article,)).fetchall()
    new = events_of(connection, article)
    for each in older:
        lead(connection, events_of(connection, each["id"]), new)


def events_of(connection: sqlite3.Connection, article: int) -> dict[int, Profile]:
    """The events of an article by their ids."""
    rows = connection.execute("SELECT id, profile FROM event WHERE article = ? ORDER BY id", (article,))
    return {row["id"]: DECODER.decode(row["profile"]) for row in rows}


def lead(connection: sqlite3.Connection, old: dict[int, Profile], new: dict[int, Profile]) -> None:
    """Let the keys of old events lead to the new ones that tell the same: each to the most alike, if any is."""
    kept = {profile.key for profile in new.values()}
    stand_again(connection, kept)
    for profile in (each for each in old.values() if each.key not in kept):
        chosen = _most_alike(profile, new.values())
        if chosen is not None:
            redirect(connection, profile.key, chosen.key)


def _most_alike(old: Profile, new: Iterable[Profile]) -> Profile | None:
    ranked = [(_shared(old, each), each.key, each) for each in new if each.type == old.type]
    best = max(ranked, default=None, key=lambda entry: entry[:2])
    return best[2] if best and best[0] >= 0.5 else None


def _shared(one: Profile, other: Profile) -> float:
    """The share of the words and parties of two events that both have."""
    ours, theirs = {*one.words, *one.parties}, {*other.words, *other.parties}
    return len(ours & theirs) / max(1, len(ours | theirs))
