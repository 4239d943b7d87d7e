"""The JSON of what the record answers: the keys of a reading's JSON, where they mean the same.

Each structure mirrors the class of the model of the same name, which explains it. Dates are ISO 8601, intervals
inclusive; key order is fixed, so that equal answers give equal bytes. A page holds its answers, and in `after` what
asks for the next.
"""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import Any, Final

import msgspec

from legation.model.line import ChangeKind
from legation.model.words import DateBasis, EventType, Kind, SourceKind, Status, StepKind


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all structures."""


class DaysWire(msgspec.Struct, frozen=True, kw_only=True, rename={"first": "from", "last": "to"}):
    """Days from `from` to `to`, both included; null is an unknown bound."""

    first: date | None
    last: date | None


class SpotWire(Answer, frozen=True, kw_only=True):
    name: str
    of: str | None
    latitude: float | None
    longitude: float | None


class LineSeriesWire(Answer, frozen=True, kw_only=True):
    name: str
    ordinal: int | None


class LineWire(Answer, frozen=True, kw_only=True):
    """One act between states or organisations, as the record knows it."""

    id: str
    type: EventType
    kind: Kind | None
    status: Status
    confirmed: bool | None
    source: list[str]
    target: list[str]
    when: DaysWire
    where: SpotWire | None
    topics: list[str]
    series: LineSeriesWire | None
    agreements: list[str]
    evidence: str
    articles: int
    independent: int
    told: DaysWire


class LineMentionWire(Answer, frozen=True, kw_only=True):
    article: str
    event: str
    start: int
    end: int


class WholeLineWire(LineWire, frozen=True, kw_only=True):
    """A line with all words that tell its act."""

    mentions: list[LineMentionWire]


class CitedWire(Answer, frozen=True, kw_only=True):
    id: str
    title: str | None
    url: str | None
    outlet: str | None
    author: str | None
    published: DaysWire
    basis: DateBasis


class QuotedWire(Answer, frozen=True, kw_only=True):
    text: str
    start: int
    end: int


class ToldByWire(Answer, frozen=True, kw_only=True):
    """Somebody or something that says so, innermost first."""

    span: QuotedWire
    kind: SourceKind
    name: str | None
    of: str | None


class HeldWire(Answer, frozen=True, kw_only=True):
    """Somebody with an office, as articles give it."""

    name: str
    of: str | None
    office: str | None
    wikidata: str | None


class TellingWire(Answer, frozen=True, kw_only=True):
    """One article's telling of an act."""

    id: str
    article: CitedWire
    type: EventType
    kind: Kind | None
    status: Status
    source: list[str]
    target: list[str]
    when: DaysWire
    when_as_written: str | None
    where: SpotWire | None
    confirmed: bool | None
    people: list[HeldWire]
    evidence: list[QuotedWire]
    attribution: list[ToldByWire]
    voice: str
    copy: bool
    superseded: bool


class ChangeWire(Answer, frozen=True, kw_only=True):
    """What an article changed about a line."""

    change: ChangeKind
    before: str | None
    after: str
    on: DaysWire
    telling: str
    article: CitedWire


class VersionWire(Answer, frozen=True, kw_only=True):
    """One value of a field about which articles disagree, with the number of independent sources that give it."""

    field: str
    value: str
    independent: int
    tellings: list[str]


class AccountWire(Answer, frozen=True, kw_only=True):
    """All that the record holds about one act."""

    line: LineWire
    versions: list[VersionWire]
    history: list[ChangeWire]
    tellings: list[TellingWire]


class KnownStepWire(Answer, frozen=True, kw_only=True):
    step: StepKind
    when: DaysWire
    as_written: str
    articles: list[CitedWire]


class KnownAgreementWire(Answer, frozen=True, kw_only=True):
    """An agreement over all articles."""

    name: str
    short: str | None
    parties: list[str]
    steps: list[KnownStepWire]
    articles: int


class SessionWire(Answer, frozen=True, kw_only=True):
    """A session with its line; without one, sessions that nobody tells of, from `ordinal` to `last`."""

    ordinal: int | None
    last: int | None
    line: LineWire | None


class KnownSeriesWire(Answer, frozen=True, kw_only=True):
    """A recurring format over all articles."""

    name: str
    parties: list[str]
    sessions: list[SessionWire]


class InvolvementWire(Answer, frozen=True, kw_only=True):
    """That somebody has part in a line."""

    name: str
    offices: list[HeldWire]
    line: LineWire


class FoundWire(Answer, frozen=True, kw_only=True):
    """A line in which words were found."""

    line: LineWire
    snippet: str
    article: CitedWire


class LearnedWire(Answer, frozen=True, kw_only=True):
    """What the record learned about a line on one day."""

    day: date
    line: LineWire
    new: bool
    changes: list[ChangeWire]
    sources: list[CitedWire]


class DoubtWire(Answer, frozen=True, kw_only=True):
    """Two lines that may be one act, with the likeliest pair of their events and what tells these."""

    line: LineWire
    other: LineWire
    event: str
    other_event: str
    evidence: str
    other_evidence: str
    likelihood: float


class CountWire(Answer, frozen=True, kw_only=True):
    name: str
    count: int


class KnownOriginWire(Answer, frozen=True, kw_only=True):
    """Where articles come from, and what came of them."""

    name: str
    moved: str | None
    looked: str
    gave: str | None
    documents: int
    outcomes: list[CountWire]
    failure: str | None
    reasons: list[CountWire]


class StatsWire(Answer, frozen=True, kw_only=True):
    """What a record holds, in numbers."""

    articles: int
    copies: int
    superseded: int
    published: DaysWire
    publishers: list[CountWire]
    events: int
    lines: int
    confirmed: int
    types: list[CountWire]
    statuses: list[CountWire]
    statements: int
    people: int
    agreements: int
    judgements: int
    bytes: int


# --- pages ----------------------------------------------------------------------------------------------------------


class LinesWire(Answer, frozen=True, kw_only=True, rename={"items": "lines"}):
    """A page of lines."""

    items: list[LineWire]
    after: str | None


class AgreementsWire(Answer, frozen=True, kw_only=True, rename={"items": "agreements"}):
    """A page of agreements."""

    items: list[KnownAgreementWire]
    after: str | None


class SeriesPageWire(Answer, frozen=True, kw_only=True, rename={"items": "series"}):
    """A page of series."""

    items: list[KnownSeriesWire]
    after: str | None


class PeopleWire(Answer, frozen=True, kw_only=True, rename={"items": "people"}):
    """A page of the lines in which people have part."""

    items: list[InvolvementWire]
    after: str | None


class FoundPageWire(Answer, frozen=True, kw_only=True, rename={"items": "found"}):
    """A page of what was found."""

    items: list[FoundWire]
    after: str | None


class ChangesWire(Answer, frozen=True, kw_only=True, rename={"items": "changes"}):
    """A page of what was learned."""

    items: list[LearnedWire]
    after: str | None


class OriginsWire(Answer, frozen=True, kw_only=True, rename={"items": "sources"}):
    """A page of origins."""

    items: list[KnownOriginWire]
    after: str | None


#: What each verb prints with `--json`.
ANSWERS: Final = MappingProxyType(
    {
        "lines": WholeLineWire,
        "timeline": LinesWire,
        "next": LinesWire,
        "show": AccountWire,
        "agreements": AgreementsWire,
        "series": SeriesPageWire,
        "people": PeopleWire,
        "search": FoundPageWire,
        "changes": ChangesWire,
        "judge": DoubtWire,
        "sources": OriginsWire,
        "stats": StatsWire,
    }
)


def encode(verb: str, answer: object) -> bytes:
    """What a verb answers, as JSON."""
    wire = msgspec.convert(answer, ANSWERS[verb], from_attributes=True)
    return msgspec.json.encode(wire)


def schema(verb: str) -> dict[str, Any]:
    """The JSON Schema of what a verb answers."""
    return msgspec.json.schema(ANSWERS[verb])
