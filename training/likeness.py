"""Learn when events of two articles are one act: the weights in `src/legation/knowledge/data/likeness_signs.csv`.

    python training/likeness.py RAW [--trial | --deeds]

Every labelled article is read; a label names two events by the address of the article, the type, and where the words
stand that told the event when it was labelled. A logistic regression learns from the signs of each pair
(`legation.record.likeness`). `--trial` writes nothing and prints what pairs get of which no article was trained on;
`--deeds` leaves the weights of all acts as they stand, and learns only what acts that are no meetings add to them.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import legation
from legation.articles import door
from legation.knowledge.signs import BIAS, weights
from legation.model import Event
from legation.record.evidence import evidence_of, headline_of
from legation.record.exclusion import are_two_acts
from legation.record.likeness import DEED, TABLE, signs_of
from legation.record.profile import Profile, profile_of
from training.events import write
from training.labels import Raw, corpus

LABELS = Path(__file__).parent / "likeness" / "pairs.csv"
#: The least pairs that a sign must be seen in, the strength of the pull to zero, and the most steps of the descent.
FEWEST, PULL, STEPS = 3, 3.0, 20
#: The pull of what everything has, and the step from which on nothing changes any more.
BIAS_PULL, STILL = 0.01, 1e-4
#: The sample of pairs of acts that are no meetings.
DEEDS = "other types"
#: Weights nearer to zero are left out.
SMALLEST = 0.02
FOLDS = 20

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event as one article tells it: where its words stand, and what can be compared."""

    event: Event
    profile: Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A judgement on two events: whether they are one act, and how the pair came to be judged."""

    one: tuple[str, int]
    other: tuple[str, int]
    type: str
    same: bool
    sample: str

    @property
    def articles(self) -> frozenset[str]:
        """The articles that tell the two events."""
        return frozenset({self.one[0], self.other[0]})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A judged pair with its signs."""

    label: Label
    signs: tuple[str, ...]


# --- pairs ----------------------------------------------------------------------------------------------------------


def labels() -> list[Label]:
    """All judgements."""
    with LABELS.open(encoding="utf-8", newline="") as handle:
        return [
            Label(
                one=(row["one"], int(row["start"])),
                other=(row["other"], int(row["other_start"])),
                type=row["type"],
                same=row["label"] == "same",
                sample=row["sample"],
            )
            for row in csv.DictReader(handle)
        ]


def told_in(url: str, raw: Raw) -> list[Told]:
    """The events of an article as it is read now."""
    reading = legation.read(raw.text, published=raw.published, url=url)
    article = door.article(raw.text, published=raw.published, url=url)
    profile = partial(profile_of, reading=reading, headline=headline_of(article), publisher="")
    return [
        Told(
            event=event,
            profile=profile(f"{url} {event.id}", event, evidence=evidence_of(raw.text, event.mentions)),
        )
        for event in reading.events
    ]


def find(events: Sequence[Told], start: int, type: str) -> Told | None:
    """The event of a type that the words at a place tell: of several, that of which they are the clearest mention."""
    ranked = [
        (rank, told)
        for told in events
        if told.event.type == type
        for rank, span in enumerate(told.event.mentions)
        if span.start <= start < span.end
    ]
    return min(ranked, key=lambda each: each[0])[1] if ranked else None


def rows(raw: Path) -> Iterator[Row]:
    """The judged pairs that the reading still finds, still as two events, and that nothing keeps from being one act."""
    articles, judged = corpus(raw), labels()
    urls = sorted({url for label in judged for url in label.articles if url in articles})
    events = {url: told_in(url, articles[url]) for url in urls}
    for label in judged:
        one, other = (find(events.get(url, ()), start, label.type) for url, start in (label.one, label.other))
        if one and other and one is not other and not are_two_acts(one.profile, other.profile):
            yield Row(label=label, signs=tuple(signs_of(one.profile, other.profile)))


# --- regression -----------------------------------------------------------------------------------------------------


def learned(pairs: Sequence[Row]) -> dict[str, float]:
    """The weight of each sign in log odds: first of those that all acts have, then what deeds add to them.

    The pairs that were judged for the deeds' sake teach nothing of meetings, of which they are none.
    """
    shared = [row for row in pairs if row.label.sample != DEEDS]
    return with_deeds(pairs, _weights(shared, _signs(shared, deeds=False), np.zeros(len(shared))))


def with_deeds(pairs: Sequence[Row], weights: dict[str, float]) -> dict[str, float]:
    """The weights of the signs that all acts have, with those learned of what deeds add to them."""
    deeds = [row for row in pairs if any(sign.startswith(DEED) for sign in row.signs)]
    return weights | _weights(deeds, _signs(deeds, deeds=True), _totals(deeds, weights))


def standing() -> dict[str, float]:
    """The weights in the table of the signs that all acts have."""
    return {sign: weight for sign, weight in weights(TABLE).items() if not sign.startswith(DEED)}


def _signs(pairs: Sequence[Row], *, deeds: bool) -> list[str]:
    """The signs that enough pairs have: those of deeds alone, or those of all acts, with what everything has first."""
    counts = Counter(sign for row in pairs for sign in set(row.signs) if sign.startswith(DEED) is deeds)
    signs = sorted(sign for sign, count in counts.items() if count >= FEWEST)
    return signs if deeds else [BIAS, *signs]


def _totals(pairs: Sequence[Row], weights: dict[str, float]) -> Numbers:
    """The log odds of pairs by some weights."""
    return np.array([sum([weights.get(sign, 0.0) for sign in (BIAS, *row.signs)]) for row in pairs])


def _weights(pairs: Sequence[Row], signs: Sequence[str], known: Numbers) -> dict[str, float]:
    """The weights of signs, by Newton's method, beside the log odds that are known of each pair."""
    columns = {sign: column for column, sign in enumerate(signs)}
    there = np.zeros((len(pairs), len(signs)))
    for line, row in enumerate(pairs):
        there[line, [columns[sign] for sign in (BIAS, *row.signs) if sign in columns]] = 1
    wanted = np.array([float(row.label.same) for row in pairs])
    pull = np.array([BIAS_PULL if sign == BIAS else PULL for sign in signs])
    return dict(zip(signs, map(float, _descended(there, wanted, pull, known)), strict=True))


def _descended(there: Numbers, wanted: Numbers, pull: Numbers, known: Numbers) -> Numbers:
    weights = np.zeros(there.shape[1])
    for _ in range(STEPS):
        share = _odds(known + there @ weights)
        slope = there.T @ (share - wanted) + pull * weights
        curve = (there * (share * (1 - share))[:, None]).T @ there + np.diag(pull)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < STILL:
            break
    return weights


def _odds(total: Numbers) -> Numbers:
    return np.asarray(1 / (1 + np.exp(-total)))


# --- trial ----------------------------------------------------------------------------------------------------------


def left_out(pairs: Sequence[Row]) -> Numbers:
    """How likely each pair is by what was learned from pairs of other articles alone."""
    found = np.zeros(len(pairs))
    for fold in range(FOLDS):
        chosen = range(fold, len(pairs), FOLDS)
        articles = frozenset[str]().union(*(pairs[number].label.articles for number in chosen))
        found_weights = learned([row for row in pairs if not row.label.articles & articles])
        for number in chosen:
            found[number] = _odds(_totals([pairs[number]], found_weights))[0]
    return found


def trial(pairs: Sequence[Row]) -> None:
    """Print precision, recall and F1 of pairs left out, of all and of each sample, and the mean log loss."""
    found = left_out(pairs)
    same = np.array([row.label.same for row in pairs])
    samples = np.array([row.label.sample for row in pairs])
    for name in ("all", *sorted(set(samples))):
        chosen = np.ones(len(pairs), bool) if name == "all" else samples == name
        print(f"{name:<12} {chosen.sum():>5} pairs  {_figures(found[chosen], same[chosen])}")


def _figures(found: Numbers, same: NDArray[np.bool_]) -> str:
    kept = found >= 1 / 2
    both = int((kept & same).sum())
    precision, recall = both / max(1, kept.sum()), both / max(1, same.sum())
    loss = -np.log(np.clip(np.where(same, found, 1 - found), 1e-6, 1)).mean()
    return (
        f"P {precision:.3f}  R {recall:.3f}  F1 {2 * both / max(1, kept.sum() + same.sum()):.3f}  log loss {loss:.3f}"
    )


def main(raw: Path, only_trial: bool, only_deeds: bool) -> None:
    """Learn, or try."""
    pairs = list(rows(raw))
    print(f"{len(pairs)} of {len(labels())} judged pairs are weighed", file=sys.stderr)
    if only_trial:
        trial(pairs)
    else:
        write(with_deeds(pairs, standing()) if only_deeds else learned(pairs), TABLE, SMALLEST)


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument not in ("--trial", "--deeds")]
    if len(arguments) != 1:
        sys.exit(__doc__)
    main(Path(arguments[0]), "--trial" in sys.argv, "--deeds" in sys.argv)
