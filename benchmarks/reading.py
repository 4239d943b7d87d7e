"""What a whole reading costs beside the bare pipeline: `python benchmarks/reading.py [FOLDER]`.

Prints words a second of the bare spaCy pipeline, of whole readings and of readings behind the gate, and how many times
faster than the pipeline these are, for the example articles and, where FOLDER holds the corpus (`us_*.jsonl.gz`,
`wikinews_*.csv`), for general news and for releases on diplomacy. All run in turn on the same texts; the figures are
medians.
"""

from __future__ import annotations

import csv
import gzip
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

import legation
from legation.language import pipeline

EXAMPLES = Path(__file__).parents[1] / "examples"
ARTICLES = 60
RUNS = 3
DAY = "2022-06-01"


#: What is compared with the pipeline: whole readings, and those of the paragraphs alone that the gate lets pass.
READINGS: Mapping[str, Callable[[str], object]] = {
    "reading": lambda article: legation.read(article, published=DAY),
    "with the gate": lambda article: legation.read(article, published=DAY, gate=True),
}


def texts(corpus: Path | None) -> Iterator[tuple[str, list[str]]]:
    """A name and the articles of each row of the table."""
    yield "examples", [path.read_text("utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]
    if corpus is not None:
        yield "general news", list(islice(news(corpus), ARTICLES))
        yield "diplomacy", list(islice(releases(corpus), ARTICLES))


def news(corpus: Path) -> Iterator[str]:
    """Titles and texts of Wikinews."""
    csv.field_size_limit(1 << 30)
    for path in sorted(corpus.glob("wikinews_*.csv")):
        with path.open(encoding="utf-8", newline="") as handle:
            yield from (f"{row['title']}\n\n{row['text']}" for row in csv.DictReader(handle))


def releases(corpus: Path) -> Iterator[str]:
    """Titles and texts of the State Department."""
    for path in sorted(corpus.glob("us_state_*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as handle:
            yield from (f"{entry['title']}\n\n{entry['text']}" for entry in map(json.loads, handle))


def seconds(work: Callable[[str], object], articles: Sequence[str]) -> float:
    """How long it takes to do something with each article."""
    start = time.perf_counter()
    for article in articles:
        work(article)
    return time.perf_counter() - start


def main(corpus: Path | None) -> None:
    """Print the table."""
    nlp = pipeline.load()._nlp

    def bare(article: str) -> object:
        """spaCy's own work on the paragraphs of an article."""
        return list(nlp.pipe([article[start:end] for start, end in pipeline.paragraphs(article)]))

    legation.read("India and Japan met in Tokyo.", published=DAY)
    print(f"{'text':<14}{'words':>8}" + "".join(f"{name:>18}" for name in ("pipeline, words/s", *READINGS)))
    for name, articles in texts(corpus):
        words = sum(len(article.split()) for article in articles)
        runs = [[seconds(work, articles) for work in (bare, *READINGS.values())] for _ in range(RUNS)]
        parse, *readings = (statistics.median(run[part] for run in runs) for part in range(len(READINGS) + 1))
        ratios = [statistics.median(run[0] / run[part] for run in runs) for part in range(1, len(READINGS) + 1)]
        shown = (f"{words / took:>9,.0f} ={ratio:6.2f}x" for took, ratio in zip(readings, ratios, strict=True))
        print(f"{name:<14}{words:>8}{words / parse:>18,.0f}" + "".join(shown))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
