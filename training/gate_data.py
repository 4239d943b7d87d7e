"""Read the texts that the gate learns from: their sentences as the gate sees them, and where events are told.

    python -m training.gate_data RAW NEWS WORK

Of the labelled articles (`training/labels.py`) it is known which events are there and which of them the whole reading
finds; of others (the rest of Wikinews, and some releases) what the whole reading finds is taken for what is there. WORK
receives `gate.pickle`. It takes five minutes on two processor cores.
"""

from __future__ import annotations

import json
import pickle
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

import legation
from evaluation.gold import scorer
from legation.reading import gate
from legation.reading.names import find_names
from training.labels import WRITTEN, Labelled, corpus, labelled, labelled_news, labelled_unseen

#: Releases, of each sort, that are read besides Wikinews, and the most characters of a text.
RELEASES, LONGEST = 600, 30_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An event that the whole reading finds: the sentences that tell it, and whether it is right, if that is known."""

    sentences: frozenset[int]
    right: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A text: its stretches, the words of each, what is looked at of them, what is found in it and what is missed."""

    name: str
    written: bool
    labelled: bool
    sentences: list[gate.PlainSentence]
    stretches: list[gate.Stretch]
    words: list[int]
    events: list[Event]
    missed: frozenset[int]


def shown(article: Labelled, is_labelled: bool) -> Shown:
    """A text as the gate sees it, beside what the whole reading finds in it."""
    text = article.text
    stretches = list(gate.by_stops(text))
    sentences = list(gate.plain(text, stretches, find_names(text)))
    reading = legation.read(text, published=article.published)
    events: list[dict[str, Any]] = json.loads(reading.to_json())["events"]
    right = {id(event) for _, event in scorer().match(article.events, events, text)}
    labels = [text.find(mention) for label in article.events for mention in label["mentions"]]
    found = [
        Event(
            sentences=_holding(sentences, (mention["start"] for mention in event["mentions"])),
            right=id(event) in right if is_labelled else None,
        )
        for event in events
    ]
    told = frozenset(number for event in found if event.right for number in event.sentences)
    return Shown(
        name=article.name,
        written=article.weight == WRITTEN,
        labelled=is_labelled,
        sentences=sentences,
        stretches=stretches,
        words=[len(text[each.start : each.end].split()) for each in stretches],
        events=found,
        missed=_holding(sentences, labels) - told,
    )


def _holding(sentences: Sequence[gate.PlainSentence], offsets: Iterable[int]) -> frozenset[int]:
    """The numbers of the sentences that hold offsets."""
    wanted = list(offsets)
    return frozenset(n for n, each in enumerate(sentences) if any(each.start <= at < each.end for at in wanted))


def others(raw: Path, known: frozenset[str]) -> Iterator[Labelled]:
    """Texts without labels: the other articles of Wikinews, and some releases."""
    left = dict.fromkeys(("state.gov", "whitehouse.gov"), RELEASES)
    for name, article in sorted(corpus(raw).items(), key=lambda pair: hash_of(pair[0])):
        office = next((office for office in left if office in name), None)
        if name in known or len(article.text) > LONGEST or (office and not left[office]):
            continue
        if office:
            left[office] -= 1
        yield Labelled(name=name, text=article.text, published=article.published, events=[], weight=1.0)


def hash_of(name: str) -> int:
    """A number that puts names in an order by chance, the same every time."""
    return crc32(name.encode())


def main(raw: Path, news: Path, work: Path) -> None:
    """Read all, and write them."""
    articles = [*labelled(raw), *labelled_unseen(), *labelled_news(news)]
    unknown = list(others(raw, frozenset(article.name for article in articles)))
    with ProcessPoolExecutor() as pool:
        found = list(pool.map(shown, articles, [True] * len(articles), chunksize=8))
        found += pool.map(shown, unknown, [False] * len(unknown), chunksize=8)
    work.mkdir(parents=True, exist_ok=True)
    (work / "gate.pickle").write_bytes(pickle.dumps(found))
    print(f"{len(articles)} labelled and {len(unknown)} other texts")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    from training import gate_data  # what is pickled must not be of a module called __main__

    gate_data.main(*map(Path, sys.argv[1:]))
