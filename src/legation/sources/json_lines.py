"""Documents in JSON: an object a line, or one object or list over many lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

from legation.errors import EmptyArticle, InputError, LegationError, Unsafe
from legation.sources.decoding import decode_line
from legation.sources.document import BadDocument, Document, document_of, holds_article
from legation.sources.files import LARGEST_FILE, joined, within_limit

#: Objects and lists in one value; each takes ten to thirty times the memory of its two signs.
MOST_OBJECTS: Final = 2_000_000


def json_lines(name: str, lines: Iterable[bytes], first: int = 1) -> Iterator[Document | BadDocument]:
    """A document for each line that is not blank, named by its number; a bad one does not stop the others."""
    for number, line in enumerate(lines, start=first):
        if line.strip():
            yield _document(f"{name}:{number}", line)


def json_documents(name: str, lines: Iterable[bytes]) -> Iterator[Document | BadDocument]:
    """Lines of JSON, or one value that is written over several lines, as its first words show.

    Raises:
        LegationError: it is one value, and that is broken or too large.
    """
    stream = iter(lines)
    head = through_first_words(stream)
    rest = chain(head, stream)
    if is_one_value(head):
        yield from _whole(name, joined(rest))
    else:
        yield from json_lines(name, rest)


def is_one_value(head: Sequence[bytes]) -> bool:
    """Whether JSON is one value over several lines, by the lines up to its first words."""
    opening = head[-1].strip() if head else b""
    return opening == b"{" or opening.startswith(b"[")


def through_first_words(lines: Iterator[bytes]) -> list[bytes]:
    """The lines up to the first that is not blank, or as much as an article can have; the others stay."""
    head: list[bytes] = []
    size = 0
    for line in lines:
        head.append(line)
        size += len(line)
        if line.strip() or size > LARGEST_FILE:
            break
    return head


def _document(name: str, line: bytes) -> Document | BadDocument:
    try:
        return document_of(name, _value(within_limit(line)))
    except LegationError as error:
        return BadDocument(name=name, error=error)


def _whole(name: str, data: bytes) -> Iterator[Document | BadDocument]:
    """The documents of one object, or of a list of them by their place in it."""
    value = _value(data)
    if not isinstance(value, list):
        yield document_of(name, value)
        return
    # A list of something else is one mistake, not a thousand.
    if not any(map(holds_article, value)):
        raise EmptyArticle("no object in this list has 'text' or 'html'")
    for place, each in enumerate(value, start=1):
        yield document_of(f"{name}:{place}", each)


def _value(data: bytes) -> object:
    """What JSON means; control characters within strings are let pass.

    Raises:
        InputError: it is no JSON, or nested more deeply than anything sensible.
        Unsafe: it holds more objects than any article, or list of them.
    """
    if data.count(b"{") + data.count(b"[") > MOST_OBJECTS:
        raise Unsafe(f"this JSON holds more than {MOST_OBJECTS:,} objects and lists; give one article a line")
    try:
        value: object = json.loads(decode_line(data), strict=False)
    except ValueError as error:
        raise InputError(f"this is no JSON ({error})") from error
    except RecursionError as error:
        raise InputError("this JSON is nested too deeply") from error
    return value
