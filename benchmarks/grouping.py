"""How `legation group` grows, and what each of its steps takes: `python -m benchmarks.grouping [ARTICLES]`.

Groups ARTICLES (default 2,000) and ten times as many invented articles on one thread, of which every third repeats an
earlier one, and prints for each step the seconds of all processors (of Java and Python together; a machine that does
other things makes them no more) and their growth. Then come the rates of the functions alone, on one core.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from hashlib import blake2b
from itertools import islice, pairwise
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from benchmarks.folders import Given, write_folder
from benchmarks.synthetic import EVENTS, readings
from legation.articles.copies import bands, same_telling, shingles, signature_of
from legation.model import Article, Reading
from legation.record.blocks import blocks_near
from legation.record.likeness import likelihood
from legation.record.writing import Entry, told_events
from legation.scale.grouping import grouped
from legation.scale.spark import started
from legation.scale.tables import TABLES

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

SIZES = (1, 10)
#: Words that stand under each article, so that it is as long as news.
WORDS = 400
PART = 1_000
#: One in so many articles repeats an earlier one.
REPEATED = 3
#: Articles of the run that warms Java up.
WARM = 100
#: How many are timed of what single functions do.
TIMED = 2_000


def press(articles: int) -> Iterator[Given]:
    """So many articles with their readings, as long as news, some of them printed by another paper too."""
    random = Random(2)
    words = ["".join(random.choices("abcdefghijklmnop", k=random.randint(2, 9))) for _ in range(20_000)]
    before: list[Given] = []
    for number, (article, reading) in enumerate(readings(articles)):
        found = _long(article, reading, random.choices(words, k=WORDS))
        if before and number % REPEATED == 0:
            found = _repeated(random.choice(before), number)
        before = [*before[-200:], found]
        yield found


def _long(article: Article, reading: Reading, words: list[str]) -> Given:
    text = f"{article.text}\n{' '.join(words)}"
    cited = replace(article.citation, id=blake2b(text.encode(), digest_size=8).hexdigest())
    return Given(article=replace(article, text=text, citation=cited), reading=replace(reading, article=cited))


def _repeated(given: Given, number: int) -> Given:
    cited = replace(given.article.citation, url=f"https://other{number % 40}.example/{number}")
    return Given(article=replace(given.article, citation=cited), reading=replace(given.reading, article=cited))


def parts(articles: int) -> Iterator[list[Given]]:
    """The articles in parts, as a batch leaves them."""
    given = press(articles)
    while part := list(islice(given, PART)):
        yield part


# --- the whole ------------------------------------------------------------------------------------------------------


def processors() -> float:
    """Seconds that all processors have worked so far for the processes that this one has begun (Linux)."""
    processes: dict[int, list[tuple[int, int]]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            told = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has just ended
        processes.setdefault(int(told[1]), []).append((int(path.parent.name), sum(map(int, told[11:15]))))
    waiting, ticks = [os.getpid()], 0
    while waiting:
        for child, worked in processes.get(waiting.pop(), ()):
            waiting.append(child)
            ticks += worked
    return ticks / os.sysconf("SC_CLK_TCK")


def measured(spark: SparkSession, articles: int) -> dict[str, float]:
    """Seconds of all processors for each step; what was counted is printed."""
    seconds: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = write_folder(Path(name), parts(articles))
        last = processors()

        def tell(table: str, counts: Mapping[str, int]) -> None:
            nonlocal last
            now = processors()
            seconds[table], last = now - last, now
            told = ", ".join(f"{count:,} {what}" for what, count in counts.items() if count)
            print(f"  {table}: {told}; {_bytes(folder / table) / articles:,.0f} bytes an article", flush=True)

        began = time.monotonic()
        grouped(spark, folder, progress=tell)
        print(f"  {time.monotonic() - began:,.0f} s by the clock; tables of the batch, bytes an article:", end=" ")
        print(", ".join(f"{table} {_bytes(folder / table) / articles:,.0f}" for table in TABLES), flush=True)
    return seconds


def _bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.glob("*.parquet"))


def print_growth(articles: int) -> None:
    """The table of the sizes; a first run that warms Java up is not told."""
    found = []
    with tempfile.TemporaryDirectory() as name, started("local[1]", Path(name) / "log", tries=1) as spark:
        for count in (WARM, *(times * articles for times in SIZES)):
            print(f"{count:,} articles, {count * EVENTS:,} events")
            found.append(measured(spark, count))
    print(f"\n{'step':<12}" + "".join(f"{times * articles:>12,}" for times in SIZES) + f"{'growth':>10}")
    for step in found[0]:
        few, many = (seconds[step] for seconds in found[1:])
        print(f"{step:<12}{few:>10.1f} s{many:>10.1f} s{many / few:>9.1f}×")


# --- single functions -----------------------------------------------------------------------------------------------


def print_rate(what: str, count: int, action: Callable[[], object]) -> None:
    """How much of something is done in a second of one core."""
    began = time.process_time()
    action()
    print(f"{what:<34}{count / (time.process_time() - began):>12,.0f} a second")


def print_rates() -> None:
    """The rates of what is done in Python."""
    given = list(press(TIMED))
    texts = [each.article.text for each in given]
    runs = [shingles(text) for text in texts]
    beside = list(pairwise(given))
    both = list(pairwise(runs))
    profiles = [told.profile for each in given for told in told_events(_entry(each))]
    pairs = list(pairwise(profiles))
    print(f"\narticles of {sum(len(text.split()) for text in texts) / TIMED:,.0f} words")
    print_rate("articles signed, with their bands", TIMED, lambda: [bands(signature_of(shingles(t))) for t in texts])
    print_rate(
        "pairs of articles compared",
        len(both),
        lambda: [same_telling(one.article, two.article, r) for (one, two), r in zip(beside, both, strict=True)],
    )
    print_rate("events put into blocks", len(profiles), lambda: [blocks_near(each) for each in profiles])
    print_rate("pairs of events weighed", len(pairs), lambda: [likelihood(*each) for each in pairs])


def _entry(given: Given) -> Entry:
    return Entry(article=given.article, reading=given.reading, version=0, reader="", added="", keep_text=True)


if __name__ == "__main__":
    print_growth(int(sys.argv[1].replace(",", "")) if len(sys.argv) > 1 else 2_000)
    print_rates()
