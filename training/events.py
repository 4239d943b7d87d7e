"""Learn which drafts are events: the weights in `src/legation/knowledge/data/event_signs.csv`.

    python -m training.events RAW WORK [--trial]

WORK is the folder of `training/detector.py`: every labelled article is read with the network that has not learned from
it (`training/folds.py`). Each draft of the reading is compared with the labels, and a logistic regression learns
from its signs (`legation.reading.likely`). A draft counts one half for being an event of its type in its sentence, and
one half for having the right parties. `--trial` writes nothing and prints what articles left out of the training get.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evaluation.gold import scorer
from legation.articles import door
from legation.knowledge.signs import BIAS
from legation.reading import likely
from legation.reading.draft import Draft
from legation.reading.likely import signs_of
from legation.reading.reader import candidates
from training.folds import unseen
from training.labels import PUBLISHED, Labelled, labelled

TABLES = Path(__file__).parent.parent / "src" / "legation" / "knowledge" / "data"
#: The least drafts that a sign must be seen in, the strength of the pull to zero, and the steps of the descent.
FEWEST, PULL, STEPS = 3, 12.0, 250
#: Weights nearer to zero are left out.
SMALLEST = 0.02
FOLDS = 5

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One draft: its signs, whether it is an event, whether its parties are right too."""

    article: str
    signs: tuple[str, ...]
    found: bool
    whole: bool
    least: float
    weight: float


# --- drafts ---------------------------------------------------------------------------------------------------------


def rows_of(article: Labelled, work: Path) -> list[Row]:
    """The drafts of one article, compared with its events as the scorer of the gold compares them."""
    score = scorer()
    with unseen(article.name, work):
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


def main(raw: Path, work: Path, only_trial: bool) -> None:
    """Learn, or try."""
    articles = list(labelled(raw))
    with ProcessPoolExecutor() as pool:
        rows = [row for found in pool.map(partial(rows_of, work=work), articles, chunksize=16) for row in found]
    if only_trial:
        published = {article.name for article in articles if article.weight == PUBLISHED}
        labels = sum(len(article.events) for article in articles if article.name in published)
        trial([row for row in rows if row.article in published], labels)
    else:
        write(learned(rows), likely.TABLE, SMALLEST)


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument != "--trial"]
    if len(arguments) != 2:
        sys.exit(__doc__)
    main(Path(arguments[0]), Path(arguments[1]), "--trial" in sys.argv)
