"""Reading a part: its documents pass the same doors, and the same reader, as those that `legation add` reads."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from legation.errors import BatchError, InputError, LegationError
from legation.model import Article, Reading
from legation.record.preparing import PassedOver, Preparing
from legation.record.reader import Reader
from legation.scale.plan import Part, Unit
from legation.sources.document import BadDocument, Document, Unchanged
from legation.sources.origin import Arrived, Opening, Origin, nothing_seen
from legation.sources.streams import Stream
from legation.sources.web.fetcher import Fetcher


@dataclass(frozen=True, slots=True, kw_only=True)
class Dealt:
    """A document with its article, if it gave one, and what came of it: a reading, or why there is none."""

    origin: str
    document: Document | BadDocument
    article: Article | None
    result: Reading | PassedOver | LegationError


def dealt_with(part: Part, reader: Reader, preparing: Preparing) -> Iterator[Dealt]:
    """All documents of a part, in their order; what cannot be read stops nothing else.

    Raises:
        ModelError, KnowledgeError: no article can be read with this reader.
    """
    for unit in part.units:
        for arrived in _arrivals(unit):
            yield _dealt(arrived, reader, preparing)


def _dealt(arrived: Arrived, reader: Reader, preparing: Preparing) -> Dealt:
    found, origin = arrived.found, arrived.origin
    if isinstance(found, BadDocument):
        return Dealt(origin=origin, document=found, article=None, result=found.error)
    if isinstance(found, Unchanged):
        raise AssertionError("nothing was looked at before")
    prepared = preparing.prepare(found)
    if not isinstance(prepared, Article):
        return Dealt(origin=origin, document=found, article=None, result=prepared)
    return Dealt(origin=origin, document=found, article=prepared, result=reader.read(prepared))


def _arrivals(unit: Unit) -> Iterator[Arrived]:
    origin = Origin(name=unit.origin, opening=Opening(), seen=nothing_seen, fetcher=_no_fetcher, count=_uncounted)
    error = InputError(unit.error) if unit.error else _changed(unit)
    if error:
        return iter([Arrived(origin=unit.origin, found=BadDocument(name=unit.name, error=error))])
    return origin.file_arrivals(unit.name, os.fsdecode(unit.path), unit.cut)


def _changed(unit: Unit) -> InputError | None:
    """What is wrong with a file that is no longer the one that was planned with."""
    try:
        size = Path(os.fsdecode(unit.path)).stat().st_size
    except (OSError, ValueError):
        return None if not unit.size else InputError("it was there when the batch began, and cannot be found here")
    if size != unit.size:
        return InputError(f"it has changed since the batch began: {unit.size:,} bytes then, {size:,} now")
    return None


def _no_fetcher() -> Fetcher:
    raise BatchError("a batch fetches nothing")


@contextmanager
def _uncounted(stream: Stream) -> Iterator[None]:
    yield
