"""Copies of labelled sentences with other names in them: people, places and organisations of the whole world.

The names come from the package's own tables, so that a model sees many of the kind it will meet, in sentences
that people wrote. A name is replaced by one of as many words as far as can be, and a part of a name by the same part.
"""

from __future__ import annotations

import csv
import random
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from harmonise import pieces

import legation.knowledge

TABLES = Path(legation.knowledge.__file__).with_name("data")


def slot_names() -> dict[str, list[tuple[str, ...]]]:
    """The words of every name that can stand in a slot, by label."""
    places = [row["name"] for row in table("places.csv")] + [row["name"] for row in table("states.csv")]
    groups = tomllib.loads((TABLES / "organisations.toml").read_text("utf-8"))["organisation"]
    bodies = [name for group in groups for name in (group["name"], *group["names"])]
    bodies += [row["name"] for name in ("bodies.csv", "outlets.csv") for row in table(name)]
    people = [row["person"] for name in ("offices.csv", "offices_reviewed.csv") for row in table(name)]
    found = {"PERSON": people, "LOC": places, "ORG": bodies}
    return {label: sorted({tuple(name.split()) for name in names if plain(name)}) for label, names in found.items()}


def plain(name: str) -> bool:
    """Whether a name is written as news writes it, without brackets or a title's comma."""
    return name[:1].isupper() and not set(name) & set("(),;/\"'")


def table(name: str) -> Iterator[dict[str, str]]:
    with (TABLES / name).open(encoding="utf-8", newline="") as handle:
        yield from csv.DictReader(handle)


def refilled(
    words: list[str], tags: list[str], names: dict[str, list[tuple[str, ...]]], randomness: random.Random
) -> tuple[list[str], list[str]]:
    """The sentence with another name in each slot that has a label of ours."""
    new_words: list[str] = []
    new_tags: list[str] = []
    for start, end in pieces(tags):
        label = tags[start][2:]
        if not tags[start].startswith("B-") or label not in names:
            new_words += words[start:end]
            new_tags += tags[start:end]
            continue
        other = another(end - start, label, names[label], randomness)
        new_words += other
        new_tags += ["B-" + label] + ["I-" + label] * (len(other) - 1)
    return new_words, new_tags


def another(size: int, label: str, names: list[tuple[str, ...]], randomness: random.Random) -> tuple[str, ...]:
    """A name of about that many words; a single word of a person is the last of a name."""
    name = randomness.choice(names)
    if label == "PERSON" and size == 1:
        return name[-1:]
    for _ in range(4):
        if abs(len(name) - size) <= (0 if size == 1 else 1):
            break
        name = randomness.choice(names)
    return name


def refilled_copies(
    sentences: Iterable[tuple[list[str], list[str]]], share: float, randomness: random.Random
) -> Iterator[tuple[list[str], list[str]]]:
    """Such copies of a share of the sentences that hold a name."""
    names = slot_names()
    for words, tags in sentences:
        if any(tag[2:] in names for tag in tags) and randomness.random() < share:
            yield refilled(words, tags, names, randomness)
