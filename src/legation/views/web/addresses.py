"""Addresses: where each thing of a record stands on the site, for good."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import quote, unquote, urlencode

#: Characters that may stand as they are in a part of an address.
PLAIN = ""


def part(text: str) -> str:
    """Some text as one part of an address."""
    return quote(text, safe=PLAIN)


def event_path(id: str, form: str = "") -> str:
    """The page of an act, or one of its other forms: ".json", ".ics"."""
    return f"/event/{part(id)}{form}"


def article_path(id: str) -> str:
    """The page of an article."""
    return f"/article/{part(id)}"


def actor_path(*actors: str, form: str = "") -> str:
    """The page of one actor or of two together, whatever their order."""
    return "/" + "/".join(part(each) for each in sorted(actors)) + form


def named_path(kind: str, name: str, form: str = "") -> str:
    """The page of what is known by its name: a series, an agreement, a person."""
    return f"/{kind}/{part(name)}{form}"


def is_at(asked: str, path: str) -> bool:
    """Whether a page is asked for at its own address; `asked` is without the escapes of addresses."""
    return unquote(path) == asked


def escaped(asked: str) -> str:
    """An address with its escapes."""
    return quote(asked, safe="/")


def with_query(path: str, given: Mapping[str, str | Iterable[str] | None]) -> str:
    """A page with what is asked of it; what is empty is left out."""
    pairs: list[tuple[str, str]] = []
    for name, value in given.items():
        values = [value] if isinstance(value, str) else list(value or ())
        pairs += [(name, each) for each in values if each]
    return f"{path}?{urlencode(pairs)}" if pairs else path
