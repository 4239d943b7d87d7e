"""The command: throws, and prints a table of what came."""

from __future__ import annotations

import argparse
import sys
from collections import deque
from pathlib import Path

import legation
from tools.fuzz import __doc__ as about
from tools.fuzz.kind import Kind
from tools.fuzz.kinds import kinds
from tools.fuzz.running import Came, Plan, outcome, thrown


def main() -> int:
    """Throw for so many minutes, or so many inputs; the exit code says whether something was found."""
    parser = argparse.ArgumentParser(prog="python -m tools.fuzz", description=about)
    parser.add_argument("--minutes", type=float, default=10, help="of all kinds together (10)")
    parser.add_argument("--inputs", type=int, default=sys.maxsize, help="of each kind, instead of minutes")
    parser.add_argument("--only", action="append", choices=list(kinds()), help="this kind; may be given again")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, default=Path("build/fuzz"), help="where inputs that fail are kept")
    parser.add_argument("--again", type=Path, help="throw this kept input alone, at the kind of --only")
    given = parser.parse_args()
    chosen = [each for name, each in kinds().items() if not given.only or name in given.only]
    if given.again:
        return again(chosen[0], given.again)
    seconds = float("inf") if given.inputs < sys.maxsize else given.minutes * 60 / len(chosen)
    plan = Plan(seed=given.seed, keep=given.keep.absolute(), seconds=seconds, inputs=given.inputs)
    if any(kind.reads for kind in chosen):
        legation.read("The foreign ministers of Portugal and Morocco met in Lisbon.")  # for all children at once
    found = [came for kind in chosen for came in deque(thrown(kind, plan), maxlen=1)]
    print(table(found))
    return 1 if any(each.failures for each in found) else 0


def table(found: list[Came]) -> str:
    """What came, a line a kind; under it each sort of failure."""
    lines = [f"{'kind':<10}{'inputs':>10}{'a second':>10}{'slowest s':>11}{'failures':>10}  what came"]
    for each in found:
        pace = each.inputs / each.seconds if each.seconds else 0.0
        answers = ", ".join(f"{what} {count:,}" for what, count in each.answers.most_common(5))
        wrong = each.failures.total()
        lines.append(f"{each.kind:<10}{each.inputs:>10,}{pace:>10.1f}{each.slowest:>11.2f}{wrong:>10,}  {answers}")
    for each in found:
        lines += [f"{each.kind}: {count:,} times {how}" for how, count in each.failures.most_common()]
    return "\n".join(lines)


def again(kind: Kind, path: Path) -> int:
    """Throw one input that was kept."""
    from tempfile import TemporaryDirectory

    data = path.read_bytes()
    with TemporaryDirectory() as folder:
        kind.prepare(Path(folder))
        what, seconds, failed = outcome(kind, data)
    print(f"{what} ({seconds:.2f} s)")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
