"""What grouping has written so far: tables beside those of the batch, and which of them are whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING, Final

import msgspec

from legation.errors import BatchError
from legation.record.batch_output import FOLDER, MANIFEST, is_output, manifest_of, marks_of
from legation.scale.output import SUCCESS, write

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

#: Where the steps of grouping keep their books, beside those of the batch.
NOTES: Final = "group.json"
SCRATCH: Final = "scratch"
#: A change of what a step writes is another form: it is then written anew.
FORM: Final = 1

Counts = Mapping[str, int]
#: Told after each table: its name, and what was counted.
Progress = Callable[[str, Counts], None]


class _Notes(msgspec.Struct, frozen=True, kw_only=True):
    """The books: of what the tables were made, and what was counted of each."""

    form: str
    tables: dict[str, dict[str, int]]


def check(folder: Path) -> None:
    """See that a folder is that of a batch at its end.

    Raises:
        BatchError: it is not.
    """
    if not is_output(str(folder)):
        raise BatchError(f"{folder}: nothing of a batch; `legation batch INPUT... --output {folder}` makes it")
    if not (folder / SUCCESS).is_file() or len(marks_of(folder)) < manifest_of(folder).parts:
        raise BatchError(f"{folder}: the batch is not at its end; run the same `legation batch` again, it goes on")
    if not any((folder / "articles").glob("*.parquet")):
        raise BatchError(f"{folder}: the batch has read no article; there is nothing to group")


class Shelves:
    """The tables of a folder that a batch wrote, and those that are made of them in a manner that has this name.

    Raises:
        BatchError: no batch wrote the folder, or it is not at its end.
    """

    def __init__(self, spark: SparkSession, folder: Path, manner: str = "") -> None:
        check(folder)
        self._spark = spark
        self._folder = folder
        self._form = _form(folder, manner)

    def read(self, name: str) -> DataFrame:
        """A table of the folder."""
        return self._spark.read.parquet((self._folder / name).as_uri())

    def keep(self, name: str, frame: DataFrame) -> DataFrame:
        """A table that is wanted until the end of the grouping only, written and read again."""
        path = self._scratch(name)
        frame.write.mode("overwrite").parquet(path.as_uri())
        return self._spark.read.parquet(path.as_uri())

    def kept(self, name: str, make: Callable[[], DataFrame]) -> DataFrame:
        """The same, and it is not made again where an earlier run has made it."""
        path = self._scratch(name)
        if (path / SUCCESS).is_file():
            return self._spark.read.parquet(path.as_uri())
        return self.keep(name, make())

    def _scratch(self, name: str) -> Path:
        return self._folder / FOLDER / SCRATCH / self._form / name.replace(" ", "_")

    def once(self, name: str, make: Callable[[], tuple[DataFrame, Callable[[], Counts]]]) -> Counts:
        """Write a table, unless it is there already from the same input; its counts.

        Args:
            make: gives the table, and what is counted of it once it is written.
        """
        done = self._done()
        if name in done and (self._folder / name / SUCCESS).is_file():
            return done[name]
        frame, counted = make()
        frame.write.mode("overwrite").parquet((self._folder / name).as_uri())
        done[name] = dict(counted())
        self._note(done)
        return done[name]

    def clear(self) -> None:
        """Remove what was wanted on the way only."""
        rmtree(self._folder / FOLDER / SCRATCH, ignore_errors=True)

    def _done(self) -> dict[str, dict[str, int]]:
        """The tables that are whole, with their counts; none where they were made of something else."""
        try:
            noted = msgspec.json.decode((self._folder / FOLDER / NOTES).read_bytes(), type=_Notes)
        except (OSError, msgspec.MsgspecError, UnicodeError):  # none yet, or damaged: all is made anew
            return {}
        return noted.tables if noted.form == self._form else {}

    def _note(self, done: dict[str, dict[str, int]]) -> None:
        noted = msgspec.json.encode(_Notes(form=self._form, tables=done))
        write(self._folder / FOLDER / NOTES, msgspec.json.format(noted, indent=1))


def _form(folder: Path, manner: str) -> str:
    """What tells one input from another: all that the batch noted of its parts, and how they are grouped."""
    told = blake2b(f"{FORM} {version('legation')} {manner}".encode(), digest_size=16)
    books = folder / FOLDER
    for path in (books / MANIFEST, *marks_of(folder)):
        told.update(path.name.encode())
        told.update(path.read_bytes())
    return told.hexdigest()
