"""What is asked of the web, and what came of it."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Final

UNCHANGED: Final = 304
MEDIA_TYPE: Final = re.compile(r"\s*([\w.+-]+/[\w.+-]+)\s*(?:;|$)", re.ASCII)
CHARSET: Final = re.compile(r"""charset\s*=\s*["']?([\w.:+-]+)""", re.IGNORECASE | re.ASCII)
MAX_AGE: Final = re.compile(r"""(?:^|,)\s*max-age\s*=\s*"?([0-9]{1,10})""", re.IGNORECASE)
#: What a server told of a version and can be told back to it, on one line of ASCII.
SENDABLE: Final = re.compile(r"[\x20-\x7e]{1,1000}")
#: No server is left alone for longer than a day, whatever it asks.
LONGEST_WAIT: Final = 86_400


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """An address to ask, and what it told of its version when it was last asked (RFC 9110, 8.8)."""

    url: str
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an address gave; `url` is where it was in the end, after redirects.

    `charset` is as the server names it, which may be wrong. `etag` and `last_modified` are for the next `Request`.
    `moved_for_good` is where permanent redirects (301, 308) lead, which is to be asked from now on. `kept_for` is how
    many seconds the server lets the answer be kept (``Cache-Control: max-age``): asking sooner gives nothing new.
    """

    url: str
    status: int
    body: bytes
    media_type: str | None = None
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    moved_for_good: str | None = None
    kept_for: int | None = None

    @property
    def unchanged(self) -> bool:
        """Whether there is nothing new since what `Request` told; `body` is empty then."""
        return self.status == UNCHANGED


def conditions(request: Request) -> dict[str, str]:
    """The headers by which a server sends only what is new; a validator that cannot be sent is left out."""
    told = {"If-None-Match": request.etag, "If-Modified-Since": request.last_modified}
    return {name: value for name, value in told.items() if value and SENDABLE.fullmatch(value)}


def media_type(headers: Mapping[str, str]) -> str | None:
    """What the body is said to be (RFC 9110, 8.3.1), in small letters."""
    found = MEDIA_TYPE.match(headers.get("content-type", ""))
    return found[1].lower() if found else None


def charset(headers: Mapping[str, str]) -> str | None:
    """What the body is said to be encoded in, in small letters."""
    found = CHARSET.search(headers.get("content-type", ""))
    return found[1].lower() if found else None


def validator(headers: Mapping[str, str], name: str) -> str | None:
    """A header that names the version, None where it could not be sent back."""
    value = headers.get(name, "").strip()
    return value if SENDABLE.fullmatch(value) else None


def kept_for(headers: Mapping[str, str]) -> int | None:
    """The seconds that an answer may be kept (RFC 9111, 5.2.2.1)."""
    found = MAX_AGE.search(headers.get("cache-control", ""))
    return int(found[1]) if found else None


def retry_after(headers: Mapping[str, str]) -> int | None:
    """The seconds to leave a server alone that asks for it, as a number or a time (RFC 9110, 10.2.3); a day at most."""
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return min(int(value[:10]), LONGEST_WAIT)
    until = _moment(value)
    if until is None:
        return None
    # By the clock of the server, where it tells it: ours may be wrong.
    now = _moment(headers.get("date", ""))
    return int(min(max(until - (time.time() if now is None else now), 0), LONGEST_WAIT))


def _moment(value: str) -> float | None:
    """A time of HTTP, in seconds; None where it is none."""
    try:
        return parsedate_to_datetime(value).timestamp()
    except (ValueError, OverflowError, TypeError):
        return None
