"""A small record of our own, made anew where it is wanted: plans, visits, an agreement, a series, doubtful pairs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import legation
from legation.articles import door
from legation.errors import LegationError
from legation.record.record import Record

NEWS = {
    "2023-03-10": "Portugal's foreign minister João Silva will visit Rabat on 14 March 2023, the ministry said.",
    "2023-03-21": "Portugal's foreign minister João Silva visited Rabat on 20 March 2023.",
    "2023-03-22": "Portugal's foreign minister João Silva visited Casablanca on 21 March 2023.",
    "2022-09-09": "India and Japan held the second India-Japan 2+2 dialogue in Tokyo on 8 September 2022.",
    "2024-08-01": "India and Japan will hold the fifth India-Japan 2+2 dialogue in New Delhi on 20 August 2024.",
    "2023-05-03": "Portugal and Morocco signed the Atlantic Fisheries Agreement in Lisbon on 2 May 2023.",
    "2023-09-02": "Morocco ratified the Atlantic Fisheries Agreement with Portugal on 1 September 2023.",
    "2023-03-13": "Russia attacked the port of Odesa in Ukraine on 12 March 2023, and the EU condemned Russia.",
}


def made(path: Path) -> None:
    """Make the record."""
    beside = {"outlet": "Lusa", "url": "https://a.example/"}
    with Record(path) as record:
        with_articles(record, ({**beside, "text": text, "published": day} for day, text in NEWS.items()))


def with_articles(record: Record, told: Iterable[dict[str, str]]) -> int:
    """Add articles that may be of anything; how many were."""
    added = 0
    for each in told:
        try:
            article = door.article(**each)  # type: ignore[arg-type]
        except LegationError:
            continue
        beside = article.citation
        reading = legation.read(
            article.text, published=article.published, title=beside.title, url=beside.url, outlet=beside.outlet
        )
        record.add_reading(article, reading, reader="test")
        added += 1
    return added
