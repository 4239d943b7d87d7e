"""Who held which post outside national governments when: mayors, governors, heads of agencies, bodies and firms."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable

from legation.errors import KnowledgeError
from legation.knowledge.tables import DATA, filled, first_day, last_day, listed, rows
from legation.model.time import Interval

TABLE = "posts.csv"
COLUMNS = ("person", "aliases", "roles", "of", "from", "to", "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A term of somebody in a post.

    `roles` are the lower-case words by which news calls the post, `of` those of the place or body that may stand with
    them. `term` is open at the end where the table knows none.
    """

    person: str
    names: tuple[str, ...]
    roles: tuple[str, ...]
    of: tuple[str, ...]
    term: Interval


@cache
def posts() -> dict[str, tuple[Post, ...]]:
    """The posts of everybody in the table, by each form of the name in lower case."""
    found: dict[str, tuple[Post, ...]] = {}
    for post in read_posts():
        for name in post.names:
            found[name.lower()] = (*found.get(name.lower(), ()), post)
    return found


def read_posts(folder: Traversable = DATA) -> tuple[Post, ...]:
    """The posts of the table in a folder.

    Raises:
        KnowledgeError: a line of the table is wrong.
    """
    return tuple(_post(row, number) for number, row in rows(TABLE, COLUMNS, folder))


def _post(row: dict[str, str], number: int) -> Post:
    person = filled(row, "person", TABLE, number)
    first = first_day(filled(row, "from", TABLE, number), TABLE, number)
    last = last_day(row["to"], TABLE, number)
    if first and last and last < first:
        raise KnowledgeError(
            f"{TABLE}, line {number}: the term of {person} ends before it begins; check 'from' and 'to'"
        )
    return Post(
        person=person,
        names=(person, *listed(row["aliases"])),
        roles=listed(filled(row, "roles", TABLE, number)),
        of=listed(filled(row, "of", TABLE, number)),
        term=Interval(first=first, last=last),
    )
