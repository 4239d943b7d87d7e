"""`jsonld`, read back by rdflib, and events of schema.org."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import rdflib

from legation.model import Change, ChangeKind, Interval, Status
from legation.views.jsonld import event_of
from legation.views.record import Record
from tests.views.reading_back import text_of


def graph(record: Record, folder: Path) -> list[dict[str, Any]]:
    """The events of a record."""
    found: list[dict[str, Any]] = json.loads(text_of(record, "jsonld", folder))["@graph"]
    return found


def test_an_event(record: Record, tmp_path: Path) -> None:
    """What is known, and nothing for what is not."""
    signed = graph(record, tmp_path)[0]
    article = signed.pop("subjectOf")[0]
    assert signed == {
        "@type": "Event",
        "@id": "urn:legation:event:ste2zrluxp2z",
        "identifier": "ste2zrluxp2z",
        "name": "Agreement: Portugal, Morocco",
        "description": "Portugal and Morocco signed the Atlantic Fisheries Agreement in Lisbon in May 2022.",
        "startDate": "2022-05-01",
        "endDate": "2022-05-31",
        "eventStatus": "https://schema.org/EventScheduled",
        "location": {
            "@type": "Place",
            "name": "Lisbon",
            "address": {"@type": "PostalAddress", "addressCountry": "PT"},
            "geo": {"@type": "GeoCoordinates", "latitude": 38.72, "longitude": -9.14},
        },
        "contributor": [
            {"@type": "Country", "identifier": "PRT", "name": "Portugal"},
            {"@type": "Country", "identifier": "MAR", "name": "Morocco"},
        ],
        "legation:type": "AGREE",
        "legation:status": "happened",
        "legation:source": ["PRT", "MAR"],
        "legation:target": ["PRT", "MAR"],
        "legation:agreement": ["Atlantic Fisheries Agreement"],
        "legation:articles": 1,
        "legation:independentSources": 1,
    }
    assert (article["@type"], article["headline"], article["datePublished"]) == (
        "NewsArticle",
        "Silva in Rabat",
        "2023-03-21",
    )


def test_people_and_series(record: Record, tmp_path: Path) -> None:
    """Somebody in office, with the item of Wikidata; the series as what the event is part of."""
    visit = graph(record, tmp_path)[3]
    assert visit["performer"] == [
        {
            "@type": "Person",
            "name": "João Silva",
            "jobTitle": "foreign minister",
            "affiliation": {"@type": "Country", "identifier": "PRT", "name": "Portugal"},
            "sameAs": "https://www.wikidata.org/entity/Q42",
        }
    ]
    assert visit["superEvent"] == {"@type": "EventSeries", "name": "Portugal–Morocco fisheries dialogue"}


@pytest.mark.parametrize(
    ("status", "known"),
    [
        ("happened", "https://schema.org/EventScheduled"),
        ("planned", "https://schema.org/EventScheduled"),
        ("cancelled", "https://schema.org/EventCancelled"),
        ("possible", None),
        ("denied", None),
    ],
)
def test_statuses(record: Record, status: str, known: str | None) -> None:
    """Of what is only possible, or denied, schema.org has none."""
    account = record.show("ste2zrluxp2z")
    assert event_of(replace(account, line=replace(account.line, status=Status(status)))).get("eventStatus") == known


def test_a_plan_that_was_moved(record: Record) -> None:
    """It is rescheduled, and the day before is told."""
    account = record.show("rldx5kjbhrvc")
    first = account.history[0]
    moved = Change(
        change=ChangeKind.POSTPONED,
        before="2023-03-14",
        after="2023-03-20",
        on=Interval(first=date(2023, 3, 13), last=date(2023, 3, 13)),
        telling=first.telling,
        article=first.article,
    )
    line = replace(account.line, status=Status.PLANNED)
    event = event_of(replace(account, line=line, history=(first, moved)))
    assert (event["eventStatus"], event["previousStartDate"]) == (
        "https://schema.org/EventRescheduled",
        "2023-03-14",
    )


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
def test_rdflib_reads_our_terms(record: Record, hostile_record: Record, tmp_path: Path) -> None:
    """As linked data: every event has its type; schema.org's own context lies on the web, and stands in here."""
    for each, count in ((record, 5), (hostile_record, 5)):
        document = json.loads(text_of(each, "jsonld", tmp_path))
        document["@context"][0] = {"@vocab": "https://schema.org/"}
        found = rdflib.Graph().parse(data=json.dumps(document), format="json-ld")
        events = set(found.subjects(rdflib.RDF.type, rdflib.URIRef("https://schema.org/Event")))
        assert len(events) == count
        assert len(list(found.objects(None, rdflib.URIRef("urn:legation:status")))) == count
