"""What the reading finds of the labelled articles, by where they come from: what a rule gives beyond the gold.

    python -m training.measure RAW NEWS [PARTS PART]

With PARTS and PART only one article in PARTS is read ("4 1": of four the second), so that one part can be looked into
while rules are written, and another tells what they give where nobody looked. The weights of the reading have
learned from the articles of RAW; of NEWS only those are read that nothing has learned from, and nothing has learned
from the texts of `events/unseen.jsonl`.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from pathlib import Path

import legation
from evaluation.gold import scorer
from training.labels import WRITTEN, Labelled, labelled_here, labelled_news, labelled_unseen, learned_from


def measured(article: Labelled) -> Counter[str]:
    """How many labels, events told, events found, with the right parties, and with the right status, in one article."""
    score = scorer()
    reading = legation.read(article.text, published=article.published)
    told = json.loads(reading.to_json())["events"]
    found = score.match(article.events, told, article.text)
    return Counter(
        articles=1,
        labels=len(article.events),
        told=len(told),
        found=len(found),
        triples=sum(score.parties(label) == score.parties(event) for label, event in found),
        status=sum(label["status"] == event["status"] for label, event in found),
    )


def articles(raw: Path, news: Path, parts: int, part: int) -> Iterator[Labelled]:
    """Published articles with labels, and texts that nothing has learned from, one in so many."""
    published = (article for article in labelled_here(raw) if article.weight != WRITTEN)
    unknown = (article for article in labelled_news(news) if not learned_from(article))
    every = chain(published, unknown, labelled_unseen())
    yield from (article for at, article in enumerate(every) if at % parts == part)


def source_of(article: Labelled) -> str:
    """Where an article comes from."""
    return article.name.split("/")[2] if "://" in article.name else article.name.split("/")[0]


def main(raw: Path, news: Path, parts: int, part: int) -> None:
    """Print a line for each source."""
    chosen = list(articles(raw, news, parts, part))
    lines: dict[str, Counter[str]] = defaultdict(Counter)
    with ProcessPoolExecutor() as pool:
        for article, counts in zip(chosen, pool.map(measured, chosen, chunksize=8), strict=True):
            lines[source_of(article)] += counts
    for source, line in sorted(lines.items()):
        found, told, labels = line["found"], line["told"], line["labels"]
        print(
            f"{source:<22} {line['articles']:>5} articles {labels:>5} events"
            f"  found P {_share(found, told)} R {_share(found, labels)} F1 {_share(2 * found, told + labels)}"
            f"  with parties {_share(2 * line['triples'], told + labels)}  status {_share(line['status'], found)}"
        )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


if __name__ == "__main__":
    if len(sys.argv) not in (3, 5):
        sys.exit(__doc__)
    numbers = [int(number) for number in sys.argv[3:]] or [1, 0]
    main(Path(sys.argv[1]), Path(sys.argv[2]), *numbers)
