"""Judging: doubtful pairs of acts, one after the other; only where the site was started with `--edit`.

A form is taken only from our own page: it carries a word that is made of a secret of this run and of a cookie that no
other site can read or set, and the browser must not say that it comes from elsewhere (Fetch Metadata, W3C).
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import Final
from urllib.parse import parse_qs, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response

from legation.record.judging import Verdict
from legation.record.record import Record
from legation.views.web.addresses import with_query
from legation.views.web.rendering import page
from legation.views.web.site import Site, asked, site_of

COOKIE: Final = "legation_judge"
#: Bytes and fields of a form at most.
LONGEST: Final = 10_000
MOST_FIELDS: Final = 20
#: Judgements that are listed.
LATEST: Final = 20


def judge(request: Request) -> Response:
    """The pair that is most likely one act, of those behind one that was passed over, with what each is told by."""
    after = request.query_params.get("after")
    with asked(request) as record:
        doubt = next(record.doubts(after=after), None)
        made = list(reversed(record.judgements()))[:LATEST]
    key = request.cookies.get(COOKIE) or secrets.token_urlsafe(24)
    answer = page(
        request,
        "judge.html",
        doubt=doubt,
        after=after,
        judgements=made,
        word=form_word(site_of(request), key),
    )
    answer.set_cookie(COOKIE, key, httponly=True, samesite="strict", path="/judge")
    return answer


async def judged(request: Request) -> Response:
    """Keep a judgement, or take one back, and go on."""
    given = await _form(request)
    if not _is_ours(request, given.get("word", "")):
        raise HTTPException(403, "This form does not come from our own page: load it anew, and try again.")
    await run_in_threadpool(_decide, site_of(request), given)
    return RedirectResponse(with_query("/judge", {"after": given.get("after")}), 303)


def form_word(site: Site, key: str) -> str:
    """The word by which a form is known to be ours."""
    return hmac.new(site.secret, key.encode(), hashlib.sha256).hexdigest()


def _decide(site: Site, given: dict[str, str]) -> None:
    by = given.get("by", "").strip() or "site"
    with Record(site.record) as record:
        if given.get("undo"):
            record.undo(_number(given["undo"]))
            return
        verdict = given.get("verdict", "")
        if verdict not in [each.value for each in Verdict]:
            raise HTTPException(400, "Judge the two to be the same, or different.")
        names = (given.get("event", ""), given.get("other", ""))
        record.judge(*names, Verdict(verdict), by=by[:100], reason=given.get("reason", "")[:1000])


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 16):
        raise HTTPException(400, "That is no number of a judgement.")
    return int(text)


def _is_ours(request: Request, word: str) -> bool:
    """Whether a form was sent by our own page."""
    if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return False
    origin = request.headers.get("origin")
    if origin is not None and _host(origin) != request.headers.get("host"):
        return False
    key = request.cookies.get(COOKIE, "")
    return bool(key) and hmac.compare_digest(word.encode(), form_word(site_of(request), key).encode())


def _host(origin: str) -> str | None:
    try:
        return urlsplit(origin).netloc
    except ValueError:  # half a pair of brackets, as of an address of IPv6
        return None


async def _form(request: Request) -> dict[str, str]:
    """The fields of a form, as browsers send them without files."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/x-www-form-urlencoded":
        raise HTTPException(415, "Send the form of the page.")
    body = b""
    try:
        async for part in request.stream():
            body += part
            if len(body) > LONGEST:
                raise HTTPException(413, "The form is too long.")
    except ClientDisconnect as error:
        raise HTTPException(400, "The form did not come whole.") from error
    try:
        found = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise HTTPException(400, "The form has too many fields.") from error
    return {name: values[0] for name, values in found.items()}
