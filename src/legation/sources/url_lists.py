"""Lists of addresses: a text with one a line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from legation.sources.document import Link
from legation.sources.page_addresses import page_address

COMMENT: Final = "#"
SCHEMES: Final = ("http://", "https://")


def links_listed(text: str, *, most: int | None = None) -> list[Link] | None:
    """The addresses of a text of which every line is one of http or https, blank, or a comment that opens with ``#``.

    Each comes once, at its first place; beyond `most` lines nothing is read. None where another line shows that this
    is no list, or there is no address.
    """
    found: dict[str, Link] = {}
    for line in islice(_lines(text), most):
        address = page_address(line) if line.lower().startswith(SCHEMES) and len(line.split()) == 1 else None
        if address is None:
            return None
        found.setdefault(address, Link(url=address))
    return list(found.values()) or None


def _lines(text: str) -> Iterator[str]:
    """The lines that tell something, one after the other: a text that is no list is left at its first."""
    begin = 0
    while begin < len(text):
        end = text.find("\n", begin) + 1 or len(text)
        line = text[begin:end].strip().lstrip("\ufeff")
        if line and not line.startswith(COMMENT):
            yield line
        begin = end
