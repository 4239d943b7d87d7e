"""The JSON of the site: the address of a page with `.json` behind it gives what the page tells, as the verb does.

An OpenAPI 3.1 document is made from the same table as the routes, so that neither can say what the other does not.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from importlib.metadata import version
from types import MappingProxyType
from typing import Any, Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from legation.errors import InputError
from legation.model.answer_wire import encode, schema
from legation.record.record import Record
from legation.views.web.actors import codes_named
from legation.views.web.addresses import event_path
from legation.views.web.choosing import Chosen
from legation.views.web.site import asked

JSON: Final = "application/json"
#: Answers of a page, and the most that may be asked for.
MANY: Final = 50
MOST: Final = 500
LATELY: Final = 14

#: What may be asked of pages, with its JSON Schema and what it means.
QUERY: Final[Mapping[str, tuple[dict[str, Any], str]]] = MappingProxyType(
    {
        "limit": ({"type": "integer", "minimum": 1, "maximum": MOST, "default": MANY}, "answers of a page"),
        "after": ({"type": "string"}, "the next page: what `after` of the page before said"),
        "q": ({"type": "string", "minLength": 1}, "words, phrases in quotation marks, beginnings with a star"),
        "of": ({"type": "array", "items": {"type": "string"}}, "an actor by code or name; may be given again"),
        "since": ({"type": "string"}, "from this day on: 2022-08-24, 2022-08 or 2022"),
        "until": ({"type": "string"}, "up to this day, which is included"),
        "year": ({"type": "string", "pattern": "^[0-9]{4}$"}, "only this year"),
        "status": ({"type": "string"}, "only acts of this status"),
        "type": ({"type": "string"}, "only acts of this PLOVER type"),
        "kind": ({"type": "string"}, "only consultations of this kind"),
        "min_sources": ({"type": "integer", "minimum": 1}, "only acts that so many independent sources tell"),
    }
)
CHOSEN: Final = ("since", "until", "year", "status", "type", "kind", "min_sources")
PAGED: Final = ("limit", "after")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """An address that is answered in JSON: how its route and document write it, what is asked, and by which verb."""

    path: str
    verb: str
    says: str
    query: tuple[str, ...]
    ask: Callable[[Request, Record], object]

    @property
    def documented(self) -> str:
        """The path as OpenAPI writes it."""
        return self.path.replace(":path", "")


def _paged(request: Request) -> dict[str, Any]:
    """Which page is asked for.

    Raises:
        InputError: it holds no number of answers that may be asked for.
    """
    given = request.query_params.get("limit", str(MANY))
    if not (given.isascii() and given.isdecimal() and len(given) < 6 and 1 <= int(given) <= MOST):
        raise InputError(f"a page of {given!r}: ask for 1 to {MOST} answers")
    return {"limit": int(given), "after": request.query_params.get("after")}


def _show(request: Request, record: Record) -> object:
    named = request.path_params["id"]
    key = record.resolve(named)
    return record.show(key) if key == named else RedirectResponse(event_path(key, ".json"), 301)


def _timeline(request: Request, record: Record) -> object:
    named = [request.path_params[each] for each in ("actor", "other") if each in request.path_params]
    chosen = Chosen.of(request.query_params)
    return record.timeline(*codes_named(record, named), **chosen.asked, newest_first=True, **_paged(request))


def _changes(request: Request, record: Record) -> object:
    today = record.newest_day()
    since = request.query_params.get("since") or (today - timedelta(days=LATELY) if today else "0001-01-01")
    return record.changes(since, **_paged(request))


def _agreements(request: Request, record: Record) -> object:
    return record.agreements(*codes_named(record, request.query_params.getlist("of")), **_paged(request))


QUESTIONS: Final = (
    Question(
        path="/event/{id}.json",
        verb="show",
        says="All that is known of an act; an id that it had before leads to it.",
        query=(),
        ask=_show,
    ),
    Question(
        path="/coming.json",
        verb="next",
        says="What is planned, possible or under way, soonest first.",
        query=PAGED,
        ask=lambda request, record: record.next(**_paged(request)),
    ),
    Question(
        path="/changes.json",
        verb="changes",
        says="What was learned since a day, by default in the last fortnight of the record.",
        query=("since", *PAGED),
        ask=_changes,
    ),
    Question(
        path="/search.json",
        verb="search",
        says="The acts whose titles or evidence hold all of some words, the best first.",
        query=("q", *PAGED),
        ask=lambda request, record: record.search(request.query_params.get("q", ""), **_paged(request)),
    ),
    Question(
        path="/series.json",
        verb="series",
        says="The series of some actors, or all.",
        query=("of", *PAGED),
        ask=lambda request, record: record.series(*request.query_params.getlist("of"), **_paged(request)),
    ),
    Question(
        path="/series/{name:path}.json",
        verb="series",
        says="The series with some words in their names.",
        query=PAGED,
        ask=lambda request, record: record.series(request.path_params["name"], **_paged(request)),
    ),
    Question(
        path="/agreements.json",
        verb="agreements",
        says="The agreements to which all of some actors are parties, or all.",
        query=("of", *PAGED),
        ask=_agreements,
    ),
    Question(
        path="/agreement/{name:path}.json",
        verb="agreements",
        says="The agreements of a name, in full or short.",
        query=PAGED,
        ask=lambda request, record: record.agreements(named=request.path_params["name"], **_paged(request)),
    ),
    Question(
        path="/person/{name:path}.json",
        verb="people",
        says="The acts in which somebody has part, by a full name or a surname.",
        query=PAGED,
        ask=lambda request, record: record.people(request.path_params["name"], **_paged(request)),
    ),
    Question(
        path="/about.json",
        verb="stats",
        says="What the record holds, in numbers.",
        query=(),
        ask=lambda request, record: record.stats(),
    ),
    Question(
        path="/{actor}.json",
        verb="timeline",
        says="The acts of one actor, the newest first.",
        query=(*CHOSEN, *PAGED),
        ask=_timeline,
    ),
    Question(
        path="/{actor}/{other}.json",
        verb="timeline",
        says="The acts of two actors together, the newest first.",
        query=(*CHOSEN, *PAGED),
        ask=_timeline,
    ),
)


def json_routes() -> list[Route]:
    """A route for each question, and one for the document."""
    return [Route("/openapi.json", openapi), *(Route(each.path, _endpoint(each)) for each in QUESTIONS)]


def _endpoint(question: Question) -> Callable[[Request], Any]:
    def answer(request: Request) -> Response:
        with asked(request) as record:
            found = question.ask(request, record)
        return found if isinstance(found, Response) else Response(encode(question.verb, found), media_type=JSON)

    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(answer, request)

    return endpoint


def openapi(request: Request) -> Response:
    """The document that describes all of it."""
    return Response(json.dumps(document(), indent=1), media_type=JSON)


@cache
def document() -> dict[str, Any]:
    """The OpenAPI document."""
    schemas: dict[str, Any] = {}
    paths = {each.documented: {"get": _operation(each, schemas)} for each in QUESTIONS}
    error = {"type": "object", "required": ["error"], "properties": {"error": {"type": "string"}}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Legation", "version": version("legation"), "license": {"name": "Apache-2.0"}},
        "paths": paths,
        "components": {"schemas": {**schemas, "Error": error}},
    }


def _operation(question: Question, schemas: dict[str, Any]) -> dict[str, Any]:
    found = schema(question.verb)
    schemas |= {name: _moved(each) for name, each in found.pop("$defs", {}).items()}
    wrong = {"description": "why not", "content": {JSON: {"schema": {"$ref": "#/components/schemas/Error"}}}}
    return {
        "operationId": question.documented.strip("/").translate(str.maketrans("/{}.", "____")),
        "summary": question.says,
        "parameters": [*_path_parameters(question), *_query_parameters(question)],
        "responses": {
            "200": {"description": "the answer", "content": {JSON: {"schema": _moved(found)}}},
            "400": wrong,
            "404": wrong,
            "410": wrong,
            "503": wrong,
        },
    }


def _path_parameters(question: Question) -> list[dict[str, Any]]:
    names = [part.partition("}")[0] for part in question.documented.split("{")[1:]]
    return [{"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in names]


def _query_parameters(question: Question) -> list[dict[str, Any]]:
    return [
        {"name": name, "in": "query", "required": name == "q", "schema": form, "description": meaning}
        for name, (form, meaning) in ((name, QUERY[name]) for name in question.query)
    ]


def _moved(found: Any) -> Any:
    """A schema whose parts lie where OpenAPI has them."""
    if isinstance(found, dict):
        return {name: _moved(each) for name, each in found.items()}
    if isinstance(found, list):
        return [_moved(each) for each in found]
    return found.replace("#/$defs/", "#/components/schemas/") if isinstance(found, str) else found
