"""Pages of one actor and of a pair: the timeline drawn and listed, agreements, series, who holds which office."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from legation.articles.door import interval_of
from legation.errors import InputError
from legation.knowledge.states import states
from legation.knowledge.who import code_of, who
from legation.model import Interval, KnownSeries, Line, Office, Session, Status
from legation.record.record import Record
from legation.views.web.addresses import actor_path, is_at, with_query
from legation.views.web.choosing import Chosen, facets_shown, years_shown
from legation.views.web.columns import columns_of
from legation.views.web.drawing import MOST, Drawing, drawing_of
from legation.views.web.rendering import page
from legation.views.web.site import asked
from legation.views.web.words import name_of, stands

#: Lines of a page, and agreements and series beside them.
LINES: Final = 50
BESIDE: Final = 12
#: Offices that a pair page tells, in their order.
OFFICES: Final = ("head of state", "head of government", "foreign minister", "defence minister")
HELD: Final = (Status.HAPPENED, Status.ONGOING)
AHEAD: Final = (Status.PLANNED, Status.POSSIBLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holders:
    """Who holds an office on one side, now and on a day that is looked at."""

    office: str
    of: str
    now: tuple[Office, ...]
    then: tuple[Office, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A series with its last session and its next."""

    series: KnownSeries
    last: Session | None
    next: Session | None


def actor(request: Request) -> Response:
    """The page of one actor."""
    return _answer(request, request.path_params["actor"])


def pair(request: Request) -> Response:
    """The page of two actors together."""
    return _answer(request, request.path_params["actor"], request.path_params["other"])


def _answer(request: Request, *named: str) -> Response:
    with asked(request) as record:
        codes = codes_named(record, named)
        if not is_at(request.url.path, actor_path(*codes)):
            return RedirectResponse(with_query(actor_path(*codes), dict(request.query_params)), 301)
        return page(request, "actors.html", **_known(request, record, codes))


def codes_named(record: Record, named: Sequence[str]) -> list[str]:
    """The codes of actors, in their order, each once.

    Raises:
        HTTPException: nobody is called so.
    """
    try:
        return sorted({_code(record, each) for each in named})
    except InputError as error:
        raise HTTPException(404, str(error)) from error


def _code(record: Record, name: str) -> str:
    try:
        return code_of(name)
    except InputError:
        record.timeline(
            name, limit=1
        )  # a party of the record that no table knows; else the message says who is like it
        return name


def _known(request: Request, record: Record, codes: Sequence[str]) -> dict[str, Any]:
    """What the page of some actors tells."""
    chosen, today = Chosen.of(request.query_params), record.newest_day()
    days = _days(chosen)
    return {
        "codes": codes,
        "path": actor_path(*codes),
        "chosen": chosen,
        "today": today,
        "then": days.last,
        **_acts(request, record, codes, chosen),
        **_counts(actor_path(*codes), record, codes, chosen, today),
        "agreements": record.agreements(*codes, limit=BESIDE) if len(codes) == 2 else None,
        "series": [standing(each) for each in record.series(*codes, limit=BESIDE).items],
        "partners": _partners(record, codes[0]) if len(codes) == 1 else (),
        "holders": tuple(holders(codes, today, days.last)) if today else (),
    }


def _acts(request: Request, record: Record, codes: Sequence[str], chosen: Chosen) -> dict[str, Any]:
    """A page of the list."""
    after = request.query_params.get("after")
    found = record.timeline(*codes, **chosen.asked, newest_first=True, limit=LINES, after=after)
    following = with_query(actor_path(*codes), {**chosen.given, "after": found.after}) if found.after else None
    return {"months": months_of(found.items), "next_page": following, "is_first": after is None}


def _counts(path: str, record: Record, codes: Sequence[str], chosen: Chosen, today: date | None) -> dict[str, Any]:
    """How many acts there are, and of what sorts; drawn one by one, or as columns where they are too many."""
    facets = record.facets(*codes, **chosen.asked)
    of_years = facets if chosen == chosen.all_days else record.facets(*codes, **chosen.all_days.asked)
    is_long = facets.lines > MOST
    return {
        "total": facets.lines,
        "newest": facets.newest,
        "facets": facets_shown(path, chosen, facets),
        "years": years_shown(path, chosen, of_years.years),
        "columns": columns_of(facets.months, path, chosen) if is_long else None,
        "drawn": None if is_long else _drawn(record, codes, chosen, today),
    }


def _days(chosen: Chosen) -> Interval:
    """The days that are chosen."""
    first, last = interval_of(chosen.asked["since"], "day"), interval_of(chosen.asked["until"], "day")
    ends = (first.first if first else None, last.last if last else None)
    if ends[0] and ends[1] and ends[0] > ends[1]:
        raise InputError(f"no day lies from {ends[0]} to {ends[1]}: give the earlier one first")
    return Interval(first=ends[0], last=ends[1])


def _drawn(record: Record, codes: Sequence[str], chosen: Chosen, today: date | None) -> Drawing | None:
    """The acts that are as chosen, drawn."""
    lines = record.timeline(*codes, **chosen.asked, newest_first=True, limit=MOST).items
    return drawing_of(lines, chosen=_days(chosen), today=today)


def months_of(lines: Iterable[Line]) -> list[tuple[str, list[Line]]]:
    """Lines under their months."""
    return [(month, list(found)) for month, found in groupby(lines, key=stands)]


def standing(series: KnownSeries) -> Standing:
    """The last session that took place, and the next that is planned after it."""
    known = [(session, session.line.status) for session in series.sessions if session.line]
    last = max((place for place, (_, status) in enumerate(known) if status in HELD), default=-1)
    ahead = [session for session, status in known[last + 1 :] if status in AHEAD]
    return Standing(series=series, last=known[last][0] if last >= 0 else None, next=ahead[0] if ahead else None)


def _partners(record: Record, code: str) -> tuple[tuple[str, int], ...]:
    """With whom an actor has most to do, and how many lines there are of both."""
    pairs = record.busiest(date.min, date.max, of=code, limit=BESIDE)
    return tuple((each.other if each.actor == code else each.actor, each.lines) for each in pairs)


def holders(codes: Sequence[str], today: date, then: date | None) -> Iterable[Holders]:
    """Who holds the offices of some states, as far as the tables know."""
    for code in codes:
        for office in OFFICES if code in states() else ():
            now = tuple(who(None, office, code, Interval(first=today, last=today)))
            past = tuple(who(None, office, code, Interval(first=then, last=then))) if then and then < today else ()
            if now or past:
                yield Holders(office=office, of=name_of(code), now=now, then=past)
