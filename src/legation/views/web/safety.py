"""Safety: who may ask, by which name, what a page may load; every answer carries it, errors too.

Host headers are checked against DNS rebinding; the policy is Content Security Policy level 3 (W3C), without any inline
script or style.
"""

from __future__ import annotations

import hashlib
import hmac
from http.cookies import CookieError, SimpleCookie
from typing import Final
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from legation.views.web.door import Door

POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self';"
    " base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Final = (
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),  # without any, browsers would not say that our own form comes from us
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
)
#: Longer addresses are nobody's; the name of the cookie in which a browser keeps what lets it in.
LONGEST: Final = 4000
COOKIE: Final = "legation"


class Guard:
    """Stands before the site: lets in who may come in, and puts what is safe on every answer."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self.app = app
        self.door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        await (refusal or self.app)(scope, receive, _safe(send))

    def _refusal(self, scope: Scope) -> Response | None:
        """Why a request gets no page; None where it does."""
        headers = Headers(scope=scope)
        if not self.door.knows(headers.get("host", "")):
            return PlainTextResponse("This site is not called by that name; start it with --name NAME.", 421)
        if len(scope["path"]) + len(scope["query_string"]) > LONGEST:
            return PlainTextResponse("The address is too long.", 414)
        return _without_token(scope, headers, self.door.token) if self.door.token else None


def _without_token(scope: Scope, headers: Headers, token: str) -> Response | None:
    """What is answered to somebody who has not shown the token; None to who has."""
    asked = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    shown = next((value for name, value in asked if name == "token"), None)
    if shown is not None and _same(shown, token):
        rest = urlencode([pair for pair in asked if pair[0] != "token"])
        answer = RedirectResponse("/" + scope["path"].lstrip("/") + (f"?{rest}" if rest else ""), 303)
        answer.set_cookie(COOKIE, _kept(token), httponly=True, samesite="lax", path="/")
        return answer
    bearer = headers.get("authorization", "").removeprefix("Bearer ")
    if _same(bearer, token) or _same(_cookie(headers), _kept(token)):
        return None
    return PlainTextResponse("This site wants its token: open it with ?token=… once.", 401)


def _cookie(headers: Headers) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""


def _kept(token: str) -> str:
    """What a browser keeps in place of the token."""
    return hashlib.sha256(f"legation {token}".encode()).hexdigest()


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())


def _safe(send: Send) -> Send:
    """Puts the headers on every answer."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS:
                headers[name] = value
            headers.setdefault("cache-control", "no-cache")
        await send(message)

    return sending
