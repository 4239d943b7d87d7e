"""Documents in Parquet: a row each, in columns that are called as the keys of JSON lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, Final

from legation.errors import ArticleTooLong, InputError, LegationError
from legation.sources.document import WORDS, BadDocument, Document, document_of
from legation.sources.files import LARGEST_FILE
from legation.sources.pieces import Piece
from legation.sources.streams import Stream

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

#: Columns that are read; all others are passed over.
COLUMNS: Final = (*WORDS, "date", "version")
#: Rows that are taken at once.
ROWS: Final = 64
#: Bytes of a file that are taken at once.
CHUNK: Final = 1 << 20
#: In the metadata of tables that Legation itself has written as readings of articles.
OURS: Final = b"legation"


def parquet_documents(name: str, stream: Stream, piece: Piece | None = None) -> Iterator[Document | BadDocument]:
    """A document for each row, named by its number; a bad one does not stop the others.

    Raises:
        InputError: it is no Parquet, is damaged, has no column for the text, or pyarrow is not installed.
    """
    file = _opened(stream)
    columns = _columns(file)
    first, last = (piece.start, piece.end) if piece else (0, None)
    for number, row in _rows(file, list(columns), first, last):
        place = f"{name}:{number}"
        told = {columns[column]: value for column, value in row.items()}
        yield told_document(place, told)


def told_document(name: str, told: Mapping[str, object]) -> Document | BadDocument:
    """The document of a row."""
    try:
        return document_of(name, {key: _value(value) for key, value in told.items()})
    except LegationError as error:
        return BadDocument(name=name, error=error)


def row_pieces(stream: Stream, size: int) -> list[Piece]:
    """Pieces of rows that hold about so many bytes, as the file itself says how large it is unpacked.

    Raises:
        InputError: it cannot be opened.
    """
    told = _opened(stream).metadata
    rows = told.num_rows
    total = sum(told.row_group(number).total_byte_size for number in range(told.num_row_groups))
    step = max(1, size * rows // max(1, total))
    return [Piece(start=start, end=min(start + step, rows), first=start + 1) for start in range(0, rows, step)]


def _opened(stream: Stream) -> ParquetFile:
    try:
        from pyarrow import ArrowException, parquet
    except ImportError as error:
        raise InputError("pyarrow is not installed; `pip install 'legation[parquet]'` brings it along") from error
    if stream.file is None:
        raise InputError("this is Parquet within something else; unpack it, and give the file itself")
    stream.file.seek(0)
    try:
        # Words that stand in many rows are kept once: what is small packed stays so.
        read = [name for name in _names(parquet.read_schema(stream.file)) if name.lower() in WORDS]
        return parquet.ParquetFile(stream.file, read_dictionary=read, buffer_size=CHUNK, pre_buffer=False)
    except (ArrowException, OSError, ValueError) as error:
        raise InputError(f"this is no Parquet that can be read ({_said(error)})") from error


def _names(schema: Any) -> list[str]:
    names: list[str] = schema.names
    return names


def _columns(file: ParquetFile) -> dict[str, str]:
    """The columns that are read, with the keys that they stand for.

    Raises:
        InputError: none is for the text, or the table is one of our own, which is no article.
    """
    if OURS in (file.schema_arrow.metadata or {}):
        raise InputError("this table is of the output of `legation batch`: give `legation add` the whole folder")
    found: dict[str, str] = {}
    for name in _names(file.schema_arrow):
        key = name.strip().lower()
        if key in COLUMNS and key not in found.values():
            found[name] = key
    if not {"text", "html"} & set(found.values()):
        told = ", ".join(_names(file.schema_arrow)[:20]) or "nothing"
        raise InputError(f"it has no column 'text' or 'html', but {told}")
    return found


def _rows(file: ParquetFile, columns: list[str], first: int, last: int | None) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows from one to before another, each with its number from 1; groups of rows before are not read."""
    from pyarrow import ArrowException

    begins = 0
    try:
        for group in range(file.metadata.num_row_groups):
            ends = begins + file.metadata.row_group(group).num_rows
            if ends > first and (last is None or begins < last):
                yield from _rows_of(file, group, columns, begins, first, ends if last is None else last)
            begins = ends
    except (ArrowException, OSError, ValueError) as error:
        raise InputError(f"this Parquet is damaged ({_said(error)})") from error


def _rows_of(
    file: ParquetFile, group: int, columns: list[str], begins: int, first: int, last: int
) -> Iterator[tuple[int, dict[str, Any]]]:
    for batch in file.iter_batches(ROWS, row_groups=[group], columns=columns, use_threads=False):
        for place in range(max(0, first - begins), min(batch.num_rows, last - begins)):
            yield begins + place + 1, {name: batch.column(name)[place].as_py() for name in columns}
        begins += batch.num_rows
        if begins >= last:
            return


def _value(value: object) -> object:
    """A value as JSON has it: of a moment or day its words, of bytes the text.

    Raises:
        ArticleTooLong: it is longer than any article.
        InputError: it is bytes, and no text.
    """
    if isinstance(value, str | bytes) and len(value) > LARGEST_FILE:
        raise ArticleTooLong(f"more than {LARGEST_FILE // 1_000_000} MB in one field")
    if isinstance(value, bytes):
        try:
            return value.decode()
        except UnicodeDecodeError as error:
            raise InputError(f"a field holds bytes that are no text ({error.reason})") from error
    if isinstance(value, datetime):
        plain = value.tzinfo is None and value.time() == time()
        return value.date().isoformat() if plain else value.isoformat()
    if isinstance(value, float) and value.is_integer():  # a column of whole numbers of which some are missing
        return int(value)
    return value.isoformat() if isinstance(value, date) else value


def _said(error: Exception) -> str:
    """The first line of what a library says."""
    return str(error).strip().partition("\n")[0][:200]
