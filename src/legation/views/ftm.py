"""`ftm`: entities of FollowTheMoney (followthemoney.tech), for OpenAleph and other tools of investigation.

An act is an `Event`, a state a `PublicBody`, an organisation an `Organization`, somebody who takes part a `Person`,
an article an `Article`. Each entity stands once, and before what refers to it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import BinaryIO, Final

from legation.knowledge.country_numbers import numbers_of
from legation.knowledge.states import states
from legation.model import Account, Cited, Interval, Line, Office
from legation.record.selecting import Selection
from legation.views.json_text import json_of
from legation.views.text import one_line, web_address
from legation.views.titles import actor_name, parties_of, spot_text, title_of
from legation.views.written import Tally

#: FollowTheMoney's codes for ended states (ISO 3166-3), where ISO's two letters are no longer theirs.
ENDED: Final = {
    "SUN": "suhh",
    "YUG": "yucs",
    "SCG": "csxx",
    "DDR": "dd",
    "CSK": "cshh",
    "YMD": None,
    "VDR": None,
    "ANT": None,
}
Entity = Mapping[str, object]


def write(selection: Selection, stream: BinaryIO, tally: Tally) -> None:
    """Write all entities."""
    for sort in ("Event", "PublicBody", "Organization", "Person", "Article"):
        tally.wrote(sort, 0)
    for entity in entities(selection):
        stream.write(json_of(entity) + b"\n")
        tally.wrote(str(entity["schema"]))


def entities(selection: Selection) -> Iterator[Entity]:
    """All entities: articles, and each event behind its parties and people."""
    yield from map(article_entity, selection.articles())
    seen: set[str] = set()
    for account in selection.accounts():
        for entity in (*map(body_entity, parties_of(account.line)), *map(person_entity, _people(account))):
            if entity["id"] not in seen:
                seen.add(str(entity["id"]))
                yield entity
        yield event_entity(account)


def _entity(id: str, schema: str, properties: Mapping[str, list[str | None]]) -> Entity:
    """An entity; what is unknown is left away, and each value stands once."""
    known = {name: [each for each in dict.fromkeys(values) if each] for name, values in properties.items()}
    return {"id": id, "schema": schema, "properties": {name: values for name, values in known.items() if values}}


def event_entity(account: Account) -> Entity:
    """An act."""
    line = account.line
    involved = [_id("actor", code) for code in parties_of(line)]
    return _entity(
        _id("event", line.id),
        "Event",
        {
            "name": [one_line(title_of(line))],
            "summary": [one_line(line.evidence)],
            "notes": [f"{line.type.value}, {line.status.value}"],
            "keywords": [line.type.value, line.kind.value if line.kind else None, line.status.value, *_words(line)],
            **_dates(line.when),
            "location": [spot_text(line.where) or None],
            "country": [_country(line.where.of) if line.where else None],
            "involved": [*involved, *(str(person_entity(person)["id"]) for person in _people(account))],
            "proof": [_id("article", telling.article.id) for telling in account.tellings],
            "sourceUrl": [web_address(telling.article.url) for telling in account.tellings],
            "recordId": [line.id],
        },
    )


def _words(line: Line) -> Iterator[str]:
    yield from map(one_line, line.topics)
    yield from map(one_line, line.agreements)
    if line.series:
        yield one_line(line.series.name)


def _dates(when: Interval) -> dict[str, list[str | None]]:
    """The day where it is known, else the bounds within which it lies."""
    if when.day:
        return {"date": [when.day.isoformat()]}
    return {
        "startDate": [when.first.isoformat() if when.first else None],
        "endDate": [when.last.isoformat() if when.last else None],
    }


def body_entity(code: str) -> Entity:
    """A state or organisation."""
    known = code in states()
    name = one_line(actor_name(code))
    return _entity(
        _id("actor", code),
        "PublicBody" if known else "Organization",
        {"name": [name], "alias": [one_line(code) if one_line(code) != name else None], "country": [_country(code)]},
    )


def person_entity(person: Office) -> Entity:
    """Somebody who takes part for somebody: of one name and one state it is one person."""
    return _entity(
        _id("person", person.wikidata or f"{person.name}\n{person.of or ''}"),
        "Person",
        {
            "name": [one_line(person.name)],
            "position": [one_line(person.office) if person.office else None],
            "country": [_country(person.of)],
            "wikidataId": [person.wikidata],
        },
    )


def article_entity(article: Cited) -> Entity:
    """An article."""
    title = one_line(article.title or "")
    published = article.published
    return _entity(
        _id("article", article.id),
        "Article",
        {
            "fileName": [article.id],
            "title": [title or None],
            "author": [one_line(article.author) if article.author else None],
            "publisher": [one_line(article.outlet) if article.outlet else None],
            "publishedAt": [published.day.isoformat() if published.day else None],
            "sourceUrl": [web_address(article.url)],
            "language": ["eng"],
        },
    )


def _people(account: Account) -> tuple[Office, ...]:
    return tuple(dict.fromkeys(person for telling in account.tellings for person in telling.people))


def _country(code: str | None) -> str | None:
    """A state as FollowTheMoney writes it: two small letters."""
    if code in ENDED:
        return ENDED[code]
    alpha_2 = numbers_of(code).alpha_2
    return alpha_2.lower() if alpha_2 else None


def _id(sort: str, key: str) -> str:
    """An id that is the same in every export."""
    return f"legation-{sort}-{hashlib.sha1(key.encode('utf-8', 'replace'), usedforsecurity=False).hexdigest()[:20]}"
