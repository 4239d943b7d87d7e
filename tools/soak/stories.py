"""Stories for the soak: those of a corpus with other names and dates, or our own; each in one or several versions."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Final

from legation.sources.document import Document
from legation.sources.intake import documents

STATES: Final = (
    "Chile Peru Brazil Canada Kenya Ghana Japan India Norway Spain Portugal Morocco Egypt Jordan Vietnam Thailand"
    " Mexico Cuba Poland Finland Nepal Oman Qatar Angola Zambia Senegal Ecuador Uruguay Malaysia Mongolia"
).split()
TOWNS: Final = ("Lima", "Nairobi", "Oslo", "Tokyo", "Lisbon", "Rabat", "Hanoi", "Cairo", "Doha", "Warsaw")
ACTS: Final = (
    "The foreign ministers of {one} and {other} met in {town} on {day} and talked about {matter}.",
    "The presidents of {one} and {other} spoke by phone on {day} about {matter}.",
    "{one} and {other} signed an agreement on {matter} in {town} on {day}.",
    "{one} imposed sanctions on {other} on {day} over {matter}.",
    "The prime minister of {one} will visit {other} on {day} for talks on {matter}.",
    "{one} condemned {other} on {day} for an attack near {town}.",
)
MATTERS: Final = (
    "fishing rights",
    "copper mines",
    "visas",
    "a gas pipeline",
    "border posts",
    "student exchange",
    "debt",
)
PLAIN: Final = (
    "Markets in the capital opened late because of rain.",
    "The match was watched by twelve thousand people and ended without a goal.",
    "Farmers expect a good harvest, though the price of seed has doubled since spring.",
    "A new bridge over the river is to be finished before winter.",
)
FIRST_DAY: Final = date(2022, 1, 1)
NAMES: Final = re.compile(r"\b(?:" + "|".join(STATES) + r")\b")
YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
#: Of so many stories one is changed later; the longest text that is taken from a corpus.
CHANGED: Final = 8
LONGEST: Final = 12_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One version of a story: its number, which version, the day, and what its page says.

    The mark is a sentence of its own, by which the record is searched for it.
    """

    number: int
    version: int
    day: date
    title: str
    text: str

    @property
    def path(self) -> str:
        """Where its page lies."""
        return f"/story/{self.number}"

    @property
    def mark(self) -> str:
        """What no other version says."""
        return f"Dispatch {self.number:06}-{self.version}."

    @property
    def page(self) -> bytes:
        """The page."""
        paragraphs = "".join(f"<p>{html.escape(each)}</p>" for each in (*self.text.split("\n"), self.mark) if each)
        head = f'<meta charset="utf-8"><title>{html.escape(self.title)}</title>'
        body = f"<article><h1>{html.escape(self.title)}</h1>{paragraphs}</article>"
        return f'<!doctype html><html lang="en"><head>{head}</head><body>{body}</body></html>'.encode()


def stories(count: int, seed: int, corpus: Path | None = None) -> Iterator[Story]:
    """So many stories, each in its first version."""
    random = Random(seed)
    texts = _of_corpus(corpus, random, count) if corpus else None
    for number in range(count):
        day = FIRST_DAY + timedelta(days=number % 900)
        title, text = next(texts) if texts else _own(random, day)
        yield Story(number=number, version=1, day=day, title=f"{title} ({number})", text=text)


def changed(story: Story) -> Story:
    """A later version of a story: a sentence more."""
    version = story.version + 1
    text = f"{story.text}\nOfficials said on {spoken(story.day)} that the talks would go on in {TOWNS[version % 10]}."
    return Story(number=story.number, version=version, day=story.day, title=f"{story.title}, updated", text=text)


def spoken(day: date) -> str:
    """A day as news writes it."""
    return f"{day:%B} {day.day}, {day.year}"


def _own(random: Random, day: date) -> tuple[str, str]:
    one, other = random.sample(STATES, 2)
    told = {"one": one, "other": other, "town": random.choice(TOWNS), "matter": random.choice(MATTERS)}
    act = random.choice(ACTS).format(**told, day=spoken(day + timedelta(days=random.randint(-2, 5))))
    more = random.choice(ACTS).format(**told, day=spoken(day - timedelta(days=random.randint(20, 60))))
    return f"{one} and {other}", "\n".join(
        [act, *random.sample(PLAIN, 2), f"Earlier, it was a different matter. {more}"]
    )


def _of_corpus(corpus: Path, random: Random, count: int) -> Iterator[tuple[str, str]]:
    """The texts of a corpus over and over, each time with other names of states and other years."""
    found = [each for each in documents([str(corpus)]) if isinstance(each, Document) and each.text]
    given = [(each.title or "News", each.text or "") for each in found if len(each.text or "") < LONGEST][:count]
    if not given:
        raise SystemExit(f"{corpus}: no articles with texts in it")
    while True:
        others = dict(zip(STATES, random.sample(STATES, len(STATES)), strict=True))
        years = random.randint(-3, 3)
        yield from ((_renamed(title, others, years), _renamed(text, others, years)) for title, text in given)


def _renamed(text: str, others: dict[str, str], years: int) -> str:
    named = NAMES.sub(lambda found: others[found[0]], text)
    return YEAR.sub(lambda found: str(int(found[0]) + years), named)
