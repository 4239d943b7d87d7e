"""`python -m tools.soak [--minutes N] [CORPUS]`: hours of news in N minutes, with all that can fail failing.

Papers on loopback publish stories, change some, and fail in every way that servers fail; `legation follow` reads them,
`legation serve` answers twenty requests a second meanwhile. At the end every story that was ever sent whole must stand
in the record or be named as what could not be read, the record must be whole, and equal to one to which the same pages
were added at once; both processes must not have grown beyond a bound. A table tells what was found.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tools.soak.soak import Plan, soak
from tools.soak.table import table


def main() -> None:
    """Soak, print the table, and end with 1 where something is not as it should be."""
    given = _given()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        plan = Plan(
            folder=folder,
            corpus=given.corpus,
            minutes=given.minutes,
            stories=given.stories,
            papers=given.papers,
            a_second=given.requests,
            seed=given.seed,
        )
        found = soak(plan)
    print(table(plan, found))
    sys.exit(1 if found.faults else 0)


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.soak", description=__doc__)
    parser.add_argument(
        "corpus", nargs="?", type=Path, help="articles whose texts are used; our own where none is given"
    )
    parser.add_argument("--minutes", type=float, default=15.0)
    parser.add_argument("--stories", type=int, default=2400, help="how many are published (two hours of 20 a minute)")
    parser.add_argument("--papers", type=int, default=8)
    parser.add_argument("--requests", type=float, default=20.0, help="of the site, a second")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="where the records and logs are left")
    return parser.parse_args()


if __name__ == "__main__":
    main()
