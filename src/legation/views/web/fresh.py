"""Fresh: a page that a browser or a reader of feeds has already, and that has not changed, is not made again.

Every page is a function of its address, of the record and of the code: the state of the record and this run of the code
are its entity tag (RFC 9110, 8.8.3 and 13.1.2).
"""

from __future__ import annotations

import hashlib
import secrets
from pathlib import Path
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from legation.views.web.memory import state_of

#: What is no function of these: a page with a word of its own, and files whose names change with them.
LEFT_OUT: Final = ("/judge", "/static/")


class Fresh:
    """Stands before the pages: answers "not modified" where that is so, and gives every page its tag."""

    def __init__(self, app: ASGIApp, record: Path) -> None:
        self.app = app
        self.record = record
        self.run = secrets.token_hex(8)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD") or scope["path"].startswith(LEFT_OUT):
            await self.app(scope, receive, send)
            return
        tag = self._tag(scope)
        known = Headers(scope=scope).get("if-none-match", "")
        if tag in [each.strip() for each in known.split(",")]:
            await Response(status_code=304, headers={"etag": tag})(scope, receive, send)
            return
        await self.app(scope, receive, _tagging(send, tag))

    def _tag(self, scope: Scope) -> str:
        """The tag, weak: an answer of the same meaning may be written otherwise."""
        host = Headers(scope=scope).get("host", "")  # feeds and citations tell their own address
        known = f"{self.run}\n{state_of(self.record)}\n{scope['scheme']}\n{host}"
        return f'W/"{hashlib.sha256(known.encode()).hexdigest()[:24]}"'


def _tagging(send: Send, tag: str) -> Send:
    """Puts the tag on a page that is there."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == 200:
            MutableHeaders(scope=message).setdefault("etag", tag)
        await send(message)

    return sending
