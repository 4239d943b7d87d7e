"""Pieces: a part of a file that is read alone, as if the rest of it were not there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from legation.sources.files import lines, raw_lines
from legation.sources.streams import Stream


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Of JSON lines the bytes from `start` to `end`, once unpacked; of Parquet so many rows. Without an end, all to it.

    `first` is the number of its first line or row, by which documents are named.
    """

    start: int
    end: int | None
    first: int


def lines_of_piece(stream: Stream, piece: Piece) -> Iterator[bytes]:
    """The lines that begin in a piece.

    Raises:
        InputError: what lies before or in it is damaged.
    """
    stream.skip(piece.start)
    for line in raw_lines(stream) if piece.start else lines(stream):
        # A line that was too long to be taken whole is passed over to its end only now.
        if piece.end is not None and stream.tell() - len(line) >= piece.end:
            return
        yield line
        if piece.end is not None and stream.tell() >= piece.end:
            return
