"""What a page tells of its article in JSON-LD (schema.org), which may be broken, huge, or about something else."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from legation.knowledge.word_lists import words

#: Characters of a script, and objects of all of them, that are looked at: an article's own data are short.
LONGEST: Final = 500_000
MOST: Final = 2_000
#: The day in a script that is no JSON, as where a quotation mark stands in a headline.
BROKEN: Final = re.compile(r'"datePublished"\s*:\s*"([^"\\]{4,60})"')
Node = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What an object of JSON-LD says of an article; None where it does not."""

    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    author: str | None = None


def told_in(scripts: Iterable[str]) -> Told:
    """What the scripts of a page tell of its article: the first object that is one, else the first of the page."""
    texts = [text for text in scripts if len(text) <= LONGEST]
    nodes = [node for text in texts for node in _nodes(text)][:MOST]
    chosen = next((node for key in ("articles", "pages") for node in nodes if _is(node, key)), None)
    if chosen is None or not _words(chosen, "datePublished"):
        broken = next((found[1] for text in texts if (found := BROKEN.search(text))), None)
        return _told(chosen or {}, None if nodes else broken)
    return _told(chosen, None)


def _told(node: Node, published: str | None) -> Told:
    return Told(
        title=_words(node, "headline"),
        published=_words(node, "datePublished") or published,
        outlet=_names(node.get("publisher")) or _names(node.get("sourceOrganization")),
        author=_names(node.get("author")) or _names(node.get("creator")),
    )


def _nodes(text: str) -> Iterator[Node]:
    """The objects of a script, the outer ones first."""
    try:
        waiting = deque([json.loads(text.strip().removeprefix("<!--").removesuffix("-->"), strict=False)])
    except (ValueError, RecursionError):
        return
    for _ in range(MOST):
        if not waiting:
            return
        each = waiting.popleft()
        if isinstance(each, dict):
            yield each
        inner = each.values() if isinstance(each, dict) else each if isinstance(each, list) else ()
        waiting.extend([one for one in inner if isinstance(one, dict | list)][:MOST])


def _is(node: Node, key: str) -> bool:
    """Whether an object is of a type of a list."""
    types = node.get("@type")
    told = types if isinstance(types, list) else [types]
    return any(
        isinstance(each, str) and each.rpartition("/")[2].casefold() in words("pages", "meta", key) for each in told
    )


def _words(node: Node, key: str) -> str | None:
    """The words under a key; of several, the first."""
    value = node.get(key)
    value = value[0] if isinstance(value, list) and value else value
    return value.strip() or None if isinstance(value, str) else None


def _names(value: object) -> str | None:
    """The names of persons or organisations, however they are told."""
    several = value if isinstance(value, list) else [value]
    names = [_words(each, "name") if isinstance(each, dict) else each for each in several[:10]]
    return ", ".join(dict.fromkeys(name.strip() for name in names if isinstance(name, str) and name.strip())) or None
