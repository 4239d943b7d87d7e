"""Documents in a table: CSV with a header of the keys that JSON lines have."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence

from legation.errors import InputError
from legation.sources.decoding import decode_line
from legation.sources.document import BadDocument, Document, document_of
from legation.sources.files import LARGEST_FILE


def table_documents(name: str, lines: Iterable[bytes]) -> Iterator[Document | BadDocument]:
    """A document for each row, named by the line it begins on; a bad one does not stop the others.

    Raises:
        InputError: the header has no column for the text.
    """
    # The limit that Python sets by default is shorter than a long article.
    csv.field_size_limit(max(csv.field_size_limit(), LARGEST_FILE))
    rows = _rows(lines)
    _, header = next(rows, (1, []))
    columns = _columns(header)
    for number, cells in rows:
        place = f"{name}:{number}"
        if isinstance(cells, InputError):
            yield BadDocument(name=place, error=cells)
        elif cells:
            yield document_of(place, dict(zip(columns, cells, strict=False)))


def _rows(lines: Iterable[bytes]) -> Iterator[tuple[int, list[str] | InputError]]:
    """Rows with the number of the line that each begins on; a broken one as what is wrong with it."""
    reader = csv.reader(map(decode_line, lines))
    while True:
        begins = reader.line_num + 1
        try:
            yield begins, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield begins, InputError(f"this is no row of a table ({error})")


def _columns(header: Sequence[str] | InputError) -> list[str]:
    if isinstance(header, InputError):
        raise header
    columns = [cell.strip().lower() for cell in header]
    if not {"text", "html"} & set(columns):
        raise InputError(f"the header has no column 'text' or 'html', but {', '.join(columns) or 'nothing'}")
    return columns
