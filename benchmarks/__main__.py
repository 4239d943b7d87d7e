"""Legation beside other packages, in one run: `python -m benchmarks [NAME…]`, or `make bench`, which installs these.

Names are times, pages, reading, diplomacy, copies, record, questions and start; without any, all are compared.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from benchmarks.frame import MODULES
from benchmarks.table import plain, text
from benchmarks.turns import Plan, measured


def arguments(given: Sequence[str] | None) -> argparse.Namespace:
    """What was asked for."""
    usual = Plan()
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(MODULES))
    parser.add_argument("--sizes", type=sizes, default=usual.sizes, help="multiples of the smallest input: 1,10,100")
    parser.add_argument("--rounds", type=positive, default=usual.rounds, help="turns at the first size")
    parser.add_argument("--limit", type=float, default=usual.limit, help="seconds that a side may take for an input")
    parser.add_argument("--corpus", type=Path, help="a folder of real articles to read instead of invented ones")
    parser.add_argument("--processor", action="store_true", help="count seconds of processors, not of the clock")
    parser.add_argument("--json", type=Path, metavar="FILE", help="where every round is written to")
    found = parser.parse_args(given)
    unknown = [name for name in found.names if name not in MODULES]
    if unknown:
        parser.error(f"no comparison is called {unknown[0]}: there are {', '.join(MODULES)}")
    return found


def sizes(told: str) -> tuple[int, ...]:
    """Sizes as they are written: rising numbers with commas between."""
    found = tuple(positive(each) for each in told.split(","))
    if any(after <= before for before, after in pairwise(found)):
        raise argparse.ArgumentTypeError(f"sizes must rise, as 1,10,100; not {told}")
    return found


def positive(told: str) -> int:
    """A number of at least one."""
    try:
        found = int(told)
    except ValueError:
        found = 0
    if found < 1:
        raise argparse.ArgumentTypeError(f"a number of at least 1 is wanted, not {told}")
    return found


def main(given: Sequence[str] | None = None) -> None:
    """Compare, and print the tables."""
    asked = arguments(given)
    corpus = asked.corpus.resolve() if asked.corpus else None
    plan = Plan(sizes=asked.sizes, rounds=asked.rounds, limit=asked.limit, corpus=corpus, processor=asked.processor)
    names = asked.names or list(MODULES)
    found = [measured(name, plan, lambda told: print(told, file=sys.stderr, flush=True)) for name in names]
    print(text(found, plan.rounds), end="")
    if asked.json:
        asked.json.write_text(json.dumps([plain(each) for each in found], indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
