"""Learn what the gate lets pass: the weights in `src/legation/knowledge/data/gate_signs.csv`.

    python training/gate.py RAW [--trial]

From the articles with labelled events of `training/events.py`, a logistic regression learns whether a sentence tells
of an event: by its words, and by the names in it and around it. Nothing is parsed. `--trial` writes nothing and prints,
for articles left out of the training, what share of the words would be parsed and how many events would be lost.
"""

from __future__ import annotations

import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from legation.knowledge.signs import BIAS
from legation.reading import gate
from legation.reading.names import find_names
from training.events import WRITTEN, Labelled, labelled, write

#: How much a sentence counts of the articles that were written for this: they are denser in events than others.
OF_WRITTEN = 0.25
#: The least sentences that a sign must be seen in, the strength of the pull to zero, and the steps of the descent.
FEWEST, PULL, STEPS = 8, 1.5, 200
#: Weights nearer to zero are left out.
SMALLEST = 0.005
FOLDS = 4

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence, with how many words it has, its signs, whether an event is told in it, and how much it counts."""

    paragraph: int
    words: int
    signs: tuple[str, ...]
    told: bool
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An article: its sentences, and for each event the paragraphs that tell it."""

    name: str
    sentences: list[Sentence]
    events: list[frozenset[int]]


def shown(article: Labelled) -> Shown:
    """The sentences of an article, and where its events are told."""
    plain = list(gate.plain(article.text, find_names(article.text)))
    told = [_sentences_of(event["mentions"], article.text, plain) for event in article.events]
    sentences = [
        Sentence(
            paragraph=each.paragraph,
            words=len(article.text[each.start : each.end].split()),
            signs=each.signs,
            told=any(number in numbers for numbers in told),
            weight=OF_WRITTEN if article.weight == WRITTEN else 1.0,
        )
        for number, each in enumerate(plain)
    ]
    events = [frozenset(plain[number].paragraph for number in numbers) for numbers in told]
    return Shown(name=article.name, sentences=sentences, events=events)


def _sentences_of(mentions: Iterable[str], text: str, plain: Sequence[gate.PlainSentence]) -> set[int]:
    """The numbers of the sentences in which quotations stand."""
    offsets = [text.find(mention) for mention in mentions]
    return {n for n, each in enumerate(plain) if any(each.start <= offset < each.end for offset in offsets)}


# --- regression -----------------------------------------------------------------------------------------------------


def learned(sentences: Sequence[Sentence]) -> dict[str, float]:
    """The weight of each sign in log odds, by gradient descent with momentum (Adam, Kingma and Ba 2015)."""
    counts = Counter(chain.from_iterable(each.signs for each in sentences))
    signs = [BIAS, *sorted(sign for sign, count in counts.items() if count >= FEWEST)]
    columns = {sign: column for column, sign in enumerate(signs)}
    there = [[0, *(columns[sign] for sign in each.signs if sign in columns)] for each in sentences]
    lines = np.repeat(np.arange(len(there)), [len(line) for line in there])
    weights = _descended(lines, np.fromiter(chain.from_iterable(there), dtype=int), sentences, len(signs))
    return dict(zip(signs, map(float, weights), strict=True))


def _descended(
    lines: NDArray[np.int64], columns: NDArray[np.int64], sentences: Sequence[Sentence], size: int
) -> Numbers:
    told = np.array([each.told for each in sentences], dtype=float)
    counts = np.array([each.weight for each in sentences])
    weights, mean, spread = np.zeros(size), np.zeros(size), np.zeros(size)
    pull = np.full(size, PULL)
    pull[0] = 0
    for step in range(1, STEPS + 1):
        odds = 1 / (1 + np.exp(-np.bincount(lines, weights[columns], len(told))))
        slope = np.bincount(columns, ((odds - told) * counts)[lines], size) + pull * weights
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.999 * spread + 0.001 * slope**2
        weights -= 0.08 * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    return weights


# --- trial and table ------------------------------------------------------------------------------------------------


def trial(articles: Sequence[Shown]) -> None:
    """Print what the gate does to articles that it has not seen."""
    order = sorted(articles, key=lambda article: article.name)
    random.Random(1).shuffle(order)
    lines: dict[str, Counter[str]] = defaultdict(Counter)
    for fold in range(FOLDS):
        learnt = learned([s for n, each in enumerate(order) if n % FOLDS != fold for s in each.sentences])
        for article in order[fold::FOLDS]:
            lines[_kind(article.name)] += _done(article, learnt)
    for kind, line in sorted(lines.items()):
        share = line["parsed"] / line["words"]
        print(f"{kind:<22} words parsed {share:.3f}  events lost {line['lost']} of {line['events']}")


def _kind(name: str) -> str:
    return name.split("/")[2] if "://" in name else "gold and written"


def _done(article: Shown, weights: dict[str, float]) -> Counter[str]:
    """In numbers, what the gate does to an article, without the paragraphs that it adds as context."""
    totals = (weights[BIAS] + sum(weights.get(sign, 0.0) for sign in each.signs) for each in article.sentences)
    odds = [1 / (1 + math.exp(-total)) for total in totals]
    opening = gate.opened([(each.paragraph, odd) for each, odd in zip(article.sentences, odds, strict=True)])
    return Counter(
        words=sum(each.words for each in article.sentences),
        parsed=sum(each.words for each in article.sentences if each.paragraph in opening),
        events=len(article.events),
        lost=sum(told.isdisjoint(opening) for told in article.events),
    )


def main(raw: Path, only_trial: bool) -> None:
    """Learn, or try."""
    articles = [shown(article) for article in labelled(raw)]
    if only_trial:
        trial(articles)
    else:
        write(learned([sentence for article in articles for sentence in article.sentences]), gate.TABLE, SMALLEST)


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument != "--trial"]
    if len(arguments) != 1:
        sys.exit(__doc__)
    main(Path(arguments[0]), "--trial" in sys.argv)
