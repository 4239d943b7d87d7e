"""Addresses of the web, compared as people would: without what does not change where they lead."""

from __future__ import annotations

from urllib.parse import urlsplit


def address_of(url: str) -> str:
    """What names the page: host and path with its query; no scheme, no ``www.``, no fragment, no slash at the end."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url.strip()
    query = f"?{parts.query}" if parts.query else ""
    return f"{_plain(parts.netloc)}{parts.path.rstrip('/')}{query}"


def host_of(url: str | None) -> str:
    """The host, without ``www.`` and port; empty where there is none."""
    try:
        return _plain(urlsplit(url.strip()).hostname or "") if url else ""
    except ValueError:
        return ""


def same_host(first: str, second: str) -> bool:
    """Whether two hosts are one, or one a part of the other (``edition.cnn.com``, ``cnn.com``); empty ones are none."""
    short, long = sorted((first, second), key=len)
    return bool(short) and (long == short or long.endswith(f".{short}"))


def _plain(host: str) -> str:
    return host.lower().removeprefix("www.")
