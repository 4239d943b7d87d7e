"""Learn which status an event has: the weights in `src/legation/knowledge/data/status_signs.csv`.

    python -m training.statuses RAW WORK [--trial]

The articles of `training/events` are read with the weights of `training/events.py`, whose learning comes first, and
with the networks in WORK that have not learned from them (`training/folds.py`). Each draft that tells a labelled event
shows its signs (`legation.reading.reconsidered`) and the status of the label; a multinomial logistic regression learns
from them. The open part of the gold is not learned from: it stays a measure.
`--trial` writes nothing and prints, for articles left out of the training, how many statuses the rules have right, and
how many they have once the signs have been weighed.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evaluation.gold import scorer
from legation.articles import door
from legation.knowledge.signs import BIAS
from legation.model import Interval, Status
from legation.reading.draft import Draft
from legation.reading.likely import likely
from legation.reading.reader import understood
from legation.reading.reconsidered import MARGIN, TABLE, WEIGHED, of_status, signs_of
from training.events import told_as, write
from training.folds import unseen
from training.labels import WRITTEN, Labelled, labelled_here

#: How much an event counts of the articles that were written for this: they are denser than others.
OF_WRITTEN = 0.3
#: The least events that a sign must be seen in, the strength of the pull to zero, and the steps of the descent.
FEWEST, PULL, STEPS = 6, 8.0, 120
#: Weights nearer to zero are left out.
SMALLEST = 0.05
FOLDS = 5

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An event that was found: its signs, the status that the rules give, that of the label, how much it counts."""

    article: str
    signs: tuple[str, ...]
    rules: Status
    label: Status
    weight: float


def rows_of(article: Labelled, work: Path) -> list[Row]:
    """The labelled events of one article that the reading finds, and of which the rules call nothing off."""
    score = scorer()
    with unseen(article.name, work):
        found = understood(door.article(article.text, published=article.published))
    drafts = likely(found.drafts, len(found.sentences))
    told = [told_as(draft) for draft in drafts]
    gold = {id(event): label for label, event in score.match(article.events, told, article.text)}
    return [
        _row(article, draft, Status(gold[id(event)]["status"]), found.published.interval)
        for draft, event in zip(drafts, told, strict=True)
        if id(event) in gold and draft.status in WEIGHED
    ]


def _row(article: Labelled, draft: Draft, label: Status, published: Interval) -> Row:
    return Row(
        article=article.name,
        signs=signs_of(draft, published),
        rules=draft.status,
        label=label,
        weight=OF_WRITTEN if article.weight == WRITTEN else 1.0,
    )


# --- regression -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Learnt:
    """A column for each sign, and its weights: a line a sign, a column a status."""

    columns: dict[str, int]
    weights: Numbers

    def likelihoods(self, rows: Sequence[Row]) -> Numbers:
        """How likely each status is, a row a line."""
        lines = [[self.columns[sign] for sign in row.signs if sign in self.columns] for row in rows]
        return _likely(np.array([self.weights[line].sum(axis=0) for line in lines]))


def learned(rows: Sequence[Row]) -> Learnt:
    """The weight that each sign gives each status, by gradient descent with momentum (Adam, Kingma and Ba 2015)."""
    counts = Counter(sign for row in rows for sign in row.signs)
    columns = {sign: at for at, sign in enumerate(sorted(sign for sign, count in counts.items() if count >= FEWEST))}
    rows = [row for row in rows if row.label in WEIGHED]
    there = np.zeros((len(rows), len(columns)))
    for line, row in enumerate(rows):
        there[line, [columns[sign] for sign in row.signs if sign in columns]] = 1
    wanted = np.array([[float(row.label is status) for status in WEIGHED] for row in rows])
    return Learnt(columns=columns, weights=_descended(there, wanted, np.array([[row.weight] for row in rows])))


def _descended(there: Numbers, wanted: Numbers, weight: Numbers) -> Numbers:
    weights = np.zeros((there.shape[1], len(WEIGHED)))
    mean, spread = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        slope = there.T @ ((_likely(there @ weights) - wanted) * weight) + PULL * weights
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.999 * spread + 0.001 * slope**2
        weights -= 0.05 * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    return weights


def _likely(odds: Numbers) -> Numbers:
    raised = np.exp(odds - odds.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def trial(rows: Sequence[Row]) -> None:
    """Print what share of statuses is right where the article was left out, by the rules and once weighed."""
    fold = {name: number % FOLDS for number, name in enumerate(sorted({row.article for row in rows}))}
    for name, weight in (("published", 1.0), ("written", OF_WRITTEN)):
        chosen = [row for row in rows if row.weight == weight]
        given = dict[int, Status]()
        for left_out in range(FOLDS):
            learnt = learned([row for row in rows if fold[row.article] != left_out])
            tried = [row for row in chosen if fold[row.article] == left_out]
            given |= {id(row): _weighed(row, line) for row, line in zip(tried, learnt.likelihoods(tried), strict=True)}
        rules = sum(row.rules is row.label for row in chosen) / len(chosen)
        weighed = sum(given[id(row)] is row.label for row in chosen) / len(chosen)
        print(f"{name:<10} {len(chosen):>5} events  rules {rules:.4f}  weighed {weighed:.4f}")


def _weighed(row: Row, likelihoods: Numbers) -> Status:
    best = int(likelihoods.argmax())
    surer = likelihoods[best] - likelihoods[WEIGHED.index(row.rules)] > MARGIN
    return WEIGHED[best] if surer else row.rules


def weights_of(learnt: Learnt) -> dict[str, float]:
    """The weights as the package's table holds them: one for each sign and status."""
    by_sign = {
        of_status(status, sign): float(learnt.weights[at, number])
        for sign, at in learnt.columns.items()
        for number, status in enumerate(WEIGHED)
    }
    return {BIAS: 0.0, **by_sign}


def main(raw: Path, work: Path, only_trial: bool) -> None:
    """Learn, or try."""
    with ProcessPoolExecutor() as pool:
        found = pool.map(partial(rows_of, work=work), labelled_here(raw), chunksize=16)
        rows = [row for article in found for row in article]
    if only_trial:
        trial(rows)
    else:
        write(weights_of(learned(rows)), TABLE, SMALLEST)


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument != "--trial"]
    if len(arguments) != 2:
        sys.exit(__doc__)
    main(Path(arguments[0]), Path(arguments[1]), "--trial" in sys.argv)
