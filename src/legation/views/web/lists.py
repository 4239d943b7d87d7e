"""Pages that list: what is coming up, changes, what was found, series, agreements, a person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from legation.errors import InputError
from legation.knowledge.who import code_of, who
from legation.model import Found, Involvement, KnownAgreement, KnownSeries, Office, Page
from legation.record.record import Record
from legation.record.searching import CLOSING, OPENING
from legation.views.web.actors import codes_named, months_of, standing
from legation.views.web.addresses import escaped, named_path, with_query
from legation.views.web.rendering import page
from legation.views.web.site import asked, site_of

#: Answers of a page.
MANY: Final = 50
#: Series that have the words of one name at most.
NAMED: Final = 1000
#: Days before the newest article with which the page of changes begins.
LATELY: Final = 14
#: What may stand between the names of two actors.
BETWEEN: Final = re.compile(r"\s*(?:–|—|/|,|&|\band\b|\bwith\b|\bvs\.?\b)\s*|\s+-\s+")
#: Words of a search that may name a pair, and a person, at most.
MOST_WORDS: Final = 8
MOST_NAMES: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """What was found, its snippet cut into words that were sought and words that were not."""

    found: Found
    snippet: tuple[tuple[str, bool], ...]


def coming(request: Request) -> Response:
    """What is planned, possible or under way, soonest first."""
    with asked(request) as record:
        found = record.next(limit=MANY, after=request.query_params.get("after"))
        today = record.newest_day()
    return page(request, "coming.html", found=found, today=today, next_page=_next(request, found))


def changes(request: Request) -> Response:
    """What was learned, day by day."""
    with asked(request) as record:
        today = record.newest_day()
        since = request.query_params.get("since") or (str(today - timedelta(days=LATELY)) if today else "")
        after = request.query_params.get("after")
        found = record.changes(since, limit=MANY, after=after) if since else Page(items=())
    days = [(day, list(learned)) for day, learned in groupby(found.items, key=lambda each: each.day)]
    return page(request, "changes.html", days=days, since=since, next_page=_next(request, found))


def search(request: Request) -> Response:
    """What was found by words, and the pages of those who are named."""
    words = request.query_params.get("q", "").strip()
    with asked(request) as record:
        actors = actors_in(record, words)
        found, wrong = _searched(record, words, request.query_params.get("after"))
    hits = [Hit(found=each, snippet=tuple(snippet(each.snippet))) for each in found.items]
    name = words if 0 < len(words.split()) <= MOST_NAMES and not actors else ""
    known = {"hits": hits, "actors": actors, "wrong": wrong, "name": name, "next_page": _next(request, found)}
    return page(request, "search.html", 400 if wrong else 200, q=words, **known)


def _searched(record: Record, words: str, after: str | None) -> tuple[Page[Found], str]:
    """What was found, or why nothing can be sought."""
    if not words:
        return Page(items=()), ""
    try:
        return record.search(words, limit=MANY, after=after), ""
    except InputError as error:
        return Page(items=()), str(error)


def snippet(marked: str) -> Iterator[tuple[str, bool]]:
    """A snippet in pieces: each with whether it was sought."""
    for number, part in enumerate(marked.split(OPENING)):
        sought, _, rest = part.partition(CLOSING) if number else ("", "", part)
        yield from ((text, is_sought) for text, is_sought in ((sought, True), (rest, False)) if text)


def actors_in(record: Record, words: str) -> list[str]:
    """The actor or the pair that some words name; empty where they name none."""
    names = [part for part in BETWEEN.split(words) if part]
    tokens = words.split()[: MOST_WORDS + 1]
    tries: list[Sequence[str]] = [[words], names] if words else []
    tries += [(" ".join(tokens[:cut]), " ".join(tokens[cut:])) for cut in range(1, min(len(tokens), MOST_WORDS))]
    for each in tries:
        if 0 < len(each) <= 2 and (codes := _codes(each)):
            return codes
    return []


def _codes(names: Sequence[str]) -> list[str]:
    try:
        return sorted({code_of(each) for each in names})
    except InputError:
        return []


# --- series and agreements ------------------------------------------------------------------------------------------


def all_series(request: Request) -> Response:
    """All series, by their names, or those of some actors."""
    of = request.query_params.getlist("of")
    with asked(request) as record:
        found = record.series(*of, limit=MANY, after=request.query_params.get("after"))
    rows = [standing(each) for each in found.items]
    return page(request, "all_series.html", rows=rows, of=of, next_page=_next(request, found))


def series(request: Request) -> Response:
    """A series with its sessions; series of several parties may have one name."""
    name = request.path_params["name"]
    with asked(request) as record:
        found = series_named(record, name)
    if found[0].name != name:
        return RedirectResponse(named_path("series", found[0].name), 301)
    return page(request, "series.html", name=name, found=found, path=named_path("series", name))


def series_named(record: Record, name: str) -> list[KnownSeries]:
    """The series of a name, else those of which some session has it.

    Raises:
        HTTPException: none has.
    """
    found = record.series(name, limit=NAMED).items
    exact = [each for each in found if each.name == name]
    near = [
        each for each in found if any(s.line and s.line.series and s.line.series.name == name for s in each.sessions)
    ]
    if not exact and not near:
        raise HTTPException(404, f"The record holds no series {name!r}.")
    return exact or near[:1]


def all_agreements(request: Request) -> Response:
    """All agreements, by their names, or those of some actors together."""
    of = request.query_params.getlist("of")
    with asked(request) as record:
        codes = codes_named(record, of)
        found = record.agreements(*codes, limit=MANY, after=request.query_params.get("after"))
    return page(request, "agreements.html", found=found, codes=codes, next_page=_next(request, found))


def agreement(request: Request) -> Response:
    """An agreement with its steps."""
    name = request.path_params["name"]
    with asked(request) as record:
        found = record.agreements(named=name, limit=MANY).items
    if not found:
        return page(request, "no_agreement.html", 404, name=name)
    exact = [each for each in found if each.name == name]
    if not exact:
        return RedirectResponse(named_path("agreement", found[0].name), 301)
    return page(request, "agreement.html", name=name, found=_fullest_first(exact), path=named_path("agreement", name))


def _fullest_first(found: Sequence[KnownAgreement]) -> list[KnownAgreement]:
    """Those of which most is known first."""
    return sorted(found, key=lambda each: (-len(each.steps), each.parties))


# --- people ---------------------------------------------------------------------------------------------------------


def person(request: Request) -> Response:
    """What somebody has part in, under which offices, and the terms that the tables know."""
    name = request.path_params["name"]
    with asked(request) as record:
        found = record.people(name, limit=MANY, after=request.query_params.get("after"))
    return page(
        request,
        "person.html",
        name=name,
        offices=offices_of(found.items),
        terms=_terms(name),
        months=months_of(list(dict.fromkeys(each.line for each in found.items))),
        names=sorted({each.name for each in found.items}),
        next_page=_next(request, found),
        path=named_path("person", name),
    )


def offices_of(found: Sequence[Involvement]) -> tuple[Office, ...]:
    """The offices that articles give, each once."""
    return tuple(dict.fromkeys(office for each in found for office in each.offices if office.office or office.of))


def _terms(name: str) -> tuple[Office, ...]:
    try:
        return tuple(who(name, None, None, None))
    except InputError:
        return ()


def about(request: Request) -> Response:
    """What the site is, and how it decides."""
    site = site_of(request)
    with asked(request) as record:
        return page(request, "about.html", stats=site.memory.of(site.record, "stats", record.stats))


def _next(request: Request, found: Page[Any]) -> str | None:
    """The following page, with all that was asked."""
    if found.after is None:
        return None
    query = request.query_params
    given = {name: query.getlist(name) for name in query if name != "after"}
    return with_query(escaped(request.url.path), {**given, "after": found.after})
