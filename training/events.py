"""Learn which drafts are events: the weights in `src/legation/knowledge/data/event_signs.csv`.

    python training/events.py RAW [--trial]

Every labelled article is read, each draft of the reading is compared with the labels, and a logistic regression learns
from its signs (`legation.reading.likely`). A draft counts one half for being an event of its type in its sentence, and
one half for having the right parties. `--trial` writes nothing and prints what articles left out of the training get.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evaluation.gold import gold_articles, gold_folder, scorer
from legation.articles import door
from legation.knowledge.signs import BIAS
from legation.reading import likely
from legation.reading.draft import Draft
from legation.reading.likely import signs_of
from legation.reading.reader import candidates

HERE = Path(__file__).parent
TABLES = HERE.parent / "src" / "legation" / "knowledge" / "data"
#: How much a draft counts: articles as they were published, against those written for this, which are denser.
PUBLISHED, WRITTEN = 2.0, 0.3
#: The least drafts that a sign must be seen in, the strength of the pull to zero, and the steps of the descent.
FEWEST, PULL, STEPS = 3, 12.0, 250
#: Weights nearer to zero are left out.
SMALLEST = 0.02
FOLDS = 5

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """An article of the corpus, with the day on which it was published."""

    published: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """An article with the events that a careful reader found in it."""

    name: str
    text: str
    published: str
    events: list[dict[str, Any]]
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One draft: its signs, whether it is an event, whether its parties are right too."""

    article: str
    signs: tuple[str, ...]
    found: bool
    whole: bool
    least: float
    weight: float


# --- articles -------------------------------------------------------------------------------------------------------


def labelled(raw: Path) -> Iterator[Labelled]:
    """Articles written for this, articles of the corpus with their labels, and the open part of the gold."""
    yield from labelled_here(raw)
    yield from _open_gold()


def labelled_here(raw: Path) -> Iterator[Labelled]:
    """Articles written for this, and articles of the corpus with their labels."""
    for entry in _lines(HERE / "events" / "written.jsonl"):
        yield _labelled(entry, entry["id"], entry["text"], WRITTEN)
    articles = corpus(raw)
    for entry in _lines(HERE / "events" / "corpus.jsonl"):
        text = articles[entry["url"]].text[: entry["length"]]
        if hashlib.sha256(text.encode()).hexdigest()[:16] != entry["sha256"]:
            sys.exit(f"training: {entry['url']} has another text than was labelled")
        yield _labelled(entry, entry["url"], text, PUBLISHED)


def _open_gold() -> Iterator[Labelled]:
    """The open part of the gold."""
    for article in gold_articles(gold_folder() / "articles-open"):
        day = article.record["published"]["from"]
        yield Labelled(
            name=article.name,
            text=article.text,
            published=day,
            events=article.record["events"],
            weight=PUBLISHED,
        )


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    yield from map(json.loads, path.read_text("utf-8").splitlines())


def _labelled(entry: dict[str, Any], name: str, text: str, weight: float) -> Labelled:
    for event in entry["events"]:
        event["mentions"] = [_quotation(mention, text) for mention in event["mentions"]]
        event.setdefault("when", None)
    return Labelled(name=name, text=text, published=entry["published"], events=entry["events"], weight=weight)


def _quotation(mention: str | list[int], text: str) -> str:
    return mention if isinstance(mention, str) else text[mention[0] : mention[1]]


def corpus(raw: Path) -> dict[str, Raw]:
    """The articles of the corpus by address, as they were labelled: headline, empty line, text."""
    found: dict[str, Raw] = {}
    csv.field_size_limit(1 << 30)
    for path in sorted(raw.glob("wikinews_*.csv")):
        with path.open(encoding="utf-8", newline="") as handle:
            for row in csv.DictReader(handle):
                body = re.sub(r"\n\s*\n+", "\n\n", row["text"].strip())
                found.setdefault(row["url"], Raw(published=row["date"], text=f"{row['title']}\n\n{body}"))
    for path in sorted(raw.glob("us_*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for entry in map(json.loads, lines):
                text = f"{entry['title']}\n\n{entry['text'].strip()}"
                found.setdefault(entry["url"], Raw(published=entry["published"][:10], text=text))
    return found


# --- drafts ---------------------------------------------------------------------------------------------------------


def rows_of(article: Labelled) -> list[Row]:
    """The drafts of one article, compared with its events as the scorer of the gold compares them."""
    score = scorer()
    drafts = candidates(door.article(article.text, published=article.published))
    told = [told_as(draft) for draft in drafts]
    company = likely.Company.of(drafts)
    gold = {id(event): label for label, event in score.match(article.events, told, article.text)}
    return [
        Row(
            article=article.name,
            signs=signs_of(draft, company),
            found=id(event) in gold,
            whole=id(event) in gold and score.parties(gold[id(event)]) == score.parties(event),
            least=likely.least(draft),
            weight=article.weight,
        )
        for draft, event in zip(drafts, told, strict=True)
    ]


def told_as(draft: Draft) -> dict[str, Any]:
    """A draft in the form that the scorer compares."""
    mentions = [{"text": span.text, "start": span.start, "end": span.end} for span in draft.mentions]
    return {
        "type": draft.first.type.value,
        "mentions": mentions,
        "source": list(draft.source),
        "target": list(draft.target),
        "when": None,
    }


# --- regression -----------------------------------------------------------------------------------------------------


def learned(rows: Sequence[Row]) -> dict[str, float]:
    """The weight of each sign in log odds, by gradient descent with momentum (Adam, Kingma and Ba 2015)."""
    counts = Counter(sign for row in rows for sign in row.signs)
    signs = [BIAS, *sorted(sign for sign, count in counts.items() if count >= FEWEST)]
    there = _matrix(rows, {sign: column for column, sign in enumerate(signs)})
    wanted = np.array([(row.found + row.whole) / 2 for row in rows])
    weights = _descended(there, wanted, np.array([row.weight for row in rows]))
    return dict(zip(signs, map(float, weights), strict=True))


def _matrix(rows: Sequence[Row], columns: dict[str, int]) -> Numbers:
    there = np.zeros((len(rows), len(columns)))
    there[:, 0] = 1
    for line, row in enumerate(rows):
        there[line, [columns[sign] for sign in row.signs if sign in columns]] = 1
    return there


def _descended(there: Numbers, wanted: Numbers, weight: Numbers) -> Numbers:
    weights = np.zeros(there.shape[1])
    mean, spread = np.zeros_like(weights), np.zeros_like(weights)
    pull = np.full_like(weights, PULL)
    pull[0] = 0
    for step in range(1, STEPS + 1):
        slope = there.T @ ((_odds(there @ weights) - wanted) * weight) + pull * weights
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.999 * spread + 0.001 * slope**2
        weights -= 0.05 * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    return weights


def _odds(total: Numbers) -> Numbers:
    return np.asarray(1 / (1 + np.exp(-total)))


def trial(rows: Sequence[Row], labels: int) -> None:
    """Print what drafts get of which the article was left out: precision, recall and F1, found and whole."""
    fold = {name: number % FOLDS for number, name in enumerate(sorted({row.article for row in rows}))}
    kept: list[Row] = []
    for left_out in range(FOLDS):
        learnt = learned([row for row in rows if fold[row.article] != left_out])
        for row in rows:
            total = learnt[BIAS] + sum(learnt.get(sign, 0.0) for sign in row.signs)
            if fold[row.article] == left_out and _odds(np.array(total)) >= row.least:
                kept.append(row)
    for name, chosen in (("all", rows), ("kept", kept)):
        found, whole = sum(row.found for row in chosen), sum(row.whole for row in chosen)
        print(
            f"{name:<14} P {found / len(chosen):.3f}  R {found / labels:.3f}  "
            f"F1 {2 * found / (len(chosen) + labels):.3f}  with parties F1 {2 * whole / (len(chosen) + labels):.3f}"
        )


def write(weights: dict[str, float], table: str, smallest: float) -> None:
    """Write weights to one of the package's tables, that of all first, then by sign; those near zero are left out."""
    with (TABLES / table).open("w", encoding="utf-8", newline="") as handle:
        lines = csv.writer(handle, lineterminator="\n")
        lines.writerow(["sign", "weight"])
        for sign in sorted(weights, key=lambda sign: (sign != BIAS, sign)):
            if sign == BIAS or abs(weights[sign]) >= smallest:
                lines.writerow([sign, f"{weights[sign]:.2f}"])


def main(raw: Path, only_trial: bool) -> None:
    """Learn, or try."""
    articles = list(labelled(raw))
    rows = [row for article in articles for row in rows_of(article)]
    if only_trial:
        published = {article.name for article in articles if article.weight == PUBLISHED}
        labels = sum(len(article.events) for article in articles if article.name in published)
        trial([row for row in rows if row.article in published], labels)
    else:
        write(learned(rows), likely.TABLE, SMALLEST)


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument != "--trial"]
    if len(arguments) != 1:
        sys.exit(__doc__)
    main(Path(arguments[0]), "--trial" in sys.argv)
