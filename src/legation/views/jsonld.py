"""`jsonld`: events of schema.org in JSON-LD, with their status, parties, people and the articles that tell them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO, Final

from legation.knowledge.country_numbers import numbers_of
from legation.knowledge.states import states
from legation.model import Account, ChangeKind, Cited, Line, Office, Spot, Status
from legation.record.selecting import Selection
from legation.views.json_text import json_of
from legation.views.text import encodable, web_address
from legation.views.titles import actor_name, parties_of, title_of
from legation.views.written import Tally

#: schema.org, and our own terms for what it has no word for.
CONTEXT: Final = ["https://schema.org", {"legation": "urn:legation:"}]
SCHEDULED: Final = "https://schema.org/EventScheduled"
RESCHEDULED: Final = "https://schema.org/EventRescheduled"
CANCELLED: Final = "https://schema.org/EventCancelled"
#: Of acts that are only possible, or denied, schema.org has no status.
STATUSES: Final[Mapping[Status, str]] = {
    Status.HAPPENED: SCHEDULED,
    Status.ONGOING: SCHEDULED,
    Status.PLANNED: SCHEDULED,
    Status.CANCELLED: CANCELLED,
}
MOVES: Final = frozenset({ChangeKind.POSTPONED, ChangeKind.BROUGHT_FORWARD})


def write(selection: Selection, stream: BinaryIO, tally: Tally) -> None:
    """Write all lines as one graph."""
    tally.wrote("events", 0)
    stream.write(b'{"@context":' + json_of(CONTEXT) + b',"@graph":[')
    for account in selection.accounts():
        stream.write(b",\n" if tally.rows["events"] else b"\n")
        stream.write(json_of(event_of(account)))
        tally.wrote("events")
    stream.write(b"\n]}\n")


def event_of(account: Account) -> dict[str, Any]:
    """A line as an event; what is not known is left away."""
    line = account.line
    known: dict[str, Any] = {
        "@type": "Event",
        "@id": f"urn:legation:event:{line.id}",
        "identifier": line.id,
        "name": encodable(title_of(line)),
        "description": encodable(line.evidence),
        "startDate": line.when.first,
        "endDate": line.when.last,
        "eventStatus": _status(account),
        "previousStartDate": _previous(account),
        "location": _location(line.where),
        "contributor": [_party(code) for code in parties_of(line)],
        "performer": [_person(person) for person in _people(account)],
        "superEvent": _series(line),
        "keywords": [encodable(topic) for topic in line.topics],
        "subjectOf": [_article(article) for article in _articles(account)],
        **_own(line),
    }
    return {name: value for name, value in known.items() if value not in (None, [], "")}


def _status(account: Account) -> str | None:
    line = account.line
    if line.status is Status.PLANNED and any(change.change in MOVES for change in account.history):
        return RESCHEDULED
    return STATUSES.get(line.status)


def _previous(account: Account) -> str | None:
    """The first day for which a plan stood before it was moved, where that is known."""
    moves = [change.before for change in account.history if change.change in MOVES and change.before]
    first = moves[-1].partition("/")[0] if moves and account.line.status is Status.PLANNED else ""
    return first if first and first != ".." else None


def _location(where: Spot | None) -> dict[str, Any] | None:
    if where is None:
        return None
    place: dict[str, Any] = {"@type": "Place", "name": encodable(where.name)}
    country = numbers_of(where.of).alpha_2
    if country:
        place["address"] = {"@type": "PostalAddress", "addressCountry": country}
    if where.latitude is not None and where.longitude is not None:
        place["geo"] = {"@type": "GeoCoordinates", "latitude": where.latitude, "longitude": where.longitude}
    return place


def _party(code: str) -> dict[str, Any]:
    sort = "Country" if code in states() else "Organization"
    return {"@type": sort, "identifier": encodable(code), "name": encodable(actor_name(code))}


def _people(account: Account) -> Iterator[Office]:
    """Everybody who takes part, each once."""
    found = dict.fromkeys(person for telling in account.tellings for person in telling.people)
    seen: set[str] = set()
    for person in found:
        if person.name not in seen:
            seen.add(person.name)
            yield person


def _person(person: Office) -> dict[str, Any]:
    known = {
        "@type": "Person",
        "name": encodable(person.name),
        "jobTitle": encodable(person.office) if person.office else None,
        "affiliation": _party(person.of) if person.of else None,
        "sameAs": f"https://www.wikidata.org/entity/{person.wikidata}" if person.wikidata else None,
    }
    return {name: value for name, value in known.items() if value is not None}


def _series(line: Line) -> dict[str, Any] | None:
    return {"@type": "EventSeries", "name": encodable(line.series.name)} if line.series else None


def _articles(account: Account) -> Iterator[Cited]:
    yield from dict.fromkeys(telling.article for telling in account.tellings)


def _article(article: Cited) -> dict[str, Any]:
    publisher = {"@type": "Organization", "name": encodable(article.outlet)} if article.outlet else None
    known = {
        "@type": "NewsArticle",
        "identifier": article.id,
        "headline": encodable(article.title) if article.title else None,
        "url": web_address(article.url),
        "datePublished": article.published.day,
        "author": {"@type": "Person", "name": encodable(article.author)} if article.author else None,
        "publisher": publisher,
    }
    return {name: value for name, value in known.items() if value is not None}


def _own(line: Line) -> dict[str, Any]:
    """What schema.org has no words for; of kinds, sides and counts only we speak."""
    return {
        "legation:type": line.type.value,
        "legation:kind": line.kind.value if line.kind else None,
        "legation:status": line.status.value,
        "legation:confirmed": line.confirmed,
        "legation:source": [encodable(code) for code in line.source],
        "legation:target": [encodable(code) for code in line.target],
        "legation:ordinal": line.series.ordinal if line.series else None,
        "legation:agreement": [encodable(name) for name in line.agreements],
        "legation:articles": line.articles,
        "legation:independentSources": line.independent,
    }
