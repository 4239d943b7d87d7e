"""Running: each kind is thrown in a child process, whose end or standstill is a failure of the input that it was at."""

from __future__ import annotations

import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from types import FrameType

from tools.fuzz.kind import Kind, TooSlow
from tools.fuzz.shrinking import smallest

#: Bytes of memory that a child may have.
MEMORY = 4_000_000_000
#: Seconds of the clock, for each second of the processor that an input may take, after which a child stands still.
PATIENCE = 20
#: Seconds that a child may need to get ready.
READY = 180.0
#: Failures of one sort that are made smaller and kept.
KEPT = 2
#: Into how many pieces a large input is cut at first when it is made smaller.
PIECES = 200


@dataclass(slots=True)
class Came:
    """What came of the inputs of a kind."""

    kind: str
    inputs: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    answers: Counter[str] = field(default_factory=Counter)
    failures: Counter[str] = field(default_factory=Counter)
    kept: dict[str, list[Path]] = field(default_factory=dict)

    def failed(self, how: str, data: bytes, keep: Path, number: int) -> None:
        """Count a failure, and keep its input."""
        self.failures[how] += 1
        paths = self.kept.setdefault(how, [])
        if len(paths) < KEPT:
            path = keep / f"{self.kind}-{number}"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            paths.append(path)
            print(f"{path}: {how}", flush=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How long, or how many inputs of each kind, from which seed on, and where failures are kept."""

    seed: int
    keep: Path
    seconds: float = float("inf")
    inputs: int = sys.maxsize


def drawn(kind: Kind, seed: int, number: int) -> bytes:
    """An input of a kind by its number."""
    return kind.draw(Random(f"{seed}/{kind.name}/{number}"))


def thrown(kind: Kind, plan: Plan) -> Iterator[Came]:
    """Throw inputs of a kind until the time is up; what has come so far, after each."""
    came, ends = Came(kind.name), time.monotonic() + plan.seconds
    while came.inputs < plan.inputs and time.monotonic() < ends:
        with _child(kind, plan.seed, came.inputs) as there:
            yield from _heard(kind, plan, came, there, ends)


def _heard(kind: Kind, plan: Plan, came: Came, there: Connection, ends: float) -> Iterator[Came]:
    """What a child says, until it ends or the time is up."""
    waits = READY
    while came.inputs < plan.inputs and time.monotonic() < ends:
        said = _said(there, waits)
        if isinstance(said, str) and said != "ready":
            came.failed(said, drawn(kind, plan.seed, came.inputs), plan.keep, came.inputs)
            came.inputs += 1
            yield came
            return
        if not isinstance(said, str):
            _count(came, said, plan)
            yield came
        waits = kind.seconds * PATIENCE + 120.0


def _count(came: Came, said: tuple[str, float, bytes | None], plan: Plan) -> None:
    what, seconds, data = said
    came.seconds += seconds
    came.slowest = max(came.slowest, seconds)
    if data is None:
        came.answers[what] += 1
    else:
        came.failed(what, data, plan.keep, came.inputs)
    came.inputs += 1


def _said(there: Connection, waits: float) -> str | tuple[str, float, bytes | None]:
    """What a child says, or how it ended."""
    if not there.poll(waits):
        return f"stood still for {waits:.0f} s"
    try:
        said: str | tuple[str, float, bytes | None] = there.recv()
    except EOFError:
        return "ended the process"
    return said


@contextmanager
def _child(kind: Kind, seed: int, first: int) -> Iterator[Connection]:
    here, there = get_context("fork").Pipe(duplex=False)
    child = get_context("fork").Process(target=_throw, args=(kind, seed, first, there))
    child.start()
    there.close()
    try:
        yield here
    finally:
        child.kill()
        child.join()
        here.close()


# --- in the child ---------------------------------------------------------------------------------------------------


def _throw(kind: Kind, seed: int, first: int, out: Connection) -> None:
    """Throw one input after the other and say what came; of failures, the input as well."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with tempfile.TemporaryDirectory() as folder:
        kind.prepare(Path(folder))
        out.send("ready")
        number = first
        while True:
            data = drawn(kind, seed, number)
            what, seconds, failed = outcome(kind, data)
            out.send((what, seconds, shrunk(kind, data, what) if failed else None))
            number += 1


def outcome(kind: Kind, data: bytes) -> tuple[str, float, bool]:
    """What came of an input, the seconds of the processor that it took, and whether it is a failure."""
    started = time.process_time()
    try:
        with _limited(kind.seconds):
            what, failed = kind.tried(data), False
    except TooSlow:
        what, failed = f"longer than {kind.seconds:g} s", True
    except BaseException as error:
        what, failed = _told(error), True
    return what, time.process_time() - started, failed


def shrunk(kind: Kind, data: bytes, what: str) -> bytes:
    """The smallest part of an input that fails in the same way: first in large pieces, then in small ones."""

    def fails(groups: Sequence[Sequence[bytes]]) -> bool:
        return outcome(kind, kind.whole([part for group in groups for part in group]))[0] == what

    parts = list(kind.parts(data))
    for size in (max(1, len(parts) // PIECES), 1):
        groups = [parts[at : at + size] for at in range(0, len(parts), size)]
        parts = [part for group in smallest(groups, fails) for part in group]
    small = kind.whole(parts)
    return small if outcome(kind, small)[0] == what else data


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """Ends what takes more of the processor."""
    signal.signal(signal.SIGPROF, _too_slow)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _too_slow(number: int, frame: FrameType | None) -> None:
    raise TooSlow


def _told(error: BaseException) -> str:
    """An error by its sort, its first words, and where it was raised: equal for the same fault."""
    cause: BaseException = error
    while cause.__cause__ is not None:
        cause = cause.__cause__
    frames = traceback.extract_tb(cause.__traceback__)
    ours = [each for each in frames if "/legation/" in each.filename] or frames
    where = f"{Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else "?"
    words = "".join("0" if each.isdigit() else each for each in ascii(str(cause))[:60])
    return f"{type(cause).__name__} at {where}: {words}"
