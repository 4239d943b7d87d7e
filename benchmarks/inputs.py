"""Inputs of any size: articles of a corpus where there is one, else news that nobody wrote around our own examples."""

from __future__ import annotations

import csv
import gzip
import json
import pickle
from collections.abc import Callable, Iterable, Iterator
from itertools import count, cycle, islice
from pathlib import Path
from random import Random
from typing import Any

EXAMPLES = Path(__file__).parents[1] / "examples"
#: Of so many articles one is about relations between states.
ONE_IN = 5

TOWNS = "Alder Bexley Corran Dunmore Eastry Farrow Glenham Holt Inver Jarrow Kirkby Lorne".split()
PEOPLE = "Ada Moss,Ben Carr,Clara Voss,Dan Ortiz,Eve Lund,Finn Reyes,Gail Boyd,Hugo Stern".split(",")
THINGS = "a bridge,a library,the old harbour,a school garden,the night bus,a swimming pool,the market hall".split(",")
DOINGS = (
    "{person} said on {day} that {thing} in {town} would be closed for {number} weeks while pipes are replaced.",
    "The council of {town} voted {number} to {less} to pay for {thing}, which {person} had asked for last year.",
    "Some {number} people came to see {thing} in {town}, and most of them stayed until the rain began at night.",
    "“Nobody told us that {thing} would cost this much,” {person}, who runs a bakery in {town}, said.",
    "In {month} the town spent {number} thousand on {thing}; the year before, it had spent less than half of that.",
    "{person} has painted {thing} {number} times and hopes to show the pictures in {town} next month.",
    "A spokesman for the trains said two days ago that the line to {town} will open in {month} after all.",
    "Prices of bread rose by {number} percent in {town}, more than anywhere else, a survey of shops found.",
)
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()
SENTENCES = 4
PARAGRAPHS = 6


def articles(corpus: Path | None) -> Iterator[str]:
    """Articles without end: those of the corpus over and over, or ours with news that nobody wrote between them."""
    return _real(corpus) if corpus else _invented()


def general_news(corpus: Path | None) -> Iterator[str]:
    """Articles without end: those of Wikinews in an order by chance, or ours with news that nobody wrote between."""
    return cycle(shuffled(news(corpus))) if corpus else _invented()


def diplomacy(corpus: Path | None) -> Iterator[str]:
    """Articles on diplomacy without end: releases in an order by chance, or our own over and over."""
    return cycle(shuffled(releases(corpus)) if corpus else examples())


def shuffled(texts: Iterable[str]) -> list[str]:
    """Texts in an order by chance, the same every time: the first of a folder are all of one month."""
    found = list(texts)
    Random(7).shuffle(found)
    return found


def _real(corpus: Path) -> Iterator[str]:
    """General news, and one in so many a release on diplomacy."""
    many, few = list(news(corpus)), list(islice(releases(corpus), 400))
    for number in count():
        kind = few if number % ONE_IN == ONE_IN - 1 else many
        yield kind[number // ONE_IN % len(few)] if kind is few else many[(number - number // ONE_IN) % len(many)]


def _invented() -> Iterator[str]:
    random = Random(7)
    ours = examples()
    for number in count():
        yield ours[number // ONE_IN % len(ours)] if number % ONE_IN == ONE_IN - 1 else local_news(random)


def examples() -> list[str]:
    """Our own articles, all of them on diplomacy."""
    return [path.read_text("utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]


def local_news(random: Random) -> str:
    """An article on nothing that concerns two states, of some 400 words."""
    title = f"{random.choice(TOWNS)} looks again at {random.choice(THINGS)}"
    paragraphs = (" ".join(_sentence(random) for _ in range(SENTENCES)) for _ in range(PARAGRAPHS))
    return "\n\n".join((title, *paragraphs))


def _sentence(random: Random) -> str:
    return random.choice(DOINGS).format(
        person=random.choice(PEOPLE),
        thing=random.choice(THINGS),
        town=random.choice(TOWNS),
        day=random.choice(DAYS),
        month=random.choice(MONTHS),
        number=random.randint(4, 90),
        less=random.randint(1, 3),
    )


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


# --- files of things ------------------------------------------------------------------------------------------------


def put(folder: Path, given: Iterable[Any]) -> Iterator[Any]:
    """Things, each written to a folder as it passes, so that they can be had back one by one."""
    with (folder / "things").open("wb") as file:
        for each in given:
            pickle.dump(each, file)
            yield each


def things(folder: Path) -> Iterator[Any]:
    """The things in a folder, never more than one in memory."""
    with (folder / "things").open("rb") as file:
        while True:
            try:
                yield pickle.load(file)
            except EOFError:
                return


def written(
    base: int, measure: Callable[[Any], float], given: Callable[[Path | None], Iterator[Any]]
) -> Callable[[int, Path, Path | None], float]:
    """What writes so many times `base` things to a folder, and tells how much that is."""

    def write(size: int, folder: Path, corpus: Path | None) -> float:
        return sum(map(measure, put(folder, islice(given(corpus), base * size))))

    return write
