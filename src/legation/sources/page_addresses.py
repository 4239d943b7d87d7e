"""Addresses of pages as sources write them."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urljoin, urlsplit

from legation.knowledge.word_lists import words

#: Characters; servers refuse longer ones.
LONGEST: Final = 4_000
#: What no address holds unescaped, and what breaks lines: it is dropped, as browsers do.
BREAKS: Final = re.compile(r"[\x00-\x1f\x7f]")


def page_address(written: str | None, base: str | None = None) -> str | None:
    """The address of a page of the web, whole and without what only tells where a reader came from.

    `base` is the address that it is relative to. None where it is no address of http or https.
    """
    if not written or len(written) > LONGEST:
        return None
    try:
        address = urljoin(base or "", BREAKS.sub("", written).strip().replace(" ", "%20"))
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return None
        return parts._replace(query=telling_query(parts.query)).geturl()
    except ValueError:
        return None


def host_of(address: str | None) -> str:
    """The host of an address, without ``www.`` and port; empty where there is none."""
    try:
        return (urlsplit((address or "").strip()).hostname or "").lower().removeprefix("www.")
    except ValueError:
        return ""


def same_host(first: str, second: str) -> bool:
    """Whether two hosts are one, or one a part of the other (``edition.cnn.com``, ``cnn.com``); empty ones are none."""
    short, long = sorted((first, second), key=len)
    return bool(short) and (long == short or long.endswith(f".{short}"))


def may_speak_for(address: str | None, page: str | None) -> bool:
    """Whether what lies at an address is of the host of a page, or of one above or below it; or lies nowhere known."""
    here, there = host_of(address), host_of(page)
    return not (here and there) or same_host(here, there)


def telling_query(query: str) -> str:
    """The parts of a query that tell what is read, in their order, without those that tell where a reader came from."""
    return "&".join(part for part in query.split("&") if not _tracks(part.partition("=")[0].lower()))


def _tracks(name: str) -> bool:
    beginnings = words("feeds", "tracking", "beginnings")
    return name in words("feeds", "tracking", "names") or any(name.startswith(each) for each in beginnings)
