"""`readings`: what each article says, as `legation read --json` prints it: its text is read once more.

A record keeps what it needs of a reading, not all of it. The same reader makes the same of the same text, so the
reading is made anew; where another reader has read an article, or its text is not kept, it is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Final

from legation.articles.build import article_of
from legation.errors import InputError, ReaderFault
from legation.model import Reading
from legation.record.copying import document_of_row
from legation.record.reader import Reader
from legation.record.selecting import Selection
from legation.views.json_text import on_one_line
from legation.views.written import Tally

#: Why an article has no reading.
NO_TEXT: Final = "the text of the article is not kept"
OTHER_READER: Final = "another version, model or frames read the article; `legation add --again` reads it anew"
UNREADABLE: Final = "the text of the article can no longer be read"


def write(selection: Selection, stream: BinaryIO, tally: Tally) -> None:
    """Write the readings of all articles that tell one of the lines."""
    tally.wrote("readings", 0)
    for reading in _readings(selection, tally):
        stream.write(on_one_line(reading.to_json().encode()) + b"\n")
        tally.wrote("readings")


def _readings(selection: Selection, tally: Tally) -> Iterator[Reading]:
    readers = {reader.label: reader for reader in (Reader(), Reader(gate=True))}
    for article in selection.articles():
        row = selection.connection.execute("SELECT * FROM article WHERE key = ?", (article.id,)).fetchone()
        if row["text"] is None:
            tally.leave_out(NO_TEXT)
        elif row["reader"] not in readers:
            tally.leave_out(OTHER_READER)
        else:
            found = readers[row["reader"]].read(article_of(document_of_row(row)))
            if isinstance(found, InputError | ReaderFault):
                tally.leave_out(UNREADABLE)
            else:
                yield found
