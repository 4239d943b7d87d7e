"""Rows: what came of a document, as it stands in the tables of a batch."""

from __future__ import annotations

from collections.abc import Iterator

from legation.errors import InputError, LegationError
from legation.model import Article, Event, Reading
from legation.model import Source as Said
from legation.record.batch_output import FAILED, READ
from legation.record.blocks import blocks_of
from legation.record.outcomes import Outcome
from legation.record.preparing import PassedOver, language_of
from legation.record.writing import ENCODER, Entry, ToldEvent, told_events
from legation.scale.reading import Dealt
from legation.scale.tables import Row
from legation.sources.document import BadDocument, Document, stamp_of
from legation.views.titles import source_text


def outcome_of(result: Reading | PassedOver | LegationError) -> str:
    """What came of a document, in a word."""
    if isinstance(result, Reading):
        return READ
    if isinstance(result, PassedOver):
        return Outcome.PASSED_OVER
    return Outcome.OTHER_LANGUAGE if isinstance(result, InputError) and language_of(result) else FAILED


def rows_of(part: int, number: int, dealt: Dealt) -> Iterator[tuple[str, Row]]:
    """All rows of a document, each with the name of its table."""
    place: Row = {"part": part, "number": number}
    entry = _entry(dealt)
    outcome = outcome_of(dealt.result)
    told: Row = {"origin": dealt.origin, "name": dealt.document.name, "article": _key(dealt), **_why(dealt)}
    yield "documents", {**place, **told, "outcome": outcome, "stamp": _stamp(dealt.document)}
    if outcome == FAILED:
        yield "failures", {**place, **told}
    if entry is not None:
        yield "articles", {**place, "origin": dealt.origin, "name": dealt.document.name, **_article_row(entry)}
        yield "readings", {**place, **_reading_row(entry)}
        for event in told_events(entry):
            yield "events", {**place, **_event_row(entry, event)}
            yield from (("claims", {**place, **row}) for row in _claim_rows(entry, event))


def _why(dealt: Dealt) -> Row:
    """The sort of error, its words without the name, and the language, where something kept a document out."""
    error = dealt.result
    if not isinstance(error, LegationError):
        return {"kind": None, "reason": None, "language": None}
    language = language_of(error) if isinstance(error, InputError) else None
    reason = str(error).removeprefix(f"{dealt.document.name}: ")
    return {"kind": None if language else type(error).__name__, "reason": reason, "language": language}


def _stamp(document: Document | BadDocument) -> str:
    return stamp_of(document) if isinstance(document, Document) else ""


def _own_word(document: Document | BadDocument) -> bool:
    """As `legation add` has it: whether nobody but the page itself says where on the web it stands."""
    return isinstance(document, Document) and (document.own_word or document.url is None)


def _key(dealt: Dealt) -> str | None:
    from legation.record.keys import article_key

    if dealt.article is None:
        return None
    return article_key(dealt.article.citation, own_word=_own_word(dealt.document))


def _entry(dealt: Dealt) -> Entry | None:
    """The article as it would come into a record; nothing of the moment or of who reads is in the tables."""
    document = dealt.document
    if dealt.article is None or not isinstance(dealt.result, Reading) or not isinstance(document, Document):
        return None
    return Entry(
        article=dealt.article,
        reading=dealt.result,
        version=document.version or 0,
        reader="",
        added="",
        keep_text=True,
        own_word=_own_word(document),
    )


def _article_row(entry: Entry) -> Row:
    article, cited = entry.article, entry.article.citation
    return {
        "key": entry.key,
        "hash": cited.id,
        "title": cited.title,
        "url": cited.url,
        "outlet": cited.outlet,
        "author": cited.author,
        "language": cited.language,
        "text": article.text,
        "length": len(article.text),
        "basis": entry.reading.published.basis.value,
        **_published(entry),
        **_given(article),
        "version": entry.version,
        "own_word": entry.own_word,
        "address": entry.address,
        "publisher": entry.publisher,
        "words": len(article.text.split()),
    }


def _published(entry: Entry) -> Row:
    told = entry.reading.published.interval
    return {"published_from": told.first, "published_to": told.last}


def _given(article: Article) -> Row:
    """What was known of the day before the article was read."""
    known = article.published
    return {
        "given": known is not None,
        "given_from": known.first if known else None,
        "given_to": known.last if known else None,
        "given_basis": article.basis.value,
    }


def _reading_row(entry: Entry) -> Row:
    return {"article": entry.key, "hash": entry.article.citation.id, "json": entry.reading.to_json().encode()}


def _event_row(entry: Entry, told: ToldEvent) -> Row:
    event, profile, cited = told.event, told.profile, entry.article.citation
    first = told.evidence[0] if told.evidence else None
    return {
        "id": profile.key,
        "article": entry.key,
        "type": event.type.value,
        "kind": event.kind.value if event.kind else None,
        "status": event.status.value,
        "confirmed": event.confirmed,
        **_when_row(told),
        **_where_row(told),
        **_who_row(event),
        "evidence": " ".join(span.text for span in told.evidence) or None,
        "start": first.start if first else None,
        "end": first.end if first else None,
        **_said_row(event.attribution),
        "title": cited.title,
        "url": cited.url,
        "outlet": cited.outlet,
        **_published(entry),
        **_merging_row(told),
    }


def _when_row(told: ToldEvent) -> Row:
    when = told.event.when
    return {
        "date_from": when.interval.first if when else None,
        "date_to": when.interval.last if when else None,
        "date_as_written": when.span.text if when else None,
    }


def _where_row(told: ToldEvent) -> Row:
    where = told.event.where
    return {
        "place": where.span.text if where else None,
        "place_of": where.of if where else None,
        "latitude": where.latitude if where else None,
        "longitude": where.longitude if where else None,
    }


def _who_row(event: Event) -> Row:
    """Who takes part, and in what."""
    return {
        "sources": event.source,
        "targets": event.target,
        "people": tuple(person.name for person in event.people),
        "series": event.series.name if event.series else None,
        "ordinal": event.series.ordinal if event.series else None,
        "topics": event.topics,
        "agreements": event.agreements,
    }


def _said_row(attribution: tuple[Said, ...]) -> Row:
    return {
        "attribution": " → ".join(map(source_text, attribution)) or None,
        "attribution_kind": attribution[0].kind.value if attribution else None,
    }


def _merging_row(told: ToldEvent) -> Row:
    """What events of different articles are compared by."""
    from legation.record.blocks import kernel_of

    profile = told.profile
    return {"kernel": kernel_of(profile), "blocks": tuple(blocks_of(profile)), "profile": ENCODER.encode(profile)}


def _claim_rows(entry: Entry, told: ToldEvent) -> Iterator[Row]:
    event = told.event
    for number, span in enumerate(event.mentions, start=1):
        yield {
            "event": told.profile.key,
            "claim": number,
            "article": entry.key,
            "text": span.text,
            "start": span.start,
            "end": span.end,
            "status": event.status.value,
            "cue": event.status_cue.text if event.status_cue else None,
            "cue_start": event.status_cue.start if event.status_cue else None,
            "cue_end": event.status_cue.end if event.status_cue else None,
            **_said_row(event.attribution),
        }
