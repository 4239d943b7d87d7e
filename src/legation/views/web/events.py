"""The page of an act: what is known of it, where articles disagree, its history, every claim; and its other forms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from legation.errors import InputError
from legation.model import Account, Cited, Marked, Office, Telling, Version
from legation.record.record import Record
from legation.views.web.addresses import event_path
from legation.views.web.citations import Citation
from legation.views.web.highlighting import Piece, pieces
from legation.views.web.rendering import page
from legation.views.web.site import asked, site_of

#: Claims of a page, and articles that are named for each value about which they disagree.
CLAIMS: Final = 60
LISTED: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An article's telling, with each of its sentences in pieces."""

    telling: Telling
    sentences: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """What articles say otherwise about one field: each value, with the articles that give it."""

    field: str
    values: tuple[tuple[Version, tuple[Cited, ...]], ...]


def event(request: Request) -> Response:
    """The page of an act. An id that it had before leads to that of today, for good."""
    return _answer(request, "", _page)


def event_bibtex(request: Request) -> Response:
    """How it is cited, for BibTeX."""
    return _answer(request, ".bib", lambda *known: _file(known[2].line.id, "bib", cited(*known).bibtex, "x-bibtex"))


def event_ris(request: Request) -> Response:
    """How it is cited, in RIS."""
    ris = "x-research-info-systems"
    return _answer(request, ".ris", lambda *known: _file(known[2].line.id, "ris", cited(*known).ris, ris))


def event_csl(request: Request) -> Response:
    """How it is cited, as CSL-JSON."""
    csl = "vnd.citationstyles.csl+json"
    return _answer(request, ".csl.json", lambda *known: _file(known[2].line.id, "csl.json", cited(*known).csl, csl))


def _answer(request: Request, form: str, made: Any) -> Response:
    named = request.path_params["id"]
    with asked(request) as record:
        key = record.resolve(named)
        if key != named:
            return RedirectResponse(event_path(key, form), 301)
        answer = made(request, record, record.show(key))
        assert isinstance(answer, Response)
        return answer


def _file(id: str, ending: str, content: str, kind: str) -> Response:
    named = {"content-disposition": f'attachment; filename="legation-{id}.{ending}"'}
    return Response(content, media_type=f"application/{kind}; charset=utf-8", headers=named)


def cited(request: Request, record: Record, account: Account) -> Citation:
    """How an act of this site is cited."""
    url = str(request.base_url).rstrip("/") + event_path(account.line.id)
    return Citation.of(account, site_of(request).title, url)


def _page(request: Request, record: Record, account: Account) -> Response:
    """The page; of an act that very many articles tell, some of the claims at once."""
    start = _start(request.query_params.get("claims", ""), len(account.tellings))
    tellings = account.tellings[start : start + CLAIMS]
    marks = record.marks(account.line.id, [telling.id for telling in tellings])
    path = event_path(account.line.id)
    return page(
        request,
        "event.html",
        account=account,
        line=account.line,
        people=people_of(account),
        shown=[_shown(telling, marks) for telling in tellings],
        claims=(start + 1, start + len(tellings), len(account.tellings)),
        next_claims=f"{path}?claims={start + CLAIMS}" if start + CLAIMS < len(account.tellings) else None,
        disagreements=disagreements(account),
        listed=LISTED,
        citation=cited(request, record, account),
        path=path,
    )


def _start(given: str, count: int) -> int:
    """The first claim of a page, counted from nought.

    Raises:
        InputError: there is none.
    """
    if not given:
        return 0
    if not (given.isascii() and given.isdecimal() and len(given) < 9 and int(given) < count):
        raise InputError(f"{given!r} is no claim: this act has {count}")
    return int(given)


def _shown(telling: Telling, marks: Iterable[Marked]) -> Shown:
    own = [mark for mark in marks if mark.event == telling.id]
    return Shown(
        telling=telling, sentences=tuple(pieces(span.text, own, start=span.start) for span in telling.evidence)
    )


def people_of(account: Account) -> tuple[Office, ...]:
    """Everybody whom articles name, each once: under the office that is told first."""
    people: dict[str, Office] = {}
    for telling in account.tellings:
        for person in telling.people if not telling.superseded else ():
            known = people.get(person.name)
            if known is None or not known.office and person.office:
                people[person.name] = person
    return tuple(people.values())


def disagreements(account: Account) -> tuple[Disagreement, ...]:
    """The fields about which articles disagree, with the articles on each side."""
    articles = {telling.id: telling.article for telling in account.tellings}
    return tuple(
        Disagreement(
            field=field,
            values=tuple(
                (version, tuple(dict.fromkeys(articles[each] for each in version.tellings if each in articles)))
                for version in group
            ),
        )
        for field, group in groupby(account.versions, key=lambda version: version.field)
    )
