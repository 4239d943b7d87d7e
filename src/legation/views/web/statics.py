"""Static files: read once when the site starts, under names that change with their contents, so that none grows old."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Final

from legation.errors import InputError

FOLDER: Final = resources.files("legation.views.web") / "static"
TYPES: Final = MappingProxyType(
    {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}
)
#: Letters of a file's hash in its name.
LETTERS: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Static:
    """A file that pages load."""

    address: str
    type: str
    content: bytes


@cache
def statics() -> Mapping[str, Static]:
    """Every static file by the name under which templates ask for it."""
    found = {}
    for file in sorted(FOLDER.iterdir(), key=lambda each: each.name):
        stem, dot, ending = file.name.rpartition(".")
        if dot and ending in TYPES:
            content = file.read_bytes()
            digest = hashlib.sha256(content).hexdigest()[:LETTERS]
            address = f"/static/{stem}.{digest}.{ending}"
            found[file.name] = Static(address=address, type=TYPES[ending], content=content)
    return MappingProxyType(found)


@cache
def by_address() -> Mapping[str, Static]:
    """Every static file by its address: what is asked for is looked up here, and never on the disk."""
    return MappingProxyType({each.address: each for each in statics().values()})


def address_of(name: str) -> str:
    """The address of a static file.

    Raises:
        InputError: there is none of that name.
    """
    if name not in statics():
        raise InputError(f"{name}: no static file of the site")
    return statics()[name].address
