"""`Record`: the file that grows with every article, and what can be asked of it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from legation.errors import RecordError
from legation.model import Article, Reading, WholeLine
from legation.record import doubts
from legation.record.adding import Adding, Progress
from legation.record.asking import Asking, teach
from legation.record.batch_output import BatchOutput, is_output
from legation.record.checking import faults_of
from legation.record.contradictions import Fault
from legation.record.copying import document_of_row
from legation.record.crew import Crew
from legation.record.doubts import Doubt, Judge
from legation.record.entering import enter, is_known
from legation.record.export import exported
from legation.record.file import open_file, taken_back, told, writing
from legation.record.following import EVERY, Following, Polled
from legation.record.ids import whole_id
from legation.record.judging import Judgement, Verdict, judgements, line_key
from legation.record.ledger import Ledger, moment
from legation.record.outcomes import Outcome, Report, together
from legation.record.preparing import FirstLook, Preparing
from legation.record.reader import Reader
from legation.record.repairing import Repaired
from legation.record.repairing import repair as repair_file
from legation.record.stopping import Stop
from legation.record.writing import Entry
from legation.sources.intake import Arrived, Intake
from legation.sources.origin import NOWHERE

#: The file that is used where none is named, and the variable of the environment that names another.
DEFAULT: Final = "legation.db"
VARIABLE: Final = "LEGATION_RECORD"


def default_path() -> Path:
    """The record that is meant where none is named: that of the environment, else one in the folder of the moment."""
    return Path(os.environ.get(VARIABLE) or DEFAULT)


class Record(Asking):
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

    def __init__(
        self, path: str | Path | None = None, *, writable: bool = True, waiting: Callable[[], None] | None = None
    ) -> None:
        self.path = Path(path) if path is not None else default_path()
        self._waiting = waiting
        self._connection = open_file(self.path, writable=writable)
        teach(self._connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        if self._connection.in_transaction:  # that of many together, which ends it
            yield self._connection
            return
        with told(self.path), writing(self._connection, self._waiting):
            yield self._connection

    def together(self) -> AbstractContextManager[sqlite3.Connection]:
        """Inside, all that is added comes into the file together, or nothing of it; others wait to write meanwhile."""
        return self._writing()

    # --- what comes in ----------------------------------------------------------------------------------------------

    def add(
        self,
        *sources: str | Path,
        reader: Reader | None = None,
        intake: Intake | None = None,
        first_look: FirstLook = FirstLook.CRAWLED,
        keep_text: bool = True,
        progress: Progress | None = None,
        stop: Stop | None = None,
    ) -> Report:
        """Read all articles of some sources, and add them one by one.

        Sources are files, folders, addresses of the web and standard input (``-``). What came before and has not
        changed is not looked at again, save by another reader. What cannot be read is told in the report and stops
        nothing else. The output of `legation batch` is added as it was read there, whatever `reader` and `first_look`.

        Args:
            intake: how sources are opened.
            first_look: which pages are passed over where a cheap look at them finds nothing.
            keep_text: whether the texts are kept, or only what is quoted from them.
            progress: called after each document.
            stop: by which the end can be wished for; the article in hand is added first.

        Raises:
            ModelError, KnowledgeError: no article can be read with this reader.
            RecordError: the file cannot be written; articles added before are in it.
        """
        stop = stop or Stop()
        adding = self.adding(
            reader or Reader(), Preparing(first_look=first_look), keep_text=keep_text, progress=progress, stop=stop
        )
        reports = []
        with intake or Intake() as opened:
            for read_before, names in groupby(map(str, sources), is_output):
                if read_before:
                    reports += [self._take(name, keep_text, progress, stop) for name in names]
                else:
                    reports.append(adding.run(opened.arrivals(names, adding.is_seen)))
        return together(reports)

    def _take(self, name: str, keep_text: bool, progress: Progress | None, stop: Stop) -> Report:
        """Add what `legation batch` has read."""
        output = BatchOutput(name)
        label = output.manifest.reader
        ledger = Ledger(self._connection, self._writing, label)
        adding = Adding(self, ledger, Reader(), keep_text=keep_text, progress=progress, stop=stop, label=label)
        return adding.take(output.documents())

    def add_again(
        self, *, reader: Reader | None = None, progress: Progress | None = None, stop: Stop | None = None
    ) -> Report:
        """Read all articles again whose texts are kept and that another reader has read.

        Raises:
            ModelError, KnowledgeError: no article can be read with this reader.
            RecordError: the file cannot be written; articles read before stay so.
        """
        reader = reader or Reader()
        return self.adding(reader, progress=progress, stop=stop).run(self._kept(reader.label))

    def follow(
        self,
        *feeds: str | Path,
        reader: Reader | None = None,
        intake: Intake | None = None,
        every: float = EVERY,
        once: bool = False,
        keep_text: bool = True,
        progress: Progress | None = None,
        stop: Stop | None = None,
    ) -> Iterator[Polled]:
        """Poll feeds, and add what is new in them; what each look at one gave, until the end is wished for.

        Args:
            feeds: addresses of feeds, and files or addresses of OPML lists of them.
            every: the seconds between two looks at a feed; it may ask for more.
            once: look at each feed once.

        Raises:
            InputError: a list cannot be read.
            ModelError, KnowledgeError: no article can be read with this reader.
            RecordError: the file cannot be written; articles added before are in it.
        """
        reader, stop = reader or Reader(), stop or Stop()
        adding = self.adding(reader, keep_text=keep_text, progress=progress, stop=stop, once=True)
        with intake or Intake() as opened, Crew(reader.workers) as crew:
            following = Following(opened, adding, crew, stop, every=every)
            named = stop.wait_for(lambda: opened.feeds_named(map(str, feeds)))
            yield from following.rounds(named or (), once=once)

    def adding(
        self,
        reader: Reader,
        preparing: Preparing | None = None,
        *,
        keep_text: bool = True,
        progress: Progress | None = None,
        stop: Stop | None = None,
        once: bool = False,
    ) -> Adding:
        """What adds documents to this record; with `once`, a failure that is as it was before counts as known."""
        ledger = Ledger(self._connection, self._writing, reader.label)
        return Adding(
            self, ledger, reader, keep_text=keep_text, preparing=preparing, progress=progress, stop=stop, once=once
        )

    def _kept(self, label: str) -> Iterator[Arrived]:
        """The articles that another reader has read, as documents."""
        query = "SELECT id FROM article WHERE reader <> ? AND text IS NOT NULL ORDER BY id"
        with told(self.path):
            ids = [row["id"] for row in self._connection.execute(query, (label,))]
        yield from self._documents(ids)

    def _documents(self, articles: Iterable[int]) -> Iterator[Arrived]:
        """Articles as documents, by the numbers of their rows."""
        for each in articles:
            with told(self.path):
                row = self._connection.execute("SELECT * FROM article WHERE id = ?", (each,)).fetchone()
                document = document_of_row(row)
            yield Arrived(origin=NOWHERE, found=document)

    def knows(self, article: Article, *, version: int = 0, reader: str, own_word: bool = False) -> bool:
        """Whether an article is in the record, read by this reader, and no newer version than there."""
        with told(self.path):
            return is_known(self._connection, article, version, reader, own_word=own_word)

    def add_reading(
        self,
        article: Article,
        reading: Reading,
        *,
        version: int = 0,
        reader: str,
        keep_text: bool = True,
        own_word: bool = False,
    ) -> Outcome:
        """Add an article that has been read; all of it comes into the file, or nothing.

        Args:
            version: of several articles of one URL that with the highest speaks; of equal ones the last that came.
            reader: which version of Legation read it.
            keep_text: whether its text is kept, or only what is quoted from it.
            own_word: whether its URL is only what its page says of itself; it is then a version of no other page but
                one that says so too, under the same title.

        Raises:
            RecordError: the file cannot be written.
        """
        entry = Entry(
            article=article,
            reading=reading,
            version=version,
            reader=reader,
            added=moment(),
            keep_text=keep_text,
            own_word=own_word,
        )
        with self._writing() as connection:
            return enter(connection, entry)

    def add_readings(self, given: Iterable[tuple[Article, Reading]], *, reader: str) -> int:
        """Add many articles that have been read in one transaction, which is faster; how many of them were new."""
        new = 0
        with self._writing() as connection:
            for article, reading in given:
                entry = Entry(
                    article=article, reading=reading, version=0, reader=reader, added=moment(), keep_text=True
                )
                new += enter(connection, entry) is not Outcome.KNOWN
        return new

    # --- what goes out ----------------------------------------------------------------------------------------------

    def lines(self) -> Iterator[WholeLine]:
        """All lines with all their mentions, in the order of their days: equal records give equal lines."""
        with told(self.path):
            yield from exported(self._connection)

    def resolve(self, id: str) -> str:
        """The id of the line that an id leads to: a line's own, one that it had before, or that of one of its events.

        Raises:
            UnknownLine: none does.
        """
        with told(self.path):
            return line_key(self._connection, whole_id(self._connection, id))

    # --- what befalls a file ----------------------------------------------------------------------------------------

    def check(self) -> list[Fault]:
        """What is wrong in the record, the first hundred things at most; nothing where it is whole.

        Its pages are held against the format of SQLite, and all that is computed against what it is computed from.
        """
        return faults_of(self.path)

    @classmethod
    def repair(
        cls,
        path: str | Path | None = None,
        *,
        reader: Reader | None = None,
        told: Callable[[str, int, int], None] = lambda what, done, total: None,
        progress: Progress | None = None,
    ) -> Repaired:
        """Make a broken record whole: all that can be read of it comes into a new file, which takes its place.

        The broken file is kept beside it. What is computed is computed anew, and articles of which something is lost
        that their texts still tell are read again. What is lost for good is named, and comes in again with the same
        sources.

        Args:
            path: the file; the default is that of the command line.
            reader: how articles are read again.
            told: told from time to time what is being done, and how far it is of how much.
            progress: called after each article that is read again.

        Raises:
            ModelError, KnowledgeError: no article can be read with this reader; the file is as it was.
            RecordBusy: another process has it open.
            RecordDamaged: nothing of a record can be found in it; it is left as it is.
            RecordError: it is not there, it is another's or that of a newer Legation, or no file can be made beside it.
        """
        chosen = reader or Reader()

        def read_again(new: Path, articles: set[int]) -> int:
            with cls(new) as record:
                return record._read_again(sorted(articles), record.adding(chosen, progress=progress))

        return repair_file(Path(path) if path is not None else default_path(), read_again, told)

    def _read_again(self, articles: list[int], adding: Adding) -> int:
        """Read some articles again, each alone where all together cannot be written; how many came to that."""
        try:
            return adding.run(self._documents(articles)).outcomes.get(Outcome.AGAIN, 0)
        except RecordError as error:
            if not isinstance(error.__cause__, sqlite3.IntegrityError):
                raise
            if len(articles) == 1:
                return 0
        return sum(self._read_again([each], adding) for each in articles)

    # --- what people decide -----------------------------------------------------------------------------------------

    def doubts(self, *, after: str | None = None) -> Iterator[Doubt]:
        """The pairs of lines that may be one act and that nobody has judged, the most likely first.

        Each is looked for when it is asked for: what is judged meanwhile is heeded.

        Args:
            after: `after` of a pair before: those that follow it are wanted.

        Raises:
            InputError: it asks for no pair.
        """
        while doubt := self._next_doubt(after):
            yield doubt
            after = doubt.after

    def _next_doubt(self, after: str | None) -> Doubt | None:
        with self._reading() as connection:
            return doubts.next_doubt(connection, after)

    def judge(self, event: str, other: str, verdict: Verdict, *, by: str, reason: str = "") -> int:
        """Decide whether two events are the same act; the number of the judgement.

        Raises:
            UnknownLine: there is no such event.
        """
        with self._writing() as connection:
            return doubts.judge(connection, verdict, event, other, _judge(by, reason))

    def merge(self, line: str, other: str, *, by: str, reason: str = "") -> int:
        """Make two lines one; the ids of both lead to it for ever. The number of the judgement.

        Args:
            line, other: their ids, or the first letters of these, at least four.

        Raises:
            UnknownLine: there is no such line.
            RecordError: they are one already, or another judgement holds them apart.
        """
        with self._writing() as connection, taken_back(connection):
            lines = whole_id(connection, line), whole_id(connection, other)
            return doubts.merge(connection, *lines, _judge(by, reason))

    def split(self, line: str, *events: str, by: str, reason: str = "") -> list[int]:
        """Take events out of a line, to stay together apart from the rest; without events, each stands alone.

        Raises:
            UnknownLine: there is no such line.
            RecordError: an event is not of the line, or all are.
        """
        with self._writing() as connection:
            return doubts.split(connection, whole_id(connection, line), events, _judge(by, reason))

    def undo(self, number: int) -> None:
        """Take a judgement back. It stays in the file, marked.

        Raises:
            RecordError: there is no such judgement, or it was taken back before.
        """
        with self._writing() as connection:
            doubts.undo(connection, number, moment())

    def judgements(self) -> list[Judgement]:
        """All judgements, also those taken back, in the order in which they were made."""
        with told(self.path):
            return judgements(self._connection)


def _judge(by: str, reason: str) -> Judge:
    return Judge(name=by, reason=reason, moment=moment())
