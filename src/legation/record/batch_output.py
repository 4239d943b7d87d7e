"""The output of `legation batch`: a folder of tables in which articles lie with what was read in them.

It is made of parts. A part counts once its mark lies in `done`, which is written last; what else lies in the tables was
left by a run that was ended. `manifest.json` says who has read, and how many parts there are.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

from legation import errors
from legation.articles.dateline import dateline_of
from legation.errors import InputError, LegationError, NotEnglish, ReaderFault
from legation.model import Article, DateBasis, Interval, Reading
from legation.record.adding import ReadBefore
from legation.record.outcomes import Outcome
from legation.sources.document import BadDocument, Document

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

#: The folder of what is no table; programs that read folders of Parquet pass over names like this.
FOLDER: Final = "_legation"
MANIFEST: Final = "manifest.json"
DONE: Final = "done"
#: The form of the output: another is refused.
FORM: Final = 1
#: What came of a document, where it was read or could not be.
READ: Final = "read"
FAILED: Final = "failed"
#: Rows that are taken at once.
ROWS: Final = 64
Row = dict[str, Any]


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What an output is: the label of its reader, how pages were looked at, and of what input in how many parts.

    `plan` is a hash of the input and of how it was parted.
    """

    form: int
    reader: str
    first_look: str
    plan: str
    parts: int


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """What a part holds: its documents by what came of them, and the texts in other languages by language."""

    part: int
    read: int
    passed_over: int
    other_language: int
    failed: int
    words: int
    languages: dict[str, int]

    @property
    def documents(self) -> int:
        """How many documents were looked at."""
        return self.read + self.passed_over + self.other_language + self.failed


def is_output(name: str) -> bool:
    """Whether a folder is the output of a batch, whole or not."""
    try:
        return Path(name, FOLDER, MANIFEST).is_file()
    except (OSError, ValueError):
        return False


def part_name(part: int) -> str:
    """What the files of a part are called, without ending."""
    return f"part-{part:05}"


class BatchOutput:
    """An output that is read.

    Raises:
        InputError: it is none, or of another form.
    """

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)
        self.manifest = manifest_of(self.folder)

    def done(self) -> dict[int, Done]:
        """The parts that are whole, in their order, with what they hold.

        Raises:
            InputError: a mark is damaged.
        """
        marks = (_mark(path) for path in marks_of(self.folder))
        found = {each.part: each for each in marks if 0 <= each.part < self.manifest.parts}
        return dict(sorted(found.items()))

    def documents(self) -> Iterator[ReadBefore]:
        """All documents of the parts that are whole, in the order of the input; those that are not are told."""
        first = 0
        for number in self.done():
            yield from self._missing(first, number)
            yield from self._whole(number)
            first = number + 1
        yield from self._missing(first, self.manifest.parts)

    def _missing(self, first: int, before: int) -> Iterator[ReadBefore]:
        if first < before:
            parts = f"part {first + 1}" if first + 1 == before else f"parts {first + 1} to {before}"
            yield self._told(parts, f"not read to the end; run the same `legation batch` again{THEN}")

    def _whole(self, number: int) -> Iterator[ReadBefore]:
        try:
            yield from self._part(number)
        except (LegationError, OSError, ValueError, TypeError, KeyError) as error:
            mark = done_path(self.folder, number)
            yield self._told(
                f"part {number + 1}", f"damaged ({error}); remove {mark}, run `legation batch` again{THEN}"
            )

    def _told(self, parts: str, why: str) -> ReadBefore:
        """What cannot be added: it stands in no ledger, so that it is looked at again."""
        name = f"{self.folder}, {parts} of {self.manifest.parts:,}"
        error = InputError(f"{name}: {why}")
        return ReadBefore(origin="", document=BadDocument(name=name, error=error), article=None, result=error)

    def _part(self, number: int) -> Iterator[ReadBefore]:
        articles, readings = (rows_of(self.path(table, number)) for table in ("articles", "readings"))
        for row in rows_of(self.path("documents", number)):
            if row["outcome"] == READ:
                yield _read(row, _same(row, next(articles, {})), _same(row, next(readings, {})))
            else:
                yield _unread(row)

    def path(self, table: str, number: int) -> Path:
        """The file of a part of a table."""
        return self.folder / table / f"{part_name(number)}.parquet"


THEN: Final = ", then add it again: what is there is known"


def manifest_of(folder: Path) -> Manifest:
    """The manifest of an output.

    Raises:
        InputError: there is none that can be read, or it is of another form.
    """
    found: Manifest = _decoded(folder / FOLDER / MANIFEST, Manifest)
    if found.form != FORM:
        raise InputError(f"{folder}: made by another Legation (form {found.form}, this one knows {FORM})")
    return found


def done_path(folder: Path, number: int) -> Path:
    """The mark of a part that is whole."""
    return folder / FOLDER / DONE / f"{part_name(number)}.json"


def marks_of(folder: Path) -> list[Path]:
    """The marks of all parts that are whole, in the order of their names."""
    return sorted((folder / FOLDER / DONE).glob("part-*.json"))


def _mark(path: Path) -> Done:
    try:
        found: Done = _decoded(path, Done)
    except InputError as error:
        raise InputError(
            f"{error}; remove it, and run the same `legation batch` again, which reads that part"
        ) from error
    return found


def _decoded(path: Path, kind: type[Any]) -> Any:
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except (OSError, msgspec.MsgspecError, UnicodeError) as error:
        raise InputError(f"{path}: cannot be read ({error})") from error


def rows_of(path: Path) -> Iterator[Row]:
    """The rows of a file of Parquet.

    Raises:
        InputError: pyarrow is not installed, or the file is damaged.
    """
    try:
        from pyarrow import ArrowException, parquet
    except ImportError as error:
        raise InputError("pyarrow is not installed; `pip install 'legation[parquet]'` brings it along") from error
    try:
        file: ParquetFile
        with parquet.ParquetFile(path) as file:
            for batch in file.iter_batches(ROWS, use_threads=False):
                yield from batch.to_pylist()
    except (ArrowException, OSError) as error:
        raise InputError(f"{path}: {error}") from error


def _same(row: Row, other: Row) -> Row:
    """The second of two rows, which is of the same document.

    Raises:
        InputError: it is not.
    """
    if row["number"] != other.get("number"):
        raise InputError("its tables do not fit together")
    return other


def _read(row: Row, article: Row, reading: Row) -> ReadBefore:
    found = Reading.from_json(reading["json"])
    known = Article(
        citation=found.article,
        text=article["text"],
        published=_interval(article["given_from"], article["given_to"], article["given"]),
        basis=DateBasis(article["given_basis"]),
        dateline=dateline_of(article["text"]),
    )
    document = Document(
        name=row["name"],
        stamp=row["stamp"],
        url=found.article.url,
        version=article["version"],
        own_word=article["own_word"],
    )
    return ReadBefore(origin=row["origin"], document=document, article=known, result=found)


def _interval(first: date | None, last: date | None, given: bool) -> Interval | None:
    return Interval(first=first, last=last) if given else None


def _unread(row: Row) -> ReadBefore:
    """A document that gave nothing; one without a stamp gave not even a document."""
    name, result = row["name"], _result(row)
    if not row["stamp"] and isinstance(result, LegationError):
        bad = BadDocument(name=name, error=result)
        return ReadBefore(origin=row["origin"], document=bad, article=None, result=result)
    # What was passed over got its first look, whatever let it have that.
    document = Document(name=name, stamp=row["stamp"], by_chance=row["outcome"] == Outcome.PASSED_OVER)
    return ReadBefore(origin=row["origin"], document=document, article=None, result=result)


def _result(row: Row) -> Outcome | LegationError:
    if row["outcome"] == Outcome.PASSED_OVER:
        return Outcome.PASSED_OVER
    if row["outcome"] == Outcome.OTHER_LANGUAGE:
        return NotEnglish(row["reason"], row["language"])
    kind = getattr(errors, row["kind"] or "", InputError)
    known = isinstance(kind, type) and issubclass(kind, InputError | ReaderFault)
    return (kind if known else InputError)(row["reason"])
