"""The front page: what is coming up, what changed lately, the busiest pairs; of an empty record, how to fill it."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from legation.model import PairCount
from legation.record.record import Record
from legation.views.web.rendering import page
from legation.views.web.site import asked, site_of

#: How many of each stand on the page.
COMING: Final = 10
CHANGED: Final = 10
PAIRS: Final = 14
#: Days of a year.
YEAR: Final = 365


def front(request: Request) -> Response:
    """Answer with the front page."""
    site = site_of(request)
    path = site.record
    if not path.is_file() or not path.stat().st_size:
        return page(request, "empty.html", path=str(path))
    with asked(request) as record:
        today = record.newest_day()
        coming = record.next(limit=COMING)
        pairs = site.memory.of(path, "pairs", partial(around, record, today)) if today else ()
        if today is None and not record.timeline(limit=1).items:
            return page(request, "empty.html", path=str(path))
        return page(
            request,
            "front.html",
            today=today,
            coming=coming,
            changed=record.latest(limit=CHANGED),
            pairs=pairs,
            most=max((each.lines for each in pairs), default=1),
        )


def around(record: Record, today: date, limit: int = PAIRS) -> tuple[PairCount, ...]:
    """The busiest pairs of the year before a day, and of what is planned in that after it."""
    until = today + min(timedelta(days=YEAR), date.max - today)
    return record.busiest(_back(today, YEAR), until, limit=limit)


def _back(today: date, days: int) -> date:
    return today - min(timedelta(days=days), today - date.min)
