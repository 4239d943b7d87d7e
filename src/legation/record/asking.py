"""Asking: the questions that a record answers. Each is answered from one state of the file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Final

from legation.articles.door import interval_of
from legation.errors import InputError
from legation.knowledge.folding import folded
from legation.model import (
    Account,
    EventType,
    Facets,
    Found,
    Interval,
    Involvement,
    Kind,
    KnownAgreement,
    KnownOrigin,
    KnownSeries,
    Learned,
    Line,
    Marked,
    Page,
    PairCount,
    ReadText,
    Stats,
    Status,
)
from legation.record.accounts import account_of
from legation.record.actors import codes_of
from legation.record.agreements import agreements_page
from legation.record.busiest import busiest_pairs
from legation.record.changes import changes_page, latest_changes
from legation.record.coming import coming_page, newest_day
from legation.record.counting import stats_of
from legation.record.facets import facets_of
from legation.record.file import told
from legation.record.origins import origins_page
from legation.record.people import people_page
from legation.record.searching import search_page
from legation.record.serial import series_page
from legation.record.texts import article_text, marks_of
from legation.record.timeline import MOST, Filters, checked_limit, chosen, conditions_of, lines_page, part_of

#: Answers of a page, where nobody says how many.
LIMIT: Final = 50
#: What a day may be given as: "2022-08-24", "2022-08", a date, an interval.
Day = str | date | Interval


class Asking:
    """What can be asked of a record. Answers come in pages: `after` is what the page before said."""

    path: Path
    _connection: sqlite3.Connection

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """The file as it is at this moment."""
        connection = self._connection
        with told(self.path):
            outermost = not connection.in_transaction
            if outermost:
                connection.execute("BEGIN")
            try:
                yield connection
            finally:
                if outermost:
                    connection.commit()  # nothing was written: the file of another moment may be read from now on

    def timeline(
        self,
        *actors: str,
        since: Day | None = None,
        until: Day | None = None,
        status: str | Iterable[str] | None = None,
        type: str | Iterable[str] | None = None,
        kind: str | Iterable[str] | None = None,
        place: str | None = None,
        series: str | None = None,
        min_sources: int = 1,
        newest_first: bool = False,
        limit: int = LIMIT,
        after: str | None = None,
    ) -> Page[Line]:
        """The lines of one actor, of two together, or all, in the order of their days.

        A line stands on the first day on which its act may have been, or, where that is unknown, on which it was told.

        Args:
            actors: codes or names, as "IND" and "Japan".
            since, until: the first and the last day, both included.
            status, type, kind: one or several of the closed vocabularies.
            place: a town by its name, or a state, in which all its towns lie.
            series: words of the name of a series.
            min_sources: how many independent sources tell it at least.
            newest_first: whether the last days come first.

        Raises:
            InputError: an actor, a date or a word is not known.
        """
        filters = _filters(since, until, status, type, kind, place, series, min_sources)
        with self._reading() as connection:
            part = part_of(codes_of(connection, actors))
            return lines_page(
                connection,
                part,
                conditions_of(filters, part),
                limit=checked_limit(limit),
                after=after,
                backwards=newest_first,
            )

    def facets(
        self,
        *actors: str,
        since: Day | None = None,
        until: Day | None = None,
        status: str | Iterable[str] | None = None,
        type: str | Iterable[str] | None = None,
        kind: str | Iterable[str] | None = None,
        place: str | None = None,
        series: str | None = None,
        min_sources: int = 1,
    ) -> Facets:
        """How many lines a timeline has of each type, kind, status and year; its arguments are those of `timeline`.

        Raises:
            InputError: an actor, a date or a word is not known.
        """
        filters = _filters(since, until, status, type, kind, place, series, min_sources)
        with self._reading() as connection:
            return facets_of(connection, codes_of(connection, actors), filters)

    def busiest(self, since: Day, until: Day, *, of: str | None = None, limit: int = LIMIT) -> tuple[PairCount, ...]:
        """The pairs of actors with the most lines between two days, both included, the busiest first.

        Args:
            of: an actor, by code or name, whose pairs alone are wanted.

        Raises:
            InputError: a day or the actor is not known.
        """
        first, last = _first(since), _last(until)
        if first is None or last is None:
            raise InputError("busiest between which days: give two such as 2022-01-01 and 2022-12-31")
        with self._reading() as connection:
            code = codes_of(connection, [of])[0] if of else None
            return busiest_pairs(connection, first, last, of=code, limit=checked_limit(limit))

    def next(self, *actors: str, today: Day | None = None, limit: int = LIMIT, after: str | None = None) -> Page[Line]:
        """The lines of what is planned, possible or under way, and not past on a day.

        They come in the order of their last days: what is sure to be soon first, what nobody dates last.

        Args:
            today: the day; by default that of the newest article, never that of the machine's clock.

        Raises:
            InputError: an actor or the date is not known.
        """
        with self._reading() as connection:
            codes = codes_of(connection, actors)
            return coming_page(connection, codes, _first(today), limit=checked_limit(limit), after=after)

    def newest_day(self) -> date | None:
        """The day of the newest article, where any has one."""
        with self._reading() as connection:
            return newest_day(connection)

    def show(self, id: str) -> Account:
        """All that is known of one act: its line, where articles disagree, its history, every piece of evidence.

        Args:
            id: that of its line, any that ever led there, or the first letters of one, at least four.

        Raises:
            UnknownLine: it leads to no line, or to several.
        """
        with self._reading() as connection:
            return account_of(connection, id)

    def article(self, id: str) -> ReadText:
        """An article with its text, where that is kept, all words that a statement rests on, and its lines.

        Raises:
            UnknownArticle: the record holds none of that id.
        """
        with self._reading() as connection:
            return article_text(connection, id)

    def marks(self, id: str, events: Iterable[str] = ()) -> tuple[Marked, ...]:
        """The words that tell the act of a line, and those of more events, at their offsets in their articles.

        Raises:
            UnknownLine: no line has the id.
        """
        with self._reading() as connection:
            return marks_of(connection, id, events)

    def agreements(
        self, *actors: str, named: str | None = None, limit: int = LIMIT, after: str | None = None
    ) -> Page[KnownAgreement]:
        """The agreements to which all of some actors are parties, each once, with its steps in order.

        Args:
            named: a name that some article gives it, in full or short, whatever the case.

        Raises:
            InputError: an actor is not known.
        """
        with self._reading() as connection:
            codes = codes_of(connection, actors)
            return agreements_page(connection, codes, named=named, limit=checked_limit(limit), after=after)

    def series(self, *named: str, limit: int = LIMIT, after: str | None = None) -> Page[KnownSeries]:
        """The series of some actors, or with some words in their names, each once, with its sessions in order."""
        with self._reading() as connection:
            return series_page(connection, named, limit=checked_limit(limit), after=after)

    def people(self, name: str, *, limit: int = LIMIT, after: str | None = None) -> Page[Involvement]:
        """The lines in which somebody has part, with the offices that articles give, in the order of their days.

        Args:
            name: a full name or a surname; case and accents do not matter.

        Raises:
            InputError: it is no name.
        """
        with self._reading() as connection:
            return people_page(connection, name, limit=checked_limit(limit), after=after)

    def search(self, words: str, *, limit: int = LIMIT, after: str | None = None) -> Page[Found]:
        """The lines whose titles or evidence hold all of some words, the best first, each once.

        Of words that tens of thousands of events hold, only the events that came into the record last are ranked.

        Args:
            words: words, phrases in quotation marks, and beginnings of words with a star ("nego*").

        Raises:
            InputError: there is no word.
        """
        with self._reading() as connection:
            return search_page(connection, words, limit=checked_limit(limit), after=after)

    def changes(
        self, since: Day, *, added: bool = False, limit: int = LIMIT, after: str | None = None
    ) -> Page[Learned]:
        """What was learned since a day: new lines, what changed about others, who else tells them; by days.

        Args:
            since: the first day.
            added: whether the days are those on which articles came into the record, not those of their publication.

        Raises:
            InputError: the date is not known.
        """
        day = _first(since)
        if day is None:
            raise InputError("changes since when: give a day such as 2022-08-24")
        with self._reading() as connection:
            return changes_page(connection, day, added=added, limit=checked_limit(limit), after=after)

    def latest(self, *actors: str, series: str | None = None, limit: int = LIMIT) -> tuple[Learned, ...]:
        """What was learned last about lines of one actor, of two together, of a series or of all: each line once.

        The lines come in the order of the days on which something about them was learned, the newest first.

        Raises:
            InputError: an actor is not known.
        """
        with self._reading() as connection:
            part = part_of(codes_of(connection, actors))
            conditions = conditions_of(Filters(series=series), part)
            return latest_changes(connection, part, conditions, limit=checked_limit(limit))

    def sources(self, *, limit: int = LIMIT, after: str | None = None) -> Page[KnownOrigin]:
        """Where articles come from, in the order of names: when each was looked at, how many came, failures and why."""
        with self._reading() as connection:
            return origins_page(connection, limit=checked_limit(limit), after=after)

    def stats(self) -> Stats:
        """What the record holds, in numbers."""
        with self._reading() as connection:
            return stats_of(connection, self.path)


def teach(connection: sqlite3.Connection) -> None:
    """Let a connection compare words without case and accents; before anything is asked."""
    connection.create_function("folded", 1, _folded, deterministic=True)


def _filters(
    since: Day | None,
    until: Day | None,
    status: str | Iterable[str] | None,
    type: str | Iterable[str] | None,
    kind: str | Iterable[str] | None,
    place: str | None,
    series: str | None,
    min_sources: int,
) -> Filters:
    """What a user asks of the lines of a timeline, checked."""
    return Filters(
        since=_first(since),
        until=_last(until),
        statuses=chosen(status, Status, "status"),
        types=chosen(type, EventType, "type of event"),
        kinds=chosen(kind, Kind, "kind of event"),
        place=place,
        series=series,
        min_sources=min(min_sources, MOST),
    )


def _folded(text: str | None) -> str | None:
    return None if text is None else folded(text)


def _first(day: Day | None) -> date | None:
    interval = interval_of(day, "day")
    return interval.first or interval.last if interval else None


def _last(day: Day | None) -> date | None:
    interval = interval_of(day, "day")
    return interval.last or interval.first if interval else None
