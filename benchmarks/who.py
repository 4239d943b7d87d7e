"""What linking names to actors costs beside the parse, and how fast offices are asked for: `python -m benchmarks.who`.

Prints ratios of one run, medians of several.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import legation
from benchmarks.frame import median_seconds
from benchmarks.inputs import examples
from legation.knowledge.holders import holders, read_holders
from legation.knowledge.states import states
from legation.language import pipeline
from legation.language.tree import Sentence
from legation.reading.names import by_sentence, find_names
from legation.reading.namesakes import told_apart
from legation.reading.parties import Cast
from legation.reading.people import find_people
from legation.reading.who import find_mentions

RUNS = 5
QUESTIONS = 20_000
OFFICES = ("head of state", "head of government", "foreign minister", "defence minister", "president")


def seconds(work: Callable[[], object]) -> float:
    """The median time of some work, done once beforehand."""
    work()
    return median_seconds(work, RUNS)


def linked(text: str, sentences: Sequence[Sentence]) -> object:
    """All that joins words to actors: names, namesakes, people, references, mentions."""
    names = told_apart(by_sentence(find_names(text), sentences), sentences, text)
    found = find_people(sentences, names, date(2022, 8, 20))
    people = [[person for person in found if person.sentence == each.index] for each in sentences]
    return find_mentions(Cast(sentences=sentences, names=names, people=people).remembering())


def ask() -> None:
    """As many questions as there are in `QUESTIONS`, over all states and the years 2021 to 2024."""
    codes = list(states())
    for number in range(QUESTIONS):
        day = date(2021 + number % 4, 1 + number % 12, 1 + number % 28)
        legation.who(office=OFFICES[number % len(OFFICES)], of=codes[number % len(codes)], on=day)


def main() -> None:
    """Print the figures."""
    texts = examples()
    read = pipeline.load()
    parsed = [(text, read.sentences(text)) for text in texts]
    parse = seconds(lambda: [read.sentences(text) for text in texts])
    link = seconds(lambda: [linked(text, sentences) for text, sentences in parsed])
    print(f"linking / parse      {link / parse:.3f}   ({len(texts)} articles, {sum(map(len, texts)):,} characters)")
    print(f"loading the tables   {seconds(read_holders):.3f} s   ({len(holders()):,} terms)")
    print(f"{QUESTIONS:,} questions     {seconds(ask):.3f} s")


if __name__ == "__main__":
    main()
