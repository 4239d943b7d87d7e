"""What the pages of a site share: the record that they are of, opened anew for each request by one who only reads."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from starlette.requests import Request

from legation.record.record import Record
from legation.views.web.memory import Memory


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A record, whether doubtful pairs may be judged, and a secret by which forms are known to be ours."""

    record: Path
    edit: bool = False
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    memory: Memory = field(default_factory=Memory, repr=False, compare=False)

    @property
    def title(self) -> str:
        """What the record is called on its pages."""
        return self.record.stem


def site_of(request: Request) -> Site:
    """The site that a request is for."""
    found = request.app.state.site
    assert isinstance(found, Site)
    return found


@contextmanager
def asked(request: Request) -> Iterator[Record]:
    """The record, for the time of one request.

    Raises:
        RecordError: it is not there, or cannot be read.
    """
    with Record(site_of(request).record, writable=False) as record:
        yield record
