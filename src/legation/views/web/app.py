"""The site as an ASGI application: which page answers which address, and what is said where there is none."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from anyio.to_thread import current_default_thread_limiter
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp

from legation.errors import InputError, LegationError, LineGone, UnknownArticle, UnknownLine
from legation.views.web import calendars, feeds, lists, statics
from legation.views.web.actors import actor, pair
from legation.views.web.api import json_routes
from legation.views.web.articles import article
from legation.views.web.door import Door
from legation.views.web.events import event, event_bibtex, event_csl, event_ris
from legation.views.web.fresh import Fresh
from legation.views.web.front import front
from legation.views.web.judging import judge, judged
from legation.views.web.rendering import page
from legation.views.web.safety import Guard
from legation.views.web.site import Site
from legation.views.web.world import world

#: What is said where there is no page, by status.
TITLES: Final = {
    400: "That cannot be asked",
    403: "Not allowed",
    404: "Not found",
    405: "Not allowed",
    410: "No longer told",
    500: "Our fault",
}
#: Requests that are answered at once; further ones wait.
AT_ONCE: Final = 8
FOREVER: Final = "public, max-age=31536000, immutable"


def site_app(site: Site, door: Door | None = None) -> ASGIApp:
    """The site of a record, guarded as its door says."""
    app = Starlette(
        routes=routes(edit=site.edit),
        lifespan=_limited,
        exception_handlers={HTTPException: _no_page, LegationError: _mended, Exception: _fault},
    )
    app.router.redirect_slashes = False  # one address a page; and no redirect is made of what a browser calls us
    app.state.site = site
    return Guard(Fresh(app, site.record), door or Door())


@asynccontextmanager
async def _limited(app: Starlette) -> AsyncIterator[None]:
    """While the site runs, few requests are answered at once: each reads the record through a cache of its own."""
    current_default_thread_limiter().total_tokens = AT_ONCE
    yield


def routes(*, edit: bool) -> list[BaseRoute]:
    """Every address of the site; the fixed ones first, since an actor may be called anything."""
    return [
        Route("/", front),
        Route("/static/{name}", static_file),
        *([Route("/judge", judge, methods=["GET"]), Route("/judge", judged, methods=["POST"])] if edit else []),
        *_files(),
        *json_routes(),
        Route("/event/{id}", event),
        Route("/article/{id}", article),
        Route("/coming", lists.coming),
        Route("/changes", lists.changes),
        Route("/search", lists.search),
        Route("/series", lists.all_series),
        Route("/series/{name:path}", lists.series),
        Route("/agreements", lists.all_agreements),
        Route("/agreement/{name:path}", lists.agreement),
        Route("/person/{name:path}", lists.person),
        Route("/about", lists.about),
        Route("/map", world),
        Route("/{actor}", actor),
        Route("/{actor}/{other}", pair),
    ]


def _files() -> list[BaseRoute]:
    """Citations, calendars and feeds."""
    found: list[BaseRoute] = [
        Route("/event/{id}.csl.json", event_csl),
        Route("/event/{id}.bib", event_bibtex),
        Route("/event/{id}.ris", event_ris),
    ]
    found += [
        Route("/event/{id}.ics", calendars.event_calendar),
        Route("/coming.ics", calendars.of_all),
        Route("/series/{name:path}.ics", calendars.of_series),
        Route("/{actor}.ics", calendars.of_actors),
        Route("/{actor}/{other}.ics", calendars.of_actors),
    ]
    for form in (".atom", ".feed.json"):
        found += [
            Route(f"/changes{form}", feeds.of_all),
            Route(f"/series/{{name:path}}{form}", feeds.of_series),
            Route(f"/{{actor}}{form}", feeds.of_actors),
            Route(f"/{{actor}}/{{other}}{form}", feeds.of_actors),
        ]
    return found


def static_file(request: Request) -> Response:
    """A style sheet or a script."""
    found = statics.by_address().get(request.url.path)
    if found is None:
        raise HTTPException(404, "There is no such file.")
    return Response(found.content, media_type=found.type, headers={"cache-control": FOREVER})


# --- where there is no page -----------------------------------------------------------------------------------------


def _mended(request: Request, error: Exception) -> Response:
    """An error that tells what was wrong: of what is asked, of what is not there, or of the record."""
    if isinstance(error, LineGone):
        return _said(request, 410, str(error), article=error.article)
    status = 404 if isinstance(error, UnknownLine | UnknownArticle) else 400 if isinstance(error, InputError) else 503
    return _said(request, status, str(error))


def _no_page(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _said(request, error.status_code, error.detail)


def _fault(request: Request, error: Exception) -> Response:
    """A fault of ours: it is told, and nothing of what is inside."""
    return _said(request, 500, "Legation itself failed on this page. What it said is in the terminal that it runs in.")


def _said(request: Request, status: int, message: str, article: str | None = None) -> Response:
    if request.url.path.endswith(".json"):
        return JSONResponse({"error": message}, status)
    title = TITLES.get(status, TITLES[400] if status < 500 else "The record cannot be read")
    return page(request, "error.html", status, title=title, message=message, article=article)
