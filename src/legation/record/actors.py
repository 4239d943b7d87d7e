"""Actors as people name them: the codes under which a record holds them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from legation.errors import InputError
from legation.knowledge.who import code_of, names_like


def codes_of(connection: sqlite3.Connection, names: Iterable[str]) -> list[str]:
    """The codes of states and organisations that are given by code or by name, each once.

    Raises:
        InputError: neither the tables nor the record know one of them; the message names those that are like it.
    """
    return list(dict.fromkeys(_code(connection, name) for name in names))


def _code(connection: sqlite3.Connection, name: str) -> str:
    try:
        return code_of(name)
    except InputError as error:
        if _is_party(connection, name):
            return name
        like = names_like(name)
        hint = f"; did you mean {', '.join(like)}?" if like else ""
        raise InputError(f"{error}{hint}") from error


def _is_party(connection: sqlite3.Connection, code: str) -> bool:
    """Whether the record holds lines under a code that no table knows, as from frames or names of a user."""
    return connection.execute("SELECT 1 FROM line_actor WHERE actor = ? LIMIT 1", (code,)).fetchone() is not None
