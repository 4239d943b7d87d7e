"""The work of a process: parts are read one after the other, by one reader, which is loaded once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from legation.errors import BatchError, InputError
from legation.model import Reading
from legation.record.batch_output import FAILED, READ, Done, done_path
from legation.record.outcomes import Outcome
from legation.record.preparing import FirstLook, Preparing, language_of
from legation.record.reader import Reader
from legation.scale.output import mark, part_of
from legation.scale.reading import Dealt, dealt_with
from legation.scale.rows import outcome_of, rows_of
from legation.scale.tables import written

if TYPE_CHECKING:
    import pyarrow

#: A part whose process was ended so often is given up in this run: another try would end the whole batch.
TRIES = 2
ENDED = (
    "the process that read it was ended {tries} times, perhaps for want of memory; the same command tries it again,"
    " and `--master 'local[1]'` needs least"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What is done with a part, wherever that is: read by this reader, written to this folder.

    `label` is that of the reader where the batch began: a machine with another Legation would read otherwise.
    """

    folder: str
    numbers: tuple[int, ...]
    reader: Reader
    first_look: FirstLook
    label: str

    def __call__(self, batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        """For Spark's `mapInArrow`: of each part its number, and why it could not be read; empty where it was."""
        import pyarrow
        from pyspark import TaskContext

        context = TaskContext.get()
        attempt = context.attemptNumber() if context else 0
        for given in batches:
            parts = [self.numbers[place] for place in given.column(0).to_pylist()]
            told = [self.outcome(part, attempt) for part in parts]
            yield pyarrow.record_batch(
                {"part": pyarrow.array(parts, pyarrow.int64()), "failure": pyarrow.array(told, pyarrow.string())}
            )

    def outcome(self, part: int, attempt: int = 0) -> str:
        """Read a part; why that could not be done, in which case nothing of it is kept."""
        if done_path(Path(self.folder), part).is_file():
            return ""  # another attempt was faster
        if attempt >= TRIES:
            return ENDED.format(tries=attempt)
        try:
            self._check()
            read_part(Path(self.folder), part, self.reader, Preparing(first_look=self.first_look))
        except Exception as error:
            return f"{type(error).__name__}: {error}" if not isinstance(error, BatchError) else str(error)
        return ""

    def _check(self) -> None:
        if self.reader.label != self.label:
            raise BatchError(f"this machine has another Legation ({self.reader.label}, not {self.label}); install that")


def read_part(folder: Path, number: int, reader: Reader, preparing: Preparing) -> Done:
    """Read a part of the plan, and write all its tables and then its mark."""
    tally = _Tally(part=number)
    with written(folder, number) as tables:
        for place, dealt in enumerate(dealt_with(part_of(folder, number), reader, preparing), start=1):
            for table, row in rows_of(number, place, dealt):
                tables.add(table, row)
            tally.count(dealt)
    done = tally.done()
    mark(folder, done)
    return done


@dataclass(slots=True)
class _Tally:
    """What came of the documents of a part so far."""

    part: int
    words: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)

    def count(self, dealt: Dealt) -> None:
        outcome = outcome_of(dealt.result)
        self.outcomes[outcome] += 1
        if isinstance(dealt.result, InputError) and outcome == Outcome.OTHER_LANGUAGE:
            self.languages[language_of(dealt.result) or "unknown"] += 1
        if isinstance(dealt.result, Reading) and dealt.article:
            self.words += len(dealt.article.text.split())

    def done(self) -> Done:
        return Done(
            part=self.part,
            read=self.outcomes[READ],
            passed_over=self.outcomes[Outcome.PASSED_OVER],
            other_language=self.outcomes[Outcome.OTHER_LANGUAGE],
            failed=self.outcomes[FAILED],
            words=self.words,
            languages=dict(sorted(self.languages.items())),
        )
