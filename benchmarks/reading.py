"""What a whole reading of general news costs beside the bare pipeline: `python -m benchmarks reading`.

Whole readings, and those behind the gate, beside spaCy alone with the same weights on all paragraphs of the same
articles. `--corpus` takes those of Wikinews, in an order by chance; else one article in five is one of our own, on
diplomacy, and nobody wrote the others. `diplomacy` compares the same where every article is on diplomacy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.frame import Comparison, Side, Work
from benchmarks.inputs import examples, general_news, things, written

DAY = "2022-06-01"
#: Articles of the smallest input.
BASE = 20


def reading(*, gate: bool) -> Callable[[Path], Work]:
    """Legation on all articles; how many events it finds."""

    def ready(folder: Path) -> Work:
        import legation

        def read(text: str) -> int:
            return len(legation.read(text, published=DAY, gate=gate).events)

        read(examples()[0])
        return lambda: sum(map(read, things(folder)))

    return ready


def bare(folder: Path) -> Work:
    """spaCy's own work on the paragraphs of all articles; how many words there are."""
    from legation.language import pipeline

    pipeline.load()  # takes the faster matrix product, for both
    nlp = pipeline.plain()

    def parse(text: str) -> int:
        pieces = [text[start:end] for start, end in pipeline.paragraphs(text)]
        return sum(map(len, nlp.pipe(pieces)))

    parse(examples()[0])
    return lambda: sum(map(parse, things(folder)))


def comparison(what: str, given: Callable[[Path | None], Iterator[str]]) -> Comparison:
    """The comparison of readings of articles of one sort."""
    return Comparison(
        what=what,
        unit="words",
        ours=(
            Side(
                name="legation.read",
                ready=reading(gate=False),
                bound="spaCy's parser and finder of names (matrix products); one article is held at a time",
            ),
            Side(
                name="legation.read, gate",
                ready=reading(gate=True),
                bound="the share of sentences that the gate lets pass to the parser; one article is held at a time",
            ),
        ),
        peers=(Side(name="spaCy alone", ready=bare),),
        write=written(BASE, lambda text: len(text.split()), given),
    )


COMPARISON = comparison("reading, general news", general_news)
