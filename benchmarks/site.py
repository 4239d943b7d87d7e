"""How long the site takes for each of its pages, on the server: `python -m benchmarks.site RECORD [ROUNDS]`.

Each page is asked for as a browser would, without the network; the median of the rounds and the size of the page are
printed. The pair and the actor are the busiest of the record, the act is the one that most articles tell of them.
"""

from __future__ import annotations

import sys
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median

from starlette.testclient import TestClient

from benchmarks.frame import seconds
from legation.record.record import Record
from legation.views.web.addresses import with_query
from legation.views.web.app import site_app
from legation.views.web.site import Site

#: Doubtful pairs that are passed over before the page that is timed.
PASSED = 1000


def main(path: Path, rounds: int) -> None:
    """Measure every page."""
    client = TestClient(
        site_app(Site(record=path, edit=True)), base_url="http://127.0.0.1", raise_server_exceptions=False
    )
    print(f"{'page':44} {'status':>6} {'kB':>7} {'median ms':>10} {'first ms':>9}")
    for address in addresses(path):
        times = [1000 * seconds(partial(client.get, address)) for _ in range(rounds)]
        answer = client.get(address)
        size = len(answer.content) / 1000
        print(
            f"{address[:44]:44} {answer.status_code:>6} {size:7.1f} {median(times):10.0f} {times[0]:9.0f}", flush=True
        )


def addresses(path: Path) -> list[str]:
    """A page of each sort."""
    with Record(path, writable=False) as record:
        (pair,) = record.busiest("0001", "9999", limit=1)
        lines = record.timeline(pair.actor, pair.other, newest_first=True, limit=200).items
        told = max(lines, key=lambda line: line.articles)
        account = record.show(told.id)
        series = record.series(limit=1).items
        agreements = record.agreements(limit=1).items
        passed = list(islice(record.doubts(), PASSED, PASSED + 1))
        year = next(str(line.when.first.year) for line in lines if line.when.first)
    both, people = f"/{pair.actor}/{pair.other}", [each for telling in account.tellings for each in telling.people]
    return [
        "/",
        both,
        f"{both}?year={year}",
        f"{both}?status=planned",
        f"/{pair.actor}",
        f"/event/{told.id}",
        f"/article/{account.tellings[0].article.id}",
        "/coming",
        "/changes",
        "/search?q=talks",
        "/search?q=nuclear+agreement",
        "/series",
        *(f"/series/{each.name}" for each in series),
        "/agreements",
        *(f"/agreement/{each.name}" for each in agreements),
        *(f"/person/{each.name}" for each in people[:1]),
        "/map",
        "/about",
        "/judge",
        *(with_query("/judge", {"after": each.after}) for each in passed),
        f"{both}.json",
        f"{both}.atom",
        f"{both}.ics",
    ]


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 5)
