"""What Spark costs beside processes of our own: `python -m benchmarks.batch [FOLDER] [--articles N] [--rounds N]`.

Takes N articles (default 120) from the corpus in FOLDER (default: ../shared/corpus) and reads them by a crew of one and
of two processes, as `legation add` does before it writes, and by `legation batch` on local[1] and local[2], which
writes its tables too. Starting is measured apart: a crew, or Spark, has read some articles before the clock runs.
Prints articles and words a second, the median of the rounds (default 3), words a second of the time that processors
have spent on it, which a busy machine changes little, the seconds that starting takes, and how fast Spark is beside the
crew of as many processes. The kinds take turns in each round, so that a busy machine slows all.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from statistics import median

from benchmarks.ingest import family
from legation.articles.build import article_of
from legation.model import Article
from legation.record.crew import Crew
from legation.record.preparing import Preparing
from legation.record.reader import Reader
from legation.scale.batch import batch
from legation.scale.spark import started
from legation.sources.document import Document, document_of
from legation.sources.intake import Intake

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
FILE = "us_state_press_releases_2021-2022.jsonl.gz"
#: Articles that are read before the clock runs: each process has then read some.
WARM = 8
#: Parts that a round has for each process, so that none waits long at its end.
PARTS = 6
WORKERS = (1, 2)


@dataclass(slots=True)
class Kind:
    """A way to read: its name, the seconds that it took to start, and those of each round."""

    name: str
    start: list[float] = field(default_factory=list)
    rounds: list[float] = field(default_factory=list)
    processors: list[float] = field(default_factory=list)

    def time(self, function: Callable[[], object]) -> None:
        """Do something, which is a round."""
        before, begun = spent(), time.perf_counter()
        function()
        self.rounds.append(time.perf_counter() - begun)
        self.processors.append(spent() - before)


def written(folder: Path, name: str, lines: list[str]) -> Path:
    """Some articles as a file of JSON lines."""
    path = folder / name
    path.write_text("".join(lines), encoding="utf-8")
    return path


def texts(corpus: Path, count: int) -> list[str]:
    """So many releases, as lines of JSON with their texts: pages are not what is measured here."""
    with gzip.open(corpus / FILE, "rt", encoding="utf-8") as lines:
        given = (document_of("x", json.loads(line)) for line in lines)
        articles = (article_of(each) for each in given if isinstance(each, Document))
        return [line_of(each) for each in islice(articles, count)]


def line_of(article: Article) -> str:
    """An article as a line of JSON."""
    cited, day = article.citation, article.published.first if article.published else None
    told = {"text": article.text, "title": cited.title, "url": cited.url, "published": str(day or "")}
    return json.dumps(told) + "\n"


def documents(path: Path) -> Iterator[Document]:
    """The articles of a file, not yet prepared."""
    with Intake() as intake:
        yield from (each.found for each in intake.arrivals([str(path)]) if isinstance(each.found, Document))


def by_crew(crew: Crew, path: Path) -> int:
    """Read all articles of a file; how many there were."""
    preparing, reader = Preparing(), Reader()
    articles = (each for each in map(preparing.prepare, documents(path)) if isinstance(each, Article))
    return sum(1 for _ in crew.work(reader.read, ((None, article) for article in articles), lambda one: len(one.text)))


def spent() -> float:
    """The seconds that processors have worked for this process and all that it began (Linux)."""
    ticks = os.sysconf("SC_CLK_TCK")
    return sum(map(ticks_of, family(os.getpid()))) / ticks


def ticks_of(process: int) -> int:
    """The same of one process, in ticks of the clock, with those of its children that have ended (proc(5))."""
    try:
        told = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:  # it has just ended
        return 0
    return sum(map(int, told[11:15]))


def timed(function: Callable[[], object]) -> float:
    """The seconds that something takes."""
    begun = time.perf_counter()
    function()
    return time.perf_counter() - begun


def crew_round(kind: Kind, workers: int, warm: Path, path: Path) -> None:
    """Start a crew, and time it."""
    with Crew(workers) as crew:
        kind.start.append(timed(lambda: by_crew(crew, warm)))
        kind.time(lambda: by_crew(crew, path))


def by_spark(path: Path, out: Path, size: int) -> int:
    """Read all articles of a file by a batch; how many there were."""
    found = batch(path, output=out, part_bytes=size)
    if found.broken or found.failures:
        raise SystemExit(f"not all was read: {found.broken or found.refused}")
    return found.read


def spark_round(kind: Kind, workers: int, warm: Path, path: Path, folder: Path) -> None:
    """Start Spark, and time it."""
    out = Path(tempfile.mkdtemp(dir=folder))
    size = path.stat().st_size // (PARTS * workers)
    with ExitStack() as stack:
        begun = time.perf_counter()
        stack.enter_context(started(f"local[{workers}]", out / "spark.log", tries=1))
        batch(warm, output=out / "warm", part_bytes=max(1, warm.stat().st_size // WARM))
        kind.start.append(time.perf_counter() - begun)
        kind.time(lambda: by_spark(path, out / "read", size))


def measured(corpus: Path, count: int, rounds: int, folder: Path) -> tuple[int, dict[str, Kind]]:
    """All kinds in turn, so many times; and how many words the articles have."""
    lines = texts(corpus, count + WARM)
    warm, path = written(folder, "warm.jsonl", lines[:WARM]), written(folder, "read.jsonl", lines[WARM:])
    words = sum(len((each.text or "").split()) for each in documents(path))
    kinds = {name: Kind(name=name) for workers in WORKERS for name in (f"crew of {workers}", f"local[{workers}]")}
    for _ in range(rounds):
        for workers in WORKERS:
            crew_round(kinds[f"crew of {workers}"], workers, warm, path)
            spark_round(kinds[f"local[{workers}]"], workers, warm, path, folder)
    return words, kinds


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--articles", type=int, default=120)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        words, kinds = measured(given.folder, given.articles, given.rounds, Path(folder))
    print(f"{given.articles:,} articles, {words:,} words; medians of {given.rounds} rounds")
    for kind in kinds.values():
        seconds = median(kind.rounds)
        print(
            f"{kind.name:<12}{given.articles / seconds:>8.1f} articles/s{words / seconds:>9,.0f} words/s"
            f"{words / median(kind.processors):>9,.0f} words/s of a processor   start {median(kind.start):.1f} s"
        )
    for workers in WORKERS:
        pairs = zip(kinds[f"crew of {workers}"].rounds, kinds[f"local[{workers}]"].rounds, strict=True)
        ratio = median(own / spark for own, spark in pairs)
        print(f"local[{workers}] is {ratio:.2f} times as fast as a crew of {workers}")


if __name__ == "__main__":
    main()
