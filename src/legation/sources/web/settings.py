"""How much a server may cost us, and how much we cost it."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, metadata
from typing import Final

#: The name under which robots.txt may speak of us (RFC 9309, product token).
TOKEN: Final = "Legation"


def agent() -> str:
    """What we call ourselves: name, version and, where the package names one, the page that tells more of us."""
    try:
        told = metadata("legation")
    except PackageNotFoundError:  # sources that were never installed
        return f"{TOKEN} (news reading)"
    pages = dict(line.split(", ", 1) for line in told.get_all("Project-URL") or () if ", " in line)
    page = next((url for name, url in pages.items() if name.lower() in ("homepage", "repository", "source")), None)
    return f"{TOKEN}/{told['Version']} ({f'+{page}; ' if page else ''}news reading)"


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchSettings:
    """Limits of fetching.

    `timeout` is the longest silence in seconds: while connecting, and between any two pieces of an answer. `deadline`
    is the time in seconds for all of one request, redirects included; neither its turn at a host nor robots.txt count.
    `largest` is in bytes, before and after unpacking. `redirects` is how many are followed. `delay` is in seconds,
    between the end of one request to a host and the start of the next. `allow_private` opens the networks that are not
    the public one.
    """

    allow_private: bool = False
    timeout: float = 20.0
    deadline: float = 60.0
    largest: int = 20_000_000
    redirects: int = 5
    delay: float = 1.0
    agent: str = field(default_factory=agent)
