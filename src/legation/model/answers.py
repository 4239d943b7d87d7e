"""Answers of the record to what it is asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from legation.model.actor import Office
from legation.model.line import Change, Cited, Line
from legation.model.time import Interval
from legation.model.words import Status, StepKind

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[Item]):
    """Some of the answers, in a stable order. `after` asks for the following page; it is None where there is none."""

    items: tuple[Item, ...]
    after: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A line in which words were found: the sentence around them, each word in ⟦brackets⟧, and its article."""

    line: Line
    snippet: str
    article: Cited


@dataclass(frozen=True, slots=True, kw_only=True)
class Involvement:
    """That somebody has part in a line, under the offices that articles give."""

    name: str
    offices: tuple[Office, ...]
    line: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownStep:
    """A step in the life of an agreement, with the words and the articles that tell it, the first of them first."""

    step: StepKind
    when: Interval
    as_written: str
    articles: tuple[Cited, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownAgreement:
    """An agreement over all articles: its parties as far as any names them, its steps in order, how many tell of it."""

    name: str
    short: str | None
    parties: tuple[str, ...]
    steps: tuple[KnownStep, ...]
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A session of a series, with its line; without one, sessions that nobody tells of, from `ordinal` to `last`."""

    ordinal: int | None
    last: int | None
    line: Line | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownSeries:
    """A recurring format over all articles: its parties, and its sessions in order, the unknown ones among them."""

    name: str
    parties: tuple[str, ...]
    sessions: tuple[Session, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What the record learned about a line on one day: that there is such an act, what changed, who else says so."""

    day: date
    line: Line
    new: bool
    changes: tuple[Change, ...]
    sources: tuple[Cited, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many there are of something."""

    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PairCount:
    """Two actors, in the order of their codes, and how many lines there are of both."""

    actor: str
    other: str
    lines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthCount:
    """How many lines of a status stand in a month, such as "2022-09"."""

    month: str
    status: Status
    lines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """How many lines of a timeline there are of each type, kind, status and year, and in each month.

    `sources` counts those that so many independent sources tell, or more. What is chosen of one facet does not narrow
    that facet's own counts; `lines` and `months` are of those that are as chosen in all. Where a timeline is too long
    to be counted whole, all this is of its `newest` lines, so many; else that is None.
    """

    lines: int
    types: tuple[Count, ...]
    kinds: tuple[Count, ...]
    statuses: tuple[Count, ...]
    years: tuple[Count, ...]
    sources: tuple[Count, ...]
    months: tuple[MonthCount, ...] = ()
    newest: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """Words of an article that a statement rests on: of which event and line, what they give, and their offsets.

    `field` is as in the record's statements (mention, when, where, status and so on), or "said by" for a source.
    """

    event: str
    line: str | None
    field: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadText:
    """An article of the record with its text, where that is kept, what is marked in it, and the lines that it tells.

    `length` is that of the text in characters. Of a `superseded` article a newer version is known.
    """

    article: Cited
    text: str | None
    length: int
    copy: bool
    superseded: bool
    marks: tuple[Marked, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownOrigin:
    """Where articles come from: a file, a folder, a feed, an address, under the name that a user gave.

    `looked` is when it was looked at last, `gave` when something of it could be read last: moments in UTC, ISO 8601.
    `outcomes` counts what came of its documents, `reasons` why some could not be read, the most frequent first.
    `failure` is why the last look gave nothing, `moved` the address where it is now.
    """

    name: str
    moved: str | None
    looked: str
    gave: str | None
    documents: int
    outcomes: tuple[Count, ...]
    failure: str | None
    reasons: tuple[Count, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    """What a record holds, in numbers. `bytes` is the size of its file; `published` are the first and the last day."""

    articles: int
    copies: int
    superseded: int
    published: Interval
    publishers: tuple[Count, ...]
    events: int
    lines: int
    confirmed: int
    types: tuple[Count, ...]
    statuses: tuple[Count, ...]
    statements: int
    people: int
    agreements: int
    judgements: int
    bytes: int
