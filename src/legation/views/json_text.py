"""JSON on one line, whatever reads it: no character in it ends a line but the last."""

from __future__ import annotations

from typing import Final

import msgspec

#: What ends a line for some programs (line and paragraph separators, NEL), in UTF-8, and as JSON writes it.
LINE_ENDS: Final = ((b"\xe2\x80\xa8", b"\\u2028"), (b"\xe2\x80\xa9", b"\\u2029"), (b"\xc2\x85", b"\\u0085"))


def json_of(value: object) -> bytes:
    """A value as JSON."""
    return on_one_line(msgspec.json.encode(value))


def on_one_line(text: bytes) -> bytes:
    """JSON without the characters that end a line for some: they can stand in its strings only."""
    for mark, escaped in LINE_ENDS:
        text = text.replace(mark, escaped)
    return text
