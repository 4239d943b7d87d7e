"""What grouping has written so far: tables beside those of the batch, and which of them are whole."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from hashlib import blake2b
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING, Final

from legation.errors import InputError

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

#: Where a batch keeps its books, and where the steps of grouping keep theirs.
BOOKS: Final = "_legation"
NOTES: Final = "group.json"
SCRATCH: Final = "scratch"
#: What lies in the folder of a table that is whole.
WHOLE: Final = "_SUCCESS"
#: A change of what a step writes is another form: it is then written anew.
FORM: Final = 1

Counts = Mapping[str, int]


class Shelves:
    """The tables of a folder that a batch wrote, and those that are made of them.

    Raises:
        InputError: no batch wrote the folder, or it is not at its end.
    """

    def __init__(self, spark: SparkSession, folder: Path) -> None:
        if not (folder / BOOKS).is_dir():
            raise InputError(f"{folder}: no folder of `legation batch`; run `legation batch INPUT... --output {folder}`")
        if not (folder / WHOLE).is_file():
            raise InputError(f"{folder}: the batch is not at its end; run the same `legation batch` again, it goes on")
        self._spark = spark
        self._folder = folder
        self._form = _form(folder)

    def read(self, name: str) -> DataFrame:
        """A table of the folder."""
        return self._spark.read.parquet(str(self._folder / name))

    def keep(self, name: str, frame: DataFrame) -> DataFrame:
        """A table that is wanted until the end of the grouping only, written and read again."""
        path = self._scratch(name)
        frame.write.mode("overwrite").parquet(str(path))
        return self._spark.read.parquet(str(path))

    def kept(self, name: str, make: Callable[[], DataFrame]) -> DataFrame:
        """The same, and it is not made again where an earlier run has made it."""
        path = self._scratch(name)
        if (path / WHOLE).is_file():
            return self._spark.read.parquet(str(path))
        return self.keep(name, make())

    def _scratch(self, name: str) -> Path:
        return self._folder / BOOKS / SCRATCH / self._form / name.replace(" ", "_")

    def once(self, name: str, make: Callable[[], tuple[DataFrame, Callable[[], Counts]]]) -> Counts:
        """Write a table, unless it is there already from the same input; its counts.

        Args:
            make: gives the table, and what is counted of it once it is written.
        """
        done = self._done()
        if name in done:
            return done[name]
        frame, counted = make()
        frame.write.mode("overwrite").parquet(str(self._folder / name))
        done[name] = dict(counted())
        self._note(done)
        return done[name]

    def clear(self) -> None:
        """Remove what was wanted on the way only."""
        rmtree(self._folder / BOOKS / SCRATCH, ignore_errors=True)

    def _done(self) -> dict[str, dict[str, int]]:
        """The tables that are whole, with their counts; none where they were made of something else."""
        path = self._folder / BOOKS / NOTES
        noted = json.loads(path.read_text("utf-8")) if path.is_file() else {}
        return noted["tables"] if noted.get("form") == self._form else {}

    def _note(self, done: Mapping[str, Counts]) -> None:
        path = self._folder / BOOKS / NOTES
        beside = path.with_suffix(".new")
        beside.write_text(json.dumps({"form": self._form, "tables": done}, indent=1), "utf-8")
        beside.replace(path)


def _form(folder: Path) -> str:
    """What tells one input from another: all that the batch noted of its parts, and how they are grouped."""
    from legation import __version__

    told = blake2b(f"{FORM} {__version__}".encode(), digest_size=16)
    books = folder / BOOKS
    for path in (books / "manifest.json", *sorted((books / "done").glob("*.json"))):
        told.update(path.name.encode())
        told.update(path.read_bytes())
    return told.hexdigest()
