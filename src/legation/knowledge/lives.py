"""When public people were born and died: an age told of them, or a word from them, dates an article."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable

from legation.errors import KnowledgeError
from legation.knowledge.dated_events import DatedEvent
from legation.knowledge.tables import DATA, filled, first_day, last_day, listed, rows
from legation.model.time import Interval

TABLE = "lives.csv"
#: How texts tell that somebody has died; {} is the name.
DEATHS = (
    "{} died", "{} was killed", "{} was assassinated", "the late {}",
    "death of {}", "assassination of {}", "killing of {}", "murder of {}", "funeral of {}",
    "{}'s death", "{}'s assassination", "{}'s killing", "{}'s murder", "{}'s funeral",
)  # fmt: skip
#: How the news of a death is told, by the beginnings of its words.
DYING = ("dies", "died", "dead", "death", "killed", "passed away", "passes away", "assassinat")


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """A public person, by every full form of the name, with the days of birth and death as far as known."""

    name: str
    names: tuple[str, ...]
    born: Interval
    died: Interval | None


@cache
def lives() -> dict[str, Life]:
    """Everybody in the table, by each form of the name in lower case."""
    return {form.lower(): life for life in _all() for form in life.names}


@cache
def deaths() -> tuple[DatedEvent, ...]:
    """The deaths whose day is known, as dated events."""
    return tuple(_death(life) for life in _all() if life.died and life.died.day)


@cache
def _all() -> tuple[Life, ...]:
    """The lives of the table of the package."""
    return read_lives()


def read_lives(folder: Traversable = DATA) -> tuple[Life, ...]:
    """The lives of the table in a folder.

    Raises:
        KnowledgeError: a line of the table is wrong.
    """
    lines = rows(TABLE, ("person", "aliases", "born", "died", "source"), folder)
    return tuple(_life(row, number) for number, row in lines)


def _life(row: dict[str, str], number: int) -> Life:
    name = filled(row, "person", TABLE, number)
    born = Interval(first=first_day(row["born"], TABLE, number), last=last_day(row["born"], TABLE, number))
    died = Interval(first=first_day(row["died"], TABLE, number), last=last_day(row["died"], TABLE, number))
    if born.last and died.first and died.first < born.last:
        raise KnowledgeError(f"{TABLE}, line {number}: {name} dies before being born; check 'born' and 'died'")
    names = (name, *listed(row["aliases"]))
    return Life(name=name, names=names, born=born, died=died if died.known else None)


def _death(life: Life) -> DatedEvent:
    assert life.died
    assert life.died.first
    assert life.died.last
    forms = [form.lower() for form in life.names]
    return DatedEvent(
        name=f"Death of {life.name}",
        words=tuple(forms),
        forms=DEATHS,
        first=life.died.first,
        last=life.died.last,
        kind="death",
        news=tuple(((form,), DYING) for form in forms),
    )
