"""Whatever ends a batch, what it has read stays, nothing is doubled, and the same command goes on from there."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from legation.errors import BatchError, InputError
from legation.record.batch_output import BatchOutput, Manifest, done_path, rows_of
from legation.record.outcomes import Outcome
from legation.record.preparing import FirstLook, Preparing
from legation.record.reader import Reader
from legation.record.record import Record
from legation.scale.batch import batch, run
from legation.scale.output import begin, held
from legation.scale.plan import plan_of
from legation.scale.reading import dealt_with
from legation.scale.tables import TABLES
from legation.scale.work import Work
from tests.cli import recording
from tests.cli.processes import wait_until
from tests.cli.recording import MESSAGE
from tests.scale.press import PART, press

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

#: Seconds in which Java has started and a part is read, also where much else is done.
LONG = 240


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, spark: SparkSession) -> Path:
    """Sixty lines, read without disturbance: the folder with the input and the output."""
    folder = tmp_path_factory.mktemp("whole")
    batch(press(folder / "press.jsonl", 60), output=folder / "out", part_bytes=PART)
    return folder


@pytest.fixture
def copied(whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The output, to do as one likes with, in the folder of the moment; the input lies beside it."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(whole / "out", tmp_path / "out")
    shutil.copy(whole / "press.jsonl", tmp_path / "press.jsonl")
    return tmp_path / "out"


def files(output: Path) -> dict[str, bytes]:
    """All that lies in the tables."""
    return {f"{table}/{path.name}": path.read_bytes() for table in TABLES for path in (output / table).iterdir()}


def again(output: Path, whole: Path, **options: object) -> object:
    """The same batch once more, on a Spark that is not there: it is not asked where there is nothing to do."""
    return batch(whole / "press.jsonl", output=output, part_bytes=PART, **options)


# --- going on -------------------------------------------------------------------------------------------------------


def test_a_second_time_nothing_is_done(whole: Path, copied: Path) -> None:
    """All is there, and that is said; the account is the same."""
    before = {path: path.stat().st_mtime_ns for table in TABLES for path in (copied / table).iterdir()}
    found = again(copied, whole)
    assert (found.there, found.documents) == (found.parts, 60)
    assert found.parts > 3
    assert before == {path: path.stat().st_mtime_ns for table in TABLES for path in (copied / table).iterdir()}


def test_only_what_is_missing_is_read(whole: Path, copied: Path) -> None:
    """What an ended run left half written is replaced, and all tables are as if nothing had been."""
    expected = files(copied)
    parts = BatchOutput(copied).manifest.parts
    for number in (1, 2):
        done_path(copied, number).unlink()
    (copied / "articles" / "part-00001.parquet").write_bytes(b"PAR1 half")
    (copied / "events" / "part-00002.parquet").unlink()
    (copied / "events" / ".part-0123456789ab-part-00002.parquet").write_bytes(b"PAR1")
    found = again(copied, whole)
    assert (found.there, found.parts, found.documents) == (parts - 2, parts, 60)
    assert files(copied) == expected


def test_what_is_begun_anew_is_not_whole_meanwhile(whole: Path, copied: Path) -> None:
    """Until all parts are there, nothing says so; what an ended run left beside them goes too."""
    left = copied / "_legation" / "done" / ".part-0123456789ab-part-00000.json"
    left.write_bytes(b"{")
    begin(copied, plan_of([str(whole / "press.jsonl")], PART), BatchOutput(copied).manifest)
    assert not (copied / "_SUCCESS").exists()
    assert not left.exists()
    again(copied, whole)
    assert (copied / "_SUCCESS").exists()


def test_of_a_damaged_mark_it_is_told_what_to_do(whole: Path, copied: Path) -> None:
    """Nobody need know what a mark is to go on."""
    mark = done_path(copied, 0)
    mark.write_bytes(b"{")
    with pytest.raises(InputError, match=f"{mark}: cannot be read .*; remove it, and run the same `legation batch`"):
        again(copied, whole)
    mark.unlink()
    assert again(copied, whole).documents == 60  # type: ignore[attr-defined]


def test_a_part_that_is_read_twice_counts_once(whole: Path, copied: Path) -> None:
    """As when Spark begins a slow task on another machine too: the later one replaces the same by the same."""
    expected = files(copied)
    work = Work(folder=str(copied), numbers=(0,), reader=Reader(), first_look=FirstLook.CRAWLED, label=Reader().label)
    done_path(copied, 0).unlink()
    assert work.outcome(0) == ""
    assert work.outcome(0) == ""
    assert files(copied) == expected


#: The command, with parts as small as those of these tests.
SMALL = f"""
from legation.scale import plan
plan.SMALLEST = {PART}
from legation.cli import main
main()
"""


def until_there_is_more(out: Path, given: Path, ending: signal.Signals) -> tuple[int, str]:
    """Begin or go on with a batch, and end it after its next part: its exit code, and what it says of that."""
    before = len(list(out.glob("_legation/done/*")))
    command = [sys.executable, "-c", SMALL, "batch", given, "--output", out, "--master", "local[1]", "--quiet"]
    with subprocess.Popen(command, start_new_session=True, stderr=subprocess.PIPE, encoding="utf-8") as process:
        try:
            wait_until(lambda: len(list(out.glob("_legation/done/*"))) > before or process.poll() is not None, LONG)
            os.kill(process.pid, ending)
            return process.wait(LONG), process.stderr.read() if process.stderr else ""
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def test_an_ended_batch_goes_on(given: Path, tmp_path: Path, spark: SparkSession) -> None:
    """By Ctrl-C, then killed at any moment: what is missing is read when it is begun again, and nothing twice."""
    out = tmp_path / "out"
    code, said = until_there_is_more(out, given, signal.SIGINT)
    assert (code, said) == (130, f"{MESSAGE}stopped; the same command goes on with what is missing in {out}\n")
    assert not (out / "_SUCCESS").exists()
    code, _ = until_there_is_more(out, given, signal.SIGKILL)
    assert code == -signal.SIGKILL
    there, parts = len(BatchOutput(out).done()), BatchOutput(out).manifest.parts
    assert 2 <= there < parts
    found = batch(given, output=out, part_bytes=PART)
    assert (found.there, found.documents, found.failures) == (there, 60, 2)
    assert list(names(out)) == [f"{given}:{number}" for number in range(1, 61)]


def test_each_batch_has_a_spark_of_its_own(tmp_path: Path, spark: SparkSession) -> None:
    """Two batches after each other in one process: Java is gone after each, and nothing is said."""
    code = """
import os, sys
from pathlib import Path
from legation.scale.batch import batch
for name in sys.argv[1:]:
    print(batch(name, output=f"{name}.out", master="local").read)
    print(repr(Path(f"/proc/self/task/{os.getpid()}/children").read_text()))
"""
    for number in (1, 2):
        (tmp_path / f"{number}.txt").write_text(f"The presidents of Chile and Peru met in Arica on May {number}.")
    command = [sys.executable, "-W", "error", "-c", code, str(tmp_path / "1.txt"), str(tmp_path / "2.txt")]
    result = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", timeout=LONG)
    assert (result.stdout.split(), result.stderr) == (["1", "''", "1", "''"], "")


def names(output: Path) -> Iterator[str]:
    """The names of all documents, in their order."""
    for path in sorted((output / "documents").iterdir()):
        yield from (row["name"] for row in rows_of(path))


# --- processes that end ---------------------------------------------------------------------------------------------


class Deadly(Work):
    """Work in which the process that reads one part is ended each time, as by a system that has no memory left."""

    def outcome(self, part: int, attempt: int = 0) -> str:
        """What comes of a part."""
        if part == 2 and attempt < 2:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().outcome(part, attempt)


@pytest.fixture
def by_value(spark: SparkSession) -> Iterator[None]:
    """Lets the processes of Spark, which know nothing of tests, have what is defined here."""
    from pyspark import cloudpickle

    cloudpickle.register_pickle_by_value(sys.modules[__name__])
    yield
    cloudpickle.unregister_pickle_by_value(sys.modules[__name__])


def test_a_process_that_is_killed_costs_its_part_only(given: Path, tmp_path: Path, by_value: None) -> None:
    """The others are read; the part is told with what to do, and is there after the same command."""
    plan, out, label = plan_of([str(given)], PART), tmp_path / "out", Reader().label
    manifest = Manifest(form=1, reader=label, first_look="crawled", plan=plan.digest, parts=len(plan.parts))
    numbers = tuple(part.number for part in plan.parts)
    with held(out):
        begin(out, plan, manifest)
        work = Deadly(folder=str(out), numbers=numbers, reader=Reader(), first_look=FirstLook.CRAWLED, label=label)
        broken = run(work, "local[2]", False, nullcontext())
    assert list(broken) == [2]
    assert broken[2].startswith("the process that read it was ended 2 times, perhaps for want of memory")
    assert sorted(BatchOutput(out).done()) == [number for number in numbers if number != 2]
    found = batch(given, output=out, part_bytes=PART)
    assert (found.there, found.documents, found.broken) == (len(numbers) - 1, 60, {})


def test_a_machine_with_another_legation_reads_nothing(whole: Path, copied: Path) -> None:
    """It would read otherwise."""
    done_path(copied, 0).unlink()
    work = Work(folder=str(copied), numbers=(0,), reader=Reader(), first_look=FirstLook.CRAWLED, label="9.9.9")
    assert work.outcome(0) == f"this machine has another Legation ({Reader().label}, not 9.9.9); install that"
    assert not done_path(copied, 0).exists()


def test_a_file_that_has_changed_meanwhile_is_told(given: Path, tmp_path: Path) -> None:
    """Its pieces would no longer be those that were planned."""
    plan = plan_of([str(given)], PART)
    with given.open("a") as file:
        file.write('{"text": "One more."}\n')
    (dealt,) = dealt_with(plan.parts[1], Reader(), Preparing())
    size = given.stat().st_size
    assert str(dealt.result) == f"it has changed since the batch began: {size - 22:,} bytes then, {size:,} now"


# --- folders --------------------------------------------------------------------------------------------------------


def test_another_input_is_refused(whole: Path, copied: Path, tmp_path: Path) -> None:
    """The folder stays what it was."""
    other = press(tmp_path / "other.jsonl", 59)
    with pytest.raises(BatchError, match="is of another input, or its files have changed since; name another folder"):
        batch(other, output=copied, part_bytes=PART)


def test_another_reader_is_refused(whole: Path, copied: Path) -> None:
    """Readings of two kinds do not go together."""
    label = Reader().label
    with pytest.raises(BatchError, match=f"was read by {label}, and this would be by {label}, gate"):
        again(copied, whole, reader=Reader(gate=True))


def test_another_first_look_is_refused(whole: Path, copied: Path) -> None:
    """Other pages would be passed over."""
    with pytest.raises(BatchError, match="was made with --first-look crawled"):
        again(copied, whole, first_look=FirstLook.ALL)


def test_the_same_files_elsewhere_are_the_same_input(
    copied: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A share that lies under another name today changes nothing, as long as the files are named as before."""
    (tmp_path / "moved").mkdir()
    press(tmp_path / "moved" / "press.jsonl", 60)
    digests = []
    for folder in (tmp_path, tmp_path / "moved"):
        monkeypatch.chdir(folder)
        digests.append(plan_of(["press.jsonl"], PART).digest)
    assert digests[0] == digests[1]


def test_a_folder_of_others_is_left_alone(given: Path, tmp_path: Path) -> None:
    """Nothing is written to it."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "notes.txt").write_text("Mine.")
    result = recording.run("batch", given, "--output", tmp_path / "out")
    assert result.exit_code == 2
    assert result.stderr == f"{MESSAGE}{tmp_path / 'out'}: holds something else; name a new folder, or an empty one\n"
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["notes.txt"]


def test_two_batches_do_not_write_to_one_folder(whole: Path, copied: Path) -> None:
    """The second is told of the first."""
    with held(copied), pytest.raises(BatchError, match="another batch is writing to it"):
        again(copied, whole)


def test_an_empty_folder_gives_nothing(tmp_path: Path) -> None:
    """As to `legation add`."""
    (tmp_path / "empty").mkdir()
    result = recording.run("batch", tmp_path / "empty", "--output", tmp_path / "out")
    assert (result.exit_code, result.stdout) == (0, "0 documents\n")
    assert recording.run("add", tmp_path / "out", "--record", tmp_path / "a.db").stdout == "0 documents\n"


def test_a_pipe_is_refused(tmp_path: Path) -> None:
    """It can be read once, and by one."""
    os.mkfifo(tmp_path / "pipe")
    result = recording.run("batch", tmp_path / "pipe", "--output", tmp_path / "out")
    assert result.stderr.startswith(f"{MESSAGE}{tmp_path / 'pipe'}: a pipe or device, and no file")


def test_names_that_are_no_text_are_written_as_they_can_be(tmp_path: Path, spark: SparkSession) -> None:
    """On a system that lets files have such names."""
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    path.write_text("The presidents of Chile and Peru met in Arica on May 3.")
    assert batch(path, output=tmp_path / "out").read == 1
    assert list(names(tmp_path / "out")) == [f"{tmp_path}/caf\\udce9.txt"]


def test_an_output_within_its_input_is_refused(given: Path) -> None:
    """It would be read the next time."""
    with pytest.raises(BatchError, match=r"lies in .*, which is read; name a folder elsewhere"):
        batch(given.parent, output=given.parent / "out")


@pytest.mark.parametrize("name", ["-", "https://paper.example/feed.xml"])
def test_what_is_no_file_is_refused(name: str, tmp_path: Path) -> None:
    """Nothing of the web is fetched by many machines at once."""
    result = recording.run("batch", name, "--output", tmp_path / "out")
    assert result.stderr == f"{MESSAGE}{name}: a batch reads files and folders; `legation add` reads this\n"


def test_a_file_that_is_not_there_is_told(tmp_path: Path, spark: SparkSession) -> None:
    """As by `legation add`; it is a document that could not be read."""
    result = recording.run("batch", tmp_path / "none.jsonl", "--output", tmp_path / "out")
    assert result.exit_code == 2
    assert result.stderr == f"{MESSAGE}{tmp_path / 'none.jsonl'}: No such file or directory\n"
    assert result.stdout.splitlines() == ["1 document in 1 part", "        1 could not be read"]


# --- into a record --------------------------------------------------------------------------------------------------


def test_what_is_whole_of_an_unfinished_batch_is_added(copied: Path, tmp_path: Path) -> None:
    """What is missing is told, and comes later; what is there is known then."""
    mark = done_path(copied, 1)
    kept = mark.read_bytes()
    missing = BatchOutput(copied).done()[1]
    mark.unlink()
    result = recording.run("add", copied, "--record", tmp_path / "a.db")
    assert result.exit_code == 2
    assert f"{copied}, part 2 of" in result.stderr
    assert "not read to the end; run the same `legation batch` again, then add it again" in result.stderr
    mark.write_bytes(kept)
    with Record(tmp_path / "a.db") as record, Record(tmp_path / "b.db") as direct:
        report = record.add(copied)
        added = sum(count for outcome, count in report.outcomes.items() if outcome is not Outcome.KNOWN)
        assert added == missing.read + missing.other_language
        direct.add(copied)
        assert list(record.lines()) == list(direct.lines())


def test_an_output_without_any_part_is_told(copied: Path, tmp_path: Path) -> None:
    """All parts in one line, however many there are."""
    count = BatchOutput(copied).manifest.parts
    shutil.rmtree(copied / "_legation" / "done")
    result = recording.run("add", copied, "--record", tmp_path / "a.db")
    assert f"{copied}, parts 1 to {count} of {count}: not read to the end; " in result.stderr
    assert result.stdout.splitlines() == ["1 document", "        1 could not be read"]


@pytest.mark.parametrize("table", ["documents", "articles", "readings"])
def test_a_damaged_part_is_told_and_costs_no_other(copied: Path, tmp_path: Path, table: str) -> None:
    """With the mark to remove, so that the batch reads it again."""
    path = copied / table / "part-00000.parquet"
    path.write_bytes(path.read_bytes()[:-20])
    result = recording.run("add", copied, "--record", tmp_path / "a.db")
    assert f"part 1 of {BatchOutput(copied).manifest.parts}: damaged" in result.stderr
    assert f"remove {done_path(copied, 0)}, run `legation batch` again" in result.stderr
    assert len(recording.lines(tmp_path / "a.db")) > 10


def test_an_output_of_another_form_is_refused(copied: Path, tmp_path: Path) -> None:
    """It may mean other things by the same names."""
    manifest = copied / "_legation" / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"form": 1', '"form": 2'))
    result = recording.run("add", copied, "--record", tmp_path / "a.db")
    assert result.stderr == f"{MESSAGE}{copied}: made by another Legation (form 2, this one knows 1)\n"
