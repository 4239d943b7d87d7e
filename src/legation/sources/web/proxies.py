"""Proxies that the machine's user has set (``HTTPS_PROXY``, ``NO_PROXY``, or the settings of the system).

Whoever sits behind one reaches the web no other way, and so does Legation. The proxy resolves names then, not we: what
addresses it lets us reach is its matter, and hosts are judged by their names alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from legation.errors import NotFetched

if TYPE_CHECKING:
    import httpx2

SCHEMES: Final = ("http", "https")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proxy:
    """Where requests are sent instead; `login` is the name and password that stand in its address."""

    url: httpx2.URL
    login: tuple[str, str] | None


def proxy_for(url: httpx2.URL) -> Proxy | None:
    """The proxy that the environment sets for an address, None where none is.

    Raises:
        NotFetched: it is set to what is no proxy of HTTP.
    """
    from urllib.request import getproxies, proxy_bypass

    import httpx2

    proxies = getproxies()
    named = proxies.get(url.scheme) or proxies.get("all")
    if not named or proxy_bypass(url.netloc.decode("ascii")):
        return None
    try:
        found = httpx2.URL(named if "://" in named else f"http://{named}")
    except httpx2.InvalidURL as error:
        raise NotFetched(f"the proxy of the environment is no address ({error}); correct HTTPS_PROXY") from error
    if found.scheme not in SCHEMES or not found.host:
        raise NotFetched("the proxy of the environment is none of HTTP; set HTTPS_PROXY to http://host:port")
    return Proxy(url=found, login=(found.username, found.password) if found.userinfo else None)
