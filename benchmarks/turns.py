"""Turns: the sides of a comparison take them, each in its process, within a limit of time for each."""

from __future__ import annotations

import json
import select
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.frame import Measured, Sample, Side, Taken, comparison

ROOT = Path(__file__).parents[1]
#: Seconds that a side may take to get ready.
READY = 120.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How much is measured.

    Args:
        sizes: multiples of the smallest input, rising.
        rounds: turns at the first size; at the next half as many, and so on.
        limit: seconds that a side may take for an input; one that would take longer at the next size is left out there.
        corpus: a folder of real articles, where there is one.
        processor: whether seconds are those of the processors and not of the clock, on a machine that is busy with
            other things; what waits for a disk then seems faster, and what works in several threads slower.
    """

    sizes: Sequence[int] = (1, 10, 100)
    rounds: int = 5
    limit: float = 60.0
    corpus: Path | None = None
    processor: bool = False


class Turn:
    """A side in its process."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def answer(self, within: float) -> dict[str, object]:
        """The next thing that it says; the reason why it says nothing, under "missing"."""
        assert self._process.stdout
        if not select.select([self._process.stdout], [], [], within)[0]:
            self._process.kill()
            return {"missing": f"longer than {within:,.0f} s"}
        line = self._process.stdout.readline()
        answer = json.loads(line) if line else {"missing": "failed"}
        assert isinstance(answer, dict)
        return answer

    def go(self, within: float) -> Taken | str:
        """What doing the work once took, or why it was not done."""
        assert self._process.stdin
        try:
            self._process.stdin.write("go\n")
            self._process.stdin.flush()
        except OSError:
            return "failed"
        answer = self.answer(within)
        return str(answer["missing"]) if "missing" in answer else Taken(**answer)  # type: ignore[arg-type]


@contextmanager
def turn(name: str, side: Side, folder: Path) -> Iterator[Turn | str]:
    """A side that is ready, or why it is not."""
    command = [sys.executable, "-m", "benchmarks.child", name, side.name, str(folder)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as process:
        try:
            begun = Turn(process)
            answer = begun.answer(READY)
            yield str(answer["missing"]) if "missing" in answer else begun
        finally:
            process.kill()


def measured(name: str, plan: Plan, tell: Callable[[str], None] = lambda _: None) -> Measured:
    """A comparison, measured at each size, at the larger ones in fewer rounds."""
    found = comparison(name)
    samples: dict[str, list[Sample]] = {side.name: [] for side in found.sides}
    for number, size in enumerate(plan.sizes if found.grows else plan.sizes[:1]):
        rounds = max(1, plan.rounds >> number)
        tell(f"{name}: {found.what}, {size}×, rounds: {rounds}")
        with TemporaryDirectory() as folder:
            blank = Sample(side="", size=size, amount=found.write(size, Path(folder), plan.corpus))
            blanks = [_expected(replace(blank, side=side), samples[side], plan) for side in samples]
            for sample in in_rounds(name, Path(folder), blanks, replace(plan, rounds=rounds)):
                samples[sample.side].append(sample)
    return Measured(name=name, comparison=found, samples=samples)


def in_rounds(name: str, folder: Path, blanks: Sequence[Sample], plan: Plan) -> Sequence[Sample]:
    """All sides in turn, so many rounds; those of which it is known already that they will not work are not begun."""
    sides = {side.name: side for side in comparison(name).sides}
    samples = {blank.side: blank for blank in blanks}
    with ExitStack() as stack:
        ready = {
            each.side: each.missing or stack.enter_context(turn(name, sides[each.side], folder)) for each in blanks
        }
        for _ in range(plan.rounds):
            for side, given in ready.items():
                samples[side] = _with(samples[side], given, plan)
    return list(samples.values())


def _expected(blank: Sample, before: Sequence[Sample], plan: Plan) -> Sample:
    """A sample that is missing already, where the size before was or lets expect too much."""
    if not before:
        return blank
    last = before[-1]
    if last.missing:
        return replace(blank, missing=last.missing)
    late = last.seconds * blank.amount / last.amount > plan.limit
    return replace(blank, missing=f"longer than {plan.limit:,.0f} s") if late else blank


def _with(sample: Sample, given: Turn | str, plan: Plan) -> Sample:
    """A sample with one more round, unless there was a reason against it."""
    if sample.missing:
        return sample
    came = given if isinstance(given, str) else given.go(plan.limit)
    if isinstance(came, str):
        return replace(sample, missing=came, rounds=())
    counted = replace(came, seconds=came.processor) if plan.processor else came
    return replace(sample, rounds=(*sample.rounds, counted))
