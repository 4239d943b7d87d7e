"""`Record` with its views: the same file and questions, and the ways out of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Unpack

from legation.model import Line
from legation.record.actors import codes_of
from legation.record.record import Record as BareRecord
from legation.record.selecting import Wanted, filters_of, selection_of
from legation.record.timeline import conditions_of, lines_page, part_of
from legation.views.frames import frame_of
from legation.views.kinds import kind_of
from legation.views.targets import file_out, folder_out
from legation.views.written import Tally, Written

__all__ = ["Record"]
#: Lines that are read together.
BATCH = 500


class Record(BareRecord):
    """A record in an SQLite file.

    A process that writes keeps others from writing for the moment of one article; reading goes on meanwhile. What is
    asked of it is answered from what has been written so far.

    Args:
        path: the file; the default is that of the command line.
        writable: whether it may be written; it is then made where it is not there.
        waiting: called where another process writes and this one waits.

    Raises:
        RecordError: the file is no record, cannot be opened, or is not there to be read.
    """

    def export(self, form: str, path: str | Path, /, *actors: str, **wanted: Unpack[Wanted]) -> Written:
        """Write the lines of one actor, of two together or of all to a file or folder that other programs read.

        What is there under the name is replaced when all is written. A folder must be new, empty or of an earlier
        export of that kind. Equal records give equal bytes. `docs/exports.md` tells every field of every kind.

        Args:
            form: csv, parquet, jsonl, readings, plover, dyads, ics, geojson, jsonld, ftm, timelinejs, graphml, notes or
                chronology (a Word document where the name ends with .docx, else Markdown).
            path: the file or folder; ``-`` is standard output for the kinds that are one file.
            actors: codes or names, as "IND" and "Japan".
            wanted: since, until, status, type, kind, place, series and min_sources, as of `timeline`.

        Returns:
            How many rows were written, and how many lines the kind could not hold, by the reason.

        Raises:
            InputError: the form, an actor, a date or a word is not known.
            ExportError: the folder is not ours, it cannot be written, or a library is not installed.
        """
        found, target, tally = kind_of(form), Path(path), Tally()
        write = found.writer(target)
        with self._reading() as connection:
            selection = selection_of(connection, actors, wanted)
            if found.folder:
                with folder_out(target, found.name) as folder:
                    write(selection, folder, tally)
            else:
                with file_out(target) as stream:
                    write(selection, stream, tally)
        return tally.written(found.name, target)

    def events(self, *actors: str, **wanted: Unpack[Wanted]) -> Iterator[Line]:
        """The lines of one actor, of two together or of all, one after the other, in the order of their days.

        They are read a few hundred at a time, so that the record may be written meanwhile.

        Args:
            actors: codes or names, as "IND" and "Japan".
            wanted: since, until, status, type, kind, place, series and min_sources, as of `timeline`.

        Raises:
            InputError: an actor, a date or a word is not known.
        """
        filters, after = filters_of(wanted), None
        while True:
            with self._reading() as connection:
                part = part_of(codes_of(connection, actors))
                page = lines_page(connection, part, conditions_of(filters, part), limit=BATCH, after=after)
            yield from page.items
            after = page.after
            if after is None:
                return

    def frame(self, *actors: str, table: str = "events", library: str | None = None, **wanted: Unpack[Wanted]) -> Any:
        """A table of `csv` as a data frame of pandas or Polars, whichever is installed.

        Args:
            actors: codes or names, as "IND" and "Japan".
            table: events, parties, people, claims, changes, articles, agreements or steps.
            library: "pandas" or "polars"; by default pandas where it is installed, else Polars.
            wanted: since, until, status, type, kind, place, series and min_sources, as of `timeline`.

        Raises:
            InputError: the table, an actor, a date or a word is not known.
            ExportError: neither library is installed.
        """
        with self._reading() as connection:
            return frame_of(selection_of(connection, actors, wanted), table, library)
