"""Calendars to subscribe to (RFC 5545): what is coming up and what was lately, of an actor, a pair, a series or all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from legation.model import Line
from legation.record.record import Record
from legation.views.ics import calendar_of, is_dated
from legation.views.web.actors import codes_named
from legation.views.web.addresses import actor_path, event_path, is_at
from legation.views.web.lists import series_named
from legation.views.web.site import asked, site_of
from legation.views.web.words import name_of

#: Acts of a calendar that are ahead, and that are past.
AHEAD: Final = 100
PAST: Final = 50
TYPE: Final = "text/calendar; charset=utf-8"


def event_calendar(request: Request) -> Response:
    """One act as a calendar; what nobody dates gives an empty one."""
    named = request.path_params["id"]
    with asked(request) as record:
        key = record.resolve(named)
        if key != named:
            return RedirectResponse(event_path(key, ".ics"), 301)
        return _answer(record, [record.show(key).line], f"legation {key}")


def of_all(request: Request) -> Response:
    """What is coming up."""
    with asked(request) as record:
        return _answer(record, record.next(limit=AHEAD).items, site_of(request).title)


def of_actors(request: Request) -> Response:
    """The calendar of an actor or of a pair."""
    named = [request.path_params[each] for each in ("actor", "other") if each in request.path_params]
    with asked(request) as record:
        codes = codes_named(record, named)
        if not is_at(request.url.path, actor_path(*codes, form=".ics")):
            return RedirectResponse(actor_path(*codes, form=".ics"), 301)
        return _answer(record, _around(record, codes), " – ".join(map(name_of, codes)))


def of_series(request: Request) -> Response:
    """The calendar of a series."""
    name = request.path_params["name"]
    with asked(request) as record:
        lines = [session.line for each in series_named(record, name) for session in each.sessions if session.line]
        return _answer(record, lines[-AHEAD - PAST :], name)


def _around(record: Record, codes: Sequence[str]) -> list[Line]:
    """What lies ahead of some actors, and what was last."""
    ahead = record.next(*codes, limit=AHEAD).items
    past = record.timeline(*codes, until=record.newest_day(), newest_first=True, limit=PAST).items
    return list(dict.fromkeys((*ahead, *past)))


def _answer(record: Record, lines: Iterable[Line], name: str) -> Response:
    """The calendar of those lines of which a date is known, in the order of their days."""
    dated = sorted((line for line in lines if is_dated(line)), key=lambda line: (str(line.when.first), line.id))
    accounts = (record.show(line.id) for line in dated)
    return Response(b"".join(calendar_of(accounts, name)), media_type=TYPE)
