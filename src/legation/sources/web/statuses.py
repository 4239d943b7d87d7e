"""What a server's status means for whoever wanted the page (RFC 9110, 15)."""

from __future__ import annotations

from typing import Final

#: Too many requests (RFC 6585, 4), and no service for now: these tell how long to wait.
TOO_MANY: Final = 429
UNAVAILABLE: Final = 503
#: How long a host is left alone that was asked too often and does not say for how long, in seconds.
PAUSE: Final = 60
PARTIAL: Final = 206

MEANINGS: Final = {
    401: "it wants a password; only pages that are open to everyone are read",
    402: "it wants to be paid; only pages that are open to everyone are read",
    403: "its server does not let us read it; open it in a browser and save it as a file",
    404: "there is no such page; check the address",
    410: "the page is gone for good; leave it out",
    429: "its server was asked too often; ask again later",
    451: "the page is closed for legal reasons; leave it out",
    503: "its server has no time; ask again later",
}


def is_success(status: int) -> bool:
    """Whether a body came that is the page; a part of one is not."""
    return 200 <= status < 300 and status != PARTIAL


def meaning(status: int) -> str:
    """Why there is no page, and what to do."""
    if told := MEANINGS.get(status):
        return f"{told} (status {status})"
    if 400 <= status < 500:
        return f"its server refuses the request (status {status}); check the address"
    if status >= 500:
        return f"its server fails (status {status}); try again later"
    return f"its server gives no page (status {status}); check the address"
