"""The rows of the flat tables: events, parties, people, claims, changes, articles, agreements and their steps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from legation.knowledge.country_numbers import numbers_of
from legation.model import Account, Cited, KnownAgreement, Line, Spot, Telling
from legation.record.selecting import Selection
from legation.views.titles import actor_kind, actor_name, parties_of, source_text, title_of

#: A value of a cell.
Value = str | int | float | bool | date | tuple[str, ...] | None
Row = Mapping[str, Value]


def rows_of(selection: Selection) -> Iterator[tuple[str, Row]]:
    """All rows of all tables, each with the name of its table; those of one table in a stable order."""
    for account in selection.accounts():
        yield from event_rows(account)
    agreements = selection.agreements()
    yield from agreement_rows(agreements)
    steps = (step for agreement in agreements for step in agreement.steps)
    for article in selection.articles(article.id for step in steps for article in step.articles[:1]):
        yield "articles", article_row(article)


def event_rows(account: Account) -> Iterator[tuple[str, Row]]:
    """The rows of one event."""
    line = account.line
    yield "events", line_row(line)
    yield from (("parties", row) for row in party_rows(line))
    yield from (("people", row) for row in people_rows(account))
    yield from (("claims", claim_row(line.id, telling)) for telling in account.tellings)
    yield from (("changes", row) for row in change_rows(account))


def line_row(line: Line) -> Row:
    """A line as a row of events."""
    return {
        "id": line.id,
        "title": title_of(line),
        "type": line.type.value,
        "kind": line.kind.value if line.kind else None,
        "status": line.status.value,
        "confirmed": line.confirmed,
        "date_from": line.when.first,
        "date_to": line.when.last,
        **_place(line.where),
        "latitude": line.where.latitude if line.where else None,
        "longitude": line.where.longitude if line.where else None,
        "sources": line.source,
        "targets": line.target,
        "series": line.series.name if line.series else None,
        "ordinal": line.series.ordinal if line.series else None,
        "topics": line.topics,
        "agreements": line.agreements,
        "evidence": line.evidence or None,
        "articles": line.articles,
        "independent": line.independent,
        "told_from": line.told.first,
        "told_to": line.told.last,
    }


def _place(where: Spot | None) -> Row:
    return {"place": where.name if where else None, "place_of": where.of if where else None}


def party_rows(line: Line) -> Iterator[Row]:
    """The parties of an event."""
    for code in parties_of(line):
        numbers = numbers_of(code)
        yield {
            "event": line.id,
            "actor": code,
            "role": _role(code in line.source, code in line.target),
            "name": actor_name(code),
            "sort": actor_kind(code),
            "iso_numeric": numbers.numeric,
            "cow": numbers.cow,
        }


def _role(source: bool, target: bool) -> str:
    return "both" if source and target else "source" if source else "target"


def people_rows(account: Account) -> Iterator[Row]:
    """The people of an event, those whom most claims name first."""
    told = Counter(
        (person.name, person.of or "", person.office or "", person.wikidata or "")
        for telling in account.tellings
        for person in telling.people
    )
    for number, (person, claims) in enumerate(sorted(told.items(), key=lambda each: (-each[1], each[0])), start=1):
        name, of, office, wikidata = person
        yield {
            "event": account.line.id,
            "number": number,
            "name": name,
            "of": of or None,
            "office": office or None,
            "wikidata": wikidata or None,
            "claims": claims,
        }


def claim_row(event: str, telling: Telling) -> Row:
    """What one article says of an event."""
    first = telling.evidence[0] if telling.evidence else None
    return {
        "id": telling.id,
        "event": event,
        "article": telling.article.id,
        "type": telling.type.value,
        "kind": telling.kind.value if telling.kind else None,
        "status": telling.status.value,
        "confirmed": telling.confirmed,
        "date_from": telling.when.first,
        "date_to": telling.when.last,
        "date_as_written": telling.when_as_written,
        **_place(telling.where),
        "sources": telling.source,
        "targets": telling.target,
        "evidence": " ".join(span.text for span in telling.evidence) or None,
        "start": first.start if first else None,
        "end": first.end if first else None,
        "attribution": " → ".join(map(source_text, telling.attribution)) or None,
        "attribution_kind": telling.attribution[0].kind.value if telling.attribution else None,
        "voice": telling.voice,
        "copy": telling.copy,
    }


def change_rows(account: Account) -> Iterator[Row]:
    """The history of an event."""
    for number, change in enumerate(account.history, start=1):
        yield {
            "event": account.line.id,
            "number": number,
            "change": change.change.value,
            "before": change.before,
            "after": change.after,
            "on_from": change.on.first,
            "on_to": change.on.last,
            "claim": change.telling,
        }


def article_row(article: Cited) -> Row:
    """An article."""
    return {
        "id": article.id,
        "title": article.title,
        "url": article.url,
        "outlet": article.outlet,
        "author": article.author,
        "published_from": article.published.first,
        "published_to": article.published.last,
        "basis": article.basis.value,
    }


def agreement_rows(agreements: Iterable[KnownAgreement]) -> Iterator[tuple[str, Row]]:
    """Agreements and their steps."""
    for number, agreement in enumerate(agreements, start=1):
        yield (
            "agreements",
            {
                "number": number,
                "name": agreement.name,
                "short": agreement.short,
                "parties": agreement.parties,
                "articles": agreement.articles,
            },
        )
        yield from (("steps", row) for row in _step_rows(number, agreement))


def _step_rows(agreement: int, known: KnownAgreement) -> Iterator[Row]:
    for number, step in enumerate(known.steps, start=1):
        yield {
            "agreement": agreement,
            "number": number,
            "step": step.step.value,
            "date_from": step.when.first,
            "date_to": step.when.last,
            "as_written": step.as_written,
            "article": step.articles[0].id if step.articles else None,
            "articles": len(step.articles),
        }
