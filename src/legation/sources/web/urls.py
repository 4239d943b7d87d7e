"""URLs as users type them and pages write them, made into what can be asked, or refused.

A URL is taken apart once, by httpx2, and what is checked is what is asked: no second reading can differ.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from legation.errors import AddressRefused, NotFetched

if TYPE_CHECKING:
    import httpx2

SCHEMES: Final = ("http", "https")
TYPED: Final = re.compile(r"https?://[^\s/?#]", re.IGNORECASE)
#: RFC 9110 asks servers to take 8,000; what is longer is no page's address.
LONGEST: Final = 8_192
LAST_PORT: Final = 65_535
#: A name of the network in ASCII, or an address of IPv6; httpx2 quotes all else, and nobody resolves that.
HOST: Final = re.compile(r"[a-z0-9._-]+|[0-9a-f:.]+")
#: Who asks, where a URL tells it; it is not repeated in messages.
LOGIN: Final = re.compile(r"//[^/?#]*@")
MOST_SHOWN: Final = 300


def is_address(name: str) -> bool:
    """Whether what a user typed is an address of the web, not a file: it opens with ``http://`` or ``https://``."""
    return TYPED.match(name.strip()) is not None


def read_url(text: str, base: httpx2.URL | None = None) -> httpx2.URL:
    """The address that can be asked: its host in ASCII (IDNA), the rest quoted, without what stands after ``#``.

    With `base`, the text may be relative to it (RFC 3986, 5), as in the header of a redirect.

    Raises:
        NotFetched: it cannot be read as a URL.
        AddressRefused: it is not of the web, or holds a name or password.
    """
    import httpx2

    _check_text(text := text.strip())
    try:
        url = httpx2.URL(text) if base is None else base.join(text)
        # `host` would give names of other alphabets back as they were typed.
        host = url.raw_host.decode("ascii").rstrip(".")
        url = url.copy_with(fragment=None, host=host)
    except (httpx2.InvalidURL, ValueError) as error:
        raise NotFetched(f"this is no address of the web ({error}); check how it is written") from error
    _check_parts(url)
    return url


def _check_text(text: str) -> None:
    if len(text) > LONGEST:
        raise NotFetched(f"an address has at most {LONGEST} characters, not {len(text)}; give the page's own")
    if any(unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") for character in text):
        raise NotFetched("control characters stand in it; write the address without them")


def _check_parts(url: httpx2.URL) -> None:
    if url.scheme and url.scheme not in SCHEMES:
        raise AddressRefused(f"{url.scheme}: is no scheme of the web; give an address with http:// or https://")
    if not url.scheme or not url.host:
        raise NotFetched("this is no whole address; write it as https://host/page")
    if not HOST.fullmatch(url.raw_host.decode("ascii")):
        raise NotFetched(f"there is no host named {shown(url.host)}; check how the address is written")
    if url.userinfo:
        raise AddressRefused(
            "it holds a user name or password, which would be kept with every article; leave them out of the address"
        )
    if url.port is not None and not 0 < url.port <= LAST_PORT:
        raise NotFetched(f"there is no port {url.port}; check how the address is written")


def origin(url: httpx2.URL) -> str:
    """Scheme, host and port: what one robots.txt speaks for (RFC 9309, 2.3)."""
    return f"{url.scheme}://{url.netloc.decode('ascii')}"


def host_key(url: httpx2.URL) -> str:
    """The host that must not be asked twice at once, whatever the port."""
    return url.raw_host.decode("ascii")


def shown(text: str) -> str:
    """An address as a message may repeat it: on one line, not endless, without a password."""
    line = "".join(character if character.isprintable() else "\ufffd" for character in LOGIN.sub("//", text.strip()))
    return line if len(line) <= MOST_SHOWN else f"{line[:MOST_SHOWN]}…"
