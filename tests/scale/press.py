"""A press of our own: as many short articles as are wanted, the same each time, with all that batches must not lose.

Some are versions of others, some near-copies, some in Spanish, some are no article at all.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

STATES = ("Chile", "Peru", "Brazil", "Kenya", "Ghana", "Japan", "India", "Norway", "Spain", "Morocco")
TOWNS = ("Arica", "Lima", "Accra", "Nairobi", "Tokyo", "Oslo", "Madrid", "Rabat")
ACTS = (
    "The foreign ministers of {one} and {other} met in {town} on {day} to talk about {topic}.",
    "The presidents of {one} and {other} spoke by phone on {day} about {topic}.",
    "{one} and {other} signed an agreement on {topic} in {town} on {day}.",
    "The foreign minister of {one} will visit {town} on {day}, the ministry of {other} said.",
    "{one} condemned {other} on {day} over {topic}.",
)
TOPICS = ("fishing rights", "a copper mine", "trains over the border", "wheat", "visas for students")
SPANISH = "Los ministros de Chile y del Perú se reunieron en Arica el martes para hablar de la pesca y del cobre. " * 3
#: So many lines of which one is in Spanish, one has no text, and one is broken.
ROUND = 50
#: About how many bytes of them make a part, where several are wanted.
PART = 2_000


def articles(count: int, seed: int = 1) -> Iterator[dict[str, Any]]:
    """So many articles, as objects of JSON."""
    random = Random(seed)
    before: list[dict[str, Any]] = []
    for number in range(count):
        day = date(2023, 5, 1) + timedelta(days=number % 60)
        article = {
            "url": f"https://paper{number % 7}.example/{number}",
            "title": f"Notes of {day:%B} {day.day}",
            "published": (day + timedelta(days=1)).isoformat(),
            "text": _text(random, day),
        }
        if before and number % 10 == 3:  # a newer version
            article |= {"url": random.choice(before)["url"], "version": 2}
        if before and number % 10 == 7:  # what another paper has printed too
            article["text"] = random.choice(before)["text"]
        before.append(article)
        yield article


def _text(random: Random, day: date) -> str:
    sentences = []
    for _ in range(random.choice((1, 1, 2))):
        one, other = random.sample(STATES, 2)
        told = random.choice(ACTS)
        sentences.append(
            told.format(
                one=one, other=other, town=random.choice(TOWNS), topic=random.choice(TOPICS), day=f"{day:%B} {day.day}"
            )
        )
    return " ".join(sentences)


def lines(count: int) -> Iterator[str]:
    """So many lines of JSON, of which three in fifty are no article."""
    for number, article in enumerate(articles(count)):
        if number % ROUND == 11:
            yield json.dumps({"text": SPANISH, "url": article["url"]})
        elif number % ROUND == 23:
            yield json.dumps({"title": "Nothing but a title"})
        elif number % ROUND == 37:
            yield '{"text": "The line ends'
        else:
            yield json.dumps(article)


def press(path: Path, count: int) -> Path:
    """A file of so many lines."""
    path.write_text("".join(f"{line}\n" for line in lines(count)), encoding="utf-8")
    return path
