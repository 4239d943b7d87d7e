"""Lines of the record: what is known of one act from all articles that tell it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from legation.model.actor import Office
from legation.model.event import Series, Source
from legation.model.span import Span
from legation.model.time import UNKNOWN, Interval
from legation.model.words import DateBasis, EventType, Kind, Status


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
class LineMention:
    """Words that tell a line's act: the article by its URL, or its hash where it has none, and their offsets in it."""

    article: str
    event: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeLine(Line):
    """A line with all words that tell its act, in the order in which their articles were published."""

    mentions: tuple[LineMention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """An article of the record, as it is cited; `basis` is what its day of publication rests on."""

    id: str
    title: str | None
    url: str | None
    outlet: str | None
    author: str | None
    published: Interval
    basis: DateBasis


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One article's telling of a line's act: the sentences, who says so (innermost first), and what it says.

    A `copy` repeats another article; a `superseded` telling is of an article of which a newer version is known. Neither
    counts as a source of its own. `voice` names the independent source that it counts for.
    """

    id: str
    article: Cited
    type: EventType
    kind: Kind | None
    status: Status
    source: tuple[str, ...]
    target: tuple[str, ...]
    when: Interval
    when_as_written: str | None
    where: Spot | None
    confirmed: bool | None
    people: tuple[Office, ...]
    evidence: tuple[Span, ...]
    attribution: tuple[Source, ...]
    voice: str
    copy: bool = False
    superseded: bool = False


class ChangeKind(StrEnum):
    """What an article changed about a line.

    A date is told for the first time or finer (`dated`), moved to later days (`postponed`) or earlier ones (`brought
    forward`), or told otherwise by who reports the act (`redated`); a place is told for the first time (`placed`),
    or is another (`moved`).
    """

    STATUS = "status"
    DATED = "dated"
    POSTPONED = "postponed"
    BROUGHT_FORWARD = "brought forward"
    REDATED = "redated"
    PLACED = "placed"
    MOVED = "moved"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What an article changed about a line: what was held before, what is held now, when that was told and by whom.

    Days are written as in ISO 8601, one day or from/to.
    """

    change: ChangeKind
    before: str | None
    after: str
    on: Interval
    telling: str
    article: Cited


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One value of a field, as some articles give it, with the number of independent sources that do."""

    field: str
    value: str
    independent: int
    tellings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """All that the record holds about one act.

    `versions` are the values of the fields about which articles disagree, those of most sources first; `history` is
    what changed, in order; `tellings` are all pieces of evidence in the order in which they were told.
    """

    line: Line
    versions: tuple[Version, ...]
    history: tuple[Change, ...]
    tellings: tuple[Telling, ...]
