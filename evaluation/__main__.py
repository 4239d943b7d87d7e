"""The gate: ``python -m evaluation [--update] [NAME...]``."""

from __future__ import annotations

import argparse
import sys
import time

from evaluation import floors
from evaluation.gold import gold_folder
from evaluation.tables import numbers, tables


def arguments() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m evaluation", description="Measure against the gold.")
    parser.add_argument("--update", action="store_true", help="raise the floors to what is measured")
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"what to measure: {', '.join(tables())} (default: all)"
    )
    return parser.parse_args()


def measure(names: list[str]) -> floors.Scores:
    """Print each table, and return the numbers in it."""
    makers = tables()
    unknown = [name for name in names if name not in makers]
    if unknown:
        sys.exit(f"evaluation: no table {unknown[0]}; there are {', '.join(makers)}")
    measured = {}
    for name in names or makers:
        started = time.perf_counter()
        table = makers[name]()
        print(f"== {name} ({time.perf_counter() - started:.0f} s)\n{table}", flush=True)
        measured[name] = numbers(table)
    return measured


def main() -> int:
    """Measure, compare with the floors, and raise them if asked to; 1 if anything lies below its floor."""
    asked = arguments()
    if not gold_folder().is_dir():
        sys.exit(f"evaluation: no gold in {gold_folder()}: set LEGATION_GOLD to its folder")
    measured = measure(asked.names)
    failures = list(floors.below(measured, floors.load()))
    for failure in failures:
        print(f"BELOW ITS FLOOR: {failure}")
    if asked.update:
        floors.save(floors.raised(measured, floors.load()))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
