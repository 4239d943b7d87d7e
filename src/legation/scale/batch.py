"""A batch: very many articles are read on Spark, part by part, and what is read lies in a folder of tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event, Thread
from typing import Final

from legation.errors import BatchError
from legation.record.batch_output import FOLDER, FORM, BatchOutput, Done, Manifest, done_path, marks_of, rows_of
from legation.record.outcomes import Outcome, Refused
from legation.record.preparing import FirstLook
from legation.record.reader import Reader
from legation.scale.output import LOG, begin, finish, held, told
from legation.scale.plan import Plan, plan_of
from legation.scale.spark import apart, gave_up, started
from legation.scale.work import TRIES, Work

#: Told now and then: how many parts are whole, and how many there are.
Progress = Callable[[int, int], None]
#: Seconds between two looks at how far it is.
BETWEEN: Final = 1.0
#: Documents that could not be read and are named in a report; the table of failures has them all.
MOST_NAMED: Final = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchReport:
    """What came of a batch.

    `outcomes` counts documents by what came of them, failures included; their sum is `documents`. `languages` counts
    the texts in other languages, `words` the words that were read. `refused` names the first documents that could not
    be read. `there` is how many of the `parts` had been read before; `broken` are those that could not be, and why.
    """

    parts: int
    there: int
    outcomes: dict[Outcome, int] = field(default_factory=dict)
    read: int = 0
    failures: int = 0
    words: int = 0
    languages: dict[str, int] = field(default_factory=dict)
    refused: tuple[Refused, ...] = ()
    broken: dict[int, str] = field(default_factory=dict)

    @property
    def documents(self) -> int:
        """How many documents were looked at, in all parts that are there."""
        return self.read + sum(self.outcomes.values()) + self.failures


def batch(
    *inputs: str | Path,
    output: str | Path,
    master: str = "local[*]",
    reader: Reader | None = None,
    first_look: FirstLook = FirstLook.CRAWLED,
    ui: bool = False,
    progress: Progress | None = None,
    part_bytes: int | None = None,
) -> BatchReport:
    """Read all articles of some files and folders on Spark, and write what they say to a folder of tables (Parquet).

    It is read as `Record.add` reads, save that no address in a file is fetched. The input is cut into parts, each of
    which is whole in the folder or not there: a batch that was ended goes on with those that are missing. The folder
    can be added to a record (`Record.add`).

    Args:
        inputs: files (JSON lines, Parquet, web archives, all that `Record.add` reads), folders, patterns of files.
        output: the folder, new or of the same batch.
        master: Spark's: ``local[4]``, ``spark://host:7077``, ``yarn``. All its machines must see input and output under
            the same names.
        ui: whether Spark's own pages can be looked at meanwhile.
        part_bytes: about how many bytes of input make a part.

    Raises:
        BatchError: Spark or Java is missing or fails, the folder is of another batch, or something is no file.
        ModelError, KnowledgeError: no article can be read with this reader.
    """
    reader, folder = _at_home(reader or Reader()), Path(output).absolute()
    _check_apart(folder, inputs)
    _check_reader(reader)
    plan = plan_of(map(str, inputs), part_bytes)
    manifest = Manifest(form=FORM, reader=reader.label, first_look=first_look, plan=plan.digest, parts=len(plan.parts))
    with held(folder), told(folder):
        begin(folder, plan, manifest)
        missing = [part.number for part in plan.parts if not done_path(folder, part.number).is_file()]
        work = Work(
            folder=str(folder), numbers=tuple(missing), reader=reader, first_look=first_look, label=reader.label
        )
        broken = run(work, master, ui, _counted(folder, plan, progress)) if missing else {}
        if not broken:
            finish(folder)
        return _report(folder, plan, len(plan.parts) - len(missing), broken)


def _check_apart(folder: Path, inputs: Sequence[str | Path]) -> None:
    """Refuse a folder out that lies in what is read."""
    for each in map(Path, inputs):
        if each.is_dir() and folder.resolve().is_relative_to(each.resolve()):
            raise BatchError(f"{folder}: lies in {each}, which is read; name a folder elsewhere")


def _at_home(reader: Reader) -> Reader:
    """The reader with a name of its frames that holds wherever a process begins."""
    return replace(reader, frames=str(Path(reader.frames).absolute())) if reader.frames else reader


def _check_reader(reader: Reader) -> None:
    """See that articles can be read here, before many machines find that they cannot."""
    from legation.knowledge.frames import frames
    from legation.language import pipeline

    frames(reader.frames)
    pipeline.load(reader.model)


def run(work: Work, master: str, ui: bool, counting: AbstractContextManager[None]) -> dict[int, str]:
    """Read all parts; those that could not be read, and why."""
    log = Path(work.folder, FOLDER, LOG)
    with started(master, log, tries=TRIES + 1, ui=ui) as spark, counting:
        count = len(work.numbers)
        parts = spark.range(0, count, 1, numPartitions=count)
        outcomes = parts.mapInArrow(work, "part long, failure string")
        try:
            rows = apart(spark, outcomes.collect)
        except Exception as error:
            raise gave_up(error, log) from error
    return {row["part"]: row["failure"] for row in rows if row["failure"]}


@contextmanager
def _counted(folder: Path, plan: Plan, progress: Progress | None) -> Iterator[None]:
    """Inside, it is told now and then how many parts are whole."""
    if progress is None:
        yield
        return
    ended = Event()
    looking = Thread(target=_tell, args=(folder, plan, progress, ended), daemon=True)
    looking.start()
    try:
        yield
    finally:
        ended.set()
        looking.join()


def _tell(folder: Path, plan: Plan, progress: Progress, ended: Event) -> None:
    while not ended.wait(BETWEEN):
        progress(len(marks_of(folder)), len(plan.parts))


def _report(folder: Path, plan: Plan, there: int, broken: dict[int, str]) -> BatchReport:
    """The account of all parts that are whole, whenever they were read."""
    done = BatchOutput(folder).done()
    outcomes = {
        Outcome.OTHER_LANGUAGE: sum(each.other_language for each in done.values()),
        Outcome.PASSED_OVER: sum(each.passed_over for each in done.values()),
    }
    languages: Counter[str] = Counter()
    for each in done.values():
        languages.update(each.languages)
    return BatchReport(
        parts=len(plan.parts),
        there=there,
        outcomes={outcome: count for outcome, count in outcomes.items() if count},
        read=sum(each.read for each in done.values()),
        failures=sum(each.failed for each in done.values()),
        words=sum(each.words for each in done.values()),
        languages=dict(languages),
        refused=tuple(_refused(folder, done)),
        broken=broken,
    )


def _refused(folder: Path, done: dict[int, Done]) -> Iterator[Refused]:
    """The first documents that could not be read, in the order of the input."""
    left = MOST_NAMED
    for number in (number for number, each in done.items() if each.failed):
        for row in rows_of(BatchOutput(folder).path("failures", number)):
            if not left:
                return
            left -= 1
            yield Refused(name=row["name"], reason=row["reason"])
