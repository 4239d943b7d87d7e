"""Learn who is on which side of an act: the weights in `src/legation/knowledge/data/side_signs.csv`.

    python -m training.sides RAW [--trial]

Of each event that the reading finds in a labelled article, what the rules found and what is one step from it
(`legation.reading.sides`) are compared with the label, and a conditional logit learns from their signs which is right.
Events of which no step has the right sides teach nothing. `--trial` writes nothing and prints how many events of
articles left out of the training have the right parties, before and after.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evaluation.gold import scorer
from legation.articles import door
from legation.knowledge.signs import BIAS
from legation.model import SYMMETRIC
from legation.reading.likely import likely
from legation.reading.reader import understood
from legation.reading.side_signs import TABLE, Sides, signs_of
from legation.reading.sides import CLEARLY, Around, is_open, steps
from training.events import WRITTEN, Labelled, labelled, told_by, write

#: How much an event counts of the articles that were written for this, against two of those that were published.
OF_WRITTEN, PUBLISHED = 0.6, 2.0
#: The least choices that a sign must be seen in, the strength of the pull to zero, and the steps of the descent.
FEWEST, PULL, STEPS = 6, 12.0, 200
#: Weights nearer to zero are left out.
SMALLEST = 0.02
FOLDS = 4

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One event: the signs of all sides that it may have, the number of those read, and of the right ones if any."""

    article: str
    signs: tuple[tuple[str, ...], ...]
    read: int
    right: int | None
    weight: float


def choices_of(article: Labelled) -> list[Choice]:
    """The events that are found in one article, compared with its labels as the scorer of the gold compares them."""
    score = scorer()
    known = understood(door.article(article.text, published=article.published))
    around = Around.of(known.drafts, known.cast)
    drafts = likely(known.drafts, len(known.sentences))
    told = [told_by(draft) for draft in drafts]
    gold = {id(event): label for label, event in score.match(article.events, told, article.text)}
    found = []
    for draft, event in zip(drafts, told, strict=True):
        if id(event) in gold and is_open(draft):
            hand = around.hand(draft)
            possible = steps(draft, hand)
            listed = list(possible)
            wanted = _sides(gold[id(event)])
            found.append(
                Choice(
                    article=article.name,
                    signs=tuple(tuple(signs_of(draft, hand, sides, possible[sides])) for sides in listed),
                    read=listed.index(Sides.of(draft)),
                    right=listed.index(wanted) if wanted in possible else None,
                    weight=OF_WRITTEN if article.weight == WRITTEN else PUBLISHED,
                )
            )
    return found


def _sides(label: dict[str, Any]) -> Sides:
    source, target = label.get("source") or (), label.get("target") or ()
    if label["type"] in SYMMETRIC:
        return Sides.together(*source, *target)
    return Sides(source=frozenset(source), target=frozenset(target))


# --- conditional logit ----------------------------------------------------------------------------------------------


def learned(choices: Sequence[Choice]) -> dict[str, float]:
    """The weight of each sign in log odds, by gradient descent with momentum (Adam, Kingma and Ba 2015)."""
    counts = Counter(sign for choice in choices for signs in choice.signs for sign in set(signs))
    columns = {sign: column for column, sign in enumerate(sorted(s for s, count in counts.items() if count >= FEWEST))}
    known = [choice for choice in choices if choice.right is not None]
    there = np.concatenate([_matrix(choice, columns) for choice in known])
    sizes = np.array([len(choice.signs) for choice in known])
    starts = np.cumsum(sizes) - sizes
    wanted = np.zeros(len(there))
    wanted[starts + np.array([choice.right for choice in known])] = 1
    weight = np.repeat([choice.weight for choice in known], sizes)
    return {BIAS: 0.0} | dict(zip(columns, map(float, _descended(there, wanted, weight, starts, sizes)), strict=True))


def _matrix(choice: Choice, columns: dict[str, int]) -> Numbers:
    there = np.zeros((len(choice.signs), len(columns)))
    for line, signs in enumerate(choice.signs):
        for sign in signs:
            if sign in columns:
                there[line, columns[sign]] += 1
    return there


def _descended(there: Numbers, wanted: Numbers, weight: Numbers, starts: Any, sizes: Any) -> Numbers:
    weights = np.zeros(there.shape[1])
    mean, spread = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        slope = there.T @ ((_chances(there @ weights, starts, sizes) - wanted) * weight) + PULL * weights
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.999 * spread + 0.001 * slope**2
        weights -= 0.05 * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    return weights


def _chances(odds: Numbers, starts: Any, sizes: Any) -> Numbers:
    raised = np.exp(odds - np.repeat(np.maximum.reduceat(odds, starts), sizes))
    return np.asarray(raised / np.repeat(np.add.reduceat(raised, starts), sizes))


def trial(choices: Sequence[Choice]) -> None:
    """Print how many events of articles left out of the training have the right parties, before and after."""
    fold = {name: number % FOLDS for number, name in enumerate(sorted({choice.article for choice in choices}))}
    counts: Counter[tuple[str, str]] = Counter()
    for left_out in range(FOLDS):
        learnt = learned([choice for choice in choices if fold[choice.article] != left_out])
        for choice in choices:
            if fold[choice.article] == left_out:
                kind = "written" if choice.weight == OF_WRITTEN else "published"
                odds = np.array([sum(learnt.get(sign, 0.0) for sign in signs) for signs in choice.signs])
                chances = _chances(odds, np.array([0]), np.array([len(odds)]))
                best = int(chances.argmax())
                chosen = best if chances[best] - chances[choice.read] > CLEARLY else choice.read
                counts[kind, "events"] += 1
                counts[kind, "before"] += choice.read == choice.right
                counts[kind, "after"] += chosen == choice.right
                counts[kind, "gained"] += chosen == choice.right != choice.read
                counts[kind, "lost"] += choice.read == choice.right != chosen
    for kind in ("published", "written"):
        told = ("events", "before", "after", "gained", "lost")
        print(f"{kind:<10}", ", ".join(f"{counts[kind, each]} {each}" for each in told))


def main(raw: Path, only_trial: bool) -> None:
    """Learn, or try."""
    choices = [choice for article in labelled(raw) for choice in choices_of(article)]
    if only_trial:
        trial(choices)
    else:
        write(learned(choices), TABLE, SMALLEST)


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument != "--trial"]
    if len(arguments) != 1:
        sys.exit(__doc__)
    main(Path(arguments[0]), "--trial" in sys.argv)
