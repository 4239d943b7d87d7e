"""News of our own that is asked about in tests: a visit that was planned, moved and made, a series, a pact."""

from __future__ import annotations

from pathlib import Path

from legation.model import Article
from legation.record.record import Record
from tests.record.told import article, record_of

ANNOUNCED = article(
    "Portugal's foreign minister João Silva will visit Rabat on 14 March 2023, the Portuguese foreign ministry said.",
    "2023-03-10",
    "https://lusa.example/announced",
    "Lusa",
)
MOVED = article(
    "Portugal's foreign minister João Silva will visit Rabat on 20 March 2023, and not last week as planned.",
    "2023-03-13",
    "https://map.example/moved",
    "MAP",
)
MADE = article(
    "Portugal's foreign minister João Silva visited Rabat on 20 March 2023.",
    "2023-03-21",
    "https://lusa.example/made",
    "Lusa",
)
DOUBTED = article(
    "Portugal's foreign minister João Silva visited Casablanca on 21 March 2023.",
    "2023-03-22",
    "https://other.example/doubted",
    "Other News",
)
SECOND = article(
    "India and Japan held the second India-Japan 2+2 dialogue in Tokyo on 8 September 2022.",
    "2022-09-09",
    "https://kyodo.example/second",
    "Kyodo",
)
FIFTH = article(
    "India and Japan will hold the fifth India-Japan 2+2 dialogue in New Delhi on 20 August 2024.",
    "2024-08-01",
    "https://pti.example/fifth",
    "PTI",
)
SIGNED = article(
    "Portugal and Morocco signed the Atlantic Fisheries Agreement in Lisbon on 2 May 2023.",
    "2023-05-03",
    "https://lusa.example/signed",
    "Lusa",
)
RATIFIED = article(
    "Morocco ratified the Atlantic Fisheries Agreement with Portugal on 1 September 2023.",
    "2023-09-02",
    "https://map.example/ratified",
    "MAP",
)
HIT = article(
    "Russia attacked the port of Odesa in Ukraine on 12 March 2023, and the European Union condemned Russia.",
    "2023-03-13",
    "https://other.example/hit",
    "Other News",
)
VISIT = (ANNOUNCED, MOVED, MADE, DOUBTED)


def news(path: Path) -> Record:
    """A record of all of it, in which a person has said that the four articles on the visit tell of one."""
    record = record_of(path, *VISIT, SECOND, FIFTH, SIGNED, RATIFIED, HIT)
    join_visit(record)
    return record


def join_visit(record: Record) -> None:
    """Make all lines of the visit one."""
    first, *others = (line.id for line in record.timeline("PRT", kind="visit").items)
    for other in others:
        record.merge(first, other, by="editor")


def titles(*given: Article) -> list[str | None]:
    """The addresses of articles."""
    return [each.citation.url for each in given]
