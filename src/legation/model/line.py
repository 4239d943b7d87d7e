"""Lines of the record: what is known of one act from all articles that tell it."""

from __future__ import annotations

from dataclasses import dataclass

from legation.model.event import Series, Source
from legation.model.span import Span
from legation.model.time import UNKNOWN, Interval
from legation.model.words import EventType, Kind, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where a line's act takes place: the name as articles write it, its state, WGS 84 degrees where known."""

    name: str
    of: str | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One act between states or organisations, as the record knows it.

    `confirmed` is True once an involved party says so itself or two independent sources do, False where articles say
    that nobody has confirmed it. `articles` tell it; `independent` counts their sources, copies and repeats of one
    publisher once. `told` are the days on which it was first and last told. `evidence` is the clearest sentence.
    """

    id: str
    type: EventType
    status: Status
    kind: Kind | None = None
    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    when: Interval = UNKNOWN
    where: Spot | None = None
    confirmed: bool | None = None
    topics: tuple[str, ...] = ()
    series: Series | None = None
    agreements: tuple[str, ...] = ()
    evidence: str = ""
    articles: int = 1
    independent: int = 1
    told: Interval = UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One article's telling of a line's act: the sentences, who says so, and what it says.

    `superseded` tellings are of articles of which a newer version is known; `copy` ones repeat another article.
    """

    id: str
    article: str
    title: str | None
    url: str | None
    outlet: str | None
    published: Interval
    status: Status
    when: Interval
    when_as_written: str | None
    where: str | None
    evidence: tuple[Span, ...]
    sources: tuple[Source, ...]
    copy: bool = False
    superseded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What an article changed about a line: the field, what it was told before, what it is told now, and where."""

    field: str
    before: str | None
    after: str
    on: Interval
    telling: str
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One value of a field, as some articles give it, with the number of independent sources that do."""

    value: str
    independent: int
    tellings: tuple[str, ...]
