"""`plover`: JSON lines with the fields of the PLOVER manual (Open Event Data Alliance, draft 0.7b1 of 2021)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date as day
from typing import Any, BinaryIO, Final

import msgspec

from legation.knowledge.contexts import contexts_of
from legation.knowledge.country_numbers import numbers_of
from legation.knowledge.organisations import kind_of, organisations
from legation.knowledge.states import states
from legation.model import Account, EventType, Kind, Line, Spot, Status, Telling
from legation.record.selecting import Selection
from legation.views.coding import Coding, coding_of
from legation.views.json_text import json_of
from legation.views.text import encodable
from legation.views.titles import actor_name, parties_of, together
from legation.views.written import Tally

CODEBOOK: Final = "PLOVER 0.7b1 (2021)"
CODER: Final = "Legation"
#: Days between an act and its first telling after which it is told as history.
HISTORICAL: Final = 365
#: Codes of PLOVER for actors that are no states.
OTHERS: Final = {"organisation": "IGO", "grouping": "IGO", "armed group": "IMG"}
#: The modes of CONSULT that kinds say.
MODES: Final = {Kind.VISIT: "visit", Kind.CALL: "phone", Kind.SUMMIT: "multilateral"}
#: How many parties make a summit multilateral.
MULTILATERAL: Final = 3
#: What a status says of an act that has not happened.
CONTEXTS: Final = {
    Status.PLANNED: "future",
    Status.POSSIBLE: "hypothetical",
    Status.CANCELLED: "negation",
    Status.DENIED: "negation",
}

#: The quads of words, of cooperation and of conflict; and the types that forces do.
VERBAL: Final = frozenset({1, 3})
OF_FORCES: Final = frozenset({EventType.MOBILIZE, EventType.ASSAULT, EventType.RETREAT})


class ActorWire(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An actor: PLOVER's code, and who it is."""

    code: str | None = None
    identifier_text: str


class LocationWire(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, rename={"country_code": "country code"}
):
    """A place, by the names of GeoNames."""

    name: str
    latitude: float | None = None
    longitude: float | None = None
    country_code: str | None = None
    cc3: str | None = None


class TextInfoWire(msgspec.Struct, frozen=True, kw_only=True):
    """Where the text stands in its article."""

    start: int
    end: int


class CiteInfoWire(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The article that the text is of."""

    citation: str
    url: str | None = None
    title: str | None = None
    publication: str | None = None
    language: str
    coder: str
    codebook: str


class LegationWire(msgspec.Struct, frozen=True, kw_only=True):
    """What the record knows and PLOVER has no field for."""

    type: EventType
    kind: Kind | None
    status: Status
    confirmed: bool | None
    source: list[str]
    target: list[str]
    articles: int
    independent: int


class PloverWire(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An event in the form of PLOVER's manual."""

    id: str
    date: day | None
    enddate: day | None = None
    source: list[ActorWire]
    recipient: list[ActorWire]
    event: list[EventType]
    mode: list[str]
    context: list[str]
    event_loc: LocationWire | None = None
    quad_code: int
    event_scale: float
    text: str
    text_info: TextInfoWire | None = None
    cite_info: CiteInfoWire | None = None
    legation: LegationWire


def write(selection: Selection, stream: BinaryIO, tally: Tally) -> None:
    """Write all lines."""
    tally.wrote("events", 0)
    for account in selection.accounts():
        stream.write(json_of(plover_of(account)) + b"\n")
        tally.wrote("events")


def schema() -> dict[str, Any]:
    """The JSON Schema of a line."""
    found = msgspec.json.schema(PloverWire)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "PLOVER event by Legation", **found}


def plover_of(account: Account) -> PloverWire:
    """An act as PLOVER has it."""
    line, coding = account.line, coding_of(account.line)
    source, recipient = _sides(line)
    first = account.tellings[0] if account.tellings else None
    telling = _of_evidence(account)
    return PloverWire(
        id=line.id,
        date=line.when.first,
        enddate=line.when.last if line.when.last != line.when.first else None,
        source=_actors(source),
        recipient=_actors(recipient),
        event=[coding.type],
        mode=_modes(line, coding),
        context=[*_matters(line, coding), *_contexts(line)],
        event_loc=_location(line.where),
        quad_code=coding.quad,
        event_scale=coding.scale,
        text=encodable(line.evidence),
        text_info=_text_info(telling, line.evidence),
        cite_info=_cite_info(telling or first),
        legation=_own(line),
    )


def _sides(line: Line) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who acts, and towards whom: parties that act together are all sources, save a host whom others visit."""
    if not together(line):
        return line.source, line.target
    host = line.where.of if line.kind is Kind.VISIT and line.where else None
    parties = parties_of(line)
    guests = tuple(party for party in parties if party != host)
    return (guests, (host,)) if host in parties and guests and host else (parties, ())


def _actors(codes: Iterable[str]) -> list[ActorWire]:
    return [ActorWire(code=_code(code), identifier_text=encodable(actor_name(code))) for code in codes]


def _code(code: str) -> str | None:
    """The code of a state, also of an armed group's, or of the sort of organisation; of what no table knows, none."""
    if code in states():
        return code
    known, kind = organisations().get(code), kind_of(code)
    return known.home if known and known.home else OTHERS[kind] if kind else None


def _modes(line: Line, coding: Coding) -> list[str]:
    """How it is done: of consultations by their kinds, of threats by what is threatened."""
    if coding.mode:
        return [coding.mode]
    if coding.type is not EventType.CONSULT or line.kind is None:
        return []
    if line.kind is Kind.SUMMIT and len(parties_of(line)) < MULTILATERAL:
        return []
    return [MODES[line.kind]] if line.kind in MODES else []


def _matters(line: Line, coding: Coding) -> list[str]:
    """The manual's contexts that the sentence of the evidence and the topics show; else what acts of the type are.

    Words between states are diplomacy, and moves of forces military; what else shows nothing more is political.
    """
    shown = contexts_of(" \n ".join((line.evidence, *line.topics)))
    if shown:
        return list(shown)
    if coding.quad in VERBAL:
        return ["diplomatic"]
    return ["military" if coding.type in OF_FORCES else "political"]


def _contexts(line: Line) -> list[str]:
    """The manual's contexts that tell acts apart that have not happened, or long ago."""
    if line.status in CONTEXTS:
        return [CONTEXTS[line.status]]
    last, told = line.when.last, line.told.first
    return ["historical"] if last and told and (told - last).days > HISTORICAL else []


def _location(where: Spot | None) -> LocationWire | None:
    if where is None:
        return None
    return LocationWire(
        name=encodable(where.name),
        latitude=where.latitude,
        longitude=where.longitude,
        country_code=numbers_of(where.of).alpha_2,
        cc3=where.of,
    )


def _of_evidence(account: Account) -> Telling | None:
    """The telling from which the line has its sentence."""
    wanted = account.line.evidence
    return next((each for each in account.tellings if any(span.text == wanted for span in each.evidence)), None)


def _text_info(telling: Telling | None, evidence: str) -> TextInfoWire | None:
    span = next((each for each in telling.evidence if each.text == evidence), None) if telling else None
    return TextInfoWire(start=span.start, end=span.end) if span else None


def _cite_info(telling: Telling | None) -> CiteInfoWire | None:
    if telling is None:
        return None
    article = telling.article
    return CiteInfoWire(
        citation=article.id,
        url=_known(article.url),
        title=_known(article.title),
        publication=_known(article.outlet),
        language="en",
        coder=CODER,
        codebook=CODEBOOK,
    )


def _known(text: str | None) -> str | None:
    return encodable(text) if text else None


def _own(line: Line) -> LegationWire:
    return LegationWire(
        type=line.type,
        kind=line.kind,
        status=line.status,
        confirmed=line.confirmed,
        source=list(line.source),
        target=list(line.target),
        articles=line.articles,
        independent=line.independent,
    )
