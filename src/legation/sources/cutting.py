"""Cutting: files of many articles into pieces of about one size, each of which can be read on another machine."""

from __future__ import annotations

from collections.abc import Iterator

from legation.errors import LegationError
from legation.sources.decoding import MARKS
from legation.sources.doors import Place, opened_as
from legation.sources.files import MARK, opened, raw_lines
from legation.sources.json_lines import is_one_value, through_first_words
from legation.sources.looks import HEAD, Form
from legation.sources.pieces import Piece
from legation.sources.streams import Stream


def pieces_of(path: str, size: int) -> list[Piece]:
    """The pieces of a file of about so many bytes; none where it is one, or cannot be cut.

    JSON lines and Parquet can, the former also where they are packed: each piece is then unpacked from the front. Lines
    are counted for that, so all of the file is read. Equal files are cut at equal places.
    """
    try:
        with opened(path) as stream:
            form, inner = opened_as(Place(name=path), stream)
            if form is Form.PARQUET:
                from legation.sources.parquet_rows import row_pieces

                pieces = row_pieces(inner, size)
            elif _is_in_lines(path, form, inner):
                pieces = list(_line_pieces(inner, size))
            else:
                pieces = []
    except LegationError:
        return []  # it is told when the file is read
    return pieces if len(pieces) > 1 else []


def _is_in_lines(path: str, form: Form, stream: Stream) -> bool:
    """Whether a file is JSON with an article a line, in an encoding whose lines can be found."""
    head = stream.peek(HEAD)
    if any(head.startswith(mark) for mark, _ in MARKS if mark != MARK):
        return False
    if form is not Form.JSON:
        return form is Form.JSON_LINES
    with opened(path) as again:
        return not is_one_value(through_first_words(raw_lines(opened_as(Place(name=path), again)[1])))


def _line_pieces(stream: Stream, size: int) -> Iterator[Piece]:
    """Pieces that end with the line after which they are large enough; the last ends with the file, or its damage."""
    start, first = 0, 1
    try:
        for number, line in enumerate(raw_lines(stream), start=1):
            begins = stream.tell() - len(line)
            if begins - start >= size:
                yield Piece(start=start, end=begins, first=first)
                start, first = begins, number
    except LegationError:
        pass  # whoever reads the last piece comes to it
    yield Piece(start=start, end=None, first=first)
